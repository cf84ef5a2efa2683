import CityModel
import ScenarioFiles

/// The event log for process-mining tools: XES in its XML serialization (IEEE Std 1849-2016).
///
/// Each incident is a trace with all its reports, and so is each call that no incident caused; outages and shift
/// changes belong to no case and are left out. Activities that take time are a `start` and a `complete` event of
/// the lifecycle extension. Timestamps are the scenario's clock, counted from its `simulation.start` and written
/// as UTC.
public struct TraceXES: Sendable {
    private let trace: CityTrace
    private let scenario: String
    private let clock: TraceClock?

    /// A log of a scenario.
    ///
    /// - Parameter start: The date of time zero; nil: Monday, 1 January 2024.
    public init(_ trace: CityTrace, scenario: String, start: CivilDate?) {
        self.trace = trace
        self.scenario = scenario
        clock = TraceClock(start: start)
    }

    /// The whole file.
    ///
    /// - Complexity: O(*n*).
    public func file() -> OutputFile {
        var text = TraceText()
        text.add(Self.head)
        text.add(Self.attribute("string", "concept:name", scenario, indent: 1))
        for positions in cases() { add(positions, to: &text) }
        text.add("</log>\n")
        return OutputFile(name: "trace.xes", bytes: text.bytes)
    }

    /// The positions of each case's events, in the order in which the cases begin.
    private func cases() -> [[Int]] {
        var order: [UInt64: Int] = [:]
        var cases: [[Int]] = []
        for (position, event) in trace.enumerated() {
            guard let key = event.caseKey else { continue }
            if let index = order[key] {
                cases[index].append(position)
            } else {
                order[key] = cases.count
                cases.append([position])
            }
        }
        return cases
    }

    private func add(_ positions: [Int], to text: inout TraceText) {
        guard let first = positions.first else { return }
        let begin = trace[first]
        // Software may only say later what it takes a false alarm for.
        let known = positions.lazy.map { trace[$0] }.first { $0.type != nil } ?? begin
        text.add("  <trace>\n")
        text.add(Self.attribute("string", "concept:name", begin.caseName ?? "", indent: 2))
        text.add(Self.attribute("string", "identity", begin.caseKey.map(TraceEvent.hexadecimal), indent: 2))
        text.add(Self.attribute("string", "incident_type", known.type, indent: 2))
        text.add(Self.attribute("string", "zone", known.zone, indent: 2))
        text.add(Self.attribute("int", "priority", known.priority.map { "\($0)" }, indent: 2))
        text.add(Self.attribute("string", "stream", begin.stream, indent: 2))
        for position in positions { add(trace[position], to: &text) }
        text.add("  </trace>\n")
    }

    private func add(_ event: TraceEvent, to text: inout TraceText) {
        let step = event.activity.lifecycle
        let note = event.note
        text.add("    <event>\n")
        text.add(Self.attribute("string", "concept:name", step.name, indent: 3))
        text.add(Self.attribute("string", "lifecycle:transition", step.transition, indent: 3))
        text.add(Self.attribute("date", "time:timestamp", clock?.timestamp(event.time), indent: 3))
        text.add(Self.attribute("string", "org:resource", event.resource, indent: 3))
        text.add(Self.attribute("string", "org:group", event.desk, indent: 3))
        text.add(
            Self.attribute("int", "assessed_priority", event.assessedPriority.map { "\($0)" }, indent: 3))
        text.add(Self.attribute("string", "report", event.report.map(TraceEvent.hexadecimal), indent: 3))
        text.add(Self.attribute("int", "attempt", event.attempt.map { "\($0)" }, indent: 3))
        text.add(Self.attribute("string", "line", event.line, indent: 3))
        text.add(Self.attribute("string", "other_desk", event.otherDesk, indent: 3))
        text.add(
            Self.attribute("float", "duration_s", event.duration.map { TraceClock.seconds($0) }, indent: 3))
        text.add(Self.attribute("string", "note", note.isEmpty ? nil : note, indent: 3))
        text.add("    </event>\n")
    }

    private static func attribute(_ kind: String, _ key: String, _ value: String?, indent: Int) -> String {
        guard let value else { return "" }
        let space = String(repeating: "  ", count: indent)
        return "\(space)<\(kind) key=\"\(key)\" value=\"\(XMLText.escaped(value))\"/>\n"
    }

    private static let head = """
        <?xml version="1.0" encoding="UTF-8"?>
        <log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
          <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
          <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
          <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
          <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
          <global scope="trace">
            <string key="concept:name" value=""/>
            <string key="identity" value=""/>
          </global>
          <global scope="event">
            <string key="concept:name" value=""/>
            <string key="lifecycle:transition" value="complete"/>
            <date key="time:timestamp" value="1970-01-01T00:00:00.000000+00:00"/>
          </global>
          <classifier name="Activity" scope="event" keys="concept:name"/>
          <classifier name="Activity and transition" scope="event" keys="concept:name lifecycle:transition"/>
          <string key="lifecycle:model" value="standard"/>

        """
}
