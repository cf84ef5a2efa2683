/// A value that a KPI should reach.
public struct Target: Hashable, Sendable {
    /// The identifier of the KPI.
    public var kpi: String
    /// What it covers, such as `city` or `desk:psc119`.
    public var scope: String
    /// The least that meets it, in the KPI's unit; nil: no lower bound.
    public var atLeast: Double?
    /// The most that meets it, in the KPI's unit; nil: no upper bound.
    public var atMost: Double?

    /// Creates one from its parts.
    public init(kpi: String, scope: String = "city", atLeast: Double? = nil, atMost: Double? = nil) {
        self.kpi = kpi
        self.scope = scope
        self.atLeast = atLeast
        self.atMost = atMost
    }
}
