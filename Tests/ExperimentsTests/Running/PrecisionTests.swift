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
