import Experiments
import Foundation
import ScenarioFiles
import Testing

@Suite("Checks of results")
struct ResultCheckTests {
    private func row(_ check: String, header: String = "replications: 8") throws -> CheckRow {
        let folder = try CheckFolder()
        let report = try folder.suite(
            "results:\n  - {id: a, scenario: shop, \(check), source: theory}", header: header
        )
        .run(threads: 1)
        return try #require(report.rows.first)
    }

    /// Poisson counts: exactly 6 × 48 calls on average, without redials.
    @Test("Theory passes within noise and fails beyond it, by how much")
    func theory() throws {
        let right = try row("kpi: calls.offered, scope: \"stream:calls\", expected: 288")
        #expect(right.passed && right.kind == .result && right.subject == "calls.offered stream:calls")
        let low = try #require(right.ciLow)
        let high = try #require(right.ciHigh)
        #expect(low < 288 && 288 < high && high - low < 100)
        // 99 % interval of 8 values: 3.5 standard errors of √(288 ÷ 8) = 6.
        let wrong = try row("kpi: calls.offered, scope: \"stream:calls\", expected: 188")
        #expect(!wrong.passed && wrong.expected == "188" && wrong.observed == right.observed)
        #expect(wrong.message.contains("above the expected 188 calls (99 % interval"))
        #expect(wrong.message.contains("standard errors; source: theory"))
    }

    @Test("A tolerance asks that the whole interval lies within it")
    func tolerance() throws {
        #expect(try row("kpi: calls.offered, scope: \"stream:calls\", expected: 288, tolerance: 20 %").passed)
        // ±2 % is narrower than the noise of eight replications: not shown, so not passed.
        #expect(try !row("kpi: calls.offered, scope: \"stream:calls\", expected: 288, tolerance: 2 %").passed)
        #expect(try row("kpi: calls.offered, scope: \"stream:calls\", expected: 288, tolerance: 60").passed)
        #expect(try row("kpi: calls.answered_share, at_least: 20 %, at_most: 99 %").passed)
        let narrow = try row("kpi: calls.answered_share, at_least: 99 %")
        #expect(!narrow.passed && narrow.message.contains("not all of it within at least 99 %"))
    }

    @Test("What is not measured fails and says what is")
    func unknown() throws {
        let scope = try row("kpi: calls.offered, scope: \"desk:shp\", expected: 288")
        #expect(!scope.passed && scope.message.contains("did you mean `desk:shop`?"))
        let undefined = try row("kpi: calls.wait_mean, scope: \"stream:incidents\", expected: 1 s")
        #expect(!undefined.passed && undefined.message.contains("undefined"))
    }

    @Test("A cost is judged to the rupiah, without a simulation")
    func cost() throws {
        let folder = try CheckFolder()
        let suite = try folder.suite(
            "results:\n  - {id: a, scenario: shop, kpi: cost.yearly, expected: Rp 5 juta, why: x}\n"
                + "  - {id: b, scenario: shop, kpi: cost.yearly, expected: Rp 5_000_001, why: x}")
        let report = suite.run()
        #expect(report.rows.map(\.passed) == [true, false] && report.simulations == 0)
        #expect(report.rows[1].message.contains("Rp 5000000, Rp 1"))
    }

    @Test("A recorded result is recognised, and a change beyond noise is not")
    func baseline() throws {
        let folder = try CheckFolder()
        let check = """
            results:
              - {id: a, scenario: shop, kpi: calls.abandoned_share, baseline: base/r.csv, why: patience}
              - {id: b, scenario: shop, kpi: calls.offered, scope: "stream:calls", baseline: base/r.csv, why: demand}
            """
        #expect(try folder.suite(check).run().rows[0].message.contains("does not exist; record it"))
        let recorded = try folder.suite(check).recordBaselines(threads: 2)
        #expect(recorded.count == 1 && recorded[0].text.split(separator: "\n").count == 3)
        try folder.write(recorded[0].text, to: "base/r.csv")
        let same = try folder.suite(check).run()
        #expect(same.passed && same.rows[0].message.contains("as recorded"))
        // Another seed is noise only.
        var seeded = try folder.suite(check)
        seeded.seed = 99
        #expect(seeded.run().passed)
        // A patience ten times as long is not, and leaves demand as it was.
        let change = try ScenarioOverride("callers.patience.exponential.mean=900 s")
        let moved = try folder.suite(check, changes: ["shop": [change]]).run()
        #expect(moved.failedChecks == ["a"])
        #expect(
            moved.rows[0].message.contains("below the expected")
                && moved.rows[0].message.contains("why: patience"))
        try folder.write("subject,kpi,scope,mean,sd,n\n", to: "base/r.csv")
        #expect(try folder.suite(check).run().rows[0].message.contains("has no row for"))
    }

    @Test("That nothing has changed must be shown where a baseline has a tolerance")
    func equivalence() throws {
        let folder = try CheckFolder()
        func check(_ tolerance: String) -> String {
            """
            results:
              - {id: a, scenario: shop, kpi: calls.abandoned_share, baseline: base/r.csv, tolerance: \(tolerance), why: patience}
            """
        }
        var precise = try folder.suite(check("1 %"))
        precise.replications = 64
        try folder.write(try precise.recordBaselines(threads: 2)[0].text, to: "base/r.csv")
        func report(_ tolerance: String, seed: UInt64, replications: Int) throws -> CheckReport {
            var suite = try folder.suite(check(tolerance))
            suite.seed = seed
            suite.replications = replications
            return suite.run()
        }
        // The same seed gives the same value, of which nothing need be shown.
        precise = try folder.suite(check("0.001 %"))
        precise.replications = 64
        #expect(precise.run().passed)
        // Noise alone: shown to be within a wide tolerance, and not shown within a narrow one or by few replications.
        let wide = try report("60 %", seed: 99, replications: 16)
        #expect(wide.passed && wide.rows[0].message.contains("shown to be within"))
        let narrow = try report("0.1 %", seed: 99, replications: 16)
        #expect(narrow.failedChecks == ["a"] && narrow.rows[0].message.contains("not shown to be within"))
        #expect(try !report("20 %", seed: 99, replications: 2).passed)
        #expect(try report("20 %", seed: 99, replications: 64).passed)
        #expect(throws: ScenarioError.self) {
            try folder.suite(
                """
                results:
                  - {id: a, scenario: shop, kpi: calls.abandoned_share, at_least: 1 %, tolerance: 1 %, why: x}
                """)
        }
    }

    @Test("A baseline names the files from which it was recorded, wherever the command is given")
    func inputs() throws {
        let folder = try CheckFolder()
        let check = """
            results:
              - {id: a, scenario: shop, kpi: calls.offered, baseline: base/r.csv, why: demand}
            """
        let suite = try folder.suite(check)
        #expect(suite.changedInputs().isEmpty, "nothing is named yet")
        let recorded = try suite.recordBaselines(threads: 2)
        let named = suite.recordedInputs(of: recorded)
        #expect(named.map(\.path) == ["\(folder.path)/base/r.inputs.csv"])
        #expect(named[0].text.hasPrefix("file,sha256\nshop.yaml,"))
        try folder.write(recorded[0].text, to: "base/r.csv")
        try folder.write(named[0].text, to: "base/r.inputs.csv")
        #expect(try folder.suite(check).changedInputs().isEmpty)
        // A comment changes no result, but it is another file.
        try folder.write(CheckFolder.shop + "# changed\n", to: "shop.yaml")
        #expect(try folder.suite(check).changedInputs() == ["shop.yaml"])
    }

    @Test("The report does not depend on the number of threads, and equal simulations are run once")
    func sharing() throws {
        let folder = try CheckFolder()
        let suite = try folder.suite(
            """
            results:
              - {id: a, scenario: shop, kpi: calls.abandoned_share, expected: 20 %, why: x}
              - {id: b, scenario: shop, kpi: calls.offered, expected: 300, why: x}
              - {id: c, scenario: shop, set: ["desks.shop.trunks=1"], kpi: calls.offered, expected: 300, why: x}
            relations:
              - {id: d, kind: not_larger, scenario: shop, kpi: calls.blocked_share, than: {scenario: shop, set: ["desks.shop.trunks=1"]}, why: x}
              - {id: e, kind: conservation, scenario: shop, why: x}
            """)
        let one = suite.run(threads: 1)
        #expect(one.simulations == 2 && one.checks == 5 && one.rows.count == 5)
        #expect(suite.run(threads: 3) == one)
        let stopped = Cancellation()
        stopped.cancel()
        let interrupted = suite.run(threads: 1, cancellation: stopped)
        #expect(!interrupted.passed && interrupted.rows.allSatisfy { $0.message.contains("interrupted") })
    }

    /// 120 seeds and one check at 10 %: the number of false alarms is binomial (120, 0.1) as far as the mean of four
    /// Poisson counts of mean 12 is normal; 3 … 24 holds it with probability 0.998.
    @Test("The false-alarm rate is the stated one")
    func falseAlarms() throws {
        let folder = try CheckFolder()
        var suite = try folder.suite(
            "results:\n  - {id: a, scenario: shop, kpi: calls.offered, scope: \"stream:jokes\", expected: 12, why: x}",
            header: "replications: 4\nfamily_wise_false_alarm: 10 %",
            changes: ["shop": [ScenarioOverride(path: "simulation.measured", value: "12 h")]])
        var alarms = 0
        for seed in 1...120 {
            suite.seed = UInt64(seed)
            if !suite.run(threads: 1).passed { alarms += 1 }
        }
        #expect((3...24).contains(alarms), "\(alarms) of 120")
    }
}
