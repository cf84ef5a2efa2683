import Budgeting
import CityModel
import Foundation
import ScenarioFiles

/// One point of an experiment: changes to each scenario, and the random numbers.
struct DesignPoint: Sendable, Hashable {
    /// By scenario.
    var changes: [[ScenarioOverride]]
    /// nil: the seed of the study.
    var seed: UInt64?
}

/// What a point comes to.
enum DesignOutcome: Sendable {
    /// By scenario and measure.
    case columns([[KPIColumn?]])
    /// The changes do not fit together.
    case invalid(ScenarioError)
}

/// Runs many variants of a few scenarios with common random numbers and keeps only the wanted KPIs of each.
///
/// Variants are read and run in blocks of a fixed size, so that memory does not grow with their number, and results do
/// not depend on threads. Each is read once, but for those of designs so large that they would not fit into memory. A
/// variant that the engine cannot tell from the scenario as written, such as one with another price, is not run again.
///
/// It goes to the ``ReplicationRunner`` directly, past ``CaseStudy``: variants have seeds of their own, keep few
/// measures, are named by no user, and get their majorants from the whole design and not from their block.
struct DesignRunner: Sendable {
    let scenarios: [Scenario]
    let measures: [MeasuredKPI]
    let seed: UInt64
    var replications: Int
    let threads: Int
    let store: (any ReplicationStore)?
    let progress: SequenceProgress?
    let cancellation: Cancellation?
    private let maker: ColumnMaker
    /// The scenarios as written, with the majorants of all points so far.
    private(set) var carriers: [CityConfiguration]
    /// What has been read, without what only messages need.
    private var kept: [DesignPoint: Result<[Scenario], ScenarioError>] = [:]

    /// The points of one block.
    static let blockSize = 32
    /// The most points that are kept after they were read for the peaks of their demand.
    static let keptPoints = 1_024

    init(
        _ scenarios: [Scenario], measures: [MeasuredKPI], settings: StudySettings, keepsNoise: Bool,
        progress: SequenceProgress? = nil, cancellation: Cancellation? = nil
    ) throws(DesignError) {
        guard let first = scenarios.first else { throw .study(.noScenario) }
        self.scenarios = scenarios
        self.measures = measures
        self.progress = progress
        self.cancellation = cancellation
        store = settings.store
        seed = settings.seed ?? first.configuration.simulation.seed
        replications = settings.replications ?? first.configuration.simulation.replications
        threads = settings.threads ?? ProcessInfo.processInfo.activeProcessorCount
        guard replications >= 1, replications <= Int(UInt32.max) else {
            throw .study(.replications(replications))
        }
        guard threads >= 1 else { throw .study(.threads(threads)) }
        maker = ColumnMaker(measures: measures, seed: seed, keepsNoise: keepsNoise)
        carriers = sharingMajorants(scenarios.map(\.configuration))
    }

    /// Lets the demand of all points be thinned from the same candidates.
    ///
    /// - Returns: What is wrong with points that are not valid, by their index; nil when cancelled.
    /// - Complexity: One reading of each variant, which ``evaluate(_:)`` need not repeat for the first
    ///   ``keptPoints``.
    mutating func prepare(_ points: [DesignPoint]) -> [Int: ScenarioError]? {
        var problems: [Int: ScenarioError] = [:]
        for (number, block) in Self.blocks(of: points).enumerated() {
            guard cancellation?.isCancelled != true else { return nil }
            var valid: [CityConfiguration] = []
            for (index, variant) in build(block).enumerated() {
                if kept.count < Self.keptPoints { kept[block[index]] = variant.map(lean) }
                switch variant {
                case .success(let scenarios): valid += scenarios.map(\.configuration)
                case .failure(let error): problems[number * Self.blockSize + index] = error
                }
            }
            carriers = Array(sharingMajorants(carriers + valid).prefix(carriers.count))
        }
        return problems
    }

    /// Scenarios without what is needed only to read them again and to explain them.
    private func lean(_ variant: [Scenario]) -> [Scenario] {
        zip(scenarios, variant).map { written, variant in
            var lean = variant
            lean.document = written.document
            lean.parameters = written.parameters
            lean.resolvedText = written.resolvedText
            return lean
        }
    }

    /// The outcomes of all points in their order; nil when cancelled.
    func evaluate(_ points: [DesignPoint]) throws(DesignError) -> [DesignOutcome]? {
        var outcomes: [DesignOutcome] = []
        var known: [Job: [ReplicationResult]] = [:]
        for block in Self.blocks(of: points) {
            guard let own = try evaluate(block: block, known: &known) else { return nil }
            outcomes += own
        }
        return outcomes
    }

    /// What makes two simulations the same one.
    struct Job: Hashable {
        var configuration: CityConfiguration
        var seed: UInt64
    }

    private func evaluate(
        block: [DesignPoint], known: inout [Job: [ReplicationResult]]
    ) throws(DesignError) -> [DesignOutcome]? {
        guard cancellation?.isCancelled != true else { return nil }
        let built = build(block)
        var jobs: [Job] = []
        var places: [Job: Int] = [:]
        // By point and scenario.
        var wanted: [[Job]] = []
        for (point, variant) in zip(block, built) {
            let own = self.jobs(of: point, variant)
            for job in own where known[job] == nil && places[job] == nil {
                places[job] = jobs.count
                jobs.append(job)
            }
            wanted.append(own)
        }
        guard let results = try run(jobs) else { return nil }
        let unchanged = Set(carriers.map { Job(configuration: $0, seed: seed) })
        for (job, place) in places where unchanged.contains(job) { known[job] = results[place] }
        let found = wanted.map { own in
            own.map { job in places[job].map { results[$0] } ?? known[job] ?? [] }
        }
        let maker = maker
        return try parallelMap(block.count, threads: threads) { index -> Result<DesignOutcome, DesignError> in
            let scenarios: [Scenario]
            switch built[index] {
            case .success(let variant): scenarios = variant
            case .failure(let error): return .success(.invalid(error))
            }
            do throws(DesignError) {
                return .success(
                    .columns(try Self.columns(scenarios, found[index], seed: seed, maker: maker)))
            } catch {
                return .failure(error)
            }
        }.resolved()
    }

    /// What is simulated of a point; empty where it is not valid.
    func jobs(of point: DesignPoint, _ variant: Result<[Scenario], ScenarioError>) -> [Job] {
        ((try? variant.get()) ?? []).map { scenario in
            Job(
                configuration: sharingMajorants([scenario.configuration] + carriers)[0],
                seed: point.seed ?? seed)
        }
    }

    private static func columns(
        _ scenarios: [Scenario], _ results: [[ReplicationResult]], seed: UInt64, maker: ColumnMaker
    ) throws(DesignError) -> [[KPIColumn?]] {
        var columns: [[KPIColumn?]] = []
        for (scenario, results) in zip(scenarios, results) {
            var cost: Double?
            if scenario.budget != nil {
                let run = ScenarioRun(scenario: scenario, seed: seed, results: results)
                do throws(BudgetError) {
                    let plan = try Budget.price(
                        scenario, wastedTripsPerYear: run.yearlyByUnitKind("units.wasted_trips"))
                    cost = Double(plan.yearlyCost)
                } catch {
                    throw .input(
                        option: scenario.name, what: "a variant cannot be priced: \(error)",
                        remedy: "narrow the range, or leave out what it prices")
                }
            }
            columns.append(maker.columns(of: results, cost: cost))
        }
        return columns
    }

    /// Reads what is not kept.
    func build(_ block: [DesignPoint]) -> [Result<[Scenario], ScenarioError>] {
        let scenarios = scenarios
        let kept = kept
        return parallelMap(block.count, threads: threads) { index in
            if let known = kept[block[index]] { return known }
            var variant: [Scenario] = []
            for (scenario, changes) in zip(scenarios, block[index].changes) {
                do throws(ScenarioError) {
                    variant.append(changes.isEmpty ? scenario : try scenario.changed(by: changes))
                } catch {
                    return .failure(error)
                }
            }
            return .success(variant)
        }
    }

    /// By job its replications; nil when cancelled.
    func run(_ jobs: [Job]) throws(DesignError) -> [[ReplicationResult]]? {
        guard !jobs.isEmpty else { return [] }
        let runner = ReplicationRunner(
            cases: jobs.enumerated().map { index, job in
                StudyCase(
                    name: "variant \(index + 1)", configuration: job.configuration, seed: job.seed)
            },
            seed: seed, threads: threads, store: store, progress: progress, cancellation: cancellation,
            selection: MeasureSelection(others: Set(measures.map(\.name))))
        do throws(StudyError) {
            guard try runner.run(to: replications) else {
                store?.flush()
                return nil
            }
            progress?.finishPart()
        } catch {
            throw .study(error)
        }
        return runner.finishedPrefix()
    }

    static func blocks(of points: [DesignPoint]) -> [[DesignPoint]] {
        stride(from: 0, to: points.count, by: blockSize).map { start in
            Array(points[start..<min(points.count, start + blockSize)])
        }
    }
}

extension [Result<DesignOutcome, DesignError>] {
    /// The outcomes, or the first failure.
    fileprivate func resolved() throws(DesignError) -> [DesignOutcome] {
        var outcomes: [DesignOutcome] = []
        for result in self { outcomes.append(try result.get()) }
        return outcomes
    }
}
