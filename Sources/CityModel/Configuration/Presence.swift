import Randomness

/// Who comes instead of a person that is absent from a shift.
public struct StandIn: Hashable, Sendable {
    /// Probability that somebody is found.
    public var probability: Double
    /// Seconds from the beginning of the shift until the stand-in is there; one who would come after the end of
    /// the shift does not come.
    public var delay: Distribution

    /// Creates one from its parts.
    public init(probability: Double, delay: Distribution) {
        self.probability = probability
        self.delay = delay
    }
}

/// The number of people below which a staff group does not let a shift begin.
public struct MinimumCrew: Hashable, Sendable {
    /// The number; a shift with fewer posts needs no more than its posts.
    public var people: Int
    /// Seconds for which a person of the shift that has ended stays on at most, until a stand-in comes.
    public var longestStay: Double

    /// Creates one from its parts.
    public init(people: Int, longestStay: Double) {
        self.people = people
        self.longestStay = longestStay
    }
}

/// The breaks of a shift.
///
/// The first person of a shift is due after ``after``, the second one ``length`` earlier, and so on, so that they
/// follow each other; once ``after`` is used up it begins again with the next person. Whoever is at work finishes
/// first. After a break the next one is due after another ``after``; none is due
/// that would last until the end of the shift. People on break are on duty, but not at their seat.
public struct Breaks: Hashable, Sendable {
    /// Seconds of work after which a break is due.
    public var after: Double
    /// Seconds that a break lasts.
    public var length: Double
    /// Whether it is put off while something waits that the person could take.
    public var whenQuiet: Bool

    /// Creates one from its parts.
    public init(after: Double, length: Double, whenQuiet: Bool = false) {
        self.after = after
        self.length = length
        self.whenQuiet = whenQuiet
    }
}
