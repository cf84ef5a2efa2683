/// A mean over independent replications with its confidence interval.
///
/// What is undefined is nil: the mean without values, spread and bounds of fewer than two.
public struct MeanEstimate: Sendable, Hashable {
    /// The number of values that went into the estimate.
    public let count: Int
    /// The number of values that were left out because they were undefined (NaN).
    public let omitted: Int
    /// The estimate.
    public let mean: Double?
    /// The standard deviation of one replication, divisor n − 1.
    public let standardDeviation: Double?
    /// Half the width of the interval.
    public let halfWidth: Double?
    /// The confidence level, such as 0.95.
    public let level: Double

    /// The standard error of the mean.
    public var standardError: Double? { standardDeviation.map { $0 / Double(count).squareRoot() } }

    /// The lower bound of the interval.
    public var low: Double? { bound(-1) }

    /// The upper bound of the interval.
    public var high: Double? { bound(1) }

    /// The interval; nil when its bounds are.
    public var interval: Interval? {
        guard let mean, let low, let high else { return nil }
        return Interval(centre: mean, low: low, high: high, level: level)
    }

    private func bound(_ sign: Double) -> Double? {
        guard let mean, let halfWidth else { return nil }
        return mean + sign * halfWidth
    }
}

/// The mean of independent values with Student's t-interval.
///
/// ```swift
/// let estimate = meanInterval([0.81, 0.84, 0.79, 0.86])
/// estimate.mean       // 0.825
/// estimate.halfWidth  // t(0.975, 3 degrees of freedom) · s / √4
/// ```
///
/// NaN stands for "undefined in this replication" and is left out and counted. With an infinite value the mean is
/// infinite (nil where +∞ meets −∞) and there are no bounds. Equal values give an interval of width zero.
///
/// - Parameters:
///   - values: One value per replication.
///   - level: The confidence level.
/// - Complexity: O(*n*).
public func meanInterval(_ values: [Double], level: Double = 0.95) -> MeanEstimate {
    precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
    let defined = values.filter { !$0.isNaN }
    let moments = Moments(defined)
    let deviation = moments.variance?.squareRoot()
    let halfWidth = deviation.map {
        StudentT.criticalValue(level: level, degreesOfFreedom: Double(defined.count - 1)) * $0
            / Double(defined.count).squareRoot()
    }
    return MeanEstimate(
        count: defined.count, omitted: values.count - defined.count, mean: moments.mean,
        standardDeviation: deviation, halfWidth: halfWidth, level: level)
}
