import CityModel
import Statistics

/// A configuration under a name: what the runner needs of a scenario.
package struct StudyCase: Sendable {
    package var name: String
    package var configuration: CityConfiguration
    /// Its own seed; nil: that of the study.
    package var seed: UInt64?

    package init(name: String, configuration: CityConfiguration, seed: UInt64? = nil) {
        self.name = name
        self.configuration = configuration
        self.seed = seed
    }
}

/// The replications of one configuration: what the statistics need of a run.
package struct CaseRun: Sendable {
    package var name: String
    package var configuration: CityConfiguration
    package var seed: UInt64
    /// By replication, dense from 0.
    package var results: [ReplicationResult]
    /// Rupiah per year.
    package var cost: Int64?
    /// By KPI the greatest difference that does not matter.
    package var indifference: [String: Double]

    package init(
        name: String, configuration: CityConfiguration, seed: UInt64, results: [ReplicationResult],
        cost: Int64? = nil, indifference: [String: Double] = [:]
    ) {
        self.indifference = indifference
        self.name = name
        self.configuration = configuration
        self.seed = seed
        self.results = results
        self.cost = cost
    }

    /// The same for every replication.
    package var measures: [Measure] { results.first?.measures ?? [] }

    /// One value per replication whose mean is the estimate; NaN where undefined.
    package func values(of measure: Int) -> [Double] { results.estimates(of: measure) }

    /// One histogram per replication.
    func histograms(_ index: Int) -> [SparseHistogram] { results.map { $0.histograms[index] } }
}

extension [ReplicationResult] {
    /// One value per replication whose mean is the estimate; NaN where undefined.
    ///
    /// A ratio is that of the sums over all replications, so its values are linearised: their spread is that of the
    /// ratio, in which a quiet replication weighs less than a busy one.
    func estimates(of measure: Int) -> [Double] {
        let values = map { $0.values[measure] }
        let denominators = map { $0.denominators[measure] }
        guard !denominators.contains(where: \.isNaN) else { return values }
        return linearisedRatio(
            numerators: zip(values, denominators).map { $1 == 0 ? 0 : $0 * $1 }, denominators: denominators)
    }
}

/// A KPI in a scope, whichever distribution is behind it.
struct MeasureName: Hashable {
    var kpi: String
    var scope: String

    init(kpi: String, scope: String) {
        self.kpi = kpi
        self.scope = scope
    }

    init(_ measure: Measure) { self.init(kpi: measure.kpi, scope: measure.scope) }
}
