/// Lays a document over the one that it inherits from.
///
/// The schema decides what merges: maps key by key, lists of things with an `id` element by element, and
/// everything else, including a distribution of another kind, is replaced. Each value keeps the position
/// where it was written.
struct SchemaMerger {
    /// The inherited document, where named levels are found.
    let baseRoot: ScenarioNode
    private(set) var problems: [ScenarioProblem] = []
    private(set) var notes = InheritanceNotes()

    /// The overlay on the base.
    static func merge(
        _ overlay: ScenarioNode, onto base: ScenarioNode, schema: ObjectSchema
    ) -> (node: ScenarioNode, problems: [ScenarioProblem], notes: InheritanceNotes) {
        var merger = SchemaMerger(baseRoot: base)
        let node = merger.mergeRecord(overlay, onto: base, schema, at: [])
        return (node, merger.problems, merger.notes)
    }

    private init(baseRoot: ScenarioNode) {
        self.baseRoot = baseRoot
    }

    private mutating func merge(
        _ overlay: ScenarioNode, onto inherited: ScenarioNode?, as kind: ValueKind, at path: [String]
    ) -> ScenarioNode {
        guard let inherited else { return settle(overlay, as: kind, at: path) }
        if let long = mergeLongForm(overlay, onto: inherited, as: kind) { return long }
        let base = ProvenanceForm.value(of: inherited, for: kind)
        switch kind.alternative(for: overlay) {
        case .record(let schema): return mergeRecord(overlay, onto: base, schema, at: path)
        case .level(let levels, let schema):
            guard overlay.entries != nil else { return overlay }
            // A name is replaced by what it stands for before single values of it are changed.
            let written = base.text.flatMap { baseRoot[levels]?[$0] } ?? base
            return mergeRecord(overlay, onto: written, schema, at: path)
        case .records(let schema, _) where schema.isIdentified:
            return mergeRecords(overlay, onto: base, schema, at: path)
        case .dictionary(_, let value): return mergeDictionary(overlay, onto: base, value, at: path)
        case .variant(let schema):
            guard let new = overlay.entries?.first, let old = base.entries?.first, new.key == old.key,
                overlay.entries?.count == 1, let field = schema[new.key]
            else { return overlay }
            let value = merge(new.value, onto: old.value, as: field.kind, at: path + [new.key])
            return ScenarioNode(
                .mapping([.init(key: new.key, keyPosition: new.keyPosition, value: value)]),
                position: overlay.position)
        case .localizedText:
            guard overlay.entries != nil, base.entries != nil else { return overlay }
            return mergeDictionary(overlay, onto: base, .text, at: path)
        default: return overlay
        }
    }

    /// A value in the long form replaces what was there with its provenance; companions alone are added to it.
    private func mergeLongForm(
        _ overlay: ScenarioNode, onto base: ScenarioNode, as kind: ValueKind
    ) -> ScenarioNode? {
        if ProvenanceForm.isUsed(by: overlay, for: kind), overlay["value"] != nil { return overlay }
        // A user's map may well have keys such as `low` and `high`: levels are called so.
        if case .dictionary = kind { return nil }
        guard ProvenanceForm.isAllowed(for: kind), let companions = overlay.entries, !companions.isEmpty,
            companions.allSatisfy({ ProvenanceForm.companions.contains($0.key) })
        else { return nil }
        var entries = [
            ScenarioNode.Entry(
                key: "value", keyPosition: base.position, value: ProvenanceForm.value(of: base, for: kind))
        ]
        if ProvenanceForm.isUsed(by: base, for: kind) { entries = base.entries ?? entries }
        for companion in companions {
            if let index = entries.firstIndex(where: { $0.key == companion.key }) {
                entries[index] = companion
            } else {
                entries.append(companion)
            }
        }
        return ScenarioNode(.mapping(entries), position: overlay.position)
    }

    private mutating func mergeRecord(
        _ overlay: ScenarioNode, onto base: ScenarioNode, _ schema: ObjectSchema, at path: [String]
    ) -> ScenarioNode {
        guard let new = overlay.entries, var entries = base.entries else {
            return settle(overlay, as: .record(schema), at: path)
        }
        // `shifts` in place of an inherited `posts` and the like: the other way of saying it goes.
        for alternatives in schema.alternatives {
            let chosen = alternatives.groups.filter { $0.contains { key in new.contains { $0.key == key } } }
            guard !chosen.isEmpty else { continue }
            let kept = Set(chosen.flatMap(\.self))
            let dropped = Set(alternatives.groups.flatMap(\.self)).subtracting(kept)
            entries.removeAll { dropped.contains($0.key) }
        }
        for entry in new {
            let index = entries.firstIndex { $0.key == entry.key }
            var merged = entry
            if let field = schema[entry.key] {
                merged.value = merge(
                    entry.value, onto: index.map { entries[$0].value }, as: field.kind, at: path + [entry.key]
                )
            }
            if let index { entries[index] = merged } else { entries.append(merged) }
        }
        return ScenarioNode(.mapping(entries), position: overlay.position)
    }

    private mutating func mergeDictionary(
        _ overlay: ScenarioNode, onto base: ScenarioNode, _ kind: ValueKind, at path: [String]
    ) -> ScenarioNode {
        guard let new = overlay.entries, var entries = base.entries else {
            return settle(overlay, as: .dictionary(.identifier, kind), at: path)
        }
        var places: [String: Int] = [:]
        for (index, entry) in entries.enumerated() { places[entry.key] = index }
        for entry in new {
            let index = places[entry.key]
            var merged = entry
            merged.value = merge(
                entry.value, onto: index.map { entries[$0].value }, as: kind, at: path + [entry.key])
            if let index {
                entries[index] = merged
            } else {
                places[entry.key] = entries.count
                entries.append(merged)
            }
        }
        return ScenarioNode(.mapping(entries), position: overlay.position)
    }

    private mutating func mergeRecords(
        _ overlay: ScenarioNode, onto base: ScenarioNode, _ schema: ObjectSchema, at path: [String]
    ) -> ScenarioNode {
        guard let new = overlay.elements, let old = base.elements else {
            return settle(overlay, as: .records(schema, .any), at: path)
        }
        var elements: [ScenarioNode?] = old
        var places: [String: Int] = [:]
        for (index, element) in old.enumerated() {
            if let name = element["id"]?.text { places[name] = index }
        }
        let inherited = old.compactMap { $0["id"]?.text }
        var written: Set<String> = []
        for element in new {
            let name = element["id"]?.text
            // An id that comes twice in one list is for the checking to report, not for merging to hide.
            let isRepeated = name.map { !written.insert($0).inserted } ?? false
            let index = isRepeated ? nil : name.flatMap { places[$0] }
            let inner = path + [name ?? "?"]
            if element["remove"] != nil {
                if isRemoval(element, exists: index != nil, noun: schema.name, at: inner), let index {
                    elements[index] = nil
                    notes.removals[inner] = element.position
                }
            } else if let index, let base = elements[index] {
                elements[index] = mergeRecord(element, onto: base, schema, at: inner)
            } else {
                if name != nil, !isRepeated, !places.isEmpty {
                    notes.newcomers[inner] = .init(position: element.position, inherited: inherited)
                }
                elements.append(settle(element, as: .record(schema), at: inner))
            }
        }
        return ScenarioNode(.sequence(elements.compactMap(\.self)), position: overlay.position)
    }

    /// Whether an element says, rightly, that an inherited one is to go.
    private mutating func isRemoval(
        _ element: ScenarioNode, exists: Bool, noun: String, at path: [String]
    ) -> Bool {
        guard let remove = element["remove"] else { return false }
        let remedy: (String, String)? =
            if remove.text != "true" {
                ("`remove` is not `true`", "write `remove: true`, or leave it out to keep the \(noun)")
            } else if element.entries?.count ?? 0 > 2 || element["id"] == nil {
                ("an element that is removed has other keys", "write only `id` and `remove: true`")
            } else if !exists {
                ("there is no inherited \(noun) to remove", "check the id, or leave the element out")
            } else {
                nil
            }
        guard let (what, right) = remedy else { return true }
        problems.append(ScenarioProblem(position: element.position, path: path, what: what, remedy: right))
        return false
    }

    /// Looks for removals of things that were never inherited.
    private mutating func settle(_ node: ScenarioNode, as kind: ValueKind, at path: [String]) -> ScenarioNode
    {
        let empty: ScenarioNode.Content
        switch kind.alternative(for: node) {
        case .record, .level, .dictionary: empty = .mapping([])
        case .records(let schema, _) where schema.isIdentified: empty = .sequence([])
        default: return node
        }
        let isSameForm = (node.entries != nil) == (empty == .mapping([])) && node.text == nil
        guard isSameForm, !ProvenanceForm.isUsed(by: node, for: kind) else { return node }
        return merge(node, onto: ScenarioNode(empty, position: node.position), as: kind, at: path)
    }
}
