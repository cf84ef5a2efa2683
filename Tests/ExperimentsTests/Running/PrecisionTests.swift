import CityModel
import Experiments
import Statistics
import Testing

@Suite("Sequential studies")
struct PrecisionTests {
    private let cases = [
        StudyCase(name: "two", configuration: smallDesk()),
        StudyCase(name: "three", configuration: smallDesk(agents: 3)),
    ]

    private func run(_ goal: PrecisionGoal, threads: Int = 2) throws -> CaseStudy {
        try CaseStudy.run(
            cases, settings: StudySettings(replications: 4, threads: threads, precision: goal))
    }

    private func halfWidths(_ study: CaseStudy, _ kpi: String) -> [Double] {
        study.runs.compactMap { run in
            run.summary().first { $0.kpi == kpi && $0.scope == "city" }
                .flatMap { row in row.ciHigh.flatMap { high in row.ciLow.map { (high - $0) / 2 } } }
        }
    }

    @Test("The number doubles until every scenario is precise enough", arguments: [1, 2])
    func doubling(_ threads: Int) throws {
        let goal = PrecisionGoal(kpi: "calls.abandoned_share", halfWidth: 0.03, limit: 1_024)
        let study = try run(goal, threads: threads)
        let count = study.runs[0].results.count
        #expect(count > 4 && count < 1_024 && count.nonzeroBitCount == 1)
        #expect(study.runs[1].results.count == count)
        #expect(halfWidths(study, goal.kpi).allSatisfy { $0 <= 0.03 })
        // One doubling less was not enough, or it would have stopped there.
        var half = study
        for index in half.runs.indices { half.runs[index].results.removeLast(count / 2) }
        #expect(halfWidths(half, goal.kpi).contains { $0 > 0.03 })
    }

    @Test("The limit ends the search, on a number of its own")
    func limit() throws {
        let study = try run(PrecisionGoal(kpi: "calls.wait_mean", halfWidth: 1e-9, limit: 11))
        #expect(study.runs.map(\.results.count) == [11, 11])
        #expect(!study.wasCancelled)
        #expect(
            study.warnings.map(\.description).filter { $0.contains("precision") }.map {
                $0.replacing(/half-width [0-9.e-]+ s/, with: "half-width X s")
            }
                == ["two", "three"].map {
                    "\($0): precision not reached after 11 replications: half-width X s, wanted 1e-09 s "
                        + "(calls.wait_mean, city)"
                })
    }

    @Test("A limit that leaves no room to double is told too; a goal that is reached warns of nothing")
    func warnings() throws {
        let tight = try run(PrecisionGoal(kpi: "calls.wait_mean", halfWidth: 1e-9, limit: 4))
        #expect(tight.runs[0].results.count == 4)
        #expect(tight.warnings.count { "\($0)".contains("precision not reached after 4") } == 2)
        let easy = try run(PrecisionGoal(kpi: "calls.offered", halfWidth: 0.5, relative: true))
        #expect(!easy.warnings.contains { "\($0)".contains("precision") })
    }

    @Test("A KPI without a value ends the search at the first number")
    func noValue() throws {
        // Nothing needs a unit at a small desk, so no incident has a response.
        let study = try run(PrecisionGoal(kpi: "incident.response_p90", halfWidth: 30))
        #expect(study.runs[0].results.count == 4)
        #expect(
            study.warnings.contains(
                .precisionOfNoValue(
                    scenario: "two", kpi: "incident.response_p90", scope: "city", isReached: true)))
    }

    @Test("A percentile that is not reached has no value; one with an open interval may yet get one")
    func infinitePercentile() throws {
        func shortfalls(never: [Int]) throws -> [StudyWarning] {
            let laws = never.map { durations(seconds: Array(repeating: 60, count: 90), never: $0) }
            let run = try handWrittenRun("it", durations: ["incident.response_p90": (0.9, laws)])
            return try PrecisionGoal(kpi: "incident.response_p90", halfWidth: 1).shortfalls(of: [run])
        }
        #expect(
            try shortfalls(never: [20, 20, 20]).map(\.description) == [
                "it: precision cannot be aimed at: incident.response_p90 of city is not reached in so many "
                    + "cases that it has no value; choose another KPI"
            ])
        #expect(try shortfalls(never: [0, 0, 0]).isEmpty)
        #expect(
            try shortfalls(never: [30, 0, 0]) == [
                .precisionNotReached(
                    scenario: "it", kpi: "incident.response_p90", scope: "city", replications: 3,
                    halfWidth: nil, wanted: 1)
            ])
    }

    @Test("A relative goal is a share of the estimate; percentiles count too")
    func relativeAndPercentile() throws {
        let easy = try run(PrecisionGoal(kpi: "calls.offered", halfWidth: 0.5, relative: true))
        #expect(easy.runs[0].results.count == 4)
        let percentile = try run(PrecisionGoal(kpi: "calls.wait_p90", halfWidth: 1e6))
        #expect(percentile.runs[0].results.count == 4)
    }

    @Test("A goal on nothing, or of nothing, is refused")
    func badGoals() throws {
        #expect(throws: StudyError.self) { try run(PrecisionGoal(kpi: "calls.waitmean", halfWidth: 1)) }
        #expect(throws: StudyError.self) { try run(PrecisionGoal(kpi: "calls.wait_mean", halfWidth: 0)) }
        #expect(throws: StudyError.self) {
            try run(PrecisionGoal(kpi: "calls.wait_mean", halfWidth: .nan))
        }
        #expect(throws: StudyError.self) {
            try run(PrecisionGoal(kpi: "calls.wait_mean", halfWidth: 1, limit: 3))
        }
    }
}
