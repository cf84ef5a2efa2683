import Randomness

/// A number to ring or an app to press: where a report enters.
public struct ReportLine: Hashable, Sendable {
    /// How a report comes in.
    public enum Channel: String, Hashable, Sendable, CaseIterable {
        case voice, app
    }
    /// For which incidents a number is the right one.
    public enum Right: String, Hashable, Sendable, CaseIterable {
        /// Those that need something that its desk may send.
        case own
        /// All: a single emergency number, whoever answers it.
        case all
    }
    /// The name by which other parts refer to it; unique in its list.
    public var id: String
    /// What people call it.
    public var name: String
    /// How a report comes in: by voice with trunks and patience, or by app.
    public var channel: Channel
    /// The desk that answers it.
    public var desk: String
    /// By incident type: another desk than `desk` (an app that asks what has happened).
    public var routes: [String: String]
    /// Rank that the desk can see before it answers: smaller is served first.
    public var rank: Int
    /// Failure and repair of an app, in the whole city; nil: never fails. A voice line fails with its desk.
    public var outages: Outages?
    /// Whether and when somebody whose app report fails in an outage rings a voice line; nil: he does as after any
    /// failure.
    public var fallback: CallerBehaviour.Redial?
    /// For which incidents those who know it hold it the right one.
    public var rightFor: Right
    /// Calls that this number can carry at once, wherever they are answered; nil: unlimited. The lines of the desk
    /// limit them besides.
    public var trunks: Int?

    /// Creates one from its parts.
    public init(
        id: String, name: String, channel: Channel = .voice, desk: String,
        routes: [String: String] = [:], rank: Int = 1, trunks: Int? = nil, outages: Outages? = nil,
        fallback: CallerBehaviour.Redial? = nil, rightFor: Right = .own
    ) {
        self.id = id
        self.name = name
        self.channel = channel
        self.desk = desk
        self.routes = routes
        self.rank = rank
        self.outages = outages
        self.fallback = fallback
        self.rightFor = rightFor
        self.trunks = trunks
    }
}

/// What a caller does who is not answered at once.
public struct CallerBehaviour: Hashable, Sendable {
    /// A further attempt after a failed one.
    public struct Redial: Hashable, Sendable {
        /// Probability that the caller tries again, 0…1.
        public var probability: Double
        /// Seconds until he does.
        public var delay: Distribution
        /// Probability that he then rings another voice line than before, 0…1; without another that he knows, he
        /// rings the same.
        public var changesLine: Double

        /// Creates one from its parts.
        public init(
            probability: Double = 0, delay: Distribution = .deterministic(0), changesLine: Double = 0
        ) {
            self.probability = probability
            self.delay = delay
            self.changesLine = changesLine
        }
    }
    /// Seconds of ringing before hanging up; nil: waits for ever.
    public var patience: Distribution?
    /// After hanging up before an answer.
    public var afterAbandoning: Redial
    /// After the busy tone.
    public var afterBlocked: Redial
    /// After a closed desk or an outage.
    public var afterFailed: Redial
    /// Share of reporters who have the app and use it in an emergency (the adoption level).
    public var appUse: Double

    /// Creates one from its parts.
    public init(
        patience: Distribution? = nil, afterAbandoning: Redial = Redial(),
        afterBlocked: Redial = Redial(), afterFailed: Redial = Redial(), appUse: Double = 0
    ) {
        self.patience = patience
        self.afterAbandoning = afterAbandoning
        self.afterBlocked = afterBlocked
        self.afterFailed = afterFailed
        self.appUse = appUse
    }
}
