internal import CGSL

/// Student's t distribution.
///
/// Computed by GSL (`gsl_cdf_tdist_*`).
public enum StudentT {
    /// The value that a t-distributed quantity does not exceed with the given probability.
    ///
    /// - Parameters:
    ///   - p: A probability; 0 gives −∞ and 1 gives +∞.
    ///   - degreesOfFreedom: A positive number, not necessarily whole.
    public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double {
        precondition((0...1).contains(p), "a probability lies between 0 and 1")
        precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
        return sigap_student_quantile(p, degreesOfFreedom)
    }

    /// The factor by which a standard error is multiplied to get a two-sided interval of the given level.
    ///
    /// - Parameters:
    ///   - level: The confidence level, between 0 and 1, such as 0.95.
    ///   - degreesOfFreedom: A positive number, not necessarily whole.
    public static func criticalValue(level: Double, degreesOfFreedom: Double) -> Double {
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1")
        return -quantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom)
    }

    /// The probability that a t-distributed quantity is at least as far from zero as `t`.
    ///
    /// - Parameters:
    ///   - t: The observed value; ±∞ gives 0.
    ///   - degreesOfFreedom: A positive number, not necessarily whole.
    public static func twoSidedPValue(_ t: Double, degreesOfFreedom: Double) -> Double {
        precondition(!t.isNaN, "a test statistic is a number")
        precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
        if t.isInfinite { return 0 }
        return Swift.min(1, 2 * sigap_student_upper_tail(t.magnitude, degreesOfFreedom))
    }
}

/// The value that a standard normal quantity does not exceed with the given probability
/// (`gsl_cdf_ugaussian_Pinv`, Wichura 1988).
///
/// - Parameter p: A probability; 0 gives −∞ and 1 gives +∞.
public func normalQuantile(_ p: Double) -> Double {
    precondition((0...1).contains(p), "a probability lies between 0 and 1")
    return sigap_normal_quantile(p)
}
