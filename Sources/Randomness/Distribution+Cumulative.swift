import CGSL

extension Distribution {
    /// P(X ≤ x), through GSL's `gsl_cdf_…` where it has the law.
    ///
    /// - Complexity: O(1), or O(*n*) in the length of the lists (O(*n* log *n*) for `empirical`).
    public func cumulative(_ x: Double) -> Double {
        sigap_gsl_setup()
        switch self {
        case .deterministic(let value): return x >= value ? 1 : 0
        case .exponential(let mean): return x <= 0 ? 0 : gsl_cdf_exponential_P(x, mean)
        case .erlang(let shape, let mean):
            return x <= 0 ? 0 : gsl_cdf_gamma_P(x, Double(shape), mean / Double(shape))
        case .gamma(let mean, let deviation):
            let law = GammaParameters(mean: mean, standardDeviation: deviation)
            return x <= 0 ? 0 : gsl_cdf_gamma_P(x, law.shape, law.scale)
        case .lognormal(let mean, let deviation):
            let law = LognormalParameters(mean: mean, standardDeviation: deviation)
            return x <= 0 ? 0 : gsl_cdf_lognormal_P(x, law.zeta, law.sigma)
        case .weibull(let shape, let scale): return x <= 0 ? 0 : gsl_cdf_weibull_P(x, scale, shape)
        case .uniform(let low, let high): return gsl_cdf_flat_P(x, low, high)
        case .triangular(let low, let mode, let high):
            if x <= low { return 0 }
            if x >= high { return 1 }
            if x < mode { return (x - low) / (high - low) * ((x - low) / (mode - low)) }
            return 1 - (high - x) / (high - low) * ((high - x) / (high - mode))
        case .normal(let mean, let deviation, let low, let high):
            return TruncatedNormal(mean: mean, standardDeviation: deviation, low: low, high: high)
                .cumulative(x)
        case .mixture(let parts):
            let total = parts.reduce(0) { $0 + $1.weight }
            return parts.reduce(0) { $0 + $1.weight * $1.distribution.cumulative(x) } / total
        case .discrete(let values, let weights):
            let below = zip(values, weights).reduce(0) { $1.0 <= x ? $0 + $1.1 : $0 }
            return below / weights.reduce(0, +)
        case .empirical(let sample): return Self.smoothedCumulative(sample.sorted(), x)
        }
    }

    private static func smoothedCumulative(_ sorted: [Double], _ x: Double) -> Double {
        guard let last = sorted.lastIndex(where: { $0 <= x }) else { return 0 }
        guard last < sorted.count - 1 else { return 1 }
        let (left, right) = (sorted[last], sorted[last + 1])
        return (Double(last) + (x - left) / (right - left)) / Double(sorted.count - 1)
    }
}

/// GSL's parameters of a gamma law.
struct GammaParameters {
    let shape: Double
    let scale: Double

    init(mean: Double, standardDeviation: Double) {
        let ratio = mean / standardDeviation
        shape = ratio * ratio
        scale = standardDeviation / mean * standardDeviation
    }
}

/// GSL's parameters of a lognormal law: mean and standard deviation of the logarithm.
struct LognormalParameters {
    let zeta: Double
    let sigma: Double

    init(mean: Double, standardDeviation: Double) {
        let ratio = standardDeviation / mean
        let squared = log1p(ratio * ratio)
        sigma = squared.squareRoot()
        zeta = log(mean) - squared / 2
    }
}
