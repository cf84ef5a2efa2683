/// The law of a random duration or of another real number, written with the figures that people know.
///
/// ```swift
/// let talk = Distribution.lognormal(mean: 120, standardDeviation: 80)
/// try talk.validate()
/// talk.mean            // 120
/// talk.cumulative(90)  // the share of calls that are over after 90 s
/// ```
///
/// A value says *what* to draw and carries no state; a ``SamplerArena`` turns it into a ``Sampler``, which a
/// ``RandomSource`` draws from. The unit is the caller's: every law but `mixture` and `discrete` weights and
/// `shape` parameters is given in the unit of the drawn number (seconds where it feeds
/// ``RandomSource/microseconds(_:purpose:entity:draw:factor:)``). The members other than
/// ``validate()`` expect a valid law.
public enum Distribution: Hashable, Sendable {
    /// Always this number.
    case deterministic(Double)
    /// Memoryless, with the given mean.
    case exponential(mean: Double)
    /// The sum of `shape` independent exponential stages, with the given mean of the sum.
    case erlang(shape: Int, mean: Double)
    /// Gamma, given by its mean and standard deviation: shape (mean / sd)², scale sd² / mean.
    case gamma(mean: Double, standardDeviation: Double)
    /// Lognormal, given by the mean and standard deviation of the number itself, not of its logarithm.
    case lognormal(mean: Double, standardDeviation: Double)
    /// Weibull: P(X > x) = exp(−(x / scale)^shape).
    case weibull(shape: Double, scale: Double)
    /// Equally likely everywhere between two bounds.
    case uniform(low: Double, high: Double)
    /// Density rising in a straight line from `low` to `mode` and falling to `high`.
    case triangular(low: Double, mode: Double, high: Double)
    /// Normal before truncation to `low ... high`; a bound may be infinite. The mean and standard deviation
    /// are those before truncation; ``mean`` and ``variance`` give those after it.
    case normal(mean: Double, standardDeviation: Double, low: Double, high: Double)
    /// One of several laws, chosen by weight; hyper-exponential laws are mixtures of exponentials. Parts are
    /// not themselves mixtures.
    case mixture([MixturePart])
    /// One of several numbers, chosen by weight. A number may be listed twice, and a weight may be 0.
    case discrete(values: [Double], weights: [Double])
    /// A sample, smoothed: with the sample sorted as x₀ … xₙ₋₁, the cumulative distribution rises in
    /// straight lines through (xᵢ, i / (n − 1)), so each gap between neighbours is equally likely and nothing
    /// outside the sample is drawn (Law, *Simulation Modeling and Analysis*, 2015, section 6.2.4; the
    /// quantile definition 7 of Hyndman and Fan, 1996). A sample of one number is that number.
    case empirical([Double])
}

/// One law within a ``Distribution/mixture(_:)`` and how often it is chosen.
public struct MixturePart: Hashable, Sendable {
    /// How often this part is chosen, relative to the sum of all weights; 0 or more.
    public var weight: Double
    /// The law that applies when the part is chosen; not a mixture.
    public var distribution: Distribution

    /// A law and its weight.
    public init(weight: Double, distribution: Distribution) {
        self.weight = weight
        self.distribution = distribution
    }
}
