import ScenarioFiles

/// The combinations of levers between two scenarios.
///
/// ```swift
/// let design = try GapDesign(from: today, to: centralised)
/// let study = try Study.run(scenarios: design.scenarios, settings: settings)
/// let result = analyseGap(design, runs: study.runs)
/// ```
public struct GapDesign: Sendable {
    /// The scenario to start from.
    public let from: Scenario
    /// The scenario to get to.
    public let to: Scenario
    /// Every value that is switched, with its lever.
    public let switched: [SwitchedValue]
    /// The levers that switch something, in the order of ``ScenarioFiles/Lever``. The others add nothing.
    public let active: [Lever]
    /// One scenario for each combination; bit *i* of the index says whether lever *i* of ``active`` is pulled.
    public let scenarios: [Scenario]

    /// A value in which the scenarios differ.
    public struct SwitchedValue: Sendable, Hashable {
        /// The value.
        public let difference: ScenarioDifference
        /// The lever that switches it.
        public let lever: Lever
    }

    /// Makes all combinations.
    ///
    /// - Parameters:
    ///   - from: The scenario to start from; its name is that of the empty combination.
    ///   - to: The scenario to get to; its name is that of the full combination.
    ///   - table: The levers of paths.
    /// - Throws: ``GapError``.
    /// - Complexity: O(2ⁿ) readings of a scenario for *n* active levers.
    public init(from: Scenario, to: Scenario, table: LeverTable = .standard) throws(GapError) {
        let pair = ScenarioPair(from: from, to: to)
        var switched: [SwitchedValue] = []
        var strangers: [ScenarioDifference] = []
        for difference in pair.differences {
            switch table.assignment(of: difference.path) {
            case .lever(let lever): switched.append(SwitchedValue(difference: difference, lever: lever))
            case .none: strangers.append(difference)
            case .label: break
            }
        }
        guard strangers.isEmpty else { throw .withoutLever(strangers) }
        let active = Set(switched.map(\.lever)).sorted()
        guard !active.isEmpty else { throw .noDifference(from: from.name, to: to.name) }
        let levers = Dictionary(switched.map { ($0.difference.path, $0.lever) }) { first, _ in first }
        var scenarios: [Scenario] = []
        var problems: [GapError.Combination] = []
        for mask in 0..<(1 << active.count) {
            let pulled = Self.levers(active, mask)
            let name = Self.name(pulled, of: active, from: from.name, to: to.name)
            do throws(ScenarioError) {
                var scenario = try pair.scenario(named: name) { difference in
                    levers[difference.path].map(pulled.contains) ?? false
                }
                // Targets judge a scenario, and a combination is none of those that somebody wrote.
                scenario.configuration.targets = []
                scenarios.append(scenario)
            } catch {
                problems.append(.init(levers: pulled, error: error))
            }
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        self.from = from
        self.to = to
        self.switched = switched
        self.active = active
        self.scenarios = scenarios
    }

    /// The levers that a combination pulls.
    public func levers(of combination: Int) -> [Lever] { Self.levers(active, combination) }

    private static func levers(_ active: [Lever], _ mask: Int) -> [Lever] {
        active.enumerated().filter { mask & (1 << $0.offset) != 0 }.map(\.element)
    }

    private static func name(_ pulled: [Lever], of active: [Lever], from: String, to: String) -> String {
        if pulled.isEmpty { return from }
        return pulled.count == active.count ? to : pulled.map(\.rawValue).joined(separator: "+")
    }
}

/// Why two scenarios cannot be taken apart.
public enum GapError: Error, Sendable, CustomStringConvertible {
    /// Values differ that belong to no lever.
    case withoutLever([ScenarioDifference])
    /// Nothing that a lever switches differs.
    case noDifference(from: String, to: String)
    /// Some combinations of levers are no valid scenario.
    case invalid([Combination])

    /// A combination that is no valid scenario.
    public struct Combination: Sendable {
        /// The levers that it pulls.
        public let levers: [Lever]
        /// What is wrong with it.
        public let error: ScenarioError
    }

    /// One line for each problem.
    public var lines: [String] {
        switch self {
        case .withoutLever(let differences):
            differences.map {
                "\($0.position): \($0.path): differs between the scenarios, but belongs to no lever; write the same in "
                    + "both files, or name its lever with `--lever \($0.path)=LEVER`"
            }
        case .noDifference(let from, let to):
            ["\(from) and \(to) do not differ in anything that a lever switches; name two scenarios that do"]
        case .invalid(let combinations):
            combinations.flatMap { combination in
                combination.error.problems.map {
                    "the combination "
                        + (combination.levers.isEmpty
                            ? "of none" : combination.levers.map(\.rawValue).joined(separator: " + "))
                        + " is not valid: \($0)"
                }
            }
        }
    }

    /// All lines.
    public var description: String { lines.joined(separator: "\n") }
}
