/// A change to one value of a document, given on the command line: `handling.answering=4 s`.
public struct ScenarioOverride: Hashable, Sendable {
    /// The keys that lead to the value, joined by points, list elements by `id` or by number from 1.
    public var path: String
    /// The value as it would be written in a file.
    public var value: String

    /// A change.
    public init(path: String, value: String) {
        self.path = path
        self.value = value
    }

    /// Splits `path=value` at its first `=`.
    ///
    /// - Throws: ``ScenarioError`` when there is no `=` or no path.
    public init(_ text: String) throws(ScenarioError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].filter { $0 != " " }
        guard parts.count == 2, !path.isEmpty else {
            throw ScenarioError(
                ScenarioProblem(
                    position: SourcePosition(file: "--set \(text)"), path: [],
                    what: "is not a change to a value",
                    remedy: "write `path=value`, such as `handling.answering=4 s`"))
        }
        self.path = String(path)
        value = String(parts[1])
    }

    /// How messages name its place.
    var position: SourcePosition { SourcePosition(file: "--set \(path)") }
}

/// Writes an override as the smallest document that has nothing but the changed value, to be laid over the
/// document like any other that extends it.
struct OverrideBuilder {
    let schema: ObjectSchema
    let root: ScenarioNode
    let override: ScenarioOverride

    /// The document of one value.
    ///
    /// - Throws: ``ScenarioError`` when the path leads nowhere or the value is not YAML.
    func overlay() throws(ScenarioError) -> ScenarioNode {
        let components = override.path.split(separator: ".", omittingEmptySubsequences: false).map(
            String.init)
        guard components.first != "extends" else {
            throw failure(["extends"], "files are chosen before values are set", "write `extends` in a file")
        }
        let value = try valueNode()
        return try place(value, components[...], in: root, as: .record(schema), walked: [])
    }

    private func valueNode() throws(ScenarioError) -> ScenarioNode {
        let position = override.position
        do throws(ScenarioError) {
            return try YAMLReader.read(Array(override.value.utf8), file: position.file).moved(to: position)
        } catch {
            let problem = error.problems.first
            let isEmpty = override.value.utf8.allSatisfy { $0 == 0x20 }
            throw failure(
                [], isEmpty ? "has no value" : problem?.what ?? "is not a value",
                isEmpty ? "write `path=value`" : problem?.remedy ?? "write the value as in a file")
        }
    }

    private func place(
        _ value: ScenarioNode, _ rest: ArraySlice<String>, in node: ScenarioNode?, as kind: ValueKind,
        walked: [String]
    ) throws(ScenarioError) -> ScenarioNode {
        guard let key = rest.first else { return value }
        let node = node.map { ProvenanceForm.value(of: $0, for: kind) }
        let inner = walked + [key]
        switch kind.container(for: node) {
        case .record(let schema):
            guard let field = schema[key] else {
                throw unknown(key, schema.fields.map(\.key), "key", walked)
            }
            let child = try place(value, rest.dropFirst(), in: node?[key], as: field.kind, walked: inner)
            return mapping(key, child)
        case .level(let levels, let schema):
            guard let field = schema[key] else {
                throw unknown(key, schema.fields.map(\.key), "key", walked)
            }
            let written = node?.text.flatMap { root[levels]?[$0] } ?? node
            let child = try place(value, rest.dropFirst(), in: written?[key], as: field.kind, walked: inner)
            return mapping(key, child)
        case .variant(let schema):
            guard let field = schema[key] else {
                throw unknown(key, schema.cases.map(\.key), "key", walked)
            }
            return mapping(
                key, try place(value, rest.dropFirst(), in: node?[key], as: field.kind, walked: inner))
        case .dictionary(_, let kind):
            let names = node?.entries?.map(\.key) ?? []
            guard names.contains(key) || kind.isScalar else { throw unknown(key, names, "name", walked) }
            return mapping(key, try place(value, rest.dropFirst(), in: node?[key], as: kind, walked: inner))
        case .records(let schema, _):
            return try placeInRecords(value, rest, in: node, schema, walked: walked)
        case .list(let kind, _):
            let (index, elements) = try element(key, of: node, walked: walked)
            var changed = elements
            changed[index] = try place(value, rest.dropFirst(), in: elements[index], as: kind, walked: inner)
            return ScenarioNode(.sequence(changed), position: override.position)
        default:
            throw failure(
                inner, "there is nothing below \(Wording.quoted(walked.joined(separator: ".")))",
                "end the path there")
        }
    }

    private func placeInRecords(
        _ value: ScenarioNode, _ rest: ArraySlice<String>, in node: ScenarioNode?, _ schema: ObjectSchema,
        walked: [String]
    ) throws(ScenarioError) -> ScenarioNode {
        let key = rest[rest.startIndex]
        guard schema.isIdentified else {
            let (index, elements) = try element(key, of: node, walked: walked)
            let change = try place(
                value, rest.dropFirst(), in: elements[index], as: .record(schema), walked: walked + [key])
            var changed = elements
            changed[index] = SchemaMerger.merge(change, onto: elements[index], schema: schema).node
            return ScenarioNode(.sequence(changed), position: override.position)
        }
        let elements = node?.elements ?? []
        guard let element = elements.first(where: { $0["id"]?.text == key }) else {
            throw unknown(key, elements.compactMap { $0["id"]?.text }, schema.name, walked)
        }
        let change = try place(
            value, rest.dropFirst(), in: element, as: .record(schema), walked: walked + [key])
        guard let entries = change.entries else {
            throw failure(walked + [key], "is not a map", "write the keys of a \(schema.name) in braces")
        }
        if let id = change["id"], id.text != key {
            throw failure(
                walked + [key, "id"], "an id cannot be changed, others refer to it", "change it in the file")
        }
        let id = ScenarioNode.Entry(
            key: "id", keyPosition: override.position,
            value: ScenarioNode(.scalar(key, isQuoted: true), position: override.position))
        let identified = ScenarioNode(
            .mapping([id] + entries.filter { $0.key != "id" }), position: override.position)
        return ScenarioNode(.sequence([identified]), position: override.position)
    }

    private func element(
        _ key: String, of node: ScenarioNode?, walked: [String]
    ) throws(ScenarioError) -> (Int, [ScenarioNode]) {
        let elements = node?.elements ?? []
        guard let number = Int(key), (1...max(1, elements.count)).contains(number), !elements.isEmpty else {
            throw failure(
                walked + [key], "there is no element \(Wording.quoted(key))",
                elements.isEmpty ? "the list is empty" : "write a number from 1 to \(elements.count)")
        }
        return (number - 1, elements)
    }

    private func mapping(_ key: String, _ value: ScenarioNode) -> ScenarioNode {
        ScenarioNode(
            .mapping([.init(key: key, keyPosition: override.position, value: value)]),
            position: override.position)
    }

    private func unknown(_ key: String, _ names: [String], _ noun: String, _ walked: [String])
        -> ScenarioError
    {
        failure(
            walked + [key], "unknown \(noun) \(Wording.quoted(key))",
            Wording.suggestion(for: key, among: names, noun: noun))
    }

    private func failure(_ path: [String], _ what: String, _ remedy: String) -> ScenarioError {
        ScenarioError(ScenarioProblem(position: override.position, path: path, what: what, remedy: remedy))
    }
}

extension ScenarioNode {
    /// The same value with another position throughout.
    func moved(to position: SourcePosition) -> ScenarioNode {
        switch content {
        case .scalar: ScenarioNode(content, position: position)
        case .sequence(let elements):
            ScenarioNode(.sequence(elements.map { $0.moved(to: position) }), position: position)
        case .mapping(let entries):
            ScenarioNode(
                .mapping(
                    entries.map {
                        Entry(key: $0.key, keyPosition: position, value: $0.value.moved(to: position))
                    }),
                position: position)
        }
    }
}

extension ValueKind {
    /// Of several forms the one that has parts, as the node has them or might have them.
    func container(for node: ScenarioNode?) -> ValueKind {
        guard case .either(let kinds) = self else { return self }
        if let node, node.text == nil { return alternative(for: node) }
        return kinds.first { kind in
            switch kind {
            case .record, .level, .variant, .dictionary, .records, .list: true
            default: false
            }
        } ?? self
    }
}
