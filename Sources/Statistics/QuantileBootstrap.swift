/// A quantile pooled over replications with its interval by resampling whole replications.
///
/// Durations within a replication depend on each other, so replications are what is drawn with replacement
/// (percentile interval, Efron and Tibshirani 1993, chapter 13, expanded for few replications as by
/// ``SmallSampleBootstrap``). The same generator state gives the same
/// interval, bit for bit.
///
/// ```swift
/// let p90 = quantileBootstrap(
///     histograms: replications, probability: 0.9, resamples: 1_000, generator: &generator)
/// ```
///
/// - Parameters:
///   - histograms: One per replication, empty ones included, all with the same digits.
///   - probability: Above 0 and below 1.
///   - level: The confidence level.
///   - resamples: The number of resamples; 1,000 or more for a level of 95 %.
///   - generator: The source of random words; each resample takes as many as there are replications.
/// - Returns: The interval in seconds about the pooled quantile. A bound is +∞ where the quantile is never reached,
///   30 days where it is above the range. nil for fewer than two replications and without any duration.
/// - Complexity: O(bins × replications) once and O(replications × log bins) per resample.
public func quantileBootstrap(
    histograms: [SparseHistogram], probability: Double, level: Double = 0.95, resamples: Int = 1_000,
    generator: inout some RandomNumberGenerator
) -> Interval? {
    checkBootstrapArguments(probability: probability, level: level, resamples: resamples)
    guard histograms.count > 1 else { return nil }
    let pool = PooledDurations(histograms)
    var multiplicities = [Int](repeating: 1, count: histograms.count)
    guard let centre = pool.quantile(probability, multiplicities: multiplicities) else { return nil }
    var quantiles: [Double] = []
    quantiles.reserveCapacity(resamples)
    for _ in 0..<resamples {
        resample(&multiplicities, generator: &generator)
        // A resample of empty replications alone has no quantile and says nothing.
        if let quantile = pool.quantile(probability, multiplicities: multiplicities) {
            quantiles.append(quantile)
        }
    }
    guard !quantiles.isEmpty else { return nil }
    quantiles.sort()
    let bounds = percentileBounds(
        of: quantiles,
        level: SmallSampleBootstrap.expandedLevel(level, replications: histograms.count))
    return Interval(centre: centre, low: bounds.low, high: bounds.high, level: level)
}

/// Traps on arguments that no caller may pass.
func checkBootstrapArguments(probability: Double, level: Double, resamples: Int) {
    precondition(probability > 0 && probability < 1, "a bootstrapped quantile lies inside of 0 to 1")
    precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
    precondition(resamples > 0, "a bootstrap needs resamples")
}
