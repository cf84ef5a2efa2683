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
    /// The interval of another level, for several comparisons together; nil where none was asked for.
    public let simultaneous: Interval?
    /// The correlation of the two quantiles across resamples; nil where one does not vary or is not finite.
    public let correlation: Double?
    /// How many times as many replications independent streams would need for the same width, as in
    /// ``PairedComparison/effectiveGain``; nil where nothing varies or something is not finite.
    public let effectiveGain: Double?
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
/// and Hinkley 1997, section 4.2), and then that of Student's t for the same number of standard
/// errors, as intervals are expanded for few replications (``SmallSampleBootstrap``). Where no resample lies beyond zero,
/// Student's t with the standard error of the resamples tells how far away it is. A resample whose difference is undefined (∞ − ∞) counts
/// against every conclusion: as −∞ for the lower bound, as +∞ for the upper one, on both sides for the p-value.
///
/// - Parameters:
///   - baseline: One histogram per replication.
///   - alternative: Those of the same replications, in the same order.
///   - probability: Above 0 and below 1.
///   - level: The confidence level.
///   - simultaneousLevel: The level of a second interval; a level whose tails are below two resamples is that of the
///     extremes.
///   - resamples: The number of resamples; 1,000 or more for a level of 95 %.
///   - generator: The source of random words; each resample takes as many as there are replications.
/// - Precondition: Both have the same number of replications.
/// - Complexity: O(bins × replications) once and O(replications × log bins) per resample.
public func pairedQuantileBootstrap(
    baseline: [SparseHistogram], alternative: [SparseHistogram], probability: Double, level: Double = 0.95,
    simultaneousLevel: Double? = nil, resamples: Int = 1_000, generator: inout some RandomNumberGenerator
) -> PairedQuantileComparison {
    checkBootstrapArguments(probability: probability, level: level, resamples: resamples)
    precondition(baseline.count == alternative.count, "pairs need a replication on either side")
    let baselineValue = SparseHistogram.merged(baseline).quantile(probability)
    let alternativeValue = SparseHistogram.merged(alternative).quantile(probability)

    func undefined(_ reason: PairedQuantileComparison.UndefinedReason) -> PairedQuantileComparison {
        PairedQuantileComparison(
            baseline: baselineValue, alternative: alternativeValue, difference: nil, simultaneous: nil,
            correlation: nil, effectiveGain: nil, pValue: nil,
            undefinedResamples: 0, undefinedReason: reason)
    }
    guard let baselineValue, let alternativeValue else { return undefined(.noDurations) }
    guard baseline.count > 1 else { return undefined(.tooFewReplications) }
    let centre = alternativeValue.seconds - baselineValue.seconds
    guard !centre.isNaN else { return undefined(.neverReachedOnEitherSide) }

    let pairs = bootstrapPairs(
        baseline: PooledDurations(baseline), alternative: PooledDurations(alternative),
        replications: baseline.count, probability: probability, resamples: resamples, generator: &generator)
    let resampled = pairs.map { $0.to - $0.from }.sorted()
    let unknown = resamples - resampled.count
    let unknowns = { (value: Double) in [Double](repeating: value, count: unknown) }
    func interval(_ level: Double) -> Interval {
        let expanded = SmallSampleBootstrap.expandedLevel(level, replications: baseline.count)
        return Interval(
            centre: centre, low: percentileBounds(of: unknowns(-.infinity) + resampled, level: expanded).low,
            high: percentileBounds(of: resampled + unknowns(.infinity), level: expanded).high, level: level)
    }
    let (correlation, gain) = varianceReduction(
        pairs.map(\.from), pairs.map(\.to), ofDifference: Moments(resampled).variance)
    let notAbove = resampled.count { $0 <= 0 } + unknown
    let notBelow = resampled.count { $0 >= 0 } + unknown
    let tail = Double(Swift.min(notAbove, notBelow) + 1) / Double(resamples + 1)
    var pValue = SmallSampleBootstrap.pValue(Swift.min(1, 2 * tail), replications: baseline.count)
    if Swift.min(notAbove, notBelow) == 0, let variance = Moments(resampled).variance {
        // No resample lies beyond zero: how far beyond all of them it is, their spread tells.
        let test = testOfZero(
            mean: centre,
            standardError: variance.squareRoot() * SmallSampleBootstrap.widening(baseline.count),
            degreesOfFreedom: Double(baseline.count - 1))
        pValue = Swift.min(pValue, test?.pValue ?? 1)
    }
    return PairedQuantileComparison(
        baseline: baselineValue, alternative: alternativeValue,
        difference: interval(level), simultaneous: simultaneousLevel.map(interval),
        correlation: correlation, effectiveGain: gain, pValue: pValue,
        undefinedResamples: unknown, undefinedReason: nil)
}

/// The quantiles of those resamples that have a difference.
private func bootstrapPairs(
    baseline: PooledDurations, alternative: PooledDurations, replications: Int, probability: Double,
    resamples: Int, generator: inout some RandomNumberGenerator
) -> [(from: Double, to: Double)] {
    var multiplicities = [Int](repeating: 1, count: replications)
    var pairs: [(from: Double, to: Double)] = []
    pairs.reserveCapacity(resamples)
    for _ in 0..<resamples {
        resample(&multiplicities, generator: &generator)
        guard let from = baseline.quantile(probability, multiplicities: multiplicities),
            let to = alternative.quantile(probability, multiplicities: multiplicities),
            !(to - from).isNaN
        else { continue }
        pairs.append((from, to))
    }
    return pairs
}
