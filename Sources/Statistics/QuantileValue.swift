/// A quantile of durations that may lie beyond what can be measured.
///
/// Ordered: seconds, then above range, then never reached.
public enum QuantileValue: Sendable, Hashable, Comparable, Codable {
    /// A duration in seconds.
    case seconds(Double)
    /// Longer than the histogram's 30 days, but reached.
    case aboveRange
    /// The quantile falls among those that never ended: +∞.
    case neverReached

    /// The quantile as a number of seconds: +∞ where never reached, and 30 days, a lower bound, above the range.
    public var seconds: Double {
        switch self {
        case .seconds(let value): value
        case .aboveRange: Double(DurationBins.limit) / 1_000_000
        case .neverReached: .infinity
        }
    }

    /// The number of seconds if it is a measured duration; nil above the range and where never reached.
    public var measuredSeconds: Double? {
        if case .seconds(let value) = self { value } else { nil }
    }
}
