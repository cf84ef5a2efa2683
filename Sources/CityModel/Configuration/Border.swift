import Randomness

/// What a city border does to voice calls: some of its own land at the neighbour's centre, some of the neighbour's
/// here.
///
/// The neighbour's calls are call streams of kind ``CallStream/Kind/foreign``.
public struct Border: Hashable, Sendable {
    /// Share of the city's voice calls that land at the neighbour's centre, each attempt anew.
    public var misroutedShare: Double
    /// Lines whose calls can land there; empty: every voice line.
    public var lines: [String]
    /// Seconds from dialling until the neighbour has passed the call on to the desk that was rung, or has lost it.
    public var returnDelay: Distribution
    /// Share of misrouted calls that are lost on the way.
    public var lostShare: Double
    /// Seconds that a call-taker here needs, after the talk, to pass a foreign call on to the neighbour.
    public var transferOut: Distribution

    /// Creates one from its parts.
    public init(
        misroutedShare: Double = 0, lines: [String] = [], returnDelay: Distribution = .deterministic(0),
        lostShare: Double = 0, transferOut: Distribution = .deterministic(0)
    ) {
        self.misroutedShare = misroutedShare
        self.lines = lines
        self.returnDelay = returnDelay
        self.lostShare = lostShare
        self.transferOut = transferOut
    }
}
