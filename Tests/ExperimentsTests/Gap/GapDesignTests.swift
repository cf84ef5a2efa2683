import CityModel
import Experiments
import ScenarioFiles
import Testing

@Suite("Gap designs")
struct GapDesignTests {
    private func scenario(_ name: String, _ change: (String) -> String = { $0 }) throws -> Scenario {
        var text = StarterScenario.text(name: "City")
            .replacing("measured: 28 d", with: "measured: 2 d")
            .replacing("replications: 32", with: "replications: 3")
        text = change(text)
        return try ScenarioLoader.read(text: text, name: name + ".yaml")
    }

    @Test("Combinations lie between the scenarios, whose results they have at either end")
    func ends() throws {
        let from = try scenario("today")
        let to = try scenario("plan") {
            $0.replacing("posts: 1   ", with: "posts: 2   ").replacing("trunks: 2", with: "trunks: 4")
        }
        #expect(from.configuration != to.configuration)
        let design = try GapDesign(from: from, to: to)
        #expect(design.active.contains(.staff))
        #expect(design.scenarios.count == 1 << design.active.count)
        #expect(design.scenarios.first?.name == "today" && design.scenarios.last?.name == "plan")
        var settings = StudySettings(threads: 2)
        settings.memory = .headlines
        let gap = try Study.run(scenarios: design.scenarios, settings: settings)
        let pair = try Study.run(scenarios: [from, to], settings: StudySettings(threads: 1))
        // The same majorants and keys: the same results to the bit.
        for (one, other) in [(gap.runs[0], pair.runs[0]), (gap.runs[gap.runs.count - 1], pair.runs[1])] {
            let all = Dictionary(
                uniqueKeysWithValues: zip(other.results[0].measures, other.results[0].values).map {
                    ("\($0.kpi) \($0.scope)", $1)
                })
            #expect(one.results.count == 3)
            for (measure, value) in zip(one.results[0].measures, one.results[0].values) {
                let expected = all["\(measure.kpi) \(measure.scope)"]
                #expect(expected == value || (value.isNaN && expected?.isNaN == true), "\(measure.kpi)")
            }
            #expect(one.results[0].measures.count < other.results[0].measures.count)
        }
        let result = analyseGap(design, runs: gap.runs)
        let direct = compare(baseline: pair.runs[0], alternative: pair.runs[1])
        for decomposition in result.decompositions {
            guard let whole = decomposition.whole.value, whole.isFinite,
                let difference = direct.first(where: { $0.kpi == decomposition.kpi && $0.scope == "city" })?
                    .difference
            else { continue }
            #expect(abs(whole - difference) <= 1e-9 * max(1, abs(whole)), "\(decomposition.kpi)")
        }
    }

    @Test("Differences without a lever are all listed, unless a rule names one")
    func withoutLever() throws {
        let from = try scenario("today")
        let to = try scenario("plan") {
            $0.replacing("posts: 1   ", with: "posts: 2   ").replacing(
                "answering: 5 s", with: "answering: 4 s")
        }
        do throws(GapError) {
            _ = try GapDesign(from: from, to: to)
            Issue.record("the difference in talk time has no lever")
        } catch {
            #expect(error.lines.count == 1)
            #expect(
                error.lines[0].contains(
                    "handling.answering: differs between the scenarios, but belongs to no lever"))
            #expect(error.lines[0].hasPrefix("plan.yaml:"))
        }
        let table = LeverTable(rules: [LeverRule("handling.*", .technology)] + LeverTable.standard.rules)
        let design = try GapDesign(from: from, to: to, table: table)
        #expect(design.active == [.staff, .technology])
        #expect(design.switched.map(\.difference.path).contains("handling.answering"))
        #expect(design.scenarios.map(\.name) == ["today", "staff", "technology", "plan"])
        #expect(design.levers(of: 2) == [.technology])
        do throws(GapError) {
            _ = try GapDesign(from: from, to: from)
            Issue.record("equal scenarios have no gap")
        } catch {
            #expect(
                error.lines == [
                    "today and today do not differ in anything that a lever switches; name two scenarios that do"
                ])
        }
    }
}
