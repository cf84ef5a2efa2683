internal import CGSL

/// Why a numerical problem has no answer.
public struct SolverError: Error, Hashable, Sendable {
    /// What GSL says about it.
    public var reason: String

    init(status: Int32) { reason = String(cString: gsl_strerror(status)) }
}

/// A root of a function between two numbers at which it has different signs, by Brent's method (GSL
/// `gsl_root_fsolver_brent`; R. P. Brent 1973, *Algorithms for Minimization without Derivatives*, chapter 4).
///
/// ```swift
/// let root = try root(between: 0, and: 2, tolerance: 1e-12) { $0 * $0 - 2 }   // 1.414…
/// ```
///
/// - Parameters:
///   - low: One end.
///   - high: The other end.
///   - tolerance: How narrow the last bracket, or how small the last steps, must be, relative to the root.
///   - function: A continuous function.
/// - Throws: ``SolverError`` where the signs at the ends do not differ or 200 steps do not do.
public func root(
    between low: Double, and high: Double, tolerance: Double = 1e-12, _ function: (Double) -> Double
) throws(SolverError) -> Double {
    var result = Double.nan
    let status = withoutActuallyEscaping(function) { function in
        var context = FunctionContext(function: function)
        return withUnsafeMutablePointer(to: &context) { context in
            sigap_root(
                { x, context in
                    context?.assumingMemoryBound(to: FunctionContext.self).pointee.function(x) ?? .nan
                }, context, low, high, tolerance, &result)
        }
    }
    guard status == 0 else { throw SolverError(status: status) }
    return result
}

/// The integral of a smooth function between two numbers by adaptive Gauss–Kronrod rules (GSL `gsl_integration_qag`
/// with 21 points; Piessens et al. 1983, *QUADPACK*).
///
/// ```swift
/// let area = try integral(from: 0, to: 1) { $0 * $0 }   // 1/3
/// ```
///
/// - Parameters:
///   - low: One end.
///   - high: The other end.
///   - tolerance: The relative error that is allowed.
///   - function: A function that is finite in between.
/// - Throws: ``SolverError`` where a thousand subdivisions do not do.
public func integral(
    from low: Double, to high: Double, tolerance: Double = 1e-10, _ function: (Double) -> Double
) throws(SolverError) -> Double {
    var result = Double.nan
    let status = withoutActuallyEscaping(function) { function in
        var context = FunctionContext(function: function)
        return withUnsafeMutablePointer(to: &context) { context in
            sigap_integral(
                { x, context in
                    context?.assumingMemoryBound(to: FunctionContext.self).pointee.function(x) ?? .nan
                }, context, low, high, tolerance, &result)
        }
    }
    guard status == 0 else { throw SolverError(status: status) }
    return result
}

/// The parameters with the least sum of squared residuals near a start, and that sum, by Levenberg and Marquardt's
/// method (GSL `gsl_multifit_nlinear`; Marquardt 1963, SIAM J. Appl. Math. 11:431–441).
///
/// - Parameters:
///   - start: Where to begin; the method finds the valley in which this lies.
///   - count: How many residuals there are, no fewer than parameters.
///   - residuals: The residuals for some parameters.
/// - Throws: ``SolverError`` where no minimum is reached.
public func leastSquares(
    from start: [Double], count: Int, _ residuals: ([Double]) -> [Double]
) throws(SolverError) -> (parameters: [Double], sum: Double) {
    precondition(count >= start.count, "there are fewer residuals than parameters")
    var parameters = start
    var sum = Double.nan
    let status = withoutActuallyEscaping(residuals) { residuals in
        var context = ResidualContext(residuals: residuals)
        return withUnsafeMutablePointer(to: &context) { context in
            sigap_least_squares(
                { parameters, parameterCount, residuals, count, context in
                    guard let context, let parameters, let residuals else { return }
                    let point = Array(UnsafeBufferPointer(start: parameters, count: parameterCount))
                    let values = context.assumingMemoryBound(to: ResidualContext.self).pointee
                        .residuals(point)
                    for index in 0..<count { residuals[index] = values[index] }
                }, context, count, &parameters, start.count, &sum)
        }
    }
    guard status == 0 else { throw SolverError(status: status) }
    return (parameters, sum)
}

/// The exponential of a square matrix, row by row (GSL `gsl_linalg_exponential_ss`; Moler and Van Loan 1978, *Nineteen
/// Dubious Ways to Compute the Exponential of a Matrix*, scaling and squaring).
///
/// With the generator of a Markov chain times a time it holds the probabilities of going from one state to another in
/// that time.
///
/// - Throws: ``SolverError`` where the matrix holds what is no number.
/// - Complexity: O(rows³).
public func matrixExponential(_ matrix: [[Double]]) throws(SolverError) -> [[Double]] {
    let size = matrix.count
    precondition(matrix.allSatisfy { $0.count == size }, "the matrix is not square")
    guard size > 0 else { return [] }
    var result = Array(repeating: 0.0, count: size * size)
    let status = sigap_matrix_exponential(Array(matrix.joined()), &result, size)
    guard status == 0 else { throw SolverError(status: status) }
    return (0..<size).map { Array(result[($0 * size)..<(($0 + 1) * size)]) }
}

private struct FunctionContext {
    let function: (Double) -> Double
}

private struct ResidualContext {
    let residuals: ([Double]) -> [Double]
}
