import Randomness

/// What supervisors of a desk do: they take calls that are beyond a call-taker, and help when many wait.
public struct Supervision: Hashable, Sendable {
    /// Share of the interviews (pranks, silent calls and recognised duplicates left out) that a supervisor has to
    /// take over before the report is assessed.
    public var escalated: Double
    /// Seconds that he then talks with the caller; without a supervisor on duty the call-taker does.
    public var lasts: Distribution
    /// Calls waiting above which free supervisors take calls; nil: never.
    public var helpsAbove: Int?

    /// Creates one from its parts.
    public init(escalated: Double = 0, lasts: Distribution = .deterministic(0), helpsAbove: Int? = nil) {
        self.escalated = escalated
        self.lasts = lasts
        self.helpsAbove = helpsAbove
    }
}

/// A language (or another skill) that some callers need and some staff have.
public struct CallerLanguage: Hashable, Sendable {
    /// The name by which staff groups refer to it.
    public var id: String
    /// Share of all callers who need it; nobody needs two.
    public var share: Double
    /// Factor on finding out where and what, or on the whole talk of a call that no incident caused, when the
    /// call-taker does not have it.
    public var talkFactor: Double
    /// Factor on the odds of errors (triage, wrong agency) when the call-taker does not have it.
    public var errorOdds: Double

    /// Creates one from its parts.
    public init(id: String, share: Double, talkFactor: Double = 1, errorOdds: Double = 1) {
        self.id = id
        self.share = share
        self.talkFactor = talkFactor
        self.errorOdds = errorOdds
    }
}
