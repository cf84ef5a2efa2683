import Randomness

// Rows of the compiled plan are plain data without references, so that reading one counts nothing.

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

struct NeedRow: BitwiseCopyable {
    var kind: Int32
    var count: Int32
    var share: Double
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
    /// Share of pranks that are believed, the type that they pretend, and when they are seen through.
    var believed: Double
    var pretends: Int32
    var recognisedAfter: Sampler
}

enum CallStreamKind: UInt8, BitwiseCopyable {
    case emergency, information, prank, silent, foreign
    var isGenuine: Bool { self == .emergency || self == .information || self == .foreign }
}
