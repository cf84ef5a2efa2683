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
    var isApp: Bool
    var rank: Int32
    var trunks: Int32
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
