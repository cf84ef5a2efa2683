import ScenarioFiles

/// Prices scenarios.
///
/// ```swift
/// let plan = try Budget.price(scenario)
/// print(plan.yearlyCost, plan.lines.count)
/// ```
public enum Budget {
    /// Which price of an item is used.
    public enum PriceCase: String, Hashable, Sendable, CaseIterable {
        /// The price as written.
        case written
        /// The least plausible price, where one is given.
        case low
        /// The greatest plausible price, where one is given.
        case high
    }

    /// The cash of a scenario for each of its fiscal years.
    ///
    /// - Parameters:
    ///   - scenario: A scenario with a `budget`.
    ///   - prices: Which price of each item is used.
    ///   - wastedTripsPerYear: The trips for nothing that a simulation found, by unit kind, for items driven by
    ///     `wasted_trips`; each is rounded half up to thousandths; without it such items are listed as ``BudgetPlan/unpriced``.
    /// - Returns: Lines in whole rupiah whose sums agree to the rupiah.
    /// - Throws: ``BudgetError`` with everything that stands in the way.
    /// - Complexity: O(*items* × *years* + *desks*).
    public static func price(
        _ scenario: Scenario, prices: PriceCase = .written, wastedTripsPerYear: [String: Double]? = nil
    ) throws(BudgetError) -> BudgetPlan {
        guard let section = scenario.budget else {
            throw BudgetError(scenario: scenario.name, problems: [.noBudget])
        }
        var pricer = BudgetPricer(
            scenario: scenario, section: section, prices: prices, wastedTripsPerYear: wastedTripsPerYear)
        return try pricer.plan()
    }
}
