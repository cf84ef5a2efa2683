internal import CGSL

/// A smooth rhythm of counts around a circle, such as the hours of a day: a periodic cubic spline on the logarithm of the
/// rate, held back by a penalty on its second differences (P-splines: Eilers and Marx 1996, *Statistical Science*
/// 11:89–121), with GSL's B-splines and Cholesky decomposition.
public struct PeriodicSmoother: Sendable {
    /// Equal parts of the circle.
    public let parts: Int
    /// Basis functions around the circle.
    private let knots: Int
    /// By part and basis function: the basis averaged over the part.
    private let basis: [[Double]]

    /// A smoother.
    ///
    /// - Parameters:
    ///   - parts: Equal parts of the circle, such as 24 hours.
    ///   - knots: Basis functions, at least 4 and at most as many as parts.
    public init(parts: Int = 24, knots: Int = 24) {
        precondition(knots >= 4 && knots <= parts, "there are 4 to \(parts) basis functions")
        self.parts = parts
        self.knots = knots
        basis = (0..<parts).map { part in
            var row = [Double](repeating: 0, count: knots)
            // Four points of a part say enough about a cubic.
            for point in 0..<4 {
                var values = [Double](repeating: 0, count: knots)
                let x = Double(part) + (Double(point) + 0.5) / 4
                _ = sigap_periodic_basis(x, Double(parts), knots, &values)
                for index in 0..<knots { row[index] += values[index] / 4 }
            }
            return row
        }
    }

    /// Smooth rates per unit of exposure.
    ///
    /// - Parameters:
    ///   - counts: Counts in each part.
    ///   - exposure: Time in which each was counted, in any unit; 0 where nothing was seen.
    ///   - penalty: The weight of the penalty, 0 or more; the larger the smoother.
    /// - Returns: nil where the penalised likelihood has no maximum that is found (no counts at all).
    public func rates(counts: [Double], exposure: [Double], penalty: Double) -> [Double]? {
        precondition(counts.count == parts && exposure.count == parts, "there is one count for each part")
        let total = counts.reduce(0, +)
        guard total > 0 else { return nil }
        var coefficients = [Double](repeating: log(total / exposure.reduce(0, +)), count: knots)
        // Newton's method, which is iteratively reweighted least squares here; it settles in some ten steps.
        for _ in 0..<100 {
            let means = (0..<parts).map { exposure[$0] * exp(linear($0, coefficients)) }
            var matrix = [Double](repeating: 0, count: knots * knots)
            var vector = [Double](repeating: 0, count: knots)
            for part in 0..<parts {
                let working = means[part] * linear(part, coefficients) + counts[part] - means[part]
                for row in 0..<knots where basis[part][row] != 0 {
                    vector[row] += basis[part][row] * working
                    for column in 0..<knots {
                        matrix[row * knots + column] += basis[part][row] * means[part] * basis[part][column]
                    }
                }
            }
            addPenalty(penalty, to: &matrix)
            guard sigap_solve_positive(&matrix, &vector, knots) == 0 else { return nil }
            let change = zip(vector, coefficients).reduce(0) { max($0, abs($1.0 - $1.1)) }
            coefficients = vector
            if change < 1e-10 { break }
        }
        return (0..<parts).map { exp(linear($0, coefficients)) }
    }

    private func linear(_ part: Int, _ coefficients: [Double]) -> Double {
        zip(basis[part], coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// penalty · DᵀD, D the second differences around the circle; a trace of ridge keeps the matrix positive.
    private func addPenalty(_ penalty: Double, to matrix: inout [Double]) {
        let difference = [1.0, -2.0, 1.0]
        for start in 0..<knots {
            for (i, left) in difference.enumerated() {
                for (j, right) in difference.enumerated() {
                    matrix[(start + i) % knots * knots + (start + j) % knots] += penalty * left * right
                }
            }
        }
        for index in 0..<knots { matrix[index * knots + index] += 1e-9 }
    }
}
