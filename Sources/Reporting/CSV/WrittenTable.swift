/// A table whose file has been written row by row.
public struct WrittenTable: Hashable, Sendable {
    /// The table without its rows: name, description and columns.
    public var table: CSVTable
    /// The whole file.
    public var bytes: [UInt8]

    /// A table with its file.
    public init(table: CSVTable, bytes: [UInt8]) {
        self.table = table
        self.bytes = bytes
    }

    /// A table written as a whole.
    init(_ table: CSVTable, in dialect: CSVDialect) {
        self.init(table: table, bytes: table.bytes(in: dialect))
    }
}
