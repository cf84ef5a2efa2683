/// What a wide search knows of rosters that cost less than the chosen one.
public struct StaffingBound: Sendable, Hashable {
    /// Below this cost (rupiah a year, or paid minutes a week) every roster was ruled out; nil where none was chosen.
    public var cost: Int64?
    /// Whether that is the cost of the chosen one.
    public var isComplete = false
    /// Rosters that were proved to miss a target.
    public var cuts = 0
    /// Those of which the sample said so, but fresh replications did not.
    public var refuted = 0
    /// Those that the replications allowed could not settle.
    public var undecided = 0
    /// Rounds of proof.
    public var rounds = 0
    /// Replications of the proof.
    public var replications = 0
    /// Whether more people ever did worse.
    public var order = OrderCheck(comparisons: 0, violations: 0)
}
