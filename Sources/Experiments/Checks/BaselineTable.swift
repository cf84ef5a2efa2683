import ScenarioFiles

/// A table in a file (RFC 4180): a line of column names, then rows of as many fields.
package struct BaselineTable: Hashable, Sendable {
    package var columns: [String]
    package var rows: [[String]]

    /// Reads a table.
    ///
    /// - Throws: ``ScenarioError`` with the line that is wrong.
    package init(text: String, file: String, columns: [String]) throws(ScenarioError) {
        var records: [CSVReader.Record] = []
        try CSVReader.forEachRecord(in: Array(text.utf8), file: file) { record throws(ScenarioError) in
            records.append(record)
        }
        guard let first = records.first, first.fields == columns else {
            throw Self.error(
                file, records.first?.line ?? 1, "does not begin with the columns of a baseline",
                "write `\(columns.joined(separator: ","))`, or record it again")
        }
        records.removeFirst()
        for record in records where record.fields.count != columns.count {
            throw Self.error(
                file, record.line, "has \(record.fields.count) fields instead of \(columns.count)",
                "record it again")
        }
        self.columns = columns
        rows = records.map(\.fields)
    }

    package init(columns: [String], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }

    /// The table as a file, lines ended by a line feed so that version control shows changes by row.
    package var text: String {
        ([columns] + rows).map { $0.map(Self.field).joined(separator: ",") + "\n" }.joined()
    }

    private static func field(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }

    private static func error(
        _ file: String, _ line: Int, _ what: String, _ remedy: String
    ) -> ScenarioError {
        ScenarioError(
            ScenarioProblem(
                position: SourcePosition(file: file, line: line, column: 1), path: [], what: what,
                remedy: remedy))
    }
}

/// A baseline that `sigap check --record` writes.
public struct RecordedBaseline: Hashable, Sendable {
    /// The file, resolved against the check file.
    public var path: String
    /// What is to be written.
    public var text: String
}

/// What a baseline knows of one KPI of one subject.
struct RecordedResult: Hashable, Sendable {
    static let columns = ["subject", "kpi", "scope", "mean", "sd", "n"]

    var mean: Double
    var deviation: Double
    var count: Int

    /// The row of a subject and KPI; nil where there is none or its numbers are none.
    init?(_ table: BaselineTable, subject: String, kpi: String, scope: String) {
        let row = table.rows.first { $0[0] == subject && $0[1] == kpi && $0[2] == scope }
        guard let row, let mean = Double(row[3]), let deviation = Double(row[4]), let count = Int(row[5]),
            !mean.isNaN, deviation >= 0, count >= 1
        else { return nil }
        self.mean = mean
        self.deviation = deviation
        self.count = count
    }
}
