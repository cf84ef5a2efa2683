/// Something in a configuration that does not fit together, with the remedy.
///
/// `path` names the place as a scenario file does, list elements by identifier: `desks.psc119.dispatches`.
public struct ConfigurationProblem: Error, Hashable, Sendable {
    public var path: [String]
    /// What is wrong, one clause, no full stop.
    public var what: String
    /// What would be right, one clause.
    public var remedy: String

    public init(path: [String], what: String, remedy: String) {
        self.path = path
        self.what = what
        self.remedy = remedy
    }
}
