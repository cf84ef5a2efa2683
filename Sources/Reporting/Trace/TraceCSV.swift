import CityModel

/// The event log as a table, one event a row.
///
/// The rows are written one by one, so that a log of millions of events never stands in memory as fields.
public struct TraceCSV: Sendable {
    private let trace: CityTrace

    /// A table of a log.
    public init(_ trace: CityTrace) { self.trace = trace }

    /// The file with the description of its columns.
    ///
    /// - Complexity: O(*n*).
    public func file(in dialect: CSVDialect) -> WrittenTable {
        var text = TraceText()
        text.add(Self.table.text(in: dialect))
        for event in trace { text.add(Self.row(event, dialect)) }
        return WrittenTable(table: Self.table, bytes: text.bytes)
    }

    private static func row(_ event: TraceEvent, _ dialect: CSVDialect) -> String {
        func word(_ text: String?) -> String { CSVField(text).written(in: dialect) }
        func number(_ value: Int?) -> String { value.map { String($0) } ?? "" }
        func identity(_ value: UInt64?) -> String { value.map(TraceEvent.hexadecimal) ?? "" }
        func seconds(_ value: Int64?) -> String {
            value.map { TraceClock.seconds($0, decimalMark: dialect.decimalMark) } ?? ""
        }
        let note = event.note
        let fields = [
            seconds(event.time), TraceClock.clock(event.time), event.activity.name,
            identity(event.incident), number(event.incidentNumber), word(event.type), word(event.zone),
            number(event.priority), number(event.assessedPriority), identity(event.report),
            number(event.reportNumber), number(event.attempt), word(event.line), word(event.desk),
            word(event.otherDesk), word(event.seat), word(event.unit), seconds(event.duration),
            event.flags.contains(.measured) ? "true" : "false", word(note.isEmpty ? nil : note),
        ]
        return fields.joined(separator: dialect.delimiter) + CSVDialect.lineEnd
    }

    /// `trace.csv` without rows.
    private static let table = CSVTable(
        name: "trace", description: "What happened in one replication, event by event.",
        columns: [
            CSVColumn(
                "time_s", .number, unit: "s", title: "Time", titleIndonesian: "Waktu",
                description: "Seconds since the start of the scenario, exact."),
            text("clock", "Clock", "Jam", "Days since the start, from 0, and the time of day."),
            CSVColumn(
                "activity", .string, title: "Activity", titleIndonesian: "Kegiatan",
                description: "What happened.", values: TraceActivity.allCases.map(\.name)),
            text(
                "incident", "Incident", "Kejadian",
                "Identity of the incident or false alarm, 16 hexadecimal digits; the same wherever rates are."
            ),
            count("incident_number", "Incident number", "Nomor kejadian", "Its running number in this log."),
            text("incident_type", "Type", "Jenis", "Identifier of its type."),
            text("zone", "Zone", "Wilayah", "Identifier of its zone."),
            count("priority", "Priority", "Prioritas", "Its true priority, 1 most urgent to 4."),
            count(
                "assessed_priority", "Assessed priority", "Prioritas penilaian",
                "The priority that the desk took it for."),
            text(
                "report", "Report", "Laporan",
                "Identity of the caller through all of his attempts, 16 hexadecimal digits."),
            count("report_number", "Report number", "Nomor laporan", "Its running number in this log."),
            count("attempt", "Attempt", "Percobaan", "Which attempt of the caller it is, from 1."),
            text("line", "Line", "Saluran", "Identifier of the number or app."),
            text("desk", "Desk", "Meja layanan", "Identifier of the desk where it happened."),
            text(
                "other_desk", "Other desk", "Meja lain",
                "The other side of a handover; the desk that was rung first; the desk to ring instead."),
            text("person", "Person", "Petugas", "Desk, staff group and number."),
            text("unit", "Unit", "Unit", "Group and number."),
            CSVColumn(
                "duration_s", .number, unit: "s", title: "Duration", titleIndonesian: "Lama",
                description:
                    "The wait of a call, the length of an interview, the delay until a redial or an approval, the turnout of an assigned unit, the work on scene of one that arrived."
            ),
            CSVColumn(
                "measured", .boolean, title: "Measured", titleIndonesian: "Terukur",
                description: "Whether the attempt, or else the incident, counts in the results."),
            text("note", "Note", "Catatan", "What else is to say."),
        ], primaryKey: [], rows: [])

    private static func text(
        _ name: String, _ title: String, _ titleIndonesian: String, _ description: String
    ) -> CSVColumn {
        CSVColumn(
            name, .string, title: title, titleIndonesian: titleIndonesian, description: description)
    }

    private static func count(
        _ name: String, _ title: String, _ titleIndonesian: String, _ description: String
    ) -> CSVColumn {
        CSVColumn(
            name, .integer, title: title, titleIndonesian: titleIndonesian, description: description)
    }
}
