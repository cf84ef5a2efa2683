import Statistics
import Testing

/// The extra hours of sleep under two drugs (Student 1908), the worked example of both t-tests in R.
private let firstDrug = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
private let secondDrug = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

@Suite struct PairedComparisonTests {
    /// `scipy.stats.ttest_rel(second, first)`, its `confidence_interval(0.95)`, and `numpy.corrcoef` (SciPy 1.17.1).
    @Test func agreesWithSciPy() {
        let result = pairedComparison(baseline: firstDrug, alternative: secondDrug)
        #expect(isClose(result.difference.mean, 1.58))
        #expect(isClose(result.t, 4.062127683382037))
        #expect(isClose(result.pValue, 0.002832890197384273, relative: 1e-10))
        #expect(isClose(result.difference.low, 0.7001142367230175, relative: 1e-10))
        #expect(isClose(result.difference.high, 2.459885763276983, relative: 1e-10))
        #expect(isClose(result.correlation, 0.7951702058335777))
        #expect(isClose(result.varianceOfDifference, 1.512888888888889))
        #expect(isClose(result.effectiveGain, 4.765423031727379))
    }

    @Test func swappingSidesChangesTheSign() {
        let forth = pairedComparison(baseline: firstDrug, alternative: secondDrug)
        let back = pairedComparison(baseline: secondDrug, alternative: firstDrug)
        #expect(isClose(back.t, -(forth.t ?? .nan)))
        #expect(back.pValue == forth.pValue)
    }

    @Test func identicalSystemsDoNotDiffer() {
        let result = pairedComparison(baseline: [1, 5, 3], alternative: [1, 5, 3])
        #expect(result.difference.mean == 0 && result.difference.halfWidth == 0)
        #expect(result.t == nil && result.pValue == 1 && result.effectiveGain == .infinity)
        #expect(isClose(result.correlation, 1))
    }

    @Test func aConstantShiftIsCertain() {
        let result = pairedComparison(baseline: [1, 5, 3], alternative: [0, 4, 2])
        #expect(result.difference.high == -1 && result.t == -.infinity && result.pValue == 0)
        let flat = pairedComparison(baseline: [2, 2], alternative: [3, 3])
        #expect(flat.correlation == nil && flat.effectiveGain == nil && flat.pValue == 0)
    }

    @Test func undefinedCases() {
        let single = pairedComparison(baseline: [1], alternative: [2])
        #expect(single.difference.mean == 1 && single.t == nil && single.pValue == nil)
        let none = pairedComparison(baseline: [], alternative: [])
        #expect(none.difference.mean == nil && none.pValue == nil)
        let gaps = pairedComparison(baseline: [1, .nan, 2, 4], alternative: [2, 3, .nan, 6])
        #expect(gaps.difference.count == 2 && gaps.difference.omitted == 2)
        let never = pairedComparison(baseline: [.infinity, 1], alternative: [.infinity, 2])
        #expect(never.difference.mean == nil && never.difference.omitted == 0 && never.pValue == nil)
    }
}

@Suite struct WelchComparisonTests {
    /// `scipy.stats.ttest_ind(second, first, equal_var=False)` (SciPy 1.17.1); R prints t = 1.8608, df = 17.776,
    /// p-value = 0.07939 for the same data.
    @Test func agreesWithThePublishedExample() {
        let result = welchComparison(firstDrug, secondDrug)
        #expect(isClose(result.difference, 1.58))
        #expect(isClose(result.t, 1.8608134674868526))
        #expect(isClose(result.degreesOfFreedom, 17.776473516178488))
        #expect(isClose(result.pValue, 0.0793941401873583, relative: 1e-10))
        #expect(isClose(result.interval?.low, -0.20548323071171137, relative: 1e-9))
        #expect(isClose(result.interval?.high, 3.3654832307117104, relative: 1e-9))
    }

    @Test func constantSamples() {
        let apart = welchComparison([1, 1], [2, 2, 2])
        #expect(apart.t == .infinity && apart.pValue == 0 && apart.interval?.low == 1)
        #expect(apart.degreesOfFreedom == nil)
        let same = welchComparison([1, 1], [1, 1])
        #expect(same.t == nil && same.pValue == 1)
        // One constant sample: the degrees of freedom are those of the other.
        #expect(isClose(welchComparison([1, 1, 1], [1, 2, 4, 9]).degreesOfFreedom, 3))
    }

    @Test func undefinedCases() {
        let few = welchComparison([1], [2, 3])
        #expect(few.difference == 1.5 && few.interval == nil && few.pValue == nil)
        #expect(welchComparison([], [1, 2]).difference == nil)
        #expect(welchComparison([.nan, 1, 2], [3, 4]).omitted == 1)
        #expect(welchComparison([.infinity, 1], [.infinity, 2]).difference == nil)
    }

    /// Variances of 1 and 16, 6 and 12 values, equal means: 2,000 intervals cover 0 Binomial(2000, 0.95) times
    /// (1860 to 1936 at a false-alarm rate of 1e-4) up to Satterthwaite's approximation, good to some 0.3 %.
    @Test func ninetyFivePercentCover() {
        var generator = SplitMix64(seed: 1_947)
        var covered = 0
        for _ in 0..<2_000 {
            let first = (0..<6).map { _ in generator.normal() }
            let second = (0..<12).map { _ in 4 * generator.normal() }
            if welchComparison(first, second).interval?.contains(0) == true { covered += 1 }
        }
        #expect((1_854...1_942).contains(covered))
    }
}

@Suite struct HolmTests {
    /// R: `p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")` is 0.03 0.06 0.06 0.02.
    @Test func agreesWithThePublishedExample() {
        let adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005])
        for (value, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) { #expect(isClose(value, expected)) }
    }

    @Test func neverAboveOneAndNeverBelowTheRaw() {
        var generator = SplitMix64(seed: 5)
        let raw = (0..<50).map { _ in generator.uniform() }
        let adjusted = holmAdjusted(raw)
        let order = raw.indices.sorted { raw[$0] < raw[$1] }
        for (smaller, larger) in zip(order, order.dropFirst()) {
            #expect(adjusted[smaller] <= adjusted[larger])
        }
        for (before, after) in zip(raw, adjusted) { #expect(after >= before && after <= 1) }
    }

    @Test func missingTestsDoNotCount() {
        #expect(holmAdjusted([nil, 0.02, .nan, 0.5]) == [nil, 0.04, nil, 0.5])
        #expect(holmAdjusted([Double]()) == [])
        #expect(holmAdjusted([0.3]) == [0.3])
        #expect(holmAdjusted([0.25, .nan])[1].isNaN)
    }
}

@Suite struct DetectableDifferenceTests {
    /// `(t.ppf(.975, 19) + t.ppf(.8, 19)) * 1.5 / sqrt(20)` (SciPy 1.17.1), where the exact non-central power is 0.8001.
    @Test func agreesWithSciPy() {
        let found = detectableDifference(standardDeviationOfDifference: 1.5, replications: 20)
        #expect(isClose(found, 0.9907932029799557, relative: 1e-10))
    }

    @Test func needsTwoReplications() {
        #expect(detectableDifference(standardDeviationOfDifference: 1, replications: 1) == nil)
        #expect(detectableDifference(standardDeviationOfDifference: 0, replications: 2) == 0)
    }

    /// The paired test finds the detectable difference with the stated power: Binomial(1000, 0.8) rejections;
    /// `scipy.stats.binom.ppf([5e-5, 1 - 5e-5], 1000, 0.8)` = 749, 848.
    @Test func hasTheStatedPower() throws {
        let shift = try #require(detectableDifference(standardDeviationOfDifference: 1, replications: 20))
        var generator = SplitMix64(seed: 808)
        var found = 0
        for _ in 0..<1_000 {
            let sample = (0..<20).map { _ in shift + generator.normal() }
            let zeros = [Double](repeating: 0, count: 20)
            let result = pairedComparison(baseline: zeros, alternative: sample)
            if let p = result.pValue, p <= 0.05 { found += 1 }
        }
        #expect((749...848).contains(found))
    }
}
