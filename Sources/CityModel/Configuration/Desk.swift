/// A desk that answers reports and sends units of its own agency.
public struct Desk: Hashable, Sendable {
    /// What becomes of a call while nobody is rostered.
    public enum WhenClosed: Hashable, Sendable {
        case ring
        case fail
        case forward(to: String)
    }
    /// The name by which other parts refer to it; unique in its list.
    public var id: String
    /// What people call it.
    public var name: String
    /// The agency that runs it, as the budget names it.
    public var agency: String
    /// Calls that can be waiting or talking at once; nil: unlimited.
    public var trunks: Int?
    /// The unit kinds that it may send.
    public var dispatches: [String]
    /// How well its people work.
    public var humanResources: HumanResources
    /// Its people, in groups with a common roster.
    public var staff: [StaffGroup]
    /// What happens to a call while nobody is rostered.
    public var whenClosed: WhenClosed
    /// Where calls go that find no free line, or wait too long; nil: nowhere.
    public var overflow: Overflow?
    /// Failure and repair; nil: never fails.
    public var outages: Outages?
    /// Whether it rings back callers who hung up; nil: it does not.
    public var callsBack: CallBacks?
    /// What its supervisors do; nil: nothing.
    public var supervision: Supervision?

    /// A desk that helps out.
    public struct Overflow: Hashable, Sendable {
        /// The desk that takes the calls.
        public var to: String
        /// Seconds of waiting after which a call goes over; a call that finds no free line goes at once.
        public var after: Double

        /// Creates one from its parts.
        public init(to: String, after: Double) {
            self.to = to
            self.after = after
        }
    }

    /// Creates one from its parts.
    public init(
        id: String, name: String, agency: String, trunks: Int? = nil, dispatches: [String] = [],
        humanResources: HumanResources = HumanResources(), staff: [StaffGroup],
        whenClosed: WhenClosed = .ring, overflow: Overflow? = nil, outages: Outages? = nil,
        callsBack: CallBacks? = nil,
        supervision: Supervision? = nil
    ) {
        self.id = id
        self.name = name
        self.agency = agency
        self.trunks = trunks
        self.dispatches = dispatches
        self.humanResources = humanResources
        self.staff = staff
        self.whenClosed = whenClosed
        self.overflow = overflow
        self.outages = outages
        self.callsBack = callsBack
        self.supervision = supervision
    }
}

/// Failure and repair of what a desk or a camera depends on: exponential times with these means, in seconds.
public struct Outages: Hashable, Sendable {
    /// Mean seconds from a repair to the next failure.
    public var meanTimeBetween: Double
    /// Mean seconds from a failure to its repair.
    public var meanTimeToRepair: Double

    /// Creates one from its parts.
    public init(meanTimeBetween: Double, meanTimeToRepair: Double) {
        self.meanTimeBetween = meanTimeBetween
        self.meanTimeToRepair = meanTimeToRepair
    }
}

/// The room into which desks move under institutional integration: same people, one queue.
public struct JointCentre: Hashable, Sendable {
    /// The name by which other parts refer to it; unique in its list.
    public var id: String
    /// What people call it.
    public var name: String
    /// The agency that runs it, as the budget names it.
    public var agency: String
    /// The desks that move in.
    public var members: [String]
    /// Calls that can be waiting or talking at once; nil: unlimited.
    public var trunks: Int?
    /// How well its people work.
    public var humanResources: HumanResources
    /// Failure and repair; nil: never fails.
    public var outages: Outages?
    /// Who answers while calls cannot reach it; nil: nobody.
    public var fallback: CentreFallback?
    /// Whether it rings back callers who hung up; nil: it does not.
    public var callsBack: CallBacks?
    /// What its supervisors do; nil: nothing.
    public var supervision: Supervision?

    /// Creates one from its parts.
    public init(
        id: String, name: String, agency: String, members: [String], trunks: Int? = nil,
        humanResources: HumanResources, outages: Outages? = nil, fallback: CentreFallback? = nil,
        callsBack: CallBacks? = nil, supervision: Supervision? = nil
    ) {
        self.id = id
        self.name = name
        self.agency = agency
        self.members = members
        self.trunks = trunks
        self.humanResources = humanResources
        self.outages = outages
        self.fallback = fallback
        self.callsBack = callsBack
        self.supervision = supervision
    }
}
