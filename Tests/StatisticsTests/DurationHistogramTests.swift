import Foundation
import Statistics
import Testing

@Suite struct DurationHistogramTests {
    /// Durations spread evenly over the orders of magnitude from 1 ms to 30 days.
    private func durations(_ count: Int, seed: UInt64) -> [Int64] {
        var generator = SplitMix64(seed: seed)
        let span = log(Double(DurationBins.limit) / 1_000)
        return (0..<count).map { _ in Int64(1_000 * exp(span * generator.uniform())) }
    }

    private func histogram(_ durations: [Int64], digits: Int = 3) -> DurationHistogram {
        var result = DurationHistogram(digits: digits)
        for duration in durations { result.record(microseconds: duration) }
        return result
    }

    /// Against the order statistic ⌈p·n⌉ of the sorted values; the bound is the one that the type documents.
    @Test(arguments: [1, 2, 3]) func quantilesKeepTheirErrorBound(digits: Int) throws {
        let values = durations(5_000, seed: 11)
        let sorted = values.sorted()
        let filled = histogram(values, digits: digits).snapshot()
        let relative: Double = [1.0, 1.0 / 32, 1.0 / 256, 1.0 / 2_048][digits]
        for percent in 0...1_000 {
            let probability = Double(percent) / 1_000
            let rank = Swift.max(1, (percent * values.count + 999) / 1_000)
            let exact = Double(sorted[rank - 1]) / 1_000_000
            let found = try #require(filled.quantile(probability)?.measuredSeconds)
            let bound: Double = Swift.max(256e-6, exact * relative) * (1 + 1e-12)
            #expect((found - exact).magnitude <= bound)
        }
    }

    /// The sparse form computes the layout itself; it must be the one that HdrHistogram counts by.
    @Test(arguments: [1, 2, 3]) func sparseBinsAreThoseOfTheHistogram(digits: Int) {
        let values = durations(4_000, seed: 12) + [1, 511, 512, 1_048_575, 1_048_576, DurationBins.limit]
        let filled = histogram(values, digits: digits).snapshot()
        let grouped = Dictionary(grouping: values) { DurationBins.start(of: $0, digits: digits) }
        #expect(filled.binStarts == grouped.keys.sorted())
        #expect(filled.binCounts == grouped.sorted { $0.key < $1.key }.map(\.value.count))
        for value in values {
            let start = DurationBins.start(of: value, digits: digits)
            #expect(start <= value && value < start + DurationBins.width(at: value, digits: digits))
        }
    }

    @Test func sumsAndExtremesAreExact() {
        let values = durations(2_000, seed: 13)
        let filled = histogram(values)
        #expect(filled.snapshot().sum == values.reduce(Int128(0)) { $0 + Int128($1) })
        #expect(filled.minimum == values.min())
        #expect(filled.maximum == values.max())
        #expect(filled.quantile(0) == .seconds(Double(values.min() ?? 0) / 1_000_000))
        #expect(filled.quantile(1) == .seconds(Double(values.max() ?? 0) / 1_000_000))
        #expect(filled.count == values.count)
    }

    @Test func emptyHasNoQuantile() {
        let empty = DurationHistogram()
        #expect(empty.count == 0)
        #expect(empty.quantile(0.5) == nil)
        #expect(empty.mean == nil)
        #expect(empty.minimum == nil)
        #expect(empty.snapshot().shareWithin(seconds: 1) == nil)
        #expect(empty.snapshot().neverShare == nil)
    }

    @Test func oneValueIsEveryQuantile() {
        let one = histogram([412_345_678])
        for probability in [0, 0.01, 0.5, 1] {
            #expect(one.quantile(probability) == .seconds(412.345678))
        }
        #expect(one.mean == 412.345678)
    }

    @Test func zerosStayZero() {
        let filled = histogram([0, 0, 0, 60_000_000])
        #expect(filled.quantile(0.75) == .seconds(0))
        #expect(filled.quantile(0.76) == .seconds(60))
        #expect(filled.snapshot().shareWithin(seconds: 0) == 0.75)
        #expect(filled.zeroCount == 3)
    }

    @Test func neverCountsInQuantilesAndNotInTheMean() {
        var filled = histogram([10_000_000, 20_000_000])
        filled.recordNever()
        filled.recordNever()
        #expect(filled.count == 4)
        #expect(filled.mean == 15)
        #expect(filled.quantile(0.5)?.measuredSeconds.map { isClose($0, 20, relative: 5e-4) } == true)
        #expect(filled.quantile(0.51) == .neverReached)
        #expect(filled.quantile(1)?.seconds == .infinity)
        #expect(filled.snapshot().shareWithin(seconds: .infinity) == 0.5)
        #expect(filled.snapshot().neverShare == 0.5)
    }

    @Test func beyondThirtyDaysIsCountedApart() {
        let month = DurationBins.limit
        var filled = histogram([1_000_000, month, month + 1])
        filled.recordNever()
        #expect(filled.aboveRangeCount == 1)
        #expect(filled.finiteCount == 3)
        #expect(filled.quantile(0.75) == .aboveRange)
        #expect(filled.quantile(0.76) == .neverReached)
        #expect(filled.maximum == month + 1)
        #expect(filled.snapshot().shareWithin(seconds: 2_592_000) == 0.5)
        #expect(filled.snapshot().shareWithin(seconds: 2_592_001) == 0.75)
        #expect(QuantileValue.seconds(1e9) < .aboveRange)
        #expect(QuantileValue.aboveRange < .neverReached)
    }

    @Test func mergingDoesNotDependOnOrder() {
        let parts = (0..<4).map { index in
            var part = histogram(durations(300 * index, seed: UInt64(20 + index)) + [0])
            part.recordNever()
            return part
        }
        var forward = DurationHistogram()
        var backward = DurationHistogram()
        for part in parts { forward.merge(part) }
        for part in parts.reversed() { backward.merge(part) }
        #expect(forward == backward)
        let sparse = parts.map { $0.snapshot() }
        #expect(SparseHistogram.merged(sparse) == forward.snapshot())
        #expect(SparseHistogram.merged(sparse.reversed()) == forward.snapshot())
        let nested = SparseHistogram.merged([
            sparse[0], SparseHistogram.merged([sparse[1], SparseHistogram.merged([sparse[3], sparse[2]])]),
        ])
        #expect(nested == forward.snapshot())
        #expect(SparseHistogram.merged([]).count == 0)
    }

    @Test func resetForgetsEverything() {
        var filled = histogram([5_000, 0, DurationBins.limit + 1])
        filled.recordNever()
        filled.reset()
        #expect(filled == DurationHistogram())
        filled.record(microseconds: 7_000)
        #expect(filled == histogram([7_000]))
    }

    /// A duration equal to the limit is within; beyond the limit's bin nothing is.
    @Test func shareWithinIncludesTheLimit() throws {
        let filled = histogram([9_000_000, 10_000_000, 10_000_000, 10_050_000]).snapshot()
        #expect(filled.shareWithin(seconds: 10) == 0.75)
        #expect(filled.shareWithin(seconds: 9.9) == 0.25)
        #expect(filled.shareWithin(seconds: -1) == 0)
    }

    /// ⌈p·n⌉ as meant in decimals, although 0.07 · 100 > 7 in binary.
    @Test func ranksAreThoseOfDecimalProbabilities() {
        for percent in 1...100 {
            #expect(SparseHistogram.rank(Double(percent) / 100, of: 100) == percent)
        }
        #expect(SparseHistogram.rank((1 - 0.95) / 2, of: 1_000) == 25)
        #expect(SparseHistogram.rank(0, of: 5) == 1)
        #expect(SparseHistogram.rank(0.2001, of: 5) == 2)
    }
}

@Suite struct SparseHistogramCodingTests {
    private func example() -> SparseHistogram {
        var filled = DurationHistogram(digits: 2)
        for duration: Int64 in [0, 1, 90_000_000, 90_000_001, DurationBins.limit + 9] {
            filled.record(microseconds: duration)
        }
        filled.recordNever()
        return filled.snapshot()
    }

    @Test func survivesARoundTrip() throws {
        for histogram in [example(), DurationHistogram().snapshot()] {
            let data = try JSONEncoder().encode(histogram)
            #expect(try JSONDecoder().decode(SparseHistogram.self, from: data) == histogram)
        }
    }

    @Test(arguments: [
        ("\"digits\":2", "\"digits\":9"),
        ("\"never\":1", "\"never\":-1"),
        ("\"counts\":[1,2]", "\"counts\":[1]"),
        ("\"counts\":[1,2]", "\"counts\":[1,0]"),
        ("\"starts\":[0,", "\"starts\":[7,"),
        ("\"starts\":[0,", "\"starts\":[2592000000001,"),
        ("\"minimum\":0", "\"minimum\":2592000000099"),
        ("\"minimum\":0,", ""),
        ("\"sumMicroseconds\":\"", "\"sumMicroseconds\":\"-"),
    ]) func refusesContradictions(part: String, replacement: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = try #require(String(data: encoder.encode(example()), encoding: .utf8))
        let broken = text.replacingOccurrences(of: part, with: replacement)
        try #require(broken != text)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(SparseHistogram.self, from: Data(broken.utf8))
        }
    }
}
