import ScenarioFiles
import Statistics

/// The worth of all combinations in one KPI with its noise, from which any figure of the game is estimated.
struct GapSample {
    /// Where the noise of a figure is read off.
    enum Noise {
        /// One game for each replication: the figure is linear, so that Student's t applies to its values.
        case replications([GapFigures])
        /// One game for each bootstrap resample of so many replications.
        case resamples([GapFigures], replications: Int)
        /// Computed, not simulated.
        case exact
    }

    let centre: GapFigures
    let noise: Noise

    /// A figure with its 95 % interval.
    func estimate(_ figure: (GapFigures) -> Double) -> GapEstimate {
        let value = figure(centre)
        guard !value.isNaN else { return GapEstimate() }
        switch noise {
        case .exact: return GapEstimate(value: value)
        case .replications(let games):
            let estimate = meanInterval(games.map(figure))
            return GapEstimate(value: value, ciLow: estimate.low, ciHigh: estimate.high)
        case .resamples(let games, let replications):
            let drawn = games.map(figure)
            guard !drawn.isEmpty, replications > 1 else { return GapEstimate(value: value) }
            let level = SmallSampleBootstrap.expandedLevel(0.95, replications: replications)
            // What a resample leaves open counts against every conclusion.
            let low = percentileBounds(of: drawn.map { $0.isNaN ? -.infinity : $0 }.sorted(), level: level)
                .low
            let high = percentileBounds(of: drawn.map { $0.isNaN ? .infinity : $0 }.sorted(), level: level)
                .high
            return GapEstimate(value: value, ciLow: low, ciHigh: high)
        }
    }

    /// Two-sided bounds that hold for so many figures together (Bonferroni); nil where noise is unknown or infinite.
    ///
    /// Student's t with the standard error of the replications or, for percentiles, of the resamples: the tails that
    /// many comparisons ask for lie beyond what a thousand resamples show.
    func simultaneousBounds(
        comparisons: Int, _ figure: (GapFigures) -> Double
    ) -> (low: Double, high: Double)? {
        let value = figure(centre)
        guard value.isFinite else { return nil }
        let level = 1 - 0.05 / Double(max(1, comparisons))
        switch noise {
        case .exact: return (value, value)
        case .replications(let games):
            guard let half = meanInterval(games.map(figure), level: level).halfWidth else { return nil }
            return (value - half, value + half)
        case .resamples(let games, let replications):
            let drawn = meanInterval(games.map(figure))
            guard replications > 1, drawn.omitted == 0, let error = drawn.standardDeviation else {
                return nil
            }
            let half =
                error * SmallSampleBootstrap.widening(replications)
                * StudentT.criticalValue(level: level, degreesOfFreedom: Double(replications - 1))
            return (value - half, value + half)
        }
    }
}

/// The figures of one game.
struct GapFigures {
    /// The worth of each combination.
    let game: CooperativeGame
    /// By the order of ``ScenarioFiles/Lever``; zero for levers that switch nothing.
    private let contributions: [Double]
    /// By pair of active levers.
    private let interactions: [Int: Double]

    init(_ game: CooperativeGame, active: [Lever]) {
        self.game = game
        var contributions = [Double](repeating: 0, count: Lever.allCases.count)
        for (lever, value) in zip(active, game.shapleyValues()) { contributions[Self.index(lever)] = value }
        self.contributions = contributions
        var interactions: [Int: Double] = [:]
        for pair in game.shapleyInteractions() {
            interactions[Self.key(active[pair.first], active[pair.second])] = pair.value
        }
        self.interactions = interactions
    }

    var whole: Double { game.whole }

    func contribution(_ lever: Lever) -> Double { contributions[Self.index(lever)] }

    func contribution(_ levers: [Lever]) -> Double { levers.reduce(0) { $0 + contribution($1) } }

    func interaction(_ first: Lever, _ second: Lever) -> Double { interactions[Self.key(first, second)] ?? 0 }

    private static func index(_ lever: Lever) -> Int { Lever.allCases.firstIndex(of: lever) ?? 0 }

    private static func key(_ first: Lever, _ second: Lever) -> Int {
        index(min(first, second)) * Lever.allCases.count + index(max(first, second))
    }
}
