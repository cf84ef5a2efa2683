import Randomness

/// A time in which rates are multiplied together: a flood, a storm, a festival.
///
/// Unlike ``Bursts``, which each process has for itself, one surge moves many kinds of demand at once.
public struct Surge: Hashable, Sendable {
    /// When it begins.
    public enum Beginning: Hashable, Sendable {
        /// Once, so many seconds after the scenario's start.
        case at(seconds: Double)
        /// At random: the time from the end of one to the beginning of the next, and from the start to the first, is
        /// exponential with this rate per second.
        case random(rate: Double)
    }
    /// The name by which its numbers are drawn; unique in its list.
    public var id: String
    /// When it begins.
    public var beginning: Beginning
    /// Seconds that it lasts.
    public var lasts: Distribution
    /// What multiplies the rates of incident types, by identifier.
    public var factors: [String: Double]
    /// What multiplies the rates of call streams, by identifier.
    public var callFactors: [String: Double]

    /// Creates one from its parts.
    public init(
        id: String, beginning: Beginning, lasts: Distribution, factors: [String: Double] = [:],
        callFactors: [String: Double] = [:]
    ) {
        self.id = id
        self.beginning = beginning
        self.lasts = lasts
        self.factors = factors
        self.callFactors = callFactors
    }
}

extension CityConfiguration {
    /// Incidents or clusters per second at the busiest time, with all surges at once: the least majorant of the
    /// process.
    public func peakRate(of type: IncidentType) -> Double {
        type.peakRate * surges.reduce(1) { $0 * max(1, $1.factors[type.id] ?? 1) }
    }

    /// Calls or clusters per second at the busiest time, with all surges at once: the least majorant of the process.
    public func peakRate(of stream: CallStream) -> Double {
        stream.peakRate * surges.reduce(1) { $0 * max(1, $1.callFactors[stream.id] ?? 1) }
    }
}
