import CityModel
import Statistics

/// What scenarios come to for each draw of their uncertain inputs.
public struct UncertaintyResult: Sendable {
    /// The names of the scenarios, the baseline first.
    public let scenarios: [String]
    /// The number of draws.
    public let draws: Int
    /// The law of each value.
    public let law: UncertaintyLaw
    /// The replications of each scenario in each draw.
    public let replications: Int
    /// The number of uncertain values.
    public let parameters: Int
    /// Draws that were made again because their values did not fit together.
    public let rejected: Int
    /// By scenario and draw the headline KPIs of the city.
    let values: [[[String: Double]]]

    /// The ranges of all headline KPIs, scenario by scenario.
    ///
    /// - Complexity: O(scenarios × KPIs × draws · log draws).
    public func rows() -> [UncertaintyRow] {
        scenarios.indices.flatMap { index in
            KPICatalogue.all.compactMap { kpi in
                let own = values[index].compactMap { $0[kpi.id] }
                guard own.count == draws, draws > 0 else { return nil }
                var row = UncertaintyRow(
                    baseline: scenarios[0], scenario: scenarios[index], kpi: kpi.id,
                    value: Range(own), draws: own.count { !$0.isNaN })
                guard index > 0 else { return row }
                let base = values[0].compactMap { $0[kpi.id] }
                guard base.count == draws else { return row }
                let differences = zip(base, own).map { $1 - $0 }
                row.difference = Range(differences)
                let defined = differences.filter { !$0.isNaN }
                if kpi.better != .neither, !defined.isEmpty {
                    let better = defined.count { kpi.better == .higher ? $0 > 0 : $0 < 0 }
                    row.betterShare = Double(better) / Double(defined.count)
                }
                return row
            }
        }
    }

    /// The middle nine tenths of the draws.
    public struct Range: Sendable, Hashable {
        /// The value that 5 % of the draws do not exceed.
        public var low: Double
        /// The median.
        public var median: Double
        /// The value that 95 % of the draws do not exceed.
        public var high: Double

        /// The range of values by order statistics, so that infinite ones keep their place; NaN are left out.
        ///
        /// - Returns: nil without any value.
        init?(_ values: [Double]) {
            let sorted = values.filter { !$0.isNaN }.sorted()
            guard !sorted.isEmpty else { return nil }
            (low, high) = percentileBounds(of: sorted, level: 0.9)
            median = sorted[SparseHistogram.rank(0.5, of: sorted.count) - 1]
        }
    }
}

/// One line of `uncertainty.csv`: a KPI of the city over the draws of the uncertain inputs.
public struct UncertaintyRow: Sendable, Hashable {
    /// The baseline's name.
    public var baseline: String
    /// The scenario's name.
    public var scenario: String
    /// The KPI's identifier.
    public var kpi: String
    /// The range of the scenario's value; nil where it is undefined in every draw.
    public var value: UncertaintyResult.Range?
    /// The range of scenario minus baseline, draw by draw; nil for the baseline itself.
    public var difference: UncertaintyResult.Range?
    /// The share of draws in which the scenario is better than the baseline; nil for the baseline and where neither
    /// way is better.
    public var betterShare: Double?
    /// The draws in which the value is defined.
    public var draws: Int
}
