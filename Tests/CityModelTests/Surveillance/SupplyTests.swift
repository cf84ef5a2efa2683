import CityModel
import Randomness
import Testing

/// Cameras, software and screens hang on the city's infrastructure and on the watchers' room.
@Suite("What cameras share with the rooms")
struct SupplyTests {
    private static let day = 86_400.0

    private static func failing(_ between: Double, _ repair: Double) -> Infrastructure.Component {
        .init(outages: Outages(meanTimeBetween: between * day, meanTimeToRepair: repair * day))
    }

    /// Links on the grid and the network; software on the room's server; the room has a battery of half a day.
    private func city(days: Double = 2_000) -> CityConfiguration {
        var city = WatchedCity.make(cameras: 6, screens: 6, perDay: 2, days: days)
        WatchedCity.addPlaces(&city, north: 3, south: 3, link: "link")
        city.infrastructure = Infrastructure(
            grid: Self.failing(8, 1), network: Self.failing(10, 1),
            rooms: [
                .init(
                    id: "room", power: Self.failing(12, 2), backup: Self.day / 2,
                    server: Self.failing(10, 1.5))
            ])
        city.cameras?.dependencies = .init(
            components: [
                .init(
                    id: "link", meanTimeBetween: 20 * Self.day, meanTimeToRepair: 2 * Self.day,
                    supplies: [.grid, .network]),
                .init(id: "server", supplies: [.roomServer]),
                .init(id: "screens", supplies: [.grid, .roomPower]),
            ], analyticsNeeds: ["server"], recordingNeeds: ["server"], watchingNeeds: ["screens"])
        return city
    }

    /// Means over 8 replications of 2,000 days. A share of about 0.8 of a component with cycles of 10 days has a
    /// standard error of about sqrt(2 · 0.8 · 0.2 · 1.5 d / 16,000 d) = 0.006; the tolerance is four of them.
    private static let tolerance = 0.024

    private func means(_ kpis: [String], _ city: CityConfiguration) throws -> [Double] {
        var sums = kpis.map { _ in 0.0 }
        for replication in 0..<8 {
            let result = try City.run(city, seed: 31, replication: UInt32(replication))
            for (index, kpi) in kpis.enumerated() { sums[index] += try #require(result.value(kpi)) }
        }
        return sums.map { $0 / 8 }
    }

    @Test("Simulated availability is that of the closed form of the same tree")
    func availability() throws {
        let city = city()
        let simulated = try means(
            [
                "cctv.availability", "cctv.analytics_availability", "cctv.recording_availability",
                "cctv.watching_availability",
            ], city)
        let server = city.cameraAvailability(ofAll: ["server"])
        let exact = [
            city.expectedCameraAvailability, server, server, city.cameraAvailability(ofAll: ["screens"]),
        ]
        for (mean, share) in zip(simulated, exact) { #expect(abs(mean - share) < Self.tolerance) }
        #expect(abs(exact[0] - (8.0 / 9) * (10.0 / 11) * (20.0 / 22)) < 1e-12)
        // Without the tree everything would work: the tolerance tells these apart.
        #expect(exact.allSatisfy { $0 < 0.9 })
        #expect(try means(["cctv.availability_expected"], city) == [exact[0]])
    }

    @Test("A battery bridges what is shorter: one supply leaves exp(−b / MTTR) of its failures")
    func battery() throws {
        var city = city()
        city.infrastructure?.grid = nil
        city.infrastructure?.rooms[0].server = nil
        let dark = 2.0 / 14
        let bridged = dark * 0.778_800_783_071_404_9  // exp(−0.5 d / 2 d)
        #expect(abs(city.cameraAvailability(ofAll: ["server"]) - (1 - bridged)) < 1e-12)
        city.infrastructure?.rooms[0].backup = 0
        #expect(abs(city.cameraAvailability(ofAll: ["server"]) - (1 - dark)) < 1e-12)
        // Grid and supply without a battery are a plain series; so are both together with a component on the grid.
        city.infrastructure?.grid = Self.failing(8, 1)
        #expect(abs(city.cameraAvailability(ofAll: ["server"]) - (1 - dark) * 8 / 9) < 1e-12)
        #expect(abs(city.cameraAvailability(ofAll: ["screens"]) - (1 - dark) * 8 / 9) < 1e-12)
        // What is not described never fails.
        city.infrastructure = nil
        #expect(city.cameraAvailability(ofAll: ["link", "server"]) == 20.0 / 22)
    }

    @Test("Nobody notices anything, and alarms reach nobody, while the room is dark")
    func darkRoom() throws {
        var city = city(days: 400)
        city.incidentTypes[0].rate = 40 / Self.day
        city.infrastructure = Infrastructure(
            rooms: [.init(id: "room", power: Self.failing(1, 1))])
        city.cameras?.dependencies = .init(
            components: [.init(id: "screens", supplies: [.roomPower])], watchingNeeds: ["screens"])
        for index in (city.cameras?.inventory ?? []).indices { city.cameras?.inventory[index].link = nil }
        // Six screens: 58 % of what happens in the half of the time with light. 400 cycles in 400 days make a
        // standard error of 0.018 in each of 8 runs.
        let watched = try means(["cctv.detected_share", "cctv.missed_unwatched_share"], city)
        #expect(abs(watched[0] - 0.5 * 0.58) < 0.03)
        #expect(abs(watched[1] - 0.5) < 0.03)
        city.cameras?.technology = .assisted
        city.cameras?.analytics = .init(sensitivity: 1)
        let alarmed = try means(["cctv.detected_share", "cctv.lost_alarms_per_day"], city)
        #expect(abs(alarmed[0] - 0.5) < 0.03)
        #expect(abs(alarmed[1] - 20) < 1.2)
        let trace = try City.trace(city, seed: 31, replication: 0)
        #expect(trace.contains { $0.activity == .alarmLost })
    }

    @Test("In a joint centre it is the centre's room that counts")
    func jointCentre() throws {
        var city = city()
        city.jointCentre?.members.append("room")
        city.infrastructure?.rooms.append(
            .init(id: city.jointCentre?.id ?? "", server: Self.failing(1, 1)))
        let apart = city.cameraAvailability(ofAll: ["server"])
        city.integration.institutional = .oneRoom
        // The centre has no battery, so it has the grid's 8/9, and a bad server.
        let together = city.cameraAvailability(ofAll: ["server"])
        #expect(abs(together - 0.5 * 8 / 9) < 1e-12)
        #expect(apart > together)
        #expect(abs(try means(["cctv.analytics_availability"], city)[0] - together) < Self.tolerance)
    }
}
