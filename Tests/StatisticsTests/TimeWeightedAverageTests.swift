import Statistics
import Testing

@Suite struct TimeWeightedAverageTests {
    @Test func weighsValuesByTheirTime() {
        var busy = TimeWeightedAverage(0, at: 0)
        busy.set(2, at: 1_000_000)
        busy.set(1, at: 3_000_000)
        #expect(busy.integral(until: 4_000_000) == 5_000_000)
        #expect(busy.average(until: 4_000_000) == 1.25)
        busy.add(3, at: 4_000_000)
        #expect(busy.value == 4)
        #expect(busy.average(until: 5_000_000) == 1.8)
    }

    @Test func noTimeHasNoAverage() {
        let idle = TimeWeightedAverage(7, at: 50)
        #expect(idle.average(until: 50) == nil)
        #expect(idle.integral(until: 50) == 0)
        #expect(idle.average(until: 51) == 7)
    }

    @Test func severalChangesAtOneTimeCountTheLast() {
        var queue = TimeWeightedAverage(0, at: 0)
        queue.set(9, at: 10)
        queue.set(1, at: 10)
        #expect(queue.integral(until: 20) == 10)
    }

    @Test func restartForgetsTheWarmUpAndKeepsTheValue() {
        var busy = TimeWeightedAverage(5, at: 0)
        busy.set(2, at: 100)
        busy.restart(at: 150)
        #expect(busy.value == 2)
        #expect(busy.average(until: 150) == nil)
        busy.set(4, at: 160)
        #expect(busy.integral(until: 170) == 60)
        #expect(busy.average(until: 170) == 3)
    }

    @Test func onlyTheWindowCounts() {
        var busy = TimeWeightedAverage(1, at: 0, window: 100..<200)
        busy.set(3, at: 50)
        #expect(busy.average(until: 90) == nil)
        busy.set(5, at: 150)
        busy.set(100, at: 250)
        // 3 for 50 µs and 5 for 50 µs, however late one asks.
        #expect(busy.integral(until: 1_000) == 400)
        #expect(busy.average(until: 1_000) == 4)
        #expect(busy.measuredTime(until: 170) == 70)
    }

    /// 1 during every odd microsecond-offset span of a thousand years: a running Double would round each step.
    @Test func wholeNumbersAreExactOverAThousandYears() {
        let year: Int64 = 365 * 86_400 * 1_000_000
        var value = TimeWeightedAverage(0, at: 0)
        var expected: Int128 = 0
        for index in 0..<1_000 {
            let start = Int64(index) * year
            value.set(1, at: start + 1)
            value.set(3, at: start + year / 2)
            expected += Int128(year / 2 - 1) + 3 * Int128(year - year / 2)
            value.set(0, at: start + year)
        }
        #expect(value.integral(until: 1_000 * year) == Double(expected))
    }

    /// Neither product is a binary fraction of few bits: 10⁵ plain additions drift by some 1e-14, compensated ones do not.
    @Test func fractionsAreCompensated() {
        var value = TimeWeightedAverage(0.1, at: 0)
        for step in 1...100_000 { value.set(step.isMultiple(of: 2) ? 0.1 : 0.3, at: Int64(step) * 7) }
        let expected = 50_000 * (0.1 * 7) + 50_000 * (0.3 * 7)
        #expect(isClose(value.integral(until: 700_000), expected, relative: 4e-16))
    }

    @Test func wholeAndFractionalValuesAddUp() {
        var value = TimeWeightedAverage(2, at: 0)
        value.set(0.5, at: 10)
        value.set(-1, at: 20)
        #expect(value.integral(until: 30) == 15)
    }
}
