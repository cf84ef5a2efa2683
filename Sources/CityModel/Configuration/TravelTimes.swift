/// Measured seconds on the road from place to place, instead of straight lines and speeds.
///
/// Places are zones, unit groups and hospitals by their identifiers. A pair that is given in one direction only
/// serves both.
public struct TravelTimes: Hashable, Sendable {
    /// One cell of the matrix.
    public struct Entry: Hashable, Sendable {
        /// The place where the way begins.
        public var from: String
        /// The place where it ends.
        public var to: String
        /// The hour of the day, 0…23; nil: every hour.
        public var hour: Int?
        /// Seconds on the road.
        public var seconds: Double

        /// Creates one from its parts.
        public init(from: String, to: String, hour: Int? = nil, seconds: Double) {
            self.from = from
            self.to = to
            self.hour = hour
            self.seconds = seconds
        }
    }

    /// The cells in any order; all with an hour or all without one. Without hours they hold for free flow, and
    /// ``TravelSettings/speedByHour`` applies.
    public var entries: [Entry]

    /// Creates one from its cells.
    public init(entries: [Entry]) { self.entries = entries }

    /// Whether the cells differ by the hour of the day.
    public var isHourly: Bool { entries.contains { $0.hour != nil } }
}

/// A way that some unit may take, whichever end it begins at.
struct TravelPair: Hashable {
    var from: String
    var to: String
}

extension CityConfiguration {
    /// The places of a travel matrix in its order: unit groups by kind as the plan holds them, zones, hospitals.
    static func travelPlaces(_ city: CityConfiguration, groups: [UnitGroup]) -> [String] {
        groups.map(\.id) + city.zones.map(\.id) + city.hospitals.map(\.id)
    }

    /// The pairs of places between which a unit may have to drive: from each base to each zone; between zones, when
    /// a unit that becomes free takes the next request; to hospitals and back where units transport; between bases
    /// that cover each other.
    var neededTravelPairs: [TravelPair] {
        var pairs: [TravelPair] = []
        for group in units { pairs += zones.map { TravelPair(from: group.id, to: $0.id) } }
        for (index, zone) in zones.enumerated() {
            pairs += zones[index...].map { TravelPair(from: zone.id, to: $0.id) }
        }
        let carriers = Set(unitKinds.filter { $0.hospitalTurnaround != nil }.map(\.id))
        for group in units where carriers.contains(group.kind) {
            pairs += hospitals.map { TravelPair(from: $0.id, to: group.id) }
        }
        if !carriers.isEmpty {
            for zone in zones { pairs += hospitals.map { TravelPair(from: zone.id, to: $0.id) } }
        }
        for kind in unitKinds {
            let own = Set(units.filter { $0.kind == kind.id }.map(\.id))
            let bases = (kind.dispatch.cover?.bases ?? []).filter(own.contains)
            for (index, base) in bases.enumerated() {
                pairs += bases[(index + 1)...].map { TravelPair(from: base, to: $0) }
            }
        }
        return pairs
    }
}
