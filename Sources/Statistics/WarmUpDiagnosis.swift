/// How many observations at the start of a simulation are biased by its initial state.
public struct WarmUpDiagnosis: Sendable, Hashable {
    /// The number of observations to leave out, a multiple of five.
    public let truncation: Int
    /// The smallest marginal standard error squared, in squared units of the series; nil for a series that is
    /// too short.
    public let statistic: Double?
    /// The number of complete batches of five observations.
    public let batchCount: Int
    /// Whether the truncation can be trusted: it lies in the first half of a series of at least 50 observations.
    /// Otherwise the run is too short to tell a transient from noise: simulate longer.
    public let isReliable: Bool
}

/// Finds the end of a warm-up by the rule MSER-5 (White, Cobb, Spratt 2000).
///
/// The series is averaged in batches of five. The truncation *d* minimises Σ_{j>d} (Zⱼ − Z̄)² / (m − d)², the
/// squared half-width that is left, among all that leave at least five batches: an end of few
/// batches can be close together by chance (Hoad, Robinson, Davies 2010). Of equal minima the earliest is taken.
///
/// - Parameter series: Finite observations in order of time.
/// - Complexity: O(*n*).
public func mser5(_ series: [Double]) -> WarmUpDiagnosis {
    let batchSize = 5
    let batchCount = series.count / batchSize
    guard batchCount >= 10 else {
        return WarmUpDiagnosis(truncation: 0, statistic: nil, batchCount: batchCount, isReliable: false)
    }
    var kept = RunningStatistics()
    var best = (truncation: 0, statistic: Double.infinity)
    // From the end to the start, so that one pass serves all truncations.
    for batch in stride(from: batchCount - 1, through: 0, by: -1) {
        let start = batch * batchSize
        kept.add(series[start..<(start + batchSize)].reduce(0, +) / Double(batchSize))
        guard kept.count >= 5, let variance = kept.variance else { continue }
        let size = Double(kept.count)
        let statistic = variance * (size - 1) / (size * size)
        if statistic <= best.statistic { best = (batch, statistic) }
    }
    return WarmUpDiagnosis(
        truncation: best.truncation * batchSize, statistic: best.statistic, batchCount: batchCount,
        isReliable: best.truncation * 2 <= batchCount)
}
