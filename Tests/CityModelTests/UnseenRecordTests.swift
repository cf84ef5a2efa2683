import CityModel
import EventKernel
import Randomness
import Testing

@Suite("Records that nobody begins with")
struct UnseenRecordTests {
    /// What is down from the beginning to the end: a failure in an hour, a repair in a hundred thousand years.
    private static let broken = Infrastructure.Component(
        outages: Outages(meanTimeBetween: 3_600, meanTimeToRepair: 3.15e12))

    /// The police take the call after 60 s and talk for 120 s; the ambulance is the health desk's.
    private func city() -> CityConfiguration {
        var city = OneIncidentCity.make(technical: .sharedRecord, rightNumber: false)
        var phone = city.integration.handover
        phone.briefing = .deterministic(99)
        city.integration.otherLevels = [.phone: phone]
        return city
    }

    private func dispatch(_ city: CityConfiguration) throws -> Double {
        let result = try City.run(city, seed: 1, replication: 0)
        #expect(result.value("incident.not_reached_share") == 0)
        #expect(result.unfinished == 0)
        #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
        return try #require(result.value("incident.time_to_dispatch_mean"))
    }

    @Test("Whose own records fail rings at once, at the telephone level")
    func sender() throws {
        var city = city()
        #expect(try dispatch(city) == 180 + 7 + 30)
        city.infrastructure = Infrastructure(rooms: [.init(id: "police", server: Self.broken)])
        #expect(try dispatch(city) == 180 + 99 + 30)
        city.infrastructure = Infrastructure(network: Self.broken)
        #expect(try dispatch(city) == 180 + 99 + 30)
        // What the carrier takes down is the telephone alone; here it loses the report.
        city.infrastructure = Infrastructure(carrier: Self.broken)
        let result = try City.run(city, seed: 1, replication: 0)
        #expect(result.value("incident.not_reached_share") == 1)
    }

    @Test("A record behind a server that is down is told by telephone after the time for acknowledging")
    func receiver() throws {
        var city = city()
        city.infrastructure = Infrastructure(rooms: [.init(id: "health", server: Self.broken)])
        city.integration.handover.unacknowledgedAfter = 120
        #expect(try dispatch(city) == 180 + 7 + 120 + 99 + 30)
        // Told once and done: the record that waits is not sent a second time.
        #expect(
            try City.run(city, seed: 1, replication: 0).value("units.wasted_trips", "units:ambulance") == 0)
    }

    @Test("Without that time it waits for the repair, and comes then")
    func repair() throws {
        var city = city()
        city.incidentTypes[0].rate = 10.0 / 86_400
        city.simulation.measured = 200 * 86_400
        city.infrastructure = Infrastructure(
            rooms: [
                .init(
                    id: "health",
                    server: .init(outages: Outages(meanTimeBetween: 36_000, meanTimeToRepair: 3_600)))
            ])
        let waiting = try dispatch(city)
        // 2,000 incidents at 436 outages: in 1/11 of the time a record waits for the rest of an exponential repair.
        // The mean over time of that wait has the standard error √(436 · 6) · 3,600² / 1.73e7 s = 38 s; five of them.
        let expected: Double = 217 + 3_600 / 11
        #expect(abs(waiting - expected) < 190)
        city.integration.handover.unacknowledgedAfter = 120
        let told = try dispatch(city)
        #expect(told < waiting)
        // The telephone makes it 219 s later at most, in 1/11 of the cases: 20 s, and five standard errors of the share.
        let latest: Double = 217 + 20 + 20
        #expect(told < latest)
    }

    @Test("A record never stays for ever at a desk without people", arguments: [false, true])
    func closedDesk(isTold: Bool) throws {
        var city = city()
        city.desks[0].staff[0].shifts = [
            Shift(name: "day", weekdays: .everyDay, startMinute: 480, lengthMinutes: 480, posts: 20)
        ]
        city.desks[0].whenClosed = .forward(to: "reserve")
        city.desks.append(
            Desk(
                id: "reserve", name: "Reserve", agency: "health", dispatches: ["ambulance"],
                staff: [
                    StaffGroup(
                        id: "all", roles: [.callTaking, .dispatching], shifts: SmallCities.roundTheClock(5))
                ]))
        city.incidentTypes[0].rate = 5.0 / 86_400
        city.simulation.measured = 100 * 86_400
        if isTold { city.integration.handover.unacknowledgedAfter = 120 }
        let mean = try dispatch(city)
        if isTold {
            // Two thirds of the incidents wait 120 s, then the reserve is briefed for 99 s; five standard errors of
            // the share among 500 are 0.105.
            let expected: Double = 217 + 146
            #expect(abs(mean - expected) < 23)
        } else {
            // They wait for eight hours on the average, until the shift begins.
            #expect(mean > 10_000)
        }
        // Where nobody can be rung either, the record waits for the shift all the same.
        city.desks[0].whenClosed = .ring
        city.desks.removeLast()
        #expect(try dispatch(city) > 10_000)
    }

    @Test("Who begins with the record while he is being rung ends that call")
    func acknowledgedInTime() throws {
        // One person at the health desk, busy with long calls: records wait, are told, or are begun first.
        var city = city()
        city.desks[0].staff[0].shifts = SmallCities.roundTheClock(1)
        city.desks[0].staff[0].roles = [.dispatching, .callTaking]
        city.incidentTypes[0].rate = 50.0 / 86_400
        city.simulation.measured = 100 * 86_400
        city.callStreams = [
            CallStream(
                id: "busy", name: "Busy", kind: .information, rate: 1.0 / 400, callsTo: ["119": 1],
                talk: .exponential(mean: 250))
        ]
        city.callers.patience = .exponential(mean: 90)
        city.integration.handover.unacknowledgedAfter = 30
        _ = try dispatch(city)
        let trace = try City.trace(city, seed: 1, replication: 0)
        let cut = trace.count { $0.activity == .handoverCut }
        let told = trace.count { $0.activity == .recordUnacknowledged }
        #expect(cut > 20 && told > cut, "both must have happened, or the test shows nothing")
        #expect(trace.result.value("units.wasted_trips", "units:ambulance") == 0)
    }
}
