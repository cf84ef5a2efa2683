import CityModel
import EventKernel
import Randomness
import Testing

@Suite("Handover between desks")
struct HandoverTests {
    /// Two desks with one person each, and every caller rings the wrong one: they ring each other all day.
    private func crossedDesks(rate: Double) -> CityConfiguration {
        var city = OneIncidentCity.make(technical: .phone, rightNumber: false, rate: rate)
        city.simulation.measured = 20 * 86_400
        city.incidentTypes.append(
            IncidentType(
                id: "order", name: "Order", rate: rate, needs: [UnitNeed(kind: "patrol")],
                reporters: Reporters(firstDelay: .deterministic(60)), callsTo: ["119": 1]))
        city.callers.patience = .exponential(mean: 120)
        city.callers.afterAbandoning = .init(probability: 0.5, delay: .exponential(mean: 30))
        city.integration.handover.retries = 1
        for desk in city.desks.indices {
            city.desks[desk].staff[0].shifts = SmallCities.roundTheClock(1)
        }
        return city
    }

    @Test("Two one-person desks that ring each other do not deadlock")
    func noDeadlock() throws {
        // Two incidents every six minutes at each desk with handling times of minutes: they meet head-on often.
        let result = try City.run(crossedDesks(rate: 1.0 / 360), seed: 1, replication: 0)
        #expect(result.unfinished == 0)
        #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
        let lost = try #require(result.value("handover.lost_share"))
        #expect(lost > 0.02, "the crossed calls must have happened, or the test shows nothing")
        let reached = try #require(result.value("incident.not_reached_share"))
        #expect(reached < 0.9)
    }

    @Test("A lost handover loses the incident; none is lost at zero")
    func loss() throws {
        var city = OneIncidentCity.make(technical: .sharedRecord, rightNumber: false, rate: 20.0 / 86_400)
        #expect(try City.run(city, seed: 1, replication: 0).value("incident.not_reached_share") == 0)
        city.integration.handover.loss = 0.25
        let result = try City.run(city, seed: 1, replication: 0)
        // About 2,000 incidents: standard error 0.0097; five of them.
        let lost = try #require(result.value("incident.not_reached_share"))
        #expect(abs(lost - 0.25) < 0.05)
        #expect(result.value("handover.lost_share") == lost)
    }

    @Test("Callers who are told to ring elsewhere may give up")
    func givingUp() throws {
        var city = OneIncidentCity.make(technical: .none, rightNumber: false, rate: 20.0 / 86_400)
        city.integration.handover.callerGivesUp = 0.3
        let result = try City.run(city, seed: 1, replication: 0)
        let lost = try #require(result.value("reporter.lost_share"))
        #expect(abs(lost - 0.3) < 0.05)
        #expect(result.value("incident.not_reached_share") == lost)
    }

    @Test("Misdialling costs a further interview")
    func misdialling() throws {
        var city = OneIncidentCity.make(technical: .none, rightNumber: false, rate: 20.0 / 86_400)
        city.integration.handover.misdial = 0.5
        let result = try City.run(city, seed: 1, replication: 0)
        #expect(result.value("incident.not_reached_share") == 0)
        // The number of attempts is 1 + a geometric number of mean 1/(1 − 0.5) = 2.
        let attempts = try #require(result.value("calls.attempts_per_caller"))
        #expect(abs(attempts - 3) < 0.2)
    }

    @Test("Further witnesses of a known incident send nothing twice unless nobody recognises them")
    func duplicates() throws {
        var city = OneIncidentCity.make(technical: .sharedRecord, rightNumber: true, rate: 20.0 / 86_400)
        city.incidentTypes[0].reporters.mean = 3
        city.incidentTypes[0].reporters.furtherDelay = .deterministic(200)
        for recognition in [0.0, 1.0] {
            city.integration.handover.duplicateRecognition = recognition
            city.integration.handover.duplicateMissed = 0
            let result = try City.run(city, seed: 1, replication: 0)
            #expect(result.value("units.wasted_trips", "units:ambulance") == 0)
        }
        city.integration.handover.duplicateRecognition = 0
        city.integration.handover.duplicateMissed = 1
        let result = try City.run(city, seed: 1, replication: 0)
        let wasted = try #require(result.value("units.wasted_trips", "units:ambulance"))
        let incidents = try #require(result.value("incident.count"))
        // Two further witnesses on the average, each with an ambulance of its own.
        #expect(abs(wasted / incidents - 2) < 0.2)
    }

    @Test(
        "Everything at once: every attempt ends once at every level",
        arguments: Integration.Technical.allCases)
    func conservation(technical: Integration.Technical) throws {
        for institutional in Integration.Institutional.allCases {
            for technology in CameraSystem.Technology.allCases {
                var city = SmallCities.town(
                    technical: technical, institutional: institutional, technology: technology)
                for desk in city.desks.indices {
                    city.desks[desk].outages = Outages(
                        meanTimeBetween: 3 * 86_400, meanTimeToRepair: 7_200)
                }
                city.jointCentre?.outages = Outages(meanTimeBetween: 3 * 86_400, meanTimeToRepair: 7_200)
                let result = try City.run(city, seed: 11, replication: 3)
                #expect(result.unfinished == 0)
                #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
                let count = try #require(result.value("incident.count"))
                #expect(count > 200)
            }
        }
    }
}
