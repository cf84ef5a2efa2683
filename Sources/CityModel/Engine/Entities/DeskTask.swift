import EventKernel

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
        /// Looking at the picture of a traffic offence.
        case review
        /// Ringing a desk that has not begun with a record.
        case recordCall
        /// Ringing back a caller who hung up.
        case callBack
        /// A call that a supervisor takes over.
        case escalation
    }
    enum Stage: UInt8 {
        case waiting, talking, dispatching
        /// Ringing another desk, then briefing it.
        case ringing, briefing
        case working
        /// Ringing a caller back.
        case dialling
        /// A supervisor talks with the caller.
        case supervising
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
    /// Which of the incident's unrecognised duplicates; 0: none.
    var duplicate: Int32 = 0
    /// Which of several like it: the leg of a report, the decision about an incident; it numbers the draws.
    var ordinal: UInt32 = 0
    /// Misjudged: the units asked for are the wrong ones.
    var isWrong = false
    /// An alarm of the software, not something that the watcher saw himself, and one that he does not believe.
    var isAlarm = false
    var isDismissed = false
    /// The task of the other party of a phone handover.
    ///
    /// Of a record that waits: the task of whoever tells it by telephone.
    var partner: Int32 = -1
    /// Of a `recordCall`: the task of the record; -1: it has been begun with.
    var toldRecord: Int32 = -1
    /// The desk that sent the record; -1: it is none.
    var sender: Int32 = -1
    var tries: Int32 = 0
    /// Occupies a line of its desk, and of this number; -1: of none.
    var holdsLine = false
    var line: Int32 = -1
}

/// A record on its way to a desk.
struct TransferRecord: BitwiseCopyable {
    var incident: Int32
    var desk: Int32
    var kinds: UInt32
    var assessedPriority: Int32
    var isDuplicate: Bool
    var isWrong: Bool
    /// The desk that sent it; -1: it came by other means, and nobody waits for an acknowledgement.
    var sender: Int32 = -1
}
