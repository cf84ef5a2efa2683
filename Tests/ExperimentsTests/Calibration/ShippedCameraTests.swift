import CityModel
import Experiments
import ScenarioFiles
import Testing

/// What the shipped scenarios of cameras say about less human involvement, stated before anything was run:
///
/// - software alone finds more crashes than a few watchers, sooner, and costs no hours;
/// - it finds fewer fights, and sends many more units for nothing;
/// - with people behind the software more is found than by either alone;
/// - watchers who also take calls, one instead of up to two, find less.
///
/// To say so in a few weeks instead of years, everything in a zone with cameras is in view here; shares of what is in view
/// are compared. About 250 crashes and as many fights a scenario make standard errors of about 0.03 for each share, less
/// for differences on common incidents.
@Suite("Shipped scenarios of cameras")
struct ShippedCameraTests {
    private struct Outcome {
        var crashes: Double
        var fights: Double
        var all: Double
        var wastedTrips: Double
        var medianTime: Double
        var operatorHours: Double
    }

    private func outcome(_ name: String) throws -> Outcome {
        var city = try ScenarioLoader.load(path: shippedScenario("cctv/\(name).yaml")).configuration
        city.cameras?.coverage = []
        for type in city.incidentTypes.indices {
            let isSeen = ["crash", "public_order"].contains(city.incidentTypes[type].id)
            city.incidentTypes[type].visibleToCameras = isSeen ? 1 : 0
        }
        city.simulation.measured = 60 * 86_400
        let results = try (0..<2).map {
            try City.run(city, seed: city.simulation.seed, replication: UInt32($0))
        }
        func sum(_ value: (ReplicationResult) -> Double) -> Double { results.reduce(0) { $0 + value($1) } }
        func inView(_ scope: String) -> Double {
            func count(_ share: String) -> Double {
                sum { $0.value(share, scope) * $0.value("incident.count", scope) }
            }
            return count("cctv.detected_share") / count("cctv.visible_share")
        }
        return Outcome(
            crashes: inView("type:crash"), fights: inView("type:public_order"), all: inView("city"),
            wastedTrips: sum { $0.value("units.wasted_trips", "city") },
            medianTime: results[0].value("cctv.time_to_detect_p50", "city"),
            operatorHours: results[0].value("cctv.operator_hours_per_detection", "city"))
    }

    @Test("Less human involvement gains here and costs there")
    func lessHumanInvolvement() throws {
        let few = try outcome("few-watchers")
        let taking = try outcome("watchers-take-calls")
        let assisted = try outcome("analytics-with-people")
        let alone = try outcome("automatic")

        #expect(alone.crashes > few.crashes + 0.05)
        #expect(alone.medianTime < few.medianTime / 3)
        #expect(alone.operatorHours == 0 && few.operatorHours > 1)

        #expect(alone.fights < few.fights - 0.03)
        #expect(alone.wastedTrips > 3 * few.wastedTrips)

        #expect(assisted.all > few.all + 0.1)
        #expect(assisted.all > alone.all + 0.1)
        #expect(assisted.wastedTrips < alone.wastedTrips)

        #expect(taking.all < few.all - 0.05)
    }
}
