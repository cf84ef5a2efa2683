/// The difference between the means of two independent samples whose variances may differ.
public struct WelchComparison: Sendable, Hashable {
    /// The mean of the second sample minus that of the first; nil where one is empty.
    public let difference: Double?
    /// The confidence interval of the difference; nil where a sample has fewer than two values.
    public let interval: Interval?
    /// Satterthwaite's degrees of freedom; nil where no sample varies.
    public let degreesOfFreedom: Double?
    /// The test statistic of "no difference"; ±∞ where both samples are constant and differ, nil where they agree.
    public let t: Double?
    /// The two-sided p-value of "no difference"; nil where a sample has fewer than two values.
    public let pValue: Double?
    /// The number of values that were left out because they were undefined (NaN).
    public let omitted: Int
}

/// Compares the means of two independent samples (Welch 1947; degrees of freedom by Satterthwaite 1946).
///
/// Use ``pairedComparison(baseline:alternative:level:)`` for systems with common random numbers.
///
/// - Parameters:
///   - first: The first sample, such as the baseline.
///   - second: The second sample. The difference is second minus first.
///   - level: The confidence level.
/// - Complexity: O(*n*).
public func welchComparison(
    _ first: [Double], _ second: [Double], level: Double = 0.95
) -> WelchComparison {
    let one = meanInterval(first, level: level)
    let two = meanInterval(second, level: level)
    let omitted = one.omitted + two.omitted
    var difference: Double?
    if let meanOne = one.mean, let meanTwo = two.mean, !(meanTwo - meanOne).isNaN {
        difference = meanTwo - meanOne
    }
    guard let difference, let deviationOne = one.standardDeviation, let deviationTwo = two.standardDeviation
    else {
        return WelchComparison(
            difference: difference, interval: nil, degreesOfFreedom: nil, t: nil, pValue: nil,
            omitted: omitted)
    }
    let partOne = deviationOne * deviationOne / Double(one.count)
    let partTwo = deviationTwo * deviationTwo / Double(two.count)
    let standardError = (partOne + partTwo).squareRoot()
    var freedom: Double?
    var halfWidth = 0.0
    if standardError > 0 {
        // Shares instead of squares of variances, which could underflow.
        let share = partOne / (partOne + partTwo)
        let found =
            1 / (share * share / Double(one.count - 1) + (1 - share) * (1 - share) / Double(two.count - 1))
        freedom = found
        halfWidth = standardError * StudentT.criticalValue(level: level, degreesOfFreedom: found)
    }
    let test = testOfZero(
        mean: difference, standardError: standardError, degreesOfFreedom: freedom ?? 1)
    return WelchComparison(
        difference: difference,
        interval: Interval(
            centre: difference, low: difference - halfWidth, high: difference + halfWidth, level: level),
        degreesOfFreedom: freedom, t: test?.t, pValue: test?.pValue, omitted: omitted)
}
