extension DocumentSchema {
    /// A JSON Schema (draft 2020-12) by which editors complete and check files of this kind.
    ///
    /// It is wider than the language where a file alone cannot tell: keys that an extended file may supply are
    /// not required. Bounds of numbers with units are left to the program.
    public func jsonSchema() -> String {
        var writer = JSONSchemaWriter()
        let root = writer.object(self.root)
        let definitions = writer.definitions.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
        var entries: [(key: String, value: JSONValue)] = [
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text("Sigap \(name)")),
        ]
        if case .object(let own) = root { entries += own }
        entries.append(("$defs", .object(definitions)))
        return JSONValue.object(entries).text() + "\n"
    }
}

/// Translates kinds of values into JSON Schema.
struct JSONSchemaWriter {
    private(set) var definitions: [String: JSONValue] = [:]
    private var formNames: [String: String] = [:]

    private static let number = "[+-]?[0-9](_?[0-9])*([.][0-9](_?[0-9])*)?([eE][+-]?[0-9]+)?"
    private static let identifier: JSONValue = .object([
        ("type", .list([.text("string"), .text("integer")])), ("pattern", .text("^[A-Za-z0-9_-]{1,64}$")),
    ])
    private static let anyText: JSONValue = .object([
        ("type", .list([.text("string"), .text("number"), .text("boolean")]))
    ])

    /// A map with fixed keys.
    mutating func object(_ schema: ObjectSchema) -> JSONValue {
        var properties: [(key: String, value: JSONValue)] = []
        for field in schema.fields { properties.append((field.key, property(field))) }
        if schema.isIdentified {
            properties.append(
                (
                    "remove",
                    .object([
                        ("const", .flag(true)),
                        ("description", .text("Takes the inherited \(schema.name) with this id away.")),
                    ])
                ))
        }
        return .object([
            ("description", .text(schema.documentation.en)), ("type", .text("object")),
            ("properties", .object(properties)), ("additionalProperties", .flag(false)),
        ])
    }

    private mutating func property(_ field: FieldSchema) -> JSONValue {
        let required = field.isRequired ? " Required." : ""
        let text = "\(field.documentation.en)\(required) Example: \(field.key): \(field.example)"
        var form = form(field.kind)
        if ProvenanceForm.isAllowed(for: field.kind) { form = shared(withProvenance(form)) }
        guard case .object(let entries) = form else { return form }
        return .object([("description", .text("\(text)\n\(field.documentation.id)"))] + entries)
    }

    /// Writes a form once, however many keys have it.
    private mutating func shared(_ form: JSONValue) -> JSONValue {
        let text = form.text()
        if let name = formNames[text] { return .object([("$ref", .text("#/$defs/\(name)"))]) }
        let name = "value_\(formNames.count + 1)"
        formNames[text] = name
        definitions[name] = form
        return .object([("$ref", .text("#/$defs/\(name)"))])
    }

    private func withProvenance(_ form: JSONValue) -> JSONValue {
        let bound: JSONValue = .object([("type", .list([.text("string"), .text("number")]))])
        let long: JSONValue = .object([
            ("type", .text("object")),
            (
                "properties",
                .object([
                    ("value", form), ("low", bound), ("high", bound), ("source", Self.anyText),
                    ("grade", .object([("enum", .list(Grade.allCases.map { .text($0.rawValue) }))])),
                    ("note", Self.anyText),
                ])
            ), ("required", .list([.text("value")])), ("additionalProperties", .flag(false)),
        ])
        return .object([("anyOf", .list([form, long]))])
    }

    private mutating func form(_ kind: ValueKind) -> JSONValue {
        switch kind {
        case .text: Self.anyText
        case .localizedText:
            .object([
                (
                    "anyOf",
                    .list([
                        Self.anyText,
                        .object([
                            ("type", .text("object")),
                            ("properties", .object([("en", Self.anyText), ("id", Self.anyText)])),
                            ("required", .list([.text("en"), .text("id")])),
                            ("additionalProperties", .flag(false)),
                        ]),
                    ])
                )
            ])
        case .identifier: Self.identifier
        // Codes, unlike identifiers, may hold points.
        case .reference(let target): target.key == "id" ? Self.identifier : Self.anyText
        case .word(let words): Self.words(words)
        case .integer(let range): Self.bounded("integer", range)
        case .number(let range): Self.bounded("number", range)
        case .quantity(let dimension, _): Self.quantity(dimension)
        case .date: Self.pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
        case .dateTime:
            Self.pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-2][0-9]:[0-5][0-9]$")
        case .clockTime: Self.pattern("^[0-2][0-9]:[0-5][0-9]$")
        case .list(let kind, let count): list(of: form(kind), count)
        case .record(let schema): reference(to: schema)
        case .records(let schema, let count):
            list(of: reference(to: schema), schema.isIdentified ? .any : count)
        case .dictionary(let keys, let kind): dictionary(keys, kind)
        case .variant(let schema): variant(schema)
        case .level(_, let schema): .object([("anyOf", .list([Self.identifier, reference(to: schema)]))])
        case .either(let kinds): .object([("anyOf", .list(kinds.map { form($0) }))])
        }
    }

    private mutating func reference(to schema: ObjectSchema) -> JSONValue {
        define(schema.name) { writer in writer.object(schema) }
    }

    private mutating func variant(_ schema: VariantSchema) -> JSONValue {
        define(schema.name) { writer in
            var properties: [(key: String, value: JSONValue)] = []
            for field in schema.cases { properties.append((field.key, writer.property(field))) }
            return .object([
                ("type", .text("object")), ("properties", .object(properties)), ("minProperties", .number(1)),
                ("maxProperties", .number(1)), ("additionalProperties", .flag(false)),
            ])
        }
    }

    /// Writes a part once and refers to it.
    private mutating func define(
        _ name: String, _ make: (inout JSONSchemaWriter) -> JSONValue
    ) -> JSONValue {
        let key = name.split(separator: " ").joined(separator: "_")
        if definitions[key] == nil {
            // Holds the place meanwhile, so that a part that contains itself would end.
            definitions[key] = .object([])
            let definition = make(&self)
            definitions[key] = definition
        }
        return .object([("$ref", .text("#/$defs/\(key)"))])
    }

    private func list(of items: JSONValue, _ count: CountRange) -> JSONValue {
        var entries: [(key: String, value: JSONValue)] = [("type", .text("array")), ("items", items)]
        if count.low > 0 { entries.append(("minItems", .number(Double(count.low)))) }
        if let high = count.high { entries.append(("maxItems", .number(Double(high)))) }
        return .object(entries)
    }

    private mutating func dictionary(_ keys: KeyKind, _ kind: ValueKind) -> JSONValue {
        var value = form(kind)
        if ProvenanceForm.isAllowed(for: kind) { value = shared(withProvenance(value)) }
        let names: JSONValue =
            switch keys {
            case .identifier, .reference: .object([("pattern", .text("^[A-Za-z0-9_-]{1,64}$"))])
            case .integer: .object([("pattern", .text("^[0-9]+$"))])
            case .word(let words): .object([("enum", .list(words.map(JSONValue.text)))])
            }
        return .object([("type", .text("object")), ("propertyNames", names), ("additionalProperties", value)])
    }

    /// Words that YAML editors take for numbers are allowed as such.
    private static func words(_ words: [String]) -> JSONValue {
        let numbers = words.compactMap { Int($0) }.map { JSONValue.number(Double($0)) }
        return .object([("enum", .list(words.map(JSONValue.text) + numbers))])
    }

    private static func bounded(_ type: String, _ range: NumberRange) -> JSONValue {
        var entries: [(key: String, value: JSONValue)] = [("type", .text(type))]
        if let low = range.low {
            entries.append((range.excludesLow ? "exclusiveMinimum" : "minimum", .number(low)))
        }
        if let high = range.high { entries.append(("maximum", .number(high))) }
        return .object(entries)
    }

    private static func pattern(_ pattern: String) -> JSONValue {
        .object([("type", .text("string")), ("pattern", .text(pattern))])
    }

    private static func quantity(_ dimension: QuantityDimension) -> JSONValue {
        let examples = ("examples", JSONValue.list(dimension.examples.map(JSONValue.text)))
        switch dimension {
        case .any:
            return .object([
                ("type", .list([.text("string"), .text("number")])), (key: examples.0, value: examples.1),
            ])
        case .money:
            return .object([
                ("type", .text("string")),
                ("pattern", .text("^Rp *[0-9][0-9._]* *(ribu|juta|miliar|triliun)?$")),
                (key: examples.0, value: examples.1),
            ])
        default:
            var units = dimension.units.map { "\($0.symbol)" }
            if dimension == .incidence { units.append("per 100k per (s|min|h|d|day|week|y|year)") }
            return .object([
                ("type", .text("string")),
                ("pattern", .text("^\(number) *(\(units.joined(separator: "|")))$")),
                (key: examples.0, value: examples.1),
            ])
        }
    }
}
