import Statistics
import Testing

@Suite struct DistributionTests {
    /// `scipy.stats.t.ppf(p, df)` (SciPy 1.17.1).
    @Test(arguments: [
        (0.975, 9.0, 2.262157162798205), (0.975, 1, 12.706204736174694), (0.995, 31, 2.744041919294269),
        (0.9, 2.5, 1.7302509288071766), (0.025, 4, -2.7764451051977943), (0.5, 3, 0),
    ]) func studentQuantiles(p: Double, freedom: Double, expected: Double) {
        #expect(isClose(StudentT.quantile(p, degreesOfFreedom: freedom), expected, relative: 1e-10))
    }

    /// `2 * scipy.stats.t.sf(abs(t), df)` (SciPy 1.17.1).
    @Test(arguments: [
        (2.262, 9.0, 0.05001284550245463), (-1.3, 4.7, 0.25369729586461015),
        (6, 63, 1.0614928055298541e-07), (0, 5, 1.0), (.infinity, 5, 0),
    ]) func studentPValues(t: Double, freedom: Double, expected: Double) {
        #expect(isClose(StudentT.twoSidedPValue(t, degreesOfFreedom: freedom), expected, relative: 1e-10))
    }

    @Test func studentQuantileInvertsThePValue() {
        for freedom in [0.5, 1, 2, 2.3, 5, 19, 31, 63.7, 127, 1_023, 1e5] {
            for level in [0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.99999] {
                let t = StudentT.criticalValue(level: level, degreesOfFreedom: freedom)
                let p = StudentT.twoSidedPValue(t, degreesOfFreedom: freedom)
                #expect(isClose(p, 1 - level, relative: 1e-8))
            }
        }
        #expect(StudentT.quantile(0, degreesOfFreedom: 3) == -.infinity)
        #expect(StudentT.quantile(1, degreesOfFreedom: 3) == .infinity)
    }

    /// `scipy.stats.norm.ppf(p)` (SciPy 1.17.1).
    @Test(arguments: [
        (0.975, 1.959963984540054), (0.9, 1.2815515655446004), (1e-6, -4.753424308822899), (0.5, 0),
        (0, -.infinity), (1, .infinity),
    ]) func normalQuantiles(p: Double, expected: Double) {
        let found = normalQuantile(p)
        #expect(found == expected || isClose(found, expected, relative: 1e-13))
    }
}

@Suite struct MeanIntervalTests {
    /// `scipy.stats.t.interval(0.9, 6, a.mean(), scipy.stats.sem(a))` (SciPy 1.17.1).
    @Test func agreesWithSciPy() {
        let estimate = meanInterval([2.5, 3.75, -1.25, 8, 4.5, 0.5, 12.25], level: 0.9)
        #expect(isClose(estimate.low, 0.9595597346414695, relative: 1e-10))
        #expect(isClose(estimate.high, 7.683297408215671, relative: 1e-10))
        #expect(isClose(estimate.standardError, 1.730085916627138))
        #expect(estimate.interval?.contains(4) == true)
        #expect(estimate.level == 0.9)
    }

    @Test func fewValuesHaveNoBounds() {
        let none = meanInterval([])
        #expect(none.mean == nil && none.low == nil && none.count == 0)
        let one = meanInterval([4])
        #expect(one.mean == 4 && one.low == nil && one.high == nil && one.standardDeviation == nil)
    }

    @Test func equalValuesHaveZeroWidth() {
        let estimate = meanInterval([0.1, 0.1, 0.1, 0.1])
        #expect(estimate.low == 0.1 && estimate.high == 0.1 && estimate.halfWidth == 0)
    }

    @Test func undefinedIsLeftOutAndInfiniteIsNot() {
        let withUndefined = meanInterval([1, .nan, 3])
        #expect(withUndefined.count == 2 && withUndefined.omitted == 1 && withUndefined.mean == 2)
        let infinite = meanInterval([1, .infinity])
        #expect(infinite.mean == .infinity && infinite.low == nil)
        #expect(meanInterval([-.infinity, .infinity]).mean == nil)
    }

    /// 2,000 intervals of 8 normal values cover their mean Binomial(2000, 0.95) times. False alarm 1e-4:
    /// `scipy.stats.binom.ppf([5e-5, 1 - 5e-5], 2000, 0.95)` = 1860, 1936.
    @Test func ninetyFivePercentCover() {
        var generator = SplitMix64(seed: 2_026)
        var covered = 0
        for _ in 0..<2_000 {
            let sample = (0..<8).map { _ in 5 + 2 * generator.normal() }
            if meanInterval(sample).interval?.contains(5) == true { covered += 1 }
        }
        #expect((1_860...1_936).contains(covered))
    }
}

@Suite struct RatioIntervalTests {
    /// `R = num.sum() / den.sum(); d = num - R * den; sd = sqrt((d**2).sum() / 4) / den.mean()`;
    /// half width `scipy.stats.t.ppf(.975, 4) * sd / sqrt(5)` (SciPy 1.17.1).
    @Test func agreesWithTheDeltaMethod() {
        let estimate = ratioInterval(numerators: [8, 15, 4, 22, 9], denominators: [10, 20, 5, 24, 13])
        #expect(isClose(estimate.mean, 0.8055555555555556))
        #expect(isClose(estimate.standardDeviation, 0.1126037721658662))
        #expect(isClose(estimate.halfWidth, 0.13981604996029517, relative: 1e-10))
    }

    @Test func proportionalPairsHaveZeroWidth() {
        let estimate = ratioInterval(numerators: [1, 2, 6], denominators: [4, 8, 24])
        #expect(estimate.mean == 0.25 && estimate.halfWidth == 0)
    }

    @Test func linearisedValuesHaveTheMeanAndTheSpreadOfTheRatio() {
        let numerators: [Double] = [8, 15, 4, 22, 9]
        let denominators: [Double] = [10, 20, 5, 24, 13]
        let ratio = ratioInterval(numerators: numerators, denominators: denominators)
        let mean = meanInterval(linearisedRatio(numerators: numerators, denominators: denominators))
        #expect(isClose(mean.mean, ratio.mean ?? .nan))
        #expect(isClose(mean.standardDeviation, ratio.standardDeviation ?? .nan))
        #expect(isClose(mean.halfWidth, ratio.halfWidth ?? .nan))
        #expect(linearisedRatio(numerators: [1, 2, 6], denominators: [4, 8, 24]) == [0.25, 0.25, 0.25])
        #expect(linearisedRatio(numerators: [3, 0], denominators: [4, 0]) == [0.75, 0.75])
        let empty = linearisedRatio(numerators: [0, 0], denominators: [0, 0])
        #expect(empty.count == 2 && empty[0].isNaN && empty[1].isNaN)
    }

    @Test func undefinedCases() {
        #expect(ratioInterval(numerators: [0, 0], denominators: [0, 0]).mean == nil)
        #expect(ratioInterval(numerators: [], denominators: []).mean == nil)
        let one = ratioInterval(numerators: [3], denominators: [4])
        #expect(one.mean == 0.75 && one.low == nil)
        let quiet = ratioInterval(numerators: [3, 0, .nan], denominators: [4, 0, 2])
        #expect(quiet.mean == 0.75 && quiet.count == 2 && quiet.omitted == 1)
        #expect(ratioInterval(numerators: [.infinity, 1], denominators: [1, 1]).mean == nil)
    }

    /// yᵢ = 0.3·xᵢ + noise of sd 1, xᵢ uniform on 10 to 20, n = 30: linearisation and normality hold, so that coverage is
    /// Binomial(1000, 0.95) but for O(1/n) terms. `scipy.stats.binom.ppf([5e-5, 1 - 5e-5], 1000, 0.95)` = 921, 975;
    /// the lower limit is taken 5 lower for the O(1/n) undercoverage of the delta method (about 0.5 %).
    @Test func ninetyFivePercentCover() {
        var generator = SplitMix64(seed: 77)
        var covered = 0
        for _ in 0..<1_000 {
            let denominators = (0..<30).map { _ in 10 + 10 * generator.uniform() }
            let numerators = denominators.map { 0.3 * $0 + generator.normal() }
            let estimate = ratioInterval(numerators: numerators, denominators: denominators)
            if estimate.interval?.contains(0.3) == true { covered += 1 }
        }
        #expect((916...975).contains(covered))
    }
}
