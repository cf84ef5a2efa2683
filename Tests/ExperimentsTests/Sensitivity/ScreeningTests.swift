import CityModel
import Experiments
import Foundation
import ScenarioFiles
import Testing

@Suite("All parameters at once")
struct ScreeningTests {
    private func run(
        _ method: ScreeningStudy.Method, grouping: SensitivityGrouping = .none, threads: Int = 2,
        days: Int = 2,
        kpi: String = "calls.wait_mean@desk:centre"
    ) throws -> ScreeningResult {
        let scenario = try queueScenario("one", days: days, replications: 1)
        let inputs = try InputSelection(grouping: grouping).inputs(of: [scenario])
        return try #require(
            try ScreeningStudy.run(
                [scenario], inputs: inputs, method: method, measures: [try MeasuredKPI(text: kpi)],
                settings: StudySettings(threads: threads)))
    }

    @Test("Morris: talk time is above the noise of the random numbers, what does nothing is exactly zero")
    func morris() throws {
        let result = try run(.morris(trajectories: 8))
        #expect(
            result.groups.map(\.name) == [
                "call_streams.calls.talk.exponential.mean", "handling.verifying", ScreeningStudy.noise,
            ])
        #expect(result.points == 8 * 4 && result.invalid == 0)
        guard case .morris(let effects) = result.findings[0] else { return #expect(Bool(false)) }
        // From 25.7 s to 450 s over the range, and twice the step at most: 424/⅔ at the steepest.
        #expect((effects[0].meanAbsolute.value ?? 0) > 100)
        #expect(effects[1].meanAbsolute.value == 0)
        #expect((effects[2].meanAbsolute.value ?? 0) > 0)
        #expect(result.isAboveNoise(0, 0) && !result.isAboveNoise(0, 1) && !result.isAboveNoise(0, 2))
        #expect(result.ranking(0).first == 0)
    }

    @Test(
        "Sobol: talk time explains nearly all of the wait, the random numbers the rest; bytes hold for any threads"
    )
    func sobol() throws {
        let result = try run(.sobol(rows: 32, law: .uniform))
        guard case .sobol(let indices, _) = result.findings[0] else { return #expect(Bool(false)) }
        #expect((indices.total[0].value ?? 0) > 0.6)
        #expect(indices.total[1].value == 0 && indices.first[1].value == 0)
        #expect((indices.total[2].value ?? 0) > 0 && (indices.total[2].value ?? 1) < 0.6)
        let again = try run(.sobol(rows: 32, law: .uniform), threads: 8)
        #expect(again.findings == result.findings)
        let grouped = try run(.sobol(rows: 4, law: .triangular), grouping: .lever, days: 1)
        #expect(grouped.groups.map(\.name) == ["facts", ScreeningStudy.noise])
        #expect(grouped.points == 4 * 4)
    }

    @Test("A forecast reads variants of the design, and counts those that are refused with their messages")
    func forecast() throws {
        let scenario = try queueScenario("one", days: 1, replications: 1)
        // Nobody at the only desk: one level in four of Morris' grid from 0 to 1 is rounded to 0 on either side.
        let inputs = try InputSelection(patterns: ["desks.centre.staff.agents.posts=0..1"]).inputs(
            of: [scenario])
        let found = try #require(
            try ScreeningStudy.forecast(
                [scenario], inputs: inputs, method: .morris(trajectories: 8),
                measures: [try MeasuredKPI(text: "calls.answered")], settings: StudySettings(threads: 2)))
        #expect(found.variants == 8 * 3 + 1 && found.tried == found.variants)
        #expect(found.refused > 0 && found.refused < found.tried)
        #expect(found.reasons.first?.text.contains("the roster is empty") == true)
        #expect(found.reasons.first?.variants == found.refused)
        #expect(found.seconds > 0 && found.eventsPerRun > 0)
        let result = try #require(
            try ScreeningStudy.run(
                [scenario], inputs: inputs, method: .morris(trajectories: 8),
                measures: [try MeasuredKPI(text: "calls.answered")], settings: StudySettings(threads: 2)))
        #expect(result.invalid == found.refused && result.reasons == found.reasons)
    }

    @Test("The ranges of the scenarios of Magelang fit together: nearly every variant can be run")
    func magelang() throws {
        let scenarios = try ["magesty-2024", "tula-style"].map { name in
            try ScenarioLoader.load(
                path: shippedScenario("magelang/\(name).yaml"),
                overrides: [
                    ScenarioOverride(path: "simulation.measured", value: "1 h"),
                    ScenarioOverride(path: "simulation.warm_up", value: "0 s"),
                ])
        }
        let found = try #require(
            try ScreeningStudy.forecast(
                scenarios, inputs: try InputSelection().inputs(of: scenarios),
                method: .morris(trajectories: 2), measures: [try MeasuredKPI(text: "calls.answered")],
                settings: StudySettings(replications: 1, threads: 2)))
        #expect(found.tried == 64 && Double(found.refused) <= 0.05 * 64, "\(found.reasons)")
    }
}
