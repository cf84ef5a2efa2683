import ScenarioFiles
import Testing

@Suite("Parameters and their provenance")
struct ParameterTests {
    let parameters: [String: ParameterRecord]
    let scenario: Scenario

    init() throws {
        scenario = try ScenarioLoader.read(text: completeScenario, name: "s.yaml")
        parameters = Dictionary(uniqueKeysWithValues: scenario.parameters.map { ($0.path, $0) })
    }

    @Test func areSortedAndUnique() {
        let paths = scenario.parameters.map(\.path)
        #expect(paths == paths.sorted())
        #expect(Set(paths).count == paths.count)
    }

    @Test func longForm() throws {
        let population = try #require(parameters["city.zones.north.population"])
        #expect(
            population
                == ParameterRecord(
                    path: "city.zones.north.population", text: "60_000", value: 60_000, unit: "", low: 50_000,
                    high: 70_000,
                    source: "BPS", grade: .a, note: "rounded", file: "s.yaml", line: 13))
    }

    @Test func boundsOfADistributionAreThoseOfItsMean() throws {
        let mean = try #require(parameters["handling.locating.lognormal.mean"])
        #expect(mean.value == 40)
        #expect(mean.low == 20)
        #expect(mean.high == 60)
        #expect(mean.grade == .b)
        #expect(mean.unit == "s")
        let deviation = try #require(parameters["handling.locating.lognormal.sd"])
        #expect(deviation.low == nil)
        #expect(deviation.source == "book")
    }

    @Test func valuesAreInBaseUnits() {
        #expect(parameters["junk_share"]?.value == 0.5)
        #expect(parameters["junk_share"]?.unit == "share")
        #expect(parameters["cctv.outages.mean_time_between"]?.value == 78_840_000)
        #expect(
            parameters["incident_types.cardiac_arrest.rate"]?.value
                == scenario.configuration.incidentTypes[0].rate)
        #expect(parameters["incident_types.cardiac_arrest.rate"]?.unit == "1/s")
        #expect(parameters["budget.items.operator_pay.price"]?.value == 2_800_000)
        #expect(parameters["budget.items.operator_pay.price"]?.unit == "Rp")
        #expect(parameters["targets.2.at_most"]?.unit == "s")
        #expect(parameters["profiles.medical.weekdays"]?.text == "[1, 1, 1, 1, 1.1, 1.2, 1.1]")
        #expect(parameters["profiles.medical.weekdays"]?.value == nil)
        #expect(parameters["desks.psc119.human_resources"]?.text == "basic")
        #expect(parameters["desks.psc119.id"] == nil)
    }

    @Test(
        arguments: [
            (
                "{vale: 5 s, grade: A}",
                [
                    "s.yaml:6:15: handling.answering.vale: unknown key `vale`; did you mean `value`?"
                ]
            ),
            (
                "{value: 5 s, sorce: x}",
                ["s.yaml:6:27: handling.answering.sorce: unknown key `sorce`; did you mean `source`?"]
            ),
            (
                "{value: 5 s, grade: D}",
                [
                    "s.yaml:6:34: handling.answering.grade: `D` is not a grade; write `A` (read in the source), `B` (published, not opened) or `C` (assumed)"
                ]
            ),
            (
                "{value: 5 s, low: 6 s}",
                [
                    "s.yaml:6:32: handling.answering.low: `6 s` is above the value; write low, value and high in ascending order"
                ]
            ),
            (
                "{value: 5 s, high: 4 s}",
                [
                    "s.yaml:6:33: handling.answering.high: `4 s` is below the value; write low, value and high in ascending order"
                ]
            ),
            ("{value: 5 s, high: 9}", ["s.yaml:6:33: handling.answering.high: `9` has no unit; write `9 s`"]),
            ("{value: 5, high: 9 s}", ["s.yaml:6:22: handling.answering: `5` has no unit; write `5 s`"]),
            (
                "{value: {uniform: {low: 1 s, high: 9 s}}, low: 1 s}",
                [
                    "s.yaml:6:61: handling.answering.low: this distribution has no mean or median that could vary; write `low` beside one of its figures"
                ]
            ),
        ] as [(String, [String])])
    func wrongLongForms(value: String, expected: [String]) {
        expect(messages(smallScenario.replacingLine("  answering: 5 s", "  answering: \(value)")), expected)
    }
}
