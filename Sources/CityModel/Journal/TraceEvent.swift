/// One line of the event log of a replication, with names.
public struct TraceEvent: Hashable, Sendable {
    /// Microseconds since the start of the scenario.
    public var time: Int64
    /// What happened.
    public var activity: TraceActivity
    /// The stable identity of the incident or false alarm: the same in every scenario with the same
    /// rates of incidents.
    public var incident: UInt64?
    /// Its running number in this log, from 1.
    public var incidentNumber: Int?
    /// The identifier of its type; nil for a false alarm that nobody took for anything.
    public var type: String?
    /// The identifier of its zone.
    public var zone: String?
    /// Its true priority, 1 most urgent … 4.
    public var priority: Int?
    /// The priority that the desk took it for.
    public var assessedPriority: Int?
    /// The stable identity of the report: one caller through all of his attempts.
    public var report: UInt64?
    /// Its running number in this log, from 1.
    public var reportNumber: Int?
    /// Which attempt of the caller it is, from 1.
    public var attempt: Int?
    /// The stream of a call that no incident caused.
    public var stream: String?
    /// The line that was rung.
    public var line: String?
    /// The desk where it happened.
    public var desk: String?
    /// The other desk: of a handover, of a forwarded call the one that was rung first, the one to ring instead.
    public var otherDesk: String?
    /// The person: desk, staff group and number.
    public var seat: String?
    /// The person at the other desk who hands over.
    public var otherSeat: String?
    /// The unit: group and number.
    public var unit: String?
    /// The kind of unit.
    public var unitKind: String?
    /// People on duty, of ``TraceActivity/staffChanged``.
    public var onDuty: Int?
    /// Microseconds: the wait so far of a call that is answered or lost, the length of an interview or of its
    /// part before a supervisor, the delay until a planned redial, an approval or the end of a call's way over the
    /// border, the turnout of a unit that was assigned, the work on scene of one that arrived, the absence of one that
    /// was lent, the handover of one at a hospital, the road of one that moves for cover, the delay until the first
    /// compression; nil for other activities.
    public var duration: Int64?
    /// What else is to say.
    public var flags: TraceFlags
}

/// The names behind the indices of the event log.
struct TraceNames: Sendable {
    var scopes: ScopeNames
    var lines: [String]
    var seats: [String] = []
    /// The desk of each seat.
    var seatDesks: [Int32] = []
    var units: [String] = []

    init(_ city: borrowing City, _ configuration: CityConfiguration) {
        let configuration = configuration.institutionalised()
        scopes = ScopeNames(configuration)
        lines = configuration.lines.map(\.id)
        let staff = configuration.desks.flatMap { desk in desk.staff.map { "\(desk.id)/\($0.id)" } }
        for (group, name) in staff.enumerated() {
            for seat in 0..<city.plan.groups[group].seatCount {
                seats.append("\(name)/\(seat + 1)")
                seatDesks.append(city.plan.groups[group].desk)
            }
        }
        // The plan holds unit groups by kind.
        for (group, row) in PlanBuilder(configuration).sortedUnits.enumerated() {
            for unit in 0..<city.plan.unitGroups[group].unitCount { units.append("\(row.id)/\(unit + 1)") }
        }
    }

    func event(_ entry: JournalEntry) -> TraceEvent {
        func name(_ index: Int32, _ names: [String]) -> String? { index >= 0 ? names[Int(index)] : nil }
        func number(_ value: Int32) -> Int? { value > 0 ? Int(value) : nil }
        func priority(_ value: UInt8) -> Int? { value > 0 ? Int(value) : nil }
        let isStaff = entry.activity == .staffChanged
        return TraceEvent(
            time: entry.time, activity: entry.activity,
            incident: entry.incident == 0 ? nil : entry.incident,
            incidentNumber: number(entry.incidentNumber), type: name(entry.type, scopes.types),
            zone: name(entry.zone, scopes.zones), priority: priority(entry.priority),
            assessedPriority: priority(entry.assessedPriority),
            report: entry.report == 0 ? nil : entry.report,
            reportNumber: number(entry.reportNumber), attempt: isStaff ? nil : number(entry.count),
            stream: name(entry.stream, scopes.streams), line: name(entry.line, lines),
            desk: name(entry.desk, scopes.desks), otherDesk: name(entry.otherDesk, scopes.desks),
            seat: name(entry.seat, seats), otherSeat: name(entry.otherSeat, seats),
            unit: name(entry.unit, units),
            unitKind: name(entry.unitKind, scopes.kinds), onDuty: isStaff ? Int(entry.count) : nil,
            duration: entry.activity.hasDuration ? entry.duration : nil, flags: entry.flags)
    }
}

extension TraceActivity {
    fileprivate var hasDuration: Bool {
        switch self {
        case .callAnswered, .callAbandoned, .callFailed, .callDropped, .interviewEnded, .callEscalated,
            .redialPlanned, .approvalAwaited, .unitAssigned, .unitArrived, .callMisrouted, .unitLent,
            .unitAtHospital, .unitRelocated, .arrestRecognised:
            true
        default: false
        }
    }
}
