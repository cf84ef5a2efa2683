internal import CGSL

/// Count, mean, spread and shape of a stream of values, in constant memory.
///
/// The values themselves are not kept: each one updates the running moments by GSL's `gsl_rstat_add`
/// (Welford 1962, extended to the third and fourth moment), which loses no digits when the mean is large
/// compared with the spread.
///
/// ```swift
/// var talkTime = RunningStatistics()
/// talkTime.add(92.5)
/// talkTime.add(118)
/// talkTime.mean  // 105.25
/// ```
///
/// ## Topics
///
/// ### Collecting
/// - ``add(_:)``
/// - ``merge(_:)``
///
/// ### Results
/// - ``count``
/// - ``mean``
/// - ``variance``
/// - ``standardDeviation``
/// - ``standardError``
/// - ``minimum``
/// - ``maximum``
/// - ``skewness``
/// - ``kurtosis``
public struct RunningStatistics: Sendable {
    private var moments = sigap_moments()

    /// Creates statistics of no values.
    public init() {}

    /// Creates the statistics of the given values.
    ///
    /// - Complexity: O(*n*) in the number of values.
    public init(_ values: some Sequence<Double>) {
        for value in values { add(value) }
    }

    /// Adds one value.
    ///
    /// - Parameter value: A finite number; "never" belongs into a ``DurationHistogram``, which counts it.
    /// - Complexity: O(1), no allocation.
    public mutating func add(_ value: Double) {
        precondition(value.isFinite, "running statistics hold finite values only")
        sigap_moments_add(&moments, value)
    }

    /// Adds all values that `other` has seen.
    ///
    /// The result equals the statistics of both streams together up to rounding in the last digits, so that
    /// a caller who needs identical bytes merges in a fixed order.
    ///
    /// Source: Chan, Golub, LeVeque (1983) for mean and variance; Pébay (2008) for the third and fourth
    /// moment.
    ///
    /// - Complexity: O(1).
    public mutating func merge(_ other: RunningStatistics) {
        guard other.count > 0 else { return }
        guard count > 0 else {
            self = other
            return
        }
        let left = moments
        let right = other.moments
        let leftCount = Double(left.count)
        let rightCount = Double(right.count)
        let total = leftCount + rightCount
        let delta = right.mean - left.mean
        let step = delta / total
        let product = leftCount * rightCount

        moments.count = left.count + right.count
        moments.minimum = Swift.min(left.minimum, right.minimum)
        moments.maximum = Swift.max(left.maximum, right.maximum)
        moments.mean = left.mean + rightCount * step
        moments.m2 = left.m2 + right.m2 + delta * step * product
        moments.m3 =
            left.m3 + right.m3 + delta * step * step * product * (leftCount - rightCount)
            + 3 * step * (leftCount * right.m2 - rightCount * left.m2)
        let fourthOfShift =
            delta * step * step * step * product
            * (leftCount * leftCount - product + rightCount * rightCount)
        let fourthOfSpread =
            6 * step * step * (leftCount * leftCount * right.m2 + rightCount * rightCount * left.m2)
            + 4 * step * (leftCount * right.m3 - rightCount * left.m3)
        moments.m4 = left.m4 + right.m4 + fourthOfShift + fourthOfSpread
    }

    /// The number of values.
    public var count: Int { Int(moments.count) }

    /// The arithmetic mean; nil without values.
    public var mean: Double? { count > 0 ? moments.mean : nil }

    /// The variance with divisor n − 1; nil for fewer than two values.
    public var variance: Double? { count > 1 ? withMoments(sigap_moments_variance) : nil }

    /// The square root of ``variance``; nil for fewer than two values.
    public var standardDeviation: Double? {
        count > 1 ? withMoments(sigap_moments_standard_deviation) : nil
    }

    /// The standard error of the mean of *independent* values, s/√n; nil for fewer than two values.
    public var standardError: Double? { count > 1 ? withMoments(sigap_moments_standard_error) : nil }

    /// The smallest value; nil without values.
    public var minimum: Double? { count > 0 ? moments.minimum : nil }

    /// The largest value; nil without values.
    public var maximum: Double? { count > 0 ? moments.maximum : nil }

    /// The skewness about the mean in units of the standard deviation (divisor n − 1), as `gsl_stats_skew` has it;
    /// nil for fewer than two values and where all values are equal.
    public var skewness: Double? { hasSpread ? withMoments(sigap_moments_skewness) : nil }

    /// The excess kurtosis (0 for a normal distribution), as `gsl_stats_kurtosis` has it;
    /// nil for fewer than two values and where all values are equal.
    public var kurtosis: Double? { hasSpread ? withMoments(sigap_moments_kurtosis) : nil }

    private var hasSpread: Bool { count > 1 && moments.m2 > 0 }

    private func withMoments(_ compute: (UnsafePointer<sigap_moments>) -> Double) -> Double {
        withUnsafePointer(to: moments, compute)
    }
}

extension RunningStatistics: Equatable {
    /// Whether both hold bit for bit the same moments.
    public static func == (left: RunningStatistics, right: RunningStatistics) -> Bool {
        left.moments.count == right.moments.count && left.moments.minimum == right.moments.minimum
            && left.moments.maximum == right.moments.maximum && left.moments.mean == right.moments.mean
            && left.moments.m2 == right.moments.m2 && left.moments.m3 == right.moments.m3
            && left.moments.m4 == right.moments.m4
    }
}
