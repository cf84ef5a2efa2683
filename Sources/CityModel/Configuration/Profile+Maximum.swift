extension Profile {
    /// The largest factor that occurs, once day and week are scaled to mean one.
    public var maximum: Double {
        let largestDay = Self.scaledToMeanOne(weekdays).max() ?? 1
        return switch day {
        case .hours(let weights): (Self.scaledToMeanOne(weights).max() ?? 1) * largestDay
        case .sinusoid(let amplitude, _): (1 + abs(amplitude)) * largestDay
        }
    }

    static func scaledToMeanOne(_ weights: [Double]) -> [Double] {
        let mean = weights.reduce(0, +) / Double(weights.count)
        return weights.map { $0 / mean }
    }
}

extension IncidentType {
    /// Incidents or clusters per second at the busiest time, without surges; 0 where they happen at dates.
    public var peakRate: Double { dates == nil ? rate * profile.maximum * variation.largestFactor : 0 }
}

extension CallStream {
    /// Calls or clusters per second at the busiest time, without surges; 0 where calls are replayed.
    public var peakRate: Double { replay == nil ? rate * profile.maximum * variation.largestFactor : 0 }
}
