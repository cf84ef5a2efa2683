/// The cash of a scenario, per fiscal year, agency, account code and item.
///
/// ## Topics
///
/// ### Lines
/// - ``lines``
/// - ``unpriced``
///
/// ### Sums
/// - ``totals``
/// - ``yearlyCost``
/// - ``cost(year:)``
public struct BudgetPlan: Hashable, Sendable {
    /// The scenario's name.
    public let scenario: String
    /// The first fiscal year.
    public let firstFiscalYear: Int
    /// How many fiscal years there are.
    public let fiscalYears: Int
    /// The lines by fiscal year, then agency, account code and item in the order in which the scenario declares
    /// them. Items of quantity zero have no line.
    public let lines: [BudgetLine]
    /// Items whose quantity only a simulation can tell and none was given.
    public let unpriced: [UnpricedItem]
    /// The sums of the lines.
    public let totals: BudgetTotals

    /// Total cash divided by the number of fiscal years, rounded half up to whole rupiah.
    public var yearlyCost: Int64 {
        let years = Int64(fiscalYears)
        let (quotient, remainder) = totals.overall.quotientAndRemainder(dividingBy: years)
        return remainder >= years - remainder ? quotient + 1 : quotient
    }

    /// Total cash of one fiscal year; 0 for a year outside the plan.
    ///
    /// - Complexity: O(*n*) in the number of years.
    public func cost(year: Int) -> Int64 {
        totals.byYear.first { $0.key == year }?.amount ?? 0
    }
}

/// An item that has no line although its conditions hold.
public struct UnpricedItem: Hashable, Sendable {
    /// The item's identifier.
    public var itemID: String
    /// What would have to be known.
    public var reason: String
}

/// Sums of budget lines, each to the rupiah.
public struct BudgetTotals: Hashable, Sendable {
    /// All lines.
    public let overall: Int64
    /// By fiscal year; every year of the plan occurs.
    public let byYear: [BudgetTotal<Int>]
    /// By agency identifier, in the order of the lines.
    public let byAgency: [BudgetTotal<String>]
    /// By account code, in the order in which the scenario declares them.
    public let byAccount: [BudgetTotal<String>]

    /// Adds up the lines; nil where a sum exceeds what `Int64` holds.
    init?(_ lines: [BudgetLine], years: Range<Int>, agencies: [String], accounts: [String]) {
        // No amount is negative, so that every partial sum fits where the whole does.
        var sum: Int64 = 0
        for line in lines {
            let (next, overflow) = sum.addingReportingOverflow(line.amount)
            if overflow { return nil }
            sum = next
        }
        overall = sum
        byYear = years.map { year in BudgetTotal(year, lines) { $0.fiscalYear == year } }
        byAgency = agencies.filter { id in lines.contains { $0.agencyID == id } }
            .map { id in BudgetTotal(id, lines) { $0.agencyID == id } }
        byAccount = accounts.filter { code in lines.contains { $0.accountCode == code } }
            .map { code in BudgetTotal(code, lines) { $0.accountCode == code } }
    }
}

/// The sum of the lines with one key.
public struct BudgetTotal<Key: Hashable & Sendable>: Hashable, Sendable {
    /// The fiscal year, agency or account code.
    public let key: Key
    /// Whole rupiah.
    public let amount: Int64

    init(_ key: Key, _ lines: [BudgetLine], where belongs: (BudgetLine) -> Bool) {
        self.key = key
        amount = lines.reduce(0) { belongs($1) ? $0 + $1.amount : $0 }
    }
}
