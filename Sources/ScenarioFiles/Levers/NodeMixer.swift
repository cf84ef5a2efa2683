/// Walks two documents side by side and takes each value in which they differ from one of them.
///
/// Maps with fixed keys, users' maps, and lists of things with an `id` are walked; everything else (a distribution, a
/// roster's list of shifts, a thing that only one side has) is taken as a whole, because half of it has no meaning.
/// Values that mean the same (`90 s` and `1.5 min`), or that differ in their provenance only, do not differ.
struct NodeMixer {
    /// Whether the second document's value is taken; told the path and both values.
    typealias Choice = (_ path: [String], _ from: ScenarioNode?, _ to: ScenarioNode?) -> Bool

    let fromRoot: ScenarioNode
    let toRoot: ScenarioNode
    let takesSecond: Choice

    /// The mixture of the whole documents.
    func mix(_ schema: ObjectSchema) -> ScenarioNode {
        mix(fromRoot, toRoot, as: .record(schema), at: []) ?? fromRoot
    }

    private func mix(
        _ from: ScenarioNode?, _ to: ScenarioNode?, as kind: ValueKind, at path: [String]
    ) -> ScenarioNode? {
        guard let from, let to else {
            return from == nil && to == nil ? nil : takesSecond(path, from, to) ? to : from
        }
        let first = ProvenanceForm.value(of: from, for: kind)
        let second = ProvenanceForm.value(of: to, for: kind)
        switch (kind.alternative(for: first), kind.alternative(for: second)) {
        case (.record(let schema), .record):
            if let mixed = mixEntries(first, second, at: path, kind: { schema[$0]?.kind }) { return mixed }
        case (.level("integration_levels", let schema), .level):
            // The axes belong to different levers, so that a name is replaced by what it stands for.
            let resolved = (axes(first, in: fromRoot), axes(second, in: toRoot))
            if Self.plain(resolved.0) == Self.plain(resolved.1) { return from }
            if let mixed = mixEntries(resolved.0, resolved.1, at: path, kind: { schema[$0]?.kind }) {
                return mixed
            }
        case (.dictionary(_, let value), .dictionary):
            if let mixed = mixEntries(first, second, at: path, kind: { _ in value }) { return mixed }
        case (.records(let schema, _), .records) where schema.isIdentified:
            if let mixed = mixElements(first, second, schema, at: path) { return mixed }
        default: break
        }
        if Self.isSame(first, second, kind.alternative(for: first)) { return from }
        return takesSecond(path, from, to) ? to : from
    }

    private func mixEntries(
        _ from: ScenarioNode, _ to: ScenarioNode, at path: [String], kind: (String) -> ValueKind?
    ) -> ScenarioNode? {
        guard let old = from.entries, let new = to.entries else { return nil }
        let known = Set(old.map(\.key))
        var entries: [ScenarioNode.Entry] = []
        for entry in old + new.filter({ !known.contains($0.key) }) {
            guard let kind = kind(entry.key) else { continue }
            if let value = mix(from[entry.key], to[entry.key], as: kind, at: path + [entry.key]) {
                entries.append(.init(key: entry.key, keyPosition: entry.keyPosition, value: value))
            }
        }
        return ScenarioNode(.mapping(entries), position: from.position)
    }

    private func mixElements(
        _ from: ScenarioNode, _ to: ScenarioNode, _ schema: ObjectSchema, at path: [String]
    ) -> ScenarioNode? {
        guard let old = from.elements, let new = to.elements else { return nil }
        func named(_ elements: [ScenarioNode]) -> [String: ScenarioNode] {
            Dictionary(elements.map { ($0["id"]?.text ?? "", $0) }) { first, _ in first }
        }
        let first = named(old)
        let second = named(new)
        let names = old.compactMap { $0["id"]?.text }
        let elements = (names + new.compactMap { $0["id"]?.text }.filter { first[$0] == nil }).compactMap {
            mix(first[$0], second[$0], as: .record(schema), at: path + [$0])
        }
        return ScenarioNode(.sequence(elements), position: from.position)
    }

    private func axes(_ node: ScenarioNode, in root: ScenarioNode) -> ScenarioNode {
        node.text.flatMap { root["integration_levels"]?[$0] } ?? node
    }

    private static func isSame(_ from: ScenarioNode, _ to: ScenarioNode, _ kind: ValueKind) -> Bool {
        if let one = from.text, let other = to.text, let first = SchemaValidator.number(one, kind),
            let second = SchemaValidator.number(other, kind)
        {
            return first == second && one.contains("per 100k") == other.contains("per 100k")
        }
        return plain(from) == plain(to)
    }

    /// The value as text, without provenance and without regard to the order of keys.
    private static func plain(_ node: ScenarioNode) -> String {
        switch node.content {
        case .scalar(let text, _): return text
        case .sequence(let elements): return "[" + elements.map(plain).joined(separator: ", ") + "]"
        case .mapping(let entries):
            if let value = node["value"], entries.allSatisfy({ ProvenanceForm.keys.contains($0.key) }) {
                return plain(value)
            }
            return "{"
                + entries.sorted { $0.key < $1.key }.map { "\($0.key): \(plain($0.value))" }
                .joined(separator: ", ") + "}"
        }
    }
}
