import Foundation

/// When a fully sequential test of a mean's sign ends.
///
/// Half of the error β goes to a triangular region (Fabian 1974; Kim and Nelson 2001, ACM TOMACS 11:251–273, with c = 1):
/// after *r* observations the sum is compared with ±W(r), W(r) = max(0, h²s²/(2ε) − ε·r/2), where s² is the variance of
/// the first *n₀* observations, h² = 2η(n₀ − 1) and η = (β^(−2/(n₀ − 1)) − 1)/2. For independent normal observations whose
/// mean lies at least ε from zero the sign is wrong with probability of at most β/2; looking only now and then errs no more
/// often (Jennison, Johnstone and Turnbull 1982). It always ends.
///
/// The region is as wide as means near ε need. Those far from zero end earlier by the other half: Student's one-sided
/// bound at the *k*-th look with error β/(2k(k + 1)), which add up to β/2.
public struct SequentialBoundary: Sendable, Hashable {
    /// The observations of the first stage, at least 2.
    public let firstStage: Int
    /// The probability of error β.
    public let error: Double
    /// The distance from zero that matters, ε.
    public let tolerance: Double

    /// A boundary.
    ///
    /// - Precondition: At least two observations, an error between 0 and ½, a tolerance above zero.
    public init(firstStage: Int, error: Double, tolerance: Double) {
        precondition(firstStage >= 2 && error > 0 && error < 0.5 && tolerance > 0, "no such test")
        self.firstStage = firstStage
        self.error = error
        self.tolerance = tolerance
    }

    /// h².
    public var squaredConstant: Double {
        let degrees = Double(firstStage - 1)
        return degrees * (pow(error, -2 / degrees) - 1)
    }

    /// The half-width W(r) of the region after `count` observations whose first stage has the given variance.
    public func halfWidth(after count: Int, variance: Double) -> Double {
        Swift.max(
            0, squaredConstant * variance / (2 * tolerance) - tolerance * Double(count) / 2)
    }

    /// How many standard errors a mean must lie from zero at a look, counted from 1, to settle its sign.
    public func standardErrors(atLook look: Int, observations: Int) -> Double {
        let share = error / Double(2 * look * (look + 1))
        return -StudentT.quantile(share, degreesOfFreedom: Double(observations - 1))
    }

    /// The observations after which every test has ended.
    public func longest(variance: Double) -> Double {
        Swift.max(Double(firstStage), squaredConstant * variance / (tolerance * tolerance))
    }
}

/// What a sequential test says about the sign of a mean.
public enum SequentialVerdict: Sendable, Hashable {
    /// The mean is positive, or less than the tolerance below zero.
    case positive
    /// The mean is negative, or less than the tolerance above zero.
    case negative
    /// More observations are needed.
    case open
}

/// Tests the sign of a mean at fixed numbers of observations.
///
/// With deviations from a target as values it is the feasibility check of Andradóttir and Kim (2010, Naval Research
/// Logistics 57:403–421), for several targets at once with β shared among them that of Batur and Kim (2010, ACM TOMACS
/// 20:13); with differences of two systems that share random numbers, it is one comparison of Kim and Nelson (2001).
/// Neither assumes that systems are independent of each other.
///
/// - Parameters:
///   - values: Independent observations in their order; undefined ones (NaN) are left out.
///   - boundary: First stage, error and tolerance.
///   - looks: The numbers of observations at which the test may end, ascending; the rest waits.
/// - Returns: The verdict of the first look that has one. A mean of exactly zero where the region has closed counts as
///   positive: what equals its target meets it.
/// - Complexity: O(values × looks).
public func sequentialSign(
    _ values: [Double], boundary: SequentialBoundary, looks: [Int]
) -> SequentialVerdict {
    let defined = values.filter { !$0.isNaN }
    guard defined.count >= boundary.firstStage else { return .open }
    let first = Moments(Array(defined.prefix(boundary.firstStage)))
    guard let variance = first.variance else {
        // An infinite value settles it: no average of others outweighs it.
        guard let mean = first.mean else { return .open }
        return mean > 0 ? .positive : .negative
    }
    for (place, look) in looks.enumerated() where look >= boundary.firstStage && look <= defined.count {
        let seen = Moments(Array(defined.prefix(look)))
        guard let mean = seen.mean, let spread = seen.variance else { return .open }
        let sum = mean * Double(look)
        let width = boundary.halfWidth(after: look, variance: variance)
        if sum >= width { return .positive }
        if sum <= -width { return .negative }
        let bound =
            boundary.standardErrors(atLook: place + 1, observations: look)
            * (spread / Double(look)).squareRoot()
        if mean >= bound { return .positive }
        if mean <= -bound { return .negative }
    }
    return .open
}
