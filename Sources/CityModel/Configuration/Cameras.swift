import Randomness

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
    /// Failure and repair of each camera by itself; nil: never fails.
    public var outages: Outages?
    /// Standard deviation of the seconds to repair a camera (lognormal); nil: exponential.
    public var repairDeviation: Double?
    /// The cameras one by one; empty: ``cameras`` of them in one pool.
    public var inventory: [Camera] = []
    /// Shares of incidents in view where they differ from those of the types.
    public var coverage: [Coverage] = []
    /// How attention is given and how it fades; nil: every attentive watcher looks at all cameras in turn and
    /// never tires.
    public var attention: Attention?
    /// What a person makes of an alarm; nil: never wrong, in the order of arrival.
    public var verification: Verification?
    /// What cameras, software and recording depend on; nil: on nothing.
    public var dependencies: Dependencies?
    /// Where pictures are kept; nil: there is room for all of them.
    public var storage: Storage?
    /// Which cameras the watchers' desk has on its screens.
    public var sharing = Sharing.everything
    /// Pictures of traffic offences that somebody must look at; nil: none.
    public var enforcement: Enforcement?

    /// Noticing by eye, calibrated on shares of events noticed in a stated exposure time.
    public struct Watching: Hashable, Sendable {
        /// Seconds that the event of the published experiment was visible (the source is silent: an assumption).
        public var exposure: Double
        /// Share noticed by screens per operator; between them the hazard is interpolated.
        public var noticedByScreens: [Int: Double]
        /// Seconds after onset in which an incident can still be noticed.
        public var window: Double
        /// Hazard of noticing per second by screens per operator, as a calibration gives it; empty: from the shares.
        public var hazardByScreens: [Int: Double] = [:]

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
        /// False alarms per second and camera; by day in dry weather where night or rain change it.
        public var falseAlarmRate: Double
        /// Sensitivity and latency where they differ by incident type.
        public var byType: [String: TypeDetection] = [:]
        /// Alarms so sure that they go out by themselves where a shared record can carry them; nil: none.
        public var confident: Confident?
        /// What darkness changes; nil: nothing.
        public var night: Night?
        /// What rain changes; nil: nothing.
        public var rain: Rain?

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
