import CityModel

/// Something that a reader of the results must know.
public enum StudyWarning: Sendable, Hashable, CustomStringConvertible {
    /// Members of the measured cohorts (incidents, reporters, attempts) had not ended at the follow-up limit;
    /// incidents and reporters among them count as not reached, attempts are missing.
    case unfinished(scenario: String, replications: Int, cohortMembers: Int)
    /// Attempts that did not end exactly once: a fault of the program, whose results cannot be trusted.
    case imbalance(scenario: String, replication: UInt32, scope: String, calls: Int64)
    /// A target names something that this scenario does not measure, so it is neither met nor missed.
    case targetWithoutMeasure(scenario: String, kpi: String, scope: String)

    /// A sequential study ended at its limit with a wider interval than wanted, in the KPI's unit; nil: none.
    case precisionNotReached(
        scenario: String, kpi: String, scope: String, replications: Int, halfWidth: Double?, wanted: Double)
    /// The KPI that a sequential study was to estimate has no finite value, which more replications do not change:
    /// a percentile that is not reached, or the mean of what never happened.
    case precisionOfNoValue(scenario: String, kpi: String, scope: String, isReached: Bool)

    /// Whether more replications would not help a sequential study.
    var isBeyondReplications: Bool {
        if case .precisionOfNoValue = self { true } else { false }
    }

    /// Whether the program itself is at fault.
    public var isInternalError: Bool {
        if case .imbalance = self { true } else { false }
    }

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .unfinished(let scenario, let replications, let members):
            "\(scenario): \(members) incidents, reporters or attempts in \(replications) replications had not "
                + "ended at the follow-up limit; incidents and reporters count as not reached. The service cannot keep up, or "
                + "simulation.follow_up_limit is too short"
        case .imbalance(let scenario, let replication, let scope, let calls):
            "INTERNAL ERROR: \(scenario), replication \(replication), \(scope): \(calls) attempts did not end "
                + "exactly once; do not use these results and report this"
        case .targetWithoutMeasure(let scenario, let kpi, let scope):
            "\(scenario): the target on \(kpi) of \(scope) is not checked, because nothing measures it"
        case .precisionNotReached(let scenario, let kpi, let scope, let replications, let reached, let wanted):
            "\(scenario): precision not reached after \(replications) replications: half-width "
                + "\(reached.map { Self.text($0, of: kpi) } ?? "unknown"), wanted "
                + "\(Self.text(wanted, of: kpi)) (\(kpi), \(scope))"
        case .precisionOfNoValue(let scenario, let kpi, let scope, let isReached):
            "\(scenario): precision cannot be aimed at: \(kpi) of \(scope) "
                + (isReached
                    ? "is undefined, because nothing of it happened; choose another KPI"
                    : "is not reached in so many cases that it has no value; choose another KPI")
        }
    }

    private static func text(_ value: Double, of kpi: String) -> String {
        KPICatalogue.find(kpi).map { CheckWording.value(value, $0.unit) } ?? CheckWording.number(value)
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
