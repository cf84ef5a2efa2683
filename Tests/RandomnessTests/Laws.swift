import Randomness
import Testing

/// A law to be tested, with a name for the report.
struct Law: Sendable, CustomTestStringConvertible {
    let name: String
    let distribution: Distribution

    var testDescription: String { name }

    /// Continuous laws, one or more of each kind, with the parameter regions in which GSL switches method.
    static let continuous = [
        Law("exponential", .exponential(mean: 90)),
        Law("Erlang 1", .erlang(shape: 1, mean: 5)),
        Law("Erlang 4", .erlang(shape: 4, mean: 120)),
        Law("gamma, shape 0.25", .gamma(mean: 2, standardDeviation: 4)),
        Law("gamma, shape 25", .gamma(mean: 50, standardDeviation: 10)),
        Law("lognormal", .lognormal(mean: 120, standardDeviation: 80)),
        Law("lognormal, skewed", .lognormal(mean: 1, standardDeviation: 2)),
        Law("Weibull, shape 0.7", .weibull(shape: 0.7, scale: 30)),
        Law("Weibull, shape 3", .weibull(shape: 3, scale: 2)),
        Law("uniform", .uniform(low: -2, high: 5)),
        Law("triangular", .triangular(low: 10, mode: 15, high: 60)),
        Law("triangular, mode at the low bound", .triangular(low: 0, mode: 0, high: 1)),
        Law("triangular, mode at the high bound", .triangular(low: 0, mode: 1, high: 1)),
        Law("normal", .normal(mean: 3, standardDeviation: 2, low: -.infinity, high: .infinity)),
        Law("normal, cut at 0", .normal(mean: 1, standardDeviation: 2, low: 0, high: .infinity)),
        Law("normal, upper tail", .normal(mean: 0, standardDeviation: 1, low: 6, high: 7)),
        Law("normal, lower tail", .normal(mean: 0, standardDeviation: 1, low: -.infinity, high: -5)),
        Law("hyper-exponential", hyperExponential),
        Law(
            "mixture of unlike laws",
            .mixture([
                MixturePart(weight: 1, distribution: .uniform(low: 0, high: 1)),
                MixturePart(weight: 2, distribution: .gamma(mean: 4, standardDeviation: 1)),
                MixturePart(weight: 0, distribution: .exponential(mean: 1000)),
                MixturePart(weight: 3, distribution: .empirical([1, 3, 10])),
            ])),
        Law("empirical", .empirical([12, 3, 7.5, 40, 8, 9, 22])),
    ]

    static let hyperExponential = Distribution.mixture([
        MixturePart(weight: 0.9, distribution: .exponential(mean: 1)),
        MixturePart(weight: 0.1, distribution: .exponential(mean: 12)),
    ])

    static let discrete = [
        Law("constant", .deterministic(-7.25)),
        Law("discrete", .discrete(values: [3, -1, 10, 4], weights: [1, 2, 0.5, 4])),
        Law("discrete with a weight of 0", .discrete(values: [1, 2, 3], weights: [0, 5, 0])),
        Law("a sample of one", .empirical([6])),
    ]

    init(_ name: String, _ distribution: Distribution) {
        self.name = name
        self.distribution = distribution
    }
}

/// `count` draws of a law, for entities 0, 1, 2, ….
func draws(of distribution: Distribution, count: Int, purpose: UInt32 = 1) throws -> [Double] {
    var arena = SamplerArena()
    let sampler = try arena.sampler(for: distribution)
    var source = RandomSource(seed: 20_261_124, replication: 0)
    return (0..<count).map { source.value(sampler, purpose: purpose, entity: UInt64($0)) }
}
