import Randomness

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
    /// Handovers at other technical levels, to which the desks fall back when records or the joint centre fail;
    /// a level that is not here is taken to be like ``handover``.
    public var otherLevels: [Technical: Handover]

    /// Creates one from its parts.
    public init(
        technical: Technical = .none, institutional: Institutional = .separateDesks,
        handover: Handover = Handover(), approval: Distribution = .deterministic(0),
        otherLevels: [Technical: Handover] = [:]
    ) {
        self.technical = technical
        self.institutional = institutional
        self.handover = handover
        self.approval = approval
        self.otherLevels = otherLevels
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
    /// `shared_record` and above: seconds after which the sender rings a desk that has not begun with a record;
    /// nil: the record waits until somebody sees it.
    public var unacknowledgedAfter: Double?
    /// Probability that the handover is lost without anybody noticing.
    public var loss: Double
    /// Probability that a further report of a known incident is recognised at once.
    public var duplicateRecognition: Double
    /// Probability that a further report is never recognised, so that units are sent again; in between it is
    /// recognised only when units are chosen, after a full interview.
    public var duplicateMissed: Double
    /// `record_with_video`: factor on locating and interviewing for incidents in view of a working camera.
    public var videoFactor: Double
    /// `record_with_video`: factor on the odds of errors of triage and agency where a working camera shows the
    /// incident.
    public var videoErrorFactor = 1.0
    /// `record_with_video`: factor on the talk of a prank about a place that a working camera shows.
    public var videoPrankFactor = 1.0
    /// `record_with_video`: factor on the odds that such a prank is believed and units go.
    public var videoBeliefFactor = 1.0

    /// Creates one from its parts.
    public init(
        callerGivesUp: Double = 0, misdial: Double = 0, redialDelay: Distribution = .deterministic(0),
        briefing: Distribution = .deterministic(0), answerTimeout: Double = 60, retries: Int = 0,
        recordDelay: Distribution = .deterministic(0), loss: Double = 0,
        duplicateRecognition: Double = 1, duplicateMissed: Double = 0, videoFactor: Double = 1,
        unacknowledgedAfter: Double? = nil
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
        self.unacknowledgedAfter = unacknowledgedAfter
    }
}
