import CGSL

extension Distribution {
    /// The expected value, in the unit of the law; exact up to rounding for every law.
    ///
    /// - Complexity: O(1), or O(*n*) in the length of the lists (O(*n* log *n*) for `empirical`).
    public var mean: Double {
        switch self {
        case .deterministic(let value): return value
        case .exponential(let mean), .erlang(_, let mean), .gamma(let mean, _), .lognormal(let mean, _):
            return mean
        case .weibull(let shape, let scale):
            return scale * exp(logarithmOfGamma(1 + 1 / shape))
        case .uniform(let low, let high): return low + (high - low) / 2
        case .triangular(let low, let mode, let high): return (low + mode + high) / 3
        case .normal(let mean, let deviation, let low, let high):
            return TruncatedNormal(mean: mean, standardDeviation: deviation, low: low, high: high)
                .truncatedMean
        case .mixture(let parts):
            return weightedMean(parts.map(\.distribution.mean), parts.map(\.weight))
        case .discrete(let values, let weights):
            return weightedMean(values, weights)
        case .empirical(let sample):
            let sorted = sample.sorted()
            guard sorted.count > 1 else { return sorted[0] }
            let middles = zip(sorted, sorted.dropFirst()).map { $0 + ($1 - $0) / 2 }
            return middles.reduce(0, +) / Double(middles.count)
        }
    }

    /// The variance, in the squared unit of the law; exact up to rounding for every law.
    ///
    /// - Complexity: As for ``mean``.
    public var variance: Double {
        switch self {
        case .deterministic: return 0
        case .exponential(let mean): return mean * mean
        case .erlang(let shape, let mean): return mean * mean / Double(shape)
        case .gamma(_, let deviation), .lognormal(_, let deviation): return deviation * deviation
        case .weibull(let shape, let scale):
            // Γ(1 + 2/k) − Γ(1 + 1/k)² by logarithms: the difference itself cancels for large shapes.
            let first = logarithmOfGamma(1 + 1 / shape)
            let second = logarithmOfGamma(1 + 2 / shape)
            let mean = scale * exp(first)
            return mean * mean * expm1(second - 2 * first)
        case .uniform(let low, let high): return (high - low) * (high - low) / 12
        case .triangular(let low, let mode, let high):
            let (left, right) = (mode - low, high - mode)
            return (left * left + left * right + right * right) / 18
        case .normal(let mean, let deviation, let low, let high):
            return TruncatedNormal(mean: mean, standardDeviation: deviation, low: low, high: high)
                .truncatedVariance
        case .mixture(let parts):
            let centre = mean
            let squares = parts.map { part in
                let offset = part.distribution.mean - centre
                return part.distribution.variance + offset * offset
            }
            return weightedMean(squares, parts.map(\.weight))
        case .discrete(let values, let weights):
            let centre = mean
            return weightedMean(values.map { ($0 - centre) * ($0 - centre) }, weights)
        case .empirical(let sample):
            let sorted = sample.sorted()
            guard sorted.count > 1 else { return 0 }
            let centre = mean
            // Between neighbours a and b the law is uniform: its second moment about 0 is (a² + ab + b²) / 3.
            let squares = zip(sorted, sorted.dropFirst()).map { left, right in
                let (a, b) = (left - centre, right - centre)
                return (a * a + a * b + b * b) / 3
            }
            return squares.reduce(0, +) / Double(squares.count)
        }
    }

    /// The law of the number times `factor`, which must be finite and 0 or more.
    ///
    /// A sampler of the result draws, from the same key, the same base numbers: up to rounding, each draw is
    /// `factor` times the unscaled one. The factor 0 gives the constant 0.
    ///
    /// - Complexity: O(1), or O(*n*) in the length of the lists.
    public func scaled(by factor: Double) -> Distribution {
        precondition(factor >= 0 && factor.isFinite, "a law is scaled by a finite factor of 0 or more")
        guard factor > 0 else { return .deterministic(0) }
        switch self {
        case .deterministic(let value): return .deterministic(value * factor)
        case .exponential(let mean): return .exponential(mean: mean * factor)
        case .erlang(let shape, let mean): return .erlang(shape: shape, mean: mean * factor)
        case .gamma(let mean, let deviation):
            return .gamma(mean: mean * factor, standardDeviation: deviation * factor)
        case .lognormal(let mean, let deviation):
            return .lognormal(mean: mean * factor, standardDeviation: deviation * factor)
        case .weibull(let shape, let scale): return .weibull(shape: shape, scale: scale * factor)
        case .uniform(let low, let high): return .uniform(low: low * factor, high: high * factor)
        case .triangular(let low, let mode, let high):
            return .triangular(low: low * factor, mode: mode * factor, high: high * factor)
        case .normal(let mean, let deviation, let low, let high):
            return .normal(
                mean: mean * factor, standardDeviation: deviation * factor, low: low * factor,
                high: high * factor)
        case .mixture(let parts):
            return .mixture(
                parts.map {
                    MixturePart(weight: $0.weight, distribution: $0.distribution.scaled(by: factor))
                })
        case .discrete(let values, let weights):
            return .discrete(values: values.map { $0 * factor }, weights: weights)
        case .empirical(let sample): return .empirical(sample.map { $0 * factor })
        }
    }
}

private func weightedMean(_ values: [Double], _ weights: [Double]) -> Double {
    let sum = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return sum / weights.reduce(0, +)
}

private func logarithmOfGamma(_ x: Double) -> Double {
    sigap_gsl_setup()
    var result = gsl_sf_result()
    // The argument is above 1, where the function is defined; it fails only by overflow.
    return gsl_sf_lngamma_e(x, &result) == Int32(GSL_SUCCESS) ? result.val : .infinity
}
