import Randomness

struct UnitKindRow: BitwiseCopyable {
    var turnout: Sampler
    var secondsPerKilometre: Double
    var onScene: Sampler
    var transports: Bool
    var hospitalTurnaround: Sampler
    var firstGroup: Int32
    var groupCount: Int32
}

struct UnitGroupRow: BitwiseCopyable {
    var kind: Int32
    var identity: UInt64
    var place: Place
    var firstUnit: Int32
    var unitCount: Int32
}

/// A point on a local plane, in kilometres east and north of the city's centre.
struct Place: BitwiseCopyable {
    var east: Double
    var north: Double

    func distance(to other: Place) -> Double {
        let x = east - other.east
        let y = north - other.north
        return (x * x + y * y).squareRoot()
    }
}

struct ZoneRow: BitwiseCopyable {
    var cumulative: Double
    var place: Place
    var radius: Double
}

struct TravelRow: BitwiseCopyable {
    var roadFactor: Double
    var hasVariation: Bool
    /// Lognormal factor of mean one.
    var variation: Sampler
}
