import Budgeting
import CityModel
import ScenarioFiles
import Statistics

/// Runs scenarios for many draws of their uncertain inputs.
public enum UncertaintyStudy {
    /// How much is drawn and run.
    public struct Settings: Sendable {
        /// The number of draws.
        public var draws: Int
        /// The law of each value.
        public var law: UncertaintyLaw
        /// The replications of each scenario in each draw; nil: as many as without draws.
        public var replications: Int?

        /// Settings.
        public init(draws: Int, law: UncertaintyLaw = .triangular, replications: Int? = nil) {
            self.draws = draws
            self.law = law
            self.replications = replications
        }
    }

    /// Why it cannot be run.
    public enum Failure: Error, Sendable {
        /// No value is written with `low` and `high`.
        case nothingUncertain
        /// Drawn values do not fit together.
        case draw(number: Int, ScenarioError)
        /// A scenario cannot be run.
        case study(StudyError)
        /// A price cannot be computed.
        case budget(draw: Int, BudgetError)

        /// One line for each problem.
        public var lines: [String] {
            switch self {
            case .nothingUncertain:
                ["no value of the scenarios is uncertain; write some with `low` and `high`"]
            case .draw(let number, let error): error.problems.map { "draw \(number + 1): \($0)" }
            case .study(let error): [error.description]
            case .budget(let draw, let error): error.problems.map { "draw \(draw + 1): \($0)" }
            }
        }
    }

    /// Runs all scenarios for each draw, with the same seed and replications in every one.
    ///
    /// - Parameters:
    ///   - scenarios: The baseline first.
    ///   - uncertainty: Draws, law, replications.
    ///   - settings: Seed, replications and threads as of the comparison; its precision does not apply.
    ///   - progress: Is told after each replication.
    ///   - cancellation: Is asked before each replication.
    /// - Returns: nil when cancelled.
    public static func run(
        _ scenarios: [Scenario], uncertainty: Settings, settings: StudySettings,
        progress: (any ProgressReporter)? = nil, cancellation: Cancellation? = nil
    ) throws(Failure) -> UncertaintyResult? {
        guard let baseline = scenarios.first else { throw .study(.noScenario) }
        let seed = settings.seed ?? baseline.configuration.simulation.seed
        let inputs = UncertainInputs(scenarios, seed: seed, law: uncertainty.law)
        let paths = inputs.paths
        guard !paths.isEmpty else { throw .nothingUncertain }
        var study = settings
        study.memory = .headlines
        study.precision = nil
        study.replications =
            uncertainty.replications ?? settings.replications
            ?? baseline.configuration.simulation.replications
        let whole = (study.replications ?? 1) * scenarios.count * uncertainty.draws
        let parts = progress.map { SequenceProgress($0, total: whole) }
        var rejected = 0
        var values: [[[String: Double]]] = scenarios.map { _ in [] }
        for number in 0..<uncertainty.draws {
            let drawn: [Scenario]
            do throws(ScenarioError) {
                let draw = try inputs.draw(number)
                drawn = draw.scenarios
                rejected += draw.rejected
            } catch {
                throw .draw(number: number, error)
            }
            let result: StudyResult
            do throws(StudyError) {
                result = try Study.run(
                    scenarios: drawn, settings: study, progress: parts, cancellation: cancellation)
            } catch {
                throw .study(error)
            }
            guard !result.wasCancelled else { return nil }
            parts?.finishPart()
            for (index, run) in result.runs.enumerated() {
                var means = run.caseRun.headlineMeans()
                means["cost.yearly"] = try cost(of: run, draw: number)
                values[index].append(means)
            }
        }
        return UncertaintyResult(
            scenarios: scenarios.map(\.name), draws: uncertainty.draws, law: uncertainty.law,
            replications: study.replications ?? 1, parameters: paths.count,
            rejected: rejected, values: values)
    }

    private static func cost(of run: ScenarioRun, draw: Int) throws(Failure) -> Double? {
        guard run.scenario.budget != nil else { return nil }
        do throws(BudgetError) {
            let plan = try Budget.price(
                run.scenario, wastedTripsPerYear: run.yearlyByUnitKind("units.wasted_trips"))
            return Double(plan.yearlyCost)
        } catch {
            throw .budget(draw: draw, error)
        }
    }
}

extension CaseRun {
    /// The estimate of each headline KPI of the city: the mean, or the pooled percentile; NaN where undefined.
    fileprivate func headlineMeans() -> [String: Double] {
        var means: [String: Double] = [:]
        for (index, measure) in measures.enumerated() where measure.scope == "city" {
            guard KPICatalogue.find(measure.kpi)?.isHeadline == true else { continue }
            if let histogram = measure.histogram, let probability = measure.probability {
                let pooled = SparseHistogram.merged(histograms(histogram)).quantile(probability)
                means[measure.kpi] = pooled?.seconds ?? .nan
            } else {
                means[measure.kpi] = meanInterval(values(of: index)).mean ?? .nan
            }
        }
        return means
    }
}
