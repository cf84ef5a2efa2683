import Foundation
import Statistics
import Testing

@Suite struct AutocorrelationTests {
    /// `((x[:n-k] - m) * (x[k:] - m)).sum() / ((x - m)**2).sum()` by NumPy.
    @Test func agreesWithNumPy() {
        let series: [Double] = [1, 3, 2, 5, 4, 6, 8, 7, 9, 12, 10]
        let expected = [1, 0.6600820232399179, 0.4224196855775803, 0.1900205058099795, 0.02453861927546138]
        let found = autocorrelations(series, upTo: 4)
        #expect(found.count == 5)
        for (lag, value) in expected.enumerated() {
            #expect(isClose(found[lag], value))
            #expect(isClose(autocorrelation(series, lag: lag), value))
        }
    }

    /// AR(1) with φ = 0.8: ρₖ = φᵏ. The standard error of r₁ is √((1 − φ²)/n) = 0.0042 at n = 20,000, that of r₅ at
    /// most √((1 + φ²)/(1 − φ²)/n) = 0.0151 (Bartlett 1946); 3.89 of them are a false-alarm rate of 1e-4.
    @Test func findsTheCoefficientOfAnAutoregression() throws {
        var generator = SplitMix64(seed: 31)
        var state = generator.normal() / 0.6
        let series = (0..<20_000).map { _ in
            state = 0.8 * state + generator.normal()
            return state
        }
        let first = try #require(autocorrelation(series, lag: 1))
        let fifth = try #require(autocorrelation(series, lag: 5))
        #expect((first - 0.8).magnitude < 3.89 * 0.0042 + 2e-4)
        #expect((fifth - pow(0.8, 5)).magnitude < 3.89 * 0.0151)
    }

    @Test func undefinedCases() {
        #expect(autocorrelation([], lag: 0) == nil)
        #expect(autocorrelation([1, 2], lag: 2) == nil)
        #expect(autocorrelation([3, 3, 3], lag: 1) == nil)
        #expect(autocorrelations([3, 3, 3], upTo: 1) == [])
        #expect(autocorrelation([1, 2], lag: 0) == 1)
    }
}

@Suite struct WarmUpTests {
    private func noise(_ count: Int, seed: UInt64) -> [Double] {
        var generator = SplitMix64(seed: seed)
        return (0..<count).map { _ in generator.normal() }
    }

    /// Ten standard deviations for 100 observations, then none: every batch of the transient raises the statistic, and
    /// leaving out ten more of 180 batches lowers it only by chance.
    @Test func cutsAStepWhereItEnds() {
        let series = noise(1_000, seed: 41).enumerated().map {
            $0.offset < 100 ? $0.element + 10 : $0.element
        }
        let diagnosis = mser5(series)
        #expect((100...150).contains(diagnosis.truncation))
        #expect(diagnosis.isReliable)
        #expect(diagnosis.batchCount == 200)
    }

    /// A transient of 10·exp(−t/50): below one standard deviation from t = 115, below a tenth from t = 230.
    @Test func cutsAnExponentialTransient() {
        let series = noise(2_000, seed: 42).enumerated().map {
            $0.element + 10 * exp(-Double($0.offset) / 50)
        }
        let diagnosis = mser5(series)
        #expect((75...300).contains(diagnosis.truncation))
        #expect(diagnosis.isReliable)
    }

    @Test func agreesWithTheDefinition() throws {
        let series = noise(203, seed: 43).enumerated().map { $0.element + 200 / Double($0.offset + 5) }
        let batches = (0..<40).map { series[($0 * 5)..<($0 * 5 + 5)].reduce(0, +) / 5 }
        let statistics = (0...35).map { cut -> Double in
            let kept = batches[cut...]
            let mean = kept.reduce(0, +) / Double(kept.count)
            return kept.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(kept.count * kept.count)
        }
        let smallest = try #require(statistics.min())
        let diagnosis = mser5(series)
        #expect(diagnosis.truncation == 5 * (statistics.firstIndex(of: smallest) ?? -1))
        #expect(isClose(diagnosis.statistic, smallest, relative: 1e-10))
    }

    @Test func aTrendIsNotReliable() {
        let diagnosis = mser5((0..<500).map(Double.init))
        #expect(!diagnosis.isReliable)
        #expect(diagnosis.truncation > 250)
    }

    @Test func shortAndConstantSeries() {
        #expect(!mser5([]).isReliable)
        #expect(mser5([]).statistic == nil)
        #expect(!mser5([Double](repeating: 1, count: 49)).isReliable)
        let constant = mser5([Double](repeating: 1, count: 50))
        #expect(constant.isReliable && constant.truncation == 0 && constant.statistic == 0)
    }
}

@Suite struct DispersionTests {
    /// `D = c.var(ddof=1) / c.mean(); x = 9 * D`; `scipy.stats.chi2.sf(x, 9)`, `x / scipy.stats.chi2.ppf(...)` (1.17.1).
    @Test func agreesWithSciPy() throws {
        let index = try #require(indexOfDispersion(counts: [3, 7, 5, 12, 0, 4, 9, 6, 2, 8]))
        #expect(isClose(index.value, 2.26984126984127))
        #expect(index.degreesOfFreedom == 9)
        #expect(isClose(index.overdispersionPValue, 0.015444101142595663, relative: 1e-10))
        #expect(isClose(index.pValue, 0.030888202285191325, relative: 1e-10))
        #expect(isClose(index.interval.low, 1.073901108650981, relative: 1e-9))
        #expect(isClose(index.interval.high, 7.565046238226012, relative: 1e-9))
    }

    @Test func equalCountsAreUnderDispersed() throws {
        let index = try #require(indexOfDispersion(counts: [4, 4, 4, 4]))
        #expect(index.value == 0 && index.pValue == 0 && index.overdispersionPValue == 1)
    }

    @Test func undefinedCases() {
        #expect(indexOfDispersion(counts: []) == nil)
        #expect(indexOfDispersion(counts: [3]) == nil)
        #expect(indexOfDispersion(counts: [0, 0, 0]) == nil)
    }
}

@Suite struct GoodnessOfFitTests {
    /// `scipy.stats.ks_1samp(x, scipy.stats.uniform.cdf, method="exact")` (SciPy 1.17.1).
    @Test func kolmogorovAgreesWithSciPy() throws {
        let sample = [0.12, 0.45, 0.31, 0.77, 0.93, 0.58, 0.05, 0.66, 0.71, 0.88]
        let fit = try #require(GoodnessOfFit.kolmogorovSmirnov(sample) { $0 })
        #expect(isClose(fit.statistic, 0.18))
        #expect(isClose(fit.pValue, 0.8472806273219463, relative: 1e-10))
    }

    /// `scipy.stats.kstwo.sf(D, n)`, for n = 1,000 `scipy.stats._ksstats._kolmogn_Pomeranz(n, D, cdf=False)`, because
    /// `kstwo` takes an approximation there (SciPy 1.17.1). A sample that is the quantiles (i − ½)/n shifted by D − ½/n has
    /// just that D. Exact up to n = 1,000 while n·D² < 7.24; beyond n = 1,000 the corrected limit is good to 1 %.
    @Test(arguments: [
        (10, 0.274, 0.3715203845434957, 1e-9), (5, 0.6, 0.03008000000000001, 1e-9),
        (100, 0.12, 0.1033037490181987, 1e-9), (140, 0.1, 0.11353657290090946, 1e-9),
        (1_000, 0.04, 0.07933955497539173, 1e-9), (1_000, 0.03, 0.32269024641329343, 1e-9),
        (2_000, 0.03, 0.05354694793932557, 0.01), (20, 0.5, 3.787595240539032e-05, 1e-9),
    ]) func kolmogorovTail(count: Int, distance: Double, expected: Double, tolerance: Double) throws {
        let shift = distance - 0.5 / Double(count)
        let sample = (0..<count).map { (Double($0) + 0.5) / Double(count) - shift }
        let fit = try #require(GoodnessOfFit.kolmogorovSmirnov(sample) { Swift.min(1, Swift.max(0, $0)) })
        #expect(isClose(fit.statistic, distance, relative: 1e-12))
        #expect(isClose(fit.pValue, expected, relative: tolerance))
    }

    /// `scipy.stats.chisquare(observed, expected)` and the same with `ddof=1` (SciPy 1.17.1).
    @Test func chiSquareAgreesWithSciPy() throws {
        let observed: [Double] = [16, 18, 16, 14, 12, 12]
        let expected: [Double] = [16, 16, 16, 16, 16, 8]
        let known = try #require(GoodnessOfFit.chiSquare(observed: observed, expected: expected))
        #expect(known.statistic == 3.5 && known.degreesOfFreedom == 5 && known.smallestExpected == 8)
        #expect(isClose(known.pValue, 0.6233876277495822, relative: 1e-10))
        let fitted = try #require(
            GoodnessOfFit.chiSquare(observed: observed, expected: expected, fittedParameters: 1))
        #expect(isClose(fitted.pValue, 0.477878344488724, relative: 1e-10))
    }

    @Test func undefinedCases() {
        #expect(GoodnessOfFit.kolmogorovSmirnov([]) { $0 } == nil)
        #expect(GoodnessOfFit.chiSquare(observed: [3], expected: [3]) == nil)
        #expect(GoodnessOfFit.chiSquare(observed: [3, 4], expected: [3, 4], fittedParameters: 1) == nil)
    }
}
