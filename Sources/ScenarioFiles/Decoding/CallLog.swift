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
        guard let replay = stream.record("replay"), replay.text("file") != nil else { return nil }
        let place = ["call_streams", stream.id, "replay", "file"]
        let microseconds = ["arrival_unit", "talk_unit"].map { ReplaySection.microseconds(replay, $0) }
        let skipsZeroTalk = replay.text("skip_zero_talk") == "true"
        var calls: [(call: ReplayedCall, line: Int)] = []
        let (file, path) = try TableReader.read(
            "file", of: replay, at: place, in: document,
            columns: [replay.text("arrival") ?? "", replay.text("talk") ?? ""]
        ) { table, row in
            guard let arrival = time(&table, row, 0, unit: microseconds[0]),
                let talk = time(&table, row, 1, unit: microseconds[1])
            else { return }
            if talk == 0, skipsZeroTalk { return }
            calls.append((ReplayedCall(arrivalMicroseconds: arrival, talkMicroseconds: talk), row.line))
        }
        guard !calls.isEmpty else {
            throw ScenarioError(
                document.problem(
                    at: place, what: "`\(path)` holds no call to replay",
                    remedy: "name a log with calls, or write `rate` and `talk` instead"))
        }
        // In the order of their arrival, those of one time in the order of the log.
        let sorted = calls.sorted {
            ($0.call.arrivalMicroseconds, $0.line) < ($1.call.arrivalMicroseconds, $1.line)
        }
        return CallLog(calls: sorted.map(\.call), file: file)
    }

    /// Microseconds; nil where the field is wrong.
    private static func time(
        _ table: inout TableReader, _ row: TableReader.Row, _ column: Int, unit: Double
    ) -> Int64? {
        guard let value = table.number(row, column) else { return nil }
        let text = Wording.quoted(row.text(column))
        guard value >= 0 else {
            table.note(
                row, column, "\(text) is negative",
                "write a time of 0 or more, counted from the scenario's start")
            return nil
        }
        let scaled = (value * unit).rounded()
        guard scaled <= Double(ReplayedCall.greatest) else {
            table.note(row, column, "\(text) is too large", "write a time of at most 1e11 s")
            return nil
        }
        return Int64(scaled)
    }
}
