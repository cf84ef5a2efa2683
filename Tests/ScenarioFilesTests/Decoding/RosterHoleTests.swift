import CityModel
import EventKernel
import ScenarioFiles
import Testing

@Suite("Hours with nobody")
struct RosterHoleTests {
    private func holes(_ shifts: [Shift], rule: Desk.WhenClosed = .ring) throws -> [RosterHole] {
        var city = try ScenarioLoader.read(text: completeScenario, name: "s.yaml").configuration
        city.integration.institutional = .separateDesks
        city.desks = [city.desks[0]]
        city.desks[0].staff = [city.desks[0].staff[0]]
        city.desks[0].staff[0].shifts = shifts
        city.desks[0].whenClosed = rule
        return RosterHole.find(in: city)
    }

    private func shift(_ start: Int, _ hours: Int, _ days: Weekdays = .everyDay, posts: Int = 1) -> Shift {
        Shift(
            name: "s", weekdays: days, startMinute: start * 60, lengthMinutes: hours * 60, posts: posts)
    }

    @Test("The same hole of every day is said once")
    func everyDay() throws {
        let found = try holes([shift(7, 12), shift(21, 10)])
        #expect(found.count == 1)
        #expect(found[0].stretches.count == 7 && found[0].stretches[0] == 1_140..<1_260)
        #expect(found[0].message.en.contains("nobody is rostered every day 19:00–21:00"))
        #expect(found[0].message.id.contains("tidak ada petugas setiap hari 19:00–21:00"))
        #expect(found[0].message.en.contains("when_closed: fail"))
    }

    @Test("A weekend is one stretch, also over the end of the week")
    func weekend() throws {
        let weekdays = Weekdays(rawValue: 0b001_1111)
        let found = try holes([shift(0, 24, weekdays)])
        #expect(found[0].stretches == [7_200..<10_080])
        #expect(found[0].message.en.contains("Sat 00:00–Mon 00:00"))
        // Monday to Friday from 8 to 16: the last night and the weekend belong together.
        let office = try holes([shift(8, 8, weekdays)])
        #expect(office[0].stretches.count == 5)
        #expect(office[0].stretches.last == 6_720..<10_560)
        #expect(office[0].message.id.contains("Jum 16:00–Sen 08:00"))
    }

    @Test("A shift without posts leaves a hole; who says that the desk is closed has none")
    func closing() throws {
        #expect(try holes([shift(7, 14), shift(21, 10)]).isEmpty)
        #expect(try holes([shift(0, 24)]).isEmpty)
        #expect(try holes([shift(7, 14), shift(21, 10, posts: 0)]).first?.stretches.count == 7)
        #expect(try holes([shift(7, 12)], rule: .fail).isEmpty)
        #expect(try holes([shift(7, 12)], rule: .forward(to: "x")).isEmpty)
        #expect(
            try holes([shift(7, 12, posts: 0)])[0].message.en.contains("nobody is rostered at any time"))
    }

    @Test("Desks in one room cover for each other")
    func oneRoom() throws {
        var city = try ScenarioLoader.read(text: completeScenario, name: "s.yaml").configuration
        let centre = try #require(city.jointCentre)
        for index in city.desks.indices {
            for group in city.desks[index].staff.indices {
                city.desks[index].staff[group].shifts = [index == 0 ? shift(7, 12) : shift(19, 12)]
                city.desks[index].staff[group].roles = [.callTaking]
            }
            city.desks[index].whenClosed = .ring
        }
        city.integration.institutional = .separateDesks
        #expect(RosterHole.find(in: city).count == city.desks.count)
        city.integration.institutional = .oneRoom
        let outside = city.desks.filter { !centre.members.contains($0.id) }.count
        let members = city.desks.enumerated().filter { centre.members.contains($0.1.id) }.map(\.offset)
        let isCovered = members.contains(0) && members.count > 1
        #expect(RosterHole.find(in: city).count == outside + (isCovered ? 0 : 1))
    }
}
