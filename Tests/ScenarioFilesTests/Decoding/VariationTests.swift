import CityModel
import ScenarioFiles
import Testing

@Suite("Demand that varies, in scenario files")
struct VariationTests {
    @Test("Every key reaches the configuration")
    func decoding() throws {
        let city = try ScenarioLoader.read(text: completeScenario, name: "s.yaml").configuration
        #expect(
            city.callStreams[2].variation
                == DemandVariation(
                    dayFactor: DayFactor(law: .gamma(mean: 1, standardDeviation: 0.3), atMost: 3),
                    bursts: Bursts(factor: 5.33, stayNormal: 3_000, stayBurst: 300),
                    cluster: Cluster(kind: .geometric, mean: 2, delay: .exponential(mean: 90))))
        #expect(
            city.incidentTypes[1].variation
                == DemandVariation(
                    dayFactor: DayFactor(law: .uniform(low: 0.5, high: 1.5), atMost: 2),
                    cluster: Cluster(kind: .poisson, mean: 1)))
        #expect(city.incidentTypes[0].variation == DemandVariation())
    }

    @Test("Junk is measured to what comes in the long run")
    func junk() throws {
        let text = smallScenario.replacingOccurrences(
            of: "call_streams: [",
            with: """
                junk_share: 50 %
                call_streams:
                  - {id: urgent, kind: emergency, rate: 5/day, calls_to: {"119": 1}, talk: 60 s, cluster: {offspring_mean: 4}}
                  - {id: prank, kind: prank, part_of_junk: 1, calls_to: {"119": 1}, talk: 5 s}
                  - 
                """
        ).replacingOccurrences(of: "talk: 60 s}]", with: "talk: 60 s}")
        let rate = try ScenarioLoader.read(text: text, name: "s.yaml").configuration.callStreams[1].rate
        #expect(abs(rate * 86_400 - 20) < 1e-9)
    }

    @Test(
        "Mistakes are told with their place",
        arguments: [
            (
                "cluster: {offspring_mean: 0.5, kind: geometric}",
                "cluster.offspring_mean: a geometric number has a mean of 1 or more; write 1 or more, or `kind: poisson`"
            ),
            ("day_factor: {gamma: {mean: 1, sd: 0.3}}", "day_factor.at_most: is missing; write `at_most: 3`"),
            (
                "day_factor: {uniform: {low: 2, high: 1}, at_most: 3}",
                "day_factor.uniform: `low` is not below `high`; write `low` below `high`"
            ),
            (
                "bursts: {factor: 5, stay_normal: 50, stay_burst: 5 min}",
                "bursts.stay_normal: `50` has no unit; write `50 s`"
            ),
        ])
    func mistakes(text: String, expected: String) {
        let found = messages(
            smallScenario.replacingOccurrences(of: "talk: 60 s}", with: "talk: 60 s, \(text)}"))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("s.yaml:15:") == true)
        #expect(found.first?.hasSuffix(": call_streams.info.\(expected)") == true, "\(found)")
    }
}
