import EventKernel
import Randomness

/// What all units of a kind have in common.
public struct UnitKind: Hashable, Sendable {
    /// The name by which other parts refer to it; unique in its list.
    public var id: String
    /// What people call it.
    public var name: String
    /// Seconds from the alarm to the unit rolling.
    public var turnout: Distribution
    /// Kilometres per hour door to door at free flow.
    public var speed: Double
    /// Seconds at the scene.
    public var onScene: Distribution
    /// Seconds at the hospital, for kinds that transport; nil: this kind never transports.
    public var hospitalTurnaround: Distribution?

    /// Creates one from its parts.
    public init(
        id: String, name: String, turnout: Distribution, speed: Double, onScene: Distribution,
        hospitalTurnaround: Distribution? = nil
    ) {
        self.id = id
        self.name = name
        self.turnout = turnout
        self.speed = speed
        self.onScene = onScene
        self.hospitalTurnaround = hospitalTurnaround
    }
}

/// Units of one kind at one base.
public struct UnitGroup: Hashable, Sendable {
    /// The name by which other parts refer to it; unique in its list.
    public var id: String
    /// The unit kind.
    public var kind: String
    /// Degrees north.
    public var latitude: Double
    /// Degrees east.
    public var longitude: Double
    /// How many crews are on duty when; each post is one unit.
    public var shifts: [Shift]

    /// Creates one from its parts.
    public init(id: String, kind: String, latitude: Double, longitude: Double, shifts: [Shift]) {
        self.id = id
        self.kind = kind
        self.latitude = latitude
        self.longitude = longitude
        self.shifts = shifts
    }
}

/// Where ambulances hand patients over.
public struct Hospital: Hashable, Sendable {
    /// The name by which other parts refer to it; unique in its list.
    public var id: String
    /// What people call it.
    public var name: String
    /// Degrees north.
    public var latitude: Double
    /// Degrees east.
    public var longitude: Double

    /// Creates one from its parts.
    public init(id: String, name: String, latitude: Double, longitude: Double) {
        self.id = id
        self.name = name
        self.latitude = latitude
        self.longitude = longitude
    }
}
