import CityModel

/// A travel matrix and the file that it was read from.
struct TravelTimesFile {
    var times: TravelTimes
    var file: InputFile

    /// A week: nobody drives longer in a city.
    private static let longest = 604_800.0

    private struct Cell: Hashable {
        var from: String
        var to: String
        var hour: Int?
    }

    /// Reads the file that `city.travel_times` names.
    ///
    /// - Returns: nil without travel times.
    /// - Throws: ``ScenarioError`` with what is wrong with the file, the first few lines of it.
    /// - Complexity: O(*n*) in the length of the file, more by the number of places for each unknown name.
    static func read(_ root: Record, in document: Document) throws(ScenarioError) -> TravelTimesFile? {
        guard let record = root.record("city")?.record("travel_times"), record.text("file") != nil else {
            return nil
        }
        let places =
            (root.record("city")?.records("zones") ?? []).map(\.id) + root.records("units").map(\.id)
            + (root.record("city")?.records("hospitals") ?? []).map(\.id)
        let known = Set(places)
        let columns =
            ["from", "to", "seconds"].map { record.text($0) ?? $0 } + [record.text("hour")].compactMap(\.self)
        var entries: [TravelTimes.Entry] = []
        var lines: [Cell: Int] = [:]
        let (file, _) = try TableReader.read(
            "file", of: record, at: ["city", "travel_times", "file"], in: document, columns: columns
        ) { table, row in
            for column in 0..<2 where !known.contains(row.text(column)) {
                table.note(
                    row, column,
                    "there is no zone, unit group or hospital \(Wording.quoted(row.text(column)))",
                    Wording.suggestion(for: row.text(column), among: places, noun: "place"))
            }
            guard let seconds = number(&table, row, 2, atMost: longest, noun: "time in seconds") else {
                return
            }
            var hour: Int?
            if columns.count > 3 {
                guard let value = number(&table, row, 3, atMost: 23, noun: "hour") else { return }
                guard value.rounded() == value else {
                    table.note(
                        row, 3, "\(Wording.quoted(row.text(3))) is no whole hour",
                        "write an hour from 0 to 23")
                    return
                }
                hour = Int(value)
            }
            guard known.contains(row.text(0)), known.contains(row.text(1)) else { return }
            let cell = Cell(from: row.text(0), to: row.text(1), hour: hour)
            if let first = lines.updateValue(row.line, forKey: cell) {
                table.note(row, "gives the pair of line \(first) again", "keep one of the two lines")
                return
            }
            entries.append(.init(from: cell.from, to: cell.to, hour: hour, seconds: seconds))
        }
        return TravelTimesFile(times: TravelTimes(entries: entries), file: file)
    }

    private static func number(
        _ table: inout TableReader, _ row: TableReader.Row, _ column: Int, atMost greatest: Double,
        noun: String
    ) -> Double? {
        guard let value = table.number(row, column) else { return nil }
        guard value >= 0, value <= greatest else {
            table.note(
                row, column, "\(Wording.quoted(row.text(column))) is no \(noun)",
                "write a number from 0 to \(Wording.number(greatest))")
            return nil
        }
        return value
    }
}
