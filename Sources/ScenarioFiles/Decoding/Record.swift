import Randomness

/// A checked map of a document, read by key.
///
/// A record is made from a node that agrees with its schema, so that reading cannot fail: each function
/// returns nil when an optional key was left out. Asking for a key that the schema does not declare is a
/// mistake in the program and traps.
public struct Record: Sendable {
    /// The map.
    public let node: ScenarioNode
    /// Its keys.
    public let schema: ObjectSchema
    /// The whole document, where levels are declared.
    let root: ScenarioNode

    init(node: ScenarioNode, schema: ObjectSchema, root: ScenarioNode) {
        self.node = node
        self.schema = schema
        self.root = root
    }

    /// Whether a key is written.
    public func has(_ key: String) -> Bool { self[key] != nil }

    /// The value of a key without its provenance.
    public subscript(key: String) -> ScenarioNode? {
        let kind = kind(of: key)
        return node[key].map { ProvenanceForm.value(of: $0, for: kind) }
    }

    /// Where the value of a key stands, or the map when it was left out.
    public func position(of key: String) -> SourcePosition {
        node[key]?.position ?? node.position
    }

    /// A text, name or word as written.
    public func text(_ key: String) -> String? { self[key]?.text }

    /// A text in both languages.
    public func localizedText(_ key: String) -> LocalizedText? {
        guard let node = self[key] else { return nil }
        if let text = node.text { return LocalizedText(text) }
        return LocalizedText(en: node["en"]?.text ?? "", id: node["id"]?.text ?? "")
    }

    /// A whole number; nil also where a word is written instead.
    public func integer(_ key: String) -> Int? {
        text(key).flatMap { try? Quantity.integer($0) }
    }

    /// A bare number; nil also where a word is written instead.
    public func number(_ key: String) -> Double? {
        text(key).flatMap { try? Quantity.number($0) }
    }

    /// A number with a unit, in base units; nil also where a word is written instead.
    public func quantity(_ key: String) -> Quantity? {
        guard let text = text(key), let dimension = dimension(of: key) else { return nil }
        return try? Quantity.parse(text, as: dimension)
    }

    /// The value of a quantity in base units.
    public func value(_ key: String) -> Double? { quantity(key)?.value }

    /// An amount of money in rupiah.
    public func rupiah(_ key: String) -> Int64? { quantity(key)?.rupiah }

    /// A date.
    public func date(_ key: String) -> CivilDate? { text(key).flatMap(CivilDate.init(_:)) }

    /// A date and time.
    public func dateTime(_ key: String) -> CivilTime? { text(key).flatMap(CivilTime.init) }

    /// A time of day.
    public func clockTime(_ key: String) -> ClockTime? { text(key).flatMap(ClockTime.init) }

    /// A distribution; nil also where a word is written instead.
    public func distribution(_ key: String) -> Distribution? {
        guard let node = self[key], let dimension = dimension(of: key) else { return nil }
        return DistributionReader.read(node, dimension: dimension)
    }

    /// The texts of a list of names or words.
    public func texts(_ key: String) -> [String]? {
        self[key]?.elements.map { $0.compactMap(\.text) }
    }

    /// The numbers of a list of bare numbers.
    public func numbers(_ key: String) -> [Double]? {
        texts(key)?.compactMap { try? Quantity.number($0) }
    }

    /// A map with fixed keys; nil also where a word is written instead.
    public func record(_ key: String) -> Record? {
        guard let node = self[key], node.entries != nil else { return nil }
        return kind(of: key).recordSchema(for: node).map { Record(node: node, schema: $0, root: root) }
    }

    /// The elements of a list of maps, none when it was left out.
    public func records(_ key: String) -> [Record] {
        guard let node = self[key], let elements = node.elements,
            case .records(let schema, _) = kind(of: key).alternative(for: node)
        else { return [] }
        return elements.map { Record(node: $0, schema: schema, root: root) }
    }

    /// The keys and plain values of a user's map.
    public func dictionary(_ key: String) -> [(key: String, value: ScenarioNode)]? {
        guard let node = self[key], let entries = node.entries,
            case .dictionary(_, let kind) = kind(of: key).alternative(for: node)
        else { return nil }
        return entries.map { ($0.key, ProvenanceForm.value(of: $0.value, for: kind)) }
    }

    /// The keys and maps of a user's map.
    public func recordDictionary(_ key: String) -> [(key: String, value: Record)] {
        guard let node = self[key], let entries = node.entries,
            case .dictionary(_, let kind) = kind(of: key).alternative(for: node)
        else { return [] }
        return entries.compactMap { entry in
            kind.recordSchema(for: entry.value).map {
                (entry.key, Record(node: entry.value, schema: $0, root: root))
            }
        }
    }

    /// The weights of a user's map of bare numbers.
    public func weights(_ key: String) -> [String: Double]? {
        guard let entries = dictionary(key) else { return nil }
        var weights: [String: Double] = [:]
        for (name, value) in entries { weights[name] = value.text.flatMap { try? Quantity.number($0) } }
        return weights
    }

    /// A level, written out here or declared under its name.
    public func level(_ key: String) -> (name: String?, record: Record)? {
        guard let node = self[key], case .level(let levels, let schema) = kind(of: key).alternative(for: node)
        else { return nil }
        guard let name = node.text else { return (nil, Record(node: node, schema: schema, root: root)) }
        guard let declared = root[levels]?[name] else { return nil }
        return (name, Record(node: declared, schema: schema, root: root))
    }

    /// The one key of a variant and its value; maps are read through ``case(_:of:)``.
    public func variant(_ key: String) -> (name: String, value: ScenarioNode)? {
        guard let node = self[key], let entry = node.entries?.first,
            case .variant(let schema) = kind(of: key).alternative(for: node), let field = schema[entry.key]
        else { return nil }
        return (entry.key, ProvenanceForm.value(of: entry.value, for: field.kind))
    }

    /// The map of a variant's case; nil when it is another case.
    public func `case`(_ name: String, of key: String) -> Record? {
        guard let variant = variant(key), variant.name == name, let node = self[key],
            case .variant(let schema) = kind(of: key).alternative(for: node),
            case .record(let record)? = schema[name]?.kind
        else { return nil }
        return Record(node: variant.value, schema: record, root: root)
    }

    /// A map that is declared under a name at a key of the document, such as a level; nil without one.
    func declared(_ name: String, at key: String, _ schema: ObjectSchema) -> Record? {
        root[key]?[name].map { Record(node: $0, schema: schema, root: root) }
    }

    private func kind(of key: String) -> ValueKind {
        guard let field = schema[key] else {
            preconditionFailure("The schema of a \(schema.name) has no key \(key).")
        }
        return field.kind
    }

    private func dimension(of key: String) -> QuantityDimension? { kind(of: key).dimension }
}

extension ValueKind {
    /// The dimension of a quantity or distribution.
    var dimension: QuantityDimension? {
        switch self {
        case .quantity(let dimension, _): dimension
        case .variant(let schema): schema.distribution
        case .either(let kinds): kinds.lazy.compactMap(\.dimension).first
        default: nil
        }
    }

    /// The keys of a map of this kind.
    func recordSchema(for node: ScenarioNode) -> ObjectSchema? {
        switch alternative(for: node) {
        case .record(let schema), .level(_, let schema): schema
        default: nil
        }
    }
}
