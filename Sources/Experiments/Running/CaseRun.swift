import CityModel
import Statistics

/// A configuration under a name: what the runner needs of a scenario.
package struct StudyCase: Sendable {
    package var name: String
    package var configuration: CityConfiguration

    package init(name: String, configuration: CityConfiguration) {
        self.name = name
        self.configuration = configuration
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

    /// One value per replication; NaN where undefined.
    package func values(of measure: Int) -> [Double] { results.map { $0.values[measure] } }

    /// One histogram per replication.
    func histograms(_ index: Int) -> [SparseHistogram] { results.map { $0.histograms[index] } }
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
