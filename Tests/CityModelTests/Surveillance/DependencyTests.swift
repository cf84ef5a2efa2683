import CityModel
import Randomness
import Testing

@Suite("What cameras depend on")
struct DependencyTests {
    private static let day = 86_400.0

    /// camera → ring → server → grid, one ring with maintenance, one without failures of its own.
    private func city(days: Double = 2_000) -> CityConfiguration {
        var city = WatchedCity.make(cameras: 6, screens: 6, perDay: 2, days: days)
        WatchedCity.addPlaces(&city, north: 3, south: 3, link: "ring")
        city.cameras?.dependencies = .init(
            components: [
                .init(id: "ring", needs: ["server"], maintenance: .init(every: 10 * Self.day, lasts: 86_400)),
                .init(
                    id: "server", needs: ["grid"], meanTimeBetween: 20 * Self.day,
                    meanTimeToRepair: 2 * Self.day, repairDeviation: 3 * Self.day),
                .init(id: "grid", meanTimeBetween: 5 * Self.day, meanTimeToRepair: Self.day / 2),
                .init(id: "store", meanTimeBetween: 4 * Self.day, meanTimeToRepair: 2 * Self.day),
            ], analyticsNeeds: ["server"], recordingNeeds: ["store"])
        city.cameras?.outages = Outages(meanTimeBetween: 30 * Self.day, meanTimeToRepair: 10 * Self.day)
        city.cameras?.repairDeviation = 5 * Self.day
        return city
    }

    /// Means over 8 replications of 2,000 days: about 700 cycles of the server, 3,000 of the grid and 2,400 of the
    /// cameras. The standard errors are about 0.005 for the server, 0.002 for the grid and 0.006 for the cameras,
    /// 0.008 together; the tolerance is three of them.
    private static let tolerance = 0.024

    private func mean(_ kpi: String, _ city: CityConfiguration) throws -> Double {
        var sum = 0.0
        for replication in 0..<8 {
            let result = try City.run(city, seed: 13, replication: UInt32(replication))
            sum += try #require(result.value(kpi))
        }
        return sum / 8
    }

    @Test("Availability is the product over the tree")
    func availability() throws {
        let city = city()
        let exact = 0.75 * 0.9 * (20.0 / 22) * (5.0 / 5.5)
        #expect(abs(city.expectedCameraAvailability - exact) < 1e-12)
        #expect(abs(try mean("cctv.availability", city) - exact) < Self.tolerance)
        let analytics = city.cameraAvailability(ofAll: ["server"])
        #expect(abs(analytics - 20.0 / 22 * 5 / 5.5) < 1e-12)
        #expect(abs(try mean("cctv.analytics_availability", city) - analytics) < Self.tolerance)
    }

    @Test("What nothing records is not recorded: the share is that of camera and store together")
    func recording() throws {
        let city = city()
        let exact = city.expectedCameraAvailability * city.cameraAvailability(ofAll: ["store"])
        #expect(abs(try mean("cctv.recorded_share", city) - exact) < Self.tolerance)
    }

    @Test("Repairs under way at the start are met as anywhere: the first day is like the last")
    func stationaryStart() throws {
        var city = city()
        city.simulation.measured = Self.day
        // Components and cameras of 60 towns, each for a day: standard error about 0.04 (the tree is common to the
        // cameras of a town), so 0.13 is three of them. A repair from its beginning would be 0.05 too low, but
        // twenty days of repair drawn twice over, or none, would be far outside.
        var sum = 0.0
        for replication in 0..<60 {
            sum += try #require(
                try City.run(city, seed: 13, replication: UInt32(replication)).value("cctv.availability"))
        }
        #expect(abs(sum / 60 - 0.75 * (20.0 / 22) * (5.0 / 5.5)) < 0.13)
    }

    @Test("People watch while the software is down, where the scenario says so")
    func fallback() throws {
        var city = city(days: 200)
        city.simulation.measured = 200 * Self.day
        city.incidentTypes[0].rate = 40 / Self.day
        city.cameras?.outages = nil
        city.cameras?.repairDeviation = nil
        city.cameras?.technology = .automatic
        city.cameras?.analytics = .init(sensitivity: 1)
        city.cameras?.dependencies = .init(
            components: [.init(id: "software", meanTimeBetween: Self.day, meanTimeToRepair: Self.day)],
            analyticsNeeds: ["software"])
        let inventory = city.cameras?.inventory ?? []
        city.cameras?.inventory = inventory.map { .init(id: $0.id, zone: $0.zone) }
        // 100 cycles a run: the share of time without software has a standard error of 0.035 in one run, 0.013 in
        // eight, and the detected share moves with it.
        #expect(abs(try mean("cctv.detected_share", city) - 0.5) < 0.04)
        city.cameras?.dependencies?.peopleReplaceAnalytics = true
        // Six screens: 58 %.
        #expect(abs(try mean("cctv.detected_share", city) - (0.5 + 0.5 * 0.58)) < 0.04)
    }

    @Test("A failed tree darkens pictures that are being watched")
    func trace() throws {
        let trace = try City.trace(city(days: 30), seed: 13, replication: 0)
        let kinds = Set(trace.map(\.activity))
        for kind in [
            TraceActivity.componentFailed, .componentRepaired, .cameraFailed, .cameraRepaired,
        ] {
            #expect(kinds.contains(kind), "\(kind.name)")
        }
    }
}
