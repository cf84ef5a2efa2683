/// One thing that is wrong with an input, where it stands, and what would be right.
public struct ScenarioProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where it stands.
    public var position: SourcePosition
    /// The keys that lead to it, list elements by identifier or by number from 1.
    public var path: [String]
    /// What is wrong, one clause, no full stop.
    public var what: String
    /// What would be right, one clause, no full stop.
    public var remedy: String

    /// A problem.
    public init(position: SourcePosition, path: [String], what: String, remedy: String) {
        self.position = position
        self.path = path
        self.what = what
        self.remedy = remedy
    }

    /// The file as the user named it, or the command-line option.
    public var file: String { position.file }
    /// Counted from 1; 0 for a file or an option as a whole.
    public var line: Int { position.line }
    /// Counted from 1; 0 for a file or an option as a whole.
    public var column: Int { position.column }

    /// `file:line:column: path.to.key: what is wrong; what would be right`, always one line.
    public var description: String {
        let place = path.isEmpty ? "" : path.joined(separator: ".") + ": "
        return Wording.oneLine("\(position): \(place)\(what); \(remedy)")
    }
}

/// Everything that is wrong with an input.
public struct ScenarioError: Error, Hashable, Sendable, CustomStringConvertible {
    /// At least one problem, in the order of files, lines and columns.
    public var problems: [ScenarioProblem]

    /// An error with the given problems.
    public init(problems: [ScenarioProblem]) {
        self.problems = problems
    }

    /// An error with one problem.
    public init(_ problem: ScenarioProblem) {
        problems = [problem]
    }

    /// One line for each problem.
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
