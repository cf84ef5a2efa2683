internal import CGSL

/// The correlation of a series with itself some observations later.
///
/// The usual estimator with the divisor n at every lag (Box, Jenkins, Reinsel 2008, section 2.1):
/// Σ (xₜ − x̄)(xₜ₊ₖ − x̄) / Σ (xₜ − x̄)². At lag 1 it is GSL's.
///
/// - Parameters:
///   - series: Finite observations in order of time.
///   - lag: The distance in observations, not negative.
/// - Returns: nil where the series has no more than `lag` observations or does not vary.
/// - Complexity: O(*n*).
public func autocorrelation(_ series: [Double], lag: Int) -> Double? {
    precondition(lag >= 0, "a lag is not negative")
    guard series.count > lag, let mean = Moments(series).mean else { return nil }
    return autocorrelation(series, lag: lag, mean: mean, squares: sumOfSquares(series, mean: mean))
}

/// The autocorrelations of lag 0 (always 1) up to `largestLag`.
///
/// - Returns: An empty list where the series is too short or does not vary.
/// - Complexity: O(*n* · `largestLag`).
public func autocorrelations(_ series: [Double], upTo largestLag: Int) -> [Double] {
    precondition(largestLag >= 0, "a lag is not negative")
    guard series.count > largestLag, let mean = Moments(series).mean else { return [] }
    let squares = sumOfSquares(series, mean: mean)
    return (0...largestLag).compactMap {
        autocorrelation(series, lag: $0, mean: mean, squares: squares)
    }
}

private func sumOfSquares(_ series: [Double], mean: Double) -> Double {
    series.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
}

private func autocorrelation(_ series: [Double], lag: Int, mean: Double, squares: Double) -> Double? {
    guard squares > 0 else { return nil }
    if lag == 0 { return 1 }
    if lag == 1 { return sigap_lag1_autocorrelation(series, series.count, mean) }
    var products = 0.0
    for index in lag..<series.count {
        products += (series[index - lag] - mean) * (series[index] - mean)
    }
    return products / squares
}
