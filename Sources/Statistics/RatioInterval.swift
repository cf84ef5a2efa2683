/// The ratio of two sums over replications, such as "answered of offered", with a confidence interval.
///
/// The estimate is Σ numerators / Σ denominators, so that a quiet replication weighs less than a busy one; the mean
/// of the replications' own ratios would be biased. The variance is that of the linearised ratio (delta
/// method; Cochran 1977, chapter 6): with residuals dᵢ = yᵢ − R·xᵢ, s² = Σ dᵢ² / ((n − 1)·x̄²). The interval takes
/// Student's t with n − 1 degrees of freedom.
///
/// - Parameters:
///   - numerators: One value per replication.
///   - denominators: The values of the same replications, not negative.
///   - level: The confidence level.
/// - Returns: `mean` is the ratio (nil where the denominators sum to zero), `standardDeviation` that of one
///   replication's contribution, √(s²). Pairs with an undefined value (NaN) are left out and counted.
/// - Precondition: Both have the same number of values.
/// - Complexity: O(*n*).
public func ratioInterval(
    numerators: [Double], denominators: [Double], level: Double = 0.95
) -> MeanEstimate {
    precondition(numerators.count == denominators.count, "a ratio needs a numerator and a denominator")
    precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
    precondition(denominators.allSatisfy { !($0 < 0) }, "denominators are not negative")
    let pairs = zip(numerators, denominators).filter { !$0.0.isNaN && !$0.1.isNaN }
    let values = linearisedRatio(numerators: pairs.map(\.0), denominators: pairs.map(\.1))
    let estimate = meanInterval(values, level: level)
    let isDefined = estimate.mean?.isFinite ?? false
    return MeanEstimate(
        count: pairs.count, omitted: numerators.count - pairs.count, mean: isDefined ? estimate.mean : nil,
        standardDeviation: isDefined ? estimate.standardDeviation : nil,
        halfWidth: isDefined ? estimate.halfWidth : nil, level: level)
}

/// One value per replication whose mean is the ratio of the sums and whose variance is that of the ratio.
///
/// zᵢ = R + (yᵢ − R·xᵢ) / x̄ (Cochran 1977, chapter 6): a mean, an interval or a paired difference of the zᵢ is that of the
/// ratio, so that whatever works on values works on ratios.
///
/// - Parameters:
///   - numerators: One value per replication.
///   - denominators: The values of the same replications, not negative.
/// - Returns: As many values; all NaN where the denominators sum to zero.
/// - Precondition: Both have the same number of values.
/// - Complexity: O(*n*).
public func linearisedRatio(numerators: [Double], denominators: [Double]) -> [Double] {
    precondition(numerators.count == denominators.count, "a ratio needs a numerator and a denominator")
    let sum = denominators.reduce(0, +)
    guard sum > 0 else { return numerators.map { _ in .nan } }
    let ratio = numerators.reduce(0, +) / sum
    let mean = sum / Double(denominators.count)
    return zip(numerators, denominators).map { ratio + $0.addingProduct(-ratio, $1) / mean }
}
