import CityModel

/// Something that a reader of the results must know.
public enum StudyWarning: Sendable, Hashable, CustomStringConvertible {
    /// Members of the measured cohorts (incidents, reporters, attempts) had not ended at the follow-up limit;
    /// they are missing from the results, which are therefore too good.
    case unfinished(scenario: String, replications: Int, cohortMembers: Int)
    /// Attempts that did not end exactly once: a fault of the program, whose results cannot be trusted.
    case imbalance(scenario: String, replication: UInt32, scope: String, calls: Int64)
    /// A target names something that this scenario does not measure, so it is neither met nor missed.
    case targetWithoutMeasure(scenario: String, kpi: String, scope: String)

    /// Whether the program itself is at fault.
    public var isInternalError: Bool {
        if case .imbalance = self { true } else { false }
    }

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .unfinished(let scenario, let replications, let members):
            "\(scenario): \(members) incidents, reporters or attempts in \(replications) replications had not "
                + "ended at the follow-up limit and are left out; the service cannot keep up, or "
                + "simulation.follow_up_limit is too short"
        case .imbalance(let scenario, let replication, let scope, let calls):
            "INTERNAL ERROR: \(scenario), replication \(replication), \(scope): \(calls) attempts did not end "
                + "exactly once; do not use these results and report this"
        case .targetWithoutMeasure(let scenario, let kpi, let scope):
            "\(scenario): the target on \(kpi) of \(scope) is not checked, because nothing measures it"
        }
    }
}

extension StudyWarning {
    /// What the results of one scenario call for.
    ///
    /// An attempt that is still open at the follow-up limit has not ended, so an account may lack as many calls
    /// as there are unfinished members; anything else is an error of the engine.
    package static func warnings(about run: CaseRun) -> [StudyWarning] {
        var result: [StudyWarning] = []
        let open = run.results.filter { $0.unfinished > 0 }
        if !open.isEmpty {
            result.append(
                .unfinished(
                    scenario: run.name, replications: open.count,
                    cohortMembers: open.reduce(0) { $0 + $1.unfinished }))
        }
        for replication in run.results {
            for account in replication.accounts
            where !(0...Int64(max(0, replication.unfinished))).contains(account.imbalance)
                || replication.unfinished < 0
            {
                result.append(
                    .imbalance(
                        scenario: run.name, replication: replication.replication, scope: account.scope,
                        calls: account.imbalance))
            }
        }
        let measures = Set(run.measures.map { MeasureName($0) })
        for target in run.configuration.targets
        where !measures.contains(MeasureName(kpi: target.kpi, scope: target.scope)) {
            // The cost is known only once the budget has been priced.
            guard target.kpi != "cost.yearly" || run.cost == nil else { continue }
            result.append(
                .targetWithoutMeasure(scenario: run.name, kpi: target.kpi, scope: target.scope))
        }
        return result
    }
}
