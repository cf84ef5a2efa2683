import Foundation
import Randomness
import Statistics
import Testing

@Suite("Rhythms and dispersion of arrivals")
struct DemandStatisticsTests {
    /// A Poisson process whose rate is `rate(hour)` per hour.
    private func arrivals(days: Int, replication: UInt32, rate: (Int) -> Double) -> [Double] {
        var source = RandomSource(seed: 21, replication: replication)
        var times: [Double] = []
        for hour in 0..<(24 * days) {
            let count = source.poisson(mean: rate(hour % 24), purpose: 1, entity: UInt64(hour))
            for call in 0..<count {
                let entity = UInt64(hour) << 20 | UInt64(call)
                times.append((Double(hour) + source.uniform(purpose: 2, entity: entity)) * 3_600)
            }
        }
        return times
    }

    private func indices(_ times: [Double], days: Int) -> [ScaledDispersion] {
        [10.0, 60, 300, 900].compactMap { ScaledDispersion.withinHours(times: times, span: $0) }
            + [3_600.0, 86_400].compactMap {
                ScaledDispersion.betweenDays(
                    times: times, span: $0, classOfDay: [Int](repeating: 0, count: days))
            }
    }

    /// Of 60 processes and six lengths 18 tests are to be expected at the 5 % level. Lengths of one process depend on each
    /// other, at worst as one test: then more than 8 of 60 come with a probability of 0.005, so that 48 is a bound that no
    /// right test passes. The mean of 60 z-values of one length has a standard error of 0.13.
    @Test func falseAlarmsUnderPoisson() {
        var alarms = 0
        var sums = [Double](repeating: 0, count: 6)
        for replication in 0..<60 as Range<UInt32> {
            let times = arrivals(days: 7, replication: replication) { 4 + 3 * sin(Double($0) / 4) }
            for (place, index) in indices(times, days: 7).enumerated() {
                if index.pValue < 0.05 { alarms += 1 }
                sums[place] += (index.index - 1) / index.standardError
            }
        }
        #expect(alarms < 48)
        for sum in sums { #expect(abs(sum / 60) < 0.55) }
    }

    @Test("Doubled calls have twice the index at every length")
    func batches() {
        let single = arrivals(days: 30, replication: 0) { _ in 10 }
        let times = single + single
        // Batches of two double the standard error; four of them are allowed.
        for index in indices(times, days: 30) where index.span < 86_400 {
            #expect(abs(index.index - 2) < 4 * 2 * index.standardError, "\(index.span)")
            #expect(index.pValue < 1e-6)
        }
    }

    @Test("Days of different level count as such")
    func levels() throws {
        // Every other day has three times the calls.
        var times: [Double] = []
        var levels: [Double] = []
        for day in 0..<20 {
            levels.append(day % 2 == 0 ? 1 : 3)
            let calls = arrivals(days: 1, replication: UInt32(day)) { _ in 5 * levels[day] }
            times += calls.map { $0 + Double(day) * 86_400 }
        }
        let classes = [Int](repeating: 0, count: 20)
        let plain = try #require(
            ScaledDispersion.betweenDays(times: times, span: 3_600, classOfDay: classes))
        let scaled = try #require(
            ScaledDispersion.betweenDays(
                times: times, span: 3_600, classOfDay: classes, scale: levels))
        #expect(plain.index > 2)
        #expect(abs(scaled.index - 1) < 4 * scaled.standardError)
    }

    @Test("Hours without or with one call say nothing about spans")
    func sparse() {
        #expect(ScaledDispersion.withinHours(times: [10, 4_000], span: 60) == nil)
        #expect(ScaledDispersion.betweenDays(times: [10], span: 3_600, classOfDay: [0, 0]) == nil)
    }

    @Test("A periodic spline follows counts as far as the penalty lets it")
    func smoother() throws {
        let smoother = PeriodicSmoother()
        let truth = (0..<24).map { 30 * exp(0.8 * cos(2 * Double.pi * Double($0 - 16) / 24)) }
        let exposure = [Double](repeating: 10, count: 24)
        let counts = zip(truth, exposure).map { $0 * $1 }
        // Without penalty the counts themselves; the basis has as many functions as there are hours.
        let close = try #require(smoother.rates(counts: counts, exposure: exposure, penalty: 1e-3))
        for (one, other) in zip(close, truth) { #expect(abs(one / other - 1) < 1e-3) }
        // A heavy penalty leaves the mean alone, and a score equation keeps the total.
        let flat = try #require(smoother.rates(counts: counts, exposure: exposure, penalty: 1e9))
        let (least, most) = (flat.min() ?? 0, flat.max() ?? 1)
        #expect(most / least < 1.001)
        let totals: (Double, Double) = (flat.reduce(0, +), truth.reduce(0, +))
        #expect(abs(totals.0 / totals.1 - 1) < 1e-6)
        // Turned by some hours the result turns along.
        let turned = Array(counts[7...] + counts[..<7])
        let result = try #require(smoother.rates(counts: turned, exposure: exposure, penalty: 30))
        let straight = try #require(smoother.rates(counts: counts, exposure: exposure, penalty: 30))
        for hour in 0..<24 { #expect(abs(result[hour] - straight[(hour + 7) % 24]) < 1e-6) }
        #expect(smoother.rates(counts: exposure.map { _ in 0 }, exposure: exposure, penalty: 1) == nil)
    }

    /// Garwood's interval of 10 is 4.795 to 18.39 in every table.
    @Test func intervalOfARate() {
        let interval = rateInterval(count: 10, exposure: 2)
        #expect(abs(interval.low * 2 - 4.7954) < 1e-3 && abs(interval.high * 2 - 18.3904) < 1e-3)
        #expect(rateInterval(count: 0, exposure: 1).low == 0)
        let wide = rateInterval(count: 10, exposure: 2, dispersion: 3)
        #expect(wide.low < interval.low && wide.high > interval.high)
        // GSL's quantile alone does not converge for some counts of tens of thousands.
        for count in [499, 501, 3_000, 20_200, 28_100, 28_200, 1_000_000].map(Double.init) {
            let interval = rateInterval(count: count, exposure: 1)
            let width = 1.959964 * count.squareRoot()
            #expect(abs(interval.low - (count - width)) < 0.06 * width)
            #expect(abs(interval.high - (count + width)) < 0.08 * width)
        }
    }

    @Test func simplexFindsAValley() throws {
        let answer = try minimise(from: [-1, 1]) { point in
            let (x, y) = (point[0], point[1])
            return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
        }
        #expect(abs(answer.parameters[0] - 1) < 1e-4 && abs(answer.parameters[1] - 1) < 1e-4)
    }
}
