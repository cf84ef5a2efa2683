import CityModel
import Statistics

/// An exact value and how to estimate it from replications: as a sum over a sum, because the mean of the ratios
/// of short replications is biased.
struct Claim: Sendable {
    /// The key of the oracle file, with an index for lists.
    var key: String
    var exact: Double
    var numerator: @Sendable (ReplicationResult) -> Double
    var denominator: @Sendable (ReplicationResult) -> Double
    /// The exact value is so small that most studies see no case of it.
    var isRare = false

    init(
        _ key: String, _ exact: Double, _ numerator: @escaping @Sendable (ReplicationResult) -> Double,
        per denominator: @escaping @Sendable (ReplicationResult) -> Double = { _ in 1 }
    ) {
        self.key = key
        self.exact = exact
        self.numerator = numerator
        self.denominator = denominator
    }
}

/// A configuration, how many replications to run of it, and what must come out.
struct TheoryRun: Sendable {
    var name: String
    var configuration: CityConfiguration
    var replications: Int
    var claims: [Claim]
}

/// What becomes of one case of the oracle file.
struct TheoryPlan: Sendable {
    var runs: [TheoryRun] = []
    /// Keys of the case that no KPI estimates, with the reason.
    var notMeasured: [String: String] = [:]
    /// Why the whole case cannot be run yet; nil: it can.
    var notApplicable: String?
}

extension ReplicationResult {
    /// A KPI of this replication.
    func value(_ kpi: String, _ scope: String = "city") -> Double {
        values[measures.firstIndex { $0.kpi == kpi && $0.scope == scope }!]
    }

    /// What a KPI is a mean over: attempts of some kind, or time.
    func weight(of kpi: String, _ scope: String = "city") -> Double {
        switch kpi {
        case "calls.wait_mean": value("calls.answered", scope)
        case "calls.abandoned_wait_mean": value("calls.abandoned", scope)
        case "calls.wait_all_mean", "calls.delayed_share":
            value("calls.answered", scope) + value("calls.abandoned", scope)
        case "calls.attempts_per_caller":
            value("calls.offered", scope) / value("calls.attempts_per_caller", scope)
        case "calls.offered", "calls.queue_mean", "staff.busy_mean", "staff.occupancy": 1
        default: value("calls.offered", scope)
        }
    }

    /// The sum behind a KPI; 0 where there is nothing to take the mean of.
    func sum(of kpi: String, _ scope: String = "city") -> Double {
        let weight = weight(of: kpi, scope)
        return weight == 0 ? 0 : weight * value(kpi, scope)
    }

    /// The number of answered calls of the city that waited at most so long.
    func answered(within seconds: Double) -> Double {
        let index = measures.first { $0.kpi == "calls.wait_p50" && $0.scope == "city" }!.histogram!
        return histograms[index].shareWithin(seconds: seconds)! * value("calls.answered")
    }
}
