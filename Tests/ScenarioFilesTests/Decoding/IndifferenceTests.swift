import ScenarioFiles
import Testing

@Suite("Indifference zones")
struct IndifferenceTests {
    private func read(_ zones: String) throws -> Scenario {
        try ScenarioLoader.read(
            text: StarterScenario.text(name: "City") + "indifference:\n" + zones, name: "s.yaml")
    }

    private func problems(_ zones: String) -> [String] {
        do throws(ScenarioError) {
            _ = try ScenarioLoader.read(
                text: StarterScenario.text(name: "City") + "indifference:\n" + zones, name: "s.yaml")
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test func zonesAreInTheUnitOfTheirKPI() throws {
        let zones = try read(
            """
              - {kpi: incident.response_p90, within: {value: 1 min, source: x, grade: C}}
              - {kpi: incident.not_reached_share, within: 0.5 %}
              - {kpi: incident.expected_survivors, within: 0.1}
              - {kpi: cost.yearly, within: Rp 10 juta}

            """
        ).indifference
        #expect(
            zones == [
                "incident.response_p90": 60, "incident.not_reached_share": 0.005,
                "incident.expected_survivors": 0.1, "cost.yearly": 10_000_000,
            ])
        #expect(
            try ScenarioLoader.read(text: StarterScenario.text(name: "x"), name: "x.yaml").indifference == [:]
        )
    }

    @Test func mistakesAreNamed() {
        let unknown = problems("  - {kpi: incident.respons_p90, within: 30 s}\n")
        #expect(unknown.count == 1)
        #expect(
            unknown[0].hasSuffix(
                "indifference.1.kpi: there is no KPI `incident.respons_p90`; did you mean `incident.response_p90`?"
            ))
        let unit = problems("  - {kpi: incident.response_p90, within: 5 %}\n")
        #expect(
            unit.first?.hasSuffix(
                "indifference.1.within: `5 %` is not in the unit of incident.response_p90; write a duration such as `90 s`"
            )
                == true)
        #expect(problems("  - {kpi: incident.response_p90, within: 30}\n").count == 1)
        #expect(problems("  - {kpi: incident.expected_survivors, within: 1 min}\n").count == 1)
        #expect(problems("  - {kpi: incident.response_p90, within: -5 s}\n").count == 1)
        #expect(problems("  - {kpi: incident.response_p90}\n").count == 1)
    }
}
