import CityModel
import ScenarioFiles
import Testing

@Suite("Surges in scenario files")
struct SurgeTests {
    @Test("Every key reaches the configuration, dates as seconds since the start")
    func decoding() throws {
        let city = try ScenarioLoader.read(text: completeScenario, name: "s.yaml").configuration
        #expect(
            city.surges == [
                // From 29 February, in a leap year, to 2 March.
                Surge(
                    id: "flood", beginning: .at(seconds: 2 * 86_400 + 14.5 * 3_600),
                    lasts: .deterministic(28_800), factors: ["fire": 20, "cardiac_arrest": 2],
                    callFactors: ["info": 5]),
                Surge(
                    id: "storm", beginning: .random(rate: 3.0 / 31_536_000),
                    lasts: .gamma(mean: 28_800, standardDeviation: 14_400), factors: ["fire": 4]),
            ])
    }

    @Test(
        "Mistakes are told with their place",
        arguments: [
            (
                "from: 2024-01-15, lasts: 8 h",
                "from: `2024-01-15` is not a date and time; write day, hour and minute as `2024-01-31T14:00`"
            ),
            (
                "from: 2024-02-30T14:00, lasts: 8 h",
                "from: `2024-02-30T14:00` is not a date and time; write day, hour and minute as `2024-01-31T14:00`"
            ),
            (
                "from: 2023-12-31T23:59, lasts: 8 h",
                "from: is before the scenario's start; write a time from 2024-01-01T00:00 on"
            ),
            (
                "per_year: 3, lasts: 8 h, call_factors: {inf: 2}",
                "call_factors.inf: there is no call stream `inf`; did you mean `info`?"
            ),
            ("per_year: 3", "lasts: is missing; write `lasts: {gamma: {mean: 8 h, sd: 4 h}}`"),
        ])
    func mistakes(text: String, expected: String) {
        let found = messages(smallScenario + "surges: [{id: flood, \(text)}]\n")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("s.yaml:16:") == true, "\(found)")
        #expect(found.first?.hasSuffix(": surges.flood.\(expected)") == true, "\(found)")
    }

    @Test("A dated surge needs a dated start")
    func noStart() {
        let text = smallScenario.replacingOccurrences(of: "start: 2024-01-01, ", with: "")
        let found = messages(text + "surges: [{id: flood, from: 2024-01-15T14:00, lasts: 8 h}]\n")
        #expect(found.count == 1)
        #expect(
            found.first?.hasSuffix(
                "surges.flood.from: the date of time zero is not known; write `simulation.start`") == true)
    }
}
