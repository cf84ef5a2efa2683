/// What a number means: identifier, unit, direction, definition.
public struct KPI: Hashable, Sendable {
    /// The unit of a value.
    public enum Unit: String, Hashable, Sendable, Codable {
        case seconds = "s"
        case share = "1"
        case calls, incidents, persons, alarms, trips, handovers, reports, rupiah
        case perDay = "1/day"
        case perHour = "1/h"
        case erlang
        case hours = "h"
    }
    /// Which way is better.
    public enum Direction: String, Hashable, Sendable, Codable {
        case higher, lower, neither
    }
    /// The name by which other parts refer to it; unique in its list.
    public var id: String
    /// The unit of its values.
    public var unit: Unit
    /// Which way is better.
    public var better: Direction
    /// What people call it, in English.
    public var title: String
    /// What people call it, in Indonesian.
    public var titleIndonesian: String
    /// What it means, in full sentences, in English.
    public var definition: String
    /// What it means, in Indonesian.
    public var definitionIndonesian: String
    /// How it is computed.
    public var formula: String
    /// Whether values of different topologies may be compared: numbers per attempt may not, because telling
    /// callers to ring elsewhere manufactures answered calls.
    public var isComparable: Bool
    /// Shown in the comparison table, in this order.
    public var isHeadline: Bool
}

/// One KPI in one scope.
public struct Measure: Hashable, Sendable {
    /// The identifier of the KPI.
    public var kpi: String
    /// `city`, `desk:psc119`, `stream:prank`, `kind:genuine`, `type:cardiac_arrest`, `zone:…`, `units:…`.
    public var scope: String
    /// For percentiles: which histogram of the result, and which probability, so that replications can be
    /// pooled.
    public var histogram: Int?
    /// The probability of the percentile; nil for everything else.
    public var probability: Double?

    /// Creates one from its parts.
    public init(kpi: String, scope: String, histogram: Int? = nil, probability: Double? = nil) {
        self.kpi = kpi
        self.scope = scope
        self.histogram = histogram
        self.probability = probability
    }
}
