import Randomness

/// Everything that one scenario says about a city, with every level and inheritance resolved.
///
/// Plain data: names refer to each other by identifier, times are seconds, rates are events per second, shares
/// lie in 0…1. ``problems()`` tells what does not fit together; ``CityPlan`` turns it into what the engine runs.
public struct CityConfiguration: Hashable, Sendable {
    /// How long a replication lasts, how many there are, and the seed.
    public var simulation: SimulationSettings
    /// Where incidents happen; may be empty where none do.
    public var zones: [Zone]
    /// From straight lines to minutes on the road.
    public var travel: TravelSettings
    /// What happens in the city; together with ``callStreams`` all demand.
    public var incidentTypes: [IncidentType]
    /// Calls that no incident causes.
    public var callStreams: [CallStream]
    /// The numbers and apps by which reports come in.
    public var lines: [ReportLine]
    /// What callers do who are not answered at once.
    public var callers: CallerBehaviour
    /// How long people take over a report.
    public var handling: HandlingTimes
    /// Who answers, and whom they can send.
    public var desks: [Desk]
    /// The room into which `members` move when institutional integration is `one_room`.
    public var jointCentre: JointCentre?
    /// How a report goes from one desk to another.
    public var integration: Integration
    /// Cameras and those who watch them; nil: none.
    public var cameras: CameraSystem?
    /// What units of a kind have in common.
    public var unitKinds: [UnitKind]
    /// The units, by base.
    public var units: [UnitGroup]
    /// Where patients are taken.
    public var hospitals: [Hospital]
    /// Values that KPIs should reach; they change no result.
    public var targets: [Target]
    /// Times in which rates are multiplied.
    public var surges: [Surge]
    /// What desks depend on beside their own ``Desk/outages``; nil: nothing that fails.
    public var infrastructure: Infrastructure?
    /// Who knows which number; nil: everybody rings by the weights of `callsTo`.
    public var awareness: Awareness?
    /// Calls that cross the city's border; nil: none do.
    public var border: Border?
    /// Languages that some callers need and some staff have.
    public var languages: [CallerLanguage]

    /// Creates one from its parts.
    public init(
        simulation: SimulationSettings = SimulationSettings(), zones: [Zone] = [],
        travel: TravelSettings = TravelSettings(), incidentTypes: [IncidentType] = [],
        callStreams: [CallStream] = [], lines: [ReportLine] = [],
        callers: CallerBehaviour = CallerBehaviour(), handling: HandlingTimes = HandlingTimes(),
        desks: [Desk] = [], jointCentre: JointCentre? = nil, integration: Integration = Integration(),
        cameras: CameraSystem? = nil, unitKinds: [UnitKind] = [], units: [UnitGroup] = [],
        hospitals: [Hospital] = [], targets: [Target] = [], surges: [Surge] = [],
        infrastructure: Infrastructure? = nil, awareness: Awareness? = nil, border: Border? = nil,
        languages: [CallerLanguage] = []
    ) {
        self.simulation = simulation
        self.zones = zones
        self.travel = travel
        self.incidentTypes = incidentTypes
        self.callStreams = callStreams
        self.lines = lines
        self.callers = callers
        self.handling = handling
        self.desks = desks
        self.jointCentre = jointCentre
        self.integration = integration
        self.cameras = cameras
        self.unitKinds = unitKinds
        self.units = units
        self.hospitals = hospitals
        self.targets = targets
        self.surges = surges
        self.infrastructure = infrastructure
        self.awareness = awareness
        self.border = border
        self.languages = languages
    }
}

/// How long a replication lasts and how many there are.
public struct SimulationSettings: Hashable, Sendable {
    /// Weekday of simulation time zero, 0 = Monday … 6 = Sunday (from the scenario's `start` date).
    public var weekdayAtStart: Int
    /// Seconds simulated before measuring begins, so that the measured window does not start empty.
    public var warmUp: Double
    /// Seconds of the measured window; cohorts that begin inside it are followed to their end.
    public var measured: Double
    /// Seconds after the window at which a replication stops although some of its cohort are still open.
    public var followUpLimit: Double
    /// How many replications there are unless a study says otherwise.
    public var replications: Int
    /// The seed of all random numbers unless a study says otherwise.
    public var seed: UInt64

    /// Creates one from its parts.
    public init(
        weekdayAtStart: Int = 0, warmUp: Double = 0, measured: Double = 86_400,
        followUpLimit: Double = 2_592_000, replications: Int = 32, seed: UInt64 = 1
    ) {
        self.weekdayAtStart = weekdayAtStart
        self.warmUp = warmUp
        self.measured = measured
        self.followUpLimit = followUpLimit
        self.replications = replications
        self.seed = seed
    }
}

/// A kelurahan: where incidents happen and how many people live there.
public struct Zone: Hashable, Sendable {
    /// The name by which other parts refer to it; unique in its list.
    public var id: String
    /// What people call it.
    public var name: String
    /// Inhabitants; they share out the incidents.
    public var population: Double
    /// Degrees north.
    public var latitude: Double
    /// Degrees east.
    public var longitude: Double
    /// Square kilometres; incidents scatter over a disc of this area around the centroid (0: on the centroid).
    public var area: Double

    /// Creates one from its parts.
    public init(
        id: String, name: String, population: Double, latitude: Double, longitude: Double,
        area: Double = 0
    ) {
        self.id = id
        self.name = name
        self.population = population
        self.latitude = latitude
        self.longitude = longitude
        self.area = area
    }
}

/// From straight lines to minutes on the road.
public struct TravelSettings: Hashable, Sendable {
    /// Road kilometres per straight kilometre.
    public var roadFactor: Double
    /// Factor on every speed by hour of the day, 24 values (1 = free flow).
    public var speedByHour: [Double]
    /// Spread of one trip's travel time around its expectation (coefficient of variation, lognormal).
    public var variation: Double
    /// Measured times from place to place instead of distances and speeds; nil: there are none.
    public var times: TravelTimes?

    /// Creates one from its parts.
    public init(
        roadFactor: Double = 1, speedByHour: [Double] = Array(repeating: 1, count: 24),
        variation: Double = 0, times: TravelTimes? = nil
    ) {
        self.roadFactor = roadFactor
        self.speedByHour = speedByHour
        self.variation = variation
        self.times = times
    }
}

/// The rhythm of a rate over the day and the week, each part with mean one.
public struct Profile: Hashable, Sendable {
    /// The rhythm of a day.
    public enum Day: Hashable, Sendable {
        /// 24 weights, constant within each hour; scaled to mean one.
        case hours([Double])
        /// `1 + amplitude · cos(2π (hour − peakHour) / 24)`, continuous.
        case sinusoid(amplitude: Double, peakHour: Double)
    }
    /// The rhythm of the day.
    public var day: Day
    /// Seven weights, Monday first; scaled to mean one.
    public var weekdays: [Double]

    /// Creates one from its parts.
    public init(
        day: Day = .hours(Array(repeating: 1, count: 24)),
        weekdays: [Double] = Array(repeating: 1, count: 7)
    ) {
        self.day = day
        self.weekdays = weekdays
    }
}
