extension CameraSystem {
    /// What must work for a picture to be seen, judged and kept.
    public struct Dependencies: Hashable, Sendable {
        /// Links, servers, stores, power supplies.
        public var components: [Component]
        /// The components without which the software raises no alarm, by their identifiers.
        public var analyticsNeeds: [String]
        /// The components without which nothing is recorded, such as a store that may be full.
        public var recordingNeeds: [String]
        /// Whether people watch while the software of the automatic level is down.
        public var peopleReplaceAnalytics: Bool

        /// Creates one from its parts.
        public init(
            components: [Component], analyticsNeeds: [String] = [], recordingNeeds: [String] = [],
            peopleReplaceAnalytics: Bool = false
        ) {
            self.components = components
            self.analyticsNeeds = analyticsNeeds
            self.recordingNeeds = recordingNeeds
            self.peopleReplaceAnalytics = peopleReplaceAnalytics
        }
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

        /// Creates one from its parts.
        public init(
            id: String, needs: [String] = [], meanTimeBetween: Double? = nil, meanTimeToRepair: Double = 0,
            repairDeviation: Double? = nil, maintenance: Maintenance? = nil
        ) {
            self.id = id
            self.needs = needs
            self.meanTimeBetween = meanTimeBetween
            self.meanTimeToRepair = meanTimeToRepair
            self.repairDeviation = repairDeviation
            self.maintenance = maintenance
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

    /// The long-run share of time in which the average camera works: the product of the availabilities of the
    /// camera and of every component that it needs, directly or not, each counted once (series system of
    /// independent parts; Barlow and Proschan 1975, *Statistical Theory of Reliability*).
    ///
    /// - Complexity: O(cameras + components²).
    public var expectedAvailability: Double {
        let own = outages.map { $0.meanTimeBetween / ($0.meanTimeBetween + $0.meanTimeToRepair) } ?? 1
        guard !inventory.isEmpty else { return own }
        var byLink: [String: Double] = [:]
        var sum = 0.0
        for camera in inventory {
            guard let link = camera.link else {
                sum += 1
                continue
            }
            let share = byLink[link] ?? availability(ofAll: [link])
            byLink[link] = share
            sum += share
        }
        return own * sum / Double(inventory.count)
    }

    /// The long-run share of time in which all of the named components work, with everything that they need.
    public func availability(ofAll names: [String]) -> Double {
        let all = Dictionary((dependencies?.components ?? []).map { ($0.id, $0) }) { first, _ in first }
        var seen: Set<String> = []
        var open = names
        var product = 1.0
        while let name = open.popLast() {
            guard seen.insert(name).inserted, let component = all[name] else { continue }
            product *= component.ownAvailability
            open += component.needs
        }
        return product
    }
}
