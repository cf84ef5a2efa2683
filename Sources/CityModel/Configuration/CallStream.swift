import Randomness

/// Calls that arrive on their own, not caused by an incident.
public struct CallStream: Hashable, Sendable {
    /// What the caller wants.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case emergency, information, prank, silent
        /// About an incident beyond the city's border: passed on to the neighbour.
        case foreign
    }
    /// The name by which other parts refer to it; unique in its list.
    public var id: String
    /// What people call it.
    public var name: String
    /// What the caller wants.
    public var kind: Kind
    /// Calls per second; without effect where calls are replayed.
    public var rate: Double
    /// The rhythm of the rate over day and week.
    public var profile: Profile
    /// Weights over line identifiers.
    public var callsTo: [String: Double]
    /// Seconds of talk, before the human-resource factor; without effect where calls are replayed.
    public var talk: Distribution
    /// Overrides the callers' general behaviour for this stream.
    public var callers: CallerBehaviour?
    /// Upper bound of the rate shared by compared scenarios, per second; nil: this scenario's own.
    public var sharedMajorant: Double?
    /// The calls one by one in the order of their arrival, the same in every replication, instead of a rate and
    /// a law of talk; nil: calls are drawn.
    public var replay: [ReplayedCall]?
    /// What makes them vary more than a Poisson process; without effect where calls are replayed.
    public var variation: DemandVariation
    /// Units that are sent to pranks; nil: none are.
    public var prankDispatch: PrankDispatch?

    /// Creates one from its parts.
    public init(
        id: String, name: String, kind: Kind, rate: Double, profile: Profile = Profile(),
        callsTo: [String: Double], talk: Distribution, callers: CallerBehaviour? = nil,
        sharedMajorant: Double? = nil, replay: [ReplayedCall]? = nil,
        variation: DemandVariation = DemandVariation(), prankDispatch: PrankDispatch? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.rate = rate
        self.profile = profile
        self.callsTo = callsTo
        self.talk = talk
        self.callers = callers
        self.sharedMajorant = sharedMajorant
        self.replay = replay
        self.variation = variation
        self.prankDispatch = prankDispatch
    }
}

/// A call of a log, which happens as it did.
public struct ReplayedCall: Hashable, Sendable, BitwiseCopyable {
    /// Microseconds from the scenario's start to the first attempt, 0 or more.
    public var arrivalMicroseconds: Int64
    /// Microseconds of talk before the human-resource factor, 0 or more; the same in further attempts.
    public var talkMicroseconds: Int64

    /// Creates one from its parts.
    public init(arrivalMicroseconds: Int64, talkMicroseconds: Int64) {
        self.arrivalMicroseconds = arrivalMicroseconds
        self.talkMicroseconds = talkMicroseconds
    }

    /// The greatest number of microseconds that either may have (3,000 years): a multiple of it on a clock cannot
    /// overflow.
    public static let greatest: Int64 = 100_000_000_000_000_000
}
