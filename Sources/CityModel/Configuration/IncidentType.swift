import Randomness

/// One kind of incident: how often, who reports it, what it needs, what becomes of it.
public struct IncidentType: Hashable, Sendable {
    /// The name by which other parts refer to it; unique in its list.
    public var id: String
    /// What people call it.
    public var name: String
    /// Incidents per second in the whole city (a rate per 100,000 inhabitants and year is resolved with the zones' population).
    public var rate: Double
    /// When they happen instead of by a rate: seconds after the scenario's start, ascending, the same in every
    /// replication (with a cluster, its beginnings); nil: by the rate.
    public var dates: [Double]?
    /// The rhythm of the rate over day and week.
    public var profile: Profile
    /// Weights of true priority 1 (most urgent) … 4.
    public var priorities: [Double]
    /// The units that such an incident needs, at most four kinds.
    public var needs: [UnitNeed]
    /// Who reports it, and when.
    public var reporters: Reporters
    /// How long the incident can be seen, and reported, by somebody who passes.
    public var lasts: Distribution
    /// Share of incidents that happen in view of some camera when all cameras work.
    public var visibleToCameras: Double
    /// Weights over line identifiers: which number a reporter calls first (voice lines only).
    public var callsTo: [String: Double]
    /// The type whose unit kinds are sent when the agency is misjudged; nil: nothing to confuse it with.
    public var confusedWith: String?
    /// Seconds from occurrence to the first suitable unit on scene that count as met.
    public var responseTarget: Double
    /// The probability of survival; nil: survivors are not counted.
    public var outcome: Outcome?
    /// Factor on the odds of survival where somebody compresses the chest before the first unit comes; 1: none.
    public var cprOddsRatio: Double
    /// Share of incidents after which an ambulance takes somebody to hospital.
    public var transported: Double
    /// Upper bound of the rate shared by compared scenarios (thinning with one majorant); nil: this scenario's own.
    public var sharedMajorant: Double?
    /// What makes them vary more than a Poisson process.
    public var variation: DemandVariation

    /// Creates one from its parts.
    public init(
        id: String, name: String, rate: Double, dates: [Double]? = nil, profile: Profile = Profile(),
        priorities: [Double] = [1, 0, 0, 0], needs: [UnitNeed] = [], reporters: Reporters = Reporters(),
        lasts: Distribution = .deterministic(0), visibleToCameras: Double = 0,
        callsTo: [String: Double] = [:], confusedWith: String? = nil, responseTarget: Double = 900,
        outcome: Outcome? = nil, cprOddsRatio: Double = 1, transported: Double = 0,
        sharedMajorant: Double? = nil,
        variation: DemandVariation = DemandVariation()
    ) {
        self.id = id
        self.name = name
        self.rate = rate
        self.dates = dates
        self.profile = profile
        self.priorities = priorities
        self.needs = needs
        self.reporters = reporters
        self.lasts = lasts
        self.visibleToCameras = visibleToCameras
        self.callsTo = callsTo
        self.confusedWith = confusedWith
        self.responseTarget = responseTarget
        self.outcome = outcome
        self.cprOddsRatio = cprOddsRatio
        self.transported = transported
        self.sharedMajorant = sharedMajorant
        self.variation = variation
    }
}

/// So many units of a kind, needed by a share of the incidents of a type.
public struct UnitNeed: Hashable, Sendable {
    /// The unit kind.
    public var kind: String
    /// How many units of the kind.
    public var count: Int
    /// The share of incidents that need them, 0…1.
    public var share: Double

    /// Creates one from its parts.
    public init(kind: String, count: Int = 1, share: Double = 1) {
        self.kind = kind
        self.count = count
        self.share = share
    }
}

/// The witnesses of an incident.
public struct Reporters: Hashable, Sendable {
    /// Share of incidents that nobody reports.
    public var none: Double
    /// Mean number of reporters of an incident that is reported at all: 1 + Poisson(mean − 1).
    public var mean: Double
    /// Seconds from occurrence to the first reporter's first attempt.
    public var firstDelay: Distribution
    /// Seconds from the first reporter's attempt to that of each further one.
    public var furtherDelay: Distribution

    /// Creates one from its parts.
    public init(
        none: Double = 0, mean: Double = 1, firstDelay: Distribution = .deterministic(0),
        furtherDelay: Distribution = .deterministic(0)
    ) {
        self.none = none
        self.mean = mean
        self.firstDelay = firstDelay
        self.furtherDelay = furtherDelay
    }
}

/// What comes of an incident as a function of the minutes from occurrence to treatment: as a rule the probability of
/// survival, otherwise an expected number that is summed, never drawn.
public enum Outcome: Hashable, Sendable {
    /// `scale / (1 + exp(intercept + perMinute · t))`, e.g. De Maio et al. 2003 as used by Erkut et al. 2008.
    case logistic(intercept: Double, perMinute: Double, scale: Double, untreated: Double)
    /// `max(untreated, scale · (atZero − perMinute · t))`, e.g. Larsen et al. 1993 with equal delays.
    case linear(atZero: Double, perMinute: Double, scale: Double, untreated: Double)
    /// `max(untreated, scale · (0.67 − 0.023 · c − 0.011 · s − 0.021 · a))` with the minutes from collapse to CPR, to
    /// the first shock and to advanced care (Larsen, Eisenberg, Cummins, Hallstrom 1993, Annals of Emergency Medicine
    /// 22, 1652–1658). CPR begins by telephone or with the first unit, shock and advanced care so many seconds after
    /// its arrival.
    case larsen(shockAfter: Double, advancedAfter: Double, scale: Double, untreated: Double)
    /// `max(untreated, scale · share)`, the share by straight lines between at most eight points, constant outside.
    case spline(points: [OutcomePoint], scale: Double, untreated: Double)
    /// Expected arrests on scene, `atZero · exp(−t / decay)` with `decay` in seconds.
    case crimeCatch(atZero: Double, decay: Double)
    /// Expected share of the value at risk that is lost, `min(1, atZero · 2^(t / doubling))` with `doubling` in
    /// seconds; all of it when nobody comes.
    case fireLoss(atZero: Double, doubling: Double)
}

/// A point of a curve of survival.
public struct OutcomePoint: Hashable, Sendable {
    /// Minutes from occurrence to treatment.
    public var minutes: Double
    /// Probability of survival.
    public var share: Double

    /// Creates one from its parts.
    public init(minutes: Double, share: Double) {
        self.minutes = minutes
        self.share = share
    }
}
