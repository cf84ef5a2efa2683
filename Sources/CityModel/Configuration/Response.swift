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

/// Cameras, the people who watch them, and the software that does.
public struct CameraSystem: Hashable, Sendable {
    /// How detections come about.
    public enum Technology: String, Hashable, Sendable, CaseIterable {
        /// People look at screens.
        case manual
        /// Software raises alarms that a person verifies.
        case assisted
        /// Software's detections go out without a person where a shared record can carry them.
        case automatic
    }
    /// The desk whose watchers look at the cameras.
    public var desk: String
    /// How many cameras there are.
    public var cameras: Int
    /// How many pictures one watcher looks at, at least 1.
    public var screensPerOperator: Int
    /// Published shares of events noticed, by number of screens, in one exposure.
    public var watching: Watching
    /// Who detects: people, software with people, software alone.
    public var technology: Technology
    /// What the software does; without effect at the manual level.
    public var analytics: Analytics
    /// Failure and repair; nil: never fails.
    public var outages: Outages?

    /// Noticing by eye, calibrated on shares of events noticed in a stated exposure time.
    public struct Watching: Hashable, Sendable {
        /// Seconds that the event of the published experiment was visible (the source is silent: an assumption).
        public var exposure: Double
        /// Share noticed by screens per operator; between them the hazard is interpolated.
        public var noticedByScreens: [Int: Double]
        /// Seconds after onset in which an incident can still be noticed.
        public var window: Double

        /// Creates one from its parts.
        public init(exposure: Double, noticedByScreens: [Int: Double], window: Double) {
            self.exposure = exposure
            self.noticedByScreens = noticedByScreens
            self.window = window
        }
    }

    /// Detection by software.
    public struct Analytics: Hashable, Sendable {
        /// Probability that a visible incident is detected.
        public var sensitivity: Double
        /// Seconds from onset to the alarm.
        public var latency: Distribution
        /// False alarms per second and camera.
        public var falseAlarmRate: Double

        /// Creates one from its parts.
        public init(
            sensitivity: Double = 0, latency: Distribution = .deterministic(0), falseAlarmRate: Double = 0
        ) {
            self.sensitivity = sensitivity
            self.latency = latency
            self.falseAlarmRate = falseAlarmRate
        }
    }

    /// Creates one from its parts.
    public init(
        desk: String, cameras: Int, screensPerOperator: Int, watching: Watching,
        technology: Technology = .manual, analytics: Analytics = Analytics(), outages: Outages? = nil
    ) {
        self.desk = desk
        self.cameras = cameras
        self.screensPerOperator = screensPerOperator
        self.watching = watching
        self.technology = technology
        self.analytics = analytics
        self.outages = outages
    }
}

/// A value that a KPI should reach.
public struct Target: Hashable, Sendable {
    /// The identifier of the KPI.
    public var kpi: String
    /// What it covers, such as `city` or `desk:psc119`.
    public var scope: String
    /// The least that meets it, in the KPI's unit; nil: no lower bound.
    public var atLeast: Double?
    /// The most that meets it, in the KPI's unit; nil: no upper bound.
    public var atMost: Double?

    /// Creates one from its parts.
    public init(kpi: String, scope: String = "city", atLeast: Double? = nil, atMost: Double? = nil) {
        self.kpi = kpi
        self.scope = scope
        self.atLeast = atLeast
        self.atMost = atMost
    }
}
