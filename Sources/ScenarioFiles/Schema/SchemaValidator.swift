/// Compares a document with its schema and collects everything that is wrong.
struct SchemaValidator {
    /// More problems than anybody reads; collecting stops there.
    static let problemLimit = 1_000

    let root: ScenarioNode
    let notes: InheritanceNotes
    private(set) var problems: [ScenarioProblem] = []
    private var declaredNames: [ReferenceTarget: Set<String>] = [:]
    /// Whether the values at hand belong to a thing whose id is misspelt: what they lack, they would inherit.
    private var isInsideMisspelt = false

    init(root: ScenarioNode, notes: InheritanceNotes) {
        self.root = root
        self.notes = notes
    }

    /// Checks a value that may be written with its provenance.
    mutating func validate(_ node: ScenarioNode, as kind: ValueKind, at path: [String]) {
        guard ProvenanceForm.isUsed(by: node, for: kind) else {
            return validateValue(node, as: kind.alternative(for: node), at: path)
        }
        guard let value = node["value"] else {
            let isMisspelt = node.entries?.contains { entry in
                Wording.nearest(to: entry.key, among: ProvenanceForm.keys) == "value"
            }
            // A misspelt key is reported with this very suggestion.
            if !(isMisspelt ?? false) {
                report(node, path, "has no `value`", "write `value:` with \(kind.expectation)")
            }
            checkCompanionKeys(of: node, at: path)
            return
        }
        let before = problems.count
        validateValue(value, as: kind.alternative(for: value), at: path)
        checkCompanionKeys(of: node, at: path)
        if problems.count == before {
            checkCompanions(of: node, value, kind.alternative(for: value), at: path)
        }
    }

    mutating func report(_ position: SourcePosition, _ path: [String], _ what: String, _ remedy: String) {
        guard problems.count < Self.problemLimit else { return }
        problems.append(ScenarioProblem(position: position, path: path, what: what, remedy: remedy))
    }

    mutating func report(_ node: ScenarioNode, _ path: [String], _ what: String, _ remedy: String) {
        report(node.position, path, what, remedy)
    }

    private mutating func validateValue(_ node: ScenarioNode, as kind: ValueKind, at path: [String]) {
        if node.isMissing {
            return report(node, path, "has no value", "write \(kind.expectation), or remove the line")
        }
        switch kind {
        case .record(let schema): validateRecord(node, schema, at: path)
        case .records(let schema, let count): validateRecords(node, schema, count, at: path)
        case .list(let element, let count): validateList(node, element, count, at: path)
        case .dictionary(let keys, let value): validateDictionary(node, keys, value, at: path)
        case .variant(let schema): validateVariant(node, schema, at: path)
        case .level(let levels, let schema): validateLevel(node, levels, schema, at: path)
        case .localizedText: validateLocalized(node, at: path)
        case .either: reportShape(node, kind, at: path)
        default:
            guard let text = node.text else { return reportShape(node, kind, at: path) }
            validateScalar(text, node, kind, at: path)
        }
    }

    private mutating func reportShape(_ node: ScenarioNode, _ kind: ValueKind, at path: [String]) {
        let what = node.text.map { "\(Wording.quoted($0)) does not fit here" } ?? "is \(node.kindName)"
        report(node, path, what, "write \(kind.expectation)")
    }

    // MARK: Maps and lists

    mutating func validateRecord(_ node: ScenarioNode, _ schema: ObjectSchema, at path: [String]) {
        guard let entries = node.entries else { return reportShape(node, .record(schema), at: path) }
        let before = problems.count
        let missing = missingKeys(of: node, schema)
        let outer = isInsideMisspelt
        if !missing.isEmpty, reportNewcomer(node, schema, missing, at: path) { isInsideMisspelt = true }
        for entry in entries {
            guard let field = schema[entry.key] else {
                reportUnknown(entry, among: schema.fields.map(\.key), at: path)
                continue
            }
            validate(entry.value, as: field.kind, at: path + [entry.key])
        }
        isInsideMisspelt = outer
        if !isInsideMisspelt, notes.newcomers[path] == nil {
            for key in missing { reportMissing(key, of: node, at: path) }
        }
        for alternatives in schema.alternatives { checkAlternatives(alternatives, of: node, at: path) }
        guard problems.count == before, missing.isEmpty else { return }
        let record = Record(node: node, schema: schema, root: root)
        for rule in schema.rules {
            for finding in rule(record) {
                let place = finding.key.flatMap { node[$0] } ?? node
                report(place, path + (finding.key.map { [$0] } ?? []), finding.what, finding.remedy)
            }
        }
    }

    private mutating func checkAlternatives(
        _ alternatives: AlternativeFields, of node: ScenarioNode, at path: [String]
    ) {
        let given = alternatives.groups.filter { group in group.contains { node[$0] != nil } }
        if given.count > 1 {
            let keys = given.flatMap(\.self).filter { node[$0] != nil }.map { "`\($0)`" }
            report(
                node, path, "has \(keys.joined(separator: " and ")) together",
                "write only one of \(alternatives.description)")
        } else if let group = given.first, let missing = group.first(where: { node[$0] == nil }) {
            report(node, path + [missing], "is missing", "write \(alternatives.description)")
        }
    }

    private mutating func validateRecords(
        _ node: ScenarioNode, _ schema: ObjectSchema, _ count: CountRange, at path: [String]
    ) {
        guard let elements = node.elements else {
            return reportShape(node, .records(schema, count), at: path)
        }
        checkCount(elements.count, count, schema.name + " entries", node, at: path)
        var positions: [String: SourcePosition] = [:]
        for (index, element) in elements.enumerated() {
            let name = schema.isIdentified ? element["id"]?.text : nil
            if let name, let first = positions.updateValue(element.position, forKey: name) {
                report(
                    element, path + [name],
                    "the id \(Wording.quoted(name)) is used twice (first at \(first))",
                    "give each \(schema.name) its own id")
            }
            validateRecord(element, schema, at: path + [name ?? String(index + 1)])
        }
    }

    private mutating func validateList(
        _ node: ScenarioNode, _ kind: ValueKind, _ count: CountRange, at path: [String]
    ) {
        guard let elements = node.elements else { return reportShape(node, .list(kind, count), at: path) }
        checkCount(elements.count, count, "values", node, at: path)
        var seen: Set<String> = []
        for (index, element) in elements.enumerated() {
            let inner = path + [String(index + 1)]
            validateValue(element, as: kind.alternative(for: element), at: inner)
            guard kind.isName, let text = element.text, !seen.insert(text).inserted else { continue }
            report(element, inner, "\(Wording.quoted(text)) is listed twice", "list it once")
        }
    }

    private mutating func checkCount(
        _ count: Int, _ range: CountRange, _ noun: String, _ node: ScenarioNode, at path: [String]
    ) {
        guard !range.contains(count) else { return }
        let what = count == 0 ? "the list is empty" : "the list has \(count) \(noun)"
        report(node, path, what, "write \(range.description)")
    }

    private mutating func validateDictionary(
        _ node: ScenarioNode, _ keys: KeyKind, _ value: ValueKind, at path: [String]
    ) {
        guard let entries = node.entries else { return reportShape(node, .dictionary(keys, value), at: path) }
        for entry in entries {
            let inner = path + [entry.key]
            let key = ScenarioNode(.scalar(entry.key, isQuoted: true), position: entry.keyPosition)
            switch keys {
            case .identifier: validateScalar(entry.key, key, .identifier, at: inner)
            case .reference(let target): validateScalar(entry.key, key, .reference(target), at: inner)
            case .integer(let range): validateScalar(entry.key, key, .integer(range), at: inner)
            case .word(let words):
                if !words.contains(entry.key) {
                    reportUnknown(entry, among: words, at: path)
                    continue
                }
            }
            validate(entry.value, as: value, at: inner)
        }
    }

    private mutating func validateVariant(_ node: ScenarioNode, _ schema: VariantSchema, at path: [String]) {
        guard let entries = node.entries else { return reportShape(node, .variant(schema), at: path) }
        let keys = schema.cases.map(\.key)
        let before = problems.count
        for entry in entries {
            guard let field = schema[entry.key] else {
                reportUnknown(entry, among: keys, at: path)
                continue
            }
            validate(entry.value, as: field.kind, at: path + [entry.key])
        }
        if entries.count != 1, problems.count == before {
            report(
                node, path, "has \(entries.count) keys",
                "write exactly one of " + keys.map { "`\($0)`" }.joined(separator: ", "))
        }
        guard problems.count == before, let finding = schema.rule?(node) else { return }
        let place = finding.key.flatMap { node[$0] } ?? node
        report(place, path + (finding.key.map { [$0] } ?? []), finding.what, finding.remedy)
    }

    private mutating func validateLevel(
        _ node: ScenarioNode, _ levels: String, _ schema: ObjectSchema, at path: [String]
    ) {
        if node.entries != nil { return validateRecord(node, schema, at: path) }
        let target = ReferenceTarget(noun: schema.name, path: [levels])
        guard let text = node.text else { return reportShape(node, .level(of: levels, schema), at: path) }
        validateScalar(text, node, .reference(target), at: path)
    }

    private mutating func validateLocalized(_ node: ScenarioNode, at path: [String]) {
        if node.text != nil { return }
        guard let entries = node.entries else { return reportShape(node, .localizedText, at: path) }
        for entry in entries where !["en", "id"].contains(entry.key) {
            reportUnknown(entry, among: ["en", "id"], at: path)
        }
        for language in ["en", "id"] {
            guard let text = node[language] else {
                report(
                    node, path + [language], "is missing",
                    "write the text in both languages, or one plain text")
                continue
            }
            if text.text == nil || text.isMissing {
                report(text, path + [language], "is \(text.kindName)", "write a text")
            }
        }
    }

    mutating func reportUnknown(_ entry: ScenarioNode.Entry, among keys: [String], at path: [String]) {
        // Suggestions cost more than all else here.
        guard problems.count < Self.problemLimit else { return }
        report(
            entry.keyPosition, path + [entry.key], "unknown key \(Wording.quoted(entry.key))",
            Wording.suggestion(for: entry.key, among: keys, noun: "key"))
    }

    /// The names that a reference may use.
    mutating func names(for target: ReferenceTarget) -> Set<String> {
        if let known = declaredNames[target] { return known }
        var node: ScenarioNode? = root
        for key in target.path { node = node?[key] }
        let names: [String] =
            if let entries = node?.entries {
                entries.map(\.key)
            } else {
                (node?.elements ?? []).compactMap { $0[target.key]?.text }
            }
        declaredNames[target] = Set(names)
        return Set(names)
    }
}
