import Budgeting
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
