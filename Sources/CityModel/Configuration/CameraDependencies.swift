extension CameraSystem {
    /// What must work for a picture to be seen, judged and kept.
    public struct Dependencies: Hashable, Sendable {
        /// Links, servers, stores, power supplies.
        public var components: [Component]
        /// The components without which the software raises no alarm, by their identifiers.
        public var analyticsNeeds: [String]
        /// The components without which nothing is recorded, such as a store that may be full.
        public var recordingNeeds: [String]
        /// The components without which nobody at the watchers' desk sees a picture: nothing is noticed, and alarms
        /// reach no person.
        public var watchingNeeds: [String]
        /// Whether people watch while the software of the automatic level is down.
        public var peopleReplaceAnalytics: Bool

        /// Creates one from its parts.
        public init(
            components: [Component], analyticsNeeds: [String] = [], recordingNeeds: [String] = [],
            watchingNeeds: [String] = [], peopleReplaceAnalytics: Bool = false
        ) {
            self.components = components
            self.analyticsNeeds = analyticsNeeds
            self.recordingNeeds = recordingNeeds
            self.watchingNeeds = watchingNeeds
            self.peopleReplaceAnalytics = peopleReplaceAnalytics
        }
    }

    /// What the ``Infrastructure`` gives to a component; whatever it does not describe never fails.
    public enum Supply: String, Hashable, Sendable, CaseIterable {
        /// The city's electricity, without any backup.
        case grid
        /// The telephone network, for cameras that send by it.
        case carrier
        /// The data network between the rooms.
        case network
        /// Power in the room of the watchers' desk, behind its backup.
        case roomPower = "room_power"
        /// The server of that room, which needs the room's power.
        case roomServer = "room_server"
    }

    /// Something that cameras depend on and that fails, is repaired and maintained.
    public struct Component: Hashable, Sendable {
        /// The name by which other parts refer to it; unique in its list.
        public var id: String
        /// The components that must work for this one to work.
        public var needs: [String]
        /// Mean seconds of exponential spells without failure; nil: it never fails by itself.
        public var meanTimeBetween: Double?
        /// Mean seconds to repair.
        public var meanTimeToRepair: Double
        /// Standard deviation of the seconds to repair (lognormal); nil: exponential.
        public var repairDeviation: Double?
        /// Planned times out of service; nil: none.
        public var maintenance: Maintenance?
        /// What of the city's infrastructure, and of the watchers' room, must work for it to work.
        public var supplies: Set<Supply>

        /// Creates one from its parts.
        public init(
            id: String, needs: [String] = [], meanTimeBetween: Double? = nil, meanTimeToRepair: Double = 0,
            repairDeviation: Double? = nil, maintenance: Maintenance? = nil, supplies: Set<Supply> = []
        ) {
            self.id = id
            self.needs = needs
            self.meanTimeBetween = meanTimeBetween
            self.meanTimeToRepair = meanTimeToRepair
            self.repairDeviation = repairDeviation
            self.maintenance = maintenance
            self.supplies = supplies
        }

        /// The long-run share of time in which it works as far as it alone is concerned: failures and maintenance
        /// are independent of each other.
        public var ownAvailability: Double {
            let failures = meanTimeBetween.map { $0 / ($0 + meanTimeToRepair) } ?? 1
            return failures * (maintenance.map { 1 - $0.lasts / $0.every } ?? 1)
        }
    }

    /// Times out of service at a fixed interval.
    public struct Maintenance: Hashable, Sendable {
        /// Seconds from the scenario's start to the first; the interval when left out.
        public var first: Double
        /// Seconds from one to the next.
        public var every: Double
        /// Seconds that each lasts.
        public var lasts: Double

        /// Creates one from its parts.
        public init(first: Double? = nil, every: Double, lasts: Double) {
            self.first = first ?? every
            self.every = every
            self.lasts = lasts
        }
    }
}
