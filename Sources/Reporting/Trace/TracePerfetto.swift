import CityModel
import ScenarioFiles

/// The event log for timeline viewers such as Perfetto (https://ui.perfetto.dev): JSON in the Trace Event Format.
///
/// Desks are processes, with a thread for each person who worked and a track for each call that waited; units are
/// one process with a thread each; incidents are tracks of their own. Times are microseconds since the start of
/// the scenario.
public struct TracePerfetto: Sendable {
    private let trace: CityTrace
    private let scenario: String
    private let start: CivilDate?

    /// A log of a scenario.
    ///
    /// - Parameter start: The date of time zero, which the file tells; the timeline itself starts at zero.
    public init(_ trace: CityTrace, scenario: String, start: CivilDate?) {
        self.trace = trace
        self.scenario = scenario
        self.start = start
    }

    /// The whole file.
    ///
    /// - Complexity: O(*n*).
    public func file() -> OutputFile {
        var writer = PerfettoWriter(trace)
        for event in trace {
            writer.addIncident(event)
            writer.addWork(event)
            writer.addCall(event)
            writer.addUnit(event)
            writer.addDesk(event)
        }
        writer.finish(at: trace.last?.time ?? 0)
        var other = ["\"clock\":\"microseconds since the start of the scenario\""]
        other.append("\"replication\":\(trace.result.replication)")
        other.append("\"scenario\":\(TraceText.json(scenario))")
        if let start { other.append("\"start\":\(TraceText.json(start.description))") }
        writer.text.add("\n],\"displayTimeUnit\":\"ms\",\"otherData\":{\(other.joined(separator: ","))}}\n")
        return OutputFile(name: "trace.perfetto.json", bytes: writer.text.bytes)
    }
}

/// A span that has begun on some track.
struct OpenSpan {
    var name: String
    var begins: Int64
    var process: Int
    var thread: Int
    var arguments: String
}

/// Collects what begins until it ends, and writes it then.
struct PerfettoWriter {
    var text = TraceText()
    private var isFirst = true
    private let desks: [String: Int]
    private let seats: [String: (process: Int, thread: Int)]
    private let units: [String: Int]
    private let unitProcess: Int
    /// Work in hand, by person.
    private var work: [String: OpenSpan] = [:]
    /// What units are doing, by unit, and when they will be done with the present part of it.
    private var trips: [String: OpenSpan] = [:]
    private var partEnds: [String: Int64] = [:]
    private var calls: [UInt64: OpenSpan] = [:]
    private var outages: [String: OpenSpan] = [:]
    private var incidents: [UInt64: OpenSpan] = [:]
    private var usedSeats: Set<String> = []
    private var usedUnits: Set<String> = []

    private static let incidentProcess = 1

    init(_ trace: CityTrace) {
        let firstDesk = Self.incidentProcess + 1
        desks = Dictionary(
            trace.desks.enumerated().map { ($1, firstDesk + $0) }, uniquingKeysWith: { first, _ in first })
        seats = Dictionary(
            trace.seats.enumerated().map { ($1.name, (firstDesk + $1.desk, $0 + 1)) },
            uniquingKeysWith: { first, _ in first })
        units = Dictionary(
            trace.units.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        unitProcess = firstDesk + trace.desks.count
        text.add("{\"traceEvents\":[\n")
        name(process: Self.incidentProcess, "Incidents")
        for (position, desk) in trace.desks.enumerated() {
            name(process: firstDesk + position, "Desk \(desk)")
        }
        name(process: unitProcess, "Units")
    }

    /// Ends what is still open, and names the threads that were used.
    mutating func finish(at time: Int64) {
        for key in incidents.keys.sorted() { endIncident(key, at: time) }
        for seat in work.keys.sorted() { endWork(of: seat, at: time) }
        for report in calls.keys.sorted() { endWaiting(report, at: time) }
        for unit in trips.keys.sorted() { endTrip(of: unit, at: time) }
        for key in outages.keys.sorted() { endOutage(key, at: time) }
        for seat in usedSeats.sorted() {
            guard let place = seats[seat] else { continue }
            name(process: place.process, thread: place.thread, seat)
        }
        for unit in usedUnits.sorted() {
            guard let thread = units[unit] else { continue }
            name(process: unitProcess, thread: thread, unit)
        }
    }

    // MARK: Incidents

    mutating func addIncident(_ event: TraceEvent) {
        guard let key = event.incident, event.activity != .unitReturned else { return }
        if incidents[key] == nil {
            let name = [event.type, event.caseName].compactMap(\.self).joined(separator: " ")
            incidents[key] = OpenSpan(
                name: name, begins: event.time, process: Self.incidentProcess, thread: 0,
                arguments: Self.arguments(event))
            add(phase: "b", incident: key, name: name, at: event.time, arguments: Self.arguments(event))
        } else if event.activity != .incidentClosed {
            add(
                phase: "n", incident: key, name: event.activity.name, at: event.time,
                arguments: Self.arguments(event))
        }
        if event.activity == .incidentClosed { endIncident(key, at: event.time) }
    }

    private mutating func endIncident(_ key: UInt64, at time: Int64) {
        guard let span = incidents.removeValue(forKey: key) else { return }
        add(phase: "e", incident: key, name: span.name, at: time, arguments: "")
    }

    private mutating func add(
        phase: String, incident: UInt64, name: String, at time: Int64, arguments: String
    ) {
        line(
            phase, name: name, at: time, process: Self.incidentProcess, thread: 0,
            "\"cat\":\"incident\",\"id\":\"0x\(TraceEvent.hexadecimal(incident))\"\(arguments)")
    }

    // MARK: People

    mutating func addWork(_ event: TraceEvent) {
        guard let seat = event.seat else { return }
        switch event.activity {
        case .callAnswered: beginWork(of: seat, "interview", event)
        case .callBackDialled: beginWork(of: seat, "ringing back", event)
        case .callBackAnswered:
            endWork(of: seat, at: event.time)
            beginWork(of: seat, "interview", event)
        case .handoverRung: beginWork(of: seat, "ringing \(event.otherDesk ?? "")", event)
        case .handoverAnswered:
            beginWork(of: seat, "briefing by \(event.otherDesk ?? "")", event)
            guard let other = event.otherSeat else { return }
            endWork(of: other, at: event.time)
            beginWork(of: other, "briefing \(event.desk ?? "")", event)
        case .handoverEnded:
            endWork(of: seat, at: event.time)
            if let other = event.otherSeat { endWork(of: other, at: event.time) }
        case .dispatchStarted: beginWork(of: seat, "dispatch", event)
        case .supervisionStarted: beginWork(of: seat, "escalated interview", event)
        case .breakStarted: beginWork(of: seat, "break", event)
        case .verificationStarted: beginWork(of: seat, "verification", event)
        case .interviewEnded, .callEscalated, .callDropped, .handoverTimedOut, .handoverCut, .dispatchEnded,
            .verificationEnded, .callBackUnanswered, .breakEnded:
            endWork(of: seat, at: event.time)
        default: break
        }
    }

    private mutating func beginWork(of seat: String, _ name: String, _ event: TraceEvent) {
        guard let place = seats[seat] else { return }
        usedSeats.insert(seat)
        work[seat] = OpenSpan(
            name: name, begins: event.time, process: place.process, thread: place.thread,
            arguments: Self.arguments(event))
    }

    private mutating func endWork(of seat: String, at time: Int64) {
        guard let span = work.removeValue(forKey: seat) else { return }
        complete(span, at: time)
    }

    // MARK: Calls

    mutating func addCall(_ event: TraceEvent) {
        guard let report = event.report, let desk = event.desk, let process = desks[desk] else { return }
        switch event.activity {
        case .callOffered:
            calls[report] = OpenSpan(
                name: "waiting", begins: event.time, process: process, thread: 0,
                arguments: Self.arguments(event))
        case .callForwarded: calls[report]?.process = process
        case .callAnswered: endWaiting(report, at: event.time)
        case .callAbandoned, .callBlocked, .callFailed:
            endWaiting(report, at: event.time)
            line(
                "i", name: event.activity.name, at: event.time, process: process, thread: 0,
                "\"cat\":\"call\",\"s\":\"p\"\(Self.arguments(event))")
        default: break
        }
    }

    private mutating func endWaiting(_ report: UInt64, at time: Int64) {
        guard let span = calls.removeValue(forKey: report), time > span.begins else { return }
        let track = "\"cat\":\"call\",\"id\":\"0x\(TraceEvent.hexadecimal(report))\""
        line("b", name: span.name, at: span.begins, process: span.process, thread: 0, track + span.arguments)
        line("e", name: span.name, at: time, process: span.process, thread: 0, track)
    }

    // MARK: Units

    mutating func addUnit(_ event: TraceEvent) {
        guard let unit = event.unit, let thread = units[unit] else { return }
        usedUnits.insert(unit)
        switch event.activity {
        case .unitAssigned:
            endTrip(of: unit, at: event.time)
            beginTrip(of: unit, thread, "turnout", event)
        case .unitArrived:
            endTrip(of: unit, at: event.time)
            beginTrip(of: unit, thread, "on scene", event)
        case .unitCleared:
            endTrip(of: unit, at: event.time)
            beginTrip(of: unit, thread, "return", event)
        case .unitReturned: endTrip(of: unit, at: event.time)
        default: break
        }
    }

    private mutating func beginTrip(of unit: String, _ thread: Int, _ name: String, _ event: TraceEvent) {
        trips[unit] = OpenSpan(
            name: name, begins: event.time, process: unitProcess, thread: thread,
            arguments: Self.arguments(event))
        partEnds[unit] = event.duration.map { event.time + $0 }
    }

    /// A turnout goes over into travel, work on scene into the way to the hospital, with no event between them.
    private mutating func endTrip(of unit: String, at time: Int64) {
        guard let span = trips.removeValue(forKey: unit) else { return }
        let second = span.name == "turnout" ? "travel" : "hospital"
        guard let change = partEnds.removeValue(forKey: unit), change < time else {
            if time > span.begins { complete(span, at: time) }
            return
        }
        if change > span.begins { complete(span, at: change) }
        var rest = span
        rest.name = second
        rest.begins = change
        complete(rest, at: time)
    }

    // MARK: Desks

    mutating func addDesk(_ event: TraceEvent) {
        guard let desk = event.desk, let process = desks[desk] else { return }
        switch event.activity {
        case .staffChanged:
            line(
                "C", name: "on duty", at: event.time, process: process, thread: 0,
                "\"args\":{\"people\":\(event.onDuty ?? 0)}")
        case .deskFailed: beginOutage("outage", of: desk, process, event)
        case .deskRepaired: endOutage("outage \(desk)", at: event.time)
        case .telephoneFailed: beginOutage("telephone-outage", of: desk, process, event)
        case .telephoneRepaired: endOutage("telephone-outage \(desk)", at: event.time)
        case .recordsFailed: beginOutage("records-outage", of: desk, process, event)
        case .recordsRepaired: endOutage("records-outage \(desk)", at: event.time)
        case .fallbackBegan: beginOutage("fallback", of: desk, process, event)
        case .fallbackEnded: endOutage("fallback \(desk)", at: event.time)
        default: break
        }
    }

    private mutating func beginOutage(
        _ name: String, of desk: String, _ process: Int, _ event: TraceEvent
    ) {
        outages["\(name) \(desk)"] = OpenSpan(
            name: name, begins: event.time, process: process, thread: 0, arguments: "")
    }

    private mutating func endOutage(_ key: String, at time: Int64) {
        guard let span = outages.removeValue(forKey: key) else { return }
        let track = "\"cat\":\"outage\",\"id\":\"\(span.name)-\(span.process)\""
        line("b", name: span.name, at: span.begins, process: span.process, thread: 0, track)
        line("e", name: span.name, at: time, process: span.process, thread: 0, track)
    }

    // MARK: Lines

    private mutating func complete(_ span: OpenSpan, at time: Int64) {
        line(
            "X", name: span.name, at: span.begins, process: span.process, thread: span.thread,
            "\"dur\":\(time - span.begins)\(span.arguments)")
    }

    private mutating func line(
        _ phase: String, name: String, at time: Int64, process: Int, thread: Int, _ rest: String
    ) {
        text.add(isFirst ? "" : ",\n")
        isFirst = false
        text.add("{\"ph\":\"\(phase)\",\"name\":\(TraceText.json(name)),\"ts\":\(time)")
        text.add(",\"pid\":\(process),\"tid\":\(thread)\(rest.isEmpty ? "" : ",")\(rest)}")
    }

    private mutating func name(process: Int, thread: Int? = nil, _ name: String) {
        let kind = thread == nil ? "process_name" : "thread_name"
        line(
            "M", name: kind, at: 0, process: process, thread: thread ?? 0,
            "\"args\":{\"name\":\(TraceText.json(name))}")
        guard thread == nil else { return }
        line(
            "M", name: "process_sort_index", at: 0, process: process, thread: 0,
            "\"args\":{\"sort_index\":\(process)}")
    }

    /// `,"args":{…}` of what is known about an event.
    private static func arguments(_ event: TraceEvent) -> String {
        let note = event.note
        let pairs: [(String, String?)] = [
            ("activity", TraceText.json(event.activity.name)), ("case", event.caseName.map(TraceText.json)),
            ("type", event.type.map(TraceText.json)), ("zone", event.zone.map(TraceText.json)),
            ("priority", event.priority.map { "\($0)" }),
            ("assessed_priority", event.assessedPriority.map { "\($0)" }),
            ("attempt", event.attempt.map { "\($0)" }), ("line", event.line.map(TraceText.json)),
            ("desk", event.desk.map(TraceText.json)), ("other_desk", event.otherDesk.map(TraceText.json)),
            ("unit", event.unit.map(TraceText.json)), ("note", note.isEmpty ? nil : TraceText.json(note)),
        ]
        let written = pairs.compactMap { key, value in value.map { "\"\(key)\":\($0)" } }
        return ",\"args\":{\(written.joined(separator: ","))}"
    }
}
