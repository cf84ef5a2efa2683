internal import CGSL

/// What a bootstrap of few replications must be widened by.
///
/// A resample of *n* replications varies by the divisor *n* instead of *n* − 1, and its quantiles are read off as if
/// the standard error were known: both make a percentile interval too narrow, the more so the fewer replications
/// there are. The expanded percentile interval reads off quantiles further out, as far as Student's t lies beyond
/// the normal law (Hesterberg 2015, *What teachers should know about the bootstrap*).
package enum SmallSampleBootstrap {
    /// The level at which resamples are read off for an interval of a given level.
    ///
    /// For a level 1 − α it is 1 − 2 Φ(−√(n / (n − 1)) · t), with t the 1 − α / 2 quantile of Student's t with n − 1
    /// degrees of freedom; with 32 replications 96.2 % for 95 %.
    ///
    /// - Precondition: There are at least two replications.
    package static func expandedLevel(_ level: Double, replications: Int) -> Double {
        let critical = StudentT.criticalValue(level: level, degreesOfFreedom: Double(replications - 1))
        return 1 - 2 * sigap_normal_upper_tail(critical * widening(replications))
    }

    /// The two-sided p-value by Student's t where the resamples, taken as normal, give `pValue`: the inverse of
    /// ``expandedLevel(_:replications:)``.
    ///
    /// - Precondition: There are at least two replications, and `pValue` lies above 0 and is at most 1.
    package static func pValue(_ pValue: Double, replications: Int) -> Double {
        StudentT.twoSidedPValue(
            normalQuantile(1 - pValue / 2) / widening(replications),
            degreesOfFreedom: Double(replications - 1))
    }

    /// How many times the standard deviation of the resamples the standard error is.
    ///
    /// - Precondition: There are at least two replications.
    package static func widening(_ replications: Int) -> Double {
        precondition(replications > 1, "one replication has no spread")
        return (Double(replications) / Double(replications - 1)).squareRoot()
    }
}
