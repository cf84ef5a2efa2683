import CityModel
import Foundation
import Randomness
import Statistics

/// Demand variation whose index of dispersion follows that of a log over lengths of spans from seconds to a day.
///
/// With a rate that a day's factor of variance *d* and a burst process of variance *b* and correlation exp(−t / θ) multiply,
/// and clusters of geometric size with exponential delays of mean τ around each point, the counts of spans of length *w*
/// with mean μ have the index 1 + A g(w/τ) + μ (b u(w/θ) + d), where g(x) = 1 − (1 − e⁻ˣ)/x, u(x) = 2 (x − 1 + e⁻ˣ)/x² and A
/// is twice the mean size less one (Cox and Isham 1980, sections 3.3 and 3.4; Fischer and Meier-Hellstern 1993).
public struct VariationFit: Hashable, Sendable {
    /// Calls that each call of a cluster brings along in the long run: 2 (mean size − 1); 0: no clusters.
    public var clusterExcess = 0.0
    /// Mean seconds from a cluster's beginning to its calls.
    public var clusterDelay = 0.0
    /// Variance of the factor by bursts; 0: none.
    public var burstVariance = 0.0
    /// Seconds in which its correlation falls to 37 %.
    public var burstMemory = 0.0
    /// Variance of the factor of a day; 0: none.
    public var dayVariance = 0.0
    /// Whether the indices of a log are too large for a Poisson process, at 5 % over all lengths together (Bonferroni).
    public var isRejected = false

    /// A Poisson process.
    public init() {}

    /// The index that the variation gives for spans of a length.
    func index(_ scale: ScaledDispersion, weightedMean: (Double) -> Double) -> Double {
        func whole(_ span: Double) -> Double {
            var index = 1.0
            if clusterExcess > 0 { index += clusterExcess * Self.joined(span / clusterDelay) }
            var variance = dayVariance
            if burstVariance > 0 { variance += burstVariance * Self.averaged(span / burstMemory) }
            return index + weightedMean(span) * variance
        }
        guard scale.kind == .withinHour else { return whole(scale.span) }
        // Deviations from the hour's own mean lack what all of the hour has in common.
        let parts = 3_600 / scale.span
        return (parts * whole(scale.span) - whole(3_600)) / (parts - 1)
    }

    private static func joined(_ x: Double) -> Double { x < 1e-6 ? x / 2 : 1 - (1 - exp(-x)) / x }

    private static func averaged(_ x: Double) -> Double {
        x < 1e-4 ? 1 - x / 3 : 2 * (x - 1 + exp(-x)) / (x * x)
    }

    /// Fits by weighted least squares over the lengths; which of the three parts are there is decided by the weighted sum
    /// of squares plus two for each parameter. Weights are the standard errors under a Poisson process times the index.
    static func fit(_ scales: [ScaledDispersion], weightedMean: (Double) -> Double) -> VariationFit {
        let smallest = scales.map(\.pValue).min() ?? 1
        guard smallest * Double(scales.count) < 0.05 else { return VariationFit() }
        let means = Dictionary(
            uniqueKeysWithValues: Set(scales.map(\.span) + [3_600]).map { ($0, weightedMean($0)) })
        var best: (score: Double, fit: VariationFit)?
        for parts in 0..<8 {
            let form = Form(hasCluster: parts & 1 != 0, hasBursts: parts & 2 != 0, hasDays: parts & 4 != 0)
            for start in form.starts {
                func cost(_ point: [Double]) -> Double {
                    let trial = form.variation(point)
                    return scales.reduce(0) { sum, scale in
                        let error = trial.index(scale) { means[$0] ?? 0 } - scale.index
                        let weighted = error / (scale.standardError * max(1, scale.index))
                        return sum + weighted * weighted
                    }
                }
                let point: [Double]
                if start.isEmpty {
                    point = []
                } else {
                    guard let answer = try? minimise(from: start, step: 0.7, tolerance: 1e-6, cost) else {
                        continue
                    }
                    point = answer.parameters
                }
                let score = cost(point) + 2 * Double(start.count)
                if score < best?.score ?? .infinity { best = (score, form.variation(point)) }
            }
        }
        var fit = best?.fit ?? VariationFit()
        fit.isRejected = true
        return fit
    }

    /// Which parts there are, and their parameters on scales without bounds.
    private struct Form {
        var hasCluster: Bool
        var hasBursts: Bool
        var hasDays: Bool

        var starts: [[Double]] {
            let delays = hasCluster ? [-1.5, 0.0, 1.5] : [.nan]
            let memories = hasBursts ? [-1.0, 1.0] : [.nan]
            return delays.flatMap { delay in
                memories.map { memory in
                    (hasCluster ? [-0.7, delay] : []) + (hasBursts ? [-4, memory] : [])
                        + (hasDays ? [-6] : [])
                }
            }
        }

        func variation(_ point: [Double]) -> VariationFit {
            var rest = point[...]
            func next() -> Double { rest.popFirst() ?? 0 }
            var fit = VariationFit()
            if hasCluster {
                fit.clusterExcess = min(exp(next()), 100)
                fit.clusterDelay = Self.between(5, 1_800, next())
            }
            if hasBursts {
                fit.burstVariance = min(exp(next()), 25)
                fit.burstMemory = Self.between(900, 43_200, next())
            }
            if hasDays { fit.dayVariance = min(exp(next()), 4) }
            return fit
        }

        /// Between two bounds on a logarithmic scale, the middle at 0.
        private static func between(_ low: Double, _ high: Double, _ x: Double) -> Double {
            low * pow(high / low, 1 / (1 + exp(-x)))
        }
    }

    /// The variation as scenarios have it.
    public var demand: DemandVariation {
        DemandVariation(dayFactor: dayFactor, bursts: bursts, cluster: cluster)
    }

    private var cluster: Cluster? {
        guard clusterExcess > 0.001 else { return nil }
        return Cluster(
            kind: .geometric, mean: 1 + clusterExcess / 2, delay: .exponential(mean: clusterDelay))
    }

    private var dayFactor: DayFactor? {
        guard dayVariance > 1e-6 else { return nil }
        let deviation = dayVariance.squareRoot()
        // So high that one day in a million reaches it.
        return DayFactor(
            law: .gamma(mean: 1, standardDeviation: deviation), atMost: 1 + 6 * deviation + 8 * dayVariance)
    }

    /// Two states of equal length where that is possible; larger variances need rarer, stronger bursts.
    private var bursts: Bursts? {
        guard burstVariance > 1e-6 else { return nil }
        let deviation = burstVariance.squareRoot()
        let share = burstVariance < 0.5 ? 0.5 : 1 / (1 + 2.5 * burstVariance)
        let gain = deviation / ((share * (1 - share)).squareRoot() - share * deviation)
        let cycle = burstMemory / (share * (1 - share))
        return Bursts(factor: 1 + gain, stayNormal: (1 - share) * cycle, stayBurst: share * cycle)
    }
}
