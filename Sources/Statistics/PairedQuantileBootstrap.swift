/// The difference of a pooled quantile between two systems with common random numbers.
public struct PairedQuantileComparison: Sendable, Hashable {
    /// Why there is no difference.
    public enum UndefinedReason: String, Sendable, Hashable, Codable {
        /// Fewer than two replications.
        case tooFewReplications
        /// A side without any duration.
        case noDurations
        /// The quantile is never reached on either side: ∞ − ∞.
        case neverReachedOnEitherSide
    }

    /// The baseline's pooled quantile; nil without durations.
    public let baseline: QuantileValue?
    /// The alternative's pooled quantile; nil without durations.
    public let alternative: QuantileValue?
    /// Alternative minus baseline in seconds with its interval; ±∞ where one side is never reached.
    public let difference: Interval?
    /// The two-sided p-value of "no difference".
    public let pValue: Double?
    /// The number of resamples in which the difference was ∞ − ∞ or a side was empty.
    public let undefinedResamples: Int
    /// Why difference and p-value are nil; nil where they are not.
    public let undefinedReason: UndefinedReason?
}

/// Compares a pooled quantile of two systems by resampling whole pairs of replications.
///
/// Both sides of a resample hold the same replications, so that common random numbers narrow the interval. The
/// p-value is twice the smaller share of resamples on either side of zero, with one added to counts (Davison
/// and Hinkley 1997, section 4.2), so it is never 0. A resample whose difference is undefined (∞ − ∞) counts
/// against every conclusion: as −∞ for the lower bound, as +∞ for the upper one, on both sides for the p-value.
///
/// - Parameters:
///   - baseline: One histogram per replication.
///   - alternative: Those of the same replications, in the same order.
///   - probability: Above 0 and below 1.
///   - level: The confidence level.
///   - resamples: The number of resamples; 1,000 or more for a level of 95 %.
///   - generator: The source of random words; each resample takes as many as there are replications.
/// - Precondition: Both have the same number of replications.
/// - Complexity: O(bins × replications) once and O(replications × log bins) per resample.
public func pairedQuantileBootstrap(
    baseline: [SparseHistogram], alternative: [SparseHistogram], probability: Double, level: Double = 0.95,
    resamples: Int = 1_000, generator: inout some RandomNumberGenerator
) -> PairedQuantileComparison {
    checkBootstrapArguments(probability: probability, level: level, resamples: resamples)
    precondition(baseline.count == alternative.count, "pairs need a replication on either side")
    let baselineValue = SparseHistogram.merged(baseline).quantile(probability)
    let alternativeValue = SparseHistogram.merged(alternative).quantile(probability)

    func undefined(_ reason: PairedQuantileComparison.UndefinedReason) -> PairedQuantileComparison {
        PairedQuantileComparison(
            baseline: baselineValue, alternative: alternativeValue, difference: nil, pValue: nil,
            undefinedResamples: 0, undefinedReason: reason)
    }
    guard let baselineValue, let alternativeValue else { return undefined(.noDurations) }
    guard baseline.count > 1 else { return undefined(.tooFewReplications) }
    let centre = alternativeValue.seconds - baselineValue.seconds
    guard !centre.isNaN else { return undefined(.neverReachedOnEitherSide) }

    let resampled = bootstrapDifferences(
        baseline: PooledDurations(baseline), alternative: PooledDurations(alternative),
        replications: baseline.count, probability: probability, resamples: resamples, generator: &generator)
    let unknown = resamples - resampled.count
    let unknowns = { (value: Double) in [Double](repeating: value, count: unknown) }
    let low = percentileBounds(of: unknowns(-.infinity) + resampled, level: level).low
    let high = percentileBounds(of: resampled + unknowns(.infinity), level: level).high
    let notAbove = resampled.count { $0 <= 0 } + unknown
    let notBelow = resampled.count { $0 >= 0 } + unknown
    let tail = Double(Swift.min(notAbove, notBelow) + 1) / Double(resamples + 1)
    return PairedQuantileComparison(
        baseline: baselineValue, alternative: alternativeValue,
        difference: Interval(centre: centre, low: low, high: high, level: level),
        pValue: Swift.min(1, 2 * tail), undefinedResamples: unknown, undefinedReason: nil)
}

/// The sorted differences of those resamples that have one.
private func bootstrapDifferences(
    baseline: PooledDurations, alternative: PooledDurations, replications: Int, probability: Double,
    resamples: Int, generator: inout some RandomNumberGenerator
) -> [Double] {
    var multiplicities = [Int](repeating: 1, count: replications)
    var differences: [Double] = []
    differences.reserveCapacity(resamples)
    for _ in 0..<resamples {
        resample(&multiplicities, generator: &generator)
        guard let from = baseline.quantile(probability, multiplicities: multiplicities),
            let to = alternative.quantile(probability, multiplicities: multiplicities),
            !(to - from).isNaN
        else { continue }
        differences.append(to - from)
    }
    differences.sort()
    return differences
}
