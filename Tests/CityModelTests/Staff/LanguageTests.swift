import CityModel
import EventKernel
import Randomness
import Testing

@Suite("Languages of callers, and lines of single numbers")
struct LanguageTests {
    private func talks(_ city: CityConfiguration) throws -> [Double] {
        try City.trace(city, seed: 1, replication: 0).filter { $0.activity == .interviewEnded }
            .map { Double($0.duration ?? -1) / 1e6 }
    }

    @Test("A call takes longer without the language, and goes to a free person who has it")
    func factor() throws {
        var city = StaffCity.calls([(100, 60), (110, 60)], posts: 1)
        city.languages = [CallerLanguage(id: "javanese", share: 1, talkFactor: 1.5)]
        city.desks[0].staff.append(
            StaffGroup(id: "second", roles: [.callTaking], shifts: SmallCities.roundTheClock(1)))
        #expect(try talks(city) == [90, 90])
        // The second group has the language: the first call goes there, the other one to who is left.
        city.desks[0].staff[1].languages = ["javanese"]
        #expect(try talks(city) == [60, 90])
        city.languages[0].share = 0
        #expect(try talks(city) == [60, 60])
    }

    @Test("Each language has its share of the callers")
    func share() throws {
        var city = SmallCities.queue(
            rate: 1.0 / 60, service: .deterministic(10), posts: 20, measured: 10 * 86_400)
        city.languages = [
            CallerLanguage(id: "javanese", share: 0.2, talkFactor: 2),
            CallerLanguage(id: "sign", share: 0.1, talkFactor: 3),
        ]
        let durations = try talks(city)
        let count = Double(durations.count)
        // Binomial shares of 14,400 calls: standard errors of 0.0033 and 0.0025, taken five times.
        #expect(abs(Double(durations.count { $0 == 20 }) / count - 0.2) < 5 * 0.0033)
        #expect(abs(Double(durations.count { $0 == 30 }) / count - 0.1) < 5 * 0.0025)
        #expect(durations.allSatisfy { [10, 20, 30].contains($0) })
    }

    @Test("Errors grow in their odds, and interviews about incidents in their length")
    func odds() throws {
        var city = OneIncidentCity.make(technical: .sharedRecord, rightNumber: true)
        city.incidentTypes[0].priorities = [0, 1, 0, 0]
        var plain = city
        city.languages = [CallerLanguage(id: "javanese", share: 1, talkFactor: 2, errorOdds: 3)]
        city.desks[0].humanResources = HumanResources(underTriage: 0.1, overTriage: 0.2)
        // Odds of 1/7 and 2/7 become 3/7 and 6/7, so 3/16 and 6/16.
        plain.desks[0].humanResources = HumanResources(underTriage: 3.0 / 16, overTriage: 6.0 / 16)
        func assessed(_ city: CityConfiguration) throws -> [Int?] {
            try City.trace(city, seed: 1, replication: 0).filter { $0.activity == .interviewEnded }
                .map(\.assessedPriority)
        }
        #expect(try assessed(city) == assessed(plain))
        // 5 s of greeting in any language, 115 s of the rest twice.
        #expect(try talks(city).allSatisfy { $0 == 235 })
    }

    @Test("Lines of a number limit it like those of its desk, and both hold")
    func trunks() throws {
        let loaded = SmallCities.queue(
            rate: 1.0 / 60, service: .exponential(mean: 120), posts: 10, measured: 10 * 86_400)
        var (ofDesk, ofLine) = (loaded, loaded)
        ofDesk.desks[0].trunks = 3
        ofLine.lines[0].trunks = 3
        let result = try City.run(ofLine, seed: 1, replication: 0)
        #expect(try City.run(ofDesk, seed: 1, replication: 0).accounts == result.accounts)
        // Erlang's formula for 2 erlangs on 3 lines: (8/6) / (1 + 2 + 2 + 8/6) = 4/19. A binomial standard error of 0.0034
        // for 14,400 calls, doubled for the dependence of neighbours, taken five times.
        let blocked = try #require(result.value("calls.blocked_share"))
        #expect(abs(blocked - 4.0 / 19) < 5 * 0.007)
        // Two numbers with two lines each at a desk with three.
        var both = loaded
        both.lines.append(ReportLine(id: "second", name: "Second", desk: "desk", trunks: 2))
        both.lines[0].trunks = 2
        both.desks[0].trunks = 3
        both.callStreams[0].callsTo["second"] = 1
        let limited = try City.run(both, seed: 1, replication: 0)
        both.desks[0].trunks = nil
        let own = try City.run(both, seed: 1, replication: 0)
        both.lines[0].trunks = nil
        both.lines[1].trunks = nil
        both.desks[0].trunks = 3
        let common = try City.run(both, seed: 1, replication: 0)
        let blocks = try [limited, own, common].map { try #require($0.value("calls.blocked")) }
        #expect(blocks[0] > blocks[1] && blocks[0] > blocks[2])
        #expect([limited, own, common].allSatisfy { $0.accounts.allSatisfy { $0.imbalance == 0 } })
    }

    @Test(
        "Everything at once keeps the accounts, and the log changes nothing",
        arguments: Integration.Technical.allCases)
    func everything(technical: Integration.Technical) throws {
        var city = SmallCities.town(technical: technical)
        city.languages = [CallerLanguage(id: "javanese", share: 0.3, talkFactor: 1.5, errorOdds: 2)]
        city.lines[0].trunks = 1
        for desk in city.desks.indices {
            city.desks[desk].humanResources.absence = 0.3
            city.desks[desk].humanResources.fatigue = Fatigue(after: 14_400, increase: 0.05, nightFactor: 1.3)
            city.desks[desk].humanResources.turnover = Turnover(
                rate: 5e-9, newHires: Beginner(handlingFactor: 1.5, underTriage: 0.3), learning: 1e7)
            city.desks[desk].supervision = Supervision(
                escalated: 0.3, lasts: .exponential(mean: 300), helpsAbove: 0)
            city.desks[desk].staff[0].shifts = StaffCity.threeShifts(2)
            city.desks[desk].staff[0].standIn = StandIn(probability: 0.5, delay: .exponential(mean: 5_400))
            city.desks[desk].staff[0].minimumCrew = MinimumCrew(people: 2, longestStay: 7_200)
            city.desks[desk].staff[0].breaks = Breaks(after: 7_200, length: 1_800, whenQuiet: desk == 0)
            city.desks[desk].staff.append(
                StaffGroup(
                    id: "chief", roles: [.supervising],
                    shifts: [
                        Shift(
                            name: "day", weekdays: .everyDay, startMinute: 480, lengthMinutes: 480, posts: 1)
                    ], breaks: Breaks(after: 7_200, length: 600), languages: ["javanese"]))
        }
        let result = try City.run(city, seed: 7, replication: 0)
        #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
        #expect(result.unfinished == 0)
        #expect(try #require(result.value("staff.overtime_hours")) > 0)
        let logged = try City.trace(city, seed: 7, replication: 0).result
        #expect(logged.accounts == result.accounts && logged.events == result.events)
        #expect(zip(logged.values, result.values).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
    }
}
