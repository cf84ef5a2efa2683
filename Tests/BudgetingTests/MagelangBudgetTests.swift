import Budgeting
import Foundation
import ScenarioFiles
import Testing

/// The shipped scenarios of Magelang.
private let names = [
    "magesty-2024", "analytics-only", "app-campaign", "joint-centre-same-headcount", "night-crew-reinforced",
    "one-more-operator-per-desk", "shared-record-only", "single-number-112", "today-with-tula-money",
    "training-only", "tula-style", "tula-style-same-headcount",
]

private func magelang(_ name: String) throws -> Scenario {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return try ScenarioLoader.load(path: root.path + "/Scenarios/magelang/\(name).yaml")
}

@Suite("Budgets of the shipped scenarios")
struct MagelangBudgetTests {
    @Test(
        "Totals per year, agency, account and overall equal the sum of the lines to the rupiah",
        arguments: names)
    func totals(name: String) throws {
        let plan = try Budget.price(magelang(name), wastedTripsPerYear: ["ambulance": 17.25, "patrol": 40])
        let sum = plan.lines.reduce(Int64(0)) { $0 + $1.amount }
        #expect(sum > 0 && plan.totals.overall == sum)
        var years: [Int: Int64] = [:]
        var agencies: [String: Int64] = [:]
        var accounts: [String: Int64] = [:]
        for line in plan.lines {
            years[line.fiscalYear, default: 0] += line.amount
            agencies[line.agencyID, default: 0] += line.amount
            accounts[line.accountCode, default: 0] += line.amount
            // What a reader gets who multiplies two columns of the table.
            let product = line.quantity * Decimal(line.unitPrice)
            #expect(abs(product - Decimal(line.amount)) <= Decimal(string: "0.5") ?? 0)
        }
        #expect(Dictionary(uniqueKeysWithValues: plan.totals.byYear.map { ($0.key, $0.amount) }) == years)
        #expect(
            Dictionary(uniqueKeysWithValues: plan.totals.byAgency.map { ($0.key, $0.amount) }) == agencies)
        #expect(
            Dictionary(uniqueKeysWithValues: plan.totals.byAccount.map { ($0.key, $0.amount) }) == accounts)
        for total in plan.totals.byYear { #expect(plan.cost(year: total.key) == total.amount) }
        #expect(plan.cost(year: 1999) == 0)
        #expect(abs(plan.yearlyCost * 5 - sum) <= 2)
    }

    /// One line per fiscal year, agency, account code and item, in an order that depends on nothing else.
    @Test("Lines are unique and in their final order", arguments: names)
    func order(name: String) throws {
        let scenario = try magelang(name)
        let plan = try Budget.price(scenario)
        let keys = plan.lines.map { [String($0.fiscalYear), $0.agencyID, $0.accountCode, $0.itemID] }
        #expect(Set(keys).count == keys.count)
        let section = try #require(scenario.budget)
        let ranks = plan.lines.map { line in
            [
                line.fiscalYear, section.agencies.firstIndex { $0.id == line.agencyID } ?? -1,
                section.accountCodes.firstIndex { $0.code == line.accountCode } ?? -1,
                section.items.firstIndex { $0.id == line.itemID } ?? -1,
            ]
        }
        #expect(zip(ranks, ranks.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        #expect(plan.lines.allSatisfy { !$0.priceSource.isEmpty && $0.priceGrade != nil })
    }

    /// 26 persons' pay: 5 each at psc119, damkar and bpbd, 7 at dishub (203 h × 5 ÷ 168 = 6.04), 2 at diskominsta.
    @Test("Today's yearly cost is made of people and bandwidth")
    func today() throws {
        let plan = try Budget.price(magelang("magesty-2024"))
        let first = plan.lines.filter { $0.fiscalYear == 2025 }
        let persons = first.filter { $0.itemID == "operator_insurance" }.reduce(Decimal(0)) {
            $0 + $1.quantity / 12
        }
        #expect(persons == 24)
        let pay: Int64 = 24 * (13 * 2_870_000 + 12 * 287_000)
        let police: Int64 = 5 * 13 * 3_177_500
        let bandwidth: Int64 = 60 * 12 * 143_500
        #expect(plan.cost(year: 2025) == pay + police + bandwidth)
    }

    /// The fair comparison: over the budget's five years, purchases included, people and vehicles get what the centre
    /// costs, no more and at least 95 % of it. (Year by year they differ: the centre buys first, people are paid.)
    @Test("Today with the centre's money gets the centre's money")
    func fairComparison() throws {
        let centre = try Budget.price(magelang("tula-style"))
        let people = try Budget.price(magelang("today-with-tula-money"))
        #expect(people.totals.overall <= centre.totals.overall)
        #expect(Double(people.totals.overall) >= 0.95 * Double(centre.totals.overall))
        #expect(people.yearlyCost <= centre.yearlyCost)
    }
}
