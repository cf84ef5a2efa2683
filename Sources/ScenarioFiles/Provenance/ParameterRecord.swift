/// One value of a scenario with what is known about it.
public struct ParameterRecord: Hashable, Sendable {
    /// The keys that lead to it, joined by points, list elements by `id` or by number from 1. An override with
    /// this path changes the value.
    public var path: String
    /// The value as written, lists on one line.
    public var text: String
    /// The number in base units; nil for words, texts, dates and lists.
    public var value: Double?
    /// The base unit of ``value``, ``low`` and ``high``; empty for bare numbers.
    public var unit: String
    /// The least plausible number.
    public var low: Double?
    /// The greatest plausible number.
    public var high: Double?
    /// Where the value comes from.
    public var source: String?
    /// How well it is known.
    public var grade: Grade?
    /// A remark.
    public var note: String?
    /// The file, or the command-line option, in which it is written.
    public var file: String
    /// The line, 0 for a command-line option.
    public var line: Int

    /// A value.
    public init(
        path: String, text: String, value: Double? = nil, unit: String = "", low: Double? = nil,
        high: Double? = nil, source: String? = nil, grade: Grade? = nil, note: String? = nil,
        file: String = "", line: Int = 0
    ) {
        self.path = path
        self.text = text
        self.value = value
        self.unit = unit
        self.low = low
        self.high = high
        self.source = source
        self.grade = grade
        self.note = note
        self.file = file
        self.line = line
    }
}

/// Lists the values of a checked document.
struct ParameterCollector {
    private var records: [ParameterRecord] = []
    private let population: Double

    /// What the long form around a value says, handed down to the values inside it.
    private struct Companions {
        var source: String?
        var grade: Grade?
        var note: String?
        var low: ScenarioNode?
        var high: ScenarioNode?
    }

    /// The values by path, in the order of the paths' bytes.
    ///
    /// - Complexity: O(*n* log *n*) in the number of values.
    static func parameters(of document: Document, population: Double) -> [ParameterRecord] {
        var collector = ParameterCollector(population: population)
        collector.walk(document.record.node, as: .record(document.schema.root), at: [], Companions())
        return collector.records.sorted { $0.path < $1.path }
    }

    private init(population: Double) {
        self.population = population
    }

    private mutating func walk(
        _ node: ScenarioNode, as kind: ValueKind, at path: [String], _ outer: Companions
    ) {
        guard ProvenanceForm.isUsed(by: node, for: kind), let value = node["value"] else {
            return walkValue(node, as: kind.alternative(for: node), at: path, outer)
        }
        let companions = Companions(
            source: node["source"]?.text ?? outer.source,
            grade: node["grade"]?.text.flatMap(Grade.init(rawValue:)) ?? outer.grade,
            note: node["note"]?.text ?? outer.note, low: node["low"], high: node["high"])
        walkValue(value, as: kind.alternative(for: value), at: path, companions)
    }

    private mutating func walkValue(
        _ node: ScenarioNode, as kind: ValueKind, at path: [String], _ companions: Companions
    ) {
        var inner = companions
        inner.low = nil
        inner.high = nil
        switch kind {
        case .record(let schema), .level(_, let schema):
            guard let entries = node.entries else { return add(node, kind, path, companions) }
            for entry in entries {
                // The identifier is the path itself.
                if schema.isIdentified, entry.key == "id" { continue }
                if let field = schema[entry.key] {
                    walk(entry.value, as: field.kind, at: path + [entry.key], inner)
                }
            }
        case .records(let schema, _):
            for (index, element) in (node.elements ?? []).enumerated() {
                let name = schema.isIdentified ? element["id"]?.text : nil
                walkValue(element, as: .record(schema), at: path + [name ?? String(index + 1)], inner)
            }
        case .dictionary(_, let value):
            for entry in node.entries ?? [] { walk(entry.value, as: value, at: path + [entry.key], inner) }
        case .variant(let schema):
            guard let entry = node.entries?.first, let field = schema[entry.key] else { return }
            walkLaw(entry, field, schema, at: path, companions)
        default: add(node, kind, path, companions)
        }
    }

    /// The figures of a distribution; bounds around it are those of its mean, median, mode or scale.
    private mutating func walkLaw(
        _ entry: ScenarioNode.Entry, _ field: FieldSchema, _ schema: VariantSchema, at path: [String],
        _ companions: Companions
    ) {
        var inner = companions
        inner.low = nil
        inner.high = nil
        let node = ScenarioNode(.mapping([entry]), position: entry.keyPosition)
        let centre = schema.distribution.flatMap { DistributionReader.centre(of: node, dimension: $0)?.path }
        if centre == [entry.key] { inner = companions }
        let value = ProvenanceForm.value(of: entry.value, for: field.kind)
        guard let centre, centre.count == 2, case .record(let law) = field.kind, let figures = value.entries
        else {
            return walk(entry.value, as: field.kind, at: path + [entry.key], inner)
        }
        for figure in figures {
            guard let field = law[figure.key] else { continue }
            walk(
                figure.value, as: field.kind, at: path + [entry.key, figure.key],
                figure.key == centre[1] ? companions : inner)
        }
    }

    private mutating func add(
        _ node: ScenarioNode, _ kind: ValueKind, _ path: [String], _ companions: Companions
    ) {
        let text = CanonicalText.line(node)
        let dimension = node.text == nil ? nil : kind.dimension
        let unit =
            switch dimension {
            case .any?: (try? Quantity.parse(text, as: .any))?.dimension.baseUnit ?? ""
            case let dimension?: dimension.baseUnit
            case nil: ""
            }
        records.append(
            ParameterRecord(
                path: path.joined(separator: "."), text: text, value: number(node, kind), unit: unit,
                low: companions.low.flatMap { number($0, kind) },
                high: companions.high.flatMap { number($0, kind) },
                source: companions.source, grade: companions.grade, note: companions.note,
                file: node.position.file,
                line: node.position.line))
    }

    private func number(_ node: ScenarioNode, _ kind: ValueKind) -> Double? {
        guard let text = node.text else { return nil }
        if case .quantity(.incidence, _) = kind, let quantity = try? Quantity.parse(text, as: .incidence) {
            return quantity.isPerInhabitant ? quantity.value * population : quantity.value
        }
        return SchemaValidator.number(text, kind)
    }
}
