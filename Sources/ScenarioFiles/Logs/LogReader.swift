import Foundation

/// Reads the lines of a log.
struct LogReader {
    let path: String
    let delimiter: UInt8
    private var format: LogFormat
    private var clock: LogTime
    private var width = 0
    /// Where the columns are, and their names; a time may have two places.
    private(set) var places: [LogColumn: [Int]] = [:]
    private var header: [String] = []
    private var kind = LogFormat.Kind.calls
    private var calls: [LoggedCall] = []
    private var trace = TraceAssembly()
    private var notes = LogTable.Notes()
    private var problems: [ScenarioProblem] = []
    private var further = 0

    init(path: String, format: LogFormat, bytes: [UInt8]) {
        self.path = path
        self.format = format
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
        let candidates = [",", ";", "\t"].map { UInt8(ascii: $0) }
        delimiter =
            format.delimiter
            ?? candidates.max { one, other in
                line.count { $0 == one } < line.count { $0 == other }
            } ?? candidates[0]
        if format.decimalComma == nil { self.format.decimalComma = delimiter == UInt8(ascii: ";") }
        clock = LogTime(format: self.format)
    }

    mutating func take(_ record: CSVReader.Record) throws(ScenarioError) {
        guard width > 0 else { return try takeHeader(record) }
        guard record.fields.count == width else {
            return note(
                record.line, 1, "has \(record.fields.count) fields instead of \(width)",
                "give every line a field for each column of the first")
        }
        do throws(Mistake) {
            switch kind {
            case .calls: try takeCall(record)
            case .dispatches: try takeUnit(record)
            case .trace: try takeEvent(record)
            }
        } catch {
            note(record.line, record.columns[error.field], error.what, error.remedy)
        }
    }

    /// A mistake in one field.
    private struct Mistake: Error {
        var field: Int
        var what: String
        var remedy: String
    }

    // MARK: The first line

    private mutating func takeHeader(_ record: CSVReader.Record) throws(ScenarioError) {
        width = record.fields.count
        header = record.fields.map { $0.trimmingSpaces }
        let names = Set(header.map { $0.lowercased() })
        let isTrace = names.isSuperset(of: ["time_s", "activity", "report", "attempt"])
        for column in LogColumn.allCases {
            if let name = format.columns[column] {
                places[column] = try place(of: name, for: column, record.line)
            } else if let name = column.usualNames.first(where: names.contains) {
                places[column] = try place(of: name, for: column, record.line)
            }
        }
        kind =
            format.kind
            ?? (isTrace ? .trace : places[.enroute] ?? places[.arrive] != nil ? .dispatches : .calls)
        if kind == .trace {
            try traceColumns(record.line)
            return
        }
        guard places[.time] != nil else {
            throw LogTable.problem(
                path, record.line, "has no column that is known to hold the time of a call",
                "name it with --column time=NAME; the columns are \(header.map { Wording.quoted($0) }.joined(separator: ", "))"
            )
        }
        // A bare number is a time only where somebody says since when; `…_s` says it.
        if let name = places[.time]?.first.map({ header[$0].lowercased() }),
            name.hasSuffix("_s"), format.columns[.time] == nil
        {
            format.dateOrder = .seconds
            clock = LogTime(format: format)
        }
    }

    private mutating func traceColumns(_ line: Int) throws(ScenarioError) {
        format.dateOrder = .seconds
        clock = LogTime(format: format)
        for name in ["time_s", "activity", "report", "attempt", "duration_s"] {
            guard let place = header.firstIndex(of: name) else {
                throw LogTable.problem(
                    path, line, "has no column `\(name)`", "write the log anew with `sigap trace`")
            }
            trace.places.append(place)
        }
        places = [.time: [trace.places[0]], .duration: [trace.places[4]]]
    }

    private func place(of name: String, for column: LogColumn, _ line: Int) throws(ScenarioError) -> [Int] {
        let parts =
            column == .time ? name.split(separator: "+").map(String.init) : [name]
        var result: [Int] = []
        for part in parts {
            let found = header.indices.filter { header[$0].lowercased() == part.lowercased() }
            guard let first = found.first else {
                throw LogTable.problem(
                    path, line, "has no column \(Wording.quoted(part)) for \(column.rawValue)",
                    Wording.suggestion(for: part, among: header, noun: "column"))
            }
            guard found.count == 1 else {
                throw LogTable.problem(
                    path, line, "names the column \(Wording.quoted(part)) twice", "rename one of them")
            }
            result.append(first)
        }
        guard (1...2).contains(result.count) else {
            throw LogTable.problem(
                path, line, "--column \(column.rawValue)=\(name) joins more than two columns",
                "write time=DATE+TIME")
        }
        return result
    }

    // MARK: Further lines

    private mutating func takeCall(_ record: CSVReader.Record) throws(Mistake) {
        guard let time = try time(record) else { return }
        var call = LoggedCall(time: time)
        call.talk = try duration(.duration, record)
        call.wait = try duration(.wait, record)
        call.isAnswered = try answered(record)
        // Who was not answered has not talked, whatever stands in the column.
        if call.isAnswered == false { call.talk = nil }
        calls.append(call)
    }

    private mutating func takeUnit(_ record: CSVReader.Record) throws(Mistake) {
        guard let time = try time(record) else { return }
        var unit = LoggedCall(time: time)
        if let place = places[.incident]?[0] { unit.incident = record.fields[place] }
        let enroute = try interval(.enroute, record, since: time)
        let arrive = try interval(.arrive, record, since: time)
        let ends = [try interval(.leave, record, since: time), try interval(.clear, record, since: time)]
        unit.turnout = possible(enroute)
        if let enroute, let arrive, enroute >= 0 { unit.travel = possible(arrive - enroute) }
        if let arrive, arrive >= 0, let end = ends.compactMap({ $0 }).first {
            unit.onScene = possible(end - arrive)
        }
        if let place = places[.distance]?[0], !record.fields[place].trimmingSpaces.isEmpty {
            unit.distance = try value(place, record) { clock throws(QuantityError) in
                try clock.number(record.fields[place])
            }
        }
        calls.append(unit)
    }

    private mutating func takeEvent(_ record: CSVReader.Record) throws(Mistake) {
        let fields = trace.places.map { record.fields[$0] }
        guard let activity = TraceAssembly.Activity(rawValue: fields[1]) else { return }
        let time = try value(trace.places[0], record) { clock throws(QuantityError) in
            try clock.seconds(fields[0])
        }
        let length =
            fields[4].isEmpty
            ? nil
            : try value(trace.places[4], record) { clock throws(QuantityError) in
                try clock.number(fields[4])
            }
        trace.take(activity, key: "\(fields[2])/\(fields[3])", time: time, length: length)
    }

    private mutating func time(_ record: CSVReader.Record) throws(Mistake) -> Double? {
        guard let places = places[.time] else { return nil }
        var time = try value(places[0], record) { clock throws(QuantityError) in
            try clock.seconds(record.fields[places[0]])
        }
        if places.count > 1 {
            let isSeconds = header[places[1]].lowercased().hasSuffix("_s")
            time += try value(places[1], record) { clock throws(QuantityError) in
                try clock.timeOfDay(record.fields[places[1]], isSeconds: isSeconds)
            }
        }
        let day = Int((time / 86_400).rounded(.down))
        if let from = format.from, day < from.daysSince1970 {
            notes.outside += 1
            return nil
        }
        if let to = format.to, day > to.daysSince1970 {
            notes.outside += 1
            return nil
        }
        return time
    }

    private mutating func duration(_ column: LogColumn, _ record: CSVReader.Record) throws(Mistake) -> Double?
    {
        guard let place = places[column]?[0], !record.fields[place].trimmingSpaces.isEmpty else { return nil }
        let result = try value(place, record) { clock throws(QuantityError) in
            try clock.duration(record.fields[place])
        }
        guard result >= 0 else {
            throw Mistake(
                field: place, what: "\(Wording.quoted(record.fields[place])) is negative",
                remedy: "write a duration of 0 or more, or leave such lines out with --skip-bad-lines")
        }
        return result
    }

    /// Seconds after the unit was sent, written so or as a time of the calendar.
    private mutating func interval(
        _ column: LogColumn, _ record: CSVReader.Record, since time: Double
    ) throws(Mistake) -> Double? {
        guard let place = places[column]?[0], !record.fields[place].trimmingSpaces.isEmpty else { return nil }
        let text = record.fields[place]
        return try value(place, record) { clock throws(QuantityError) in
            do throws(QuantityError) {
                return try clock.duration(text)
            } catch {
                return try clock.seconds(text) - time
            }
        }
    }

    private mutating func possible(_ interval: Double?) -> Double? {
        guard let interval else { return nil }
        guard interval >= 0, interval <= format.longest else {
            notes.impossible += 1
            return nil
        }
        return interval
    }

    private func answered(_ record: CSVReader.Record) throws(Mistake) -> Bool? {
        guard let place = places[.outcome]?[0] else { return nil }
        let word = record.fields[place].trimmingSpaces.lowercased()
        let isAbout = header[place].lowercased()
        let asksAbandoned = isAbout == "abandoned"
        switch word {
        case "answered", "completed", "complete", "ok", "handled", "terjawab", "dijawab", "selesai":
            return true
        case "abandoned", "abandon", "hung up", "hangup", "lost", "missed", "no answer", "unanswered",
            "ditinggalkan", "tidak terjawab", "putus":
            return false
        case "true", "yes", "y", "1", "ya": return !asksAbandoned
        case "false", "no", "n", "0", "tidak": return asksAbandoned
        case "": return nil
        default:
            throw Mistake(
                field: place, what: "\(Wording.quoted(record.fields[place])) is no outcome that is known",
                remedy: "write `answered` or `abandoned`")
        }
    }

    private mutating func value<Value>(
        _ field: Int, _ record: CSVReader.Record,
        _ read: (inout LogTime) throws(QuantityError) -> Value
    ) throws(Mistake) -> Value {
        do throws(QuantityError) {
            return try read(&clock)
        } catch {
            throw Mistake(field: field, what: "\(header[field]): \(error.what)", remedy: error.remedy)
        }
    }

    private mutating func note(_ line: Int, _ column: Int, _ what: String, _ remedy: String) {
        guard !format.skipsBadLines else { return notes.skipped += 1 }
        guard problems.count < 10 else { return further += 1 }
        problems.append(
            ScenarioProblem(
                position: SourcePosition(file: path, line: line, column: column), path: [], what: what,
                remedy: remedy))
    }

    // MARK: The whole

    mutating func table(of file: InputFile) throws(ScenarioError) -> LogTable {
        if further > 0, let last = problems.last {
            problems[problems.count - 1].remedy =
                last.remedy + " (and \(further) more; --skip-bad-lines leaves such lines out)"
        }
        guard problems.isEmpty else { throw ScenarioError(problems: problems) }
        if kind == .trace { for call in trace.calls where isInside(call) { calls.append(call) } }
        guard !calls.isEmpty else {
            throw LogTable.problem(
                path, 0, "holds no call" + (notes.outside > 0 ? " between --from and --to" : ""),
                notes.outside > 0 ? "choose other days" : "name a log with a header line and calls")
        }
        notes.wasUnsorted = zip(calls, calls.dropFirst()).contains { $0.time > $1.time }
        // Those of one time stay in the order of the file.
        calls = calls.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            .map(\.element)
        notes.ambiguous = clock.ambiguous
        notes.missing = clock.missing
        let first = Int((calls[0].time / 86_400).rounded(.down))
        let last = Int((calls[calls.count - 1].time / 86_400).rounded(.down))
        // Days without a call count where they were asked for.
        let begin = format.from?.daysSince1970 ?? first
        let end = format.to?.daysSince1970 ?? last
        guard let firstDay = CivilDate(daysSince1970: begin), let after = CivilDate(daysSince1970: end + 1),
            end - begin < 36_600
        else {
            throw LogTable.problem(
                path, 0, "spans more than a century", "check the form of its times with --time-format")
        }
        let changes = format.timeZone.map { ClockChange.all(in: $0, from: firstDay, until: after) } ?? []
        let named = LogColumn.allCases.compactMap { column in
            places[column].map { (column, $0.map { header[$0] }.joined(separator: "+")) }
        }
        return LogTable(
            kind: kind, calls: calls, firstDay: firstDay, days: end - begin + 1, columns: named,
            choosesFirstDay: format.from != nil, choosesLastDay: format.to != nil, file: file,
            clockChanges: changes, notes: notes)
    }

    private mutating func isInside(_ call: LoggedCall) -> Bool {
        let day = Int((call.time / 86_400).rounded(.down))
        let isInside =
            day >= format.from?.daysSince1970 ?? .min && day <= format.to?.daysSince1970 ?? .max
        if !isInside { notes.outside += 1 }
        return isInside
    }
}
