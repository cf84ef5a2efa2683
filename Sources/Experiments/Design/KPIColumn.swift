import CityModel
import Statistics

/// A KPI of one variant with what is known of its noise, so that differences of variants that were simulated with the
/// same random numbers have an interval of their own.
public struct KPIColumn: Sendable, Hashable {
    /// Where the noise is read off.
    enum Noise: Sendable, Hashable {
        /// One value for each replication, whose mean is the estimate; NaN where undefined.
        case replications([Double])
        /// One value for each bootstrap resample of the replications, the same resamples in all variants.
        case resamples([Double])
        /// Computed, not simulated.
        case exact
        /// Not kept.
        case unknown
    }

    /// The estimate: a mean, a pooled percentile or a computed figure; NaN where undefined, +∞ not reached.
    let centre: Double
    let noise: Noise

    init(centre: Double, noise: Noise) {
        self.centre = centre
        self.noise = noise
    }

    /// The mean of one value for each replication.
    init(replications: [Double], keepsNoise: Bool = true) {
        centre = meanInterval(replications).mean ?? .nan
        noise = keepsNoise ? .replications(replications) : .unknown
    }

    /// This minus another, replication by replication.
    func minus(_ other: KPIColumn) -> KPIColumn {
        switch (noise, other.noise) {
        case (.replications(let own), .replications(let others)):
            return KPIColumn(replications: zip(own, others).map { $0 - $1 })
        case (.resamples(let own), .resamples(let others)):
            return KPIColumn(
                centre: centre - other.centre, noise: .resamples(zip(own, others).map { $0 - $1 }))
        case (.exact, .exact): return KPIColumn(centre: centre - other.centre, noise: .exact)
        default: return KPIColumn(centre: centre - other.centre, noise: .unknown)
        }
    }

    /// This minus a fixed number.
    func minus(_ number: Double) -> KPIColumn {
        let noise: Noise =
            switch noise {
            case .replications(let values): .replications(values.map { $0 - number })
            case .resamples(let values): .resamples(values.map { $0 - number })
            case .exact: .exact
            case .unknown: .unknown
            }
        return KPIColumn(centre: centre - number, noise: noise)
    }

    /// The estimate with the 95 % interval of the simulation's noise: Student's t over replications, bootstrap
    /// percentiles for percentiles.
    public var estimate: BoundedValue {
        guard !centre.isNaN else { return BoundedValue() }
        switch noise {
        case .exact: return BoundedValue(value: centre, low: centre, high: centre)
        case .unknown: return BoundedValue(value: centre)
        case .replications(let values):
            let estimate = meanInterval(values)
            return BoundedValue(value: centre, low: estimate.low, high: estimate.high)
        case .resamples(let values):
            guard values.count > 1 else { return BoundedValue(value: centre) }
            // What a resample leaves open counts against every conclusion.
            let low = percentileBounds(of: values.map { $0.isNaN ? -.infinity : $0 }.sorted(), level: 0.95)
            let high = percentileBounds(of: values.map { $0.isNaN ? .infinity : $0 }.sorted(), level: 0.95)
            return BoundedValue(value: centre, low: low.low, high: high.high)
        }
    }
}

extension BoundedValue {
    /// Whether the interval lies on one side of zero; a value without an interval is no evidence.
    var isShown: Bool {
        guard let low, let high else { return false }
        return low > 0 || high < 0
    }
}

/// Makes columns out of the replications of a variant.
struct ColumnMaker: Sendable {
    let measures: [MeasuredKPI]
    let seed: UInt64
    let keepsNoise: Bool

    /// One column for each measure; nil where the replications do not hold it.
    ///
    /// - Parameter cost: Rupiah per year; nil without a budget.
    func columns(of results: [ReplicationResult], cost: Double?) -> [KPIColumn?] {
        measures.map { measure in
            if measure.kpi.id == "cost.yearly", measure.scope == "city" {
                return cost.map { KPIColumn(centre: $0, noise: .exact) }
            }
            let names = results.first?.measures ?? []
            guard let place = names.firstIndex(where: { MeasureName($0) == measure.name }) else { return nil }
            guard let histogram = names[place].histogram, let probability = names[place].probability else {
                return KPIColumn(replications: results.estimates(of: place), keepsNoise: keepsNoise)
            }
            let histograms = results.map { $0.histograms[histogram] }
            let centre = SparseHistogram.merged(histograms).quantile(probability)?.seconds ?? .nan
            guard keepsNoise else { return KPIColumn(centre: centre, noise: .unknown) }
            // The same words for every variant, and so the same resamples.
            var generator = BootstrapGenerator(seed: seed, measure: names[place])
            let drawn =
                results.count > 1
                ? JointBootstrap(
                    replications: results.count, resamples: bootstrapResamples, generator: &generator
                ).quantiles(of: [histograms], probability: probability).map { $0[0] } : []
            return KPIColumn(centre: centre, noise: .resamples(drawn))
        }
    }
}
