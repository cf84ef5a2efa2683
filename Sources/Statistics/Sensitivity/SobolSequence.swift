internal import CGSL

/// Quasi-random points of the unit cube: Sobol's sequence (1967), by GSL's `gsl_qrng_sobol`.
public enum SobolSequence {
    /// How many dimensions it has at most: 40 in GSL.
    public static var maximumDimensions: Int { Int(sigap_sobol_dimensions()) }

    /// The first points of the sequence, the origin first; a power of two of them fills the cube evenly.
    ///
    /// - Precondition: `dimensions` lies between 1 and ``maximumDimensions``.
    /// - Returns: By point, by dimension, at least 0 and below 1.
    /// - Complexity: O(*count* · *dimensions*).
    public static func points(dimensions: Int, count: Int) -> [[Double]] {
        precondition((1...maximumDimensions).contains(dimensions), "Sobol's sequence has no such dimension")
        guard count > 0 else { return [] }
        var flat = [Double](repeating: 0, count: dimensions * count)
        let status = sigap_sobol_points(UInt32(dimensions), count, &flat)
        precondition(status == 0, "the points of Sobol's sequence could not be computed")
        return (0..<count).map { Array(flat[($0 * dimensions)..<(($0 + 1) * dimensions)]) }
    }

    /// The same points, all moved by one random digital shift: each is then uniform in the cube, and together they are
    /// as even as before (Owen 2000, "Monte Carlo, quasi-Monte Carlo, and randomized quasi-Monte Carlo"; the shift is
    /// an exclusive or of binary digits).
    ///
    /// - Returns: By point, by dimension, above 0 and below 1.
    public static func shiftedPoints(
        dimensions: Int, count: Int, generator: inout some RandomNumberGenerator
    ) -> [[Double]] {
        let shifts = (0..<dimensions).map { _ in generator.next() >> 12 }
        return points(dimensions: dimensions, count: count).map { point in
            zip(point, shifts).map { coordinate, shift in
                // The middle of one of 2⁵² equal parts: never 0 or 1.
                (Double(UInt64(coordinate * 0x1p52) ^ shift) + 0.5) * 0x1p-52
            }
        }
    }
}
