import CGSL

/// Goodness-of-fit statistics with their p-values, for tests with fixed seeds.
///
/// With a fixed seed a test passes or fails for ever; the false-alarm rate says how likely a *correct* program
/// would have been to fail when the seed was chosen, and so what a failure after a change means.
enum GoodnessOfFit {
    /// One-sample Kolmogorov–Smirnov: the p-value of the largest distance between the sample's and the law's
    /// cumulative distribution, by Kolmogorov's series with Stephens's (1970) correction for finite samples.
    static func kolmogorovSmirnov(_ sample: [Double], _ cumulative: (Double) -> Double) -> Double {
        let sorted = sample.sorted()
        let count = Double(sorted.count)
        var distance = 0.0
        for (index, value) in sorted.enumerated() {
            let expected = cumulative(value)
            distance = max(distance, Double(index + 1) / count - expected, expected - Double(index) / count)
        }
        let root = count.squareRoot()
        let scaled = distance * (root + 0.12 + 0.11 / root)
        // The alternating series is useless below 0.2, where the p-value is 1 to 12 digits.
        guard scaled > 0.2 else { return 1 }
        let terms = (1...100).map { term in
            let sign = term % 2 == 1 ? 2.0 : -2.0
            return sign * exp(-2 * Double(term * term) * scaled * scaled)
        }
        return max(0, min(1, terms.reduce(0, +)))
    }

    /// Pearson's chi-square: the p-value of the counts under the expected counts.
    static func chiSquare(observed: [Int], expected: [Double], fittedParameters: Int = 0) -> Double {
        precondition(observed.count == expected.count && expected.allSatisfy { $0 >= 5 })
        let statistic = zip(observed, expected).reduce(0) { sum, pair in
            let difference = Double(pair.0) - pair.1
            return sum + difference * difference / pair.1
        }
        return gsl_cdf_chisq_Q(statistic, Double(observed.count - 1 - fittedParameters))
    }

    /// As `chiSquare`, for independent Poisson counts, whose total is free as well.
    static func poissonChiSquare(observed: [Int], expected: [Double]) -> Double {
        chiSquare(observed: observed, expected: expected, fittedParameters: -1)
    }
}

/// The first four moments of a sample.
struct SampleMoments {
    let count: Double
    let mean: Double
    let variance: Double
    /// The standard error of `variance`, from the fourth moment of the sample.
    let standardErrorOfVariance: Double

    init(_ sample: [Double]) {
        let count = Double(sample.count)
        let mean = sample.reduce(0, +) / count
        let second = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        let fourth =
            sample.reduce(0) { sum, value in
                let square = (value - mean) * (value - mean)
                return sum + square * square
            } / count
        self.count = count
        self.mean = mean
        variance = second * count / (count - 1)
        standardErrorOfVariance = ((fourth - second * second) / count).squareRoot()
    }
}
