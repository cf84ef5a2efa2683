/// What a comparison says about a KPI.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    /// The alternative differs from the baseline to the good.
    case better
    /// The alternative differs from the baseline to the bad.
    case worse
    /// The data show that there is no difference that matters: the interval lies within the indifference zone.
    case noDifference = "no_difference"
    /// The data show neither a difference nor that there is none that matters.
    case inconclusive
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
    /// The lower bound of an interval that holds for all headline KPIs of the city in this pair together
    /// (Bonferroni); nil for other rows.
    public var simultaneousLow: Double?
    /// The upper bound.
    public var simultaneousHigh: Double?
    /// The greatest difference that does not matter, as the baseline's scenario says; 0 where it says nothing.
    public var indifference = 0.0
    /// The correlation of the two scenarios by their common random numbers; for percentiles that of the bootstrap.
    public var correlation: Double?
    /// How many times as many replications independent streams would need for the same interval.
    public var effectiveGain: Double?
    /// The smallest true difference that a test of this row at 5 % finds with a probability of 80 %; for percentiles by
    /// the normal approximation of their bootstrap interval.
    public var detectable: Double?
    /// First, no difference where the interval (the simultaneous one where there is one) lies within the indifference
    /// zone. Else by the adjusted p-value where there is one, below 0.05, and the KPI's direction. Rows without one are
    /// judged by their own p-value and are to be read as hints: one in twenty shows a difference by chance.
    public var better: Verdict
    /// Whether values of different topologies mean the same (see `KPI.isComparable`).
    public var comparable: Bool
}
