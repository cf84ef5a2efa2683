import CityModel
import EventKernel
import Randomness

/// A city in which every duration is a constant, so that the course of an incident can be computed by hand.
///
/// One zone of no extent; the base lies 3.5 km of road away, at 35 km/h 360 s. A witness calls after 60 s. The
/// interview takes 5 + 40 + 75 = 120 s, the dispatch decision 30 s, the turnout 90 s.
enum OneIncidentCity {
    /// - Parameter rightNumber: whether witnesses ring the desk that has the ambulance.
    static func make(
        technical: Integration.Technical, rightNumber: Bool,
        institutional: Integration.Institutional = .separateDesks, rate: Double = 0.1 / 86_400
    ) -> CityConfiguration {
        var city = SmallCities.town(technical: technical, institutional: institutional)
        // Rare enough by default that no two incidents meet; a hundred of them.
        city.simulation = SimulationSettings(measured: rate < 1.0 / 86_400 ? 100 / rate : 100 * 86_400)
        city.zones = [
            Zone(id: "zone", name: "Zone", population: 1, latitude: 0, longitude: 0)
        ]
        // 2.5 km straight at a road factor of 1.4.
        let degrees = 2.5 / (6_371 * Double.pi / 180)
        city.units = [
            UnitGroup(
                id: "post", kind: "ambulance", latitude: degrees, longitude: 0,
                shifts: SmallCities.roundTheClock(20)),
            UnitGroup(
                id: "station", kind: "patrol", latitude: degrees, longitude: 0,
                shifts: SmallCities.roundTheClock(20)),
        ]
        city.travel = TravelSettings(roadFactor: 1.4)
        city.hospitals = []
        city.unitKinds = ["ambulance", "patrol"].map {
            UnitKind(
                id: $0, name: $0, turnout: .deterministic(90), speed: 35, onScene: .deterministic(600))
        }
        city.callStreams = []
        city.lines[2].routes = [:]
        city.cameras = nil
        city.callers = CallerBehaviour()
        city.incidentTypes = [
            IncidentType(
                id: "arrest", name: "Arrest", rate: rate, needs: [UnitNeed(kind: "ambulance")],
                reporters: Reporters(firstDelay: .deterministic(60)), lasts: .deterministic(600),
                callsTo: [rightNumber ? "119" : "110": 1], responseTarget: 900)
        ]
        city.handling = HandlingTimes(
            answering: .deterministic(5), locating: .deterministic(40), interviewing: .deterministic(75),
            dispatching: .deterministic(30))
        city.integration.handover = Handover(
            redialDelay: .deterministic(20), briefing: .deterministic(45), answerTimeout: 60,
            recordDelay: .deterministic(7), duplicateRecognition: 1)
        city.integration.approval = .deterministic(0)
        for desk in city.desks.indices {
            city.desks[desk].humanResources = HumanResources()
            city.desks[desk].trunks = nil
            city.desks[desk].staff = [
                StaffGroup(
                    id: "operators", roles: [.callTaking, .dispatching],
                    shifts: SmallCities.roundTheClock(20))
            ]
        }
        city.jointCentre?.humanResources = HumanResources()
        city.jointCentre?.trunks = nil
        return city
    }
}
