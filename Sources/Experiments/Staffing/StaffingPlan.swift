/// What a search would take.
public struct StaffingPlan: Sendable, Hashable {
    /// All posts and shift times.
    public var layouts: [StaffingLayout]
    /// How many rosters there are.
    public var rosters: Double
    /// The most that are simulated.
    public var candidates: Int
    /// Replications of a first stage.
    public var firstStage: Int
    /// The most replications of a roster.
    public var limit: Int
    /// Events of one replication of a pilot with ample staff.
    public var eventsPerRun: Double
}
