import CityModel
import Foundation
import ScenarioFiles

/// A check file with its scenarios: the regression test of assumptions.
///
/// ```swift
/// let suite = try CheckSuite.load(path: "Scenarios/checks/theory.yaml")
/// let report = suite.run()
/// for row in report.rows where !row.passed { print(row.check, row.message) }
/// ```
///
/// ## How results are judged
///
/// What *must not be contradicted* (theory, a recorded baseline, "not larger") fails only where simulation noise
/// cannot explain the difference: at the Bonferroni share of `family_wise_false_alarm`, so that a file whose
/// expectations all hold fails with at most that probability. What *must be shown* (a tolerance, a range,
/// "larger") passes only where the whole 95 % interval shows it.
public struct CheckSuite: Sendable {
    /// What is checked.
    public let title: LocalizedText
    /// Replications of each simulation.
    public var replications: Int
    /// The seed of all simulations; nil: that of each scenario.
    public var seed: UInt64?
    /// The files read, the check file first.
    public let inputs: [InputFile]
    let familyWiseFalseAlarm: Double
    let parameters: [ParameterCheck]
    let results: [ResultCheck]
    let relations: [RelationCheck]
    /// By name, in the order of the check file.
    let scenarios: [(name: String, scenario: Scenario)]
    /// Every scenario with every combination of changes that a check asks for.
    let variants: [CheckSubject: Scenario]
    /// Recorded tables by path; absent where the file does not exist yet.
    let baselines: [String: BaselineTable]

    /// The identifiers of all checks, in order.
    public var checks: [String] {
        parameters.map(\.identity.id) + results.map(\.identity.id) + relations.map(\.identity.id)
    }

    /// Reads a check file, the scenarios that it names, and its recorded baselines.
    ///
    /// - Parameters:
    ///   - path: The check file.
    ///   - identifiers: The checks to be kept; nil for all. The false-alarm probability is divided among those
    ///     that are kept.
    ///   - changes: Changes to scenarios, by their name in the check file, made before those of the checks. They
    ///     show whether the checks notice.
    /// - Throws: ``ScenarioError`` with everything that is wrong; a baseline that does not exist is none of it.
    public static func load(
        path: String, only identifiers: Set<String>? = nil, changes: [String: [ScenarioOverride]] = [:]
    ) throws(ScenarioError) -> CheckSuite {
        let document = try CheckSchema.document.load(path: path)
        var loader = CheckLoader(document: document, path: path, identifiers: identifiers, changes: changes)
        return try loader.suite()
    }

    init(
        title: LocalizedText, replications: Int, seed: UInt64?, inputs: [InputFile],
        familyWiseFalseAlarm: Double,
        parameters: [ParameterCheck], results: [ResultCheck], relations: [RelationCheck],
        scenarios: [(name: String, scenario: Scenario)], variants: [CheckSubject: Scenario],
        baselines: [String: BaselineTable]
    ) {
        self.title = title
        self.replications = replications
        self.seed = seed
        self.inputs = inputs
        self.familyWiseFalseAlarm = familyWiseFalseAlarm
        self.parameters = parameters
        self.results = results
        self.relations = relations
        self.scenarios = scenarios
        self.variants = variants
        self.baselines = baselines
    }

    /// How many findings could be false alarms, among which the probability of one is divided (Bonferroni).
    var noisyChecks: Int {
        results.count {
            switch $0.reference {
            case .theory, .baseline(_, tolerance: nil): true
            case .range, .baseline: false
            }
        } + relations.count { $0.kind == .notLarger }
    }

    /// The confidence level of the intervals of those.
    var noiseLevel: Double { 1 - familyWiseFalseAlarm / Double(max(1, noisyChecks)) }

    func scenario(_ subject: CheckSubject) -> Scenario {
        guard let scenario = variants[subject] else {
            preconditionFailure("Every subject of a check is loaded with the check file.")
        }
        return scenario
    }
}
