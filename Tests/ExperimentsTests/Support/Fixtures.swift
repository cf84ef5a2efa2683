import CityModel
import EventKernel
import Experiments
import Randomness
import ScenarioFiles
import Statistics
import Synchronization

/// A busy desk of two agents, small enough for many replications.
func smallDesk(agents: Int = 2, patience: Double? = 60, seed: UInt64 = 7) -> CityConfiguration {
    var configuration = TheoryModel.singleDesk(
        rate: 0.02, talk: .exponential(mean: 90), desk: TheoryModel.desk(agents: agents),
        callers: CallerBehaviour(patience: patience.map { .exponential(mean: $0) }), warmUp: 600,
        measured: 7_200)
    configuration.simulation.seed = seed
    configuration.simulation.replications = 6
    return configuration
}

/// A run whose measures are written by hand: one value per replication and KPI of the city.
func handWrittenRun(
    _ name: String = "by hand", values: [String: [Double]] = [:],
    durations: [String: (probability: Double, replications: [DurationHistogram])] = [:],
    targets: [Target] = [], cost: Int64? = nil, seed: UInt64 = 1
) throws -> CaseRun {
    var configuration = smallDesk()
    configuration.targets = targets
    configuration.simulation.measured = 60
    configuration.simulation.warmUp = 0
    let count = values.values.first?.count ?? durations.values.first?.replications.count ?? 0
    let results = try (0..<count).map { replication in
        var result = try City.run(configuration, seed: 1, replication: UInt32(replication))
        result.measures = []
        result.values = []
        result.histograms = []
        for (kpi, list) in values.sorted(by: { $0.key < $1.key }) {
            result.measures.append(Measure(kpi: kpi, scope: "city"))
            result.values.append(list[replication])
        }
        for (kpi, law) in durations.sorted(by: { $0.key < $1.key }) {
            let histogram = law.replications[replication].snapshot()
            result.measures.append(
                Measure(
                    kpi: kpi, scope: "city", histogram: result.histograms.count,
                    probability: law.probability))
            result.values.append(histogram.quantile(law.probability)?.seconds ?? .nan)
            result.histograms.append(histogram)
        }
        return result
    }
    return CaseRun(name: name, configuration: configuration, seed: seed, results: results, cost: cost)
}

func durations(seconds: some Sequence<Double>, never: Int = 0) -> DurationHistogram {
    var histogram = DurationHistogram()
    for value in seconds { histogram.record(microseconds: Int64((value * 1e6).rounded())) }
    for _ in 0..<never { histogram.recordNever() }
    return histogram
}

/// Remembers what it is told and may cancel after so many units.
final class ProgressRecorder: ProgressReporter {
    struct Report: Sendable, Equatable {
        var done: Int
        var total: Int
        var events: UInt64
    }
    private let list = Mutex<[Report]>([])
    private let cancellation: Cancellation?
    private let limit: Int

    init(cancelling cancellation: Cancellation? = nil, after limit: Int = .max) {
        self.cancellation = cancellation
        self.limit = limit
    }

    var reports: [Report] { list.withLock { $0 } }

    func progress(done: Int, total: Int, events: UInt64, elapsedSeconds: Double) {
        list.withLock { $0.append(Report(done: done, total: total, events: events)) }
        if done >= limit { cancellation?.cancel() }
    }
}

extension ReplicationResult {
    /// Everything that a replication found, bit for bit (NaN equals itself).
    func isIdentical(to other: ReplicationResult) -> Bool {
        replication == other.replication && measures == other.measures
            && values.map(\.bitPattern) == other.values.map(\.bitPattern) && histograms == other.histograms
            && hours.map(\.bits) == other.hours.map(\.bits) && accounts == other.accounts
            && events == other.events && unfinished == other.unfinished
    }

    /// The measures of a scope with their bits.
    func bits(scope: String) -> [String: UInt64] {
        var result: [String: UInt64] = [:]
        for (measure, value) in zip(measures, values) where measure.scope == scope {
            result[measure.kpi] = value.bitPattern
        }
        return result
    }
}

extension HourOfDesk {
    var bits: [UInt64] {
        [offered, answered, abandoned, blocked, failed, meanWait, meanQueue, meanBusy, meanOnDuty].map(
            \.bitPattern)
    }
}

func areIdentical(_ left: [CaseRun], _ right: [CaseRun]) -> Bool {
    left.count == right.count
        && zip(left, right).allSatisfy { first, second in
            first.name == second.name && first.seed == second.seed
                && first.results.count == second.results.count
                && zip(first.results, second.results).allSatisfy { $0.isIdentical(to: $1) }
        }
}
