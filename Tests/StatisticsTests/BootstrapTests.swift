import Statistics
import Testing

@Suite struct QuantileBootstrapTests {
    /// One replication: `count` exponential durations of the given mean in seconds, and some that never end.
    private func replication(
        count: Int, mean: Double = 100, never: Int = 0, generator: inout SplitMix64
    ) -> SparseHistogram {
        // Two digits: 0.4 % are small beside the noise, and the suite stays fast.
        var histogram = DurationHistogram(digits: 2)
        for _ in 0..<count {
            let normal = generator.normal()
            histogram.record(microseconds: Int64(mean * normal * normal * 1_000_000))
        }
        for _ in 0..<never { histogram.recordNever() }
        return histogram.snapshot()
    }

    private func replications(_ sizes: [Int], never: Int = 0, seed: UInt64) -> [SparseHistogram] {
        var generator = SplitMix64(seed: seed)
        return sizes.map { replication(count: $0, never: never, generator: &generator) }
    }

    /// Resampling by merging whole histograms, as slow and as plain as can be.
    private func plainBootstrap(
        _ histograms: [SparseHistogram], probability: Double, resamples: Int, seed: UInt64
    ) -> [Double] {
        var generator = SplitMix64(seed: seed)
        let quantiles = (0..<resamples).map { _ in
            let drawn = histograms.map { _ in
                histograms[Int(generator.next().multipliedFullWidth(by: UInt64(histograms.count)).high)]
            }
            return SparseHistogram.merged(drawn).quantile(probability)?.seconds ?? .nan
        }
        return quantiles.sorted()
    }

    @Test(arguments: [0.1, 0.5, 0.9, 0.99]) func equalsMergingResampledHistograms(probability: Double) throws
    {
        let sizes = (0..<20).map { 5 + 7 * ($0 % 6) }
        let histograms = replications(sizes, never: 1, seed: 3)
        let plain = plainBootstrap(histograms, probability: probability, resamples: 200, seed: 4)
        var generator = SplitMix64(seed: 4)
        let found = try #require(
            quantileBootstrap(
                histograms: histograms, probability: probability, level: 0.9, resamples: 200,
                generator: &generator))
        // t of 0.95 with 19 degrees of freedom is 1.729133, times √(20 / 19) 1.774060, of which the normal law leaves
        // 3.80 % on either side: the order statistics 8 and 193 of 200.
        #expect(found.low == plain[7])
        #expect(found.high == plain[192])
        #expect(found.centre == SparseHistogram.merged(histograms).quantile(probability)?.seconds)
    }

    @Test func boundsAreSymmetricOrderStatistics() {
        let bounds = percentileBounds(of: (1...1_000).map(Double.init), level: 0.95)
        #expect(bounds.low == 25 && bounds.high == 976)
        let few = percentileBounds(of: [3, 4, 5], level: 0.95)
        #expect(few.low == 3 && few.high == 5)
    }

    @Test func sameGeneratorSameBits() {
        let histograms = replications([50, 50, 50, 50], seed: 6)
        var first = SplitMix64(seed: 9)
        var second = SplitMix64(seed: 9)
        let one = quantileBootstrap(histograms: histograms, probability: 0.9, generator: &first)
        let two = quantileBootstrap(histograms: histograms, probability: 0.9, generator: &second)
        #expect(one != nil && one == two)
        #expect(first.state == second.state)
    }

    @Test func constantDurationsHaveZeroWidth() {
        var histogram = DurationHistogram()
        for _ in 0..<10 { histogram.record(microseconds: 60_000_007) }
        var generator = SplitMix64(seed: 1)
        let found = quantileBootstrap(
            histograms: [histogram.snapshot(), histogram.snapshot()], probability: 0.5, generator: &generator)
        #expect(found == Interval(centre: 60.000007, low: 60.000007, high: 60.000007, level: 0.95))
    }

    @Test func neverReachedIsAnInfiniteBound() throws {
        // 9 of 100 never end: the pooled 90 % quantile is finite, that of some resamples is not.
        let histograms =
            replications(Array(repeating: 10, count: 9), seed: 8) + replications([1], never: 9, seed: 9)
        var generator = SplitMix64(seed: 2)
        let found = try #require(
            quantileBootstrap(histograms: histograms, probability: 0.9, generator: &generator))
        #expect(found.centre.isFinite && found.low.isFinite)
        #expect(found.high == .infinity)
    }

    @Test func undefinedCases() {
        var generator = SplitMix64(seed: 2)
        let empty = DurationHistogram(digits: 2).snapshot()
        let one = replications([5], seed: 1)
        #expect(quantileBootstrap(histograms: [], probability: 0.5, generator: &generator) == nil)
        #expect(quantileBootstrap(histograms: one, probability: 0.5, generator: &generator) == nil)
        #expect(
            quantileBootstrap(histograms: [empty, empty], probability: 0.5, generator: &generator) == nil)
        #expect(quantileBootstrap(histograms: one + [empty], probability: 0.5, generator: &generator) != nil)
    }

    /// The median of |N|² is known: Φ⁻¹(0.75)² = 0.4549 of the mean. 200 intervals from 40 replications of 20 cover it
    /// nearly Binomial(200, 0.95) times; `scipy.stats.binom.ppf([5e-5, 1 - 5e-5], 200, 0.95)` = 176, 199. Percentile
    /// intervals of 40 clusters undercover by about 2 %, hence 172.
    @Test func coversTheTrueMedian() {
        let median = 100 * normalQuantile(0.75) * normalQuantile(0.75)
        var covered = 0
        for trial in 0..<200 {
            let histograms = replications(Array(repeating: 20, count: 40), seed: UInt64(1_000 + trial))
            var generator = SplitMix64(seed: UInt64(trial))
            let found = quantileBootstrap(
                histograms: histograms, probability: 0.5, resamples: 200, generator: &generator)
            if found?.contains(median) == true { covered += 1 }
        }
        #expect((172...199).contains(covered))
    }
}

@Suite struct PairedQuantileBootstrapTests {
    private func histogram(_ seconds: [Int64], never: Int = 0) -> SparseHistogram {
        var histogram = DurationHistogram()
        for value in seconds { histogram.record(microseconds: value * 1_000_000) }
        for _ in 0..<never { histogram.recordNever() }
        return histogram.snapshot()
    }

    private func compare(
        _ baseline: [SparseHistogram], _ alternative: [SparseHistogram], probability: Double = 0.5
    ) -> PairedQuantileComparison {
        var generator = SplitMix64(seed: 12)
        return pairedQuantileBootstrap(
            baseline: baseline, alternative: alternative, probability: probability, resamples: 999,
            generator: &generator)
    }

    @Test func identicalSystemsDoNotDiffer() {
        let systems = [histogram([10, 20, 30]), histogram([15, 25, 90]), histogram([1, 2])]
        let result = compare(systems, systems)
        #expect(result.difference == Interval(centre: 0, low: 0, high: 0, level: 0.95))
        #expect(result.pValue == 1)
        #expect(result.undefinedReason == nil && result.undefinedResamples == 0)
    }

    /// Everything 100 s faster in all of eight replications: the resamples hardly vary, and zero is far away.
    @Test func aClearGainIsFound() throws {
        let before = (0..<8).map { histogram([300 + $0, 310, 320 + 3 * $0]) }
        let after = (0..<8).map { histogram([200 + $0, 210, 220 + 3 * $0]) }
        let result = compare(before, after)
        let difference = try #require(result.difference)
        // Two quantiles of at most 0.05 % of 341 s error each.
        #expect((difference.centre + 100).magnitude < 0.4)
        #expect(difference.high < -99 && difference.low > -101)
        #expect(try #require(result.pValue) < 1e-9)
    }

    @Test func undefinedCasesSayWhy() {
        let never = [histogram([], never: 3), histogram([5], never: 3)]
        let some = [histogram([5, 6]), histogram([7])]
        let empty = [histogram([]), histogram([])]
        let both = compare(never, never)
        #expect(both.difference == nil && both.pValue == nil)
        #expect(both.undefinedReason == .neverReachedOnEitherSide && both.baseline == .neverReached)
        #expect(compare(empty, some).undefinedReason == .noDurations)
        #expect(compare([some[0]], [some[1]]).undefinedReason == .tooFewReplications)
    }

    @Test func reachingWhatWasNeverReachedIsMinusInfinity() throws {
        let never = [histogram([], never: 3), histogram([5], never: 30), histogram([5], never: 20)]
        let some = [histogram([5, 6]), histogram([7]), histogram([9])]
        let result = compare(never, some)
        let difference = try #require(result.difference)
        #expect(difference.centre == -.infinity && difference.high == -.infinity)
        // All 999 resamples lie below zero, 2 · 1 / 1000; by Student's t three replications show no more than this.
        #expect(isClose(result.pValue, widened(0.002, replications: 3)))
        #expect(result.alternative?.measuredSeconds != nil)
    }

    /// Some resamples are ∞ − ∞: they must widen the interval to both sides and not vanish.
    @Test func undefinedResamplesWidenTheInterval() throws {
        let baseline = [histogram([5, 6, 7]), histogram([8, 9, 10]), histogram([3], never: 5)]
        let alternative = [histogram([4, 5, 6]), histogram([7, 8, 9]), histogram([2], never: 5)]
        let result = compare(baseline, alternative, probability: 0.5)
        let difference = try #require(result.difference)
        // 7 of 27 resamples hold the third replication at least twice.
        #expect(result.undefinedResamples > 180 && result.undefinedResamples < 345)
        #expect(difference.low == -.infinity && difference.high == .infinity)
        #expect(difference.centre.isFinite)
        // All defined differences are −1 s, so the undefined ones alone speak against a difference, either way round.
        let doubt = 2 * Double(result.undefinedResamples + 1) / 1_000
        let widened = widened(doubt, replications: 3)
        #expect(isClose(result.pValue, widened))
        #expect(isClose(compare(alternative, baseline, probability: 0.5).pValue, widened))
    }

    /// The p-value of as many standard errors by Student's t instead of the normal law, the standard error with divisor
    /// n − 1 instead of n.
    private func widened(_ pValue: Double, replications: Int) -> Double {
        let n = Double(replications)
        return StudentT.twoSidedPValue(
            normalQuantile(1 - pValue / 2) * ((n - 1) / n).squareRoot(), degreesOfFreedom: n - 1)
    }
}
