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
    var firstGroup: Int32
    var groupCount: Int32
    var whenClosed: WhenClosed
    var forwardTo: Int32
    /// The desk that helps out, -1: none; and the microseconds of waiting before it does.
    var overflowTo: Int32
    var overflowAfter: Int64
    var outageEvery: Double
    var outageLasts: Double
}

struct GroupRow: BitwiseCopyable {
    var identity: UInt64
    var desk: Int32
    var roles: (UInt8, UInt8, UInt8)
    var roleCount: Int32
    var roleMask: UInt8
    var firstSeat: Int32
    var seatCount: Int32
    var firstShift: Int32
    var shiftCount: Int32
    var meanAtSeat: Double
    var meanAway: Double
    var hasAttendance: Bool

    func role(_ position: Int32) -> Int {
        Int(position == 0 ? roles.0 : position == 1 ? roles.1 : roles.2)
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
    var approval: Sampler

    static let none: UInt8 = 0
    static let phone: UInt8 = 1
    static let sharedRecord: UInt8 = 2
    static let recordWithVideo: UInt8 = 3
}
