import Experiments
import ScenarioFiles
import Testing

@Suite("Checks of relations")
struct RelationCheckTests {
    private func row(_ check: String) throws -> CheckRow {
        let folder = try CheckFolder()
        let report = try folder.suite("relations:\n  - {id: a, scenario: shop, \(check), why: because}").run(
            threads: 1)
        return try #require(report.rows.first)
    }

    @Test("Zero means zero in every replication")
    func zero() throws {
        let silent = try row(
            "kind: zero, set: [\"call_streams.jokes.rate=0/h\"], kpi: calls.offered, scope: \"stream:jokes\"")
        #expect(
            silent.passed && silent.kind == .relation
                && silent.scenario == "shop with call_streams.jokes.rate=0/h")
        let loud = try row("kind: zero, kpi: calls.offered, scope: \"stream:jokes\"")
        #expect(!loud.passed && loud.message.contains("in replication 0 instead of 0 calls; why: because"))
        #expect(try row("kind: zero, kpi: calls.attempts_per_caller, is: 100 %").passed)
    }

    @Test("Every attempt ends exactly once")
    func conservation() throws {
        let row = try row("kind: conservation")
        #expect(row.passed && row.message.contains("accounts of 8 replications of shop balance"))
    }

    @Test("Larger must be shown, not larger must not be contradicted")
    func order() throws {
        let slow = "set: [\"call_streams.calls.talk={exponential: {mean: 400 s}}\"]"
        #expect(try row("kind: larger, \(slow), kpi: staff.busy_mean, than: {scenario: shop}").passed)
        let reversed = try row("kind: larger, kpi: staff.busy_mean, than: {scenario: shop, \(slow)}")
        #expect(!reversed.passed && reversed.message.contains("expected > 0"))
        #expect(try row("kind: not_larger, kpi: staff.busy_mean, than: {scenario: shop, \(slow)}").passed)
        #expect(try !row("kind: not_larger, \(slow), kpi: staff.busy_mean, than: {scenario: shop}").passed)
        // Equal sides: not larger, but not shown to be larger either.
        #expect(try row("kind: not_larger, kpi: staff.busy_mean, than: {scenario: shop}").passed)
        #expect(try !row("kind: larger, kpi: staff.busy_mean, than: {scenario: shop}").passed)
    }

    @Test("Equal holds in every replication, or within a tolerance")
    func equal() throws {
        let calls = "kpi: calls.offered, scope: \"stream:jokes\""
        // The same jokers ring whatever the talk time of others (common random numbers).
        let slow = "set: [\"call_streams.calls.talk={exponential: {mean: 400 s}}\"]"
        #expect(try row("kind: equal, \(slow), \(calls), than: {scenario: shop}").passed)
        let different = try row("kind: equal, \(slow), kpi: staff.busy_mean, than: {scenario: shop}")
        #expect(!different.passed && different.message.contains("in replication 0"))
        #expect(
            try !row("kind: equal, \(slow), kpi: staff.busy_mean, than: {scenario: shop}, tolerance: 1 %")
                .passed)
        #expect(
            try row("kind: equal, \(slow), kpi: staff.busy_mean, than: {scenario: shop}, tolerance: 200 %")
                .passed)
        #expect(
            try row("kind: equal, \(slow), kpi: staff.busy_mean, than: {scenario: shop}, tolerance: 1").passed
        )
        #expect(
            try row(
                "kind: equal, kpi: calls.offered, scope: \"desk:shop\", than: {scenario: shop, scope: city}"
            ).passed)
    }

    @Test("Unchanged holds to the last bit")
    func unchanged() throws {
        #expect(try row("kind: unchanged, set: [\"simulation.replications=3\"], kpi: calls.wait_mean").passed)
        #expect(
            try row("kind: unchanged, set: [\"budget.items.pay.price=Rp 9 juta\"], kpi: calls.wait_mean")
                .passed)
        let moved = try row(
            "kind: unchanged, set: [\"call_streams.calls.talk={exponential: {mean: 200.1 s}}\"], kpi: staff.busy_mean"
        )
        #expect(!moved.passed && moved.message.contains("above that of shop"))
        #expect(
            try !row("kind: unchanged, set: [\"budget.items.pay.price=Rp 9 juta\"], kpi: cost.yearly").passed)
        #expect(try row("kind: unchanged, set: [\"desks.shop.trunks=2\"], kpi: cost.yearly").passed)
    }
}
