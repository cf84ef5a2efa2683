internal import CGSL

extension DurationLaw {
    /// The law of a family that makes a sample most likely.
    ///
    /// Lognormal in closed form; gamma and Weibull by the root of their score equation (Johnson, Kotz and Balakrishnan,
    /// *Continuous Univariate Distributions* 1, 1994, sections 17.7 and 21.4); log-logistic by the simplex method from
    /// median and quartiles; hyper-exponential of two phases by expectation and maximisation (Dempster, Laird and Rubin
    /// 1977; Asmussen, Nerman and Olsson 1996 for phase types).
    ///
    /// - Parameter sample: Positive, finite values, not all the same.
    /// - Throws: ``SolverError`` where the likelihood has no maximum.
    /// - Complexity: O(*n*) per step.
    public static func fit(_ family: Family, to sample: [Double]) throws(SolverError) -> DurationLaw {
        precondition(sample.allSatisfy { $0 > 0 && $0.isFinite }, "durations are positive and finite")
        guard sample.contains(where: { $0 != sample[0] }) else {
            throw SolverError(status: 1)  // GSL_EDOM
        }
        let count = Double(sample.count)
        let logs = sample.map { log($0) }
        let mean = sample.reduce(0, +) / count
        let meanLog = logs.reduce(0, +) / count
        switch family {
        case .lognormal:
            let variance = logs.reduce(0) { $0 + ($1 - meanLog) * ($1 - meanLog) } / count
            return .lognormal(location: meanLog, spread: variance.squareRoot())
        case .gamma:
            let gap = log(mean) - meanLog
            let shape = try expRoot { log($0) - sigap_digamma($0) - gap }
            return .gamma(shape: shape, scale: mean / shape)
        case .weibull:
            // In units of the largest value, so that no power overflows.
            let largest = sample.reduce(0, max)
            let shape = try expRoot { shape in
                var sum = 0.0
                var weighted = 0.0
                for (value, logarithm) in zip(sample, logs) {
                    let power = pow(value / largest, shape)
                    sum += power
                    weighted += power * logarithm
                }
                return 1 / shape - weighted / sum + meanLog
            }
            let sum = sample.reduce(0) { $0 + pow($1 / largest, shape) }
            return .weibull(shape: shape, scale: largest * pow(sum / count, 1 / shape))
        case .logLogistic: return try logLogistic(logs)
        case .hyperExponential: return hyperExponential(sample, mean: mean)
        }
    }

    /// A root between e^−8 and e^8, sought on the logarithm.
    private static func expRoot(_ function: (Double) -> Double) throws(SolverError) -> Double {
        exp(try root(between: -8, and: 8, tolerance: 1e-12) { function(exp($0)) })
    }

    /// ln X is logistic with location ln scale and spread 1 / shape.
    private static func logLogistic(_ logs: [Double]) throws(SolverError) -> DurationLaw {
        let sorted = logs.sorted()
        let median = sorted[sorted.count / 2]
        let quartiles = sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]
        // The quartiles of a logistic law lie 2 ln 3 spreads apart.
        let spread = max(quartiles / (2 * log(3)), 1e-6)
        let answer = try minimise(from: [0, 0], step: 0.2) { point in
            let width = spread * exp(point[1])
            let centre = median + spread * point[0]
            return logs.reduce(0) { sum, value in
                let z = (value - centre) / width
                // Symmetric in z; the form with −|z| does not overflow.
                return sum + abs(z) + 2 * log1p(exp(-abs(z)))
            } / Double(logs.count) + log(width)
        }
        return .logLogistic(
            shape: 1 / (spread * exp(answer.parameters[1])),
            scale: exp(median + spread * answer.parameters[0]))
    }

    private static func hyperExponential(_ sample: [Double], mean: Double) -> DurationLaw {
        var (weight, first, second) = (0.5, mean / 2, mean * 1.5)
        var before = -Double.infinity
        for _ in 0..<2_000 {
            var (share, sumFirst, sumSecond, likelihood) = (0.0, 0.0, 0.0, 0.0)
            for value in sample {
                let one = weight / first * exp(-value / first)
                let other = (1 - weight) / second * exp(-value / second)
                let total = max(one + other, .leastNormalMagnitude)
                let responsibility = one / total
                share += responsibility
                sumFirst += responsibility * value
                sumSecond += (1 - responsibility) * value
                likelihood += log(total)
            }
            let rest = Double(sample.count) - share
            guard share > 1e-6, rest > 1e-6 else { break }
            weight = share / Double(sample.count)
            first = sumFirst / share
            second = sumSecond / rest
            if abs(likelihood - before) < 1e-9 * abs(likelihood) { break }
            before = likelihood
        }
        return .hyperExponential(weight: weight, first: first, second: second)
    }
}
