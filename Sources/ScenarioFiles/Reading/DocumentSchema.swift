/// A kind of document: its keys, and how files of it are read.
///
/// The program's other inputs declare their own schema and get the same limits, units, provenance,
/// inheritance and messages as scenarios:
///
/// ```swift
/// let schema = DocumentSchema("check file", root: ObjectSchema(…))
/// let document = try schema.load(path: "checks.yaml")
/// for check in document.record.records("checks") { … }
/// ```
public struct DocumentSchema: Sendable {
    /// What a document is, in the words of a message: `scenario`.
    public var name: String
    /// The keys of the outermost map. A key `extends` of paths makes files inherit.
    public var root: ObjectSchema

    /// A kind of document.
    public init(_ name: String, root: ObjectSchema) {
        self.name = name
        self.root = root
    }

    /// Reads a file, what it inherits, and changes to single values, and checks the result.
    ///
    /// - Parameters:
    ///   - path: The file; only regular files of at most 8 MiB are read.
    ///   - overrides: Changes, applied in order.
    /// - Throws: ``ScenarioError`` with everything that disagrees with the schema. A file that cannot be read
    ///   and a mistake in YAML's syntax are reported alone.
    /// - Complexity: O(*n*) in the size of the files.
    public func load(path: String, overrides: [ScenarioOverride] = []) throws(ScenarioError) -> Document {
        try source(path: path).document(overrides: overrides)
    }

    /// Reads a file and what it inherits, so that documents with different overrides can be made from it
    /// without reading it again.
    ///
    /// - Throws: ``ScenarioError`` when a file cannot be read.
    public func source(path: String) throws(ScenarioError) -> DocumentSource {
        var loader = DocumentLoader(schema: self)
        let node = try loader.load(path)
        return DocumentSource(
            schema: self, node: node, inputs: loader.inputs, mergeProblems: loader.problems,
            notes: loader.notes)
    }

    /// Reads a text as if it were the content of a file of the given name; it cannot inherit.
    ///
    /// - Throws: ``ScenarioError`` with everything that disagrees with the schema.
    public func read(text: String, name file: String) throws(ScenarioError) -> Document {
        let bytes = Array(text.utf8)
        let node = try YAMLReader.read(bytes, file: file)
        if let mismatch = DocumentKind.mismatch(node, with: self) { throw ScenarioError(mismatch) }
        if root["extends"] != nil, let reference = node["extends"] {
            throw ScenarioError(
                ScenarioProblem(
                    position: reference.position, path: ["extends"],
                    what: "a text that is no file cannot extend files",
                    remedy: "save it as a file, or leave `extends` out"))
        }
        let source = DocumentSource(
            schema: self, node: node, inputs: [InputFile(path: file, bytes: bytes)], mergeProblems: [],
            notes: InheritanceNotes())
        return try source.document(overrides: [])
    }
}

/// Files that have been read and laid over each other, not yet checked.
public struct DocumentSource: Sendable {
    let schema: DocumentSchema
    let node: ScenarioNode
    let mergeProblems: [ScenarioProblem]
    let notes: InheritanceNotes
    /// The files, the named one first.
    public let inputs: [InputFile]

    init(
        schema: DocumentSchema, node: ScenarioNode, inputs: [InputFile], mergeProblems: [ScenarioProblem],
        notes: InheritanceNotes
    ) {
        self.schema = schema
        self.node = node
        self.inputs = inputs
        self.mergeProblems = mergeProblems
        self.notes = notes
    }

    /// Applies the overrides in order and checks the result.
    ///
    /// - Throws: ``ScenarioError`` with everything that disagrees with the schema.
    public func document(overrides: [ScenarioOverride]) throws(ScenarioError) -> Document {
        var problems = mergeProblems
        var node = node
        var notes = notes
        for override in overrides {
            do throws(ScenarioError) {
                let overlay = try OverrideBuilder(schema: schema.root, root: node, override: override)
                    .overlay()
                let merged = SchemaMerger.merge(overlay, onto: node, schema: schema.root)
                node = merged.node
                problems += merged.problems
                notes.add(merged.notes)
            } catch {
                problems += error.problems
            }
        }
        var validator = SchemaValidator(root: node, notes: notes)
        validator.validateRecord(node, schema.root, at: [])
        problems += validator.problems
        let document = Document(
            record: Record(node: node, schema: schema.root, root: node), schema: schema, inputs: inputs,
            overrides: overrides)
        guard problems.isEmpty else { throw ScenarioError(problems: document.sorted(problems)) }
        return document
    }
}

/// A checked document.
public struct Document: Sendable {
    /// Its outermost map.
    public let record: Record
    /// What kind of document it is.
    public let schema: DocumentSchema
    /// The files that it was read from, the named one first.
    public let inputs: [InputFile]
    /// The changes that were applied to it.
    public let overrides: [ScenarioOverride]

    /// The document with all inheritance and overrides resolved, as JSON with sorted keys, which is YAML too.
    ///
    /// - Complexity: O(*n* log *n*) in the size of the document.
    public var resolvedText: String { CanonicalText.json(record.node) }

    /// Where the value at a path stands, list elements by identifier or by number from 1; where the path goes
    /// beyond what was written, the innermost value that contains it.
    public func position(of path: [String]) -> SourcePosition {
        var node = record.node
        for key in path {
            if let next = node[key] ?? node["value"]?[key] {
                node = next
            } else if let elements = node.elements {
                let index = Int(key).map { $0 - 1 }
                let named = elements.first { $0["id"]?.text == key }
                guard
                    let next = named ?? index.flatMap({ elements.indices.contains($0) ? elements[$0] : nil })
                else { break }
                node = next
            } else {
                break
            }
        }
        return node.position
    }

    /// A problem at a path, with its position.
    public func problem(at path: [String], what: String, remedy: String) -> ScenarioProblem {
        ScenarioProblem(position: position(of: path), path: path, what: what, remedy: remedy)
    }

    /// Problems in the order of files, lines and columns, overrides last, each once.
    public func sorted(_ problems: [ScenarioProblem]) -> [ScenarioProblem] {
        var ranks: [String: Int] = [:]
        let origins = inputs.map(\.path) + overrides.map(\.position.file)
        for (index, origin) in origins.enumerated() where ranks[origin] == nil { ranks[origin] = index }
        var seen: Set<ScenarioProblem> = []
        let keyed = problems.filter { seen.insert($0).inserted }.enumerated().map { offset, problem in
            (rank: ranks[problem.file] ?? .max, offset: offset, problem: problem)
        }
        return keyed.sorted {
            ($0.rank, $0.problem.line, $0.problem.column, $0.offset)
                < ($1.rank, $1.problem.line, $1.problem.column, $1.offset)
        }.map(\.problem)
    }
}
