/// A table that becomes one CSV file.
///
/// ```swift
/// let table = CSVTable(name: "summary", title: "…", columns: columns, primaryKey: ["kpi"], rows: rows)
/// let bytes = table.bytes(in: .rfc4180)
/// ```
public struct CSVTable: Hashable, Sendable {
    /// The file's name without `.csv`.
    public var name: String
    /// What the table holds, one sentence in English.
    public var description: String
    /// Its columns.
    public var columns: [CSVColumn]
    /// The columns that tell rows apart; empty when nothing does.
    public var primaryKey: [String]
    /// Its rows, each as long as `columns`.
    public private(set) var rows: [[CSVField]]

    /// A table.
    ///
    /// - Precondition: Every row has as many fields as there are columns.
    public init(
        name: String, description: String, columns: [CSVColumn], primaryKey: [String], rows: [[CSVField]]
    ) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "\(name): a row is too long or too short")
        self.name = name
        self.description = description
        self.columns = columns
        self.primaryKey = primaryKey
        self.rows = rows
    }

    /// The file's name.
    public var fileName: String { name + ".csv" }

    /// The whole file as text.
    ///
    /// - Complexity: O(size of the text).
    public func text(in dialect: CSVDialect) -> String {
        var text = dialect.hasByteOrderMark ? "\u{FEFF}" : ""
        text += columns.map { dialect.quoted($0.name) }.joined(separator: dialect.delimiter)
        text += CSVDialect.lineEnd
        for row in rows {
            for (position, field) in row.enumerated() {
                if position > 0 { text += dialect.delimiter }
                text += field.written(in: dialect)
            }
            // RFC 4180 leaves open whether an empty line is a row with one empty field: say it with quotes.
            if row.count == 1, row[0].written(in: dialect).isEmpty { text += "\"\"" }
            text += CSVDialect.lineEnd
        }
        return text
    }

    /// The whole file.
    public func bytes(in dialect: CSVDialect) -> [UInt8] { Array(text(in: dialect).utf8) }
}
