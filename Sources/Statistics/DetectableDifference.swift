/// The smallest true difference that a paired two-sided t-test finds with the wanted power.
///
/// (t₁₋α/₂ + t_power) · s / √n with n − 1 degrees of freedom, the usual approximation that shifts the central
/// t distribution instead of using the non-central one; slightly off below ten replications.
///
/// - Parameters:
///   - standardDeviationOfDifference: The standard deviation of one replication's difference.
///   - replications: The number of pairs.
///   - level: 1 − α, such as 0.95.
///   - power: The wanted probability of finding the difference, such as 0.8.
/// - Returns: The difference in the unit of the standard deviation; nil for fewer than two replications.
public func detectableDifference(
    standardDeviationOfDifference: Double, replications: Int, level: Double = 0.95, power: Double = 0.8
) -> Double? {
    precondition(standardDeviationOfDifference >= 0, "a standard deviation is not negative")
    precondition(power > 0 && power < 1, "a power lies between 0 and 1")
    guard replications > 1 else { return nil }
    let freedom = Double(replications - 1)
    let factor =
        StudentT.criticalValue(level: level, degreesOfFreedom: freedom)
        + StudentT.quantile(power, degreesOfFreedom: freedom)
    return factor * standardDeviationOfDifference / Double(replications).squareRoot()
}
