/// Reads a file and those that it extends, and lays them over each other.
struct DocumentLoader {
    /// The longest chain of files that extend each other.
    static let depthLimit = 16
    /// The most times that files are merged, however they share bases.
    static let fileLimit = 256

    let schema: DocumentSchema
    private(set) var inputs: [InputFile] = []
    private(set) var problems: [ScenarioProblem] = []
    private(set) var notes = InheritanceNotes()
    private var trees: [FileIdentity: ScenarioNode] = [:]
    private var chain: [(identity: FileIdentity, path: String)] = []
    private var count = 0

    init(schema: DocumentSchema) {
        self.schema = schema
    }

    /// The merged content of a file.
    mutating func load(_ path: String) throws(ScenarioError) -> ScenarioNode {
        try load(path, from: nil)
    }

    private mutating func load(
        _ path: String, from reference: ScenarioNode?
    ) throws(ScenarioError) -> ScenarioNode {
        let (node, identity) = try tree(of: path, from: reference)
        count += 1
        if chain.contains(where: { $0.identity == identity }) {
            let round = (chain.map(\.path) + [path]).joined(separator: " → ")
            throw refusal(
                reference, path, "the files extend each other in a circle (\(round))",
                "remove one of the links")
        }
        guard chain.count < Self.depthLimit, count <= Self.fileLimit else {
            throw refusal(
                reference, path, "too many files extend each other",
                "use at most \(Self.depthLimit) levels and \(Self.fileLimit) files")
        }
        chain.append((identity, path))
        defer { chain.removeLast() }
        return try resolve(node, in: path)
    }

    /// Replaces `extends` by what it stands for.
    private mutating func resolve(_ node: ScenarioNode, in path: String) throws(ScenarioError) -> ScenarioNode
    {
        guard var entries = node.entries else {
            throw ScenarioError(
                ScenarioProblem(
                    position: node.position, path: [], what: "is \(node.kindName), not a \(schema.name)",
                    remedy: "write a map that begins with `\(schema.root.fields.first?.key ?? "key"): …`"))
        }
        if let mismatch = DocumentKind.mismatch(node, with: schema) { throw ScenarioError(mismatch) }
        var base: ScenarioNode?
        if schema.root["extends"] != nil, let index = entries.firstIndex(where: { $0.key == "extends" }) {
            let value = entries.remove(at: index).value
            for reference in try references(value) {
                let inherited = try load(Self.resolved(reference.text ?? "", from: path), from: reference)
                base = base.map { merged(inherited, onto: $0) } ?? inherited
            }
        }
        let own = ScenarioNode(.mapping(entries), position: node.position)
        return merged(own, onto: base ?? ScenarioNode(.mapping([]), position: node.position))
    }

    private mutating func merged(_ overlay: ScenarioNode, onto base: ScenarioNode) -> ScenarioNode {
        let result = SchemaMerger.merge(overlay, onto: base, schema: schema.root)
        problems += result.problems
        notes.add(result.notes)
        return result.node
    }

    private func references(_ node: ScenarioNode) throws(ScenarioError) -> [ScenarioNode] {
        let nodes = node.elements ?? [node]
        for node in nodes where node.text == nil || node.isMissing || node.text == "" {
            throw ScenarioError(
                ScenarioProblem(
                    position: node.position, path: ["extends"], what: "is \(node.kindName)",
                    remedy: "write the path of a file, relative to this one, or a list of paths"))
        }
        return nodes
    }

    private mutating func tree(
        of path: String, from reference: ScenarioNode?
    ) throws(ScenarioError) -> (ScenarioNode, FileIdentity) {
        let file: InputFile
        let identity: FileIdentity
        do throws(FileReadingError) {
            (file, identity) = try FileReader.read(path)
        } catch {
            throw refusal(
                reference, path, error.what, reference.flatMap(error.remedy(inFolderOf:)) ?? error.remedy)
        }
        if let known = trees[identity] { return (known, identity) }
        let node = try YAMLReader.read(file.bytes, file: path)
        trees[identity] = node
        inputs.append(file)
        return (node, identity)
    }

    /// A problem with a whole file, reported where the file was asked for.
    private func refusal(
        _ reference: ScenarioNode?, _ path: String, _ what: String, _ remedy: String
    ) -> ScenarioError {
        guard let reference else {
            return ScenarioError(
                ScenarioProblem(position: SourcePosition(file: path), path: [], what: what, remedy: remedy))
        }
        return ScenarioError(
            ScenarioProblem(
                position: reference.position, path: ["extends"], what: "`\(path)`: \(what)",
                remedy: remedy))
    }

    /// A path relative to the folder of the file that names it, without `.` and with `..` resolved as far as
    /// that is safe in the presence of symbolic links, which is at its beginning only.
    static func resolved(_ path: String, from file: String) -> String {
        guard !path.hasPrefix("/"), let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            return path
        }
        var relative = path[...]
        while relative.hasPrefix("./") { relative = relative.dropFirst(2) }
        return String(file[...slash]) + relative
    }
}
