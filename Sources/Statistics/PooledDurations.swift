/// The durations of several replications over their common bins, ready for many reweighted quantiles.
///
/// A resample of replications is a list of multiplicities. Because the counts are cumulative, its quantile takes
/// a binary search over the bins with one weighted sum over the replications per step, instead of a merge.
struct PooledDurations {
    /// The seconds that stand for each category, ascending: zero, the filled bins, above range, never.
    private let seconds: [Double]
    /// For each category the number of durations up to it, one entry per replication, side by side.
    private let cumulative: [Int]
    private let replications: Int
    private let totals: [Int]

    /// - Complexity: O(bins × replications) time and memory.
    init(_ histograms: [SparseHistogram]) {
        let digits = histograms.first?.digits ?? 3
        precondition(
            histograms.allSatisfy { $0.digits == digits }, "pooled histograms have the same digits")
        replications = histograms.count
        totals = histograms.map(\.count)
        let starts = Set(histograms.flatMap(\.binStarts)).sorted()
        let minimum = histograms.compactMap(\.minimum).min() ?? 0
        let maximum = histograms.compactMap(\.maximum).max() ?? 0
        let middles = starts.map { start in
            let middle = DurationBins.middle(ofBinAt: start, digits: digits)
            return Double(Swift.min(Swift.max(middle, minimum), maximum)) / 1_000_000
        }
        seconds = [0] + middles + [QuantileValue.aboveRange.seconds, QuantileValue.neverReached.seconds]

        var table: [Int] = []
        table.reserveCapacity(seconds.count * histograms.count)
        var running = histograms.map(\.zeroCount)
        table += running
        var next = [Int](repeating: 0, count: histograms.count)
        for start in starts {
            for (replication, histogram) in histograms.enumerated() {
                let bin = next[replication]
                if bin < histogram.binStarts.count, histogram.binStarts[bin] == start {
                    running[replication] += histogram.binCounts[bin]
                    next[replication] += 1
                }
            }
            table += running
        }
        table += histograms.map(\.finiteCount)
        table += totals
        cumulative = table
    }

    /// The quantile in seconds of the pool in which each replication occurs `multiplicities` times; nil where the
    /// pool is empty.
    ///
    /// - Complexity: O(replications × log bins).
    func quantile(_ probability: Double, multiplicities: [Int]) -> Double? {
        let total = zip(totals, multiplicities).reduce(0) { $0 + $1.0 * $1.1 }
        guard total > 0 else { return nil }
        let rank = SparseHistogram.rank(probability, of: total)
        var low = 0
        var high = seconds.count - 1
        while low < high {
            let middle = (low + high) / 2
            if count(upTo: middle, multiplicities: multiplicities) >= rank {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return seconds[low]
    }

    private func count(upTo category: Int, multiplicities: [Int]) -> Int {
        let base = category * replications
        return cumulative.withUnsafeBufferPointer { cumulative in
            multiplicities.withUnsafeBufferPointer { multiplicities in
                var sum = 0
                for replication in 0..<replications {
                    sum += cumulative[base + replication] * multiplicities[replication]
                }
                return sum
            }
        }
    }
}

/// Fills in how often each replication occurs in a resample drawn with replacement.
func resample(_ multiplicities: inout [Int], generator: inout some RandomNumberGenerator) {
    let count = UInt64(multiplicities.count)
    for index in multiplicities.indices { multiplicities[index] = 0 }
    for _ in 0..<multiplicities.count {
        // The high half of the product is an index whose bias is below count / 2⁶⁴, the same on every platform.
        let word: UInt64 = generator.next()
        multiplicities[Int(word.multipliedFullWidth(by: count).high)] += 1
    }
}

/// The symmetric order statistics that bound the wanted level of a sorted bootstrap distribution.
package func percentileBounds(of sorted: [Double], level: Double) -> (low: Double, high: Double) {
    let rank = SparseHistogram.rank((1 - level) / 2, of: sorted.count)
    return (sorted[rank - 1], sorted[sorted.count - rank])
}
