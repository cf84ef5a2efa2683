/// How many replications a study makes, and how.
public struct StudySettings: Sendable {
    /// The seed of all scenarios; nil: that of the first one.
    public var seed: UInt64?
    /// The number of replications, or the first number of a sequential study; nil: that of the first scenario.
    public var replications: Int?
    /// Threads to work with; nil: as many as the machine has cores. The results do not depend on it.
    public var threads: Int?
    /// Go on until this precision is reached; nil: a fixed number of replications.
    public var precision: PrecisionGoal?
    /// What each replication remembers; everything unless said otherwise.
    public var memory = StudyMemory.everything
    /// Measures that are remembered besides the headlines.
    var kept: Set<MeasureName> = []
    /// Where finished replications are kept and looked up; nil: nowhere.
    public var store: (any ReplicationStore)?

    /// Settings; everything left out is the scenario's or the machine's.
    public init(
        seed: UInt64? = nil, replications: Int? = nil, threads: Int? = nil, precision: PrecisionGoal? = nil
    ) {
        self.seed = seed
        self.replications = replications
        self.threads = threads
        self.precision = precision
    }
}

/// A half-width of a 95 % interval that every scenario's estimate, or its difference from the first one, is to reach.
///
/// The number of replications doubles (32, 64, 128, …) until it is reached or the limit is, which is a
/// ``StudyWarning/precisionNotReached(scenario:kpi:scope:replications:halfWidth:wanted:)``; a KPI without a finite
/// value ends the study at once. Doubling at fixed
/// numbers keeps the results independent of timing; the interval of a study that was stopped this way covers
/// slightly less than its level, the less so the more replications it began with (Law 2015, section 9.4.1).
public struct PrecisionGoal: Sendable, Hashable {
    /// A KPI of the catalogue.
    public var kpi: String
    /// Where: `city`, `desk:…`.
    public var scope: String
    /// The wanted half-width, in the KPI's unit, or as a share of the estimate.
    public var halfWidth: Double
    /// Whether `halfWidth` is a share of the estimate.
    public var relative: Bool
    /// The most replications.
    public var limit: Int
    /// Whether the paired differences of all scenarios from the first one are meant instead of the scenarios' values.
    public var ofDifference: Bool

    /// A goal of precision.
    public init(
        kpi: String, scope: String = "city", halfWidth: Double, relative: Bool = false, limit: Int = 1_024,
        ofDifference: Bool = false
    ) {
        self.ofDifference = ofDifference
        self.kpi = kpi
        self.scope = scope
        self.halfWidth = halfWidth
        self.relative = relative
        self.limit = limit
    }
}

/// What is kept of each replication.
public enum StudyMemory: Sendable, Hashable {
    /// All measures in all scopes, and what each desk does by the hour.
    case everything
    /// The headlines of the city and what the budget needs, for experiments of many scenarios.
    case headlines
}
