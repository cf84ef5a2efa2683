internal import CGSL

/// The difference between two systems that were simulated with the same random numbers.
///
/// Differences are alternative minus baseline, one per replication.
public struct PairedComparison: Sendable, Hashable {
    /// The mean difference with its paired t-interval. Its `omitted` counts the pairs that were left out because
    /// one of the two values was undefined (NaN).
    public let difference: MeanEstimate
    /// The test statistic of "no difference"; ±∞ where all differences are equal and not zero, nil where all are
    /// zero and for fewer than two pairs.
    public let t: Double?
    /// The two-sided p-value of "no difference"; 1 where all differences are zero, nil for fewer than two pairs.
    public let pValue: Double?
    /// The correlation of the two systems across replications; nil where one of them does not vary.
    public let correlation: Double?
    /// The variance of the differences, divisor n − 1.
    public let varianceOfDifference: Double?
    /// How many times as many replications independent streams would need for the same width of the interval:
    /// (s²₁ + s²₂) / s²_difference. Above 1 the common random numbers help; +∞ where the difference does not
    /// vary but the systems do; nil where nothing varies.
    public let effectiveGain: Double?
}

/// Compares two systems replication by replication with the paired t-interval (Law 2015, section 10.2.1).
///
/// ```swift
/// let result = pairedComparison(baseline: [10, 12, 11], alternative: [9, 11.5, 10])
/// result.difference.mean  // −0.833…
/// ```
///
/// - Parameters:
///   - baseline: One value per replication.
///   - alternative: The values of the same replications, in the same order.
///   - level: The confidence level.
/// - Precondition: Both have the same number of values.
/// - Complexity: O(*n*).
public func pairedComparison(
    baseline: [Double], alternative: [Double], level: Double = 0.95
) -> PairedComparison {
    precondition(baseline.count == alternative.count, "pairs need a value on either side")
    let pairs = zip(baseline, alternative).filter { !$0.0.isNaN && !$0.1.isNaN }
    let first = pairs.map(\.0)
    let second = pairs.map(\.1)
    let differences = zip(first, second).map { $1 - $0 }
    let kept = meanOfDifferences(differences, level: level)
    let difference = MeanEstimate(
        count: kept.count, omitted: baseline.count - pairs.count, mean: kept.mean,
        standardDeviation: kept.standardDeviation, halfWidth: kept.halfWidth, level: level)
    let test = testOfZero(
        mean: difference.mean, standardError: difference.standardError,
        degreesOfFreedom: Double(differences.count - 1))

    let differenceVariance = difference.standardDeviation.map { $0 * $0 }
    let (correlation, gain) = varianceReduction(first, second, ofDifference: differenceVariance)
    return PairedComparison(
        difference: difference, t: test?.t, pValue: test?.pValue, correlation: correlation,
        varianceOfDifference: differenceVariance, effectiveGain: gain)
}

/// The correlation of two systems and what it saves against independent ones: (s²₁ + s²₂) / s²_difference.
func varianceReduction(
    _ first: [Double], _ second: [Double], ofDifference differenceVariance: Double?
) -> (correlation: Double?, gain: Double?) {
    guard let firstVariance = Moments(first).variance, let secondVariance = Moments(second).variance,
        let differenceVariance
    else { return (nil, nil) }
    var correlation: Double?
    if firstVariance > 0, secondVariance > 0 {
        // Rounding may leave the correlation of identical lists a little above one.
        correlation = Swift.min(1, Swift.max(-1, sigap_correlation(first, second, first.count)))
    }
    let independent = firstVariance + secondVariance
    guard independent > 0 else { return (correlation, nil) }
    return (correlation, differenceVariance > 0 ? independent / differenceVariance : .infinity)
}

/// The estimate of the mean difference; undefined where ∞ − ∞ occurs, which must not pass as "left out".
private func meanOfDifferences(_ differences: [Double], level: Double) -> MeanEstimate {
    if differences.contains(where: \.isNaN) {
        return MeanEstimate(
            count: differences.count, omitted: 0, mean: nil, standardDeviation: nil, halfWidth: nil,
            level: level)
    }
    return meanInterval(differences, level: level)
}

/// The t-test of a zero mean; nil where mean or standard error are undefined.
/// Without spread the test degenerates: nothing differs (p = 1, no t) or everything differs alike (t = ±∞, p = 0).
func testOfZero(
    mean: Double?, standardError: Double?, degreesOfFreedom: Double
) -> (t: Double?, pValue: Double)? {
    guard let mean, let standardError else { return nil }
    if standardError == 0 {
        return mean == 0 ? (nil, 1) : (mean > 0 ? .infinity : -.infinity, 0)
    }
    let t = mean / standardError
    return (t, StudentT.twoSidedPValue(t, degreesOfFreedom: degreesOfFreedom))
}
