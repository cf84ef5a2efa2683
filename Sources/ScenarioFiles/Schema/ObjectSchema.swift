/// The keys that a map of a document may have.
///
/// Declared once, a schema feeds the checking of documents, the JSON Schema for editors, `explain`, and the
/// suggestions for misspelt keys.
public struct ObjectSchema: Sendable {
    /// What the map describes, in the words of a message: `desk`.
    public var name: String
    /// What it is for.
    public var documentation: LocalizedText
    /// The keys, in the order in which they are documented.
    public var fields: [FieldSchema]
    /// Keys that stand for each other.
    public var alternatives: [AlternativeFields]
    /// Whether elements of a list carry an `id`, by which inherited lists are merged.
    public var isIdentified: Bool
    /// Rules between several keys, tried on maps whose single values are right.
    public var rules: [@Sendable (Record) -> [RuleFinding]]

    /// A map with the given keys.
    public init(
        _ name: String, en: String, id: String, isIdentified: Bool = false,
        alternatives: [AlternativeFields] = [], fields: [FieldSchema],
        rules: [@Sendable (Record) -> [RuleFinding]] = []
    ) {
        self.name = name
        documentation = LocalizedText(en: en, id: id)
        self.fields = fields
        self.alternatives = alternatives
        self.isIdentified = isIdentified
        self.rules = rules
    }

    /// The declaration of a key.
    ///
    /// - Complexity: O(*n*) in the number of keys.
    public subscript(key: String) -> FieldSchema? {
        fields.first { $0.key == key }
    }
}

/// What a rule between several keys found.
public struct RuleFinding: Hashable, Sendable {
    /// The key that the finding belongs to; nil for the map as a whole.
    public var key: String?
    /// What is wrong, one clause, no full stop.
    public var what: String
    /// What would be right, one clause, no full stop.
    public var remedy: String

    /// A finding.
    public init(key: String?, what: String, remedy: String) {
        self.key = key
        self.what = what
        self.remedy = remedy
    }
}

/// One key of a map.
public struct FieldSchema: Sendable {
    /// The key.
    public var key: String
    /// What may be written there.
    public var kind: ValueKind
    /// Whether it must be written.
    public var isRequired: Bool
    /// What it means, one sentence.
    public var documentation: LocalizedText
    /// How a value is written.
    public var example: String

    /// A key.
    public init(
        _ key: String, _ kind: ValueKind, required isRequired: Bool = false, en: String, id: String,
        example: String
    ) {
        self.key = key
        self.kind = kind
        self.isRequired = isRequired
        documentation = LocalizedText(en: en, id: id)
        self.example = example
    }
}

/// Keys of which only one group can be given.
public struct AlternativeFields: Hashable, Sendable {
    /// Groups of keys that belong together.
    public var groups: [[String]]
    /// Whether one group must be given.
    public var isRequired: Bool

    /// Alternatives of one key each.
    public init(_ keys: [String], required isRequired: Bool = true) {
        groups = keys.map { [$0] }
        self.isRequired = isRequired
    }

    /// Alternatives of several keys each.
    public init(groups: [[String]], required isRequired: Bool = true) {
        self.groups = groups
        self.isRequired = isRequired
    }

    /// The groups in words: `` `mean` and `sd`, or `median` and `p90` ``.
    package var description: String {
        let names = groups.map { group in group.map { "`\($0)`" }.joined(separator: " and ") }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        let comma = groups.contains { $0.count > 1 } ? "," : ""
        return names.dropLast().joined(separator: ", ") + "\(comma) or " + last
    }
}

/// A map with exactly one of several keys.
public struct VariantSchema: Sendable {
    /// What the map describes, in the words of a message: `distribution`.
    public var name: String
    /// The keys.
    public var cases: [FieldSchema]
    /// What the numbers of a distribution are; nil when the map is no distribution.
    public var distribution: QuantityDimension?
    /// A rule on the whole, tried when its single values are right.
    public var rule: (@Sendable (ScenarioNode) -> RuleFinding?)?

    /// A map with one of the given keys.
    public init(
        _ name: String, cases: [FieldSchema], distribution: QuantityDimension? = nil,
        rule: (@Sendable (ScenarioNode) -> RuleFinding?)? = nil
    ) {
        self.name = name
        self.cases = cases
        self.distribution = distribution
        self.rule = rule
    }

    /// The declaration of a key.
    public subscript(key: String) -> FieldSchema? {
        cases.first { $0.key == key }
    }
}
