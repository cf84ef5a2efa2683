/// What desks depend on: city-wide supplies, and the equipment of each room.
///
/// Whatever depends on one component fails with it, all at once. Calls to a desk need the carrier, the room's
/// exchange and power; shared records, video and reports by an app need the network, the room's server and power.
public struct Infrastructure: Hashable, Sendable {
    /// The city's electricity.
    public var grid: Component?
    /// The telephone network.
    public var carrier: Component?
    /// The data network between the rooms.
    public var network: Component?
    /// The equipment of the rooms.
    public var rooms: [Room]

    /// Something that fails and is repaired.
    public struct Component: Hashable, Sendable {
        /// How often, and for how long.
        public var outages: Outages
        /// Whether a failure cuts off the talks in hand.
        public var cutsCalls: Bool

        /// Creates one from its parts.
        public init(outages: Outages, cutsCalls: Bool = false) {
            self.outages = outages
            self.cutsCalls = cutsCalls
        }
    }

    /// The equipment of one desk's room, or of the joint centre; it exists while the desk does.
    public struct Room: Hashable, Sendable {
        /// The desk or the joint centre.
        public var id: String
        /// The room's own supply behind the grid.
        public var power: Component?
        /// Seconds that a backup bridges when the grid or the room's supply fails; it is full again at once.
        public var backup: Double
        /// The telephone exchange.
        public var exchange: Component?
        /// The server of records and video.
        public var server: Component?

        /// Creates one from its parts.
        public init(
            id: String, power: Component? = nil, backup: Double = 0, exchange: Component? = nil,
            server: Component? = nil
        ) {
            self.id = id
            self.power = power
            self.backup = backup
            self.exchange = exchange
            self.server = server
        }
    }

    /// Creates one from its parts.
    public init(
        grid: Component? = nil, carrier: Component? = nil, network: Component? = nil, rooms: [Room] = []
    ) {
        self.grid = grid
        self.carrier = carrier
        self.network = network
        self.rooms = rooms
    }
}

extension Outages {
    /// The share of time in which what has these outages works: `MTBF / (MTBF + MTTR)`.
    public var availability: Double { meanTimeBetween / (meanTimeBetween + meanTimeToRepair) }
}

/// Who answers for a joint centre while calls cannot reach it.
///
/// A room named in `to` is either a former member, to which the people who came from there go back, or a desk
/// outside the centre with people of its own. Nothing but the telephone links these rooms.
public struct CentreFallback: Hashable, Sendable {
    /// The rooms; calls go to the one that a line had before the centre, or else to the first.
    public var to: [String]
    /// Seconds from the failure until the carrier has re-routed the calls and the people have moved.
    public var after: Double
    /// What links the rooms meanwhile: ``Integration/Technical/phone`` or ``Integration/Technical/none``.
    public var technical: Integration.Technical
    /// How well people work in a former member's room; nil: as in the centre.
    public var humanResources: HumanResources?

    /// Creates one from its parts.
    public init(
        to: [String], after: Double, technical: Integration.Technical = .phone,
        humanResources: HumanResources? = nil
    ) {
        self.to = to
        self.after = after
        self.technical = technical
        self.humanResources = humanResources
    }
}
