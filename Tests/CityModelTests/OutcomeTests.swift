import CityModel
import EventKernel
import Randomness
import Testing

/// With constant durations the outcome is a formula that can be done by hand.
@Suite("Search, telephone CPR, hospitals and outcomes")
struct OutcomeTests {
    /// Witness 60, interview 120, dispatch 30, turnout 90, road 360.
    private let response = 660.0

    private func run(_ change: (inout CityConfiguration) -> Void) throws -> ReplicationResult {
        var city = OneIncidentCity.make(technical: .none, rightNumber: true)
        change(&city)
        #expect(city.problems() == [])
        return try City.run(city, seed: 3, replication: 0)
    }

    private func perIncident(_ kpi: String, _ result: ReplicationResult) throws -> Double {
        try #require(result.value(kpi)) / (try #require(result.value("incident.count")))
    }

    @Test("A crew searches for a place that was told wrongly, at its speed; not after an app report")
    func locationError() throws {
        let error = LocationError(spoken: .deterministic(0.2), app: .deterministic(0.05))
        // 200 m at 5 km/h are 144 s, at 20 km/h 36 s.
        let walked = try run { $0.handling.locationError = error }
        #expect(abs(try #require(walked.value("incident.response_mean")) - (response + 144)) < 1e-3)
        let driven = try run {
            $0.handling.locationError = error
            $0.unitKinds[0].dispatch.searchSpeed = 20
        }
        #expect(abs(try #require(driven.value("incident.response_mean")) - (response + 36)) < 1e-3)
        let app = try run {
            $0.handling.locationError = error
            $0.handling.locatingFromApp = .deterministic(40)
            $0.callers.appUse = 1
        }
        #expect(abs(try #require(app.value("incident.response_mean")) - (response + 36)) < 1e-3)
    }

    @Test("A camera that shows the scene spares the search only where records carry video")
    func searchWithVideo() throws {
        func response(_ technical: Integration.Technical) throws -> Double {
            var city = OneIncidentCity.make(technical: technical, rightNumber: true)
            city.handling.locationError = LocationError(spoken: .deterministic(0.2))
            city.incidentTypes[0].visibleToCameras = 1
            city.cameras = SmallCities.town().cameras
            city.cameras?.watching.window = 1e-6
            city.cameras?.outages = nil
            for desk in city.desks.indices {
                city.desks[desk].staff[0].roles = [.callTaking, .dispatching, .watching]
            }
            return try #require(try City.run(city, seed: 3, replication: 0).value("incident.response_mean"))
        }
        #expect(abs(try response(.sharedRecord) - (self.response + 144)) < 1e-3)
        #expect(abs(try response(.recordWithVideo) - self.response) < 1e-3)
    }

    @Test("Larsen's formula by hand, with and without telephone CPR")
    func larsen() throws {
        func survival(recognition: Double) throws -> ReplicationResult {
            try run {
                $0.incidentTypes[0].outcome = .larsen(
                    shockAfter: 60, advancedAfter: 30, scale: 1, untreated: 0)
                $0.handling.telephoneCPR = TelephoneCPR(firstCompression: .deterministic(90))
                for desk in $0.desks.indices { $0.desks[desk].humanResources.arrestRecognition = recognition }
            }
        }
        let rest = 0.67 - 0.011 * 12 - 0.021 * 11.5
        let without = try survival(recognition: 0)
        #expect(abs(try perIncident("incident.expected_survivors", without) - (rest - 0.023 * 11)) < 1e-9)
        #expect(without.value("incident.telephone_cpr_share") == 0)
        // Answered after 60 s, compressed after 150 s: minute 2.5.
        let with = try survival(recognition: 1)
        #expect(abs(try perIncident("incident.expected_survivors", with) - (rest - 0.023 * 2.5)) < 1e-9)
        #expect(with.value("incident.telephone_cpr_share") == 1)
        let compression = try #require(with.value("incident.time_to_first_compression_p90"))
        #expect(abs(compression - 150) < 0.001 * 150)
        // Recognised in 74 of 100 cases: about 100 incidents, 5 standard deviations of 0.044.
        let trained = try survival(recognition: 0.74)
        #expect(abs(try #require(trained.value("incident.telephone_cpr_share")) - 0.74) < 0.22)
    }

    @Test("The odds of survival by De Maio's curve are multiplied where a caller begins CPR")
    func oddsRatio() throws {
        let curve = 1 / (1 + exponential(0.679 + 0.262 * 11))
        let result = try run {
            $0.incidentTypes[0].outcome = .logistic(
                intercept: 0.679, perMinute: 0.262, scale: 1, untreated: 0)
            $0.incidentTypes[0].cprOddsRatio = 1.43
            $0.handling.telephoneCPR = TelephoneCPR(firstCompression: .deterministic(90))
            for desk in $0.desks.indices { $0.desks[desk].humanResources.arrestRecognition = 1 }
        }
        let odds = 1.43 * curve / (1 - curve)
        #expect(abs(try perIncident("incident.expected_survivors", result) - odds / (1 + odds)) < 1e-9)
        #expect(result.value("incident.telephone_cpr_share", "type:arrest") == 1)
    }

    /// Euler's number to a power, without a library: enough terms for 1e-15.
    private func exponential(_ x: Double) -> Double {
        var term = 1.0
        var sum = 1.0
        for n in 1..<60 {
            term *= x / Double(n)
            sum += term
        }
        return sum
    }

    @Test("Splines, arrests and fire losses")
    func otherForms() throws {
        // Minute 11 lies between 10 and 14.
        let spline = try run {
            $0.incidentTypes[0].outcome = .spline(
                points: [
                    .init(minutes: 4, share: 0.4), .init(minutes: 10, share: 0.1),
                    .init(minutes: 14, share: 0.02),
                ],
                scale: 0.5, untreated: 0.01)
        }
        #expect(abs(try perIncident("incident.expected_survivors", spline) - 0.5 * 0.08) < 1e-12)
        let crime = try run { $0.incidentTypes[0].outcome = .crimeCatch(atZero: 0.3, decay: 660) }
        #expect(abs(try perIncident("incident.expected_arrests", crime) - 0.3 / exponential(1)) < 1e-12)
        #expect(crime.value("incident.expected_survivors") == 0)
        let fire = try run { $0.incidentTypes[0].outcome = .fireLoss(atZero: 0.02, doubling: 220) }
        #expect(abs(try perIncident("incident.expected_fire_loss", fire) - 0.16) < 1e-12)
        let burnt = try run { $0.incidentTypes[0].outcome = .fireLoss(atZero: 0.02, doubling: 60) }
        #expect(try perIncident("incident.expected_fire_loss", burnt) == 1)
        // Nobody comes: everything is lost, nobody is caught.
        let alone = try run {
            $0.incidentTypes[0].outcome = .fireLoss(atZero: 0.02, doubling: 220)
            $0.incidentTypes[0].reporters.none = 1
        }
        #expect(try perIncident("incident.expected_fire_loss", alone) == 1)
    }

    @Test("The worst zone, and how far it is behind the best")
    func zones() throws {
        func measure(_ target: Double) throws -> (worst: Double?, ratio: Double?) {
            let result = try run {
                // The second zone lies twice as far from the base: 720 s of road.
                let far = Zone(
                    id: "far", name: "Far", population: 1, latitude: -$0.units[0].latitude, longitude: 0)
                $0.zones.append(far)
                // Where nothing happens, nothing is measured.
                $0.zones.append(Zone(id: "void", name: "Void", population: 0, latitude: 0, longitude: 0))
                $0.incidentTypes[0].responseTarget = target
            }
            return (
                result.value("incident.response_within_target_worst_zone"),
                result.value("incident.response_within_target_zone_ratio")
            )
        }
        #expect(try measure(1_021) == (1, 1))
        #expect(try measure(700) == (0, 0))
        #expect(try measure(600) == (0, nil))
    }

    @Test("Patients go to the nearest hospital that takes them, or to the unit's own")
    func hospitals() throws {
        /// Microseconds from arrival on scene until the unit is clear, the same for all.
        func work(_ change: (inout CityConfiguration) -> Void) throws -> Set<Int64> {
            var city = OneIncidentCity.make(technical: .none, rightNumber: true)
            city.unitKinds[0].hospitalTurnaround = .deterministic(1_000)
            city.incidentTypes[0].transported = 1
            let degree = city.units[0].latitude
            // 2.5 and 5 km straight from the incidents: 360 and 720 s.
            city.hospitals = [
                Hospital(id: "near", name: "Near", latitude: -degree, longitude: 0),
                Hospital(id: "far", name: "Far", latitude: 2 * degree, longitude: 0),
            ]
            change(&city)
            #expect(city.problems() == [])
            var arrived: [UInt64: Int64] = [:]
            var spans: Set<Int64> = []
            for event in try City.trace(city, seed: 3, replication: 0) {
                guard let incident = event.incident else { continue }
                if event.activity == .unitArrived { arrived[incident] = event.time }
                if event.activity == .unitCleared, let start = arrived[incident] {
                    spans.insert((event.time - start + 500) / 1_000 * 1_000)
                }
            }
            return spans
        }
        #expect(try work { _ in } == [1_960_000_000])
        #expect(
            try work {
                $0.hospitals[0].accepts = ["other"]; $0.incidentTypes.append(Self.other)
            } == [2_320_000_000])
        #expect(try work { $0.units[0].hospital = "far" } == [2_320_000_000])
        #expect(try work { $0.hospitals[0].capacity = 2 } == [1_960_000_000])
        // One place, and three ambulances to each incident: the second and third wait.
        let crowded = try work {
            $0.hospitals[0].capacity = 1
            $0.hospitals[0].crowdedDelay = .deterministic(500)
            $0.incidentTypes[0].needs[0].count = 3
        }
        #expect(crowded == [1_960_000_000, 2_460_000_000])
    }

    private static let other = IncidentType(
        id: "other", name: "Other", rate: 0, needs: [UnitNeed(kind: "ambulance")], callsTo: ["119": 1])

    @Test("What does not fit together is named")
    func problems() {
        func problems(_ change: (inout CityConfiguration) -> Void) -> [String] {
            var city = SmallCities.town()
            change(&city)
            return city.problems().map { "\($0.path.joined(separator: ".")): \($0.what); \($0.remedy)" }
        }
        #expect(
            problems { $0.units[0].hospital = "tidra" } == [
                "units.post.hospital: no hospital \"tidra\"; use one of tidar"
            ])
        #expect(
            problems { $0.hospitals[0].accepts = ["crush"] } == [
                "city.hospitals.tidar.accepts: no incident type \"crush\"; use some of arrest, crash",
                "incident_types.crash.transported: no hospital accepts these patients; name the type in the `accepts` of a hospital",
                "incident_types.arrest.transported: no hospital accepts these patients; name the type in the `accepts` of a hospital",
            ])
        #expect(
            problems { $0.unitKinds[0].dispatch.cover = .init(after: 60, bases: ["post", "station"]) } == [
                "unit_kinds.ambulance.cover.bases: no unit group \"station\" of kind \"ambulance\"; use some of post"
            ])
        #expect(
            problems { $0.unitKinds[0].dispatch.cover = .init(after: 0, bases: ["post", "post"]) }.count == 2)
        #expect(
            problems { $0.incidentTypes[0].cprOddsRatio = 1.43 } == [
                "incident_types.crash.bystander_cpr_odds: there is no survival to multiply the odds of; give it an outcome logistic, linear or spline, or leave it out"
            ])
        #expect(
            problems {
                $0.incidentTypes[1].outcome = .larsen(shockAfter: 0, advancedAfter: 0, scale: 1, untreated: 0)
                $0.incidentTypes[1].cprOddsRatio = 1.43
            } == [
                "incident_types.arrest.bystander_cpr_odds: larsen has its own term for CPR; leave it out, or use another outcome"
            ])
        #expect(
            problems {
                $0.incidentTypes[1].outcome = .spline(
                    points: [.init(minutes: 4, share: 0.4), .init(minutes: 4, share: 0.1)], scale: 1,
                    untreated: 0)
            } == ["incident_types.arrest.outcome.spline.points: the points are not in order; sort them"])
        #expect(
            problems {
                $0.callStreams[0].kind = .silent
                $0.callStreams[0].prankDispatch = PrankDispatch(
                    share: 2, pretends: "fir", recognisedAfter: .deterministic(1))
            } == [
                "call_streams.prank.sends_units: only a prank sends units to nothing; use the kind prank, or leave it out",
                "call_streams.prank.sends_units.pretends: no incident type \"fir\"; use one of arrest, crash",
                "call_streams.prank.sends_units.share: 2.0 is no share; use 0 % to 100 %",
            ])
    }
}
