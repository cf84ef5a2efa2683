import ScenarioFiles

/// One finding of a check: a line of `checks.csv`.
public struct CheckRow: Hashable, Sendable {
    /// What is checked.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Values that a scenario states.
        case parameter
        /// What a simulation finds.
        case result
        /// What holds between simulations.
        case relation
    }

    /// The check's identifier.
    public var check: String
    /// What is checked.
    public var kind: Kind
    /// The scenario, by its name in the check file, with its changes.
    public var scenario: String
    /// The path of the parameter, or the KPI and its scope.
    public var subject: String
    /// What was expected: as written, or in the KPI's unit.
    public var expected: String
    /// What was found: as written, or in the KPI's unit.
    public var observed: String
    /// The lower bound of the interval by which it was judged.
    public var ciLow: Double?
    /// The upper bound.
    public var ciHigh: Double?
    /// Whether it is as it must be.
    public var passed: Bool
    /// What moved and by how much, and where the expectation comes from; one sentence.
    public var message: String

    package init(
        check: String, kind: Kind, scenario: String, subject: String, expected: String, observed: String,
        ciLow: Double? = nil, ciHigh: Double? = nil, passed: Bool, message: String
    ) {
        self.check = check
        self.kind = kind
        self.scenario = scenario
        self.subject = subject
        self.expected = expected
        self.observed = observed
        self.ciLow = ciLow
        self.ciHigh = ciHigh
        self.passed = passed
        self.message = message
    }
}

/// What a run of checks found.
public struct CheckReport: Hashable, Sendable {
    /// The title of the check file.
    public let title: LocalizedText
    /// The findings in the order of the check file; a check of many parameters has a row for each that fails.
    public let rows: [CheckRow]
    /// How many checks there are.
    public let checks: Int
    /// How many different simulations were run.
    public let simulations: Int

    package init(title: LocalizedText, rows: [CheckRow], checks: Int, simulations: Int) {
        self.title = title
        self.rows = rows
        self.checks = checks
        self.simulations = simulations
    }

    /// Whether every finding is as it must be.
    public var passed: Bool { rows.allSatisfy(\.passed) }

    /// The checks that fail, each once, in order.
    public var failedChecks: [String] {
        var seen: Set<String> = []
        return rows.filter { !$0.passed && seen.insert($0.check).inserted }.map(\.check)
    }
}
