/// Something in a configuration that does not fit together, with the remedy.
///
/// `path` names the place as a scenario file does, list elements by identifier: `desks.psc119.dispatches`.
public struct ConfigurationProblem: Error, Hashable, Sendable {
    /// The place in the scenario, from the outside in.
    public var path: [String]
    /// What is wrong, one clause, no full stop.
    public var what: String
    /// What would be right, one clause.
    public var remedy: String

    /// Creates one from its parts.
    public init(path: [String], what: String, remedy: String) {
        self.path = path
        self.what = what
        self.remedy = remedy
    }
}
