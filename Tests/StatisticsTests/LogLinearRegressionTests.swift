import Foundation
import Randomness
import Statistics
import Testing

@Suite("Regression of counts")
struct LogLinearRegressionTests {
    /// With one group in each half the fit is the two means: coefficients log(mean) and log(ratio), whose variance is
    /// 1 / total + 1 / total (McCullagh and Nelder 1989).
    @Test("Two groups give their means and textbook errors")
    func groups() throws {
        let counts = [8.0, 12, 9, 11, 21, 19, 22, 18]
        let design = counts.indices.map { [1, $0 < 4 ? 0.0 : 1.0] }
        let fit = try #require(
            LogLinearRegression.fit(
                counts: counts, known: counts.map { _ in 2 }, design: design, blocks: [1]))
        #expect(abs(fit.coefficients[0] - log(5)) < 1e-9)
        #expect(abs(fit.coefficients[1] - log(2)) < 1e-9)
        // These counts vary less than Poisson counts, which does not make the interval narrower.
        #expect(fit.dispersion == 1 && fit.degreesOfFreedom == 6)
        #expect(abs(fit.covariance[1][1] - (1.0 / 40 + 1.0 / 80)) < 1e-9)
        #expect(abs(fit.covariance[0][1] + 1.0 / 40) < 1e-9)
    }

    /// Counts without any trend whose weeks vary: at 5 % the trend is found in at most 5 % of 400 series; more than 36 would
    /// come of a right test in less than one run of a thousand.
    @Test("No trend is seen where weeks vary by chance")
    func falseAlarms() throws {
        var source = RandomSource(seed: 5, replication: 0)
        var alarms = 0
        for series in 0..<UInt32(400) {
            source.rekey(seed: 5, replication: series)
            let weeks = (0..<20).map { week in
                0.7 + 0.6 * source.uniform(purpose: 1, entity: UInt64(week))
            }
            let counts = (0..<140).map { day in
                Double(source.poisson(mean: 50 * weeks[day / 7], purpose: 2, entity: UInt64(day)))
            }
            let design = (0..<140).map { [1, Double($0) / 140] }
            let fit = try #require(
                LogLinearRegression.fit(counts: counts, known: counts.map { _ in 1 }, design: design))
            let t = fit.coefficients[1] / fit.covariance[1][1].squareRoot()
            if StudentT.twoSidedPValue(t, degreesOfFreedom: fit.degreesOfFreedom) < 0.05 { alarms += 1 }
        }
        #expect(alarms <= 36)
    }

    @Test("Nothing is fitted to nothing")
    func nothing() {
        let one = [[1.0], [1.0]]
        #expect(LogLinearRegression.fit(counts: [0, 0], known: [1, 1], design: one) == nil)
        #expect(LogLinearRegression.fit(counts: [3], known: [1], design: [[1.0]]) == nil)
        // Two columns that say the same have no solution.
        let same = (0..<5).map { _ in [1.0, 1.0] }
        #expect(
            LogLinearRegression.fit(counts: [1, 2, 3, 2, 1], known: [1, 1, 1, 1, 1], design: same) == nil)
    }
}
