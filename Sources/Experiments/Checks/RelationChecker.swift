import CityModel
import ScenarioFiles
import Statistics

/// Holds simulations against each other.
struct RelationChecker {
    let suite: CheckSuite
    let measuring: Measuring

    func row(_ check: RelationCheck, simulations: (Int, Int?)) -> CheckRow {
        guard check.kind != .conservation, let kpi = check.kpi else {
            return conservation(check, simulation: simulations.0)
        }
        let first = measuring.values(kpi, check.scope, of: check.subject, simulation: simulations.0)
        guard case .known(let values, let estimates) = first else { return unknown(check, first) }
        guard check.kind != .zero else { return zero(check, kpi, values) }
        guard let other = check.other, let simulation = simulations.1 else {
            preconditionFailure("Relations of two sides have another side.")
        }
        let second = measuring.values(kpi, check.otherScope, of: other, simulation: simulation)
        guard case .known(let others, let otherEstimates) = second else { return unknown(check, second) }
        switch check.kind {
        case .unchanged: return same(check, kpi, values, others, other)
        case .equal:
            guard let tolerance = check.tolerance else { return same(check, kpi, values, others, other) }
            return compare(check, kpi, estimates, otherEstimates, other, tolerance)
        default: return compare(check, kpi, estimates, otherEstimates, other, nil)
        }
    }

    private func row(
        _ check: RelationCheck, expected: String, observed: String, low: Double? = nil, high: Double? = nil,
        passed: Bool, _ message: String
    ) -> CheckRow {
        CheckRow(
            check: check.identity.id, kind: .relation, scenario: check.subject.name,
            subject: check.kpi.map { "\($0.id) \(check.scope)" } ?? check.kind.rawValue, expected: expected,
            observed: observed, ciLow: low, ciHigh: high, passed: passed,
            message: message + CheckWording.grounds(check.identity))
    }

    private func unknown(_ check: RelationCheck, _ values: Measuring.Values) -> CheckRow {
        guard case .unknown(let reason) = values else { preconditionFailure("Known values are no failure.") }
        return row(check, expected: check.kind.rawValue, observed: "", passed: false, reason)
    }

    private func name(_ check: RelationCheck, _ kpi: KPI) -> String {
        "\(kpi.id) of \(check.scope) in \(check.subject.name)"
    }

    // MARK: One simulation

    private func zero(_ check: RelationCheck, _ kpi: KPI, _ values: [Double]) -> CheckRow {
        let offender = values.enumerated().first { $0.element != check.value }
        let wanted = CheckWording.value(check.value, kpi.unit)
        let text =
            if let (replication, value) = offender.map({ ($0.offset, $0.element) }) {
                "\(name(check, kpi)) is \(CheckWording.value(value, kpi.unit)) in replication \(replication) instead of \(wanted)"
            } else {
                "\(name(check, kpi)) is \(wanted) in all \(values.count) replications"
            }
        let observed = offender?.element ?? check.value
        return row(
            check, expected: CheckWording.exact(check.value), observed: CheckWording.exact(observed),
            passed: offender == nil, text)
    }

    /// `offered + in = answered + abandoned + blocked + failed + out` in every account but for what was still open
    /// at the follow-up limit, and nothing is passed on that nobody receives.
    private func conservation(_ check: RelationCheck, simulation: Int) -> CheckRow {
        switch measuring.outcomes[simulation] {
        case .failed(let reason):
            return row(
                check, expected: "0", observed: "", passed: false, "\(check.subject.name) \(reason)")
        case .finished(let results):
            for result in results {
                guard let offence = imbalance(of: result) else { continue }
                return row(
                    check, expected: "0", observed: String(offence.calls), passed: false,
                    "in replication \(result.replication) of \(check.subject.name) \(offence.text)")
            }
            let accounts = results.reduce(0) { $0 + $1.accounts.count }
            return row(
                check, expected: "0", observed: "0", passed: true,
                "all \(accounts) accounts of \(results.count) replications of \(check.subject.name) balance")
        }
    }

    private func imbalance(of result: ReplicationResult) -> (calls: Int64, text: String)? {
        let open = Int64(max(0, result.unfinished))
        for account in result.accounts where !(0...open).contains(account.imbalance) {
            return (
                account.imbalance,
                "\(account.imbalance) attempts of \(account.scope) did not end exactly once (\(open) members of the cohort were still open)"
            )
        }
        let desks = result.accounts.filter { $0.scope.hasPrefix("desk:") }
        let sent = desks.reduce(0) { $0 + $1.overflowOut }
        let received = desks.reduce(0) { $0 + $1.overflowIn }
        if sent != received {
            return (sent - received, "desks passed on \(sent) calls and received \(received)")
        }
        guard let city = result.accounts.first(where: { $0.scope == "city" }) else { return nil }
        for prefix in ["desk:", "stream:"] {
            let parts = result.accounts.filter { $0.scope.hasPrefix(prefix) }
            let offered = parts.reduce(0) { $0 + $1.offered }
            if !parts.isEmpty, offered != city.offered {
                return (
                    city.offered - offered,
                    "the city was offered \(city.offered) calls and its \(prefix)… scopes \(offered)"
                )
            }
        }
        return nil
    }

    // MARK: Two simulations

    private func same(
        _ check: RelationCheck, _ kpi: KPI, _ values: [Double], _ others: [Double], _ other: CheckSubject
    ) -> CheckRow {
        let pairs = Array(zip(values, others))
        // Undefined on both sides is the same, too.
        let offender = pairs.firstIndex { $0.0 != $0.1 && !($0.0.isNaN && $0.1.isNaN) }
        let text =
            if let offender {
                "\(name(check, kpi)) is \(CheckWording.value(pairs[offender].0, kpi.unit)) in replication \(offender), "
                    + "\(CheckWording.distance(pairs[offender].0, from: pairs[offender].1, kpi.unit)) that of \(other.name)"
            } else {
                "\(name(check, kpi)) is that of \(other.name) in all \(pairs.count) replications"
            }
        let shown = offender ?? 0
        return row(
            check, expected: pairs.isEmpty ? "" : CheckWording.exact(pairs[shown].1),
            observed: pairs.isEmpty ? "" : CheckWording.exact(pairs[shown].0),
            passed: offender == nil && !pairs.isEmpty, text)
    }

    private func compare(
        _ check: RelationCheck, _ kpi: KPI, _ values: [Double], _ others: [Double], _ other: CheckSubject,
        _ tolerance: RelationCheck.Tolerance?
    ) -> CheckRow {
        let count = min(values.count, others.count)
        let level = check.kind == .notLarger ? suite.noiseLevel : 0.95
        let comparison = pairedComparison(
            baseline: Array(others.prefix(count)), alternative: Array(values.prefix(count)), level: level)
        let difference = comparison.difference
        let (passed, demand) = verdict(check, kpi, difference, others, tolerance)
        guard let mean = difference.mean else {
            return row(
                check, expected: demand, observed: "", passed: false,
                "\(name(check, kpi)) and \(other.name) cannot be compared: undefined in too many replications"
            )
        }
        let bounds =
            difference.interval.map {
                " (\(CheckWording.number(level * 100)) % interval \(CheckWording.value($0.low, kpi.unit)) to \(CheckWording.value($0.high, kpi.unit)))"
            } ?? ""
        return row(
            check, expected: demand, observed: CheckWording.exact(mean), low: difference.low,
            high: difference.high, passed: passed,
            "\(name(check, kpi)) minus \(other.name) is \(CheckWording.value(mean, kpi.unit))\(bounds), expected \(demand)"
        )
    }

    private func verdict(
        _ check: RelationCheck, _ kpi: KPI, _ difference: MeanEstimate, _ others: [Double],
        _ tolerance: RelationCheck.Tolerance?
    ) -> (passed: Bool, demand: String) {
        switch check.kind {
        case .notLarger:
            // Not reached against reached: an infinite difference has no interval, but a clear sign.
            let infinite = difference.mean.map { $0 < 0 && $0.isInfinite } ?? false
            return (infinite || difference.low.map { $0 <= 0 } ?? false, "<= 0")
        case .larger:
            let infinite = difference.mean.map { $0 > 0 && $0.isInfinite } ?? false
            return (infinite || difference.low.map { $0 > 0 } ?? false, "> 0")
        default:
            let width =
                switch tolerance {
                case .share(let share): share * (meanInterval(others).mean?.magnitude ?? 0)
                case .absolute(let width): width
                case nil: 0.0
                }
            let passed =
                difference.low.map { $0 >= -width } ?? false && difference.high.map { $0 <= width } ?? false
            return (passed, "within \(CheckWording.value(width, kpi.unit)) of 0")
        }
    }
}
