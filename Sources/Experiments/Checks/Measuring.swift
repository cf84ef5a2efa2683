import Budgeting
import CityModel
import ScenarioFiles
import Statistics

/// Reads values of KPIs out of simulations.
struct Measuring {
    let suite: CheckSuite
    let outcomes: [SimulationPool.Outcome]

    /// Values by replication and what stands for them in means and intervals, or why there are none.
    enum Values {
        case known([Double], estimates: [Double])
        case unknown(String)
    }

    func values(_ kpi: KPI, _ scope: String, of subject: CheckSubject, simulation: Int) -> Values {
        if simulation == CheckPlanner.computed { return cost(of: subject) }
        switch outcomes[simulation] {
        case .failed(let reason): return .unknown("\(subject.name) \(reason)")
        case .finished(let results):
            let measures = results.first?.measures ?? []
            guard let index = measures.firstIndex(where: { $0.kpi == kpi.id && $0.scope == scope }) else {
                let scopes = measures.filter { $0.kpi == kpi.id }.map(\.scope)
                return .unknown(
                    "\(subject.name) does not measure \(kpi.id) of \(scope); "
                        + Wording.suggestion(for: scope, among: scopes, noun: "scope"))
            }
            return .known(results.map { $0.values[index] }, estimates: results.estimates(of: index))
        }
    }

    /// The same in every replication, because it is computed from the budget.
    private func cost(of subject: CheckSubject) -> Values {
        do throws(BudgetError) {
            let plan = try Budget.price(suite.scenario(subject))
            let values = Array(repeating: Double(plan.yearlyCost), count: suite.replications)
            return .known(values, estimates: values)
        } catch {
            return .unknown(error.description)
        }
    }

    /// The row of a baseline.
    func recording(of check: ResultCheck, simulation: Int) throws(CheckRecordingError) -> [String] {
        switch values(check.kpi, check.scope, of: check.subject, simulation: simulation) {
        case .unknown(let reason): throw CheckRecordingError(check: check.identity.id, what: reason)
        case .known(_, let estimates):
            let estimate = meanInterval(estimates)
            guard let mean = estimate.mean else {
                throw CheckRecordingError(
                    check: check.identity.id,
                    what: "\(check.kpi.id) of \(check.scope) is undefined in \(check.subject.name)")
            }
            return [
                check.subject.name, check.kpi.id, check.scope, CheckWording.exact(mean),
                CheckWording.exact(estimate.standardDeviation ?? 0), String(estimate.count),
            ]
        }
    }
}
