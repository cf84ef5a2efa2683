import CityModel
import Foundation
import ScenarioFiles

/// Turns a check file into a suite.
struct CheckLoader {
    let document: Document
    let path: String
    /// The checks to be kept; nil for all.
    let identifiers: Set<String>?
    let changes: [String: [ScenarioOverride]]
    private var problems: [ScenarioProblem] = []
    private var sources: [String: ScenarioSource] = [:]
    private var unreadable: Set<String> = []
    private var variants: [CheckSubject: Scenario] = [:]
    private var baselines: [String: BaselineTable] = [:]
    private var inputs: [InputFile]

    init(
        document: Document, path: String, identifiers: Set<String>?, changes: [String: [ScenarioOverride]]
    ) {
        self.document = document
        self.path = path
        self.identifiers = identifiers
        self.changes = changes
        inputs = document.inputs
    }

    private var root: Record { document.record }

    mutating func suite() throws(ScenarioError) -> CheckSuite {
        checkIdentifiers()
        checkChanges()
        // A scenario that no check looks at must be right all the same, unless only some checks are wanted.
        let isPartial = identifiers != nil && kept("parameters").isEmpty
        let scenarios = isPartial ? [] : loadScenarios()
        let parameters = kept("parameters").map { parameter($0) }
        let results = kept("results").compactMap { result($0) }
        let relations = kept("relations").compactMap { relation($0) }
        guard problems.isEmpty else { throw ScenarioError(problems: document.sorted(problems)) }
        return CheckSuite(
            title: root.localizedText("title") ?? LocalizedText(path),
            replications: root.integer("replications") ?? 8,
            seed: root.integer("seed").map(UInt64.init), inputs: inputs,
            familyWiseFalseAlarm: root.value("family_wise_false_alarm") ?? 0.01, parameters: parameters,
            results: results, relations: relations, scenarios: scenarios, variants: variants,
            baselines: baselines)
    }

    private mutating func report(_ path: [String], _ what: String, _ remedy: String) {
        problems.append(document.problem(at: path, what: what, remedy: remedy))
    }

    private func resolved(_ file: String) -> String {
        guard !file.hasPrefix("/"), let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            return file
        }
        return CheckPath.normalised(String(path[...slash]) + file)
    }

    // MARK: Scenarios

    private var scenarioFiles: [(key: String, value: ScenarioNode)] { root.dictionary("scenarios") ?? [] }

    /// The files of a scenario, read when first asked for: a few checks of a large file need few scenarios.
    private mutating func source(_ name: String) -> ScenarioSource? {
        if let known = sources[name] { return known }
        guard !unreadable.contains(name),
            let file = scenarioFiles.first(where: { $0.key == name })?.value.text
        else { return nil }
        do throws(ScenarioError) {
            let source = try ScenarioLoader.source(path: resolved(file))
            sources[name] = source
            note(source.inputs)
            return source
        } catch {
            unreadable.insert(name)
            problems += error.problems
            return nil
        }
    }

    private mutating func note(_ files: [InputFile]) {
        for file in files where !inputs.contains(where: { $0.path == file.path }) { inputs.append(file) }
    }

    private mutating func checkChanges() {
        for name in changes.keys.sorted() where !scenarioFiles.contains(where: { $0.key == name }) {
            report(
                ["scenarios"], "there is no scenario `\(name)` to change",
                "name one of the check file's scenarios")
        }
    }

    /// All scenarios as they are written, for checks of parameters.
    private mutating func loadScenarios() -> [(name: String, scenario: Scenario)] {
        var scenarios: [(name: String, scenario: Scenario)] = []
        for (name, _) in scenarioFiles {
            let subject = CheckSubject(scenario: name, overrides: [])
            load(subject)
            if let scenario = variants[subject] { scenarios.append((name, scenario)) }
        }
        return scenarios
    }

    private mutating func load(_ subject: CheckSubject) {
        guard variants[subject] == nil, let source = source(subject.scenario) else { return }
        do throws(ScenarioError) {
            let scenario = try source.scenario(
                overrides: (changes[subject.scenario] ?? []) + subject.overrides)
            variants[subject] = scenario
            note(scenario.inputs)
        } catch {
            problems += error.problems
        }
    }

    private mutating func subject(_ record: Record) -> CheckSubject {
        var overrides: [ScenarioOverride] = []
        for text in record.texts("set") ?? [] {
            do throws(ScenarioError) {
                let override = try ScenarioOverride(text)
                // Both sides of a relation are run with one seed, so that a seed here would change nothing.
                if override.path == "simulation.seed" {
                    report(
                        [], "`set: \(text)` changes nothing, because all simulations of a file have one seed",
                        "write `seed:` at the top of the file or use `--seed`")
                }
                overrides.append(override)
            } catch {
                problems += error.problems
            }
        }
        let subject = CheckSubject(scenario: record.text("scenario") ?? "", overrides: overrides)
        load(subject)
        return subject
    }

    // MARK: Checks

    private func kept(_ kind: String) -> [Record] {
        root.records(kind).filter { identifiers?.contains($0.text("id") ?? "") ?? true }
    }

    /// An identifier names one check in the whole file, whatever its kind.
    private mutating func checkIdentifiers() {
        var kinds: [String: String] = [:]
        defer {
            for id in (identifiers ?? []).sorted() where kinds[id] == nil {
                report(
                    [], "there is no check `\(id)`",
                    Wording.suggestion(for: id, among: Array(kinds.keys), noun: "check"))
            }
        }
        for kind in ["parameters", "results", "relations"] {
            for record in root.records(kind) {
                let id = record.text("id") ?? ""
                if let other = kinds.updateValue(kind, forKey: id), other != kind {
                    report([kind, id], "the id is used in `\(other)` too", "give each check its own id")
                }
            }
        }
    }

    private func identity(_ record: Record) -> CheckIdentity {
        CheckIdentity(
            id: record.text("id") ?? "", why: record.text("why") ?? "", source: record.text("source") ?? "")
    }

    private mutating func baseline(_ record: Record, columns: [String]) -> String? {
        guard let name = record.text("baseline") else { return nil }
        let file = resolved(name)
        guard baselines[file] == nil, let data = FileManager.default.contents(atPath: file) else {
            return file
        }
        inputs.append(InputFile(path: file, bytes: Array(data)))
        do throws(ScenarioError) {
            baselines[file] = try BaselineTable(
                text: String(decoding: data, as: UTF8.self), file: file, columns: columns)
        } catch {
            problems += error.problems
        }
        return file
    }

    private mutating func parameter(_ record: Record) -> ParameterCheck {
        ParameterCheck(
            identity: identity(record), scenario: record.text("scenario"),
            pattern: PathPattern(record.text("path") ?? record.text("every") ?? ""),
            isPattern: record.has("every"), atLeast: record.text("at_least"), atMost: record.text("at_most"),
            equals: record.text("equals"),
            baseline: baseline(record, columns: ParameterChecker.columns),
            needsSource: record.text("needs_source") == "true",
            grades: (record.texts("grades") ?? []).compactMap(Grade.init(rawValue:)))
    }

    private mutating func result(_ record: Record) -> ResultCheck? {
        let place = ["results", record.text("id") ?? ""]
        let subject = subject(record)
        guard let kpi = kpi(record, at: place) else { return nil }
        func number(_ key: String) -> Double? { value(record, key, of: kpi, at: place) }
        let reference: ResultCheck.Reference
        if let file = baseline(record, columns: RecordedResult.columns) {
            reference = .baseline(file: file, tolerance: tolerance(record, of: kpi, at: place))
        } else if record.has("expected") {
            guard let expected = number("expected") else { return nil }
            switch tolerance(record, of: kpi, at: place) {
            case .share(let share):
                let width = share * expected.magnitude
                reference = .range(low: expected - width, high: expected + width, centre: expected)
            case .absolute(let width):
                reference = .range(low: expected - width, high: expected + width, centre: expected)
            case nil: reference = .theory(expected)
            }
        } else {
            reference = .range(low: number("at_least"), high: number("at_most"), centre: nil)
        }
        return ResultCheck(
            identity: identity(record), subject: subject, kpi: kpi, scope: record.text("scope") ?? "city",
            reference: reference)
    }

    private mutating func relation(_ record: Record) -> RelationCheck? {
        let place = ["relations", record.text("id") ?? ""]
        guard let kind = record.text("kind").flatMap(RelationCheck.Kind.init(rawValue:)) else { return nil }
        let subject = subject(record)
        var other = record.record("than").map { self.subject($0) }
        if kind == .unchanged {
            let plain = CheckSubject(scenario: subject.scenario, overrides: [])
            load(plain)
            other = plain
        }
        let scope = record.text("scope") ?? "city"
        var check = RelationCheck(
            identity: identity(record), kind: kind, subject: subject, other: other, kpi: nil, scope: scope,
            otherScope: record.record("than")?.text("scope") ?? scope, value: 0, tolerance: nil)
        guard kind != .conservation else { return check }
        guard let kpi = kpi(record, at: place) else { return nil }
        check.kpi = kpi
        check.value = value(record, "is", of: kpi, at: place) ?? 0
        check.tolerance = tolerance(record, of: kpi, at: place)
        return check
    }

    // MARK: Values of KPIs

    private mutating func kpi(_ record: Record, at place: [String]) -> KPI? {
        let name = record.text("kpi") ?? ""
        if let kpi = KPICatalogue.find(name) { return kpi }
        report(
            place + ["kpi"], "no KPI `\(name)`",
            KPICatalogue.nearest(to: name).map { "did you mean `\($0)`?" } ?? "see `sigap explain`")
        return nil
    }

    /// A value in the KPI's unit.
    private mutating func value(_ record: Record, _ key: String, of kpi: KPI, at place: [String]) -> Double? {
        guard let quantity = record.quantity(key) else { return nil }
        switch (kpi.unit, quantity.dimension) {
        case (.seconds, .duration), (.share, .share), (.rupiah, .money): return quantity.value
        case (.perDay, .rate): return quantity.value * 86_400
        case (.perHour, .rate): return quantity.value * 3_600
        case (.hours, .duration): return quantity.value / 3_600
        case (.seconds, _), (.share, _):
            let example = kpi.unit == .seconds ? "12 s" : "90 %"
            report(
                place + [key], "does not fit `\(kpi.id)`",
                "write \(kpi.unit == .seconds ? "a time" : "a share") such as `\(example)`")
            return nil
        case (_, .any): return quantity.value
        default:
            report(
                place + [key], "does not fit `\(kpi.id)`",
                "write a number without a unit (\(kpi.unit.rawValue))")
            return nil
        }
    }

    private mutating func tolerance(_ record: Record, of kpi: KPI, at place: [String]) -> RelationCheck
        .Tolerance?
    {
        guard let quantity = record.quantity("tolerance") else { return nil }
        // Per cent are always relative: 3 % of a share of 50 % are 1.5 points.
        if quantity.dimension == .share { return .share(quantity.value) }
        return value(record, "tolerance", of: kpi, at: place).map { .absolute($0) }
    }
}
