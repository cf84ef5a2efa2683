import Statistics

/// Counts of the calls of one scope (the city, a desk, a stream), over attempts made in the measured window.
struct CallTally: BitwiseCopyable {
    var offered: Int64 = 0
    var overflowIn: Int64 = 0
    var overflowOut: Int64 = 0
    var answered: Int64 = 0
    var abandoned: Int64 = 0
    var blocked: Int64 = 0
    var failed: Int64 = 0
    /// Answered, and cut off in the middle of the talk.
    var dropped: Int64 = 0
    /// First attempts of a caller.
    var callers: Int64 = 0
    /// Attempts that were not answered at once: they waited, however short.
    var delayed: Int64 = 0
    var within10: Int64 = 0
    var within15: Int64 = 0
    var within20: Int64 = 0
    /// Attempts that landed at the neighbour's centre.
    var misrouted: Int64 = 0
    /// Abandoned attempts whose callers were rung back, and those who answered.
    var calledBack: Int64 = 0
    var calledBackReached: Int64 = 0
    /// Sums of waiting time in microseconds.
    var waitOfAnswered: Int64 = 0
    var waitOfAbandoned: Int64 = 0
}

/// Counts of the incidents of one scope that occurred in the measured window and need help.
struct IncidentTally: BitwiseCopyable {
    var incidents: Int64 = 0
    var reported: Int64 = 0
    var answered: Int64 = 0
    var dispatched: Int64 = 0
    var reached: Int64 = 0
    var withinTarget: Int64 = 0
    var wrongAgency: Int64 = 0
    var visible: Int64 = 0
    var detected: Int64 = 0
    var detectedFirst: Int64 = 0
    var official: Int64 = 0
    var officialWithin15: Int64 = 0
    var timeToDispatch: Int64 = 0
    var response: Int64 = 0
    var officialResponse: Int64 = 0
    var survivors: Double = 0
    /// In view of a camera that worked; kept; not noticed because nobody was at the screens; known by a call when
    /// the detection reached a person.
    var shown: Int64 = 0
    var recorded: Int64 = 0
    var unwatched: Int64 = 0
    var mergedDetections: Int64 = 0
    var arrests: Double = 0
    var fireLoss: Double = 0
    /// Incidents whose outcome depends on early CPR, and those where a caller began it before a unit came.
    var withCPR: Int64 = 0
    var telephoneCPR: Int64 = 0
}

struct ReporterTally: BitwiseCopyable {
    var reporters: Int64 = 0
    var reached: Int64 = 0
    /// Whose first report was to a right number, and who knew none.
    var firstRight: Int64 = 0
    var unaware: Int64 = 0
}

/// App-microseconds working and in all, in the window.
struct AppTally: BitwiseCopyable {
    var up: Int64 = 0
    var total: Int64 = 0
}

struct HandoverTally: BitwiseCopyable {
    var count: Int64 = 0
    /// Callers who were told to ring another desk, each time.
    var redirected: Int64 = 0
    var unanswered: Int64 = 0
    var lost: Int64 = 0
}

struct UnitTally: BitwiseCopyable {
    var trips: Int64 = 0
    var wastedTrips: Int64 = 0
    /// Unit-microseconds in the window.
    var busy: Int64 = 0
    var onDuty: Int64 = 0
}

/// Requests for units of one kind that were made in the measured window, by how they ended, and what else became of
/// units in it.
struct RequestTally: BitwiseCopyable {
    var made: Int64 = 0
    var served: Int64 = 0
    var lost: Int64 = 0
    var aided: Int64 = 0
    var cancelled: Int64 = 0
    var diverted: Int64 = 0
    var lent: Int64 = 0
    var relocations: Int64 = 0
    var crowded: Int64 = 0
}

struct CameraTally: BitwiseCopyable {
    var alarms: Int64 = 0
    var falseAlarms: Int64 = 0
    /// Camera-microseconds working and watcher-microseconds attentive in the window.
    var up: Int64 = 0
    var watched: Int64 = 0
}

/// What cameras, watchers and software do beyond ``CameraTally``.
struct SurveillanceTally: BitwiseCopyable {
    var dismissed: Int64 = 0
    var acceptedFalse: Int64 = 0
    var offences: Int64 = 0
    var reviewed: Int64 = 0
    var verifications: Int64 = 0
    var verificationWait: Int64 = 0
    /// Microseconds in the window: people on duty who may watch, software and recording at work.
    var duty: Int64 = 0
    var analyticsUp: Int64 = 0
    var recordingUp: Int64 = 0
    var watchingUp: Int64 = 0
    var storeFull: Int64 = 0
    /// Camera-microseconds recorded in the window.
    var written = 0.0
    var lostAlarms: Int64 = 0
    var evidenceWanted: Int64 = 0
    var evidenceFound: Int64 = 0
}

/// Alarms that somebody turned to, and how long they had waited, µs.
struct VerificationTally: BitwiseCopyable {
    var count: Int64 = 0
    var wait: Int64 = 0

    mutating func add(_ wait: Int64) {
        count += 1
        self.wait += wait
    }
}

/// One zone in one hour of the day.
struct DetectionTally: BitwiseCopyable {
    var incidents: Int64 = 0
    var visible: Int64 = 0
    var shown: Int64 = 0
    var recorded: Int64 = 0
    var detected: Int64 = 0
    var detectedFirst: Int64 = 0
    var unwatched: Int64 = 0
    var timeToDetect: Int64 = 0
    var trueAlarms: Int64 = 0
    var falseAlarms: Int64 = 0
}

/// What a desk depends on, in the window.
struct ServiceTally: BitwiseCopyable {
    /// Microseconds in which calls could not come in.
    var down: Int64 = 0
    /// Incidents that occurred meanwhile and need its units.
    var incidents: Int64 = 0
}

/// One desk in one hour of the day, over the whole window.
struct HourTally: BitwiseCopyable {
    var offered: Int64 = 0
    var answered: Int64 = 0
    var abandoned: Int64 = 0
    var blocked: Int64 = 0
    var failed: Int64 = 0
    var wait: Int64 = 0
    var span: Int64 = 0
    /// Microseconds times calls waiting, people busy, people on duty.
    var queued: Int64 = 0
    var busy: Int64 = 0
    var rostered: Int64 = 0
}

/// Whether a desk has the staff that it should have, in microseconds inside the window.
struct StaffTally: BitwiseCopyable {
    /// Posts on the roster, times time.
    var planned: Int64 = 0
    /// Time in which the roster has call-takers, and in which none of them is at the seat.
    var open: Int64 = 0
    var unattended: Int64 = 0
    /// People who stay on after their shift, times time.
    var overtime: Int64 = 0

    mutating func add(_ other: StaffTally) {
        planned += other.planned
        open += other.open
        unattended += other.unattended
        overtime += other.overtime
    }
}

/// Everything that one replication counts.
struct Tallies: ~Copyable {
    let deskCount: Int
    let streamCount: Int
    let typeCount: Int
    let zoneCount: Int

    /// Scopes of calls: city, genuine, each desk, reports of incidents, each stream.
    var calls: OwnedTable<CallTally>
    var waits: OwnedTable<DurationHistogram>
    /// Scopes of incidents: city, each type, each zone.
    var incidents: OwnedTable<IncidentTally>
    var responses: OwnedTable<DurationHistogram>
    var responsesFromAnswer: OwnedTable<DurationHistogram>
    var dispatchTimes: OwnedTable<DurationHistogram>
    var allOnScene = DurationHistogram()
    var detectionTimes = DurationHistogram()
    var reporterTimes = DurationHistogram()
    var reporters = ReporterTally()
    var handovers = HandoverTally()
    var units: OwnedTable<UnitTally>
    var requests: OwnedTable<RequestTally>
    /// From occurrence to the first compression: the city, then each type.
    var compressions: OwnedTable<DurationHistogram>
    var cameras = CameraTally()
    var surveillance = SurveillanceTally()
    var verificationWaits = DurationHistogram()
    /// By zone and hour, `zone · 24 + hour`, what has no zone last; empty where nobody asks.
    var detections: OwnedTable<DetectionTally>
    /// By type; empty where nobody asks.
    var detectionTimesByType: OwnedTable<DurationHistogram>
    /// Alarms about incidents, by type and then by zone; all alarms, by hour of the day. Empty where nobody asks.
    var verificationScopes: OwnedTable<VerificationTally>
    var verificationHours: OwnedTable<VerificationTally>
    /// Person-microseconds of people on duty who may watch, by hour of the day.
    var dutyByHour: OwnedTable<Int64>
    /// Camera-microseconds working, by zone.
    var zoneCamerasUp: OwnedTable<Int64>
    var apps = AppTally()
    /// By desk and hour: `desk · 24 + hour`.
    var hours: OwnedTable<HourTally>
    /// By desk.
    var staff: OwnedTable<StaffTally>
    /// By desk.
    var service: OwnedTable<ServiceTally>
    /// Incidents that occurred while calls could not reach a desk that they need.
    var incidentsInOutages: Int64 = 0

    init(
        desks: Int, streams: Int, types: Int, zones: Int, kinds: Int, isSurveillanceDetailed: Bool = false
    ) {
        deskCount = desks
        streamCount = streams
        typeCount = types
        zoneCount = zones
        calls = OwnedTable(count: 3 + desks + streams) { _ in CallTally() }
        waits = OwnedTable(count: 3 + desks + streams) { _ in DurationHistogram() }
        incidents = OwnedTable(count: 1 + types + zones) { _ in IncidentTally() }
        responses = OwnedTable(count: 1 + types + zones) { index in
            DurationHistogram(digits: index > types ? 2 : 3)
        }
        responsesFromAnswer = OwnedTable(count: 1 + types) { _ in DurationHistogram() }
        dispatchTimes = OwnedTable(count: 1 + types) { _ in DurationHistogram() }
        units = OwnedTable(count: kinds) { _ in UnitTally() }
        service = OwnedTable(count: desks) { _ in ServiceTally() }
        requests = OwnedTable(count: kinds) { _ in RequestTally() }
        compressions = OwnedTable(count: 1 + types) { _ in DurationHistogram() }
        hours = OwnedTable(count: desks * 24) { _ in HourTally() }
        detections = OwnedTable(count: isSurveillanceDetailed ? (zones + 1) * 24 : 0) { _ in
            DetectionTally()
        }
        detectionTimesByType = OwnedTable(count: isSurveillanceDetailed ? types : 0) { _ in
            DurationHistogram()
        }
        let isDetailed = isSurveillanceDetailed
        verificationScopes = OwnedTable(count: isDetailed ? types + zones : 0) { _ in
            VerificationTally()
        }
        verificationHours = OwnedTable(count: isDetailed ? 24 : 0) { _ in VerificationTally() }
        dutyByHour = OwnedTable(count: isDetailed ? 24 : 0) { _ in 0 }
        zoneCamerasUp = OwnedTable(count: zones) { _ in 0 }
        staff = OwnedTable(count: desks) { _ in StaffTally() }
    }

    static let city = 0
    static let genuine = 1
    func scope(desk: Int32) -> Int { 2 + Int(desk) }
    func scope(stream: Int32) -> Int { 2 + deskCount + Int(stream) + 1 }
}
