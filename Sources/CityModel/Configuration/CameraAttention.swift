extension CameraSystem {
    /// How watchers share out the cameras, tire, rest, and are distracted.
    public struct Attention: Hashable, Sendable {
        /// Cameras in the charge of one watcher: the n-th watcher has the n-th so many of them, in the order of the
        /// zones, and beyond the last begins again at the first; nil: everybody looks at all.
        public var camerasPerOperator: Int?
        /// What is left of the attention after times on watch, in the order of the times (vigilance decrement,
        /// Mackworth 1948); empty: nobody tires.
        public var vigilance: [VigilanceStep]
        /// Seconds away from the screens that restore full attention.
        public var restoredBy: Double
        /// Planned breaks; nil: none.
        public var breaks: Breaks?
        /// How much the further incidents in view of a watcher take away: with k of them the hazard of noticing
        /// each is divided by 1 + crowding · (k − 1); 0: nothing, 1: attention is shared out.
        public var crowding: Double
        /// Looking at one camera after another in a fixed order; nil: noticing is a hazard.
        public var tour: Tour?

        /// Creates one from its parts.
        public init(
            camerasPerOperator: Int? = nil, vigilance: [VigilanceStep] = [], restoredBy: Double = 0,
            breaks: Breaks? = nil, crowding: Double = 0, tour: Tour? = nil
        ) {
            self.camerasPerOperator = camerasPerOperator
            self.vigilance = vigilance
            self.restoredBy = restoredBy
            self.breaks = breaks
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

    /// Breaks that a watcher takes when nothing is waiting.
    public struct Breaks: Hashable, Sendable {
        /// Seconds on watch after which a break is due.
        public var every: Double
        /// Seconds that it lasts.
        public var lasts: Double
        /// How many watchers may be on a break at once; the others wait for their turn.
        public var atOnce: Int

        /// Creates one from its parts.
        public init(every: Double, lasts: Double, atOnce: Int = 1) {
            self.every = every
            self.lasts = lasts
            self.atOnce = atOnce
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
