import Randomness

/// One source of demand.
struct DemandProcess: BitwiseCopyable {
    enum Kind: UInt8 { case incidents, calls, falseAlarms, offences }
    var kind: Kind
    var index: Int32
    var profile: Int32
    var rate: Double
    var process: ThinnedProcess
    /// The first call of its log, or of its dated incidents, in the plan's table, and how many there are; -1: drawn.
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
