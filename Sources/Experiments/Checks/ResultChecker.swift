import CityModel
import ScenarioFiles
import Statistics

/// Holds what simulations find against theory, ranges and recorded baselines.
struct ResultChecker {
    let suite: CheckSuite
    let measuring: Measuring

    func row(_ check: ResultCheck, simulation: Int) -> CheckRow {
        switch measuring.values(check.kpi, check.scope, of: check.subject, simulation: simulation) {
        case .unknown(let reason): return row(check, passed: false, reason)
        case .known(_, let values):
            switch check.reference {
            case .theory(let expected): return theory(check, values, expected)
            case .range(let low, let high, let centre): return range(check, values, low, high, centre)
            case .baseline(let file, let tolerance): return baseline(check, values, file, tolerance)
            }
        }
    }

    private func row(
        _ check: ResultCheck, expected: String = "", observed: Double? = nil, low: Double? = nil,
        high: Double? = nil, passed: Bool, _ message: String
    ) -> CheckRow {
        CheckRow(
            check: check.identity.id, kind: .result, scenario: check.subject.name,
            subject: "\(check.kpi.id) \(check.scope)", expected: expected,
            observed: observed.map(CheckWording.exact) ?? "", ciLow: low, ciHigh: high, passed: passed,
            message: message + CheckWording.grounds(check.identity))
    }

    private func name(_ check: ResultCheck) -> String { "\(check.kpi.id) of \(check.scope)" }

    private func undefined(_ check: ResultCheck, _ estimate: MeanEstimate, expected: String) -> CheckRow {
        row(
            check, expected: expected, observed: estimate.mean, passed: false,
            "\(name(check)) is undefined or infinite in some replications, so it cannot be judged")
    }

    // MARK: Theory

    /// Student's t-interval of the mean at the family-wise level must hold the expected value.
    private func theory(_ check: ResultCheck, _ values: [Double], _ expected: Double) -> CheckRow {
        let estimate = meanInterval(values, level: suite.noiseLevel)
        let written = CheckWording.exact(expected)
        guard let mean = estimate.mean, let low = estimate.low, let high = estimate.high else {
            return undefined(check, estimate, expected: written)
        }
        // Where nothing varies the last bits of a sum still do.
        let slack = 1e-9 * expected.magnitude
        let passed = low - slack <= expected && expected <= high + slack
        let error = estimate.standardError.map { $0 > 0 ? (mean - expected).magnitude / $0 : 0 } ?? 0
        return row(
            check, expected: written, observed: mean, low: low, high: high, passed: passed,
            sentence(check, mean, expected, low, high, level: suite.noiseLevel)
                + ", \(CheckWording.number(error)) standard errors")
    }

    /// `calls.wait_mean of city is 57.3 s, 5.2 s (10 %) above the expected 52.07 s (99.9 % interval 54 s to 60 s)`.
    private func sentence(
        _ check: ResultCheck, _ mean: Double, _ expected: Double, _ low: Double, _ high: Double, level: Double
    ) -> String {
        let unit = check.kpi.unit
        return "\(name(check)) is \(CheckWording.value(mean, unit)), "
            + "\(CheckWording.distance(mean, from: expected, unit)) the expected \(CheckWording.value(expected, unit)) "
            + interval(low, high, unit, level: level)
    }

    private func interval(_ low: Double, _ high: Double, _ unit: KPI.Unit, level: Double) -> String {
        "(\(CheckWording.number(level * 100)) % interval \(CheckWording.value(low, unit)) to \(CheckWording.value(high, unit)))"
    }

    // MARK: Ranges

    /// The whole 95 % interval must lie in the range: what is not shown does not pass.
    private func range(
        _ check: ResultCheck, _ values: [Double], _ least: Double?, _ greatest: Double?, _ centre: Double?
    ) -> CheckRow {
        let estimate = meanInterval(values)
        let parts = [
            least.map { ">= \(CheckWording.exact($0))" }, greatest.map { "<= \(CheckWording.exact($0))" },
        ]
        let written = parts.compactMap(\.self).joined(separator: ", ")
        guard let mean = estimate.mean, let low = estimate.low, let high = estimate.high else {
            return undefined(check, estimate, expected: written)
        }
        let passed = least.map { low >= $0 } ?? true && greatest.map { high <= $0 } ?? true
        let unit = check.kpi.unit
        var text: String
        if let centre {
            text = sentence(check, mean, centre, low, high, level: 0.95)
        } else {
            text =
                "\(name(check)) is \(CheckWording.value(mean, unit)) \(interval(low, high, unit, level: 0.95))"
        }
        let bounds = [
            least.map { "at least \(CheckWording.value($0, unit))" },
            greatest.map { "at most \(CheckWording.value($0, unit))" },
        ].compactMap(\.self).joined(separator: " and ")
        text += passed ? ", within" : ", not all of it within"
        text += " \(bounds)"
        return row(check, expected: written, observed: mean, low: low, high: high, passed: passed, text)
    }

    // MARK: Baselines

    /// Welch's test of equal means at the family-wise level, or of equivalence within a tolerance.
    private func baseline(
        _ check: ResultCheck, _ values: [Double], _ file: String, _ tolerance: RelationCheck.Tolerance?
    ) -> CheckRow {
        guard let table = suite.baselines[file] else {
            return row(check, passed: false, "\(file) does not exist; record it with `--record`")
        }
        let key = (check.subject.name, check.kpi.id, check.scope)
        guard let recorded = RecordedResult(table, subject: key.0, kpi: key.1, scope: key.2) else {
            return row(
                check, passed: false, "\(file) has no row for \(name(check)); record it with `--record`")
        }
        let written = CheckWording.exact(recorded.mean)
        let estimate = meanInterval(values)
        guard let mean = estimate.mean else { return undefined(check, estimate, expected: written) }
        if mean == recorded.mean {
            return row(
                check, expected: written, observed: mean, passed: true,
                "\(name(check)) is \(CheckWording.value(mean, check.kpi.unit)), as recorded")
        }
        guard let deviation = estimate.standardDeviation, recorded.mean.isFinite, mean.isFinite else {
            return row(
                check, expected: written, observed: mean, passed: false,
                "\(name(check)) is \(CheckWording.value(mean, check.kpi.unit)); it was \(CheckWording.value(recorded.mean, check.kpi.unit))"
            )
        }
        let comparison = WelchComparison(
            mean: mean, deviation: deviation, count: estimate.count, recorded: recorded,
            level: tolerance == nil ? suite.noiseLevel : Self.shownLevel)
        if let tolerance { return equivalence(check, comparison, tolerance) }
        let errors = comparison.standardErrors
        return row(
            check, expected: written, observed: mean, low: comparison.low, high: comparison.high,
            passed: comparison.holds(recorded.mean),
            sentence(check, mean, recorded.mean, comparison.low, comparison.high, level: suite.noiseLevel)
                + ", \(CheckWording.number(errors)) standard errors of the difference")
    }

    /// What must be shown is shown at this level.
    private static let shownLevel = 0.95

    /// Two one-sided tests of 2.5 % each (Schuirmann 1987): the 95 % interval of the difference must lie within the
    /// tolerance, so that too few replications fail rather than pass.
    private func equivalence(
        _ check: ResultCheck, _ comparison: WelchComparison, _ tolerance: RelationCheck.Tolerance
    ) -> CheckRow {
        let recorded = comparison.recorded.mean
        let width =
            switch tolerance {
            case .share(let share): share * recorded.magnitude
            case .absolute(let width): width
            }
        let passed = recorded - width <= comparison.low && comparison.high <= recorded + width
        let unit = check.kpi.unit
        return row(
            check, expected: "\(CheckWording.exact(recorded)) ± \(CheckWording.exact(width))",
            observed: comparison.mean, low: comparison.low, high: comparison.high, passed: passed,
            sentence(
                check, comparison.mean, recorded, comparison.low, comparison.high, level: Self.shownLevel)
                + (passed ? ", shown to be within " : ", not shown to be within ")
                + "\(CheckWording.value(width, unit)) of what was recorded")
    }
}
