internal import CGSL
import Foundation

/// Counts whose expectation is a known part times the exponential of a linear predictor, by maximum quasi-likelihood
/// (McCullagh and Nelder, *Generalized Linear Models*, 1989, chapters 6 and 9), the normal equations by GSL's Cholesky
/// decomposition.
public struct LogLinearRegression: Sendable {
    /// Coefficients in the order of the columns.
    public var coefficients: [Double]
    /// Their covariance, widened by ``dispersion``.
    public var covariance: [[Double]]
    /// Variance to mean of the counts about the fit, or of sums of neighbouring counts where these vary more; at least 1.
    public var dispersion: Double
    /// The sums less the coefficients.
    public var degreesOfFreedom: Double

    /// Fits counts in the order of time.
    ///
    /// Neighbours may depend on each other: the dispersion is also taken from sums of as many as `blocks` says, as far as
    /// there are eight sums more than coefficients, and the largest counts.
    ///
    /// - Parameters:
    ///   - counts: Counts, 0 or more.
    ///   - known: The known part of each expectation, above 0.
    ///   - design: A row of the design for each count; the first column is usually 1.
    ///   - blocks: Lengths of sums.
    /// - Returns: nil without a maximum that is found, or without degrees of freedom.
    public static func fit(
        counts: [Double], known: [Double], design: [[Double]], blocks: [Int] = [1, 7, 28]
    ) -> LogLinearRegression? {
        let columns = design.first?.count ?? 0
        precondition(
            counts.count == known.count && counts.count == design.count && columns > 0,
            "there is one row for each count")
        guard counts.count > columns, counts.contains(where: { $0 > 0 }) else { return nil }
        var coefficients = [Double](repeating: 0, count: columns)
        coefficients[0] = log(counts.reduce(0, +) / known.reduce(0, +))
        func linear(_ row: [Double]) -> Double { zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 } }
        func information() -> [Double] {
            var matrix = [Double](repeating: 0, count: columns * columns)
            for (row, part) in zip(design, known) {
                let mean = part * exp(linear(row))
                for i in 0..<columns {
                    for j in 0..<columns { matrix[i * columns + j] += mean * row[i] * row[j] }
                }
            }
            return matrix
        }
        var settled = false
        for _ in 0..<50 where !settled {
            var matrix = information()
            var step = [Double](repeating: 0, count: columns)
            for (index, row) in design.enumerated() {
                let rest = counts[index] - known[index] * exp(linear(row))
                for i in 0..<columns { step[i] += rest * row[i] }
            }
            guard sigap_solve_positive(&matrix, &step, columns) == 0 else { return nil }
            // A step of more than e would overshoot.
            let largest = step.map(abs).max() ?? 0
            guard largest.isFinite else { return nil }
            let scale = largest > 1 ? 1 / largest : 1
            for i in 0..<columns { coefficients[i] += scale * step[i] }
            settled = largest < 1e-10
        }
        guard settled else { return nil }
        let means = zip(design, known).map { $1 * exp(linear($0)) }
        var (dispersion, freedom) = (1.0, Double(counts.count - columns))
        for length in blocks where counts.count / length >= columns + (length == 1 ? 1 : 8) {
            let sums = counts.count / length
            let squares = (0..<sums).reduce(0.0) { total, block in
                let places = block * length..<(block + 1) * length
                let mean = places.reduce(0) { $0 + means[$1] }
                let rest = places.reduce(0) { $0 + counts[$1] - means[$1] }
                return total + rest * rest / mean
            }
            let own = squares / Double(sums - columns)
            if own > dispersion { (dispersion, freedom) = (own, Double(sums - columns)) }
        }
        var covariance: [[Double]] = []
        for column in 0..<columns {
            var matrix = information()
            var unit = (0..<columns).map { $0 == column ? 1.0 : 0 }
            guard sigap_solve_positive(&matrix, &unit, columns) == 0 else { return nil }
            covariance.append(unit.map { $0 * dispersion })
        }
        return LogLinearRegression(
            coefficients: coefficients, covariance: covariance, dispersion: dispersion,
            degreesOfFreedom: freedom)
    }
}
