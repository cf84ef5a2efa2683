import Randomness

struct DeskRow: BitwiseCopyable {
    enum WhenClosed: UInt8 { case ring, fail, forward }
    var identity: UInt64
    var trunks: Int32
    var kinds: UInt32
    var handlingFactor: Double
    var underTriage: Double
    var overTriage: Double
    var wrongAgency: Double
    var absence: Double
    var arrestRecognition: Double
    var firstGroup: Int32
    var groupCount: Int32
    var whenClosed: WhenClosed
    var forwardTo: Int32
    /// The desk that helps out, -1: none; and the microseconds of waiting before it does.
    var overflowTo: Int32
    var overflowAfter: Int64
    var outageEvery: Double
    var outageLasts: Double
    var callBacks: CallBackRow
    var fatigue: FatigueRow
    var turnover: TurnoverRow
    var supervision: SupervisionRow

    /// Whether it matters who of the desk works on a task.
    var variesByPerson: Bool { fatigue.isOn || turnover.isOn }
}

struct GroupRow: BitwiseCopyable {
    var identity: UInt64
    var desk: Int32
    var roles: (UInt8, UInt8, UInt8, UInt8)
    var roleCount: Int32
    var roleMask: UInt8
    var firstSeat: Int32
    var seatCount: Int32
    var firstShift: Int32
    var shiftCount: Int32
    var meanAtSeat: Double
    var meanAway: Double
    var hasAttendance: Bool
    var presence: PresenceRow
    /// Languages besides the common one, one bit each.
    var languages: UInt32
    /// The group of the same people in the other room, between which a fallback moves them; -1: none.
    var twin: Int32 = -1

    func role(_ position: Int32) -> Int {
        switch position {
        case 0: Int(roles.0)
        case 1: Int(roles.1)
        case 2: Int(roles.2)
        default: Int(roles.3)
        }
    }
    func serves(_ role: Int) -> Bool { roleMask & (1 << UInt8(role)) != 0 }
}

/// A shift of the first week; it comes again every week. Flat, because a look into a timetable counts references.
struct ShiftRow: BitwiseCopyable {
    var start: Int64
    var length: Int64
    /// Names it: the shift's position in its group, and the ordinal of its day.
    var shift: Int32
    var ordinal: Int64
    var posts: Int32
}

struct HandlingRow: BitwiseCopyable {
    var answering: Sampler
    var locating: Sampler
    var locatingFromApp: Sampler
    var interviewing: Sampler
    var duplicateFactor: Double
    var dispatching: Sampler
    var hasWrapUp: Bool
    var wrapUp: Sampler
    var verifying: Sampler
    var hasLocationError: Bool
    /// Kilometres.
    var errorSpoken: Sampler
    var errorFromApp: Sampler
    var hasTelephoneCPR: Bool
    var firstCompression: Sampler
}

struct HandoverRow: BitwiseCopyable {
    var technical: UInt8
    var callerGivesUp: Double
    var misdial: Double
    var redialDelay: Sampler
    var briefing: Sampler
    var answerTimeout: Int64
    var retries: Int32
    var recordDelay: Sampler
    var loss: Double
    var duplicateRecognition: Double
    var duplicateMissed: Double
    var videoFactor: Double
    var videoErrorFactor: Double
    var videoPrankFactor: Double
    /// On the odds of believing a prank.
    var videoBeliefFactor: Double
    var approval: Sampler
    /// Microseconds until a record that nobody has begun with is told by telephone; -1: never.
    var unacknowledgedAfter: Int64

    static let none: UInt8 = 0
    static let phone: UInt8 = 1
    static let sharedRecord: UInt8 = 2
    static let recordWithVideo: UInt8 = 3
}
