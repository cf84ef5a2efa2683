/// Where to evaluate a function so that the inputs, or groups of them, that matter are told from the others cheaply.
///
/// Trajectories through a grid of four levels of each input, in which one group after the other moves by Δ = ⅔ of its
/// range (Morris 1991, Technometrics 33:161–174). The inputs of a group move together, each in its own direction
/// (Campolongo, Cariboni and Saltelli 2007, Environmental Modelling & Software 22:1509–1518).
///
/// ```swift
/// let design = MorrisDesign(groups: [[0], [1], [2]], trajectories: 10, generator: &generator)
/// let effects = design.effects(design.points.map(model), resamples: 1_000, generator: &generator)
/// ```
public struct MorrisDesign: Sendable {
    /// The inputs of each group.
    public let groups: [[Int]]
    /// The number of trajectories.
    public let trajectories: Int
    /// All points of the unit cube, trajectory by trajectory: one more than there are groups in each.
    public let points: [[Double]]
    /// By trajectory the groups in the order in which they move.
    public let orders: [[Int]]

    /// The number of levels of the grid.
    public static let levels = 4
    /// The step of an input, as a share of its range.
    public static let step = 2.0 / 3

    /// A design.
    ///
    /// - Parameters:
    ///   - groups: The inputs of each group; together they are 0 up to their number, each once.
    ///   - trajectories: The number of trajectories.
    ///   - generator: The source of starts and orders.
    /// - Complexity: O(*trajectories* · *groups* · *inputs*).
    public init(groups: [[Int]], trajectories: Int, generator: inout some RandomNumberGenerator) {
        let inputs = groups.reduce(0) { $0 + $1.count }
        precondition(groups.flatMap { $0 }.sorted() == Array(0..<inputs), "each input is in one group")
        self.groups = groups
        self.trajectories = trajectories
        var points: [[Double]] = []
        var orders: [[Int]] = []
        for _ in 0..<trajectories {
            var levels = (0..<inputs).map { _ in generator.index(below: Self.levels) }
            let order = generator.permutation(of: groups.count)
            points.append(levels.map(Self.position))
            for group in order {
                // Two levels on; there is one such neighbour for each level.
                for input in groups[group] { levels[input] = (levels[input] + 2) % Self.levels }
                points.append(levels.map(Self.position))
            }
            orders.append(order)
        }
        self.points = points
        self.orders = orders
    }

    private static func position(_ level: Int) -> Double { Double(level) / Double(levels - 1) }

    /// What moving each group does, from the values at all points.
    ///
    /// An elementary effect is a difference over Δ, so that of the whole range of a linear function; one with a value
    /// that is not finite on either side is left out. Intervals are bootstrap percentiles over trajectories.
    ///
    /// - Parameters:
    ///   - values: As many as ``points``.
    ///   - resamples: Bootstrap resamples.
    ///   - generator: The source of the resamples.
    /// - Complexity: O(*resamples* · *trajectories* · *groups*).
    public func effects(
        _ values: [Double], resamples: Int, generator: inout some RandomNumberGenerator
    ) -> [MorrisEffect] {
        precondition(values.count == points.count, "every point has a value")
        var effects: [[Double]] = groups.map { _ in [] }
        for (trajectory, order) in orders.enumerated() {
            let start = trajectory * (groups.count + 1)
            for (step, group) in order.enumerated() {
                let change = values[start + step + 1] - values[start + step]
                let input = groups[group].first ?? 0
                let isUpward = points[start + step + 1][input] > points[start + step][input]
                let effect = (isUpward ? change : -change) / Self.step
                effects[group].append(effect.isFinite ? effect : .nan)
            }
        }
        let bootstrap = JointBootstrap(
            replications: trajectories, resamples: resamples, generator: &generator)
        return zip(groups, effects).map { group, effects in
            MorrisEffect(
                effects, isSigned: group.count == 1, multiplicities: bootstrap.multiplicities)
        }
    }
}

/// What moving a group of inputs does to a function.
public struct MorrisEffect: Sendable, Hashable {
    /// μ*: the mean of the absolute elementary effects, the measure of importance (Campolongo et al. 2007).
    public var meanAbsolute: BoundedValue
    /// μ: the mean effect; nil for several inputs, which have no common direction.
    public var mean: Double?
    /// σ: the standard deviation of the effects, large beside μ* where the effect is not linear or depends on other
    /// inputs; nil as for `mean` and for fewer than two effects.
    public var standardDeviation: Double?
    /// The number of effects.
    public var count: Int

    init(_ effects: [Double], isSigned: Bool, multiplicities: [[Int]]) {
        func absolute(_ weights: [Int]) -> Double {
            var sum = 0.0
            var count = 0
            for (effect, weight) in zip(effects, weights) where !effect.isNaN {
                sum += Double(weight) * effect.magnitude
                count += weight
            }
            return sum / Double(count)
        }
        let defined = effects.filter { !$0.isNaN }
        meanAbsolute = BoundedValue(
            value: absolute(Array(repeating: 1, count: effects.count)),
            resampled: defined.count > 1 ? multiplicities.map(absolute) : [])
        let moments = meanInterval(defined)
        mean = isSigned ? moments.mean : nil
        standardDeviation = isSigned ? moments.standardDeviation : nil
        count = defined.count
    }
}
