import Randomness

/// A stretch of the plan's choice table: cumulative shares of line indices.
struct ChoiceRow: BitwiseCopyable {
    var first: Int32
    var count: Int32
}

struct ChoiceEntry: BitwiseCopyable {
    var index: Int32
    var cumulative: Double
}

struct LineRow: BitwiseCopyable {
    /// Names what reporters know of it and, of an app, its outages.
    var identity: UInt64
    var isApp: Bool
    var rank: Int32
    /// Calls at once.
    var trunks: Int32
    /// Share of people who know it.
    var known: Double
    /// Whether it is the right number for every incident.
    var isRightForAll: Bool
    /// Whether its calls can land at the neighbour's centre.
    var crossesBorder: Bool
    /// Mean seconds from repair to failure, 0: never fails; and from failure to repair.
    var outageEvery: Double
    var outageLasts: Double
    /// Ringing a voice line after an outage of the app.
    var hasFallback: Bool
    var fallback: RedialRow
}

/// What reporters know, beside the shares of the lines.
struct AwarenessRow: BitwiseCopyable {
    enum Unaware: UInt8 { case callsTo, bestKnown, nothing }
    var isOn: Bool
    var unaware: Unaware
    /// The voice line that most people know; -1: nobody knows any.
    var bestKnown: Int32
}

struct BorderRow: BitwiseCopyable {
    var isOn: Bool
    var misroutedShare: Double
    var returnDelay: Sampler
    var lostShare: Double
    var transferOut: Sampler
}

struct CallBackRow: BitwiseCopyable {
    var isOn: Bool
    /// Microseconds.
    var within: Int64
    var answered: Double
    var dialling: Sampler
}

struct RedialRow: BitwiseCopyable {
    var probability: Double
    var delay: Sampler
    var changesLine: Double
}

struct BehaviourRow: BitwiseCopyable {
    var hasPatience: Bool
    var patience: Sampler
    var afterAbandoning: RedialRow
    var afterBlocked: RedialRow
    var afterFailed: RedialRow
    var appUse: Double
}
