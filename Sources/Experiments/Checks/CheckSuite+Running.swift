import CityModel
import Foundation
import ScenarioFiles

extension CheckSuite {
    /// Runs all checks; each distinct combination of scenario and changes is simulated once.
    ///
    /// The report is the same for any number of threads. A simulation that cannot be run fails its checks.
    ///
    /// - Parameters:
    ///   - threads: Threads to work with; nil: as many as the machine has cores.
    ///   - progress: Is told after each replication.
    ///   - cancellation: Is asked before each replication; what was not run fails.
    ///   - store: Where finished replications are kept and looked up.
    public func run(
        threads: Int? = nil, progress: (any ProgressReporter)? = nil, cancellation: Cancellation? = nil,
        store: (any ReplicationStore)? = nil
    ) -> CheckReport {
        var planner = CheckPlanner(suite: self)
        let results = results.map { ($0, planner.simulation(of: $0.subject, kpi: $0.kpi)) }
        let relations = relations.map { ($0, planner.simulations(of: $0)) }
        let outcomes = planner.pool.run(
            threads: Self.threads(threads), progress: progress, cancellation: cancellation, store: store)
        let measuring = Measuring(suite: self, outcomes: outcomes)
        let resultChecker = ResultChecker(suite: self, measuring: measuring)
        let relationChecker = RelationChecker(suite: self, measuring: measuring)
        return CheckReport(
            title: title,
            rows: ParameterChecker(suite: self).rows() + results.map { resultChecker.row($0, simulation: $1) }
                + relations.map { relationChecker.row($0, simulations: $1) },
            checks: checks.count, simulations: planner.pool.count)
    }

    /// Runs what the baselines need and returns the files to be written, in the order in which they occur.
    ///
    /// - Throws: ``CheckRecordingError`` when a simulation cannot be run or lacks a KPI.
    public func recordBaselines(
        threads: Int? = nil, progress: (any ProgressReporter)? = nil, cancellation: Cancellation? = nil
    ) throws(CheckRecordingError) -> [RecordedBaseline] {
        var planner = CheckPlanner(suite: self)
        var wanted: [(file: String, check: ResultCheck, simulation: Int)] = []
        for check in results {
            guard case .baseline(let file, _) = check.reference else { continue }
            wanted.append((file, check, planner.simulation(of: check.subject, kpi: check.kpi)))
        }
        let outcomes = planner.pool.run(
            threads: Self.threads(threads), progress: progress, cancellation: cancellation)
        let measuring = Measuring(suite: self, outcomes: outcomes)
        var tables: [(file: String, rows: [[String]])] = []
        for (file, check, simulation) in wanted {
            let row = try measuring.recording(of: check, simulation: simulation)
            if let index = tables.firstIndex(where: { $0.file == file }) {
                if !tables[index].rows.contains(row) { tables[index].rows.append(row) }
            } else {
                tables.append((file, [row]))
            }
        }
        return ParameterChecker(suite: self).recordings()
            + tables.map {
                RecordedBaseline(
                    path: $0.file, text: BaselineTable(columns: RecordedResult.columns, rows: $0.rows).text)
            }
    }

    /// How many different simulations the checks need.
    public var simulations: Int { planned().pool.count }

    /// Runs the first replication of every simulation on one thread, to foretell what all take.
    ///
    /// - Returns: The events of these replications together; nil when cancelled.
    public func pilot(cancellation: Cancellation? = nil) -> UInt64? {
        let outcomes = planned().pool.run(
            threads: 1, progress: nil, cancellation: cancellation, replications: 1)
        guard cancellation?.isCancelled != true else { return nil }
        return outcomes.reduce(0) { total, outcome in
            guard case .finished(let results) = outcome else { return total }
            return results.reduce(total) { $0 + $1.events }
        }
    }

    private func planned() -> CheckPlanner {
        var planner = CheckPlanner(suite: self)
        for result in results { _ = planner.simulation(of: result.subject, kpi: result.kpi) }
        for relation in relations { _ = planner.simulations(of: relation) }
        return planner
    }

    private static func threads(_ wanted: Int?) -> Int {
        max(1, wanted ?? ProcessInfo.processInfo.activeProcessorCount)
    }
}

/// Why baselines cannot be recorded.
public struct CheckRecordingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The check whose baseline cannot be recorded.
    public var check: String
    /// What is wrong.
    public var what: String

    /// One sentence.
    public var description: String { "\(check): \(what)" }
}

/// Finds out which simulations the checks need.
struct CheckPlanner {
    let suite: CheckSuite
    private(set) var pool = SimulationPool()

    init(suite: CheckSuite) {
        self.suite = suite
    }

    /// A cost needs no simulation.
    static let computed = -1

    mutating func simulation(of subject: CheckSubject, kpi: KPI?) -> Int {
        if kpi?.id == "cost.yearly" { return Self.computed }
        let configuration = suite.scenario(subject).configuration
        return pool.request(
            configuration, seed: suite.seed ?? configuration.simulation.seed,
            replications: replications(subject, configuration))
    }

    mutating func simulations(of check: RelationCheck) -> (Int, Int?) {
        guard let other = check.other, check.kpi?.id != "cost.yearly" else {
            return (simulation(of: check.subject, kpi: check.kpi), check.other == nil ? nil : Self.computed)
        }
        let one = suite.scenario(check.subject).configuration
        let two = suite.scenario(other).configuration
        let seed = suite.seed ?? one.simulation.seed
        let counts = (replications(check.subject, one), replications(other, two))
        if counts.0 == counts.1 {
            let pair = pool.requestPair(one, two, seed: seed, replications: counts.0)
            return (pair.0, pair.1)
        }
        return (
            pool.request(one, seed: seed, replications: counts.0),
            pool.request(two, seed: seed, replications: counts.1)
        )
    }

    /// The file's number, unless the check is about that number.
    private func replications(_ subject: CheckSubject, _ configuration: CityConfiguration) -> Int {
        subject.overrides.contains { $0.path == "simulation.replications" }
            ? configuration.simulation.replications : suite.replications
    }
}
