/// What every coalition of a few players is worth: the measure by which a gap is shared among levers.
///
/// ```swift
/// let game = CooperativeGame(players: 2, values: [0, 1, 2, 5])
/// game.shapleyValues()        // [2, 3]: they add up to 5
/// game.shapleyInteractions()  // 5 − 1 − 2 + 0 = 2 for the pair
/// ```
public struct CooperativeGame: Sendable, Hashable {
    /// The number of players.
    public let players: Int
    /// The worth of each coalition; bit *i* of the index says whether player *i* takes part.
    public let values: [Double]

    /// A game.
    ///
    /// - Precondition: There are 2^players values, of at most 16 players.
    public init(players: Int, values: [Double]) {
        precondition((0...16).contains(players), "a game has at most 16 players")
        precondition(values.count == 1 << players, "every coalition has a worth")
        self.players = players
        self.values = values
    }

    /// What all players together are worth beyond none of them.
    public var whole: Double { values[values.count - 1] - values[0] }

    /// The Shapley value of each player: what it adds to the players before it, averaged over all orders
    /// (Shapley 1953).
    ///
    /// They add up to ``whole`` (efficiency), are equal for players who add the same to every coalition (symmetry),
    /// and exactly zero for a player who adds nothing to any (null player).
    ///
    /// - Complexity: O(*n* · 2ⁿ).
    public func shapleyValues() -> [Double] {
        let weights = Self.weights(players)
        return (0..<players).map { player in
            let bit = 1 << player
            var sum = 0.0
            for coalition in values.indices where coalition & bit == 0 {
                sum += weights[coalition.nonzeroBitCount] * (values[coalition | bit] - values[coalition])
            }
            return sum
        }
    }

    /// The Shapley interaction of each pair of players: by how much they are worth more together than apart, averaged
    /// over the coalitions of the others (Grabisch and Roubens 1999). Negative where one makes the other superfluous.
    ///
    /// - Returns: Pairs in ascending order.
    /// - Complexity: O(*n*² · 2ⁿ).
    public func shapleyInteractions() -> [Interaction] {
        guard players > 1 else { return [] }
        // The weights of a game in which the pair counts as one player.
        let weights = Self.weights(players - 1)
        var result: [Interaction] = []
        for first in 0..<players {
            for second in (first + 1)..<max(players, first + 1) {
                let one = 1 << first
                let other = 1 << second
                var sum = 0.0
                for coalition in values.indices where coalition & (one | other) == 0 {
                    let together = values[coalition | one | other] - values[coalition | one]
                    let apart = values[coalition | other] - values[coalition]
                    sum += weights[coalition.nonzeroBitCount] * (together - apart)
                }
                result.append(Interaction(first: first, second: second, value: sum))
            }
        }
        return result
    }

    /// Two players and how much more they are worth together.
    public struct Interaction: Sendable, Hashable {
        /// The lower number.
        public let first: Int
        /// The higher number.
        public let second: Int
        /// The interaction.
        public let value: Double
    }

    /// The order in which players should join: the one in which the worth summed over all steps is greatest.
    ///
    /// Of orders that are equal but for rounding (10⁻⁹ of the largest worth) the lexicographically first is taken.
    ///
    /// - Parameter higherIsBetter: Whether a greater worth is better; otherwise the sum is made least.
    /// - Returns: The players in that order; nil where a worth is not finite.
    /// - Complexity: O(*n* · 2ⁿ), by dynamic programming over coalitions (Held and Karp 1962).
    public func bestOrder(higherIsBetter: Bool = true) -> [Int]? {
        guard values.allSatisfy(\.isFinite) else { return nil }
        let gains = values.map { higherIsBetter ? $0 - values[0] : values[0] - $0 }
        let tolerance = 1e-9 * (gains.map(\.magnitude).max() ?? 0)
        let all = values.count - 1
        // What the remaining steps can still bring from a coalition on, and who joins first on that way.
        var remaining = [Double](repeating: 0, count: values.count)
        var next = [Int](repeating: 0, count: values.count)
        for coalition in values.indices.reversed() where coalition != all {
            var best = -Double.infinity
            for player in 0..<players where coalition & (1 << player) == 0 {
                let joined = coalition | (1 << player)
                let sum = gains[joined] + remaining[joined]
                if sum > best + tolerance {
                    best = sum
                    next[coalition] = player
                }
            }
            remaining[coalition] = best
        }
        var order: [Int] = []
        var coalition = 0
        while coalition != all {
            order.append(next[coalition])
            coalition |= 1 << next[coalition]
        }
        return order
    }

    /// The share of all orders in which exactly a given coalition of so many players stands before a player:
    /// k! (n − k − 1)! / n!.
    private static func weights(_ players: Int) -> [Double] {
        var weights: [Double] = []
        var binomial = 1.0
        for size in 0..<players {
            weights.append(1 / (Double(players) * binomial))
            binomial = binomial * Double(players - 1 - size) / Double(size + 1)
        }
        return weights
    }
}
