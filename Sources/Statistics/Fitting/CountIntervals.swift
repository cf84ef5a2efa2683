internal import CGSL

/// The interval of a rate from a count: Garwood's (1936) for a Poisson count, widened for counts whose variance is
/// `dispersion` times their mean, as if count / dispersion independent things had been counted (quasi-Poisson: McCullagh
/// and Nelder, *Generalized Linear Models*, 1989, section 6.2).
///
/// - Parameters:
///   - count: What was counted, 0 or more.
///   - exposure: The time in which it was counted, above 0.
///   - dispersion: 1 or more.
///   - level: The level of confidence.
public func rateInterval(
    count: Double, exposure: Double, dispersion: Double = 1, level: Double = 0.95
) -> Interval {
    precondition(count >= 0 && exposure > 0 && dispersion >= 1, "counts are not negative, time is above 0")
    let tail = (1 - level) / 2
    let effective = count / dispersion
    let low = effective > 0 ? chiSquareQuantile(tail, 2 * effective) / 2 : 0
    let high = chiSquareQuantile(1 - tail, 2 * effective + 2) / 2
    return Interval(
        centre: count / exposure, low: low * dispersion / exposure, high: high * dispersion / exposure,
        level: level)
}

/// GSL's iteration does not always converge for many degrees of freedom, where Wilson and Hilferty's (1931) cube is right
/// to six digits.
private func chiSquareQuantile(_ probability: Double, _ freedom: Double) -> Double {
    guard freedom > 1_000 else { return sigap_chi_square_quantile(probability, freedom) }
    let variance = 2 / (9 * freedom)
    let root = 1 - variance + normalQuantile(probability) * variance.squareRoot()
    return freedom * root * root * root
}

/// The probability of a standard normal number of at least `z`.
public func normalUpperTail(_ z: Double) -> Double { gsl_cdf_ugaussian_Q(z) }
