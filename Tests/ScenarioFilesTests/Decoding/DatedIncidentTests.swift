import ScenarioFiles
import Testing

@Suite("Dated incidents in scenario files")
struct DatedIncidentTests {
    private func scenario(_ keys: String) -> String {
        smallScenario + "incident_types: [{id: crash, calls_to: {\"119\": 1}, \(keys)}]\n"
    }

    @Test("Dates become seconds since the start")
    func decoding() throws {
        let text = scenario("happens_at: [2024-01-01T00:10, 2024-01-02T12:00]")
        let city = try ScenarioLoader.read(text: text, name: "s.yaml").configuration
        #expect(city.incidentTypes[0].dates == [600, 129_600])
        #expect(city.incidentTypes[0].rate == 0)
    }

    @Test(
        "Mistakes are told with their place",
        arguments: [
            ("happens_at: [2023-12-31T23:00]", "is before the scenario's start"),
            ("happens_at: [2024-01-15]", "is not a date and time"),
            ("happens_at: [2024-01-02T12:00, 2024-01-01T12:00]", "the dates are not in order; sort them"),
            ("happens_at: [2024-01-02T12:00], rate: 3/day", "has `rate` and `happens_at` together"),
            ("priorities: [1, 0, 0, 0]", "`rate` or `happens_at`"),
        ])
    func mistakes(keys: String, expected: String) {
        let found = messages(scenario(keys))
        #expect(found.count == 1)
        #expect(
            found.first?.contains("incident_types.crash") == true && found.first?.contains(expected) == true,
            "\(found)")
    }

    @Test("A dated incident needs a dated start")
    func noStart() {
        let text = scenario("happens_at: [2024-01-01T00:10]")
            .replacingOccurrences(of: "start: 2024-01-01, ", with: "")
        #expect(messages(text).first?.contains("the date of time zero is not known") == true)
    }
}
