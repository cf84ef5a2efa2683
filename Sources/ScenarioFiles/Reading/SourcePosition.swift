/// Where in a scenario a value was written.
public struct SourcePosition: Hashable, Sendable, CustomStringConvertible {
    /// The file as the user named it, or the command-line option that the value came from.
    public var file: String
    /// Counted from 1; 0 when the position is a file or an option as a whole.
    public var line: Int
    /// Counted from 1 in Unicode scalars, as editors do; 0 together with ``line``.
    public var column: Int

    /// A place in a file.
    public init(file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `file:line:column`, or the file alone where there is no line.
    public var description: String {
        line > 0 ? "\(file):\(line):\(column)" : file
    }
}
