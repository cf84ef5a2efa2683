import Randomness

/// How units of a kind are chosen and what becomes of a request that none can serve.
public struct DispatchRules: Hashable, Sendable {
    /// What becomes of a request when no unit is free.
    public enum WhenNoneFree: Hashable, Sendable {
        /// It waits by priority.
        case queue
        /// It is lost: nobody ever comes for it.
        case lost
        /// A neighbour is asked; when he has none to spare either, it waits.
        case mutualAid(MutualAid)
    }

    /// Units of a neighbouring city.
    public struct MutualAid: Hashable, Sendable {
        /// Seconds from the request to the neighbour's unit on scene.
        public var delay: Distribution
        /// Probability that the neighbour has a unit to spare.
        public var available: Double

        /// Creates one from its parts.
        public init(delay: Distribution, available: Double = 1) {
            self.delay = delay
            self.available = available
        }
    }

    /// Own units that help the neighbours: each request of theirs takes one that stands free at its base.
    public struct LentOut: Hashable, Sendable {
        /// Requests of the neighbours per second, a Poisson process; one that meets no free unit is refused.
        public var rate: Double
        /// Seconds that a lent unit is away.
        public var duration: Distribution

        /// Creates one from its parts.
        public init(rate: Double, duration: Distribution) {
            self.rate = rate
            self.duration = duration
        }
    }

    /// Which waiting request a unit takes that becomes free.
    public enum QueueOrder: String, Hashable, Sendable, CaseIterable {
        /// The most urgent, and among equals the one that has waited longest.
        case byArrival = "by_arrival"
        /// The most urgent, and among equals the nearest.
        case nearest
    }

    /// Free units stand in for those of a base that has none.
    public struct Cover: Hashable, Sendable {
        /// Seconds that a base must have been without a free unit.
        public var after: Double
        /// Unit groups of the kind in the order of their importance: a unit moves only from a later to an earlier one.
        public var bases: [String]

        /// Creates one from its parts.
        public init(after: Double, bases: [String]) {
            self.after = after
            self.bases = bases
        }
    }

    /// What becomes of a request when no unit is free.
    public var whenNoneFree: WhenNoneFree
    /// Help for the neighbours; nil: none.
    public var lentOut: LentOut?
    /// Seconds by which a unit on its way to a less urgent incident must be nearer than every free unit to be sent
    /// to a more urgent one instead; nil: units on their way are never diverted.
    public var divertsForSaving: Double?
    /// Which waiting request a free unit takes.
    public var queueOrder: QueueOrder
    /// Moving free units to bases without any; nil: they stay.
    public var cover: Cover?
    /// Kilometres per hour at which a crew searches for a place that was described wrongly.
    public var searchSpeed: Double

    /// Creates one from its parts.
    public init(
        whenNoneFree: WhenNoneFree = .queue, lentOut: LentOut? = nil, divertsForSaving: Double? = nil,
        queueOrder: QueueOrder = .byArrival, cover: Cover? = nil, searchSpeed: Double = 5
    ) {
        self.whenNoneFree = whenNoneFree
        self.lentOut = lentOut
        self.divertsForSaving = divertsForSaving
        self.queueOrder = queueOrder
        self.cover = cover
        self.searchSpeed = searchSpeed
    }
}
