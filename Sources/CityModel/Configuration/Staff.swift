import EventKernel

/// What staff of one level do well and badly.
public struct HumanResources: Hashable, Sendable {
    /// Factor on every handling time (1 = as in ``HandlingTimes``).
    public var handlingFactor: Double
    /// Probability that an interview ends with too low a priority.
    public var underTriage: Double
    /// Probability that an interview ends with too high a priority.
    public var overTriage: Double
    /// Probability that an interview ends with the wrong agency's units.
    public var wrongAgency: Double
    /// Probability that a person rostered for a shift does not come.
    public var absence: Double
    /// Probability that a cardiac arrest is recognised on the telephone, where telephone CPR is given.
    public var arrestRecognition: Double
    /// How fast watchers tire of the screens: time on watch counts so many times (1 = as in
    /// ``CameraSystem/Attention/vigilance``, 0: never).
    public var vigilanceDecay: Double
    /// How people tire; nil: they do not.
    public var fatigue: Fatigue?
    /// How people leave and beginners learn; nil: everybody is of this level.
    public var turnover: Turnover?

    /// Creates one from its parts.
    public init(
        handlingFactor: Double = 1, underTriage: Double = 0, overTriage: Double = 0,
        wrongAgency: Double = 0, absence: Double = 0, arrestRecognition: Double = 0,
        vigilanceDecay: Double = 1, fatigue: Fatigue? = nil, turnover: Turnover? = nil
    ) {
        self.handlingFactor = handlingFactor
        self.underTriage = underTriage
        self.overTriage = overTriage
        self.wrongAgency = wrongAgency
        self.absence = absence
        self.arrestRecognition = arrestRecognition
        self.vigilanceDecay = vigilanceDecay
        self.fatigue = fatigue
        self.turnover = turnover
    }
}

/// What a member of staff can do, in the order in which a scenario lists it.
public enum Role: String, Hashable, Sendable, CaseIterable {
    case callTaking = "call_taking"
    case dispatching
    case watching
    /// Taking over calls that are beyond a call-taker, see ``Supervision``.
    case supervising
}

/// Interchangeable people of one desk with a common roster.
public struct StaffGroup: Hashable, Sendable {
    /// The name by which other parts refer to it; unique in its list.
    public var id: String
    /// What they do, first what they prefer.
    public var roles: [Role]
    /// When how many of them are on duty.
    public var shifts: [Shift]
    /// Spells on and off the seat while on duty; nil: always at the seat.
    public var attendance: Attendance?
    /// Who comes instead of an absent person; nil: nobody.
    public var standIn: StandIn?
    /// The number of people below which no shift begins; nil: none.
    public var minimumCrew: MinimumCrew?
    /// The breaks of a shift; nil: none.
    public var breaks: Breaks?
    /// The languages that its people have besides the common one, by the id of ``CallerLanguage``.
    public var languages: [String]

    /// Mean seconds of spells at the seat and away from it, both exponential.
    public struct Attendance: Hashable, Sendable {
        /// Mean seconds of a spell at the seat.
        public var meanAtSeat: Double
        /// Mean seconds of a spell away from it.
        public var meanAway: Double

        /// Creates one from its parts.
        public init(meanAtSeat: Double, meanAway: Double) {
            self.meanAtSeat = meanAtSeat
            self.meanAway = meanAway
        }
    }

    /// Creates one from its parts.
    public init(
        id: String, roles: [Role], shifts: [Shift], attendance: Attendance? = nil, standIn: StandIn? = nil,
        minimumCrew: MinimumCrew? = nil, breaks: Breaks? = nil, languages: [String] = []
    ) {
        self.id = id
        self.roles = roles
        self.shifts = shifts
        self.attendance = attendance
        self.standIn = standIn
        self.minimumCrew = minimumCrew
        self.breaks = breaks
        self.languages = languages
    }
}
