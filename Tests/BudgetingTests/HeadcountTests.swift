import Budgeting
import CityModel
import EventKernel
import ScenarioFiles
import Testing

/// From posts to people by employment status.
@Suite("People by employment status")
struct HeadcountTests {
    private let pay = """
        - id: pay
          name: Pay
          agency: health
          account: "5.1.02.02"
          driver: persons
          price: Rp 1 juta
          when: yearly
        """

    private func people(_ staffing: String) throws -> [Headcount.Part] {
        try #require(Headcount.parts(of: scenario(items: pay, extra: staffing)))
    }

    @Test("Without employment the relief factor says it all")
    func reliefFactor() throws {
        let parts = try people("")
        // psc: 168 h + 5 × 7.5 h × 2 = 243 h × 5 ÷ 168 = 7.2; fire: 168 h × 5 ÷ 168 = 5.
        #expect(parts.map(\.people) == [8, 5])
        #expect(parts.allSatisfy { $0.status == nil })
    }

    @Test("Legal week and shrinkage, each status rounded up by itself")
    func statuses() throws {
        let parts = try people(
            """
            staffing:
              employment:
                - {id: contract, week: 40 h}
                - {id: civil, week: 37.5 h, shrinkage: 20 %, groups: [psc.day]}
            """)
        // Night: 168 ÷ 40 = 4.2; day: 75 ÷ (37.5 × 0.8) = 2.5; fire 4.2.
        #expect(parts.map(\.desk) == ["psc", "psc", "fire"])
        #expect(parts.map { $0.status?.id } == ["contract", "civil", "contract"])
        #expect(parts.map(\.people) == [5, 3, 5])
        #expect(parts.allSatisfy { !$0.isForNights })
    }

    @Test("A limit on nights asks for more people than the legal week")
    func nights() throws {
        let parts = try people(
            """
            staffing:
              employment: [{id: contract, week: 40 h, nights: 25 %}]
              night: {from: "22:00", to: "06:00"}
            """)
        // Fire: 56 h at night ÷ (40 h × 25 %) = 5.6 people; by the week 4.2. PSC has its days besides: 243 ÷ 40 = 6.1.
        #expect(parts.map(\.nightMinutes) == [3_360, 3_360])
        #expect(parts.map(\.people) == [7, 6])
        #expect(parts.map(\.isForNights) == [false, true])
    }

    /// The head count of the fire desk, one post round the clock, in shifts of the given hours.
    private func fire(_ shifts: String, _ rules: String, week: String = "40 h") throws -> Headcount.Part {
        let scenario = try scenario(
            items: pay,
            extra: """
                staffing:
                  employment: [{id: contract, week: \(week)\(rules)}]
                  night: {from: "22:00", to: "06:00"}
                """)
        var changed = scenario
        let desk = try #require(changed.configuration.desks.firstIndex { $0.id == "fire" })
        let text = shifts.split(separator: " ").compactMap { Int($0) }
        changed.configuration.desks[desk].staff[0].shifts = stride(from: 0, to: text.count, by: 2).map {
            Shift(
                name: "s\($0)", weekdays: .everyDay, startMinute: text[$0] * 60,
                lengthMinutes: text[$0 + 1] * 60, posts: 1)
        }
        return try #require(Headcount.parts(of: changed)?.last)
    }

    @Test("Rest between shifts and rows of nights and days ask for a rota that keeps them")
    func rota() throws {
        let threeShifts = "7 8 15 8 23 8"
        // 168 h ÷ 40 h = 4.2, and one person cannot do two of three shifts of a day with 11 h of rest between.
        #expect(try fire(threeShifts, "").people == 5)
        #expect(try fire(threeShifts, ", rest: 11 h, nights_in_row: 3, days_in_row: 6").people == 5)
        // Shifts of 24 h once a day: two people could take turns for ever, but nobody has 24 h off after 24 h without a
        // third of them; the week asks for five anyway.
        #expect(try fire("7 24", ", rest: 24 h").people == 5)
        // With a long week the rules are what binds. Without rules 168 ÷ 84 = 2; no second shift on one day: three; one
        // night at a time, then one off, and no early shift after it.
        let long = try fireLong(threeShifts, "rest: 11 h")
        #expect(long.people == 3 && long.isForRota)
        let nights = try fireLong(threeShifts, "rest: 11 h, nights_in_row: 1")
        #expect(nights.people == 4 && nights.isForRota)
        // Everybody off on one of two days: three posts a day take at least six people.
        #expect(try fireLong(threeShifts, "days_in_row: 1").people >= 6)
        #expect(try fireLong(threeShifts, "days_in_row: 1").people <= 7)
    }

    private func fireLong(_ shifts: String, _ rules: String) throws -> Headcount.Part {
        try fire(shifts, ", \(rules)", week: "84 h")
    }

    @Test("The budget pays for these people and says how they were counted")
    func budget() throws {
        let plan = try Budget.price(
            scenario(
                items: pay, extra: "staffing: {employment: [{id: contract, week: 40 h}]}", inflation: "0 %",
                fiscalYears: 1))
        // 243 ÷ 40 = 6.1 and 4.2.
        #expect(plan.yearlyCost == 12_000_000)
        #expect(plan.lines[0].note.en.contains("psc: 243 h a week as contract, rounded up = 7 persons"))
        #expect(plan.lines[0].note.id.contains("dibulatkan ke atas = 7 orang"))
    }

    @Test(
        "Mistakes are named with a remedy",
        arguments: [
            (
                "vary: [{group: psc.dai}]",
                "staffing.vary.1.group: there is no staff group `psc.dai`; did you mean `psc.day`?"
            ),
            ("vary: [{group: psc.day, shift: late}]", "psc.day has no shift `late`"),
            ("vary: [{group: psc.day, from: 3, to: 1}]", "is above to"),
            (
                "employment: [{id: a, week: 40 h, nights: 30 %}]",
                "when night is, is not said; write `staffing.night`"
            ),
            (
                "employment: [{id: a, week: 40 h, nights_in_row: 3}]",
                "when night is, is not said; write `staffing.night`"
            ),
            ("employment: [{id: a, week: 40 h, nights_in_row: 0}]", "nights_in_row"),
            ("employment: [{id: a, week: 40 h, rest: 30 h}]", "rest"),
            ("vary: [{group: psc.day, people: 2}]", "is for crews of units"),
            ("vary: [{group: units.post}]", "there is no staff group `units.post`"),
            (
                "employment: [{id: a, week: 40 h}, {id: b, week: 30 h}]",
                "several statuses cover all other groups"
            ),
            ("employment: [{id: a, week: 40 h, shrinkage: 100 %}]", "nobody would ever work"),
            ("employment: [{id: a}]", "week"),
            (
                "catalogue: [{id: a, group: psc.day, shifts: [{start: \"07:00\", length: 90.5 min}]}]",
                "whole minutes"
            ),
            ("confidence: 20 %", "staffing.confidence"),
        ])
    func mistakes(text: String, message: String) {
        #expect {
            try scenario(items: pay, extra: "staffing: {\(text)}")
        } throws: { error in
            "\(error)".contains(message)
        }
    }
}
