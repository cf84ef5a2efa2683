internal import CGSL
public import Randomness

/// A law of positive durations in the parameters by which it is fitted.
///
/// ```swift
/// let law = try DurationLaw.fit(.weibull, to: talkTimes)
/// law.cumulative(90)
/// law.distribution      // as scenarios write it; nil for the log-logistic law, which they cannot
/// ```
public enum DurationLaw: Hashable, Sendable {
    /// exp of a normal number of mean `location` and standard deviation `spread`.
    case lognormal(location: Double, spread: Double)
    /// Density proportional to x^(shape − 1) exp(−x / scale).
    case gamma(shape: Double, scale: Double)
    /// P(X > x) = exp(−(x / scale)^shape).
    case weibull(shape: Double, scale: Double)
    /// P(X > x) = 1 / (1 + (x / scale)^shape).
    case logLogistic(shape: Double, scale: Double)
    /// Exponential with mean `first` in the share `weight` of cases, else with mean `second`.
    case hyperExponential(weight: Double, first: Double, second: Double)

    /// The families.
    public enum Family: String, Hashable, Sendable, CaseIterable {
        case lognormal, gamma, weibull
        case logLogistic = "log_logistic"
        case hyperExponential = "hyper_exponential"
    }

    /// Its family.
    public var family: Family {
        switch self {
        case .lognormal: .lognormal
        case .gamma: .gamma
        case .weibull: .weibull
        case .logLogistic: .logLogistic
        case .hyperExponential: .hyperExponential
        }
    }

    /// Its parameters by name.
    public var parameters: [(name: String, value: Double)] {
        switch self {
        case .lognormal(let location, let spread): [("location", location), ("spread", spread)]
        case .gamma(let shape, let scale), .weibull(let shape, let scale), .logLogistic(let shape, let scale):
            [("shape", shape), ("scale", scale)]
        case .hyperExponential(let weight, let first, let second):
            [("weight", weight), ("first_mean", first), ("second_mean", second)]
        }
    }

    /// The logarithm of its density at `x` > 0.
    public func logDensity(_ x: Double) -> Double {
        switch self {
        case .lognormal(let location, let spread):
            let z = (log(x) - location) / spread
            return -z * z / 2 - log(x * spread) - 0.5 * log(2 * Double.pi)
        case .gamma(let shape, let scale):
            return (shape - 1) * log(x) - x / scale - sigap_log_gamma(shape) - shape * log(scale)
        case .weibull(let shape, let scale):
            let ratio = x / scale
            return log(shape / scale) + (shape - 1) * log(ratio) - pow(ratio, shape)
        case .logLogistic(let shape, let scale):
            let ratio = log(x / scale) * shape
            return log(shape / x) + ratio - 2 * log1p(exp(min(ratio, 700)))
        case .hyperExponential(let weight, let first, let second):
            return log(weight / first * exp(-x / first) + (1 - weight) / second * exp(-x / second))
        }
    }

    /// P(X ≤ x).
    public func cumulative(_ x: Double) -> Double {
        guard x > 0 else { return 0 }
        switch self {
        case .lognormal(let location, let spread): return gsl_cdf_lognormal_P(x, location, spread)
        case .gamma(let shape, let scale): return gsl_cdf_gamma_P(x, shape, scale)
        case .weibull(let shape, let scale): return gsl_cdf_weibull_P(x, scale, shape)
        case .logLogistic(let shape, let scale): return 1 / (1 + pow(x / scale, -shape))
        case .hyperExponential(let weight, let first, let second):
            return 1 - weight * exp(-x / first) - (1 - weight) * exp(-x / second)
        }
    }

    /// The logarithm of the likelihood of a sample.
    public func logLikelihood(_ sample: [Double]) -> Double {
        // What does not depend on x is computed once: the log-gamma function is dear.
        switch self {
        case .gamma(let shape, let scale):
            let sums = sample.reduce((0.0, 0.0)) { ($0.0 + log($1), $0.1 + $1) }
            return (shape - 1) * sums.0 - sums.1 / scale
                - Double(sample.count) * (sigap_log_gamma(shape) + shape * log(scale))
        default: return sample.reduce(0) { $0 + logDensity($1) }
        }
    }

    /// The law as scenarios name it; nil where the scenario language has no such law.
    public var distribution: Distribution? {
        switch self {
        case .lognormal(let location, let spread):
            let mean = exp(location + spread * spread / 2)
            return .lognormal(mean: mean, standardDeviation: mean * expm1(spread * spread).squareRoot())
        case .gamma(let shape, let scale):
            return .gamma(mean: shape * scale, standardDeviation: shape.squareRoot() * scale)
        case .weibull(let shape, let scale): return .weibull(shape: shape, scale: scale)
        case .logLogistic: return nil
        case .hyperExponential(let weight, let first, let second):
            return .mixture([
                MixturePart(weight: weight, distribution: .exponential(mean: first)),
                MixturePart(weight: 1 - weight, distribution: .exponential(mean: second)),
            ])
        }
    }

    /// So many numbers of this law.
    public func sample(_ count: Int, seed: UInt64, replication: UInt32) -> [Double] {
        var source = RandomSource(seed: seed, replication: replication)
        return (0..<UInt64(count)).map { entity in
            func exponential() -> Double { source.exponential(purpose: 1, entity: entity) }
            switch self {
            case .weibull(let shape, let scale): return scale * pow(exponential(), 1 / shape)
            case .logLogistic(let shape, let scale):
                let uniform = source.uniform(purpose: 1, entity: entity)
                return scale * pow(uniform / (1 - uniform), 1 / shape)
            case .hyperExponential(let weight, let first, let second):
                let isFirst = source.uniform(purpose: 2, entity: entity) < weight
                return exponential() * (isFirst ? first : second)
            case .lognormal(let location, let spread):
                return exp(
                    location + spread * gsl_cdf_ugaussian_Pinv(source.uniform(purpose: 1, entity: entity)))
            case .gamma(let shape, let scale):
                return gsl_cdf_gamma_Pinv(source.uniform(purpose: 1, entity: entity), shape, scale)
            }
        }
    }
}
