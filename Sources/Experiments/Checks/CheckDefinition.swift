import CityModel
import ScenarioFiles

/// What every check has.
struct CheckIdentity: Sendable {
    /// The name of the check.
    var id: String
    /// Why it must hold; empty where only a source is given.
    var why: String
    /// Where the expectation comes from; empty where only a reason is given.
    var source: String
}

/// A scenario of the check file with changes.
struct CheckSubject: Hashable, Sendable {
    /// The scenario's name in the check file.
    var scenario: String
    /// Changes as of `--set`.
    var overrides: [ScenarioOverride]

    /// How rows name it.
    var name: String {
        overrides.isEmpty
            ? scenario
            : "\(scenario) with " + overrides.map { "\($0.path)=\($0.value)" }.joined(separator: ", ")
    }
}

/// A demand on values that a scenario states.
struct ParameterCheck: Sendable {
    var identity: CheckIdentity
    /// Nil for every scenario that has such a value.
    var scenario: String?
    var pattern: PathPattern
    /// Whether several values may be meant.
    var isPattern: Bool
    var atLeast: String?
    var atMost: String?
    var equals: String?
    var baseline: String?
    var needsSource: Bool
    /// Empty for any.
    var grades: [Grade]
}

/// A demand on what a simulation finds.
struct ResultCheck: Sendable {
    /// What the result is held against.
    enum Reference: Sendable {
        /// A value that theory gives; simulation noise alone may separate them.
        case theory(Double)
        /// A range in which the whole interval must lie.
        case range(low: Double?, high: Double?, centre: Double?)
        /// A recorded result. Simulation noise of both may separate them, or, with a tolerance, it must be shown that
        /// they are no further apart (equivalence).
        case baseline(file: String, tolerance: RelationCheck.Tolerance?)
    }
    var identity: CheckIdentity
    var subject: CheckSubject
    var kpi: KPI
    var scope: String
    var reference: Reference
}

/// A demand on several simulations, or on the parts of one.
struct RelationCheck: Sendable {
    /// What must hold.
    enum Kind: String, CaseIterable, Sendable {
        /// The KPI has a stated value, 0 by default, in every replication.
        case zero
        /// Every attempt ends exactly once, and what one desk passes on another receives.
        case conservation
        /// The mean is not larger than that of the other side, as far as noise can tell.
        case notLarger = "not_larger"
        /// The mean is larger than that of the other side, beyond noise.
        case larger
        /// Both sides agree, in every replication or within a tolerance.
        case equal
        /// The changes leave the KPI as it is in every replication, to the last bit.
        case unchanged

        /// Whether there is a `than`.
        var comparesSides: Bool {
            switch self {
            case .notLarger, .larger, .equal: true
            case .zero, .conservation, .unchanged: false
            }
        }
    }
    /// How far apart two sides may be.
    enum Tolerance: Sendable {
        case share(Double)
        case absolute(Double)
    }
    var identity: CheckIdentity
    var kind: Kind
    var subject: CheckSubject
    /// The other side; for `unchanged` the scenario without the changes.
    var other: CheckSubject?
    /// Nil for `conservation`, which looks at all accounts.
    var kpi: KPI?
    var scope: String
    var otherScope: String
    var value: Double
    var tolerance: Tolerance?
}
