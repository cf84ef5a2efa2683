import CityModel
import Experiments
import Statistics
import Testing

@Suite("Summary")
struct SummaryTests {
    private func row(_ run: CaseRun, _ kpi: String) throws -> SummaryRow {
        try #require(run.summary().first { $0.kpi == kpi })
    }

    @Test("A mean has Student's interval: t(0.975, 3) = 3.182446")
    func means() throws {
        let run = try handWrittenRun(values: ["calls.wait_mean": [1, 2, 3, 4]])
        let row = try row(run, "calls.wait_mean")
        #expect(row.scenario == "by hand" && row.scope == "city" && row.unit == "s")
        #expect(row.mean == 2.5 && row.replications == 4)
        // Sample variance 5 / 3.
        #expect(abs(try #require(row.sd) - 1.290_994_449) < 1e-8)
        let half = 3.182_446_305 * 1.290_994_449 / 2
        let low = try #require(row.ciLow)
        let high = try #require(row.ciHigh)
        #expect(abs(low - (2.5 - half)) < 1e-7)
        #expect(abs(high - (2.5 + half)) < 1e-7)
        #expect(row.target == nil && row.met == nil)
    }

    @Test("Undefined values are left out; nothing defined is nil")
    func undefined() throws {
        let run = try handWrittenRun(values: [
            "calls.wait_mean": [.nan, 2, 4], "calls.abandoned_wait_mean": [.nan, .nan, .nan],
        ])
        let some = try row(run, "calls.wait_mean")
        #expect(some.mean == 3 && some.replications == 2)
        let none = try row(run, "calls.abandoned_wait_mean")
        #expect(none.mean == nil && none.ciLow == nil && none.ciHigh == nil && none.sd == nil)
        #expect(none.replications == 0)
    }

    @Test("One replication has a mean and no interval")
    func single() throws {
        let run = try handWrittenRun(
            values: ["calls.wait_mean": [5]],
            durations: ["calls.wait_p50": (0.5, [durations(seconds: [1, 2, 3])])])
        for kpi in ["calls.wait_mean", "calls.wait_p50"] {
            let row = try row(run, kpi)
            #expect(row.mean != nil && row.ciLow == nil && row.ciHigh == nil && row.sd == nil)
        }
    }

    @Test("A percentile is that of all replications together, not the mean of theirs")
    func pooledPercentile() throws {
        // 90 waits of 1 s to 90 s in one replication and 10 of 1,000 s in the other: the 90th of all is 90 s,
        // the mean of the two percentiles 540 s.
        let run = try handWrittenRun(durations: [
            "calls.wait_p90": (
                0.9,
                [
                    durations(seconds: (1...90).map(Double.init)),
                    durations(seconds: repeatElement(1_000, count: 10)),
                ]
            )
        ])
        let row = try row(run, "calls.wait_p90")
        // A bin is 0.1 % wide.
        #expect(abs(try #require(row.mean) - 90) < 0.1)
        let low = try #require(row.ciLow)
        let high = try #require(row.ciHigh)
        #expect(low <= 90.1 && high >= 999, "resamples hold the quiet replication twice, or the other one")
        #expect(row.replications == 2)
        // Standard deviation of 81 s and 1,000 s.
        #expect(abs(try #require(row.sd) - 919 / 2.0.squareRoot()) < 2)
    }

    @Test("A percentile that is not reached is infinite and misses any upper target")
    func notReached() throws {
        let law = durations(seconds: [10, 20], never: 2)
        let run = try handWrittenRun(
            durations: ["incident.response_p90": (0.9, [law, law, law])],
            targets: [Target(kpi: "incident.response_p90", atMost: 900)])
        let row = try row(run, "incident.response_p90")
        #expect(row.mean == .infinity && row.ciLow == .infinity && row.ciHigh == .infinity)
        #expect(row.target == "<= 900" && row.met == false)
    }

    @Test(
        "A target is met when the mean meets it",
        arguments: [
            (Target(kpi: "calls.answered_share", atLeast: 0.9), ">= 0.9", true),
            (Target(kpi: "calls.answered_share", atLeast: 0.95), ">= 0.95", true),
            (Target(kpi: "calls.answered_share", atLeast: 0.96), ">= 0.96", false),
            (Target(kpi: "calls.answered_share", atMost: 0.95), "<= 0.95", true),
            (Target(kpi: "calls.answered_share", atLeast: 0.5, atMost: 0.9), ">= 0.5, <= 0.9", false),
        ])
    func targets(_ target: Target, _ text: String, _ met: Bool) throws {
        let run = try handWrittenRun(values: ["calls.answered_share": [0.9375, 0.9625]], targets: [target])
        let row = try row(run, "calls.answered_share")
        #expect(row.mean == 0.95)
        #expect(row.target == text && row.met == met)
    }

    @Test("A target elsewhere, or on what is undefined, is not judged")
    func unjudgedTargets() throws {
        let run = try handWrittenRun(
            values: ["calls.answered_share": [1, 1], "calls.wait_mean": [.nan, .nan]],
            targets: [
                Target(kpi: "calls.answered_share", scope: "desk:a", atLeast: 0.9),
                Target(kpi: "calls.wait_mean", atMost: 10),
            ])
        #expect(try row(run, "calls.answered_share").target == nil)
        let wait = try row(run, "calls.wait_mean")
        #expect(wait.target == "<= 10" && wait.met == nil)
    }

    @Test("The cost is the last row and may have a target")
    func cost() throws {
        var run = try handWrittenRun(
            values: ["calls.wait_mean": [1, 2]], targets: [Target(kpi: "cost.yearly", atMost: 4_000_000_000)])
        #expect(run.summary().allSatisfy { $0.kpi != "cost.yearly" })
        run.cost = 3_450_000_000
        let row = try #require(run.summary().last)
        #expect(row.kpi == "cost.yearly" && row.unit == "rupiah" && row.mean == 3_450_000_000)
        #expect(row.ciLow == nil && row.sd == nil && row.met == true)
    }

    @Test("Bootstrap intervals are the same each time, and their centre hangs on no seed")
    func fixedBootstrap() throws {
        let laws = (1...8).map { offset in durations(seconds: (0..<40).map { Double(($0 * offset) % 37) }) }
        func interval(seed: UInt64) throws -> [Double?] {
            let run = try handWrittenRun(durations: ["calls.wait_p90": (0.9, laws)], seed: seed)
            let row = try row(run, "calls.wait_p90")
            return [row.mean, row.ciLow, row.ciHigh]
        }
        #expect(try interval(seed: 1) == interval(seed: 1))
        #expect(try interval(seed: 1)[0] == interval(seed: 2)[0])
    }

    @Test("Every measure of a real run has its row, in order, with a unit")
    func complete() throws {
        let study = try CaseStudy.run(
            [StudyCase(name: "one", configuration: smallDesk())], settings: StudySettings(replications: 3))
        let rows = study.runs[0].summary()
        #expect(rows.map(\.kpi) == study.runs[0].measures.map(\.kpi))
        #expect(rows.map(\.scope) == study.runs[0].measures.map(\.scope))
        #expect(rows.allSatisfy { !$0.unit.isEmpty })
    }
}
