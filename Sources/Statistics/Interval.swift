/// A two-sided interval about an estimate.
///
/// The bounds may be infinite where a quantile is "never reached".
public struct Interval: Sendable, Hashable {
    /// The estimate.
    public let centre: Double
    /// The lower bound.
    public let low: Double
    /// The upper bound.
    public let high: Double
    /// The confidence level, such as 0.95.
    public let level: Double

    /// Creates an interval from its parts.
    public init(centre: Double, low: Double, high: Double, level: Double) {
        self.centre = centre
        self.low = low
        self.high = high
        self.level = level
    }

    /// Whether `value` lies within the bounds.
    public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
