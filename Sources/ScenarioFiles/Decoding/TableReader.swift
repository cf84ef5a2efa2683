/// A CSV file that a scenario names: columns by their names in the first line, and its mistakes told together.
struct TableReader {
    /// How many mistakes are told: a wrong column is wrong on every line.
    private static let told = 10

    private let file: String
    private let columns: [String]
    /// Where the columns are; empty before the first line.
    private var places: [Int] = []
    private var width = 0
    private var problems: [ScenarioProblem] = []
    private var further = 0

    /// A line with as many fields as the first.
    struct Row {
        fileprivate let record: CSVReader.Record
        fileprivate let places: [Int]

        var line: Int { record.line }

        func text(_ column: Int) -> String { record.fields[places[column]] }
    }

    private init(file: String, columns: [String]) {
        self.file = file
        self.columns = columns
    }

    /// Reads the file that a record names.
    ///
    /// - Parameters:
    ///   - key: The key of the record that holds the name.
    ///   - place: Its path in the scenario.
    ///   - columns: The columns that the file must have; rows name them by their position here.
    ///   - take: Called with each row; it notes what is wrong with it.
    /// - Returns: The file, and its path for messages.
    /// - Throws: ``ScenarioError`` with what is wrong with the file, the first few lines of it.
    static func read(
        _ key: String, of record: Record, at place: [String], in document: Document, columns: [String],
        _ take: (inout TableReader, Row) -> Void
    ) throws(ScenarioError) -> (file: InputFile, path: String) {
        let path = DocumentLoader.resolved(record.text(key) ?? "", from: record.position(of: key).file)
        let file: InputFile
        do throws(FileReadingError) {
            file = try FileReader.read(path, as: .csv).file
        } catch {
            throw ScenarioError(
                document.problem(at: place, what: "`\(path)`: \(error.what)", remedy: error.remedy))
        }
        var table = TableReader(file: path, columns: columns)
        try CSVReader.forEachRecord(in: file.bytes, file: path) { line throws(ScenarioError) in
            if let row = try table.row(line) { take(&table, row) }
        }
        try table.finish()
        return (file, path)
    }

    /// A number; nil, and noted, where the field is none.
    mutating func number(_ row: Row, _ column: Int) -> Double? {
        do throws(QuantityError) {
            return try Quantity.number(row.text(column))
        } catch {
            note(row, column, error.what, error.remedy)
            return nil
        }
    }

    /// Notes a mistake in one field.
    mutating func note(_ row: Row, _ column: Int, _ what: String, _ remedy: String) {
        note(row.line, row.record.columns[row.places[column]], [columns[column]], what, remedy)
    }

    /// Notes a mistake of a whole line.
    mutating func note(_ row: Row, _ what: String, _ remedy: String) { note(row.line, 1, [], what, remedy) }

    /// nil for the first line, and for one of another width.
    private mutating func row(_ record: CSVReader.Record) throws(ScenarioError) -> Row? {
        guard !places.isEmpty else {
            try takeHeader(record)
            return nil
        }
        guard record.fields.count == width else {
            note(
                record.line, 1, [], "has \(record.fields.count) fields instead of \(width)",
                "give every line a field for each column of the first")
            return nil
        }
        return Row(record: record, places: places)
    }

    private mutating func takeHeader(_ record: CSVReader.Record) throws(ScenarioError) {
        width = record.fields.count
        for column in columns {
            let found = record.fields.indices.filter { record.fields[$0] == column }
            if found.count > 1 {
                note(
                    record.line, record.columns[found[1]], [],
                    "names the column \(Wording.quoted(column)) twice", "rename one of them")
            } else if found.isEmpty {
                note(
                    record.line, 1, [], "has no column \(Wording.quoted(column))",
                    Wording.suggestion(for: column, among: record.fields, noun: "column"))
            }
            places += found.prefix(1)
        }
        guard problems.isEmpty else { throw ScenarioError(problems: problems) }
    }

    private func finish() throws(ScenarioError) {
        var all = problems
        if further > 0, let last = all.last {
            all[all.count - 1].remedy = last.remedy + " (and \(further) more problems in this file)"
        }
        guard all.isEmpty else { throw ScenarioError(problems: all) }
    }

    private mutating func note(
        _ line: Int, _ column: Int, _ path: [String], _ what: String, _ remedy: String
    ) {
        guard problems.count < Self.told else {
            further += 1
            return
        }
        problems.append(
            ScenarioProblem(
                position: SourcePosition(file: file, line: line, column: column), path: path, what: what,
                remedy: remedy))
    }
}
