import CityModel

/// A travel matrix and the file that it was read from.
struct TravelTimesFile {
    var times: TravelTimes
    var file: InputFile

    /// Reads the file that `city.travel_times` names.
    ///
    /// - Returns: nil without travel times.
    /// - Throws: ``ScenarioError`` with what is wrong with the file, the first few lines of it.
    /// - Complexity: O(*n*) in the length of the file, more by the number of places for each unknown name.
    static func read(_ root: Record, in document: Document) throws(ScenarioError) -> TravelTimesFile? {
        guard let record = root.record("city")?.record("travel_times"), let name = record.text("file") else {
            return nil
        }
        let place = ["city", "travel_times", "file"]
        let path = DocumentLoader.resolved(name, from: record.position(of: "file").file)
        let file: InputFile
        do throws(FileReadingError) {
            file = try FileReader.read(path, as: .csv).file
        } catch {
            throw ScenarioError(
                document.problem(at: place, what: "`\(path)`: \(error.what)", remedy: error.remedy))
        }
        let places =
            (root.record("city")?.records("zones") ?? []).map(\.id) + root.records("units").map(\.id)
            + (root.record("city")?.records("hospitals") ?? []).map(\.id)
        var reader = TravelTimesReader(record: record, file: path, places: places)
        try CSVReader.forEachRecord(in: file.bytes, file: path) { line throws(ScenarioError) in
            try reader.take(line)
        }
        return TravelTimesFile(times: TravelTimes(entries: try reader.finish()), file: file)
    }
}

/// Turns the lines of a matrix into its cells.
private struct TravelTimesReader {
    private struct Cell: Hashable {
        var from: String
        var to: String
        var hour: Int?
    }

    /// How many mistakes are told.
    private static let told = 10
    /// A week: nobody drives longer in a city.
    private static let longest = 604_800.0

    private let file: String
    private let places: [String]
    private let known: Set<String>
    private let columns: [String]
    private var positions: [Int] = []
    private var width = 0
    private var entries: [TravelTimes.Entry] = []
    private var lines: [Cell: Int] = [:]
    private var problems: [ScenarioProblem] = []
    private var further = 0

    init(record: Record, file: String, places: [String]) {
        self.file = file
        self.places = places
        known = Set(places)
        columns =
            ["from", "to", "seconds"].map { record.text($0) ?? $0 } + [record.text("hour")].compactMap(\.self)
    }

    mutating func take(_ line: CSVReader.Record) throws(ScenarioError) {
        guard !positions.isEmpty else { return try takeHeader(line) }
        guard line.fields.count == width else {
            note(
                line.line, 1, [], "has \(line.fields.count) fields instead of \(width)",
                "give every line a field for each column of the first")
            return
        }
        let isFrom = isPlace(line, 0)
        let isTo = isPlace(line, 1)
        guard let seconds = number(line, 2, atMost: Self.longest, noun: "time in seconds") else { return }
        var hour: Int?
        if columns.count > 3 {
            guard let value = number(line, 3, atMost: 23, noun: "hour") else { return }
            guard value.rounded() == value else {
                note(
                    line.line, line.columns[positions[3]], [columns[3]],
                    "\(Wording.quoted(line.fields[positions[3]])) is no whole hour",
                    "write an hour from 0 to 23")
                return
            }
            hour = Int(value)
        }
        guard isFrom, isTo else { return }
        let cell = Cell(from: line.fields[positions[0]], to: line.fields[positions[1]], hour: hour)
        if let first = lines.updateValue(line.line, forKey: cell) {
            note(
                line.line, 1, [], "gives the pair of line \(first) again", "keep one of the two lines")
            return
        }
        entries.append(.init(from: cell.from, to: cell.to, hour: hour, seconds: seconds))
    }

    func finish() throws(ScenarioError) -> [TravelTimes.Entry] {
        var all = problems
        if further > 0, let last = all.last {
            all[all.count - 1].remedy = last.remedy + " (and \(further) more problems in this file)"
        }
        guard all.isEmpty else { throw ScenarioError(problems: all) }
        return entries
    }

    private mutating func takeHeader(_ line: CSVReader.Record) throws(ScenarioError) {
        width = line.fields.count
        for column in columns {
            let found = line.fields.indices.filter { line.fields[$0] == column }
            if found.count > 1 {
                note(
                    line.line, line.columns[found[1]], [],
                    "names the column \(Wording.quoted(column)) twice", "rename one of them")
            } else if found.isEmpty {
                note(
                    line.line, 1, [], "has no column \(Wording.quoted(column))",
                    Wording.suggestion(for: column, among: line.fields, noun: "column"))
            }
            positions += found.prefix(1)
        }
        guard problems.isEmpty else { throw ScenarioError(problems: problems) }
    }

    private mutating func isPlace(_ line: CSVReader.Record, _ index: Int) -> Bool {
        let name = line.fields[positions[index]]
        if known.contains(name) { return true }
        note(
            line.line, line.columns[positions[index]], [columns[index]],
            "there is no zone, unit group or hospital \(Wording.quoted(name))",
            Wording.suggestion(for: name, among: places, noun: "place"))
        return false
    }

    private mutating func number(
        _ line: CSVReader.Record, _ index: Int, atMost greatest: Double, noun: String
    ) -> Double? {
        let text = line.fields[positions[index]]
        let column = line.columns[positions[index]]
        let value: Double
        do throws(QuantityError) {
            value = try Quantity.number(text)
        } catch {
            note(line.line, column, [columns[index]], error.what, error.remedy)
            return nil
        }
        guard value >= 0, value <= greatest else {
            note(
                line.line, column, [columns[index]], "\(Wording.quoted(text)) is no \(noun)",
                "write a number from 0 to \(Wording.number(greatest))")
            return nil
        }
        return value
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
