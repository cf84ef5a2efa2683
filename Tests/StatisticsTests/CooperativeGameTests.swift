import Statistics
import Testing

@Suite("Cooperative games")
struct CooperativeGameTests {
    /// Worths that look random and are the same everywhere (a linear congruential sequence).
    private func game(players: Int, seed: UInt64) -> CooperativeGame {
        var state = seed
        let values = (0..<(1 << players)).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 40) / 1_000 - 8_000
        }
        return CooperativeGame(players: players, values: values)
    }

    @Test("Three levers in closed form: two that add, one pair that needs both")
    func threeLevers() {
        // v(S) = 10 + 3·a + 5·b + 8·(b and c): the product is shared in halves.
        let values = (0..<8).map { mask -> Double in
            let a = mask & 1 == 0 ? 0.0 : 1
            let b = mask & 2 == 0 ? 0.0 : 1
            let c = mask & 4 == 0 ? 0.0 : 1
            return 10 + 3 * a + 5 * b + 8 * b * c
        }
        let game = CooperativeGame(players: 3, values: values)
        #expect(game.whole == 16)
        for (value, expected) in zip(game.shapleyValues(), [3.0, 9, 4]) {
            #expect(abs(value - expected) < 1e-12)
        }
        let interactions = game.shapleyInteractions()
        #expect(interactions.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
        for (pair, expected) in zip(interactions, [0.0, 0, 8]) {
            #expect(abs(pair.value - expected) < 1e-12)
        }
        // b first (+5), then c (+8), then a (+3): 5 + 13 + 16 = 34; every other order has less.
        #expect(game.bestOrder() == [1, 2, 0])
        #expect(game.bestOrder(higherIsBetter: false) == [2, 0, 1])
    }

    @Test("The glove game: one left glove, two right ones")
    func gloves() {
        // A pair is worth 1 and needs player 0: the textbook's values are 2/3, 1/6, 1/6.
        let values = (0..<8).map { $0 & 1 != 0 && $0 & 6 != 0 ? 1.0 : 0 }
        let shares = CooperativeGame(players: 3, values: values).shapleyValues()
        for (value, expected) in zip(shares, [2.0 / 3, 1.0 / 6, 1.0 / 6]) {
            #expect(abs(value - expected) < 1e-15)
        }
    }

    @Test("Efficiency: contributions add up to the whole", arguments: 1...6)
    func efficiency(players: Int) {
        for seed in 1...20 {
            let game = game(players: players, seed: UInt64(seed))
            // Worths are below 10⁴ and a few hundred are summed: rounding stays below 10⁻⁹.
            #expect(abs(game.shapleyValues().reduce(0, +) - game.whole) < 1e-9)
        }
    }

    @Test("Symmetry: players who add the same get the same")
    func symmetry() {
        // Worth depends on whether player 4 takes part and on how many of the others do.
        let values = (0..<32).map { mask -> Double in
            let count = Double((mask & 15).nonzeroBitCount)
            return count * count + (mask & 16 == 0 ? 0 : 7 * count + 2)
        }
        let shares = CooperativeGame(players: 5, values: values).shapleyValues()
        for other in 1..<4 { #expect(abs(shares[0] - shares[other]) < 1e-12) }
        #expect(shares[4] > shares[0])
    }

    @Test("A player who adds nothing gets exactly nothing, alone and in pairs")
    func nullPlayer() {
        let inner = game(players: 4, seed: 3)
        // Player 2 is inserted without effect.
        let values = (0..<32).map { mask in inner.values[(mask & 3) | ((mask >> 1) & 12)] }
        let game = CooperativeGame(players: 5, values: values)
        let shares = game.shapleyValues()
        #expect(shares[2] == 0)
        for (share, expected) in zip([shares[0], shares[1], shares[3], shares[4]], inner.shapleyValues()) {
            #expect(abs(share - expected) < 1e-9)
        }
        for pair in game.shapleyInteractions() where pair.first == 2 || pair.second == 2 {
            #expect(pair.value == 0)
        }
    }

    @Test("The best order is the best of all orders", arguments: 1...40)
    func bestOrder(seed: Int) throws {
        let game = game(players: 4, seed: UInt64(seed))
        func sum(_ order: [Int]) -> Double {
            var mask = 0
            return order.reduce(0) { total, player in
                mask |= 1 << player
                return total + game.values[mask]
            }
        }
        let sums = permutations(Array(0..<4)).map(sum)
        #expect(sum(try #require(game.bestOrder())) == sums.max())
        #expect(sum(try #require(game.bestOrder(higherIsBetter: false))) == sums.min())
    }

    @Test("Ties go to the first in order, also when rounding tells them apart")
    func ties() {
        let values = (0..<8).map { 0.1 * Double($0.nonzeroBitCount) + ($0 == 2 ? 1e-16 : 0) }
        #expect(CooperativeGame(players: 3, values: values).bestOrder() == [0, 1, 2])
        #expect(CooperativeGame(players: 2, values: [0, .infinity, 1, 2]).bestOrder() == nil)
        #expect(CooperativeGame(players: 0, values: [4]).bestOrder() == [])
    }

    private func permutations(_ items: [Int]) -> [[Int]] {
        guard items.count > 1 else { return [items] }
        return items.flatMap { item in permutations(items.filter { $0 != item }).map { [item] + $0 } }
    }

    @Test("A joint bootstrap gives every system the same replications")
    func jointBootstrap() {
        var generator = SystemLikeGenerator(state: 5)
        let bootstrap = JointBootstrap(replications: 4, resamples: 50, generator: &generator)
        let rows = [[1.0, 11], [2, 12], [4, 14], [8, 18]]
        let means = bootstrap.means(of: rows)
        #expect(means.count == 50)
        for mean in means { #expect(abs(mean[1] - mean[0] - 10) < 1e-12) }
        #expect(Set(means.map { $0[0] }).count > 10)
        var histograms: [SparseHistogram] = []
        for seconds in [1.0, 2, 4, 8] {
            var histogram = DurationHistogram()
            histogram.record(microseconds: Int64(seconds * 1e6))
            histograms.append(histogram.snapshot())
        }
        let quantiles = bootstrap.quantiles(of: [histograms, histograms], probability: 0.5)
        for pair in quantiles { #expect(pair[0] == pair[1]) }
        #expect(Set(quantiles.map { $0[0] }).count == 4)
    }
}

/// Words that are the same everywhere.
private struct SystemLikeGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 33)
    }
}
