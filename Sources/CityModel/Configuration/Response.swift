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
    /// How units are chosen and what becomes of a request that none can serve.
    public var dispatch: DispatchRules

    /// Creates one from its parts.
    public init(
        id: String, name: String, turnout: Distribution, speed: Double, onScene: Distribution,
        hospitalTurnaround: Distribution? = nil, dispatch: DispatchRules = DispatchRules()
    ) {
        self.id = id
        self.name = name
        self.turnout = turnout
        self.speed = speed
        self.onScene = onScene
        self.hospitalTurnaround = hospitalTurnaround
        self.dispatch = dispatch
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
    /// The only hospital to which they bring patients; nil: the nearest suitable one.
    public var hospital: String?
    /// Who can send them.
    public var visibleTo: Visibility

    /// Who knows of a unit and can send it.
    public enum Visibility: String, Hashable, Sendable, CaseIterable {
        /// Every desk that dispatches the kind.
        case all
        /// Only desks that share records, while these work: units of other agencies and volunteers.
        case records
    }

    /// Creates one from its parts.
    public init(
        id: String, kind: String, latitude: Double, longitude: Double, shifts: [Shift],
        hospital: String? = nil, visibleTo: Visibility = .all
    ) {
        self.id = id
        self.kind = kind
        self.latitude = latitude
        self.longitude = longitude
        self.shifts = shifts
        self.hospital = hospital
        self.visibleTo = visibleTo
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
    /// The incident types whose patients it takes; empty: all.
    public var accepts: [String]
    /// How many crews can hand over at once without delay; nil: any number.
    public var capacity: Int?
    /// Seconds that a crew waits in addition when it arrives while that many are handing over.
    public var crowdedDelay: Distribution

    /// Creates one from its parts.
    public init(
        id: String, name: String, latitude: Double, longitude: Double, accepts: [String] = [],
        capacity: Int? = nil, crowdedDelay: Distribution = .deterministic(0)
    ) {
        self.id = id
        self.name = name
        self.latitude = latitude
        self.longitude = longitude
        self.accepts = accepts
        self.capacity = capacity
        self.crowdedDelay = crowdedDelay
    }
}
