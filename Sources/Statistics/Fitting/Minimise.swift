internal import CGSL

/// The parameters with the least value of a function near a start, and that value, by the simplex method (GSL
/// `gsl_multimin_fminimizer_nmsimplex2`; Nelder and Mead 1965, *Computer Journal* 7:308–313), which needs no derivative.
///
/// - Parameters:
///   - start: Where to begin.
///   - step: The size of the first simplex in each direction.
///   - tolerance: The size of the last simplex.
///   - objective: The function; infinite or NaN where parameters are impossible.
/// - Throws: ``SolverError`` where 5,000 steps do not do.
public func minimise(
    from start: [Double], step: Double = 0.5, tolerance: Double = 1e-7, _ objective: ([Double]) -> Double
) throws(SolverError) -> (parameters: [Double], least: Double) {
    var parameters = start
    var least = Double.nan
    let status = withoutActuallyEscaping(objective) { objective in
        var context = ObjectiveContext(objective: objective)
        return withUnsafeMutablePointer(to: &context) { context in
            sigap_minimise(
                { parameters, count, context in
                    guard let context, let parameters else { return .nan }
                    let point = Array(UnsafeBufferPointer(start: parameters, count: count))
                    let value = context.assumingMemoryBound(to: ObjectiveContext.self).pointee
                        .objective(point)
                    // GSL gives up at NaN, while a wall turns the simplex round.
                    return value.isFinite ? value : 1e300
                }, context, &parameters, start.count, step, tolerance, &least)
        }
    }
    guard status == 0 else { throw SolverError(status: status) }
    return (parameters, least)
}

private struct ObjectiveContext {
    let objective: ([Double]) -> Double
}
