import Randomness

/// What makes demand vary more than a Poisson process with a known rhythm does (over-dispersion).
///
/// The three may be combined: a day's factor and a burst multiply the rate, and each point of the process so made
/// is a cluster.
public struct DemandVariation: Hashable, Sendable {
    /// Good and bad days; nil: all alike.
    public var dayFactor: DayFactor?
    /// Times of another rate; nil: none.
    public var bursts: Bursts?
    /// Incidents or calls that come together; nil: each by itself.
    public var cluster: Cluster?

    /// Creates one from its parts; without any of them demand is a Poisson process.
    public init(dayFactor: DayFactor? = nil, bursts: Bursts? = nil, cluster: Cluster? = nil) {
        self.dayFactor = dayFactor
        self.bursts = bursts
        self.cluster = cluster
    }

    /// The largest factor on the rate: the majorant of thinning is so many times that of a Poisson process.
    public var largestFactor: Double { (dayFactor?.atMost ?? 1) * max(1, bursts?.factor ?? 1) }

    /// Incidents or calls in the long run for each that the rate alone would bring (leaving aside that a day's
    /// factor is cut off).
    public var meanFactor: Double {
        (dayFactor?.law.mean ?? 1) * (bursts?.meanFactor ?? 1) * (cluster?.mean ?? 1)
    }
}

/// A random factor on the rate of a whole day, from midnight to midnight, drawn for each day and process.
public struct DayFactor: Hashable, Sendable {
    /// The law of the factor, usually of mean 1.
    public var law: Distribution
    /// A larger factor counts as this.
    public var atMost: Double

    /// Creates one from its parts.
    public init(law: Distribution, atMost: Double) {
        self.law = law
        self.atMost = atMost
    }
}

/// A rate that switches at random between two values (a Markov-modulated Poisson process of two states: Fischer
/// and Meier-Hellstern, *Performance Evaluation* 18, 1993), in its stationary state from the start.
public struct Bursts: Hashable, Sendable {
    /// What multiplies the rate during a burst.
    public var factor: Double
    /// Mean seconds between two bursts (exponential).
    public var stayNormal: Double
    /// Mean seconds of a burst (exponential).
    public var stayBurst: Double

    /// Creates one from its parts.
    public init(factor: Double, stayNormal: Double, stayBurst: Double) {
        self.factor = factor
        self.stayNormal = stayNormal
        self.stayBurst = stayBurst
    }

    /// Share of the time that is a burst.
    public var share: Double { stayBurst / (stayNormal + stayBurst) }

    /// The factor on the rate in the long run.
    public var meanFactor: Double { 1 + share * (factor - 1) }
}

/// Incidents or calls that come together: the rate is that of clusters, each of a random number of them, each after a
/// delay of its own (Neyman and Scott: Cox and Isham, *Point Processes*, 1980, section 3.4; with no delay, batches). A
/// cluster's beginning is itself none of them.
public struct Cluster: Hashable, Sendable {
    /// The law of their number.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 0, 1, 2, …
        case poisson
        /// 1, 2, 3, …; the mean is at least 1.
        case geometric
    }
    /// The law of their number.
    public var kind: Kind
    /// Their mean number.
    public var mean: Double
    /// Seconds from the beginning of the cluster to each of them.
    public var delay: Distribution

    /// Creates one from its parts.
    public init(kind: Kind = .poisson, mean: Double, delay: Distribution = .deterministic(0)) {
        self.kind = kind
        self.mean = mean
        self.delay = delay
    }
}
