/// How well a value is known.
public enum Grade: String, Hashable, Sendable, CaseIterable {
    /// Read in the named source.
    case a = "A"
    /// Published in the named source, which was not opened.
    case b = "B"
    /// An assumption of experts.
    case c = "C"
}

/// The long form of a value: `{value: 90 s, low: 60 s, high: 120 s, source: "…", grade: A, note: "…"}`.
enum ProvenanceForm {
    /// The keys beside the value.
    static let companions = ["low", "high", "source", "grade", "note"]
    /// All keys.
    static let keys = ["value"] + companions

    /// Whether values of a kind may be written in the long form. Maps with fixed keys and lists merged by
    /// identifier may not: their values carry their own provenance, which inheritance keeps apart.
    static func isAllowed(for kind: ValueKind) -> Bool {
        switch kind {
        case .record: false
        case .records(let schema, _): !schema.isIdentified
        case .either(let kinds): kinds.contains(where: isAllowed)
        default: true
        }
    }

    /// Whether a node is a value in the long form.
    static func isUsed(by node: ScenarioNode, for kind: ValueKind) -> Bool {
        guard isAllowed(for: kind), let entries = node.entries else { return false }
        let isWritten = entries.contains { $0.key == "value" }
        if case .dictionary = kind {
            // The keys are the user's own, and levels may well be called `low` and `high`.
            return isWritten && entries.allSatisfy { keys.contains($0.key) }
        }
        if isWritten { return true }
        // Without a value it is still meant as the long form when nothing else is recognised, so that
        // `{vale: 90 s, grade: A}` gets a suggestion.
        let declared = kind.alternative(for: node).declaredKeys
        return entries.contains { keys.contains($0.key) } && !entries.contains { declared.contains($0.key) }
    }

    /// The value alone.
    static func value(of node: ScenarioNode, for kind: ValueKind) -> ScenarioNode {
        isUsed(by: node, for: kind) ? node["value"] ?? node : node
    }
}

extension ValueKind {
    /// The keys of a map of this kind that the schema fixes.
    fileprivate var declaredKeys: [String] {
        switch self {
        case .record(let schema), .level(_, let schema): schema.fields.map(\.key)
        case .variant(let schema): schema.cases.map(\.key)
        case .localizedText: ["en", "id"]
        default: []
        }
    }
}
