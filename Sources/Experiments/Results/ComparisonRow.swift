/// What a comparison says about a KPI.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// The alternative differs from the baseline to the good.
    case better
    /// The alternative differs from the baseline to the bad.
    case worse
    /// The data do not show a difference.
    case noDifference = "no_difference"
    /// Neither way is better.
    case neither
    /// There is no difference to judge, or noise leaves open whether a percentile is reached on either side.
    case undefined
}

/// One line of `comparison.csv`.
public struct ComparisonRow: Sendable, Hashable {
    /// The baseline's name.
    public var baseline: String
    /// The alternative's name.
    public var scenario: String
    /// The KPI's identifier.
    public var kpi: String
    /// Where: `city`, `desk:…`.
    public var scope: String
    /// Alternative minus baseline, in the KPI's unit; ±∞ where a percentile is not reached on one side, nil where
    /// it is undefined.
    public var difference: Double?
    /// The lower bound of the 95 % interval.
    public var ciLow: Double?
    /// The upper bound.
    public var ciHigh: Double?
    /// The two-sided p-value of "no difference" for this row alone.
    public var pValue: Double?
    /// Adjusted for all headline KPIs of the city in this pair (Holm 1979); nil for other rows.
    public var pValueAdjusted: Double?
    /// By the adjusted p-value where there is one, below 0.05, and the KPI's direction. Rows without one are
    /// judged by their own p-value and are to be read as hints: one in twenty shows a difference by chance.
    public var better: Verdict
    /// Whether values of different topologies mean the same (see `KPI.isComparable`).
    public var comparable: Bool
}
