import CityModel
import EventKernel
import Foundation
import Randomness
import Testing

@Suite("Absence, stand-ins and a minimum crew")
struct PresenceTests {
    /// Everybody is absent, and somebody stands in two hours later.
    private func late(_ days: Double = 10) -> CityConfiguration {
        var city = StaffCity.quiet(posts: 1, days: days)
        city.desks[0].humanResources.absence = 1
        city.desks[0].staff[0].standIn = StandIn(probability: 1, delay: .deterministic(7_200))
        return city
    }

    private func values(_ city: CityConfiguration) throws -> (
        absent: Double, unattended: Double, overtime: Double
    ) {
        let result = try City.run(city, seed: 1, replication: 0)
        #expect(result.value("staff.absent_share", "desk:desk") == result.value("staff.absent_share"))
        return (
            try #require(result.value("staff.absent_share")),
            try #require(result.value("staff.unattended_share")),
            try #require(result.value("staff.overtime_hours"))
        )
    }

    @Test("A stand-in fills the post after the delay, to the microsecond")
    func standIn() throws {
        // Two of eight hours of every shift.
        #expect(try values(late()) == (0.25, 0.25, 0))
        // One who would come after the shift does not come.
        var tooLate = late()
        tooLate.desks[0].staff[0].standIn?.delay = .deterministic(28_800)
        #expect(try values(tooLate) == (1, 1, 0))
        var nobody = late()
        nobody.desks[0].staff[0].standIn?.probability = 0
        #expect(try values(nobody) == (1, 1, 0))
    }

    @Test("A minimum crew keeps people of the shift before until the stand-in comes, but not for ever")
    func minimumCrew() throws {
        var city = late()
        city.desks[0].staff[0].minimumCrew = MinimumCrew(people: 1, longestStay: 4 * 3_600)
        // Two hours in each of thirty shifts.
        #expect(try values(city) == (0, 0, 60))
        city.desks[0].staff[0].minimumCrew?.longestStay = 3_600
        #expect(try values(city) == (0.125, 0.125, 30))
        // Two posts of which one has to be filled: one post is empty for two hours, the other never.
        city.desks[0].staff[0].shifts = StaffCity.threeShifts(2)
        city.desks[0].staff[0].minimumCrew?.longestStay = 4 * 3_600
        #expect(try values(city) == (0.125, 0, 60))
    }

    @Test("Who stays on is in the log, and leaves when the stand-in is there")
    func log() throws {
        var city = late(1)
        city.desks[0].staff[0].minimumCrew = MinimumCrew(people: 1, longestStay: 4 * 3_600)
        let stays = try StaffCity.times(.stayedOn, in: city)
        // Nobody was there before the first shift.
        #expect(stays.prefix(4) == [28_800, 57_600, 86_400, 115_200])
    }

    @Test("The share of absence is that of the closed form")
    func share() throws {
        var city = StaffCity.quiet(posts: 10, days: 400)
        city.desks[0].humanResources.absence = 0.2
        city.desks[0].staff[0].standIn = StandIn(probability: 0.6, delay: .exponential(mean: 5_400))
        let absent = try values(city).absent
        // Absent p (1 − q + q E[min(D, L)] / L) of the time, where E[min(D, L)] = m (1 − exp(−L/m)).
        let mean = 5_400 * (1 - exp(-28_800.0 / 5_400))
        let expected = 0.2 * (0.4 + 0.6 * mean / 28_800)
        // 12,000 posts of shifts whose absent parts X lie in 0…1, so that the variance is at most E X = 0.10: a standard
        // error of 0.0029. At five of them a false alarm comes once in two million.
        #expect(abs(absent - expected) < 5 * 0.0029)
    }

    @Test("With stays of half a shift and no stand-ins, absence and overtime follow from two shifts")
    func stays() throws {
        var city = StaffCity.quiet(posts: 1, days: 4_000)
        city.desks[0].humanResources.absence = 0.3
        city.desks[0].staff[0].minimumCrew = MinimumCrew(people: 1, longestStay: 4 * 3_600)
        let (absent, unattended, overtime) = try values(city)
        #expect(unattended == absent)
        // A shift is half empty when its own person is absent and that of the shift before was not, empty when both are.
        // The 12,000 shifts depend on their neighbours only: the variance 0.105 of one is at most tripled, which gives a
        // standard error of 0.0051; at five of them a false alarm comes once in two million.
        #expect(abs(absent - 0.3 * (0.7 * 0.5 + 0.3)) < 5 * 0.0051)
        // p (1 − p) · 4 h a shift: a variance of 0.21 · 0.79 · 16 h², for neighbours tripled, is 309 h in 12,000 shifts.
        #expect(abs(overtime - 0.3 * 0.7 * 4 * 12_000) < 5 * 309)
    }

    @Test("People who stay on are the same whoever else is absent: draws hang on shift and post")
    func keys() throws {
        var city = StaffCity.quiet(posts: 3, days: 50)
        city.desks[0].humanResources.absence = 0.2
        city.desks[0].staff[0].standIn = StandIn(probability: 0.5, delay: .exponential(mean: 3_600))
        let alone = try City.run(city, seed: 1, replication: 0).value("staff.on_duty_mean", "desk:desk")
        city.desks.insert(city.desks[0], at: 0)
        city.desks[0].id = "other"
        city.lines.append(ReportLine(id: "second", name: "Second", desk: "other"))
        let beside = try City.run(city, seed: 1, replication: 0).value("staff.on_duty_mean", "desk:desk")
        #expect(alone == beside)
    }
}
