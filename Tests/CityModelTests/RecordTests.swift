import CityModel
import EventKernel
import Randomness
import Testing

@Suite("Electronic records, whoever sends them")
struct RecordTests {
    /// Every incident is in view of a camera at the police, nobody calls, and software alone decides.
    private func automaticTown(_ kind: String) -> CityConfiguration {
        var city = OneIncidentCity.make(technical: .sharedRecord, rightNumber: true)
        city.incidentTypes[0].visibleToCameras = 1
        city.incidentTypes[0].reporters.none = 1
        city.incidentTypes[0].needs = [UnitNeed(kind: kind)]
        city.cameras = CameraSystem(
            desk: "police", cameras: 1, screensPerOperator: 1,
            watching: .init(exposure: 60, noticedByScreens: [1: 0.5], window: 60), technology: .automatic,
            analytics: .init(sensitivity: 1, latency: .deterministic(10)))
        return city
    }

    @Test("Software's record to another desk takes its time and that desk's approval")
    func approval() throws {
        var city = automaticTown("ambulance")
        // Latency 10 s, record 7 s, dispatch 30 s.
        #expect(
            try City.run(city, seed: 1, replication: 0).value("incident.time_to_dispatch_mean") == 47)
        city.integration.approval = .deterministic(100)
        #expect(
            try City.run(city, seed: 1, replication: 0).value("incident.time_to_dispatch_mean") == 147)
        // At its own desk there is nobody to approve, and no handover.
        var own = automaticTown("patrol")
        own.integration.approval = .deterministic(100)
        let result = try City.run(own, seed: 1, replication: 0)
        #expect(result.value("incident.time_to_dispatch_mean") == 47)
        #expect(result.value("handover.count") == 0)
    }

    @Test("It gets lost like any other, on the way to another desk only")
    func loss() throws {
        var city = automaticTown("ambulance")
        city.incidentTypes[0].rate = 20.0 / 86_400
        city.simulation.measured = 100 * 86_400
        city.integration.handover.loss = 0.25
        let result = try City.run(city, seed: 1, replication: 0)
        // About 2,000 incidents: standard error 0.0097; five of them (false alarm below 1e-6).
        let lost = try #require(result.value("incident.not_reached_share"))
        #expect(abs(lost - 0.25) < 0.05)
        #expect(result.value("handover.lost_share") == lost)
        city.incidentTypes[0].needs = [UnitNeed(kind: "patrol")]
        #expect(try City.run(city, seed: 1, replication: 0).value("incident.not_reached_share") == 0)
    }
}
