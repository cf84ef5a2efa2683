import Randomness

struct UnitKindRow: BitwiseCopyable {
    var turnout: Sampler
    var secondsPerKilometre: Double
    var onScene: Sampler
    var transports: Bool
    var hospitalTurnaround: Sampler
    var firstGroup: Int32
    var groupCount: Int32
    /// All units of the kind, whose groups lie together.
    var firstUnit: Int32
    var unitCount: Int32
    var grid: GridRow
    var rules: DispatchRow
}

/// How units of a kind are chosen.
struct DispatchRow: BitwiseCopyable {
    enum WhenNoneFree: UInt8 { case queue, lost, mutualAid }
    /// Names the neighbours' requests.
    var identity: UInt64
    var whenNoneFree: WhenNoneFree
    var aidDelay: Sampler
    var aidAvailable: Double
    var lentRate: Double
    var lentFor: Sampler
    var isDivertible: Bool
    /// Microseconds.
    var divertsForSaving: Double
    var meanTurnout: Double
    var takesNearest: Bool
    /// The groups that cover each other, in a stretch of the plan's table of bases; none: no cover.
    var firstCoverBase: Int32
    var coverBaseCount: Int32
    var coverAfter: Int64
    /// Seconds that a crew searches for each kilometre of error.
    var searchSecondsPerKilometre: Double
}

/// A uniform grid of squares over the bases of a kind.
struct GridRow: BitwiseCopyable {
    var firstCell: Int32
    var columns: Int32
    var rows: Int32
    /// The south-western corner and the side of a square, in kilometres.
    var east: Double
    var north: Double
    var side: Double

    /// Square of a coordinate, counted from the corner; outside of the grid where the coordinate is.
    func column(_ east: Double) -> Int { Self.index((east - self.east) / side) }
    func row(_ north: Double) -> Int { Self.index((north - self.north) / side) }

    private static func index(_ position: Double) -> Int {
        // Far outside one place is like another; the bound keeps the conversion safe.
        Int(max(-1e6, min(position, 1e6)).rounded(.down))
    }
}

struct UnitGroupRow: BitwiseCopyable {
    var kind: Int32
    var identity: UInt64
    var place: Place
    var firstUnit: Int32
    var unitCount: Int32
    /// The square of the plan's table of cells in which it lies.
    var cell: Int32 = -1
    /// The only hospital it brings patients to; -1: the nearest suitable one.
    var hospital: Int32
    /// Can be sent only by those who share records.
    var needsRecords: Bool
    /// Its place in the order of importance for cover; -1: takes no part.
    var coverRank: Int32 = -1
}

struct HospitalRow: BitwiseCopyable {
    var place: Place
    /// Crews that can hand over at once; the greatest number: any.
    var capacity: Int32
    var crowdedDelay: Sampler
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

    /// The point that lies the given share of the way to another one.
    func towards(_ other: Place, _ share: Double) -> Place {
        Place(east: east + share * (other.east - east), north: north + share * (other.north - north))
    }
}

/// A place, also as the travel matrix knows it.
struct Spot: BitwiseCopyable {
    var place: Place
    /// Row and column of the travel matrix; -1: there is none.
    var index: Int32
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
    /// Places of the travel matrix; 0: there is none.
    var matrixPlaces: Int32
    /// Its layers: 1, or 24 by hour of the day.
    var matrixHours: Int32
    var firstZoneSpot: Int32
    var firstHospitalSpot: Int32
}
