import EventKernel
import Randomness

/// Rows of the compiled plan: plain data without references, so that reading one counts nothing.

/// A profile with mean one: hours (24) × weekdays (7), or a sinusoid × weekdays.
struct ProfileRow: BitwiseCopyable {
    /// Index of the first of 24 hour factors in the plan's factor table; -1: sinusoid.
    var firstHour: Int32
    /// Index of the first of 7 weekday factors.
    var firstWeekday: Int32
    var amplitude: Double
    var peakHour: Double
    /// The largest factor that occurs.
    var maximum: Double
}

/// What makes a demand process more than Poisson.
struct VariationRow: BitwiseCopyable {
    enum Cluster: UInt8 { case none, poisson, geometric }
    var hasDayFactor: Bool
    var dayFactor: Sampler
    var dayFactorAtMost: Double
    var hasBursts: Bool
    var burstFactor: Double
    var burstShare: Double
    var stayNormal: Sampler
    var stayBurst: Sampler
    var cluster: Cluster
    var clusterMean: Double
    var clusterDelay: Sampler
}

struct SurgeRow: BitwiseCopyable {
    /// Names its numbers.
    var identity: UInt64
    var isRandom: Bool
    /// When a dated one begins, µs.
    var begins: Int64
    /// Seconds to the next random one.
    var gap: Sampler
    var lasts: Sampler
}

/// A stretch of the plan's choice table: cumulative shares of line indices.
struct ChoiceRow: BitwiseCopyable {
    var first: Int32
    var count: Int32
}

struct ChoiceEntry: BitwiseCopyable {
    var index: Int32
    var cumulative: Double
}

struct NeedRow: BitwiseCopyable {
    var kind: Int32
    var count: Int32
    var share: Double
}

struct OutcomeRow: BitwiseCopyable {
    enum Form: UInt8 { case none, logistic, linear }
    var form: Form
    var level: Double
    var perMinute: Double
    var scale: Double
    var untreated: Double

    /// Survival when treatment begins `minutes` after the occurrence; nil: never.
    func survival(minutes: Double?) -> Double {
        guard let minutes else { return untreated }
        switch form {
        case .none: return 0
        case .logistic: return max(untreated, scale * logisticShare(level + perMinute * minutes))
        case .linear: return max(untreated, scale * (level - perMinute * minutes))
        }
    }
}

struct TypeRow: BitwiseCopyable {
    var priorities: (Double, Double, Double)
    var firstNeed: Int32
    var needCount: Int32
    /// Kinds that are sent to an incident taken for one of this type: those that at least half of them need.
    var usualKinds: UInt32
    var reportersNone: Double
    var reportersMean: Double
    var firstDelay: Sampler
    var furtherDelay: Sampler
    var lasts: Sampler
    var visible: Double
    var calls: ChoiceRow
    var appLine: Int32
    var confusedWith: Int32
    var responseTarget: Int64
    var outcome: OutcomeRow
    var transported: Double
}

struct StreamRow: BitwiseCopyable {
    var kind: CallStreamKind
    var calls: ChoiceRow
    var talk: Sampler
    var behaviour: Int32
}

enum CallStreamKind: UInt8, BitwiseCopyable {
    case emergency, information, prank, silent
    var isGenuine: Bool { self == .emergency || self == .information }
}

struct LineRow: BitwiseCopyable {
    var isApp: Bool
    var rank: Int32
}

struct RedialRow: BitwiseCopyable {
    var probability: Double
    var delay: Sampler
}

struct BehaviourRow: BitwiseCopyable {
    var hasPatience: Bool
    var patience: Sampler
    var afterAbandoning: RedialRow
    var afterBlocked: RedialRow
    var afterFailed: RedialRow
    var appUse: Double
}

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

struct UnitKindRow: BitwiseCopyable {
    var turnout: Sampler
    var secondsPerKilometre: Double
    var onScene: Sampler
    var transports: Bool
    var hospitalTurnaround: Sampler
    var firstGroup: Int32
    var groupCount: Int32
}

struct UnitGroupRow: BitwiseCopyable {
    var kind: Int32
    var identity: UInt64
    var place: Place
    var firstUnit: Int32
    var unitCount: Int32
}

/// A point on a local plane, in kilometres east and north of the city's centre.
struct Place: BitwiseCopyable {
    var east: Double
    var north: Double

    func distance(to other: Place) -> Double {
        let x = east - other.east
        let y = north - other.north
        return (x * x + y * y).squareRoot()
    }
}

struct ZoneRow: BitwiseCopyable {
    var cumulative: Double
    var place: Place
    var radius: Double
}
