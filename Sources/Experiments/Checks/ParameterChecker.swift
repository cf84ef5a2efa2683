import ScenarioFiles

/// Holds what scenarios state against what a check file demands.
struct ParameterChecker {
    /// The columns of a table of recorded values.
    static let columns = ["scenario", "path", "value"]

    let suite: CheckSuite
    /// The keys of every parameter's path, by scenario.
    private let components: [String: [[Substring]]]

    init(suite: CheckSuite) {
        self.suite = suite
        var components: [String: [[Substring]]] = [:]
        for (name, scenario) in suite.parameters.isEmpty ? [] : suite.scenarios {
            components[name] = scenario.parameters.map { PathPattern.components(of: $0.path) }
        }
        self.components = components
    }

    func rows() -> [CheckRow] { suite.parameters.flatMap(rows) }

    private func rows(of check: ParameterCheck) -> [CheckRow] {
        let scenarios = suite.scenarios.filter { check.scenario == nil || $0.name == check.scenario }
        var rows: [CheckRow] = []
        var matched = 0
        for (name, scenario) in scenarios {
            let parameters = parameters(of: scenario, named: name, for: check)
            matched += parameters.count
            let recorded = recorded(check, scenario: name)
            for parameter in parameters {
                rows += self.rows(of: check, parameter, in: name, scenario, recorded: recorded)
            }
            if let recorded {
                let present = Set(parameters.map(\.path))
                for path in recorded.keys.sorted() where !present.contains(path) {
                    rows.append(
                        row(
                            check, name, path, expected: recorded[path] ?? "", observed: "", passed: false,
                            "\(path) is gone; it was \(recorded[path] ?? "")"))
                }
            }
        }
        if matched == 0 { return rows + [nothing(check, scenarios)] }
        let failures = rows.filter { !$0.passed }
        if !check.isPattern || rows.count == 1 { return rows }
        guard failures.isEmpty else { return failures }
        return [
            row(
                check, check.scenario ?? "", check.pattern.text, expected: demand(check), observed: "",
                passed: true, "\(matched) values are as demanded")
        ]
    }

    private func parameters(
        of scenario: Scenario, named name: String, for check: ParameterCheck
    ) -> [ParameterRecord] {
        guard check.isPattern else { return scenario.parameters.filter { $0.path == check.pattern.text } }
        return zip(scenario.parameters, components[name] ?? [])
            .filter { check.pattern.matches($0.1) }.map(\.0)
    }

    private func matches(_ check: ParameterCheck, _ path: String) -> Bool {
        check.isPattern ? check.pattern.matches(path) : check.pattern.text == path
    }

    private func nothing(
        _ check: ParameterCheck, _ scenarios: [(name: String, scenario: Scenario)]
    ) -> CheckRow {
        let paths = Set(scenarios.flatMap { $0.scenario.parameters.map(\.path) })
        let near = check.isPattern ? nil : Wording.nearest(to: check.pattern.text, among: Array(paths))
        return row(
            check, check.scenario ?? "", check.pattern.text, expected: demand(check), observed: "",
            passed: false,
            "no value is written at \(check.pattern.text)" + (near.map { "; did you mean \($0)?" } ?? ""))
    }

    // MARK: One value

    private func rows(
        of check: ParameterCheck, _ parameter: ParameterRecord, in name: String, _ scenario: Scenario,
        recorded: [String: String]?
    ) -> [CheckRow] {
        var complaints: [String] = []
        let reader = ParameterReader(parameter, scenario: scenario)
        for (text, isLow) in [(check.atLeast, true), (check.atMost, false)] {
            guard let text else { continue }
            let side = isLow ? "below at least" : "above at most"
            guard let bound = reader.number(text), let value = parameter.value else {
                complaints.append("\(parameter.text) cannot be compared with \(text)")
                continue
            }
            guard isLow ? value < bound : value > bound else { continue }
            complaints.append("is \(side) \(text) by \(reader.distance(value, from: bound))")
        }
        if let text = check.equals, let drift = reader.drift(from: text) {
            complaints.append("was \(text), \(drift)")
        }
        if check.baseline != nil {
            if let recorded, let text = recorded[parameter.path] {
                if let drift = reader.drift(from: text) { complaints.append("was \(text), \(drift)") }
            } else {
                complaints.append(recorded == nil ? "has no recorded baseline; record it first" : "is new")
            }
        }
        if check.needsSource, parameter.source?.isEmpty ?? true { complaints.append("names no source") }
        if !check.grades.isEmpty, !(parameter.grade.map(check.grades.contains) ?? false) {
            let wanted = check.grades.map(\.rawValue).joined(separator: ", ")
            complaints.append("has grade \(parameter.grade?.rawValue ?? "none") instead of \(wanted)")
        }
        let origin = parameter.source.map { " (its source: \($0))" } ?? ""
        let place = parameter.line > 0 ? "\(parameter.file):\(parameter.line)" : parameter.file
        let text =
            complaints.isEmpty
            ? "\(parameter.path) is \(parameter.text)"
            : "\(parameter.path) is \(parameter.text): \(complaints.joined(separator: "; "))\(origin), \(place)"
        let expected = recorded?[parameter.path] ?? demand(check)
        return [
            row(
                check, name, parameter.path, expected: expected, observed: parameter.text,
                passed: complaints.isEmpty, text)
        ]
    }

    private func demand(_ check: ParameterCheck) -> String {
        var parts: [String] = []
        if let low = check.atLeast { parts.append(">= \(low)") }
        if let high = check.atMost { parts.append("<= \(high)") }
        if let value = check.equals { parts.append("= \(value)") }
        if check.baseline != nil { parts.append("as recorded") }
        if check.needsSource { parts.append("with source") }
        if !check.grades.isEmpty {
            parts.append("grade " + check.grades.map(\.rawValue).joined(separator: " or "))
        }
        return parts.joined(separator: ", ")
    }

    private func row(
        _ check: ParameterCheck, _ scenario: String, _ path: String, expected: String, observed: String,
        passed: Bool, _ message: String
    ) -> CheckRow {
        CheckRow(
            check: check.identity.id, kind: .parameter, scenario: scenario, subject: path, expected: expected,
            observed: observed, passed: passed, message: message + CheckWording.grounds(check.identity))
    }

    // MARK: Recorded values

    /// Recorded texts by path; nil without a table.
    private func recorded(_ check: ParameterCheck, scenario: String) -> [String: String]? {
        guard let table = check.baseline.flatMap({ suite.baselines[$0] }) else { return nil }
        var values: [String: String] = [:]
        for row in table.rows where row[0] == scenario && matches(check, row[1]) { values[row[1]] = row[2] }
        return values
    }

    /// What the tables of all checks would hold now.
    func recordings() -> [RecordedBaseline] {
        var tables: [(file: String, rows: [[String]])] = []
        for check in suite.parameters {
            guard let file = check.baseline else { continue }
            var rows: [[String]] = []
            for (name, scenario) in suite.scenarios where check.scenario == nil || check.scenario == name {
                rows += parameters(of: scenario, named: name, for: check).map { [name, $0.path, $0.text] }
            }
            if let index = tables.firstIndex(where: { $0.file == file }) {
                tables[index].rows += rows.filter { !tables[index].rows.contains($0) }
            } else {
                tables.append((file, rows))
            }
        }
        return tables.map { file, rows in
            RecordedBaseline(path: file, text: BaselineTable(columns: Self.columns, rows: rows).text)
        }
    }
}

/// Reads other values in the unit of a parameter.
private struct ParameterReader {
    let parameter: ParameterRecord
    let population: Double

    init(_ parameter: ParameterRecord, scenario: Scenario) {
        self.parameter = parameter
        population = scenario.configuration.zones.reduce(0) { $0 + $1.population }
    }

    private var dimension: QuantityDimension? {
        QuantityDimension.allCases.first { $0 != .any && $0 != .rate && $0.baseUnit == parameter.unit }
    }

    /// A value in the parameter's base unit; nil where it has another one.
    func number(_ text: String) -> Double? {
        guard let dimension else { return try? Quantity.number(text) }
        guard let quantity = try? Quantity.parse(text, as: dimension) else { return nil }
        return quantity.isPerInhabitant ? quantity.value * population : quantity.value
    }

    /// How far a number of base units lies from another, in words.
    func distance(_ value: Double, from other: Double) -> String {
        let difference = (value - other).magnitude
        let unit =
            parameter.unit == "share" ? " points" : (parameter.unit.isEmpty ? "" : " \(parameter.unit)")
        let shown = parameter.unit == "share" ? difference * 100 : difference
        let share = other == 0 ? "" : " (\(CheckWording.number(100 * (difference / other).magnitude)) %)"
        return CheckWording.number(shown) + unit + share
    }

    /// How the parameter has moved from a recorded text; nil where it is the same.
    func drift(from text: String) -> String? {
        if parameter.text == text { return nil }
        guard let value = parameter.value, let recorded = number(text) else { return "has become another" }
        // Two ways to write a number may differ in the last bit: 1.5 min and 90 s.
        let scale = max(value.magnitude, recorded.magnitude)
        if (value - recorded).magnitude <= 1e-12 * scale { return nil }
        return "has \(value > recorded ? "risen" : "fallen") by \(distance(value, from: recorded))"
    }
}
