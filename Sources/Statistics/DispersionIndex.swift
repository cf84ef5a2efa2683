internal import CGSL

/// The ratio of variance to mean of counts, 1 for a Poisson process.
public struct DispersionIndex: Sendable, Hashable {
    /// Variance (divisor n − 1) divided by the mean.
    public let value: Double
    /// n − 1.
    public let degreesOfFreedom: Int
    /// The chi-square interval of the index.
    public let interval: Interval
    /// The probability under a Poisson process of an index at least as large: small for over-dispersed counts.
    public let overdispersionPValue: Double
    /// The two-sided p-value of a Poisson process.
    public let pValue: Double
}

/// The index of dispersion of counts in equal spans of time, tested against a Poisson process.
///
/// (n − 1)·s²/x̄ is referred to the chi-square distribution with n − 1 degrees of freedom (Fisher 1925; Cox and
/// Lewis 1966); good from a mean of about 1 on.
///
/// - Parameters:
///   - counts: Counts per span, such as calls per day; finite and not negative.
///   - level: The confidence level of the interval.
/// - Returns: nil for fewer than two counts and where all are zero.
/// - Complexity: O(*n*).
public func indexOfDispersion(counts: [Double], level: Double = 0.95) -> DispersionIndex? {
    precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
    precondition(counts.allSatisfy { $0 >= 0 && $0.isFinite }, "counts are finite and not negative")
    let moments = Moments(counts)
    guard let mean = moments.mean, let variance = moments.variance, mean > 0 else { return nil }
    let freedom = Double(counts.count - 1)
    let index = variance / mean
    let statistic = freedom * index
    let upper = sigap_chi_square_upper_tail(statistic, freedom)
    let lower = sigap_chi_square_lower_tail(statistic, freedom)
    let tail = (1 - level) / 2
    return DispersionIndex(
        value: index, degreesOfFreedom: counts.count - 1,
        interval: Interval(
            centre: index, low: statistic / sigap_chi_square_quantile(1 - tail, freedom),
            high: statistic / sigap_chi_square_quantile(tail, freedom), level: level),
        overdispersionPValue: upper, pValue: Swift.min(1, 2 * Swift.min(lower, upper)))
}
