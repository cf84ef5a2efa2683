internal import CGSL

/// Whether data agree with a distribution: test statistic and p-value.
///
/// ```swift
/// let fit = GoodnessOfFit.kolmogorovSmirnov(talkTimes) { 1 - exp(-$0 / 120) }
/// fit?.pValue
/// ```
///
/// ## Topics
///
/// - ``kolmogorovSmirnov(_:cumulative:)``
/// - ``chiSquare(observed:expected:fittedParameters:)``
public struct GoodnessOfFit: Sendable, Hashable {
    /// Kolmogorov's D or Pearson's χ².
    public let statistic: Double
    /// The probability of a statistic at least as large if the distribution is right.
    public let pValue: Double
    /// The degrees of freedom of χ²; nil for Kolmogorov's D.
    public let degreesOfFreedom: Int?
    /// The smallest expected count of χ², which should be at least about 5; nil for Kolmogorov's D.
    public let smallestExpected: Double?

    /// The test of Kolmogorov and Smirnov against a continuous distribution that is fully known.
    ///
    /// Where parameters were fitted to the same sample the p-value is too large (Lilliefors 1967).
    ///
    /// - Parameters:
    ///   - sample: Finite values in any order.
    ///   - cumulative: The distribution function.
    /// - Returns: nil for an empty sample.
    /// - Complexity: O(*n* log *n*), and for up to 1,000 values O((*n*·D)³ log *n*) for the p-value.
    public static func kolmogorovSmirnov(
        _ sample: [Double], cumulative: (Double) -> Double
    ) -> GoodnessOfFit? {
        precondition(sample.allSatisfy(\.isFinite), "a sample holds finite values")
        guard !sample.isEmpty else { return nil }
        let count = Double(sample.count)
        var distance = 0.0
        for (index, value) in sample.sorted().enumerated() {
            let probability = cumulative(value)
            let above = Double(index + 1) / count - probability
            let below = probability - Double(index) / count
            distance = Swift.max(distance, above, below)
        }
        return GoodnessOfFit(
            statistic: distance,
            pValue: Kolmogorov.upperTail(distance: distance, count: sample.count),
            degreesOfFreedom: nil, smallestExpected: nil)
    }

    /// Pearson's χ² test of counts against expected counts.
    ///
    /// - Parameters:
    ///   - observed: The counts by class.
    ///   - expected: The expected counts of the same classes, positive, with the same sum.
    ///   - fittedParameters: The number of parameters that were estimated from the same counts.
    /// - Returns: nil where no degree of freedom is left.
    /// - Complexity: O(classes).
    public static func chiSquare(
        observed: [Double], expected: [Double], fittedParameters: Int = 0
    ) -> GoodnessOfFit? {
        precondition(observed.count == expected.count, "every class has an expected count")
        precondition(expected.allSatisfy { $0 > 0 && $0.isFinite }, "expected counts are positive")
        precondition(observed.allSatisfy { $0 >= 0 && $0.isFinite }, "observed counts are not negative")
        precondition(fittedParameters >= 0, "a number of parameters is not negative")
        let freedom = observed.count - 1 - fittedParameters
        guard freedom > 0, let smallest = expected.min() else { return nil }
        let statistic = zip(observed, expected).reduce(0.0) { sum, pair in
            sum + (pair.0 - pair.1) * (pair.0 - pair.1) / pair.1
        }
        return GoodnessOfFit(
            statistic: statistic, pValue: sigap_chi_square_upper_tail(statistic, Double(freedom)),
            degreesOfFreedom: freedom, smallestExpected: smallest)
    }
}
