internal import Histogram

/// A histogram of durations from a millisecond to 30 days, with a known relative error and exact counts.
///
/// Durations are microseconds. Exact zeros, "never" (+∞) and durations above 30 days are counted apart; mean,
/// minimum and maximum are exact. Between them a value is known up to its bin: with three `digits` a bin is at
/// most 1/1,024 of its values wide, so that its middle is off by at most 0.05 % (with two digits 1/128 and 0.4 %),
/// or by 256 µs below half a second (with two digits below 65 ms).
///
/// It wraps HdrHistogram with a fixed range: about 98 KB with three digits and 14 KB with two, allocated when
/// the first positive duration is recorded and never again.
///
/// ```swift
/// var response = DurationHistogram()
/// response.record(microseconds: 412_000_000)
/// response.recordNever()
/// response.quantile(0.5)  // .seconds(412.0)
/// response.quantile(0.9)  // .neverReached
/// ```
///
/// ## Topics
///
/// ### Collecting
/// - ``record(microseconds:)``
/// - ``recordNever()``
/// - ``merge(_:)``
/// - ``reset()``
///
/// ### Results
/// - ``quantile(_:)``
/// - ``mean``
/// - ``count``
/// - ``snapshot()``
public struct DurationHistogram: Sendable {
    /// The significant decimal digits: 1, 2 or 3.
    public let digits: Int

    /// The number of exact zeros.
    public private(set) var zeroCount = 0

    /// The number that lasted longer than 30 days.
    public private(set) var aboveRangeCount = 0

    /// The number that never ended.
    public private(set) var neverCount = 0

    /// One histogram, or none before the first positive duration. An array, because mutating an optional in place
    /// copies it.
    private var bins: [Histogram<UInt32>] = []
    private var sum: Int128 = 0
    private var smallest = Int64.max
    private var largest = Int64.min

    /// Creates an empty histogram.
    ///
    /// - Parameter digits: The significant decimal digits, 1 to 3.
    public init(digits: Int = 3) {
        precondition((1...3).contains(digits), "a duration histogram has 1, 2 or 3 digits")
        self.digits = digits
    }

    /// The number of recorded durations, the never-ending ones included.
    public var count: Int { finiteCount + neverCount }

    /// The number of durations that ended, those above the range included.
    public var finiteCount: Int { zeroCount + Int(bins.first?.totalCount ?? 0) + aboveRangeCount }

    /// The exact mean in seconds of the durations that ended; nil without any.
    ///
    /// Print it with the share that never ended, which it leaves out.
    public var mean: Double? {
        finiteCount > 0 ? Double(sum) / Double(finiteCount) / 1_000_000 : nil
    }

    /// The exact shortest duration in microseconds; nil without any that ended.
    public var minimum: Int64? { finiteCount > 0 ? smallest : nil }

    /// The exact longest duration in microseconds of those that ended; nil without any.
    public var maximum: Int64? { finiteCount > 0 ? largest : nil }

    /// Records a duration.
    ///
    /// - Parameter duration: A duration in microseconds, not negative. Above 30 days it is counted apart.
    /// - Complexity: O(1); the first positive duration allocates the bins. A bin holds up to 2³² − 1 durations.
    public mutating func record(microseconds duration: Int64) {
        precondition(duration >= 0, "a duration is not negative")
        sum += Int128(duration)
        smallest = Swift.min(smallest, duration)
        largest = Swift.max(largest, duration)
        if duration == 0 {
            zeroCount += 1
        } else if duration > DurationBins.limit {
            aboveRangeCount += 1
        } else {
            if bins.isEmpty { bins.append(Self.emptyBins[digits - 1]) }
            bins[0].record(UInt64(duration))
        }
    }

    /// Records that something never ended: nobody came, nobody answered.
    public mutating func recordNever() {
        neverCount += 1
    }

    /// Adds everything that `other` has recorded; the order of merging does not matter.
    ///
    /// - Precondition: Both have the same ``digits``, and together at most 2³² − 1 durations in a bin; a
    ///   ``SparseHistogram`` has no such limit.
    /// - Complexity: O(number of bins).
    public mutating func merge(_ other: DurationHistogram) {
        precondition(digits == other.digits, "merged histograms have the same digits")
        zeroCount += other.zeroCount
        aboveRangeCount += other.aboveRangeCount
        neverCount += other.neverCount
        sum += other.sum
        smallest = Swift.min(smallest, other.smallest)
        largest = Swift.max(largest, other.largest)
        guard let otherBins = other.bins.first else { return }
        if bins.isEmpty {
            bins.append(otherBins)
        } else {
            bins[0].add(otherBins)
        }
    }

    /// Forgets everything and keeps the memory: the end of a warm-up.
    public mutating func reset() {
        zeroCount = 0
        aboveRangeCount = 0
        neverCount = 0
        sum = 0
        smallest = .max
        largest = .min
        if !bins.isEmpty { bins[0].reset() }
    }

    /// The smallest duration that at least the share `probability` of all, the never-ending ones included, does
    /// not exceed; nil when nothing was recorded.
    ///
    /// The inverse of the empirical distribution function (Hyndman and Fan 1996, type 1), up to the bin's width.
    ///
    /// - Parameter probability: 0 to 1. 0 gives the exact minimum and 1 the exact maximum.
    /// - Complexity: O(number of bins).
    public func quantile(_ probability: Double) -> QuantileValue? {
        snapshot().quantile(probability)
    }

    /// What was recorded, without the empty bins: small to keep, to send and to merge.
    ///
    /// - Complexity: O(number of bins).
    public func snapshot() -> SparseHistogram {
        let filled = filledBins()
        // Mapping makes arrays of exactly the right size: a study keeps those of every replication.
        return SparseHistogram(
            digits: digits, binStarts: filled.map(\.start), binCounts: filled.map(\.count),
            zeroCount: zeroCount, aboveRangeCount: aboveRangeCount, neverCount: neverCount, sum: sum,
            minimum: minimum, maximum: maximum)
    }

    private func filledBins() -> [(start: Int64, count: Int)] {
        guard let bins = bins.first, bins.totalCount > 0 else { return [] }
        let last = Int64(bins.max)
        var result: [(start: Int64, count: Int)] = []
        result.reserveCapacity(Swift.min(Int(bins.totalCount), DurationBins.count(digits: digits)))
        var start = DurationBins.start(of: Int64(bins.minNonZero), digits: digits)
        while start <= last {
            let count = bins.countForValue(UInt64(start))
            if count > 0 { result.append((start, Int(count))) }
            start += DurationBins.width(at: Swift.max(start, 1), digits: digits)
        }
        return result
    }

    /// Empty bins with 1, 2 and 3 digits, made once: copying one is a plain memory copy, while the library's
    /// initialiser fills the counters one generic call at a time.
    private static let emptyBins: [Histogram<UInt32>] = (1...3).map { digits in
        Histogram(
            lowestDiscernibleValue: UInt64(DurationBins.unit),
            highestTrackableValue: UInt64(DurationBins.limit),
            numberOfSignificantValueDigits: SignificantDigits(rawValue: Int8(digits)) ?? .three)
    }
}

extension DurationHistogram: Equatable {
    /// Whether both have recorded the same, as far as their bins can tell.
    public static func == (left: DurationHistogram, right: DurationHistogram) -> Bool {
        left.snapshot() == right.snapshot()
    }
}
