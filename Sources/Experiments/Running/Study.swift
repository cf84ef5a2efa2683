import CityModel
import ScenarioFiles

/// Scenarios that are run together: one seed, the same replications, shared random numbers.
///
/// ```swift
/// let study = try Study.run(scenarios: [today, tulaStyle], settings: StudySettings(replications: 64))
/// let table = compare(baseline: study.runs[0], alternative: study.runs[1])
/// ```
public struct Study: Sendable {
    private init() {}

    /// Runs all scenarios.
    ///
    /// Incident types and call streams that occur in several scenarios are thinned from the same candidates, so
    /// that every incident and every call that two scenarios have in common is the same one (common random
    /// numbers). A scenario alone and the same one beside a busier one therefore draw different candidates: their
    /// results agree statistically, not to the bit. For the same scenarios the results are the same, bit for bit,
    /// for any number of threads.
    ///
    /// Blocks until all is done or cancelled. A cancelled study keeps the replications that all scenarios have
    /// finished.
    ///
    /// - Parameters:
    ///   - scenarios: The baseline first; its seed and number of replications hold for all unless the settings
    ///     say otherwise.
    ///   - settings: Seed, replications, threads, precision.
    ///   - progress: Is told after each replication.
    ///   - cancellation: Is asked before each replication.
    /// - Throws: ``StudyError``, the same one for any number of threads.
    /// - Complexity: Memory grows with scenarios × replications × measures; a replication keeps the filled bins
    ///   of its distributions and nothing of its events.
    public static func run(
        scenarios: [Scenario], settings: StudySettings = StudySettings(),
        progress: (any ProgressReporter)? = nil, cancellation: Cancellation? = nil
    ) throws(StudyError) -> StudyResult {
        let cases = scenarios.map { StudyCase(name: $0.name, configuration: $0.configuration) }
        let study = try CaseStudy.run(
            cases, settings: settings, progress: progress, cancellation: cancellation)
        let runs = zip(scenarios, study.runs).map { scenario, run in
            ScenarioRun(scenario: scenario, seed: run.seed, results: run.results)
        }
        return StudyResult(runs: runs, wasCancelled: study.wasCancelled, warnings: study.warnings)
    }
}

/// What a study found.
public struct StudyResult: Sendable {
    /// One run for each scenario, in their order.
    public var runs: [ScenarioRun]
    /// Whether it was stopped before all replications were done.
    public var wasCancelled: Bool
    /// What a reader must know.
    public var warnings: [StudyWarning]
}

/// One scenario and its replications.
public struct ScenarioRun: Sendable {
    /// What was run.
    public var scenario: Scenario
    /// The seed that it was run with, which need not be the scenario's own.
    public var seed: UInt64
    /// By replication, from 0 on without a gap.
    public var results: [ReplicationResult]
    /// Rupiah per year, once the budget has been priced; nil without one.
    public var cost: Int64?

    /// A run; `cost` may be added once the budget has been priced.
    public init(scenario: Scenario, seed: UInt64, results: [ReplicationResult], cost: Int64? = nil) {
        self.scenario = scenario
        self.seed = seed
        self.results = results
        self.cost = cost
    }

    var caseRun: CaseRun {
        CaseRun(
            name: scenario.name, configuration: scenario.configuration, seed: seed, results: results,
            cost: cost, indifference: scenario.indifference)
    }
}

/// All KPIs of a run, in the order of the results.
///
/// Counts, shares and means are means over replications with Student's t-interval; percentiles are those of all
/// replications together with a bootstrap over replications, whose random words are fixed by seed and measure.
/// Intervals are two-sided of 95 % and hold simulation noise only. A target is met when the mean meets it.
///
/// - Complexity: For each percentile 1,000 resamples of O(replications × log bins).
public func summarise(_ run: ScenarioRun) -> [SummaryRow] { run.caseRun.summary() }

/// The differences alternative − baseline in everything that both measure, paired by replication.
///
/// A verdict is "no difference" where the interval lies within the indifference zone of the baseline's scenario.
///
/// - Returns: Rows in the order of the baseline's measures. Percentiles are compared in the scopes of the city
///   and of desks and, elsewhere, where they are headlines.
/// - Complexity: For each percentile 1,000 resamples of O(replications × log bins).
public func compare(baseline: ScenarioRun, alternative: ScenarioRun) -> [ComparisonRow] {
    compare(baseline: baseline.caseRun, alternative: alternative.caseRun)
}

/// What each desk does in each hour of the day, as means over replications with Student's t-interval of 95 %.
///
/// - Returns: By desk, by hour, by measure.
public func hourly(_ run: ScenarioRun) -> [HourlyRow] { run.caseRun.hourly() }
