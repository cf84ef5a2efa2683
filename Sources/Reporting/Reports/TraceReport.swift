import CityModel
import ScenarioFiles

/// What `sigap trace` prints.
public struct TraceReport: Sendable {
    private let trace: CityTrace
    private let scenario: Scenario
    private let language: Language

    /// A report about a log.
    public init(_ trace: CityTrace, scenario: Scenario, language: Language) {
        self.trace = trace
        self.scenario = scenario
        self.language = language
    }

    /// How much there is.
    ///
    /// - Complexity: O(*n*).
    public func summary() -> String {
        var incidents: Set<UInt64> = []
        var callers: Set<UInt64> = []
        for event in trace {
            if let incident = event.incident { incidents.insert(incident) }
            if let report = event.report { callers.insert(report) }
        }
        var table = TextTable([(heading, .left), (language("Number", "Jumlah"), .right)])
        table.add([language("Events", "Peristiwa"), "\(trace.count)"])
        table.add([language("Incidents and false alarms", "Kejadian dan alarm palsu"), "\(incidents.count)"])
        table.add([language("Callers", "Pelapor"), "\(callers.count)"])
        return table.text()
    }

    /// Every event with its time, and whole seconds since the first.
    ///
    /// - Complexity: O(*n*).
    public func course() -> String {
        // Lines as long as they need to be: a time that is broken in two is hard to read.
        var table = TextTable(
            [
                (language("Time", "Waktu"), .left), (language("After", "Setelah"), .right),
                (language("Activity", "Kegiatan"), .left), (language("Where", "Tempat"), .left),
                (language("Note", "Catatan"), .left),
            ], pageWidth: 1_000)
        let begin = trace.first?.time ?? 0
        for event in trace {
            let places = [event.line, event.desk, event.otherDesk.map { "(\($0))" }, event.unit]
            table.add([
                TraceClock.clock(event.time), "\((event.time - begin + 500_000) / 1_000_000) s",
                event.activity.name, places.compactMap(\.self).joined(separator: " "), event.note,
            ])
        }
        let subject = [trace.first?.caseName, trace.first?.type].compactMap(\.self).joined(separator: ", ")
        return "\(heading): \(subject)\n\n" + table.text()
    }

    private var heading: String {
        language("Replication \(trace.result.replication)", "Ulangan \(trace.result.replication)")
            + language(" of ", " dari ") + scenario.name
    }
}
