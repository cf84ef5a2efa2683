import CityModel

/// The calls of a log that a scenario replays, and the file that they were read from.
struct CallLog {
    var calls: [ReplayedCall]
    var file: InputFile

    /// Reads the log that a call stream names.
    ///
    /// - Parameter stream: A call stream with a `replay`.
    /// - Returns: nil without a `replay`.
    /// - Throws: ``ScenarioError`` with what is wrong with the file, the first few lines of it.
    /// - Complexity: O(*n* log *n*) in the length of the file.
    static func read(of stream: Record, in document: Document) throws(ScenarioError) -> CallLog? {
        guard let replay = stream.record("replay"), let name = replay.text("file") else { return nil }
        let place = ["call_streams", stream.id, "replay", "file"]
        let path = DocumentLoader.resolved(name, from: replay.position(of: "file").file)
        let file: InputFile
        do throws(FileReadingError) {
            file = try FileReader.read(path, as: .csv).file
        } catch {
            throw ScenarioError(
                document.problem(at: place, what: "`\(path)`: \(error.what)", remedy: error.remedy))
        }
        var reader = CallLogReader(replay: replay, file: path)
        try CSVReader.forEachRecord(in: file.bytes, file: path) { record throws(ScenarioError) in
            try reader.take(record)
        }
        let calls = try reader.finish()
        guard !calls.isEmpty else {
            throw ScenarioError(
                document.problem(
                    at: place, what: "`\(path)` holds no call to replay",
                    remedy: "name a log with calls, or write `rate` and `talk` instead"))
        }
        return CallLog(calls: calls, file: file)
    }
}

/// Turns the records of a log into calls.
private struct CallLogReader {
    /// How many mistakes are told: a wrong column is wrong on every line.
    private static let told = 10

    private let file: String
    private let columns: [String]
    private let microseconds: [Double]
    private let skipsZeroTalk: Bool
    /// Where the columns are; empty before the first line.
    private var places: [Int] = []
    private var width = 0
    private var calls: [(call: ReplayedCall, line: Int)] = []
    private var problems: [ScenarioProblem] = []
    private var further = 0

    init(replay: Record, file: String) {
        self.file = file
        columns = [replay.text("arrival") ?? "", replay.text("talk") ?? ""]
        microseconds = ["arrival_unit", "talk_unit"].map { ReplaySection.microseconds(replay, $0) }
        skipsZeroTalk = replay.text("skip_zero_talk") == "true"
    }

    mutating func take(_ record: CSVReader.Record) throws(ScenarioError) {
        guard !places.isEmpty else { return try takeHeader(record) }
        guard record.fields.count == width else {
            note(
                record.line, 1, [], "has \(record.fields.count) fields instead of \(width)",
                "give every line a field for each column of the first")
            return
        }
        guard let arrival = time(record, 0), let talk = time(record, 1) else { return }
        if talk == 0, skipsZeroTalk { return }
        calls.append((ReplayedCall(arrivalMicroseconds: arrival, talkMicroseconds: talk), record.line))
    }

    /// The calls in the order of their arrival, those of one time in the order of the log.
    func finish() throws(ScenarioError) -> [ReplayedCall] {
        var all = problems
        if further > 0, let last = all.last {
            all[all.count - 1].remedy = last.remedy + " (and \(further) more problems in this file)"
        }
        guard all.isEmpty else { throw ScenarioError(problems: all) }
        return calls.sorted {
            ($0.call.arrivalMicroseconds, $0.line) < ($1.call.arrivalMicroseconds, $1.line)
        }.map(\.call)
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

    /// Microseconds; nil where the field is wrong.
    private mutating func time(_ record: CSVReader.Record, _ index: Int) -> Int64? {
        let text = record.fields[places[index]]
        let column = record.columns[places[index]]
        let value: Double
        do throws(QuantityError) {
            value = try Quantity.number(text)
        } catch {
            note(record.line, column, [columns[index]], error.what, error.remedy)
            return nil
        }
        guard value >= 0 else {
            note(
                record.line, column, [columns[index]], "\(Wording.quoted(text)) is negative",
                "write a time of 0 or more, counted from the scenario's start")
            return nil
        }
        let scaled = (value * microseconds[index]).rounded()
        guard scaled <= Double(ReplayedCall.greatest) else {
            note(
                record.line, column, [columns[index]], "\(Wording.quoted(text)) is too large",
                "write a time of at most 1e11 s")
            return nil
        }
        return Int64(scaled)
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
