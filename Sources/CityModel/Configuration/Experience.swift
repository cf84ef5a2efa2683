/// How work gets slower and less sure with the hours on shift.
///
/// Handling times and the odds of errors (triage, wrong agency) are multiplied by
/// 1 + ``increase`` · max(0, hours on shift − ``after``) / 4 h, and between ``nightFrom`` and ``nightTo`` by
/// ``nightFactor`` besides. Handling times follow the factor at their beginning, errors that at their end.
public struct Fatigue: Hashable, Sendable {
    /// Seconds on shift after which it sets in.
    public var after: Double
    /// Growth of the factor for each 4 h beyond.
    public var increase: Double
    /// Factor in the hours of the night.
    public var nightFactor: Double
    /// When the night begins, in seconds after midnight.
    public var nightFrom: Double
    /// When it ends; before ``nightFrom``: on the next day.
    public var nightTo: Double

    /// Creates one from its parts.
    public init(
        after: Double, increase: Double, nightFactor: Double = 1, nightFrom: Double = 7_200,
        nightTo: Double = 21_600
    ) {
        self.after = after
        self.increase = increase
        self.nightFactor = nightFactor
        self.nightFrom = nightFrom
        self.nightTo = nightTo
    }
}

/// What somebody does well and badly on the first day.
public struct Beginner: Hashable, Sendable {
    /// Factor on every handling time.
    public var handlingFactor: Double
    /// Probability that an interview ends with too low a priority.
    public var underTriage: Double
    /// Probability that an interview ends with too high a priority.
    public var overTriage: Double
    /// Probability that an interview ends with the wrong agency's units.
    public var wrongAgency: Double

    /// Creates one from its parts.
    public init(
        handlingFactor: Double = 1, underTriage: Double = 0, overTriage: Double = 0, wrongAgency: Double = 0
    ) {
        self.handlingFactor = handlingFactor
        self.underTriage = underTriage
        self.overTriage = overTriage
        self.wrongAgency = wrongAgency
    }
}

/// People leave, and who comes has to learn.
///
/// The person of each seat leaves after an exponential time and is replaced at once by a beginner. With a tenure
/// *t* the share *s* of the way to the level of the desk is learned: handling factor and the odds of errors (against
/// the right assessment) are those of the beginner + *s* · (those of the level − those of the beginner). A
/// replication begins with tenures of the stationary law, which is the exponential one again.
public struct Turnover: Hashable, Sendable {
    /// The form of the learning curve.
    public enum Curve: String, Hashable, Sendable, CaseIterable {
        /// *s* = min(1, *t* / learning).
        case linear
        /// *s* = 1 − exp(−*t* / learning).
        case exponential
    }
    /// Leavers per person and second.
    public var rate: Double
    /// What a beginner does well and badly.
    public var newHires: Beginner
    /// Seconds of learning.
    public var learning: Double
    /// How learning proceeds.
    public var curve: Curve

    /// Creates one from its parts.
    public init(rate: Double, newHires: Beginner, learning: Double, curve: Curve = .linear) {
        self.rate = rate
        self.newHires = newHires
        self.learning = learning
        self.curve = curve
    }
}
