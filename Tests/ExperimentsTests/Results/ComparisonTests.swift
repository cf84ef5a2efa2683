import CityModel
import Experiments
import Statistics
import Testing

@Suite("Comparison")
struct ComparisonTests {
    private func rows(
        _ baseline: [String: [Double]], _ alternative: [String: [Double]]
    ) throws -> [String: ComparisonRow] {
        let rows = compare(
            baseline: try handWrittenRun("base", values: baseline),
            alternative: try handWrittenRun("other", values: alternative))
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.kpi, $0) })
    }

    private let low = [10.0, 11, 9, 10.5, 9.5, 10.2, 9.8, 10.1]
    private var high: [Double] { zip(low, [5.0, 5.2, 4.9, 5.1, 5, 4.8, 5.3, 5]).map { $0 + $1 } }

    @Test("A difference is alternative minus baseline, paired")
    func pairedDifference() throws {
        // Differences 1, 2, 3: mean 2, standard deviation 1, t(0.975, 2) = 4.302653.
        let row = try #require(
            try rows(["calls.wait_mean": [10, 20, 30]], ["calls.wait_mean": [11, 22, 33]])["calls.wait_mean"])
        #expect(row.baseline == "base" && row.scenario == "other" && row.scope == "city")
        #expect(row.difference == 2)
        let half = 4.302_652_730 / 3.0.squareRoot()
        let low = try #require(row.ciLow)
        let high = try #require(row.ciHigh)
        #expect(abs(low - (2 - half)) < 1e-7)
        #expect(abs(high - (2 + half)) < 1e-7)
        // t = 2 · √3 with two degrees of freedom: p = 1 − t / √(2 + t²).
        let pValue = try #require(row.pValue)
        #expect(abs(pValue - (1 - (12.0 / 14).squareRoot())) < 1e-9)
    }

    @Test("Verdicts follow the direction of the KPI")
    func directions() throws {
        let kpis = [
            "incident.response_within_target": Verdict.better, "incident.not_reached_share": .worse,
            "incident.count": .neither, "calls.wait_mean": .worse, "calls.answered_share": .better,
        ]
        let up = try rows(kpis.mapValues { _ in low }, kpis.mapValues { _ in high })
        for (kpi, verdict) in kpis { #expect(up[kpi]?.better == verdict, "\(kpi) up") }
        let down = try rows(kpis.mapValues { _ in high }, kpis.mapValues { _ in low })
        let opposite: [Verdict: Verdict] = [.better: .worse, .worse: .better, .neither: .neither]
        for (kpi, verdict) in kpis { #expect(down[kpi]?.better == opposite[verdict], "\(kpi) down") }
    }

    @Test("Only headlines of the city are adjusted, together, by Holm's method")
    func holm() throws {
        let weak = [10.3, 11.1, 9.1, 10.7, 9.4, 10.6, 9.9, 10.2]
        let baseline = [
            "incident.not_reached_share": low, "incident.response_within_target": low,
            "incident.expected_survivors": low, "calls.wait_mean": low,
        ]
        let rows = try rows(
            baseline,
            [
                "incident.not_reached_share": weak, "incident.response_within_target": low.reversed(),
                "incident.expected_survivors": low, "calls.wait_mean": weak,
            ])
        let headlines = [
            "incident.not_reached_share", "incident.response_within_target", "incident.expected_survivors",
        ]
        let adjusted = holmAdjusted(headlines.map { rows[$0]?.pValue })
        for (kpi, expected) in zip(headlines, adjusted) {
            #expect(rows[kpi]?.pValueAdjusted == expected)
            #expect(expected != nil)
        }
        #expect(rows["calls.wait_mean"]?.pValueAdjusted == nil)
        #expect(rows["calls.wait_mean"]?.pValue == rows["incident.not_reached_share"]?.pValue)
        // 0.05 divided among three: what is shown alone is not shown among the headlines.
        let p = try #require(rows["incident.not_reached_share"]?.pValue)
        #expect(p < 0.05 && 3 * p > 0.05)
        #expect(rows["calls.wait_mean"]?.better == .worse)
        #expect(rows["incident.not_reached_share"]?.better == .inconclusive)
    }

    @Test("The same run twice: no difference anywhere")
    func identical() throws {
        let study = try CaseStudy.run(
            [StudyCase(name: "one", configuration: smallDesk())], settings: StudySettings(replications: 4))
        let rows = compare(baseline: study.runs[0], alternative: study.runs[0])
        #expect(rows.count > 50)
        for row in rows {
            if row.difference == nil {
                #expect(row.better == .undefined && row.pValue == nil)
                continue
            }
            #expect(row.difference == 0 && row.ciLow == 0 && row.ciHigh == 0 && row.pValue == 1)
            #expect(row.better == .noDifference || row.better == .neither, "\(row.kpi)")
        }
    }

    @Test("Undefined on one side is undefined; what one side lacks is left out")
    func undefined() throws {
        let rows = try rows(
            ["calls.wait_mean": [.nan, .nan], "calls.answered": [1, 2]],
            ["calls.wait_mean": [1, 2], "calls.failed": [1, 2]])
        #expect(rows.keys.sorted() == ["calls.wait_mean"])
        let row = try #require(rows["calls.wait_mean"])
        #expect(row.difference == nil && row.ciLow == nil && row.pValue == nil && row.better == .undefined)
    }

    @Test(
        "Percentiles: a fall is seen, a percentile that becomes unreached is worse, both unreached undefined")
    func percentiles() throws {
        func run(_ name: String, _ seconds: Double, never: Int) throws -> CaseRun {
            let laws = (0..<12).map { replication in
                durations(seconds: (0..<50).map { seconds + Double($0 + replication) }, never: never)
            }
            return try handWrittenRun(name, durations: ["incident.response_p90": (0.9, laws)])
        }
        let slow = try run("slow", 600, never: 0)
        let fast = try run("fast", 300, never: 0)
        let lost = try run("lost", 300, never: 20)
        let faster = try #require(compare(baseline: slow, alternative: fast).first)
        // All durations differ by 300 s; a bin is 0.1 % wide.
        #expect(abs(try #require(faster.difference) + 300) < 1.5)
        #expect(faster.better == .better)
        let worse = try #require(compare(baseline: fast, alternative: lost).first)
        #expect(worse.difference == .infinity && worse.better == .worse)
        let back = try #require(compare(baseline: lost, alternative: fast).first)
        #expect(back.difference == -.infinity && back.better == .better)
        let neither = try #require(compare(baseline: lost, alternative: lost).first)
        #expect(neither.difference == nil && neither.better == .undefined)
    }

    @Test("A percentile that only one side reaches, but not for certain, has no verdict")
    func barelyReached() throws {
        func run(_ name: String, never: [Int]) throws -> CaseRun {
            let laws = never.map { durations(seconds: Array(repeating: 60, count: 90), never: $0) }
            return try handWrittenRun(name, durations: ["incident.response_p90": (0.9, laws)])
        }
        // On average ten in a hundred may be missed: eleven are too many, nine are not.
        let lost = try run("lost", never: [33, 0, 0, 15, 0, 20])
        let found = try run("found", never: [0, 27, 0, 0, 20, 0])
        let row = try #require(compare(baseline: lost, alternative: found).first)
        #expect(row.difference == -.infinity && row.better == .undefined)
        #expect(try #require(row.pValue) > 0.05)
    }

    @Test("The cost is compared exactly")
    func cost() throws {
        var today = try handWrittenRun("today", values: ["calls.wait_mean": [1, 2]])
        var other = try handWrittenRun("other", values: ["calls.wait_mean": [1, 2]])
        #expect(compare(baseline: today, alternative: other).allSatisfy { $0.kpi != "cost.yearly" })
        today.cost = 3_000_000_000
        other.cost = 3_000_000_001
        let dearer = try #require(compare(baseline: today, alternative: other).last)
        #expect(dearer.kpi == "cost.yearly" && dearer.difference == 1 && dearer.better == .worse)
        #expect(dearer.pValue == nil && dearer.pValueAdjusted == nil)
        let cheaper = try #require(compare(baseline: other, alternative: today).last)
        #expect(cheaper.difference == -1 && cheaper.better == .better)
    }

    @Test("Numbers per attempt are marked as not comparable, numbers per incident are")
    func comparability() throws {
        let values = ["calls.answered_share": low, "incident.not_reached_share": low]
        let rows = try rows(values, values)
        #expect(rows["calls.answered_share"]?.comparable == false)
        #expect(rows["incident.not_reached_share"]?.comparable == true)
    }

    @Test("Common random numbers narrow the interval of a difference")
    func commonRandomNumbers() throws {
        let study = try CaseStudy.run(
            [
                StudyCase(name: "two", configuration: smallDesk()),
                StudyCase(name: "three", configuration: smallDesk(agents: 3)),
            ], settings: StudySettings(replications: 24))
        let row = try #require(
            compare(baseline: study.runs[0], alternative: study.runs[1]).first {
                $0.kpi == "calls.abandoned_share" && $0.scope == "city"
            })
        #expect(row.better == .better)
        let index = try #require(
            study.runs[0].measures.firstIndex {
                $0.kpi == "calls.abandoned_share" && $0.scope == "city"
            })
        let paired = pairedComparison(
            baseline: study.runs[0].values(of: index), alternative: study.runs[1].values(of: index))
        // Deterministic given the seed; independent streams would have a gain of 1.
        #expect(try #require(paired.effectiveGain) > 1.5)
    }
}
