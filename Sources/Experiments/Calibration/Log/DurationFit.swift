import Randomness
import Statistics

/// The law of one kind of duration in a log.
public struct DurationFit: Sendable {
    /// What lasts.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        case talk, turnout, travel
        case onScene = "on_scene"
    }

    /// The names of the laws that are tried.
    public static var families: [String] { DurationLaw.Family.allCases.map(\.rawValue) }

    /// What lasts.
    public var role: Role
    /// How many were fitted, those of no length included.
    public var count: Int
    /// Share of durations of no length.
    public var zeroShare: Double
    /// Mean of the others.
    public var mean: Double
    /// Its standard error.
    public var standardError: Double
    /// The laws tried on the others, by AIC; empty with fewer than 30 of them.
    public var laws: [FittedLaw]
    /// What the scenario gets for those above 0: a law that no test rejects, else the sample's own quantiles; with too few
    /// of them an exponential law of their mean.
    public var law: Distribution
    /// The family chosen; nil: the sample's quantiles, or too few for any.
    public var family: DurationLaw.Family?
    /// Whether there are fewer than ``LogCalibration/leastValues`` above 0, so that nothing was fitted but a mean.
    public var isTooFew: Bool { laws.isEmpty }
    /// Quantiles of those above 0.
    public var quantiles: [(percent: Int, seconds: Double)]

    /// The whole law, with durations of no length.
    public var distribution: Distribution {
        guard zeroShare > 0 else { return law }
        let none = MixturePart(weight: zeroShare, distribution: .deterministic(0))
        guard case .mixture(let parts) = law else {
            return .mixture([none, MixturePart(weight: 1 - zeroShare, distribution: law)])
        }
        return .mixture(
            [none]
                + parts.map {
                    MixturePart(weight: $0.weight * (1 - zeroShare), distribution: $0.distribution)
                })
    }

    /// Fits durations.
    ///
    /// - Parameter bootstraps: Bootstrap samples for each family's p-values.
    /// - Returns: nil without any above 0.
    static func fit(_ role: Role, _ durations: [Double], bootstraps: Int, seed: UInt64) -> DurationFit? {
        let sorted = durations.filter { $0 > 0 }.sorted()
        guard !sorted.isEmpty else { return nil }
        let isEnough = sorted.count >= LogCalibration.leastValues
        let laws = isEnough ? FittedLaw.fitAll(to: sorted, bootstraps: bootstraps, seed: seed) : []
        let chosen = laws.first { $0.isAccepted && $0.law.distribution != nil }
        let count = Double(sorted.count)
        let mean = sorted.reduce(0, +) / count
        let variance = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)
        return DurationFit(
            role: role, count: durations.count,
            zeroShare: 1 - count / Double(durations.count), mean: mean,
            standardError: (variance / count).squareRoot(), laws: laws,
            law: chosen?.law.distribution
                ?? (isEnough ? .empirical(quantiles(sorted)) : .exponential(mean: mean)),
            family: chosen?.law.family,
            quantiles: [1, 5, 10, 25, 50, 75, 90, 95, 99].map { ($0, quantile(sorted, Double($0) / 100)) })
    }

    /// At most 201 quantiles at equal steps, definition 7 of Hyndman and Fan (1996), to 0.1 s; the smallest and the largest
    /// value among them.
    private static func quantiles(_ sorted: [Double]) -> [Double] {
        guard sorted.count > 201 else { return sorted }
        return (0...200).map { (quantile(sorted, Double($0) / 200) * 10).rounded() / 10 }
    }

    /// A quantile of a sorted sample, definition 7.
    static func quantile(_ sorted: [Double], _ p: Double) -> Double {
        let place = p * Double(sorted.count - 1)
        let low = Int(place.rounded(.down))
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
    }
}

/// How long callers wait before they hang up.
public struct PatienceFit: Sendable {
    /// Callers who hung up.
    public var abandoned: Int
    /// Callers who were answered, whose patience is known to be longer than their wait.
    public var answered: Int
    /// The share that is still waiting, without a law.
    public var curve: KaplanMeier
    /// The exponential and the Weibull law, by AIC.
    public var laws: [CensoredFit]

    /// Fits waits; nil where waits and outcomes are not logged or fewer than ``LogCalibration/leastValues`` hung up.
    static func fit(_ calls: [LoggedWait]) -> PatienceFit? {
        guard calls.count(where: { !$0.isAnswered }) >= LogCalibration.leastValues else { return nil }
        let times = calls.map { CensoredTime($0.seconds, isEvent: !$0.isAnswered) }
        let laws = [CensoredFit.exponential(times), CensoredFit.weibull(times)].compactMap { $0 }
            .sorted { $0.aic < $1.aic }
        guard !laws.isEmpty else { return nil }
        let abandoned = times.count { $0.isEvent }
        return PatienceFit(
            abandoned: abandoned, answered: times.count - abandoned, curve: KaplanMeier(times), laws: laws)
    }

    /// The law that the scenario gets.
    public var distribution: Distribution? {
        laws.first.map {
            $0.isWeibull ? .weibull(shape: $0.shape, scale: $0.scale) : .exponential(mean: $0.scale)
        }
    }
}

/// A wait and how it ended.
struct LoggedWait {
    var seconds: Double
    var isAnswered: Bool
}
