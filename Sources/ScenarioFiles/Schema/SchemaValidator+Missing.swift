/// Keys that must be written and are not.
extension SchemaValidator {
    /// What a map lacks.
    enum MissingKey {
        /// A key that must be written.
        case field(FieldSchema)
        /// One of several keys or groups of keys.
        case alternatives(AlternativeFields)

        /// The key or keys in words.
        var description: String {
            switch self {
            case .field(let field): "`\(field.key)`"
            case .alternatives(let alternatives): alternatives.description
            }
        }
    }

    /// What a map lacks, apart from keys that are there but misspelt, which are reported with the right
    /// spelling.
    func missingKeys(of node: ScenarioNode, _ schema: ObjectSchema) -> [MissingKey] {
        let keys = schema.fields.map(\.key)
        let unknown = (node.entries ?? []).map(\.key).filter { schema[$0] == nil }
        var missing: [MissingKey] = schema.fields.filter { field in
            field.isRequired && node[field.key] == nil
                && !unknown.contains { Wording.nearest(to: $0, among: keys) == field.key }
        }.map { .field($0) }
        // A key that is not known may be meant for one of the alternatives; one message is enough.
        guard unknown.isEmpty else { return missing }
        for alternatives in schema.alternatives where alternatives.isRequired {
            let isGiven = alternatives.groups.joined().contains { node[$0] != nil }
            if !isGiven { missing.append(.alternatives(alternatives)) }
        }
        return missing
    }

    /// Reports a key that a map lacks.
    mutating func reportMissing(_ key: MissingKey, of node: ScenarioNode, at path: [String]) {
        switch key {
        case .field(let field):
            report(node, path + [field.key], "is missing", "write `\(field.key): \(field.example)`")
        case .alternatives(let alternatives):
            report(node, path, "has none of \(alternatives.description)", "write one of them")
        }
    }

    /// Reports an incomplete element that was added to inherited ones: most likely it was meant to change one
    /// of them.
    ///
    /// - Returns: Whether its id is near an inherited one, so that what its parts lack says nothing.
    mutating func reportNewcomer(
        _ node: ScenarioNode, _ schema: ObjectSchema, _ missing: [MissingKey], at path: [String]
    ) -> Bool {
        // Suggestions cost more than all else here.
        guard problems.count < Self.problemLimit, let id = path.last, let newcomer = notes.newcomers[path]
        else { return false }
        let needs =
            "a new \(schema.name) needs \(missing.map(\.description).joined(separator: ", "))"
        let what = "there is no inherited \(schema.name) \(Wording.quoted(id))"
        if let nearest = Wording.nearest(to: id, among: newcomer.inherited) {
            report(newcomer.position, path, what, "did you mean `\(nearest)`? (\(needs))")
            return true
        }
        let shown = newcomer.inherited.prefix(12).joined(separator: ", ")
        let more = newcomer.inherited.count > 12 ? ", …" : ""
        report(newcomer.position, path, "\(what) (inherited: \(shown)\(more))", needs)
        return false
    }
}
