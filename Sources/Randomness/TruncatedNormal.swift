import CGSL

/// A normal law cut to an interval: its probabilities, moments and inverse.
///
/// All probabilities are taken from the tail in which the interval lies, where they keep their relative
/// precision; an interval six deviations above the mean is as exact as one around it.
@usableFromInline
struct TruncatedNormal: BitwiseCopyable, Sendable {
    @usableFromInline let mean: Double
    @usableFromInline let standardDeviation: Double
    @usableFromInline let low: Double
    @usableFromInline let high: Double
    /// Whether probabilities are counted from above (the interval lies above the mean).
    @usableFromInline let fromAbove: Bool
    /// The tail probabilities at the two bounds, from below or above.
    @usableFromInline let tailAtLow: Double
    @usableFromInline let tailAtHigh: Double

    /// The least probability between the bounds with which moments and inversion still make sense.
    static let leastMass = 1e-250

    init(mean: Double, standardDeviation: Double, low: Double, high: Double) {
        sigap_gsl_setup()
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.low = low
        self.high = high
        let lowest = (low - mean) / standardDeviation
        let highest = (high - mean) / standardDeviation
        fromAbove = lowest > 0
        tailAtLow = Self.tail(lowest, fromAbove: lowest > 0)
        tailAtHigh = Self.tail(highest, fromAbove: lowest > 0)
    }

    private static func tail(_ z: Double, fromAbove: Bool) -> Double {
        // GSL's polynomials turn infinity into NaN.
        guard z.isFinite else { return (z > 0) == fromAbove ? 0 : 1 }
        return fromAbove ? gsl_cdf_ugaussian_Q(z) : gsl_cdf_ugaussian_P(z)
    }

    /// The probability of the interval before truncation.
    var mass: Double { abs(tailAtHigh - tailAtLow) }

    /// E[X] = μ + σ (φ(a) − φ(b)) / Z (Johnson, Kotz, Balakrishnan, *Continuous Univariate Distributions* 1,
    /// 1994, equation 13.134).
    var truncatedMean: Double { mean + standardDeviation * shift }

    /// Var[X] = σ² (1 + (a φ(a) − b φ(b)) / Z − ((φ(a) − φ(b)) / Z)²) (equation 13.135, ibid.).
    var truncatedVariance: Double {
        let (a, b) = ((low - mean) / standardDeviation, (high - mean) / standardDeviation)
        // An infinite bound contributes 0 = lim x φ(x), not ∞ · 0.
        let atLow = a.isFinite ? a * gsl_ran_ugaussian_pdf(a) : 0
        let atHigh = b.isFinite ? b * gsl_ran_ugaussian_pdf(b) : 0
        let factor = 1 + (atLow - atHigh) / mass - shift * shift
        return standardDeviation * standardDeviation * max(0, factor)
    }

    private var shift: Double {
        let (a, b) = ((low - mean) / standardDeviation, (high - mean) / standardDeviation)
        return (gsl_ran_ugaussian_pdf(a) - gsl_ran_ugaussian_pdf(b)) / mass
    }

    /// P(X ≤ x).
    func cumulative(_ x: Double) -> Double {
        if x <= low { return 0 }
        if x >= high { return 1 }
        let tail = Self.tail((x - mean) / standardDeviation, fromAbove: fromAbove)
        return min(1, abs(tail - tailAtLow) / mass)
    }

    /// The x with P(X ≤ x) = `probability`, which lies strictly between 0 and 1; rises with it.
    @inlinable
    func quantile(_ probability: Double) -> Double {
        let tail = tailAtLow + probability * (tailAtHigh - tailAtLow)
        let z = fromAbove ? gsl_cdf_ugaussian_Qinv(tail) : gsl_cdf_ugaussian_Pinv(tail)
        return max(low, min(high, mean + standardDeviation * z))
    }
}
