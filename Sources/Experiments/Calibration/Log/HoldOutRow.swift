import ScenarioFiles
import Statistics

/// One thing compared.
public struct HoldOutRow: Hashable, Sendable {
    /// What was compared.
    public enum Measure: String, Hashable, Sendable, CaseIterable {
        case total, hour, weekday, dispersion, quantile
        case zeroShare = "zero_share"
    }

    /// What was compared.
    public var measure: Measure
    /// The hour, the weekday, the span in seconds, or the duration and quantile.
    public var scope: String
    /// What happened on the days held out.
    public var actual: Double
    /// The mean of the replications.
    public var simulated: Double
    /// The range that holds 95 % of the replications, all of the measure together (normal, Bonferroni).
    public var simulatedLow: Double
    /// Its upper end.
    public var simulatedHigh: Double
    /// The least that is within the limits.
    public var low: Double
    /// The most that is within the limits.
    public var high: Double
    /// The standard error of the replications' mean.
    public var simulatedError: Double
    /// How far what happened may lie from what such days bring in the long run: an interval of 95 %.
    public var actualInterval: Interval
    /// Where that interval comes from.
    public var basis: Basis

    /// Where the uncertainty of what happened is taken from.
    public enum Basis: String, Hashable, Sendable, CaseIterable {
        /// The days held out, drawn anew with replacement.
        case days
        /// The spread of the replications, which is what such days would vary by if the scenario were true.
        case replications
    }

    /// What can be said of the scenario from it.
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// Within the limits, and known well enough to say so.
        case within
        /// Outside of the limits with the whole of its interval.
        case outside
        /// The interval is wider than the limits, or reaches from outside into them.
        case tooLittleData = "too_little_data"
    }

    /// Whether what happened lies within the limits: the rule that was stated beforehand, whatever the log's size.
    public var isWithin: Bool { low <= actual && actual <= high }

    /// What can be said, the uncertainty of what happened being considered.
    public var verdict: Verdict {
        if actualInterval.high < low || actualInterval.low > high { return .outside }
        let isNarrow = actualInterval.high - actualInterval.low <= high - low
        return isWithin && isNarrow ? .within : .tooLittleData
    }
}

/// The comparison of the days held out with the fitted scenario.
public struct HoldOut: Sendable {
    /// What was compared.
    public var rows: [HoldOutRow]
    /// Replications simulated.
    public var replications: Int
    /// The scenario.
    public var scenario: Scenario

    /// Whether all lies within the limits: the rule that was stated beforehand, whatever the log's size.
    public var isWithin: Bool { rows.allSatisfy(\.isWithin) }

    /// Whether something is known to lie outside of them.
    public var isRefuted: Bool { rows.contains { $0.verdict == .outside } }
}
