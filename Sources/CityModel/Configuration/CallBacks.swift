import Randomness

/// A desk rings back callers who hung up before anybody answered: work for when nothing else waits.
///
/// Dialling pauses at once for whatever needs the call-taker; once the caller has answered, the talk is a call like
/// any other. A call-back and the same caller's own further attempt never run at the same time: the attempt cancels a
/// call-back that waits, and dialling puts the attempt off until it has failed.
public struct CallBacks: Hashable, Sendable {
    /// Seconds after the hanging up in which a call-back may begin.
    public var within: Double
    /// Probability that the caller answers.
    public var answered: Double
    /// Seconds of dialling and ringing.
    public var dialling: Distribution

    /// Creates one from its parts.
    public init(within: Double, answered: Double, dialling: Distribution = .deterministic(0)) {
        self.within = within
        self.answered = answered
        self.dialling = dialling
    }
}
