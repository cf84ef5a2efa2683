/// Resamples of the same replications of several systems.
///
/// Every system of a resample holds the same replications, so that common random numbers narrow what is computed
/// from several of them (Efron and Tibshirani 1993, chapter 13).
public struct JointBootstrap: Sendable, Hashable {
    /// For each resample how often each replication occurs in it.
    package let multiplicities: [[Int]]

    /// Draws resamples with replacement.
    ///
    /// - Parameters:
    ///   - replications: The number of replications.
    ///   - resamples: The number of resamples.
    ///   - generator: The source of random words; each resample takes as many as there are replications.
    public init(replications: Int, resamples: Int, generator: inout some RandomNumberGenerator) {
        var lists: [[Int]] = []
        var list = [Int](repeating: 0, count: replications)
        for _ in 0..<resamples {
            resample(&list, generator: &generator)
            lists.append(list)
        }
        multiplicities = lists
    }

    /// The pooled quantile of each system in each resample, in seconds; NaN where it has no duration.
    ///
    /// - Parameters:
    ///   - systems: For each system one histogram per replication.
    ///   - probability: Above 0 and below 1.
    /// - Returns: By resample, by system.
    /// - Complexity: O(systems × replications × (bins + resamples × log bins)).
    public func quantiles(of systems: [[SparseHistogram]], probability: Double) -> [[Double]] {
        let pools = systems.map { PooledDurations($0) }
        return multiplicities.map { counts in
            pools.map { $0.quantile(probability, multiplicities: counts) ?? .nan }
        }
    }

    /// The weighted mean of each system in each resample.
    ///
    /// - Parameter systems: By replication, by system; no NaN.
    /// - Returns: By resample, by system; NaN for an empty resample, of which there is none without replications.
    /// - Complexity: O(systems × replications × resamples).
    public func means(of replications: [[Double]]) -> [[Double]] {
        let systems = replications.first?.count ?? 0
        return multiplicities.map { counts in
            var sums = [Double](repeating: 0, count: systems)
            var total = 0
            for (count, values) in zip(counts, replications) where count > 0 {
                total += count
                for system in 0..<systems { sums[system] += Double(count) * values[system] }
            }
            return sums.map { $0 / Double(total) }
        }
    }
}
