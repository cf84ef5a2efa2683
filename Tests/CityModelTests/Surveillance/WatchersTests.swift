import CityModel
import Foundation
import Randomness
import Testing

/// Who watches which cameras, and how long.
@Suite("Watchers and their cameras")
struct WatchersTests {
    private func run(_ city: CityConfiguration) throws -> ReplicationResult {
        try City.run(city, seed: 51, replication: 0)
    }

    @Test("Attention on and off by exponential spells: a Markov-modulated hazard", arguments: [60.0, 300])
    func markov(window: Double) throws {
        // At the screen for 120 s, away for 80 s on the average; the hazard is that of one screen.
        let (seat, away) = (120.0, 80.0)
        var city = WatchedCity.make(
            cameras: 1, screens: 1, lasts: .deterministic(600), window: window, days: 400)
        city.cameras?.attention = .init()
        city.desks[2].staff[0].attendance = .init(meanAtSeat: seat, meanAway: away)
        // P(not noticed) = π exp((Q − H) w) 1 with H = diag(h, 0), in the closed form of two states: with the
        // symmetric functions s and d of the eigenvalues, exp = e^{s w} (cosh(d w) I + sinh(d w)/d (A − s I)).
        let hazard = -log(1 - 0.85) / 60
        let (off, on) = (1 / seat, 1 / away)
        let a = [[-off - hazard, off], [on, -on]]
        let s = (a[0][0] + a[1][1]) / 2
        let d = (s * s - (a[0][0] * a[1][1] - a[0][1] * a[1][0])).squareRoot()
        let (c, k) = (cosh(d * window), sinh(d * window) / d)
        let attentive = seat / (seat + away)
        let rows = (0..<2).map { row in (0..<2).reduce(c) { $0 + k * a[row][$1] } - k * s }
        let missed = exp(s * window) * (attentive * rows[0] + (1 - attentive) * rows[1])
        // 16,000 incidents: standard error below 0.004. He looks at what he notices, which takes 0 s here.
        let detected = try #require(try run(city).value("cctv.detected_share"))
        #expect(abs(detected - (1 - missed)) < 0.016)
        // A constant hazard of the same mean would be far outside.
        #expect(abs(1 - exp(-hazard * attentive * window) - (1 - missed)) > 0.03)
    }

    @Test("The staff's level decides how fast they tire")
    func vigilanceDecay() throws {
        func detected(after: Double, decay: Double) throws -> Double {
            var city = WatchedCity.make(cameras: 1, screens: 1)
            city.cameras?.attention = .init(
                vigilance: [.init(after: after, attention: 0.3)], restoredBy: 600)
            city.desks[2].staff[0].breaks = Breaks(after: 3_600, length: 1_200)
            city.desks[2].humanResources.vigilanceDecay = decay
            return try #require(try run(city).value("cctv.detected_share"))
        }
        #expect(try detected(after: 1_200, decay: 2) == detected(after: 600, decay: 1))
        #expect(try detected(after: 1_200, decay: 0) == detected(after: 1e9, decay: 1))
        #expect(try detected(after: 1_200, decay: 0.5) > detected(after: 1_200, decay: 2) + 0.05)
    }

    /// All incidents are in view of the six cameras, half of which belong to the police; the watchers are of
    /// transport.
    private func shared(_ technical: Integration.Technical, _ sharing: CameraSystem.Sharing)
        -> CityConfiguration
    {
        var city = WatchedCity.make(cameras: 6, screens: 3, days: 200)
        WatchedCity.addPlaces(&city, north: 3, south: 3)
        for index in (city.cameras?.inventory ?? []).indices {
            let isNorth = city.cameras?.inventory[index].zone == "north"
            city.cameras?.inventory[index].owner = isNorth ? "police" : "transport"
        }
        city.integration.technical = technical
        city.cameras?.sharing = sharing
        return city
    }

    /// With three screens: 85 and 74 % at one and four, so 1 − exp of the mean hazard, here as the engine has it.
    private func hazard(_ city: CityConfiguration) -> Double { city.cameras?.hazardOnScreen ?? .nan }

    @Test("Other agencies' cameras come up only where they are shared")
    func sharing() throws {
        let everything = try run(shared(.sharedRecord, .everything))
        let apart = try run(shared(.sharedRecord, .integrated))
        let video = try run(shared(.recordWithVideo, .integrated))
        #expect(apart.value("cctv.detected_share", "zone:north") == 0)
        // Three screens for the three cameras that are left: nobody looks elsewhere any more. 4,000 incidents a
        // zone, standard error 0.008.
        let own = 1 - exp(-60 * hazard(shared(.sharedRecord, .integrated)))
        #expect(abs(try #require(apart.value("cctv.detected_share", "zone:south")) - own) < 0.03)
        let all = 1 - exp(-60 * hazard(shared(.sharedRecord, .integrated)) / 2)
        #expect(abs(try #require(everything.value("cctv.detected_share", "zone:south")) - all) < 0.03)
        #expect(video.value("cctv.detected_share", "zone:north") ?? 0 > 0.3)
        // The owner still records.
        #expect(apart.value("cctv.recorded_share") == 1)
        #expect(apart.value("cctv.availability", "zone:north") == 1)
    }

    @Test("In one room the members' cameras are the room's")
    func oneRoom() throws {
        var city = shared(.sharedRecord, .integrated)
        city.jointCentre?.members = ["health", "police", "room"]
        city.integration.institutional = .oneRoom
        #expect(try run(city).value("cctv.detected_share", "zone:north") ?? 0 > 0.3)
        city.jointCentre?.members = ["health", "room"]
        #expect(try run(city).value("cctv.detected_share", "zone:north") == 0)
    }

    @Test("Software does not see what is not shared")
    func softwareSees() throws {
        var city = shared(.sharedRecord, .integrated)
        city.cameras?.technology = .automatic
        city.cameras?.analytics = .init(sensitivity: 1, falseAlarmRate: 1 / 86_400)
        let result = try run(city)
        #expect(result.value("cctv.detected_share", "zone:north") == 0)
        #expect(result.value("cctv.detected_share", "zone:south") == 1)
        #expect(result.value("cctv.false_alarms_per_day", "zone:north") == 0)
        // Three cameras, one a day each, 200 days: standard error 0.12.
        #expect(abs(try #require(result.value("cctv.false_alarms_per_day", "zone:south")) - 3) < 0.5)
    }

    @Test("Measures by hour and zone add up to the city's")
    func scopes() throws {
        var city = WatchedCity.make(cameras: 6, screens: 6, watchers: 2, days: 200)
        WatchedCity.addPlaces(&city, north: 2, south: 4)
        city.cameras?.outages = Outages(meanTimeBetween: 10 * 86_400, meanTimeToRepair: 5 * 86_400)
        city.cameras?.technology = .assisted
        city.cameras?.analytics = .init(sensitivity: 0.5, falseAlarmRate: 2 / 86_400)
        city.handling.verifying = .deterministic(600)
        let result = try run(city)
        func whole(_ kpi: String) throws -> Double { try #require(result.value(kpi)) }
        func hours(_ kpi: String) -> [Double] { (0..<24).map { result.value(kpi, "hour:\($0)") ?? .nan } }
        let availability =
            try #require(result.value("cctv.availability", "zone:north")) / 3
            + #require(result.value("cctv.availability", "zone:south")) * 2 / 3
        #expect(abs(availability - (try whole("cctv.availability"))) < 1e-9)
        // Two people at every hour, so the mean over the hours is that of the day.
        for kpi in ["cctv.alarms_per_operator_hour", "cctv.false_alarms_per_operator_hour"] {
            #expect(abs(hours(kpi).reduce(0, +) / 24 - (try whole(kpi))) < 1e-9, "\(kpi)")
        }
        let falseAlarms = hours("cctv.false_alarms_per_day").reduce(0, +)
        #expect(abs(falseAlarms - (try whole("cctv.false_alarms_per_day"))) < 1e-9)
        // 24 · 200 operator hours a week of hours are 9,600 hours; each hour's share of detections adds up.
        let detections = hours("cctv.operator_hours_per_detection").reduce(0) { $0 + 400 / $1 }
        #expect(abs(detections - 9_600 / (try whole("cctv.operator_hours_per_detection"))) < 1e-6)
        let waits = hours("cctv.verification_wait_mean")
        #expect(waits.allSatisfy { $0 >= 0 } && waits.contains { $0 > 0 })
        #expect(try whole("cctv.verification_wait_mean") > waits.min() ?? .infinity)
        #expect(try whole("cctv.verification_wait_mean") < waits.max() ?? 0)
        #expect(result.value("cctv.time_to_detect_mean", "zone:south") ?? 0 > 0)
        #expect(result.value("cctv.verification_wait_mean", "type:arrest") ?? -1 >= 0)
    }

    @Test("A picture of an empty street keeps units at home")
    func belief() throws {
        var city = SmallCities.town(technical: .recordWithVideo)
        for type in city.incidentTypes.indices { city.incidentTypes[type].visibleToCameras = 1 }
        city.cameras?.outages = nil
        city.callStreams[0].prankDispatch = .init(
            share: 0.5, pretends: "arrest", recognisedAfter: .deterministic(900))
        city.simulation.measured = 100 * 86_400
        let believed = try #require(try run(city).value("units.wasted_trips"))
        city.integration.handover.videoBeliefFactor = 0
        let seenThrough = try #require(try run(city).value("units.wasted_trips"))
        #expect(seenThrough < believed / 2)
        city.integration.technical = .sharedRecord
        let blind = try #require(try run(city).value("units.wasted_trips"))
        #expect(blind > seenThrough * 2)
    }
}
