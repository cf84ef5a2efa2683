import EventKernel
import Randomness

/// Times that staff spend with a report, in seconds, before the human-resource factor of the desk.
public struct HandlingTimes: Hashable, Sendable {
    /// Picking up and saying who answers.
    public var answering: Distribution
    /// Finding out where, from a spoken address.
    public var locating: Distribution
    /// Finding out where, from an app report that carries a position.
    public var locatingFromApp: Distribution
    /// Asking what has happened.
    public var interviewing: Distribution
    /// Share of the talk that a report recognised as a duplicate still takes.
    public var duplicateFactor: Double
    /// Choosing and alerting units after the interview.
    public var dispatching: Distribution
    /// Paperwork after a call; pauses at once for a report (interruptible).
    public var wrapUp: Distribution?
    /// Looking at one camera alarm or one noticed scene.
    public var verifying: Distribution

    /// Creates one from its parts.
    public init(
        answering: Distribution = .deterministic(0), locating: Distribution = .deterministic(0),
        locatingFromApp: Distribution = .deterministic(0), interviewing: Distribution = .deterministic(0),
        duplicateFactor: Double = 1, dispatching: Distribution = .deterministic(0),
        wrapUp: Distribution? = nil, verifying: Distribution = .deterministic(0)
    ) {
        self.answering = answering
        self.locating = locating
        self.locatingFromApp = locatingFromApp
        self.interviewing = interviewing
        self.duplicateFactor = duplicateFactor
        self.dispatching = dispatching
        self.wrapUp = wrapUp
        self.verifying = verifying
    }
}

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

    /// Creates one from its parts.
    public init(
        handlingFactor: Double = 1, underTriage: Double = 0, overTriage: Double = 0,
        wrongAgency: Double = 0, absence: Double = 0
    ) {
        self.handlingFactor = handlingFactor
        self.underTriage = underTriage
        self.overTriage = overTriage
        self.wrongAgency = wrongAgency
        self.absence = absence
    }
}

/// What a member of staff can do, in the order in which a scenario lists it.
public enum Role: String, Hashable, Sendable, CaseIterable {
    case callTaking = "call_taking"
    case dispatching
    case watching
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
    public init(id: String, roles: [Role], shifts: [Shift], attendance: Attendance? = nil) {
        self.id = id
        self.roles = roles
        self.shifts = shifts
        self.attendance = attendance
    }
}

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
        whenClosed: WhenClosed = .ring, overflow: Overflow? = nil, outages: Outages? = nil
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

    /// Creates one from its parts.
    public init(
        id: String, name: String, agency: String, members: [String], trunks: Int? = nil,
        humanResources: HumanResources, outages: Outages? = nil
    ) {
        self.id = id
        self.name = name
        self.agency = agency
        self.members = members
        self.trunks = trunks
        self.humanResources = humanResources
        self.outages = outages
    }
}

/// How a report goes from one desk to another.
public struct Integration: Hashable, Sendable {
    /// The technical axis: nothing, phone, shared record, record with video.
    public enum Technical: String, Hashable, Sendable, CaseIterable {
        case none, phone
        case sharedRecord = "shared_record"
        case recordWithVideo = "record_with_video"
    }
    /// The institutional axis.
    public enum Institutional: String, Hashable, Sendable, CaseIterable {
        case separateDesks = "separate_desks"
        case oneRoom = "one_room"
    }
    /// What links the desks.
    public var technical: Technical
    /// Whether the desks are one room.
    public var institutional: Institutional
    /// Delays, losses and errors at the technical level.
    public var handover: Handover
    /// Seconds of approval before another agency's units may be asked for.
    public var approval: Distribution

    /// Creates one from its parts.
    public init(
        technical: Technical = .none, institutional: Institutional = .separateDesks,
        handover: Handover = Handover(), approval: Distribution = .deterministic(0)
    ) {
        self.technical = technical
        self.institutional = institutional
        self.handover = handover
        self.approval = approval
    }
}

/// The properties of a handover at the scenario's technical level.
public struct Handover: Hashable, Sendable {
    /// `none`: probability that a caller who is told to ring another number gives up.
    public var callerGivesUp: Double
    /// `none`: probability that the caller then rings a wrong number first.
    public var misdial: Double
    /// `none`: seconds until the caller rings again.
    public var redialDelay: Distribution
    /// `phone`: seconds both people spend on the briefing once the other desk has answered.
    public var briefing: Distribution
    /// `phone`: seconds of ringing after which the call-taker gives up this try.
    public var answerTimeout: Double
    /// `phone`: further tries after the first.
    public var retries: Int
    /// `shared_record` and above: seconds until the record shows at the other desk.
    public var recordDelay: Distribution
    /// Probability that the handover is lost without anybody noticing.
    public var loss: Double
    /// Probability that a further report of a known incident is recognised at once.
    public var duplicateRecognition: Double
    /// Probability that a further report is never recognised, so that units are sent again; in between it is
    /// recognised only when units are chosen, after a full interview.
    public var duplicateMissed: Double
    /// `record_with_video`: factor on locating and interviewing for incidents in view of a working camera.
    public var videoFactor: Double

    /// Creates one from its parts.
    public init(
        callerGivesUp: Double = 0, misdial: Double = 0, redialDelay: Distribution = .deterministic(0),
        briefing: Distribution = .deterministic(0), answerTimeout: Double = 60, retries: Int = 0,
        recordDelay: Distribution = .deterministic(0), loss: Double = 0,
        duplicateRecognition: Double = 1, duplicateMissed: Double = 0, videoFactor: Double = 1
    ) {
        self.callerGivesUp = callerGivesUp
        self.misdial = misdial
        self.redialDelay = redialDelay
        self.briefing = briefing
        self.answerTimeout = answerTimeout
        self.retries = retries
        self.recordDelay = recordDelay
        self.loss = loss
        self.duplicateRecognition = duplicateRecognition
        self.duplicateMissed = duplicateMissed
        self.videoFactor = videoFactor
    }
}
