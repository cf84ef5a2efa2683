import Budgeting
import Experiments
import ScenarioFiles

/// Runs scenarios and their budgets for a command.
struct Simulation {
    var settings: StudySettings
    var interruption: Interruption
    var showsProgress: Bool

    /// What came of the scenarios of a command.
    struct Outcome {
        var runs: [ScenarioRun]
        /// By scenario, where it has a budget.
        var budgets: [String: BudgetPlan]
    }

    /// The budgets of scenarios that have one.
    ///
    /// Made before anything is simulated, so that a mistake in a price costs no time, and again with what the
    /// simulation counted.
    static func budgets(
        _ scenarios: [Scenario], after runs: [ScenarioRun] = []
    ) throws(CommandFailure) -> [String: BudgetPlan] {
        var plans: [String: BudgetPlan] = [:]
        var problems: [String] = []
        for scenario in scenarios where scenario.budget != nil {
            do throws(BudgetError) {
                let run = runs.first { $0.scenario.name == scenario.name }
                plans[scenario.name] = try Budget.price(
                    scenario, wastedTripsPerYear: run?.yearlyByUnitKind("units.wasted_trips"))
            } catch {
                problems += error.problems.map { "\(scenario.name): \($0)" }
            }
        }
        guard problems.isEmpty else { throw CommandFailure(.badInput, problems) }
        return plans
    }

    /// Runs scenarios together.
    ///
    /// - Parameter resumption: Where finished replications are kept until the result is written.
    func run(
        _ scenarios: [Scenario], resumption: Resumption? = nil
    ) throws(CommandFailure) -> Outcome {
        var settings = settings
        settings.store = resumption?.journal

        let label = scenarios.count == 1 ? scenarios[0].name : "\(scenarios.count) scenarios"
        let progress = ProgressLine(label: label, isWanted: showsProgress)
        let study: StudyResult
        do throws(StudyError) {
            study = try Study.run(
                scenarios: scenarios, settings: settings, progress: progress,
                cancellation: interruption.cancellation)
        } catch {
            progress.finish()
            throw CommandFailure(.badInput, "\(error)")
        }
        progress.finish()
        let done = study.runs.map(\.results.count).min() ?? 0
        if study.wasCancelled {
            throw CommandFailure(
                .interrupted,
                "interrupted: \(label) after \(done) replications; nothing of it was written"
                    + (resumption?.hint ?? ""))
        }
        let budgets = try Self.budgets(scenarios, after: study.runs)
        let isFaulty = warn(study.warnings, budgets: budgets)
        guard !isFaulty else {
            throw CommandFailure(.failedCheck, "nothing was written, because the results cannot be trusted")
        }
        let runs = study.runs.map { run in
            var run = run
            run.cost = budgets[run.scenario.name]?.yearlyCost
            return run
        }
        return Outcome(runs: runs, budgets: budgets)
    }

    /// Prints warnings; returns whether one of them says that the program is at fault.
    private func warn(_ warnings: [StudyWarning], budgets: [String: BudgetPlan]) -> Bool {
        for warning in warnings {
            // The study does not know the cost, which is measured here.
            if case .targetWithoutMeasure(let scenario, "cost.yearly", _) = warning, budgets[scenario] != nil
            {
                continue
            }
            Console.warning("\(warning)")
        }
        for name in budgets.keys.sorted() { budgets[name].map(Self.warn(unpriced:)) }
        return warnings.contains(where: \.isInternalError)
    }

    /// Names the items that a plan leaves out.
    static func warn(unpriced plan: BudgetPlan) {
        for item in plan.unpriced {
            Console.warning("\(plan.scenario): \(item.itemID) is not in the budget: \(item.reason)")
        }
    }
}
