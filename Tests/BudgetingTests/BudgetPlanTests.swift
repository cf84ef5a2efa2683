import Budgeting
import Foundation
import ScenarioFiles
import Testing

/// A city of two desks and one call stream whose budget is given by the test.
func scenario(
    items: String, extra: String = "", levels: String = "", name: String = "small.yaml",
    inflation: String = "2.5 %",
    fiscalYears: Int = 3
) throws -> Scenario {
    try ScenarioLoader.read(
        text: """
            sigap: 1
            title: Small town
            call_streams:
              - {id: calls, name: Calls, kind: emergency, rate: 1/h, calls_to: {"119": 1}, talk: 60 s}
            lines:
              - {id: "119", name: PSC 119, desk: psc}
              - {id: "113", name: Fire, desk: fire}
            human_resource_levels:
              basic: {handling_factor: 1, under_triage: 0 %, over_triage: 0 %, wrong_agency: 0 %, absence: 0 %}
              trained: {handling_factor: 1, under_triage: 0 %, over_triage: 0 %, wrong_agency: 0 %, absence: 0 %\(levels)}
            desks:
              - id: psc
                name: PSC 119
                agency: health
                human_resources: trained
                staff:
                  - {id: night, roles: [call_taking], posts: 1}
                  - id: day
                    roles: [call_taking]
                    shifts:
                      - {days: weekdays, start: "08:00", length: 450 min, posts: 2}
              - id: fire
                name: Damkar
                agency: fire
                human_resources: basic
                staff:
                  - {id: all, roles: [call_taking], posts: 1}
            \(extra)
            budget:
              currency_year: 2024
              first_fiscal_year: 2025
              fiscal_years: \(fiscalYears)
              inflation: \(inflation)
              relief_factor: 5.0
              agencies:
                - {id: fire, name: Satpol PP, code: "1.05"}
                - {id: health, name: Dinas Kesehatan}
              account_codes:
                - {code: "5.1.02.02", name: Belanja Jasa}
                - {code: "5.1.01", name: Belanja Pegawai}
                - {code: "5.2.02", name: Belanja Modal}
              items:
            \(items.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
            """, name: name)
}

let pay = """
    - id: pay
      name: {en: Pay, id: Upah}
      of: desk
      account: "5.1.02.02"
      driver: persons
      price: {value: Rp 2.800.001, low: Rp 2 juta, high: Rp 4 juta, source: "UMK 2024", grade: B}
      times_per_year: 13
    """

@Suite("Budget plans")
struct BudgetPlanTests {
    /// By hand: psc 168 h + 5 × 2 × 7.5 h = 243 h a week; × 5 ÷ 168 = 7.23, so 8 persons; fire 5 persons.
    /// 2,800,001 × 1.025 = 2,870,001.025; × 1.025² = 2,941,751.05…; × 1.025³ = 3,015,294.82….
    @Test("Persons, prices and amounts agree with a calculation by hand")
    func pricing() throws {
        let plan = try Budget.price(scenario(items: pay))
        #expect(plan.scenario == "small")
        #expect(plan.lines.map(\.fiscalYear) == [2025, 2025, 2026, 2026, 2027, 2027])
        #expect(plan.lines.map(\.agencyID) == ["fire", "health", "fire", "health", "fire", "health"])
        #expect(plan.lines.map(\.quantity) == [65, 104, 65, 104, 65, 104])
        #expect(
            plan.lines.map(\.unitPrice) == [2_870_001, 2_870_001, 2_941_751, 2_941_751, 3_015_295, 3_015_295])
        #expect(
            plan.lines.map(\.amount)
                == plan.lines.map { Int64(truncating: $0.quantity as NSNumber) * $0.unitPrice })
        let line = try #require(plan.lines.first)
        #expect(line.agencyCode == "1.05" && line.agency == "Satpol PP")
        #expect(line.account == "Belanja Jasa" && line.accountCode == "5.1.02.02")
        #expect(line.item == LocalizedText(en: "Pay", id: "Upah") && line.itemID == "pay")
        #expect(line.unit == LocalizedText(en: "person × payment", id: "orang × kali"))
        #expect(line.priceSource == "UMK 2024" && line.priceGrade == .b)
        #expect(line.program.isEmpty && line.activity.isEmpty)
        #expect(plan.lines[1].note.en.contains("psc: 243 h a week × 5 ÷ 168 h, rounded up = 8 persons"))
        #expect(plan.lines[3].note.en.hasSuffix("× 13 payments a year; price of 2024 × 1.025^2"))
        #expect(plan.lines[3].note.id.hasSuffix("× 13 kali setahun; harga 2024 × 1,025^2"))
    }

    @Test("Low and high prices are used where asked for")
    func priceCases() throws {
        let scenario = try scenario(items: pay)
        #expect(try Budget.price(scenario, prices: .low).lines.first?.unitPrice == 2_050_000)
        #expect(try Budget.price(scenario, prices: .high).lines.first?.unitPrice == 4_100_000)
    }

    @Test("Purchases are paid when due, at the price written")
    func timing() throws {
        let plan = try Budget.price(
            scenario(
                items: """
                    - {id: server, name: Server, agency: fire, account: "5.2.02", driver: fixed, price: Rp 1 miliar, when: once}
                    - {id: chairs, name: Chairs, agency: health, account: "5.2.02", driver: desks, price: Rp 900 ribu, when: {every: 2}}
                    - {id: rent, name: Rent, agency: fire, account: "5.1.01", driver: posts, price: Rp 1 juta}
                    """, fiscalYears: 5))
        func years(_ item: String) -> [Int] { plan.lines.filter { $0.itemID == item }.map(\.fiscalYear) }
        #expect(years("server") == [2025])
        #expect(years("chairs") == [2025, 2027, 2029])
        #expect(years("rent") == [2025, 2026, 2027, 2028, 2029])
        #expect(plan.lines.filter { $0.itemID == "chairs" }.allSatisfy { $0.amount == 1_800_000 })
        // At most three people sit at psc at once and one at fire.
        #expect(plan.lines.first { $0.itemID == "rent" }?.quantity == 4)
        // Within a year: agencies, then account codes, then items, each in the order of the scenario.
        #expect(plan.lines.filter { $0.fiscalYear == 2025 }.map(\.itemID) == ["rent", "server", "chairs"])
    }

    @Test("Desks and levels filter what is paid")
    func filters() throws {
        let plan = try Budget.price(
            scenario(
                items: """
                    - {id: course, name: Course, of: desk, account: "5.1.02.02", driver: persons, price: Rp 5 juta, only_if: {human_resources: [trained]}}
                    - {id: exam, name: Exam, agency: fire, account: "5.1.02.02", driver: persons, staff_level: basic, price: Rp 1 juta}
                    - {id: radio, name: Radio, agency: fire, account: "5.1.02.02", driver: desks, desks: [fire], price: Rp 1 juta}
                    - {id: record, name: Record, agency: fire, account: "5.2.02", driver: fixed, price: Rp 1 juta, only_if: {technical: [shared_record]}}
                    - {id: cameras, name: Cameras, agency: fire, account: "5.2.02", driver: cameras, price: Rp 1 juta}
                    """, fiscalYears: 1))
        #expect(plan.lines.map(\.itemID) == ["exam", "radio", "course"])
        #expect(plan.lines.map(\.quantity) == [5, 1, 8])
        #expect(plan.lines.map(\.agencyID) == ["fire", "fire", "health"])
    }

    @Test("What lies beyond a number is paid for, but not by desks together")
    func onlyAbove() throws {
        func plan(_ payer: String, above: Int) throws -> BudgetPlan {
            try Budget.price(
                scenario(
                    items: """
                        - {id: seats, name: Seats, \(payer), account: "5.2.02", driver: posts, only_above: \(above), price: Rp 1 juta, when: once}
                        """))
        }
        #expect(try plan("agency: fire", above: 1).lines.map(\.quantity) == [3])
        #expect(
            try plan("agency: fire", above: 1).lines.first?.note.en.contains("only those beyond 1") == true)
        #expect(try plan("agency: fire", above: 4).lines.isEmpty)
        #expect(throws: BudgetError(scenario: "small", problems: [.onlyAboveByDesk(item: "seats")])) {
            try plan("of: desk", above: 1)
        }
    }

    /// The room's level counts, because it is the one whose better work the simulation credits.
    @Test("In one room the members keep their agencies and take the level of the room")
    func oneRoom() throws {
        let room = """
            integration: {technical: none, institutional: one_room}
            technical_levels:
              none: {caller_gives_up: 0 %, misdial: 0 %, loss: 0 %, duplicate_recognition: 0 %}
            institutional_levels:
              one_room: {approval: 0 s}
            joint_centre: {id: joint, name: Joint, agency: health, members: [psc, fire], trunks: 4, human_resources: trained}
            """
        let course = """
            - {id: course, name: Course, of: desk, account: "5.1.02.02", driver: persons, price: Rp 5 juta, only_if: {human_resources: [trained]}}
            """
        let plan = try Budget.price(scenario(items: pay + "\n" + course, extra: room, fiscalYears: 1))
        let pays = plan.lines.filter { $0.itemID == "pay" }
        let courses = plan.lines.filter { $0.itemID == "course" }
        #expect(pays.map(\.quantity) == [65, 104])
        #expect(courses.map(\.quantity) == [5, 8])
        #expect(courses.map(\.agencyID) == ["fire", "health"])
    }

    @Test("Turn-outs to junk are left out until a simulation has counted them")
    func junk() throws {
        let scenario = try scenario(
            items: """
                - {id: fuel, name: Fuel, agency: fire, account: "5.1.02.02", driver: wasted_trips, price: Rp 333}
                """, inflation: "0 %", fiscalYears: 1)
        let without = try Budget.price(scenario)
        #expect(without.lines.isEmpty && without.unpriced.map(\.itemID) == ["fuel"])
        #expect(without.totals.overall == 0 && without.yearlyCost == 0)
        let with = try Budget.price(scenario, wastedTripsPerYear: ["engine": 12.3455])
        // 12.346 × 333 = 4,111.218.
        #expect(with.lines.map(\.quantity) == [Decimal(string: "12.346")])
        #expect(with.lines.map(\.amount) == [4_111])
        #expect(with.unpriced.isEmpty)
        #expect(throws: BudgetError.self) { try Budget.price(scenario, wastedTripsPerYear: ["engine": .nan]) }
    }

    @Test("Everything that stands in the way is reported at once, with its remedy")
    func errors() throws {
        #expect(throws: BudgetError(scenario: "bare", problems: [.noBudget])) {
            var bare = try scenario(items: pay)
            bare.name = "bare"
            bare.budget = nil
            return try Budget.price(bare)
        }
        var broken = try scenario(items: pay)
        broken.budget?.firstFiscalYear = 2023
        broken.budget?.agencies.removeFirst()
        broken.budget?.items[0].account = "9.9"
        broken.budget?.reliefFactor = Decimal(string: "1.23456789012345678901") ?? 0
        let error = try #require(throws: BudgetError.self) { try Budget.price(broken) }
        #expect(
            error.problems == [
                .tooManyDigits(key: "relief_factor"),
                .beginsBeforeCurrencyYear(firstFiscalYear: 2023, currencyYear: 2024),
                .unknownAccount(item: "pay", account: "9.9"), .unknownAgency(item: "pay", agency: "fire"),
            ])
        #expect(error.description.split(separator: "\n").count == 4)
    }

    @Test("An amount or a sum beyond 64 bits is an error, not a wrong number")
    func overflow() throws {
        var large = try scenario(items: pay)
        large.budget?.items[0].price = .max / 2
        let error = try #require(throws: BudgetError.self) { try Budget.price(large) }
        #expect(error.problems.contains(.tooLarge(item: "pay", fiscalYear: 2025)))
        large.budget?.items[0].price = .max / 200
        large.budget?.inflation = 0
        let sum = try #require(throws: BudgetError.self) { try Budget.price(large) }
        #expect(sum.problems == [.sumTooLarge])
    }

    @Test("The yearly cost is rounded half up")
    func yearly() throws {
        func yearly(_ price: Int, years: Int) throws -> Int64 {
            let item = """
                - {id: one, name: One, agency: fire, account: "5.2.02", driver: fixed, price: Rp \(price), when: once}
                """
            return try Budget.price(scenario(items: item, fiscalYears: years)).yearlyCost
        }
        #expect(try yearly(10, years: 3) == 3)
        #expect(try yearly(11, years: 3) == 4)
        #expect(try yearly(10, years: 4) == 3)
        #expect(try yearly(7, years: 1) == 7)
    }
}

@Suite("Expected new hires")
struct HiresTests {
    private let recruitment = """
        - id: recruitment
          name: Recruitment
          of: desk
          account: "5.1.02.02"
          driver: hires
          price: Rp 5 juta
        """

    private func text(_ perYear: String) throws -> Scenario {
        try scenario(
            items: recruitment,
            levels: ", turnover: {per_year: \(perYear), new_hires: basic, learning: 180 d}")
    }

    @Test("They are people employed times turnover, desk by desk, exactly")
    func quantity() throws {
        let plan = try Budget.price(text("16.5 %"))
        // Eight persons at the desk whose level has a turnover (see above); none at the other one.
        #expect(plan.lines.map(\.agencyID) == ["health", "health", "health"])
        #expect(plan.lines.map(\.quantity) == Array(repeating: Decimal(string: "1.32"), count: 3))
        #expect(plan.lines.first?.unit == LocalizedText(en: "new hire", id: "petugas baru"))
        #expect(
            plan.lines.first?.note.en.hasPrefix("expected new hires: psc: 8 persons × 0.165 a year") == true)
        // 1.32 × 5,000,000 × 1.025.
        #expect(plan.lines.first?.amount == 6_765_000)
        #expect(try Budget.price(text("0 %")).lines.isEmpty)
    }

    @Test("A turnover with too many digits is refused")
    func digits() throws {
        let written = try text("12.3456789012345678 %")
        #expect(
            throws: BudgetError(
                scenario: "small", problems: [.tooLarge(item: "recruitment", fiscalYear: 2025)])
        ) { try Budget.price(written) }
    }
}
