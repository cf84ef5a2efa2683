internal import CGSL

/// A curve of receiver operating characteristics: what share of true events a detector finds when it may be wrong
/// about a given share of false ones.
///
/// Both families have one parameter and are stated by the area under the curve, so that a published area, the only
/// number that vendors and papers share, fixes the whole curve.
public enum ROCCurve: Hashable, Sendable {
    /// Scores of true and false events are normal with equal spread (Swets 1986): sensitivity
    /// Φ(√2 Φ⁻¹(area) + Φ⁻¹(false-positive share)).
    case binormal(area: Double)
    /// Sensitivity is a power of the false-positive share, with exponent 1 / area − 1 (Egan 1975).
    case power(area: Double)

    /// The area under the curve, above 0.5 for a detector that is better than chance.
    public var area: Double {
        switch self {
        case .binormal(let area), .power(let area): area
        }
    }

    /// The share of true events that are found.
    ///
    /// - Parameter share: The share of false events that are taken for true ones, limited to 0 … 1.
    /// - Returns: 0 at a share of 0 and 1 at a share of 1; rising in between.
    public func sensitivity(atFalsePositiveShare share: Double) -> Double {
        guard share > 0 else { return 0 }
        guard share < 1 else { return 1 }
        sigap_gsl_setup()
        switch self {
        case .binormal(let area):
            let distance = 2.0.squareRoot() * gsl_cdf_ugaussian_Pinv(area)
            return gsl_cdf_ugaussian_P(distance + gsl_cdf_ugaussian_Pinv(share))
        case .power(let area):
            return pow(share, 1 / area - 1)
        }
    }
}
