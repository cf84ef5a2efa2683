import CityModel
import EventKernel
import Randomness
import Testing

@Suite("Breaks")
struct BreakTests {
    private let rule = Breaks(after: 4 * 3_600, length: 1_800)

    @Test("One person after the other, each once in eight hours, and never two at once")
    func staggered() throws {
        var city = StaffCity.quiet(posts: 3, days: 2)
        city.desks[0].staff[0].breaks = rule
        let begins = try StaffCity.times(.breakStarted, in: city)
        let ends = try StaffCity.times(.breakEnded, in: city)
        // 3 h, 3 h 30 min and 4 h after each beginning, in three days with the warm-up.
        let expected = (0..<9).flatMap { shift in
            [10_800.0, 12_600, 14_400].map { $0 + Double(shift) * 28_800 }
        }
        #expect(begins == expected)
        #expect(ends == expected.map { $0 + 1_800 })
        #expect(try City.run(city, seed: 1, replication: 0).value("staff.unattended_share") == 0)
    }

    @Test("A single seat is empty for the break, unless a minimum crew forbids it")
    func singleSeat() throws {
        var city = StaffCity.quiet(posts: 1, days: 2)
        city.desks[0].staff[0].breaks = rule
        #expect(try City.run(city, seed: 1, replication: 0).value("staff.unattended_share") == 0.5 / 8)
        city.desks[0].staff[0].minimumCrew = MinimumCrew(people: 1, longestStay: 3_600)
        #expect(try City.run(city, seed: 1, replication: 0).value("staff.unattended_share") == 0)
        #expect(try StaffCity.times(.breakStarted, in: city) == [])
    }

    @Test("A long shift has more than one break, four hours apart")
    func longShift() throws {
        var city = StaffCity.quiet(posts: 1, days: 1)
        city.desks[0].staff[0].shifts = [
            Shift(name: "long", weekdays: .everyDay, startMinute: 0, lengthMinutes: 720, posts: 1)
        ]
        city.desks[0].staff[0].breaks = rule
        #expect(try StaffCity.times(.breakStarted, in: city) == [14_400, 30_600, 100_800, 117_000])
    }

    @Test("The task in hand is finished first; a quiet break waits for those who wait too")
    func busy() throws {
        // On the phone from 3:50 to 4:10; somebody else rings at 4:00 and talks for a minute.
        var city = StaffCity.calls([(13_800, 1_200), (14_400, 60)])
        city.desks[0].staff[0].breaks = rule
        #expect(try StaffCity.times(.breakStarted, in: city).first == 15_000)
        #expect(try StaffCity.times(.callAnswered, in: city) == [13_800, 16_800])
        city.desks[0].staff[0].breaks?.whenQuiet = true
        #expect(try StaffCity.times(.breakStarted, in: city).first == 15_060)
        #expect(try StaffCity.times(.callAnswered, in: city) == [13_800, 15_000])
    }

    @Test("A break that was put off until the shift is nearly over is lost")
    func lost() throws {
        // On the phone from 3:50 to 7:40: half an hour later the shift is over.
        var city = StaffCity.calls([(13_800, 13_800)])
        city.desks[0].staff[0].breaks = rule
        #expect(try StaffCity.times(.breakStarted, in: city).first == 28_800 + 14_400)
    }

    @Test("With a minimum crew the second break waits for the first person to be back")
    func minimumCrew() throws {
        // Both are due at 4 h, because the break is as long as the work before it.
        var city = StaffCity.quiet(posts: 2, days: 1)
        city.simulation.warmUp = 0
        city.desks[0].staff[0].breaks = Breaks(after: 7_200, length: 7_200)
        #expect(try StaffCity.times(.breakStarted, in: city).prefix(2) == [7_200, 7_200])
        city.desks[0].staff[0].minimumCrew = MinimumCrew(people: 1, longestStay: 3_600)
        #expect(try StaffCity.times(.breakStarted, in: city).prefix(2) == [7_200, 14_400])
        #expect(try City.run(city, seed: 1, replication: 0).value("staff.unattended_share") == 0)
    }
}
