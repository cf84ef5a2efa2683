import CityModel
import Experiments
import Statistics
import Testing

@Suite("Differences that matter")
struct IndifferenceTests {
    private let low = [10.0, 11, 9, 10.5, 9.5, 10.2, 9.8, 10.1]

    private func row(
        _ alternative: [Double], zone: Double?, kpi: String = "incident.expected_survivors"
    ) throws -> ComparisonRow {
        var baseline = try handWrittenRun("base", values: [kpi: low])
        if let zone { baseline.indifference = [kpi: zone] }
        return try #require(
            compare(baseline: baseline, alternative: try handWrittenRun("other", values: [kpi: alternative]))
                .first)
    }

    @Test("Better, no difference and inconclusive follow the interval and the zone")
    func verdicts() throws {
        let noise = [0.1, -0.1, 0.05, -0.05, 0.1, -0.1, 0.05, -0.05]
        let same = zip(low, noise).map { $0 + $1 }
        let shifted = zip(low, noise).map { $0 + 0.5 + $1 }
        #expect(try row(same, zone: nil).better == .inconclusive)
        #expect(try row(same, zone: 0.5).better == .noDifference)
        #expect(try row(same, zone: 0.05).better == .inconclusive)
        #expect(try row(shifted, zone: nil).better == .better)
        #expect(try row(shifted, zone: 0.4).better == .better)
        // It is there for certain, and too small to matter.
        let small = try row(shifted, zone: 1)
        #expect(small.better == .noDifference && small.indifference == 1)
        #expect(try #require(small.pValueAdjusted) < 0.05)
        #expect(try row(low, zone: nil).better == .noDifference)
    }

    @Test("The simultaneous interval is Student's at 1 - 0.05/m and holds for headlines only")
    func simultaneous() throws {
        let kpis = ["incident.expected_survivors", "incident.not_reached_share", "calls.wait_mean"]
        let other = zip(low, [0.4, 0.1, 0.3, 0.2, 0.5, 0.1, 0.2, 0.3]).map { $0 + $1 }
        let rows = compare(
            baseline: try handWrittenRun(
                values: Dictionary(uniqueKeysWithValues: kpis.map { ($0, low) })),
            alternative: try handWrittenRun(
                "other", values: Dictionary(uniqueKeysWithValues: kpis.map { ($0, other) })))
        let expected = pairedComparison(baseline: low, alternative: other, level: 1 - 0.05 / 2)
        for row in rows where row.kpi != "calls.wait_mean" {
            #expect(row.simultaneousLow == expected.difference.low)
            #expect(row.simultaneousHigh == expected.difference.high)
            #expect(try #require(row.simultaneousLow) < (try #require(row.ciLow)))
            #expect(row.correlation == expected.correlation && row.effectiveGain == expected.effectiveGain)
        }
        #expect(rows.first { $0.kpi == "calls.wait_mean" }?.simultaneousLow == nil)
    }

    @Test("Percentiles have a wider simultaneous interval and a gain from their resamples")
    func percentiles() throws {
        func run(_ name: String, _ shift: Double) throws -> CaseRun {
            let laws = (0..<12).map { replication in
                durations(
                    seconds: (0..<50).map { 600 + shift + Double(($0 * 7 + replication * 13) % 60) })
            }
            return try handWrittenRun(name, durations: ["incident.response_p50": (0.5, laws)])
        }
        let row = try #require(compare(baseline: try run("a", 0), alternative: try run("b", 90)).first)
        let inner = (try #require(row.ciLow), try #require(row.ciHigh))
        let outer = (try #require(row.simultaneousLow), try #require(row.simultaneousHigh))
        #expect(outer.0 <= inner.0 && outer.1 >= inner.1)
        // The same noise on both sides: nearly all of it cancels.
        #expect(try #require(row.correlation) > 0.9)
        #expect(try #require(row.effectiveGain) > 5)
    }

    @Test("The cost is indifferent within its zone, exactly")
    func cost() throws {
        var today = try handWrittenRun("today", values: ["calls.wait_mean": [1, 2]], cost: 100)
        let other = try handWrittenRun("other", values: ["calls.wait_mean": [1, 2]], cost: 110)
        today.indifference = ["cost.yearly": 10]
        #expect(compare(baseline: today, alternative: other).last?.better == .noDifference)
        today.indifference = ["cost.yearly": 9]
        #expect(compare(baseline: today, alternative: other).last?.better == .worse)
    }
}
