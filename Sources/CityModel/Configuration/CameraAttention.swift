extension CameraSystem {
    /// How watchers share out the cameras, tire, and are distracted; breaks belong to their staff group.
    public struct Attention: Hashable, Sendable {
        /// Cameras in the charge of one watcher: the n-th watcher has the n-th so many of them, in the order of the
        /// zones, and beyond the last begins again at the first; nil: everybody looks at all.
        public var camerasPerOperator: Int?
        /// What is left of the attention after times on watch, in the order of the times (vigilance decrement,
        /// Mackworth 1948); empty: nobody tires.
        public var vigilance: [VigilanceStep]
        /// Seconds away from the screens that restore full attention, such as a break of the staff group's roster.
        public var restoredBy: Double
        /// How much the further incidents in view of a watcher take away: with k of them the hazard of noticing
        /// each is divided by 1 + crowding · (k − 1); 0: nothing, 1: attention is shared out.
        public var crowding: Double
        /// Looking at one camera after another in a fixed order; nil: noticing is a hazard.
        public var tour: Tour?

        /// Creates one from its parts.
        public init(
            camerasPerOperator: Int? = nil, vigilance: [VigilanceStep] = [], restoredBy: Double = 0,
            crowding: Double = 0, tour: Tour? = nil
        ) {
            self.camerasPerOperator = camerasPerOperator
            self.vigilance = vigilance
            self.restoredBy = restoredBy
            self.crowding = crowding
            self.tour = tour
        }
    }

    /// One step down of the attention.
    public struct VigilanceStep: Hashable, Sendable {
        /// Seconds on watch after which it is reached.
        public var after: Double
        /// What is left of the attention of a fresh watcher from then on, 0 to 1.
        public var attention: Double

        /// Creates one from its parts.
        public init(after: Double, attention: Double) {
            self.after = after
            self.attention = attention
        }
    }

    /// A watcher's round through the cameras in his charge.
    public struct Tour: Hashable, Sendable {
        /// Seconds of one look; each look takes in as many cameras as he has screens.
        public var look: Double
        /// Probability that a look notices an incident that the camera shows.
        public var notices: Double

        /// Creates one from its parts.
        public init(look: Double, notices: Double) {
            self.look = look
            self.notices = notices
        }
    }
}
