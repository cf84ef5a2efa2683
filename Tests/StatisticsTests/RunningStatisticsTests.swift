import Statistics
import Testing

@Suite struct RunningStatisticsTests {
    /// `a = numpy.array([...]); s = a.std(ddof=1)`; `a.mean()`, `a.var(ddof=1)`, `scipy.stats.sem(a)`,
    /// `((a - a.mean())**3).mean() / s**3`, `((a - a.mean())**4).mean() / s**4 - 3` (SciPy 1.17.1).
    @Test func agreesWithSciPy() {
        let statistics = RunningStatistics([2.5, 3.75, -1.25, 8, 4.5, 0.5, 12.25])
        #expect(statistics.count == 7)
        #expect(isClose(statistics.mean, 4.321428571428571))
        #expect(isClose(statistics.variance, 20.952380952380953))
        #expect(isClose(statistics.standardDeviation, 20.952380952380953.squareRoot()))
        #expect(isClose(statistics.standardError, 1.730085916627138))
        #expect(isClose(statistics.skewness, 0.4665458532355585))
        #expect(isClose(statistics.kurtosis, -1.2679304995177312))
        #expect(statistics.minimum == -1.25)
        #expect(statistics.maximum == 12.25)
    }

    @Test func nothingIsUndefined() {
        let statistics = RunningStatistics()
        #expect(statistics.count == 0)
        #expect(statistics.mean == nil)
        #expect(statistics.variance == nil)
        #expect(statistics.minimum == nil)
        #expect(statistics.maximum == nil)
        #expect(statistics.kurtosis == nil)
    }

    @Test func oneValueHasNoSpread() {
        let statistics = RunningStatistics([-3])
        #expect(statistics.mean == -3)
        #expect(statistics.minimum == -3)
        #expect(statistics.maximum == -3)
        #expect(statistics.variance == nil)
        #expect(statistics.standardError == nil)
        #expect(statistics.skewness == nil)
    }

    @Test func equalValuesHaveZeroVarianceAndNoShape() {
        let statistics = RunningStatistics([0.1, 0.1, 0.1])
        #expect(statistics.variance == 0)
        #expect(statistics.skewness == nil)
    }

    /// Var(x + c) = Var(x): a naive sum of squares would lose every digit here.
    @Test func keepsDigitsUnderALargeOffset() {
        let statistics = RunningStatistics([4, 7, 13, 16].map { $0 + 1e9 })
        #expect(isClose(statistics.variance, 30))
    }

    @Test func mergingIsAssociativeAndEqualsOneStream() {
        var generator = SplitMix64(seed: 1)
        let values = (0..<999).map { _ in generator.normal() * 3 + 20 }
        let parts = [values[0..<10], values[10..<600], values[600..<999]].map { RunningStatistics($0) }
        var left = parts[0]
        left.merge(parts[1])
        left.merge(parts[2])
        var tail = parts[1]
        tail.merge(parts[2])
        var right = parts[0]
        right.merge(tail)
        let whole = RunningStatistics(values)
        // Some 1,000 roundings of 2⁻⁵³; skewness and excess kurtosis near 0 cancel a few digits more.
        for merged in [left, right] {
            #expect(merged.count == whole.count)
            #expect(merged.minimum == whole.minimum)
            #expect(merged.maximum == whole.maximum)
            #expect(isClose(merged.mean, whole.mean ?? .nan))
            #expect(isClose(merged.variance, whole.variance ?? .nan))
            #expect(isClose(merged.skewness, whole.skewness ?? .nan, relative: 1e-9))
            #expect(isClose(merged.kurtosis, whole.kurtosis ?? .nan, relative: 1e-9))
        }
    }

    @Test func mergingWithNothingChangesNothing() {
        let values = RunningStatistics([1, 2, 4])
        var left = values
        left.merge(RunningStatistics())
        #expect(left == values)
        var right = RunningStatistics()
        right.merge(values)
        #expect(right == values)
    }
}
