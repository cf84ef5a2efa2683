import ScenarioFiles

/// A figure with the interval of the simulation's noise.
public struct GapEstimate: Sendable, Hashable {
    /// The estimate; nil where it is undefined.
    public var value: Double?
    /// The lower bound of the 95 % interval; nil where there is none.
    public var ciLow: Double?
    /// The upper bound.
    public var ciHigh: Double?

    /// An estimate.
    public init(value: Double? = nil, ciLow: Double? = nil, ciHigh: Double? = nil) {
        self.value = value
        self.ciLow = ciLow
        self.ciHigh = ciHigh
    }
}

/// What is said about a claim.
public enum GapVerdict: String, Sendable, Hashable, CaseIterable, Codable {
    /// Shown by the simulation.
    case holds
    /// The opposite is shown.
    case refuted
    /// The simulation's noise leaves it open.
    case undecided
    /// There is no improvement to explain: the interval of the whole holds zero, or the second scenario is worse.
    case noImprovement = "no_improvement"
    /// A value of some combination is undefined or not reached, or neither way is better.
    case undefined
}

/// How the gap in one KPI is shared among the levers.
public struct GapDecomposition: Sendable, Hashable {
    /// The KPI's identifier; the scope is the city.
    public var kpi: String
    /// Whether it is computed, not simulated, and so has no noise.
    public var isExact: Bool
    /// The value of each combination, by the bits of ``GapDesign/scenarios``; nil where undefined, +∞ not reached.
    public var values: [Double?]
    /// The gap: second scenario minus first.
    public var whole: GapEstimate
    /// The Shapley contribution of each lever; they add up to the whole.
    public var contributions: [Lever: GapEstimate]
    /// The contribution of groups of levers under each classification.
    public var groups: [GapClassification: [GapGroup: GapEstimate]]
    /// How much more each pair of levers is worth together than apart.
    public var interactions: [Interaction]
    /// The best order of pulling; empty where neither way is better or a value is undefined.
    public var order: [Step]
    /// The share of bootstrap resamples in which this is the best order; nil without one.
    public var orderFrequency: Double?
    /// The lever whose contribution is shown to exceed every other's; nil where none is.
    public var bottleneck: Lever?
    /// Whether there is an improvement that levers can share.
    public var improvement: GapVerdict
    /// Whether human resources (staff and users) are the bottleneck, under each classification.
    public var humanResources: [GapClassification: GapVerdict]

    /// A pair of levers.
    public struct Interaction: Sendable, Hashable {
        /// The first in the order of levers.
        public var first: Lever
        /// The second.
        public var second: Lever
        /// The Shapley interaction.
        public var estimate: GapEstimate
    }

    /// One step of the best order.
    public struct Step: Sendable, Hashable {
        /// The lever that is pulled.
        public var lever: Lever
        /// The KPI's value afterwards.
        public var value: Double
        /// By how much this step improved it; negative where it made it worse.
        public var gain: Double
        /// The share of bootstrap resamples in which this lever is pulled at this step; nil without replications.
        public var frequency: Double?

        /// A step.
        public init(lever: Lever, value: Double, gain: Double, frequency: Double? = nil) {
            self.lever = lever
            self.value = value
            self.gain = gain
            self.frequency = frequency
        }
    }

    /// Whether the verdict on human resources depends on the classification.
    public var dependsOnClassification: Bool { Set(humanResources.values).count > 1 }

    /// The share of a contribution in the whole; nil where the interval of the whole holds zero or is unknown.
    ///
    /// Shares can be negative or above one: a lever may undo what others do.
    public func share(of estimate: GapEstimate?) -> Double? {
        guard let value = estimate?.value, let whole = whole.value, whole != 0, whole.isFinite else {
            return nil
        }
        if isExact { return value / whole }
        guard let low = self.whole.ciLow, let high = self.whole.ciHigh, low > 0 || high < 0 else {
            return nil
        }
        return value / whole
    }
}

/// What a gap experiment found.
public struct GapResult: Sendable {
    /// What was switched.
    public var design: GapDesign
    /// One for each headline KPI of the city that means the same in all combinations.
    public var decompositions: [GapDecomposition]
    /// The summary of each combination in those KPIs, by the bits of ``GapDesign/scenarios``.
    public var summaries: [[SummaryRow]]
    /// The replications behind it.
    public var replications: Int
}
