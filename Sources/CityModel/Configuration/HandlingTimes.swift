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
    /// How wrong the place is that a crew is sent to; nil: it is right.
    public var locationError: LocationError?
    /// Help by telephone for a cardiac arrest; nil: none is given.
    public var telephoneCPR: TelephoneCPR?

    /// Creates one from its parts.
    public init(
        answering: Distribution = .deterministic(0), locating: Distribution = .deterministic(0),
        locatingFromApp: Distribution = .deterministic(0), interviewing: Distribution = .deterministic(0),
        duplicateFactor: Double = 1, dispatching: Distribution = .deterministic(0),
        wrapUp: Distribution? = nil, verifying: Distribution = .deterministic(0),
        locationError: LocationError? = nil, telephoneCPR: TelephoneCPR? = nil
    ) {
        self.answering = answering
        self.locating = locating
        self.locatingFromApp = locatingFromApp
        self.interviewing = interviewing
        self.duplicateFactor = duplicateFactor
        self.dispatching = dispatching
        self.wrapUp = wrapUp
        self.verifying = verifying
        self.locationError = locationError
        self.telephoneCPR = telephoneCPR
    }
}
