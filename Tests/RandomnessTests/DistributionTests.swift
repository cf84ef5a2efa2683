import CGSL
import Randomness
import Testing

@Suite("Laws as values")
struct DistributionTests {
    /// ∫ f(x) dx over [a, b] by GSL's adaptive Gauss–Kronrod rule is overkill here: a fine midpoint rule on
    /// bounded, smooth integrands is exact to the stated tolerance.
    static func integral(from low: Double, to high: Double, _ integrand: (Double) -> Double) -> Double {
        let steps = 20_000
        let width = (high - low) / Double(steps)
        return (0..<steps).reduce(0) { $0 + integrand(low + (Double($1) + 0.5) * width) } * width
    }

    /// The smallest range that holds all but 10⁻¹⁰ of the law on either side, by doubling and bisection.
    static func range(of distribution: Distribution) -> (Double, Double) {
        func bisect(_ probability: Double) -> Double {
            var (low, high) = (-1.0, 1.0)
            while distribution.cumulative(low) > probability { low *= 2 }
            while distribution.cumulative(high) < probability { high *= 2 }
            for _ in 0..<200 {
                let middle = (low + high) / 2
                if distribution.cumulative(middle) < probability { low = middle } else { high = middle }
            }
            return high
        }
        return (bisect(1e-10), bisect(1 - 1e-10))
    }

    @Test("mean and variance agree with the cumulative distribution", arguments: Law.continuous)
    func momentsFromCumulative(_ law: Law) {
        let distribution = law.distribution
        let (low, high) = Self.range(of: distribution)
        // E[X] = high − ∫ F and E[(X − m)²] = (high − m)² − 2 ∫ (x − m) F, integrating by parts.
        let mean = high - Self.integral(from: low, to: high) { distribution.cumulative($0) }
        // In steps of 1/20,000 of the range; the roughest law (gamma of shape 1/4) is good to 1e-4.
        #expect(abs(mean - distribution.mean) <= 2e-4 * (abs(mean) + distribution.variance.squareRoot()))
        let variance =
            (high - mean) * (high - mean)
            - 2 * Self.integral(from: low, to: high) { ($0 - mean) * distribution.cumulative($0) }
        #expect(abs(variance - distribution.variance) <= 2e-3 * distribution.variance)
    }

    @Test("the cumulative distribution rises from 0 to 1", arguments: Law.continuous + Law.discrete)
    func cumulativeIsMonotone(_ law: Law) {
        let distribution = law.distribution
        let centre = distribution.mean
        let spread = distribution.variance.squareRoot() + 1
        var previous = 0.0
        for step in -400...400 {
            let value = distribution.cumulative(centre + spread * Double(step) / 20)
            #expect(value >= previous - 1e-15 && value <= 1)
            previous = value
        }
        #expect(distribution.cumulative(-1e12) == 0)
        #expect(abs(distribution.cumulative(1e12) - 1) < 1e-12)
    }

    @Test("published values")
    func publishedValues() {
        // Standard normal cut to positive values is half-normal: mean √(2/π), variance 1 − 2/π.
        let half = Distribution.normal(mean: 0, standardDeviation: 1, low: 0, high: .infinity)
        #expect(abs(half.mean - (2 / Double.pi).squareRoot()) < 1e-15)
        #expect(abs(half.variance - (1 - 2 / Double.pi)) < 1e-15)
        // Weibull of shape 2 is Rayleigh: mean scale √π / 2, variance scale² (1 − π/4).
        let rayleigh = Distribution.weibull(shape: 2, scale: 3)
        #expect(abs(rayleigh.mean - 3 * Double.pi.squareRoot() / 2) < 1e-14)
        #expect(abs(rayleigh.variance - 9 * (1 - Double.pi / 4)) < 1e-13)
        // At shape 10⁶ the variance is π²/6 / shape² to leading order, without cancelling away.
        let sharp = Distribution.weibull(shape: 1e6, scale: 1)
        #expect(abs(sharp.variance * 1e12 / (Double.pi * Double.pi / 6) - 1) < 1e-3)
        // A sample of two is uniform between them.
        #expect(Distribution.empirical([4, 2]).mean == 3)
        #expect(abs(Distribution.empirical([4, 2]).variance - 4.0 / 12) < 1e-15)
        // Smoothed quartiles: F at the order statistics is i / (n − 1).
        let sample = Distribution.empirical([10, 20, 30, 50, 90])
        #expect(sample.cumulative(20) == 0.25)
        #expect(sample.cumulative(40) == 0.625)
        // Hyper-exponential: mean Σ p m, second moment Σ 2 p m².
        #expect(abs(Law.hyperExponential.mean - 2.1) < 1e-15)
        #expect(abs(Law.hyperExponential.variance - (2 * (0.9 + 14.4) - 2.1 * 2.1)) < 1e-13)
    }

    @Test("scaling a law scales mean, spread, and every draw", arguments: Law.continuous + Law.discrete)
    func scaling(_ law: Law) throws {
        let factor = 1.37
        let scaled = law.distribution.scaled(by: factor)
        try scaled.validate()
        func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(abs(a), abs(b)) }
        #expect(close(scaled.mean, factor * law.distribution.mean))
        #expect(close(scaled.variance, factor * factor * law.distribution.variance))
        let plain = try draws(of: law.distribution, count: 500)
        let large = try draws(of: scaled, count: 500)
        // Same key, same base number. A draw near 0 of a law with spread has no relative precision.
        let slack = 1e-9 * scaled.variance.squareRoot()
        #expect(zip(plain, large).allSatisfy { close($0 * factor, $1) || abs($0 * factor - $1) < slack })
        #expect(law.distribution.scaled(by: 0) == .deterministic(0))
    }

    @Test("laws are equal by value")
    func equality() {
        #expect(Distribution.exponential(mean: 2) == .exponential(mean: 2))
        #expect(Distribution.exponential(mean: 2) != .erlang(shape: 1, mean: 2))
        #expect(Set([Law.hyperExponential, Law.hyperExponential]).count == 1)
    }
}

/// An invalid law and why it is.
struct InvalidLaw: Sendable {
    let distribution: Distribution
    let error: DistributionError

    static let all: [InvalidLaw] = [
        .init(.deterministic(.nan), .notFinite(parameter: "value", value: .infinity)),
        .init(.exponential(mean: -1), .notPositive(parameter: "mean", value: -1)),
        .init(.exponential(mean: 0), .notPositive(parameter: "mean", value: 0)),
        .init(.exponential(mean: .infinity), .notFinite(parameter: "mean", value: .infinity)),
        .init(.erlang(shape: 0, mean: 1), .notPositive(parameter: "shape", value: 0)),
        .init(.erlang(shape: 2, mean: -3), .notPositive(parameter: "mean", value: -3)),
        .init(
            .gamma(mean: 1, standardDeviation: 0), .notPositive(parameter: "standard deviation", value: 0)),
        .init(
            .lognormal(mean: 1, standardDeviation: -2),
            .notPositive(parameter: "standard deviation", value: -2)),
        .init(.lognormal(mean: 0, standardDeviation: 1), .notPositive(parameter: "mean", value: 0)),
        .init(.weibull(shape: 0, scale: 1), .notPositive(parameter: "shape", value: 0)),
        .init(.weibull(shape: 1, scale: 0), .notPositive(parameter: "scale", value: 0)),
        .init(.uniform(low: 2, high: 1), .emptyRange(low: 2, high: 1)),
        .init(.uniform(low: 1, high: 1), .emptyRange(low: 1, high: 1)),
        .init(.uniform(low: -.infinity, high: 1), .notFinite(parameter: "low bound", value: -.infinity)),
        .init(.triangular(low: 0, mode: 3, high: 2), .modeOutside(mode: 3, low: 0, high: 2)),
        .init(.triangular(low: 2, mode: 2, high: 2), .emptyRange(low: 2, high: 2)),
        .init(
            .normal(mean: 0, standardDeviation: 0, low: 0, high: 1),
            .notPositive(parameter: "standard deviation", value: 0)),
        .init(.normal(mean: 0, standardDeviation: 1, low: 1, high: 0), .emptyRange(low: 1, high: 0)),
        .init(
            .normal(mean: 0, standardDeviation: 1, low: 50, high: 51), .noProbability(low: 50, high: 51)),
        .init(.mixture([]), .empty(parameter: "mixture parts")),
        .init(
            .mixture([MixturePart(weight: 1, distribution: Law.hyperExponential)]),
            .nestedMixture(index: 0)),
        .init(
            .mixture([
                MixturePart(weight: 1, distribution: .deterministic(1)),
                MixturePart(weight: 1, distribution: .exponential(mean: -1)),
            ]), .part(index: 1, reason: .notPositive(parameter: "mean", value: -1))),
        .init(.mixture([MixturePart(weight: 0, distribution: .deterministic(1))]), .noWeight),
        .init(.discrete(values: [], weights: []), .empty(parameter: "values")),
        .init(.discrete(values: [1, 2], weights: [1]), .unequalCounts(values: 2, weights: 1)),
        .init(.discrete(values: [1, 2], weights: [1, -1]), .negativeWeight(index: 1, value: -1)),
        .init(.discrete(values: [1, 2], weights: [0, 0]), .noWeight),
        .init(.empirical([]), .empty(parameter: "sample values")),
        .init(.empirical([1, .infinity]), .notFinite(parameter: "sample value", value: .infinity)),
    ]

    init(_ distribution: Distribution, _ error: DistributionError) {
        self.distribution = distribution
        self.error = error
    }
}

@Suite("Invalid laws are refused")
struct DistributionValidationTests {
    @Test("with the reason", arguments: InvalidLaw.all)
    func refused(_ invalid: InvalidLaw) throws {
        let thrown = #expect(throws: DistributionError.self) { try invalid.distribution.validate() }
        let error = try #require(thrown)
        // NaN differs from itself, so only the sentence can be compared there.
        if case .deterministic = invalid.distribution {
            #expect(error.description == "The value is nan, but must be a finite number.")
        } else {
            #expect(error == invalid.error)
        }
        var arena = SamplerArena()
        do {
            _ = try arena.sampler(for: invalid.distribution)
            Issue.record("the arena made a sampler of an invalid law")
        } catch {
            #expect(error.description.hasSuffix("."))
        }
    }

    @Test("valid laws pass", arguments: Law.continuous + Law.discrete)
    func accepted(_ law: Law) throws { try law.distribution.validate() }

    @Test("one sentence each")
    func sentences() {
        let error = DistributionError.part(index: 1, reason: .notPositive(parameter: "mean", value: -1))
        #expect(
            error.description
                == "Part 2 of the mixture is invalid: The mean is -1.0, but must be greater than 0.")
        #expect(
            DistributionError.unequalCounts(values: 2, weights: 1).description
                == "Each value needs one weight, but the numbers of values and weights are 2 and 1.")
    }
}
