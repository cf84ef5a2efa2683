import CGSL
import Randomness
import Testing

@Suite("Non-homogeneous Poisson process by thinning")
struct ThinnedProcessTests {
    static let hour: Int64 = 3_600_000_000

    /// The accepted times within `hours` hours at a rate per second that depends on the time in hours.
    static func points(
        hours: Int, majorant: Double, identity: UInt64 = 11, replication: UInt32 = 0,
        rate: (Double) -> Double
    ) -> [Int64] {
        var source = RandomSource(seed: 2026, replication: replication)
        var process = ThinnedProcess(identity: identity, purpose: 6, majorantPerSecond: majorant)
        var points: [Int64] = []
        var time = process.nextCandidate(after: 0, using: &source)
        while time < Int64(hours) * hour {
            let hours = Double(time) / Double(hour)
            if process.accepts(ratePerSecond: rate(hours), using: &source) { points.append(time) }
            time = process.nextCandidate(after: time, using: &source)
        }
        return points
    }

    /// A daily wave between 10 and 50 an hour, per second.
    static func wave(_ hours: Double) -> Double {
        (30 + 20 * sin(2 * Double.pi * hours / 24)) / 3600
    }

    @Test("counts per hour of the day follow a sinusoidal rate")
    func sinusoidalRate() {
        let days = 20
        let points = Self.points(hours: 24 * days, majorant: 50.0 / 3600, rate: Self.wave)
        var observed = [Int](repeating: 0, count: 24)
        for time in points { observed[Int(time / Self.hour % 24)] += 1 }
        let expected = (0..<24).map { hour in
            // ∫ of the rate over the hour.
            let (from, to) = (Double(hour) * Double.pi / 12, Double(hour + 1) * Double.pi / 12)
            return Double(days) * (30 + 20 * (cos(from) - cos(to)) * 12 / Double.pi)
        }
        // One chi-square at 1 %.
        #expect(GoodnessOfFit.poissonChiSquare(observed: observed, expected: expected) > 0.01)
        // And it does notice a flat rate.
        let flat = [Double](repeating: Double(points.count) / 24, count: 24)
        #expect(GoodnessOfFit.poissonChiSquare(observed: observed, expected: flat) < 1e-6)
    }

    @Test("at the majorant all candidates count, with exponential gaps")
    func homogeneous() {
        let rate = 40.0 / 3600
        let points = Self.points(hours: 200, majorant: rate) { _ in rate }
        let gaps = zip(points, [0] + points).map { Double($0 - $1) / 1e6 }
        let law = Distribution.exponential(mean: 1 / rate)
        // One test at 1 %.
        #expect(GoodnessOfFit.kolmogorovSmirnov(gaps) { law.cumulative($0) } > 0.01)
    }

    @Test("counts in disjoint hours have the variance of Poisson counts")
    func dispersion() {
        let rate = 20.0 / 3600
        let points = Self.points(hours: 500, majorant: 2 * rate) { _ in rate }
        var counts = [Int](repeating: 0, count: 500)
        for time in points { counts[Int(time / Self.hour)] += 1 }
        let moments = SampleMoments(counts.map(Double.init))
        // The index of dispersion of 500 Poisson counts has standard deviation √(2/499) = 0.063; 3 of them
        // are passed by chance with probability 0.3 %.
        #expect(abs(moments.variance / moments.mean - 1) < 0.19)
    }

    @Test("a lower rate under the same majorant gives a subset of the points")
    func commonRandomNumbers() {
        let majorant = 60.0 / 3600
        let high = Self.points(hours: 240, majorant: majorant, rate: Self.wave)
        let low = Self.points(hours: 240, majorant: majorant) { 0.6 * Self.wave($0) }
        #expect(Set(low).isStrictSubset(of: Set(high)))
        // Binomial thinning of about 7,200 points at 0.6: standard deviation 42; 4.5 of them.
        #expect(abs(Double(low.count) - 0.6 * Double(high.count)) < 190)
    }

    @Test("processes and replications are different; the same one repeats itself")
    func identities() {
        let rate = 30.0 / 3600
        let points = Self.points(hours: 24, majorant: rate) { _ in rate }
        #expect(points == Self.points(hours: 24, majorant: rate) { _ in rate })
        let other = Self.points(hours: 24, majorant: rate, identity: 12) { _ in rate }
        let next = Self.points(hours: 24, majorant: rate, replication: 1) { _ in rate }
        #expect(Set(points).isDisjoint(with: other) && Set(points).isDisjoint(with: next))
    }

    @Test("the ordinal may pass the number of draws, and names the candidate")
    func manyCandidates() {
        var source = RandomSource(seed: 1, replication: 1)
        var process = ThinnedProcess(identity: 3, purpose: 6, majorantPerSecond: 1)
        process.ordinal = 1 << 40
        let time = process.nextCandidate(after: 5, using: &source)
        #expect(time >= 5)
        #expect(process.ordinal == 1 << 40 + 1)
        #expect(process.candidateIdentity == StableHash.combine(3, 1 << 40))
        let gap = source.exponential(purpose: 6, entity: process.candidateIdentity)
        #expect(time == 5 + Int64((gap * 1e6).rounded()))
        let atMajorant = process.accepts(ratePerSecond: 1, using: &source)
        let atZero = process.accepts(ratePerSecond: 0, using: &source)
        #expect(atMajorant && !atZero)
    }

    @Test("a majorant of 0 never has a candidate, and times never overflow")
    func extremes() {
        var source = RandomSource(seed: 1, replication: 1)
        var never = ThinnedProcess(identity: 3, purpose: 6, majorantPerSecond: 0)
        let first = never.nextCandidate(after: 0, using: &source)
        #expect(first == .max)
        var rare = ThinnedProcess(identity: 3, purpose: 6, majorantPerSecond: 1e-300)
        let second = rare.nextCandidate(after: .max - 10, using: &source)
        #expect(second == .max)
    }
}
