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
        if !kind.isMapping {
            // Only the long form can be a map here, so that one of its keys is enough to recognise it, and
            // `{vale: 90 s, grade: A}` gets a suggestion.
            return entries.contains { keys.contains($0.key) }
        }
        guard entries.contains(where: { $0.key == "value" }) else { return false }
        if case .dictionary = kind { return entries.allSatisfy { keys.contains($0.key) } }
        return true
    }

    /// The value alone.
    static func value(of node: ScenarioNode, for kind: ValueKind) -> ScenarioNode {
        isUsed(by: node, for: kind) ? node["value"] ?? node : node
    }
}
