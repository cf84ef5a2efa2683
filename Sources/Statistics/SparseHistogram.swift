/// The filled bins of a ``DurationHistogram``: a value to store, to compare and to merge across replications.
///
/// ## Topics
///
/// ### Results
/// - ``quantile(_:)``
/// - ``shareWithin(seconds:)``
/// - ``mean``
///
/// ### Merging
/// - ``merged(_:)``
public struct SparseHistogram: Sendable, Hashable {
    /// The significant decimal digits of the bins.
    public let digits: Int

    /// The start in microseconds of each filled bin, ascending.
    public let binStarts: [Int64]

    /// The number of durations in each filled bin, all positive.
    public let binCounts: [Int]

    /// The number of exact zeros.
    public let zeroCount: Int

    /// The number that lasted longer than 30 days.
    public let aboveRangeCount: Int

    /// The number that never ended.
    public let neverCount: Int

    /// The exact shortest duration in microseconds; nil without any that ended.
    public let minimum: Int64?

    /// The exact longest duration in microseconds of those that ended; nil without any.
    public let maximum: Int64?

    /// The exact sum in microseconds of the durations that ended.
    public let sum: Int128

    /// The number of durations that ended.
    public let finiteCount: Int

    package init(
        digits: Int, binStarts: [Int64], binCounts: [Int], zeroCount: Int, aboveRangeCount: Int,
        neverCount: Int, sum: Int128, minimum: Int64?, maximum: Int64?
    ) {
        self.digits = digits
        self.binStarts = binStarts
        self.binCounts = binCounts
        self.zeroCount = zeroCount
        self.aboveRangeCount = aboveRangeCount
        self.neverCount = neverCount
        self.sum = sum
        self.minimum = minimum
        self.maximum = maximum
        finiteCount = zeroCount + aboveRangeCount + binCounts.reduce(0, +)
    }

    /// The number of durations, the never-ending ones included.
    public var count: Int { finiteCount + neverCount }

    /// The exact mean in seconds of the durations that ended; nil without any.
    public var mean: Double? {
        finiteCount > 0 ? Double(sum) / Double(finiteCount) / 1_000_000 : nil
    }

    /// The share of all durations that never ended; nil when nothing was recorded.
    public var neverShare: Double? { count > 0 ? Double(neverCount) / Double(count) : nil }

    /// The smallest duration that at least the share `probability` of all, the never-ending ones included, does
    /// not exceed; nil when nothing was recorded.
    ///
    /// - Parameter probability: 0 to 1. 0 gives the exact minimum and 1 the exact maximum.
    /// - Complexity: O(number of filled bins).
    public func quantile(_ probability: Double) -> QuantileValue? {
        precondition((0...1).contains(probability), "a probability lies between 0 and 1")
        guard count > 0 else { return nil }
        let rank = Self.rank(probability, of: count)
        if rank > finiteCount { return .neverReached }
        if rank > finiteCount - aboveRangeCount { return .aboveRange }
        if rank <= zeroCount { return .seconds(0) }
        if probability == 1, let maximum { return .seconds(Double(maximum) / 1_000_000) }
        if probability == 0, let minimum { return .seconds(Double(minimum) / 1_000_000) }
        var reached = zeroCount
        for (start, count) in zip(binStarts, binCounts) {
            reached += count
            if reached >= rank { return .seconds(representative(ofBinAt: start)) }
        }
        preconditionFailure("the bins hold as many durations as were counted")
    }

    /// The share of all durations, the never-ending ones included, that lasted at most `seconds`;
    /// nil when nothing was recorded.
    ///
    /// The bin that holds the limit counts whole, so that a duration equal to the limit is within. The result is
    /// therefore the exact share within some limit that is at most one bin's width longer (0.1 % with three
    /// digits, at least 512 µs); count against a target while recording where that matters.
    ///
    /// - Complexity: O(number of filled bins).
    public func shareWithin(seconds: Double) -> Double? {
        precondition(!seconds.isNaN, "a limit is a number")
        guard count > 0 else { return nil }
        guard seconds >= 0 else { return 0 }
        let limit = (seconds * 1_000_000).rounded()
        if limit == .infinity { return Double(finiteCount) / Double(count) }
        var within = zeroCount
        for (start, count) in zip(binStarts, binCounts) where Double(start) <= limit {
            within += count
        }
        // Beyond 30 days only the longest duration is known: count what is above the range when even that is within.
        if let maximum, Double(maximum) <= limit { within = finiteCount }
        return Double(within) / Double(count)
    }

    /// All histograms together; the result does not depend on their order.
    ///
    /// - Precondition: All have the same ``digits``.
    /// - Returns: An empty histogram of three digits when there are none.
    /// - Complexity: O(*b* log *b*) in the number *b* of filled bins of all of them.
    public static func merged(_ histograms: [SparseHistogram]) -> SparseHistogram {
        let digits = histograms.first?.digits ?? 3
        precondition(
            histograms.allSatisfy { $0.digits == digits }, "merged histograms have the same digits")
        var totals: [Int64: Int] = [:]
        for histogram in histograms {
            for (start, count) in zip(histogram.binStarts, histogram.binCounts) {
                totals[start, default: 0] += count
            }
        }
        let bins = totals.sorted { $0.key < $1.key }
        return SparseHistogram(
            digits: digits, binStarts: bins.map(\.key), binCounts: bins.map(\.value),
            zeroCount: histograms.reduce(0) { $0 + $1.zeroCount },
            aboveRangeCount: histograms.reduce(0) { $0 + $1.aboveRangeCount },
            neverCount: histograms.reduce(0) { $0 + $1.neverCount },
            sum: histograms.reduce(0) { $0 + $1.sum },
            minimum: histograms.compactMap(\.minimum).min(),
            maximum: histograms.compactMap(\.maximum).max())
    }

    /// The rank, 1 to `count`, of the order statistic that is the quantile: ⌈probability · count⌉.
    package static func rank(_ probability: Double, of count: Int) -> Int {
        // 0.07 · 100 is 7.000000000000001 in binary and (1 − 0.95) / 2 is above 0.025: an allowance of some
        // roundings keeps the intended rank.
        let exact = probability * Double(count)
        let rank = (exact - exact.magnitude * 1e-14).rounded(.up)
        return Swift.min(Swift.max(Int(rank), 1), count)
    }

    /// The seconds that stand for a bin: its middle, but not outside of the recorded extremes.
    private func representative(ofBinAt start: Int64) -> Double {
        let middle = DurationBins.middle(ofBinAt: start, digits: digits)
        let clamped = Swift.min(Swift.max(middle, minimum ?? middle), maximum ?? middle)
        return Double(clamped) / 1_000_000
    }
}
