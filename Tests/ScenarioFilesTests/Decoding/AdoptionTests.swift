import CityModel
import Randomness
import ScenarioFiles
import Testing

@Suite("Adoption levels and the border")
struct AdoptionTests {
    /// The complete scenario at its higher level.
    private func high() throws -> CityConfiguration {
        let text = completeScenario.replacingOccurrences(of: "adoption: low\n", with: "adoption: high\n")
        return try ScenarioLoader.read(text: text, name: "high.yaml").configuration
    }

    @Test("The level in force says who has the app and who knows which number")
    func levels() throws {
        let low = try ScenarioLoader.read(text: completeScenario, name: "low.yaml").configuration
        #expect(low.awareness == nil)
        #expect(low.callers.appUse == 0.03)
        let high = try high()
        #expect(high.awareness == Awareness(knows: ["119": 0.9, "110": 0.6], unaware: .bestKnown))
        #expect(high.callers.appUse == 0.5 * 0.8)
    }

    @Test("Latent demand raises the rate of its type, and no junk")
    func demand() throws {
        let low = try ScenarioLoader.read(text: completeScenario, name: "low.yaml").configuration
        let high = try high()
        #expect(high.incidentTypes[0].rate == low.incidentTypes[0].rate * 1.5)
        #expect(high.incidentTypes[1].rate == low.incidentTypes[1].rate)
        #expect(high.callStreams.map(\.rate) == low.callStreams.map(\.rate))
    }

    @Test("The border")
    func border() throws {
        #expect(
            try high().border
                == Border(
                    misroutedShare: 0.03, lines: ["119"], returnDelay: .exponential(mean: 60), lostShare: 0.1,
                    transferOut: .deterministic(40)))
    }

    private func changed(_ level: String) -> [String] {
        messages(
            smallScenario.replacing(
                "lines:\n", with: "adoption: x\nadoption_levels: {x: \(level)}\nlines:\n", maxReplacements: 1)
        )
    }

    @Test("Mistakes in a level are named where they stand")
    func mistakes() {
        expect(changed("{app_use: 3 %, knows: {\"119\": 60 %}}"), [])
        expect(
            changed("{has_app: 5 %}"),
            [
                "s.yaml:4:22: adoption_levels.x.uses_app: is missing; write `app_use`, or `has_app` and `uses_app`"
            ])
        expect(
            changed("{app_use: 3 %, has_app: 5 %, uses_app: 50 %}"),
            [
                "s.yaml:4:22: adoption_levels.x: has `app_use` and `has_app` and `uses_app` together; write only one of `app_use`, or `has_app` and `uses_app`"
            ])
        expect(
            changed("{app_use: 3 %, knowing_nothing: nothing}"),
            [
                "s.yaml:4:54: adoption_levels.x.knowing_nothing: nothing says who knows a number; write `knows`, or leave it out"
            ])
        expect(
            changed("{app_use: 3 %, knows: {\"911\": 60 %}}"),
            ["s.yaml:4:45: adoption_levels.x.knows.911: there is no line `911`; known lines: `119`"])
        expect(
            changed("{app_use: 3 %, knows: {\"119\": 0.6}}"),
            ["s.yaml:4:52: adoption_levels.x.knows.119: `0.6` has no unit; write `60 %`"])
        expect(
            changed("{app_use: 3 %, demand_factors: {fire: 2}}"),
            [
                "s.yaml:4:54: adoption_levels.x.demand_factors.fire: there is no incident type `fire`; declare it under `incident_types`"
            ])
    }
}

extension AdoptionTests {
    @Test("A factor on the rate of dated incidents has nothing to multiply")
    func datedIncidents() {
        let text = smallScenario.replacing(
            "lines:\n",
            with: """
                adoption: x
                adoption_levels: {x: {app_use: 0 %, demand_factors: {bus: 2}}}
                incident_types: [{id: bus, happens_at: [2024-01-02T08:00], calls_to: {"119": 1}}]
                lines:

                """, maxReplacements: 1)
        expect(
            messages(text),
            [
                "s.yaml:4:59: adoption_levels.x.demand_factors.bus: the incidents happen at dates, not by a rate; leave it out, or write more dates"
            ])
    }
}
