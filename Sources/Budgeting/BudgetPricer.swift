import ScenarioFiles

/// Turns the `budget` of a scenario into lines.
struct BudgetPricer {
    let scenario: Scenario
    let section: BudgetSection
    let prices: Budget.PriceCase
    let wastedTripsPerYear: [String: Double]?
    private(set) var problems: [BudgetError.Problem] = []
    private var inflation = ExactDecimal(whole: 0)
    var reliefFactor = ExactDecimal(whole: 1)

    init(
        scenario: Scenario, section: BudgetSection, prices: Budget.PriceCase,
        wastedTripsPerYear: [String: Double]?
    ) {
        self.scenario = scenario
        self.section = section
        self.prices = prices
        self.wastedTripsPerYear = wastedTripsPerYear
    }

    private var years: Range<Int> {
        section.firstFiscalYear..<(section.firstFiscalYear + section.fiscalYears)
    }

    mutating func plan() throws(BudgetError) -> BudgetPlan {
        readFactors()
        checkNames()
        var unpriced: [UnpricedItem] = []
        var lines: [(rank: [Int], line: BudgetLine)] = []
        if problems.isEmpty {
            for (position, item) in section.items.enumerated() where applies(item) {
                if item.driver == .wastedTrips, wastedTripsPerYear == nil {
                    unpriced.append(
                        UnpricedItem(
                            itemID: item.id,
                            reason:
                                "the number of trips for nothing is a result of a simulation (sigap run and sigap compare price it)"
                        ))
                } else {
                    lines += self.lines(of: item, position: position)
                }
            }
        }
        lines.sort { $0.rank.lexicographicallyPrecedes($1.rank) }
        let sorted = lines.map(\.line)
        let totals = BudgetTotals(
            sorted, years: years, agencies: section.agencies.map(\.id),
            accounts: section.accountCodes.map(\.code))
        if totals == nil { problems.append(.sumTooLarge) }
        guard problems.isEmpty, let totals else {
            throw BudgetError(scenario: scenario.name, problems: problems)
        }
        return BudgetPlan(
            scenario: scenario.name, firstFiscalYear: section.firstFiscalYear,
            fiscalYears: section.fiscalYears,
            lines: sorted, unpriced: unpriced, totals: totals)
    }

    // MARK: Checks

    private mutating func readFactors() {
        if let rate = ExactDecimal(section.inflation) {
            inflation = rate
        } else {
            problems.append(.tooManyDigits(key: "inflation"))
        }
        if let factor = ExactDecimal(section.reliefFactor) {
            reliefFactor = factor
        } else {
            problems.append(.tooManyDigits(key: "relief_factor"))
        }
        if section.firstFiscalYear < section.currencyYear {
            problems.append(
                .beginsBeforeCurrencyYear(
                    firstFiscalYear: section.firstFiscalYear, currencyYear: section.currencyYear))
        }
        for count in (wastedTripsPerYear ?? [:]).sorted(by: { $0.key < $1.key }).map(\.value)
        where !(0...1e12).contains(count) {
            problems.append(.notACount(count))
        }
    }

    /// The desks' agencies are names of the scenario, which need not occur in its budget.
    private mutating func checkNames() {
        let agencies = Set(section.agencies.map(\.id))
        let accounts = Set(section.accountCodes.map(\.code))
        for item in section.items {
            if !accounts.contains(item.account) {
                problems.append(.unknownAccount(item: item.id, account: item.account))
            }
            if ExactDecimal(item.timesPerYear) == nil {
                problems.append(.tooManyDigits(key: "items.\(item.id).times_per_year"))
            }
            if item.driver == .hires, hires(desks(of: item)) == nil {
                problems.append(.tooLarge(item: item.id, fiscalYear: section.firstFiscalYear))
            }
            switch item.payer {
            case .agency(let agency):
                if !agencies.contains(agency) {
                    problems.append(.unknownAgency(item: item.id, agency: agency))
                }
            case .deskAgency:
                if item.onlyAbove ?? 0 > 0 { problems.append(.onlyAboveByDesk(item: item.id)) }
                var reported: Set<String> = []
                for desk in desks(of: item)
                where !agencies.contains(desk.agency) && reported.insert(desk.agency).inserted {
                    problems.append(.unknownAgency(item: item.id, agency: desk.agency))
                }
            }
        }
    }

    // MARK: Lines

    private mutating func lines(of item: BudgetItem, position: Int) -> [(rank: [Int], line: BudgetLine)] {
        var result: [(rank: [Int], line: BudgetLine)] = []
        for (agencyRank, agency) in section.agencies.enumerated() {
            guard let counted = counted(item, paidBy: agency.id), counted.number.coefficient > 0 else {
                continue
            }
            guard let times = ExactDecimal(item.timesPerYear), times.coefficient > 0 else { continue }
            guard let quantity = counted.number.multiplied(by: times) else {
                problems.append(.tooLarge(item: item.id, fiscalYear: section.firstFiscalYear))
                continue
            }
            let accountRank = section.accountCodes.firstIndex { $0.code == item.account } ?? 0
            for year in years where isPaid(item, in: year) {
                guard let unitPrice = unitPrice(of: item, in: year),
                    let amount = quantity.amount(at: unitPrice)
                else {
                    problems.append(.tooLarge(item: item.id, fiscalYear: year))
                    continue
                }
                let origin = scenario.parameters.first { $0.path == "budget.items.\(item.id).price" }
                let line = BudgetLine(
                    scenario: scenario.name, fiscalYear: year, agencyID: agency.id,
                    agencyCode: agency.code ?? "",
                    agency: agency.name, accountCode: item.account,
                    account: section.accountCodes[accountRank].name, itemID: item.id, item: item.name,
                    quantity: quantity.decimal, unit: BudgetWording.unit(item.driver, times: times),
                    unitPrice: unitPrice, amount: amount, priceSource: origin?.source ?? "",
                    priceGrade: origin?.grade, note: note(item, counted.note, times: times, year: year))
                result.append(([year, agencyRank, accountRank, position], line))
            }
        }
        return result
    }

    private func isPaid(_ item: BudgetItem, in year: Int) -> Bool {
        let age = year - section.firstFiscalYear
        return switch item.timing {
        case .yearly: true
        case .once: age == 0
        case .every(let interval): age % max(1, interval) == 0
        }
    }

    /// Running costs rise from the year in whose prices they are stated; a purchase is quoted for its own year.
    private func isInflated(_ item: BudgetItem) -> Bool { item.timing == .yearly }

    private func unitPrice(of item: BudgetItem, in year: Int) -> Int64? {
        let price =
            switch prices {
            case .written: item.price
            case .low: item.lowPrice ?? item.price
            case .high: item.highPrice ?? item.price
            }
        guard isInflated(item) else { return price }
        return ExactDecimal.inflated(price, by: inflation, years: year - section.currencyYear)
    }

    private func note(
        _ item: BudgetItem, _ counted: LocalizedText, times: ExactDecimal, year: Int
    ) -> LocalizedText {
        var note = counted
        if times != ExactDecimal(whole: 1) {
            note.en += "; × \(times.decimal) payments a year"
            note.id += "; × \(BudgetWording.indonesian(times)) kali setahun"
        }
        let age = year - section.currencyYear
        if isInflated(item), age > 0, inflation.coefficient != 0 {
            let text = "\(inflation.decimal + 1)"
            note.en += "; price of \(section.currencyYear) × \(text)^\(age)"
            note.id += "; harga \(section.currencyYear) × \(BudgetWording.withComma(text))^\(age)"
        } else {
            note.en += "; price as written"
            note.id += "; harga seperti tertulis"
        }
        return note
    }
}
