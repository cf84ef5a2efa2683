import CityModel
import EventKernel
import Randomness
import Testing

@Suite("Desks, staff and lines")
struct DeskTests {
    @Test("Paperwork pauses at once: callers wait for talk only")
    func interruptiblePaperwork() throws {
        var city = SmallCities.queue(
            rate: 1.0 / 600, service: .deterministic(30), posts: 1, measured: 3e6, seed: 2)
        city.handling.wrapUp = .deterministic(540)
        let result = try City.run(city, seed: 2, replication: 0)
        // PASTA: the share that waits is the share of time in talk, 30/600, and not the (30 + 540)/600 that uninterrupted
        // paperwork would give. Over about 5,000 calls its standard error is 0.003; 0.02 is more than six of them.
        let delayed = try #require(result.value("calls.delayed_share"))
        #expect(abs(delayed - 0.05) < 0.02)
        // But the time is worked: talk and paperwork together keep the seat busy nearly always.
        let occupancy = try #require(result.value("staff.occupancy"))
        #expect(occupancy > 0.85)
    }

    @Test("A closed desk rings, fails, or forwards", arguments: [0, 1, 2])
    func closedDesk(behaviour: Int) throws {
        var city = SmallCities.queue(
            rate: 1.0 / 600, service: .deterministic(30), posts: 1,
            callers: CallerBehaviour(patience: .deterministic(60)), measured: 100 * 86_400)
        city.desks[0].staff[0].shifts = [
            Shift(name: "day", weekdays: .everyDay, startMinute: 480, lengthMinutes: 480, posts: 1)
        ]
        city.desks.append(
            Desk(
                id: "other", name: "Other", agency: "police",
                staff: [
                    StaffGroup(id: "agents", roles: [.callTaking], shifts: SmallCities.roundTheClock(9))
                ]))
        city.lines.append(ReportLine(id: "second", name: "Second", desk: "other"))
        city.desks[0].whenClosed = behaviour == 0 ? .ring : behaviour == 1 ? .fail : .forward(to: "other")
        let result = try City.run(city, seed: 1, replication: 0)
        let offered = try #require(result.value("calls.offered", "desk:desk"))
        // Two thirds of the day are closed; 14,400 calls make 0.02 five standard errors.
        let account = try #require(result.accounts.first { $0.scope == "desk:desk" })
        switch behaviour {
        case 0:
            let abandoned = try #require(result.value("calls.abandoned"))
            #expect(abs(abandoned / offered - 2.0 / 3) < 0.03)
        case 1:
            let failed = try #require(result.value("calls.failed"))
            #expect(abs(failed / offered - 2.0 / 3) < 0.02)
        default:
            #expect(abs(Double(account.overflowOut) / offered - 2.0 / 3) < 0.02)
            #expect(result.value("calls.failed") == 0)
            #expect(result.value("calls.offered", "desk:other") == 0)
        }
        #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
    }

    @Test("People on duty follow the roster hour by hour")
    func roster() throws {
        var city = SmallCities.queue(
            rate: 1.0 / 600, service: .deterministic(30), posts: 1, measured: 7 * 86_400)
        city.desks[0].staff[0].shifts = [
            Shift(name: "day", weekdays: .everyDay, startMinute: 420, lengthMinutes: 720, posts: 3),
            Shift(name: "night", weekdays: .everyDay, startMinute: 1_140, lengthMinutes: 720, posts: 1),
        ]
        let result = try City.run(city, seed: 1, replication: 0)
        for hour in result.hours {
            #expect(hour.meanOnDuty == ((7..<19).contains(hour.hour) ? 3 : 1))
        }
    }

    @Test("Absence thins out the shifts")
    func absence() throws {
        var city = SmallCities.queue(
            rate: 1.0 / 3600, service: .deterministic(30), posts: 10, measured: 400 * 86_400)
        city.desks[0].humanResources.absence = 0.2
        let result = try City.run(city, seed: 1, replication: 0)
        // 4,000 draws: the standard error of the share is 0.0063; 4.5 of them over ten posts are 0.29.
        let onDuty = try #require(result.value("staff.on_duty_mean"))
        #expect(abs(onDuty - 8) < 0.29)
    }

    @Test("Spells away from the seat leave it unattended for their share of the time")
    func attendance() throws {
        var city = SmallCities.queue(
            rate: 1.0 / 1_800, service: .deterministic(1), posts: 1,
            callers: CallerBehaviour(patience: .deterministic(0.001)), measured: 400 * 86_400)
        city.desks[0].staff[0].attendance = .init(meanAtSeat: 3_600, meanAway: 1_800)
        let result = try City.run(city, seed: 1, replication: 0)
        // One third of 19,200 calls meets an empty seat; spells of an hour make about 6,400 independent stretches, so a
        // standard error of about 0.006; 0.03 is five.
        let abandoned = try #require(result.value("calls.abandoned_share"))
        #expect(abs(abandoned - 1.0 / 3) < 0.03)
    }

    @Test("Outages fail calls for their share of the time, and nothing else does")
    func outages() throws {
        var city = SmallCities.queue(
            rate: 1.0 / 1_800, service: .deterministic(30), posts: 5, measured: 400 * 86_400)
        #expect(try City.run(city, seed: 1, replication: 0).value("calls.failed") == 0)
        city.desks[0].outages = Outages(meanTimeBetween: 36_000, meanTimeToRepair: 3_600)
        let result = try City.run(city, seed: 1, replication: 0)
        // 1/11 of the time; about 870 outages: standard error of the share about 0.004.
        let failed = try #require(result.value("calls.failed_share"))
        #expect(abs(failed - 1.0 / 11) < 0.02)
        #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
        #expect(result.unfinished == 0)
    }

    @Test("A waiting call goes over to the desk that helps out, and its patience runs on")
    func overflow() throws {
        var city = SmallCities.queue(
            rate: 1.0 / 3_600, service: .deterministic(5), posts: 1,
            callers: CallerBehaviour(patience: .deterministic(100)), measured: 400 * 86_400)
        // Nobody is ever at the first desk, which is not closed for all that.
        city.desks[0].humanResources.absence = 1
        city.desks[0].overflow = Desk.Overflow(to: "other", after: 40)
        city.lines.append(ReportLine(id: "second", name: "Second", desk: "other"))
        city.desks.append(
            Desk(
                id: "other", name: "Other", agency: "police",
                staff: [
                    StaffGroup(id: "agents", roles: [.callTaking], shifts: SmallCities.roundTheClock(20))
                ]))
        let helped = try City.run(city, seed: 1, replication: 0)
        #expect(helped.value("calls.answered_share", "stream:calls") == 1)
        #expect(helped.value("calls.wait_mean") == 40)
        #expect(helped.value("calls.overflow_share", "desk:desk") == 1)
        #expect(helped.accounts.allSatisfy { $0.imbalance == 0 })
        #expect(helped.unfinished == 0)
        // Where nobody is at the other desk either, the caller hangs up when he would have.
        city.desks[1].humanResources.absence = 1
        let lost = try City.run(city, seed: 1, replication: 0)
        #expect(lost.value("calls.abandoned_share", "stream:calls") == 1)
        #expect(lost.value("calls.abandoned_wait_mean") == 100)
        #expect(lost.accounts.allSatisfy { $0.imbalance == 0 })
        // Impatient callers never see the other desk.
        city.desks[1].humanResources.absence = 0
        city.callers.patience = .deterministic(30)
        let impatient = try City.run(city, seed: 1, replication: 0)
        #expect(impatient.value("calls.overflow_share", "desk:desk") == 0)
        #expect(impatient.value("calls.abandoned_share", "stream:calls") == 1)
    }

    @Test("A handover outranks waiting calls; a lower rank is served first")
    func ranks() throws {
        var city = SmallCities.queue(
            rate: 0.9 / 120, service: .exponential(mean: 120), posts: 1, measured: 2e6)
        city.lines.append(ReportLine(id: "urgent", name: "Urgent", desk: "desk", rank: 0))
        city.callStreams[0].rate = 0.45 / 120
        var urgent = city.callStreams[0]
        urgent.id = "urgent"
        urgent.callsTo = ["urgent": 1]
        city.callStreams.append(urgent)
        let result = try City.run(city, seed: 1, replication: 0)
        let fast = try #require(result.value("calls.wait_mean", "stream:urgent"))
        let slow = try #require(result.value("calls.wait_mean", "stream:calls"))
        #expect(fast < slow / 3)
    }
}
