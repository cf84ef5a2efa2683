import CityModel
import ScenarioFiles
import Testing

@Suite("Infrastructure and fallback in scenario files")
struct InfrastructureTests {
    @Test("Every key reaches the configuration; only an exchange cuts off talks by itself")
    func decoding() throws {
        let city = try ScenarioLoader.read(text: completeScenario, name: "s.yaml").configuration
        func component(_ days: Double, _ hours: Double, _ cutsCalls: Bool = false)
            -> Infrastructure.Component
        {
            Infrastructure.Component(
                outages: Outages(meanTimeBetween: days * 86_400, meanTimeToRepair: hours * 3_600),
                cutsCalls: cutsCalls)
        }
        #expect(
            city.infrastructure
                == Infrastructure(
                    grid: component(60, 1.5), carrier: component(180, 6, true), network: component(30, 3),
                    rooms: [
                        .init(
                            id: "psc119", power: component(365, 2), backup: 1_800,
                            exchange: component(120, 4, true), server: component(365, 12)),
                        .init(id: "joint", exchange: component(120, 4)),
                    ]))
        #expect(
            city.jointCentre?.fallback
                == CentreFallback(
                    to: ["psc119", "police110"], after: 900, technical: .none,
                    humanResources: HumanResources(
                        handlingFactor: 1, underTriage: 0.234, overTriage: 0.286, wrongAgency: 0.06,
                        absence: 0.05)))
    }

    @Test("Both are left out by default, and `none` takes an inherited one away")
    func absent() throws {
        let small = try ScenarioLoader.read(text: smallScenario, name: "s.yaml").configuration
        #expect(small.infrastructure == nil)
        #expect(small.integration.handover.unacknowledgedAfter == nil)
        let city = try ScenarioLoader.read(
            text: smallScenario + "infrastructure: none\n", name: "s.yaml"
        ).configuration
        #expect(city.infrastructure == nil)
    }

    @Test(
        "Mistakes are told with their place",
        arguments: [
            (
                "carrier: {mean_time_between: 5 d}",
                "carrier.mean_time_to_repair: is missing; write `mean_time_to_repair: 4 h`"
            ),
            (
                "rooms: [{id: psc911, server: {mean_time_between: 5 d, mean_time_to_repair: 1 h}}]",
                "rooms.psc911: no desk or joint centre \"psc911\"; use one of psc119"
            ),
            (
                "rooms: [{id: psc119, backup: 30 min}]",
                "rooms.psc119.backup: there is no power failure to bridge; describe power of the room or infrastructure.grid, or leave it out"
            ),
            ("gird: none", "gird: unknown key `gird`; did you mean `grid`?"),
        ])
    func mistakes(text: String, expected: String) {
        let found = messages(smallScenario + "infrastructure: {\(text)}\n")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("s.yaml:16:") == true, "\(found)")
        #expect(found.first?.hasSuffix(": infrastructure.\(expected)") == true, "\(found)")
    }

    @Test("A fallback's mistakes, too")
    func fallbackMistakes() {
        func found(_ text: String) -> String? {
            let centre =
                "joint_centre: {id: joint, agency: health, members: [psc119], human_resources: basic, "
            let all = messages(smallScenario + centre + "fallback: {\(text)}}\n")
            return all.count == 1
                ? all[0].components(separatedBy: ": ").dropFirst().joined(separator: ": ") : nil
        }
        #expect(found("to: [psc119], after: 15 min") == nil)
        #expect(
            found("to: [psc119]")
                == "joint_centre.fallback.after: is missing; write `after: 15 min`")
        #expect(
            found("to: [psc119], after: 15 min, technical: shared_record")?.hasPrefix(
                "joint_centre.fallback.technical: ") == true)
        #expect(
            found("to: [psc911], after: 15 min")?.hasPrefix("joint_centre.fallback.to") == true)
    }
}
