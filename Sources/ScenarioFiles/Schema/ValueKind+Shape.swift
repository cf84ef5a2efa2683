extension ValueKind {
    /// Whether a value of this kind is written as a single text.
    var isScalar: Bool {
        switch self {
        case .text, .localizedText, .identifier, .reference, .word, .integer, .number, .quantity, .date,
            .dateTime,
            .clockTime,
            .level:
            true
        case .list, .records, .record, .dictionary, .variant: false
        case .either(let kinds): kinds.contains(where: \.isScalar)
        }
    }

    /// Whether a value names something, so that a list of such values is a set.
    var isName: Bool {
        switch self {
        case .identifier, .reference, .word: true
        default: false
        }
    }

    /// Whether a value of this kind may be written as a map.
    var isMapping: Bool {
        switch self {
        case .localizedText, .record, .dictionary, .variant, .level: true
        case .either(let kinds): kinds.contains(where: \.isMapping)
        default: false
        }
    }

    /// Of several forms the one that a node is meant to have; of other kinds the kind itself.
    func alternative(for node: ScenarioNode) -> ValueKind {
        guard case .either(let kinds) = self else { return self }
        switch node.content {
        case .scalar(let text, _):
            for kind in kinds {
                if case .word(let words) = kind, words.contains(text) { return kind }
            }
            let scalars = kinds.filter { kind in
                if case .word = kind { false } else { kind.isScalar }
            }
            return scalars.first ?? self
        case .sequence:
            return kinds.first { kind in
                switch kind {
                case .list, .records: true
                default: false
                }
            } ?? self
        case .mapping:
            return kinds.first(where: \.isMapping) ?? self
        }
    }

    /// What is expected, in the words of an error message.
    var expectation: String {
        switch self {
        case .text: "a text"
        case .localizedText: "a text, or a map with `en` and `id`"
        case .identifier: "a name of letters, digits, `_` and `-`"
        case .reference(let target): "the id of \(Wording.withArticle(target.noun))"
        case .word(let words): Wording.alternatives(words.map { "`\($0)`" })
        case .integer: "a whole number such as `3`"
        case .number: "a number such as `1.5`"
        case .quantity(let dimension, _): "\(dimension.noun) such as `\(dimension.examples[0])`"
        case .date: "a date such as `2024-01-31`"
        case .dateTime: "a date and time such as `2024-01-31T14:00`"
        case .clockTime: "a time of day such as `07:00`"
        case .list(let kind, let count):
            count.low == count.high
                ? "a list of \(count.low) values, each \(kind.expectation)"
                : "a list, each element \(kind.expectation)"
        case .record(let schema): "a map with keys such as \(Self.firstKeys(schema))"
        case .records(let schema, _): "a list of \(schema.name) entries, each beginning with `- `"
        case .dictionary(_, let kind): "a map whose values are each \(kind.expectation)"
        case .variant(let schema) where schema.distribution != nil:
            "\(Wording.withArticle(schema.name)) such as `{\(schema.cases[1].key): \(schema.cases[1].example)}`"
        case .variant(let schema):
            "a map with " + Wording.alternatives(schema.cases.map { "`\($0.key)`" })
        case .level(_, let schema):
            "the name of \(Wording.withArticle(schema.name)), or a map with keys such as \(Self.firstKeys(schema))"
        case .either(let kinds): kinds.map(\.expectation).joined(separator: ", or ")
        }
    }

    private static func firstKeys(_ schema: ObjectSchema) -> String {
        schema.fields.prefix(2).map { "`\($0.key)`" }.joined(separator: " and ")
    }
}
