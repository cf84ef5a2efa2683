import CityModel
import EventKernel
import Randomness
import Testing

/// With constant durations the response is a sum that can be done by hand; the engine must give it exactly.
@Suite("Course of an incident")
struct CourseOfAnIncidentTests {
    /// Witness 60, dispatch 30, turnout 90, road 360.
    private let without = 60.0 + 30 + 90 + 360
    private let interview = 120.0

    private func meanResponse(_ city: CityConfiguration) throws -> Double {
        let result = try City.run(city, seed: 3, replication: 0)
        let count = try #require(result.value("incident.count"))
        #expect(count > 50)
        #expect(result.value("incident.not_reached_share") == 0)
        #expect(result.unfinished == 0)
        return try #require(result.value("incident.response_mean"))
    }

    @Test(
        "The right number: one interview, whatever the integration", arguments: Integration.Technical.allCases
    )
    func rightNumber(technical: Integration.Technical) throws {
        let response = try meanResponse(OneIncidentCity.make(technical: technical, rightNumber: true))
        #expect(abs(response - (without + interview)) < 1e-3)
    }

    @Test("Told to ring elsewhere: redial and a second interview")
    func separate() throws {
        let response = try meanResponse(OneIncidentCity.make(technical: .none, rightNumber: false))
        #expect(abs(response - (without + interview + 20 + interview)) < 1e-3)
    }

    @Test("Handed over by telephone: a briefing")
    func linked() throws {
        let response = try meanResponse(OneIncidentCity.make(technical: .phone, rightNumber: false))
        #expect(abs(response - (without + interview + 45)) < 1e-3)
    }

    @Test(
        "Handed over as a record: its delay",
        arguments: [.sharedRecord, .recordWithVideo] as [Integration.Technical])
    func shared(technical: Integration.Technical) throws {
        let response = try meanResponse(OneIncidentCity.make(technical: technical, rightNumber: false))
        #expect(abs(response - (without + interview + 7)) < 1e-3)
    }

    @Test("In one room no number is wrong", arguments: Integration.Technical.allCases)
    func oneRoom(technical: Integration.Technical) throws {
        let city = OneIncidentCity.make(technical: technical, rightNumber: false, institutional: .oneRoom)
        let response = try meanResponse(city)
        #expect(abs(response - (without + interview)) < 1e-3)
    }

    @Test("Approval delays another agency, not one's own")
    func approval() throws {
        var city = OneIncidentCity.make(technical: .phone, rightNumber: false)
        city.integration.approval = .deterministic(100)
        #expect(abs(try meanResponse(city) - (without + interview + 45 + 100)) < 1e-3)
        city = OneIncidentCity.make(technical: .phone, rightNumber: true)
        city.integration.approval = .deterministic(100)
        #expect(abs(try meanResponse(city) - (without + interview)) < 1e-3)
    }

    @Test("The human-resource factor scales what people do, not the road")
    func factor() throws {
        var city = OneIncidentCity.make(technical: .none, rightNumber: true)
        for desk in city.desks.indices { city.desks[desk].humanResources.handlingFactor = 1.5 }
        let expected = 60.0 + 1.5 * (interview + 30) + 90 + 360
        #expect(abs(try meanResponse(city) - expected) < 1e-3)
    }

    @Test("An app report saves the locating")
    func app() throws {
        var city = OneIncidentCity.make(technical: .none, rightNumber: false)
        city.callers.appUse = 1
        city.handling.locatingFromApp = .deterministic(10)
        #expect(abs(try meanResponse(city) - (without + 5 + 10 + 75)) < 1e-3)
    }

    @Test("The clocks start where they should")
    func clocks() throws {
        let city = OneIncidentCity.make(technical: .phone, rightNumber: false)
        let result = try City.run(city, seed: 3, replication: 0)
        // From the first answer at any desk: interview, briefing, dispatch, turnout, road.
        let firstAnswer = try #require(result.value("incident.response_from_first_answer_p50"))
        #expect(abs(firstAnswer - (interview + 45 + 30 + 90 + 360)) < 0.001 * firstAnswer)
        // The official clock starts when the desk that can help picks up.
        let official = try #require(result.value("incident.waktu_tanggap_mean"))
        #expect(abs(official - (45 + 30 + 90 + 360)) < 1e-3)
        let reached = try #require(result.value("reporter.time_to_right_desk_p50"))
        #expect(abs(reached - interview) < 0.001 * interview)
    }

    @Test("A wrong agency costs its trip and the call back")
    func wrongAgency() throws {
        var city = OneIncidentCity.make(technical: .phone, rightNumber: true)
        city.incidentTypes.append(
            IncidentType(
                id: "order", name: "Order", rate: 0, needs: [UnitNeed(kind: "patrol")], callsTo: ["110": 1]))
        city.incidentTypes[0].confusedWith = "order"
        for desk in city.desks.indices { city.desks[desk].humanResources.wrongAgency = 1 }
        let result = try City.run(city, seed: 3, replication: 0)
        #expect(result.value("incident.wrong_agency_share") == 1)
        #expect(result.value("incident.not_reached_share") == 0)
        let response = try #require(result.value("incident.response_mean"))
        // Witness and interview; the police are briefed, decide, turn out and arrive; their crew has the ambulance
        // desk told, which decides, and the ambulance comes.
        let trip = 30.0 + 90 + 360
        #expect(abs(response - (60 + interview + 45 + trip + 45 + trip)) < 1e-3)
    }

    @Test("Every error probability at zero gives zero errors")
    func noErrors() throws {
        let city = OneIncidentCity.make(technical: .none, rightNumber: false)
        let result = try City.run(city, seed: 5, replication: 1)
        #expect(result.value("incident.wrong_agency_share") == 0)
        #expect(result.value("reporter.lost_share") == 0)
        #expect(result.value("incident.unanswered_share") == 0)
        #expect(result.value("units.wasted_trips", "units:ambulance") == 0)
        // Everybody rings exactly twice.
        #expect(result.value("calls.attempts_per_caller") == 2)
    }

    @Test("Survival follows the response, and a missed target is a missed target")
    func outcome() throws {
        var city = OneIncidentCity.make(technical: .none, rightNumber: true)
        city.incidentTypes[0].outcome = .linear(atZero: 0.67, perMinute: 0.055, scale: 1, untreated: 0.01)
        let result = try City.run(city, seed: 3, replication: 0)
        let count = try #require(result.value("incident.count"))
        let survivors = try #require(result.value("incident.expected_survivors"))
        #expect(abs(survivors / count - (0.67 - 0.055 * (without + interview) / 60)) < 1e-6)
        #expect(result.value("incident.response_within_target") == 1)
        city.incidentTypes[0].responseTarget = without + interview - 1
        #expect(try City.run(city, seed: 3, replication: 0).value("incident.response_within_target") == 0)
    }
}
