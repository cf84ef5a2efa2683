import CityModel
import EventKernel
import Randomness
import Testing

@Suite("Supervisors")
struct SupervisionTests {
    /// Two calls of a minute at 100 s and 130 s; a call-taker and a supervisor.
    private func city(escalated: Double = 0, helpsAbove: Int? = nil, supervisors: Int = 1)
        -> CityConfiguration
    {
        var city = StaffCity.calls([(100, 60), (130, 60)])
        city.desks[0].supervision = Supervision(
            escalated: escalated, lasts: .deterministic(180), helpsAbove: helpsAbove)
        city.desks[0].staff.append(
            StaffGroup(
                id: "supervisors", roles: [.supervising], shifts: SmallCities.roundTheClock(supervisors)))
        return city
    }

    @Test("An escalated call waits for the supervisor while the call-taker goes on")
    func escalation() throws {
        let city = city(escalated: 1)
        #expect(try StaffCity.times(.callAnswered, in: city) == [100, 160])
        #expect(try StaffCity.times(.callEscalated, in: city) == [160, 220])
        #expect(try StaffCity.times(.supervisionStarted, in: city) == [160, 340])
        #expect(try StaffCity.times(.interviewEnded, in: city) == [340, 520])
        let result = try City.run(city, seed: 1, replication: 0)
        // 2 · 60 s and 2 · 180 s of the day.
        #expect(result.value("staff.busy_mean") == 480.0 / 86_400)
        #expect(result.unfinished == 0 && result.accounts.allSatisfy { $0.imbalance == 0 })
    }

    @Test("An escalated call keeps its line")
    func line() throws {
        var city = city(escalated: 1)
        city.desks[0].trunks = 1
        // The first call holds the only line until 340.
        #expect(try City.run(city, seed: 1, replication: 0).value("calls.blocked") == 1)
    }

    @Test("Without a supervisor on duty the call-taker talks on himself")
    func alone() throws {
        var city = city(escalated: 1)
        city.desks[0].humanResources.absence = 0
        city.desks[0].staff[1].shifts = [
            Shift(name: "noon", weekdays: .everyDay, startMinute: 720, lengthMinutes: 60, posts: 1)
        ]
        #expect(try StaffCity.times(.callAnswered, in: city) == [100, 340])
        #expect(try StaffCity.times(.interviewEnded, in: city) == [340, 580])
    }

    @Test("Who waits for a supervisor goes back to the call-takers when the last one goes home")
    func goesHome() throws {
        var city = city(escalated: 1)
        city.desks[0].staff[1].shifts = [
            Shift(name: "short", weekdays: .everyDay, startMinute: 0, lengthMinutes: 4, posts: 1)
        ]
        // The supervisor talks from 160 to 340; his shift is over at 240, when the second caller goes back.
        #expect(try StaffCity.times(.supervisionStarted, in: city) == [160, 240])
        #expect(try City.run(city, seed: 1, replication: 0).unfinished == 0)
    }

    @Test("A supervisor helps when more calls wait than the limit")
    func helping() throws {
        #expect(try StaffCity.times(.callAnswered, in: city()) == [100, 160])
        #expect(try StaffCity.times(.callAnswered, in: city(helpsAbove: 0)) == [100, 130])
        #expect(try StaffCity.times(.callAnswered, in: city(helpsAbove: 1)) == [100, 160])
        // A third caller makes two wait: the one who rang first is helped.
        var three = city(helpsAbove: 1)
        three.callStreams[0].replay?.append(
            ReplayedCall(arrivalMicroseconds: 140_000_000, talkMicroseconds: 60_000_000))
        #expect(try StaffCity.times(.callAnswered, in: three) == [100, 140, 160])
    }

    @Test("A stated share is escalated")
    func share() throws {
        var city = SmallCities.queue(
            rate: 1.0 / 60, service: .deterministic(10), posts: 5, measured: 10 * 86_400)
        city.desks[0].supervision = Supervision(escalated: 0.1, lasts: .deterministic(30))
        city.desks[0].staff.append(
            StaffGroup(id: "chief", roles: [.supervising], shifts: SmallCities.roundTheClock(1)))
        let result = try City.run(city, seed: 1, replication: 0)
        let calls = try #require(result.value("calls.answered"))
        let busy = try #require(result.value("staff.busy_mean")) * 864_000
        // A binomial share of 14,400 calls, with a standard error of 0.0025; 30 s each. At five standard errors.
        #expect(abs((busy / calls - 10) / 30 - 0.1) < 5 * 0.0025)
        // Nobody escalates pranks.
        city.callStreams[0].kind = .prank
        let pranks = try City.run(city, seed: 1, replication: 0)
        #expect(abs(try #require(pranks.value("staff.busy_mean")) * 864_000 - 10 * calls) < 20)
    }
}
