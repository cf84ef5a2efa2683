import Randomness

extension CameraSystem {
    /// Where pictures are kept: a store that fills with what the working cameras send.
    public struct Storage: Hashable, Sendable {
        /// What happens when it is full.
        public enum WhenFull: String, Hashable, Sendable, CaseIterable {
            /// The oldest pictures make room for new ones.
            case overwrite
            /// Nothing is recorded until somebody clears it.
            case stop
        }
        /// How many seconds of one camera it holds.
        public var capacity: Double
        /// Seconds after which a picture is deleted; nil: only when its place is needed.
        public var retention: Double?
        /// What happens when it is full.
        public var whenFull: WhenFull
        /// Seconds from one clearing to the next, at which everything is deleted; for ``WhenFull/stop``.
        public var clearedEvery: Double
        /// Requests for pictures of what happened; nil: nobody counts them.
        public var evidence: Evidence?

        /// Creates one from its parts.
        public init(
            capacity: Double, retention: Double? = nil, whenFull: WhenFull = .overwrite,
            clearedEvery: Double = 0, evidence: Evidence? = nil
        ) {
            self.capacity = capacity
            self.retention = retention
            self.whenFull = whenFull
            self.clearedEvery = clearedEvery
            self.evidence = evidence
        }

        /// Creates one from its size and what a camera sends.
        ///
        /// - Parameters:
        ///   - gigabytes: Its size, in 10⁹ bytes.
        ///   - megabitsPerSecond: What one camera sends, in 10⁶ bits per second.
        public static func seconds(gigabytes: Double, at megabitsPerSecond: Double) -> Double {
            gigabytes * 8_000 / megabitsPerSecond
        }

        /// The share of time in which it takes pictures while a number of cameras record: all of it where old
        /// pictures make room, the time of filling over that between clearings where they do not.
        ///
        /// It holds where the number does not change.
        public func recordingShare(cameras: Double) -> Double {
            guard whenFull == .stop, cameras > 0 else { return 1 }
            return min(1, capacity / (cameras * clearedEvery))
        }

        /// Seconds for which a picture is kept while a number of cameras record and the oldest make room; infinite
        /// where nothing deletes it.
        public func keeps(cameras: Double) -> Double {
            let room = whenFull == .overwrite && cameras > 0 ? capacity / cameras : .infinity
            return min(retention ?? .infinity, room)
        }
    }

    /// Somebody asks for the pictures of an incident that happened in view of a camera.
    public struct Evidence: Hashable, Sendable {
        /// The share of incidents in view, recorded or not, about which somebody asks.
        public var share: Double
        /// Seconds from the incident to the question.
        public var delay: Distribution

        /// Creates one from its parts.
        public init(share: Double, delay: Distribution) {
            self.share = share
            self.delay = delay
        }
    }

    /// Which cameras the watchers' desk has on its screens.
    public enum Sharing: String, Hashable, Sendable, CaseIterable {
        /// All of them, whoever owns them.
        case everything
        /// Those of its own agency, of agencies in the same room, and all others where records carry video.
        case integrated
    }

    /// Whether the watchers, and the software that works for them, have a camera's picture.
    ///
    /// - Parameters:
    ///   - agency: The agency of the watchers' desk, which owns cameras without an owner.
    ///   - technical: What links the desks.
    func shares(_ camera: Camera, with agency: String, technical: Integration.Technical) -> Bool {
        sharing == .everything || technical == .recordWithVideo || camera.owner.isEmpty
            || camera.owner == agency
    }
}
