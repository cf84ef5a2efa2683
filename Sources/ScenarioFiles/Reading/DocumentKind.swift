/// The kinds of files that the program reads, told apart by the key that states their version.
struct DocumentKind {
    /// The key of the outermost map that only files of this kind have.
    var key: String
    /// What such a file is, in the words of a message.
    var name: String
    /// The command that reads it.
    var command: String

    private static let all = [
        DocumentKind(key: "sigap", name: "scenario", command: "sigap validate"),
        DocumentKind(key: "sigap_checks", name: "check file", command: "sigap check"),
    ]

    /// The one problem of a file that was given in place of another kind; nil where it may be the right one.
    ///
    /// Without this, each of its keys would be reported as unknown.
    static func mismatch(_ node: ScenarioNode, with schema: DocumentSchema) -> ScenarioProblem? {
        let given = all.filter { node[$0.key] != nil }
        guard let other = given.first, !given.contains(where: { schema.root[$0.key] != nil }) else {
            return nil
        }
        return ScenarioProblem(
            position: SourcePosition(file: node.position.file, line: 1, column: 1), path: [],
            what: "is \(Wording.withArticle(other.name)), not \(Wording.withArticle(schema.name))",
            remedy: "use `\(other.command)`")
    }
}
