import EventKernel
import Randomness

/// A time that has not come: entities hold microseconds, and none is negative.
let notYet: Int64 = -1

/// Something that happens in a zone and may need help.
struct Incident: BitwiseCopyable {
    var identity: UInt64
    var type: Int32
    var zone: Int32
    /// True priority, 1 most urgent … 4.
    var priority: Int32
    var place: Place
    /// A false alarm of the cameras looks like an incident to those who respond, but is none.
    var isReal: Bool
    var isMeasured: Bool
    var isOver = false
    var sentWrongAgency = false
    var anyAttempt = false
    var occurredAt: Int64
    var firstAttemptAt = notYet
    var firstAnsweredAt = notYet
    /// When the desk that could send something first had the report.
    var receivedAt = notYet
    var firstDispatchAt = notYet
    var firstOnSceneAt = notYet
    var allOnSceneAt = notYet
    var detectedAt = notYet
    /// Unit kinds that are truly needed, one bit each.
    var neededKinds: UInt32
    /// Kinds for which units have been asked for.
    var requestedKinds: UInt32 = 0
    /// Units still missing on scene, by position in the type's list of needs.
    var missing: SIMD4<UInt8>
    /// Desks that know of it, one bit each.
    var knownAt: UInt64 = 0
    /// The camera that shows it; -1: none.
    var camera: Int32
    /// What still refers to it: pending reporters, tasks, records, requests, units, its own end.
    var references: Int32 = 1
}

/// Somebody who reports an incident, or a call that came on its own, through all of his attempts.
struct Reporter: BitwiseCopyable {
    var identity: UInt64
    var incident: Int32
    var stream: Int32
    var line: Int32
    /// The desk that the present attempt reached (after forwarding).
    var desk: Int32 = -1
    /// Desk to ring instead of the line's own, after being told so; -1: the line's.
    var toldDesk: Int32 = -1
    /// Further desks that the caller has been told to ring, one bit each.
    var pendingDesks: UInt64 = 0
    var attempts: Int32 = 0
    /// Interviews begun: a leg of the report at each desk.
    var legs: Int32 = 0
    var firstAttemptAt = notYet
    var attemptAt = notYet
    var reachedAt = notYet
    var isMeasured = false
    var isAttemptMeasured = false
    /// The call of a log that this one is, in the plan's table; -1: drawn.
    var replayed: Int32 = -1
    /// Not a prank and not a silent call.
    var isGenuine = true
    /// A watcher who rings another desk about what a camera showed: his calls are attempts like any other, but he
    /// is no reporter of the reporter KPIs.
    var isWatcher = false
}

/// A piece of work at a desk.
struct DeskTask: BitwiseCopyable {
    enum Kind: UInt8 {
        case call, appReport
        /// Another desk rings to hand over a report.
        case handoverCall
        /// Choosing and alerting units.
        case dispatch
        /// Looking at an alarm or at a scene that somebody noticed.
        case verification
        case wrapUp
    }
    enum Stage: UInt8 {
        case waiting, talking, dispatching
        /// Ringing another desk, then briefing it.
        case ringing, briefing
        case working
    }
    var kind: Kind
    var stage = Stage.waiting
    var desk: Int32
    var role: UInt8
    var rank: Int32
    var identity: UInt64
    var reporter: Int32 = -1
    var incident: Int32 = -1
    var seat: Int32 = -1
    var ticket = QueueTicket.none
    var event = EventHandle.none
    /// When the task goes over to the desk that helps out.
    var overflow = EventHandle.none
    var enqueuedAt: Int64
    var startedAt = notYet
    /// Work left when interrupted, µs; notYet: not begun.
    var remaining = notYet
    /// Kinds of unit to send from here, and desks still to be told, one bit each.
    var kinds: UInt32 = 0
    var otherDesks: UInt64 = 0
    var assessedPriority: Int32 = 0
    /// A further report of a known incident, recognised as soon as it was answered.
    var isRecognised = false
    /// A duplicate that nobody recognised: its units are sent a second time.
    var isDuplicate = false
    /// Misjudged: the units asked for are the wrong ones.
    var isWrong = false
    /// The task of the other party of a phone handover.
    var partner: Int32 = -1
    var tries: Int32 = 0
}

/// A record on its way to a desk.
struct TransferRecord: BitwiseCopyable {
    var incident: Int32
    var desk: Int32
    var kinds: UInt32
    var assessedPriority: Int32
    var isDuplicate: Bool
    var isWrong: Bool
}

/// One unit asked for.
struct UnitRequest: BitwiseCopyable {
    var incident: Int32
    var kind: Int32
    var desk: Int32
    /// The n-th unit of its kind for this incident: names the trip.
    var number: Int32
    var priority: Int32
    var isNeeded: Bool
}

struct Unit: BitwiseCopyable {
    enum State: UInt8 { case offDuty, atBase, returning, busy }
    var state: State
    var kind: Int32
    var group: Int32
    var place: Place
    var request: Int32 = -1
    var event = EventHandle.none
    var busySince: Int64 = 0
    /// On the way back: when it left `place`, and the microseconds of the whole way.
    var returningSince: Int64 = 0
    var returnTakes: Int64 = 0
    var staysOnDuty: Bool
}

struct Seat: BitwiseCopyable {
    /// Names the person's spells.
    var identity: UInt64
    var group: Int32
    var isRostered = false
    var isPresent = true
    var task: Int32 = -1
    var isInterruptible = false
    var spell: UInt32 = 0

    var isFree: Bool { isRostered && isPresent && task < 0 }
}

/// A place in a staff group's endless sequence of shifts: a row of the plan, so many weeks later.
struct ShiftPlace: BitwiseCopyable {
    var week: Int64
    var position: Int32
}

/// What changes at a desk.
struct DeskState: BitwiseCopyable {
    var lines: Int32 = 0
    var isDown = false
    /// Posts of call-takers rostered now: none means closed.
    var openPosts: Int32 = 0
    var queued: Int32 = 0
    var busy: Int32 = 0
    var rostered: Int32 = 0
    var accruedUntil: Int64 = 0
    var outages: UInt32 = 0
}

/// A visible incident that may still be noticed.
struct Watch: BitwiseCopyable {
    var incident: Int32
    /// Exponential threshold of the accumulated hazard.
    var threshold: Double
    var hazardAtStart: Double
    var event = EventHandle.none
    var endsAt: Int64
}

/// One source of demand.
struct DemandProcess: BitwiseCopyable {
    enum Kind: UInt8 { case incidents, calls, falseAlarms }
    var kind: Kind
    var index: Int32
    var profile: Int32
    var rate: Double
    var process: ThinnedProcess
    /// The first call of its log in the plan's table, and how many there are; -1: points are drawn.
    var firstReplayed: Int32 = -1
    var replayedCount: Int32 = 0
    /// The day of `dayFactor`.
    var day: Int64 = -1
    var dayFactor: Double = 1
    /// Spells of normal and of burst rate: how many have begun, and when the last of them ends.
    var spells: UInt64 = 0
    var spellEnds: Int64 = 0
    var isBurst = false
}

/// A time in which a surge is on, µs; the end does not belong to it.
struct SurgeEpisode: BitwiseCopyable {
    var begins: Int64
    var ends: Int64
}

/// A member of a cluster that is still to come.
struct Offspring: BitwiseCopyable {
    var identity: UInt64
    var process: Int32
}
