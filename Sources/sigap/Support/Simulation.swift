import Budgeting
import Experiments
import ScenarioFiles

/// Runs scenarios and their budgets for a command.
struct Simulation {
    var settings: StudySettings
    var interruption: Interruption
    var showsProgress: Bool

    /// The budgets of scenarios that have one.
    ///
    /// Made before anything is simulated, so that a mistake in a price costs no time.
    static func budgets(_ scenarios: [Scenario]) throws(CommandFailure) -> [String: BudgetPlan] {
        var plans: [String: BudgetPlan] = [:]
        var problems: [String] = []
        for scenario in scenarios where scenario.budget != nil {
            do throws(BudgetError) {
                plans[scenario.name] = try Budget.price(scenario)
            } catch {
                problems += error.problems.map { "\(scenario.name): \($0)" }
            }
        }
        guard problems.isEmpty else { throw CommandFailure(.badInput, problems) }
        return plans
    }

    /// Runs scenarios together.
    func run(_ scenarios: [Scenario], budgets: [String: BudgetPlan]) throws(CommandFailure) -> [ScenarioRun] {
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
                .interrupted, "interrupted: \(label) after \(done) replications; nothing of it was written")
        }
        let isFaulty = warn(study.warnings, budgets: budgets)
        guard !isFaulty else {
            throw CommandFailure(.failedCheck, "nothing was written, because the results cannot be trusted")
        }
        return study.runs.map { run in
            var run = run
            run.cost = budgets[run.scenario.name]?.yearlyCost
            return run
        }
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
