/// One line of `summary.csv`: what one scenario makes of one KPI in one scope.
///
/// What is undefined is nil; a percentile that is "not reached" is +∞.
public struct SummaryRow: Sendable, Hashable {
    /// The scenario's name.
    public var scenario: String
    /// The KPI's identifier.
    public var kpi: String
    /// Where: `city`, `desk:…`, `type:…`.
    public var scope: String
    /// The KPI's unit, as in the catalogue.
    public var unit: String
    /// The mean over replications; for a percentile, that of all replications together.
    public var mean: Double?
    /// The lower bound of the 95 % interval of simulation noise.
    public var ciLow: Double?
    /// The upper bound.
    public var ciHigh: Double?
    /// The standard deviation of one replication's value, divisor n − 1.
    public var sd: Double?
    /// The replications whose value is defined.
    public var replications: Int
    /// The target as text, such as `>= 0.9`; nil without one.
    public var target: String?
    /// Whether `mean` meets the target; nil without one and for an undefined mean.
    public var met: Bool?
}
