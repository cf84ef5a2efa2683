/// Where to evaluate a function so that its variance can be shared among its inputs, or groups of them.
///
/// Two samples *A* and *B* of all inputs, and for each group a third that is *A* with the group's inputs from *B*
/// (Saltelli et al. 2010, Computer Physics Communications 181:259–270). The samples are points of one Sobol sequence
/// with a random digital shift. Its 40 dimensions serve 20 inputs; further blocks of 20 get a sequence of their own in
/// a random order (Latin supercube sampling: Owen 1998, ACM Transactions on Modeling and Computer Simulation 8:71–102).
///
/// ```swift
/// let design = SobolDesign(groups: [[0], [1], [2]], rows: 256, generator: &generator)
/// let indices = design.indices(design.points.map(ishigami), resamples: 1_000, generator: &generator)
/// ```
public struct SobolDesign: Sendable {
    /// The inputs of each group.
    public let groups: [[Int]]
    /// The number of rows of each sample.
    public let rows: Int
    /// All points of the unit cube, row by row: *A*, *B*, then one for each group.
    public let points: [[Double]]

    /// A design.
    ///
    /// - Parameters:
    ///   - groups: The inputs of each group; together they are 0 up to their number, each once.
    ///   - rows: The number of rows, best a power of two.
    ///   - generator: The source of the shifts and orders.
    /// - Complexity: O(*rows* · *groups* · *inputs*).
    public init(groups: [[Int]], rows: Int, generator: inout some RandomNumberGenerator) {
        let inputs = groups.reduce(0) { $0 + $1.count }
        precondition(groups.flatMap { $0 }.sorted() == Array(0..<inputs), "each input is in one group")
        self.groups = groups
        self.rows = rows
        var first = [[Double]](repeating: [], count: rows)
        var second = first
        let width = SobolSequence.maximumDimensions / 2
        for start in stride(from: 0, to: inputs, by: width) {
            let size = min(width, inputs - start)
            let block = SobolSequence.shiftedPoints(
                dimensions: 2 * size, count: rows, generator: &generator)
            let order = start == 0 ? Array(0..<rows) : generator.permutation(of: rows)
            for row in 0..<rows {
                first[row] += block[order[row]].prefix(size)
                second[row] += block[order[row]].suffix(size)
            }
        }
        points = (0..<rows).flatMap { row in
            [first[row], second[row]]
                + groups.map { group in
                    var mixed = first[row]
                    for input in group { mixed[input] = second[row][input] }
                    return mixed
                }
        }
    }

    /// The points of each row.
    public var pointsPerRow: Int { groups.count + 2 }

    /// The shares of variance from the values at all points.
    ///
    /// First order by Saltelli et al. (2010, table 2, b): mean of f(B)·(f(Aᴮ) − f(A)), with the mean of f taken off
    /// first, which changes nothing but noise; total order by Jansen (1999): mean of (f(A) − f(Aᴮ))²/2. The variance is
    /// that of *A* and *B* together. Intervals are bootstrap percentiles over rows (Archer, Saltelli and Sobol 1997).
    /// Rows with a value that is not finite are left out.
    ///
    /// - Parameters:
    ///   - values: As many as ``points``.
    ///   - resamples: Bootstrap resamples.
    ///   - generator: The source of the resamples.
    /// - Complexity: O(*resamples* · *rows* · *groups*).
    public func indices(
        _ values: [Double], resamples: Int, generator: inout some RandomNumberGenerator
    ) -> SobolIndices {
        precondition(values.count == points.count, "every point has a value")
        let all = (0..<rows).map { row in
            Array(values[(row * pointsPerRow)..<((row + 1) * pointsPerRow)])
        }
        let complete = all.filter { $0.allSatisfy(\.isFinite) }
        let centre = Self.estimate(complete, Array(repeating: 1, count: complete.count), groups.count)
        var drawn: [Shares] = []
        if complete.count > 1, centre.variance > 0 {
            let bootstrap = JointBootstrap(
                replications: complete.count, resamples: resamples, generator: &generator)
            drawn = bootstrap.multiplicities.map { Self.estimate(complete, $0, groups.count) }
        }
        return SobolIndices(
            rows: complete.count, mean: centre.mean, variance: centre.variance,
            first: groups.indices.map { group in
                BoundedValue(value: centre.first[group], resampled: drawn.map { $0.first[group] })
            },
            total: groups.indices.map { group in
                BoundedValue(value: centre.total[group], resampled: drawn.map { $0.total[group] })
            })
    }

    private struct Shares {
        var mean: Double
        var variance: Double
        var first: [Double]
        var total: [Double]
    }

    private static func estimate(_ rows: [[Double]], _ weights: [Int], _ groups: Int) -> Shares {
        let count = Double(weights.reduce(0, +))
        var sum = 0.0
        for (row, weight) in zip(rows, weights) where weight > 0 { sum += Double(weight) * (row[0] + row[1]) }
        let mean = sum / (2 * count)
        var squares = 0.0
        var first = [Double](repeating: 0, count: groups)
        var total = first
        for (row, weight) in zip(rows, weights) where weight > 0 {
            let weight = Double(weight)
            let a = row[0] - mean
            let b = row[1] - mean
            squares += weight * (a * a + b * b)
            for group in 0..<groups {
                let change = row[group + 2] - row[0]
                first[group] += weight * b * change
                total[group] += weight * change * change / 2
            }
        }
        let variance = squares / (2 * count)
        guard variance > 0 else {
            let none = [Double](repeating: .nan, count: groups)
            return Shares(mean: mean, variance: variance, first: none, total: none)
        }
        return Shares(
            mean: mean, variance: variance, first: first.map { $0 / count / variance },
            total: total.map { $0 / count / variance })
    }
}

/// How the variance of a function is shared among groups of inputs.
public struct SobolIndices: Sendable, Hashable {
    /// The rows behind it, those without a finite value left out.
    public var rows: Int
    /// The mean of the function; NaN without rows.
    public var mean: Double
    /// Its variance.
    public var variance: Double
    /// By group the share that the group explains alone; undefined where nothing varies.
    public var first: [BoundedValue]
    /// By group the share that is left when all other inputs are known: alone and with others.
    public var total: [BoundedValue]
}
