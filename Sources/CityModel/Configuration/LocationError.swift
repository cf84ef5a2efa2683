import Randomness

/// How far the place that a crew is sent to lies from where help is needed, in kilometres.
///
/// The crew searches for it; an incident in view of a working camera is found at once where records carry video.
public struct LocationError: Hashable, Sendable {
    /// After a caller has described the place.
    public var spoken: Distribution
    /// After an app has sent its position.
    public var app: Distribution

    /// Creates one from its parts.
    public init(spoken: Distribution = .deterministic(0), app: Distribution = .deterministic(0)) {
        self.spoken = spoken
        self.app = app
    }
}

/// Call-takers who recognise a cardiac arrest have the caller compress the chest.
///
/// Whether they recognise it is a matter of their level: ``HumanResources/arrestRecognition``.
public struct TelephoneCPR: Hashable, Sendable {
    /// Seconds from the answer to the first compression.
    public var firstCompression: Distribution

    /// Creates one from its parts.
    public init(firstCompression: Distribution) { self.firstCompression = firstCompression }
}

/// Pranks that units are sent to, until somebody sees through them.
public struct PrankDispatch: Hashable, Sendable {
    /// Share of the answered calls that are believed.
    public var share: Double
    /// The incident type that the caller makes up.
    public var pretends: String
    /// Seconds from the end of the call until the units are called off.
    public var recognisedAfter: Distribution

    /// Creates one from its parts.
    public init(share: Double, pretends: String, recognisedAfter: Distribution) {
        self.share = share
        self.pretends = pretends
        self.recognisedAfter = recognisedAfter
    }
}
