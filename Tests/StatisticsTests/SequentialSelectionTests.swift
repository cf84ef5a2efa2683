import Foundation
import Statistics
import Testing

@Suite("Sequential tests of a sign")
struct SequentialSelectionTests {
    private let looks = Array(stride(from: 10, through: 4_000, by: 10))

    @Test("The constant of Kim and Nelson for c = 1")
    func constant() {
        // Half of the error is the region's: η = ((2 · 0.05/2)^(−2/9) − 1)/2 and h² = 2 η · 9.
        let boundary = SequentialBoundary(firstStage: 10, error: 0.05, tolerance: 1)
        #expect(isClose(boundary.squaredConstant, 9 * (pow(0.05, -2.0 / 9) - 1)))
        #expect(boundary.halfWidth(after: 1_000_000, variance: 3) == 0)
        let end = boundary.longest(variance: 50)
        #expect(boundary.halfWidth(after: Int(end.rounded(.up)), variance: 50) == 0)
        #expect(boundary.halfWidth(after: Int(end) - 1, variance: 50) > 0)
    }

    /// At the edge of the tolerance the error is largest. With β = 0.1 and 1,000 tests, 130 errors or more have a
    /// probability below 0.2 % (binomial), so that the test cries wolf once in 600 seeds.
    @Test(arguments: [0.5, 2.0]) func errorsAtTheEdgeOfTheTolerance(spread: Double) {
        var generator = SplitMix64(seed: 20_240_726)
        let boundary = SequentialBoundary(firstStage: 10, error: 0.1, tolerance: 0.5)
        var wrong = 0
        for _ in 0..<1_000 {
            let values = (0..<600).map { _ in 0.5 + spread * generator.normal() }
            switch sequentialSign(values, boundary: boundary, looks: looks) {
            case .positive: break
            case .negative, .open: wrong += 1
            }
        }
        #expect(wrong < 130)
    }

    /// Far from zero the triangular region alone would go on for 15,000 values.
    @Test func clearCasesEndEarly() {
        var generator = SplitMix64(seed: 9)
        let boundary = SequentialBoundary(firstStage: 10, error: 0.001, tolerance: 0.01)
        let values = (0..<100).map { _ in -2 + generator.normal() }
        #expect(boundary.halfWidth(after: 30, variance: 1) > 200)
        #expect(sequentialSign(Array(values.prefix(30)), boundary: boundary, looks: looks) == .negative)
    }

    /// With a mean of zero every end by Student's bound would be an error: at most 1 in 20 in all, half of it on each
    /// side. Of 400, 34 or more have a probability below 0.3 %.
    @Test func boundsHoldOverAllLooks() {
        var generator = SplitMix64(seed: 31)
        let boundary = SequentialBoundary(firstStage: 10, error: 0.05, tolerance: 0.001)
        let ended = (0..<400).count { _ in
            let values = (0..<200).map { _ in generator.normal() }
            return sequentialSign(values, boundary: boundary, looks: looks) != .open
        }
        #expect(ended < 34)
    }

    @Test func valuesThatDoNotVaryAreDecidedAtOnce() {
        let boundary = SequentialBoundary(firstStage: 10, error: 0.01, tolerance: 0.1)
        func verdict(_ value: Double, _ count: Int = 10) -> SequentialVerdict {
            sequentialSign(Array(repeating: value, count: count), boundary: boundary, looks: looks)
        }
        #expect(verdict(0.001) == .positive)
        #expect(verdict(-0.001) == .negative)
        // What equals its target meets it.
        #expect(verdict(0) == .positive)
        #expect(verdict(1, 9) == .open)
        #expect(verdict(.infinity) == .positive)
        #expect(verdict(-.infinity) == .negative)
        #expect(verdict(.nan, 50) == .open)
    }

    @Test("More values never change a verdict")
    func firstVerdictStays() {
        var generator = SplitMix64(seed: 5)
        let boundary = SequentialBoundary(firstStage: 10, error: 0.05, tolerance: 0.3)
        for _ in 0..<50 {
            let values = (0..<400).map { _ in 0.1 + generator.normal() }
            var last = SequentialVerdict.open
            for count in looks where count <= 400 {
                let verdict = sequentialSign(
                    Array(values.prefix(count)), boundary: boundary, looks: looks)
                if last != .open { #expect(verdict == last) }
                last = verdict
            }
        }
    }
}

@Suite("Erlang's formulas at their edges")
struct ErlangEdgeTests {
    @Test func nobodyServes() {
        #expect(erlangB(servers: 0, load: 3) == 1)
        let desk = ErlangA(arrivalRate: 0.1, meanService: 60, meanPatience: 30, servers: 0)
        #expect(desk.answeredShare(within: 100) == 0)
        #expect(isClose(desk.abandonedShare, 1, relative: 1e-12))
        #expect(desk.waitingShare == 1)
    }

    @Test func nobodyCalls() {
        let desk = ErlangA(arrivalRate: 0, meanService: 60, meanPatience: 30, servers: 2)
        #expect(desk.answeredShare(within: 0) == 1)
        #expect(desk.abandonedShare == 0 && desk.meanWait == 0)
    }

    @Test("Without patience a desk with too few people never settles")
    func overloaded() {
        let desk = ErlangA(arrivalRate: 1, meanService: 3, servers: 3)
        #expect(desk.answeredShare(within: 1_000) == 0)
        #expect(desk.waitingShare == 1 && desk.meanWait == .infinity)
    }

    /// M/M/1: P(wait ≤ t) = 1 − ρ e^(−(μ − λ) t).
    @Test func singleServerWithoutPatience() {
        let desk = ErlangA(arrivalRate: 0.5, meanService: 1, servers: 1)
        #expect(isClose(desk.answeredShare(within: 2), 1 - 0.5 * exp(-1), relative: 1e-10))
        #expect(isClose(desk.meanWait, 1, relative: 1e-12))
    }

    /// Everybody who calls is answered or hangs up in the end.
    @Test func answeredAndAbandonedAreAll() {
        let desk = ErlangA(arrivalRate: 0.06, meanService: 150, meanPatience: 60, servers: 7)
        #expect(isClose(desk.answeredShare(within: 5_000) + desk.abandonedShare, 1, relative: 1e-9))
    }
}

@Suite("Backlog carried over")
struct StationaryBacklogTests {
    @Test("A steady day has its own rate")
    func steady() {
        let rates = stationaryBacklog(
            Array(repeating: BacklogPeriod(arrivalRate: 0.02, meanService: 200, servers: 6), count: 24),
            laps: 20)
        for rate in rates { #expect(isClose(rate, 0.02, relative: 1e-9)) }
    }

    @Test("What a busy period cannot serve burdens the next one, and nothing is lost")
    func busy() {
        var periods = Array(
            repeating: BacklogPeriod(arrivalRate: 0.01, meanService: 200, servers: 4), count: 24)
        periods[10].arrivalRate = 0.05
        let rates = stationaryBacklog(periods, laps: 5)
        #expect(rates[10] < 0.05 && rates[11] > 0.01 && rates[9] < rates[11])
        let offered = periods.reduce(0) { $0 + $1.arrivalRate }
        #expect(isClose(rates.reduce(0, +), offered, relative: 1e-6))
    }

    @Test func nobodyServes() {
        let rates = stationaryBacklog(
            Array(repeating: BacklogPeriod(arrivalRate: 1, meanService: 1, servers: 0), count: 3))
        #expect(rates == [0, 0, 0])
    }
}
