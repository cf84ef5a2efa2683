import CGSL

/// Makes samplers and owns their tables, which it frees when it goes.
///
/// ```swift
/// var arena = SamplerArena()
/// let talk = try arena.sampler(for: .lognormal(mean: 120, standardDeviation: 80))
/// ```
///
/// The arena must outlive the samplers that it made. It may move between threads, and its samplers may be
/// used on any number of threads at once.
public struct SamplerArena: ~Copyable, @unchecked Sendable {
    private var tables: [UnsafeMutableRawPointer] = []

    /// An arena without tables.
    public init() { sigap_gsl_setup() }

    deinit {
        for table in tables { table.deallocate() }
    }

    /// A sampler of the given law.
    ///
    /// - Throws: ``DistributionError`` when the law is invalid.
    /// - Complexity: O(1), or O(*n*) in the length of the lists (O(*n* log *n*) for `empirical`).
    public mutating func sampler(for distribution: Distribution) throws(DistributionError) -> Sampler {
        try distribution.validate()
        return Sampler(law: law(of: distribution))
    }

    private mutating func law(of distribution: Distribution) -> SamplerLaw {
        switch distribution {
        case .deterministic(let value): return .constant(value)
        case .exponential(let mean): return .exponential(mean: mean)
        case .erlang(let shape, let mean): return .gamma(shape: Double(shape), scale: mean / Double(shape))
        case .gamma(let mean, let deviation):
            let parameters = GammaParameters(mean: mean, standardDeviation: deviation)
            return .gamma(shape: parameters.shape, scale: parameters.scale)
        case .lognormal(let mean, let deviation):
            let parameters = LognormalParameters(mean: mean, standardDeviation: deviation)
            return .lognormal(zeta: parameters.zeta, sigma: parameters.sigma)
        case .weibull(let shape, let scale): return .weibull(scale: scale, shape: shape)
        case .uniform(let low, let high): return .uniform(low: low, high: high)
        case .triangular(let low, let mode, let high): return .triangular(low: low, mode: mode, high: high)
        case .normal(let mean, let deviation, let low, let high):
            return .normal(
                TruncatedNormal(mean: mean, standardDeviation: deviation, low: low, high: high))
        case .mixture(let parts):
            let laws = parts.map { law(of: $0.distribution) }
            return .mixture(weighted(laws, weights: parts.map(\.weight)))
        case .discrete(let values, let weights): return .discrete(weighted(values, weights: weights))
        case .empirical(let sample):
            return .empirical(SampleTable(sorted: table(of: sample.sorted()), count: sample.count))
        }
    }

    private mutating func weighted<Entry: BitwiseCopyable>(
        _ entries: [Entry], weights: [Double]
    ) -> WeightedTable<Entry> {
        var sum = 0.0
        let partialSums = weights.map { weight in
            sum += weight
            return sum
        }
        // The last partial sum divided by itself is exactly 1, above every uniform number.
        let cumulative = partialSums.map { $0 / sum }
        return WeightedTable(
            entries: table(of: entries), cumulative: table(of: cumulative), count: entries.count)
    }

    private mutating func table<Entry: BitwiseCopyable>(of entries: [Entry]) -> UnsafePointer<Entry> {
        let copy = UnsafeMutablePointer<Entry>.allocate(capacity: entries.count)
        copy.initialize(from: entries, count: entries.count)
        tables.append(UnsafeMutableRawPointer(copy))
        return UnsafePointer(copy)
    }
}
