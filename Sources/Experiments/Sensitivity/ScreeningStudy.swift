import CityModel
import Randomness
import ScenarioFiles
import Statistics

/// Varies all parameters at once, over their whole ranges, and says how much each contributes.
public enum ScreeningStudy {
    /// How.
    public enum Method: Sendable, Hashable {
        /// Morris's elementary effects on so many trajectories.
        case morris(trajectories: Int)
        /// Sobol's shares of variance from so many rows, with values drawn by a law.
        case sobol(rows: Int, law: UncertaintyLaw)

        /// The stable name.
        public var name: String {
            switch self {
            case .morris: "morris"
            case .sobol: "sobol"
            }
        }

        /// The number of variants of each scenario for so many groups, the random numbers not counted.
        public func variants(groups: Int) -> Int {
            switch self {
            case .morris(let trajectories): trajectories * (groups + 2)
            case .sobol(let rows, _): rows * (groups + 3)
            }
        }
    }

    /// The name of the input that stands for the simulation's random numbers.
    public static let noise = "(random numbers)"

    /// The names of the groups in their order, without the random numbers.
    public static func groups(of inputs: [SensitivityInput]) -> [String] {
        var seen: Set<String> = []
        return inputs.map(\.group).filter { seen.insert($0).inserted }
    }

    /// Runs the design on a scenario, or on the difference of two.
    ///
    /// One more input stands for the random numbers of the simulation: it chooses the seed of a variant (Marrel et al.
    /// 2012, Statistics and Computing 22:833–847). What does not matter more than it does cannot be told from noise.
    /// All other inputs are moved under the same random numbers.
    ///
    /// - Returns: nil when cancelled.
    public static func run(
        _ scenarios: [Scenario], inputs: [SensitivityInput], method: Method, measures: [MeasuredKPI],
        settings: StudySettings = StudySettings(), progress: (any ProgressReporter)? = nil,
        cancellation: Cancellation? = nil
    ) throws(DesignError) -> ScreeningResult? {
        let names = groups(of: inputs)
        let replications =
            settings.replications ?? scenarios.first?.configuration.simulation.replications ?? 1
        let parts = progress.map {
            SequenceProgress(
                $0, total: (method.variants(groups: names.count) + 1) * scenarios.count * replications)
        }
        var runner = try DesignRunner(
            scenarios, measures: measures, settings: settings, keepsNoise: false, progress: parts,
            cancellation: cancellation)
        let members = members(inputs)
        let (design, points) = plan(inputs, scenarios: scenarios.count, method: method, seed: runner.seed)
        let written = DesignPoint(changes: scenarios.map { _ in [] })
        guard runner.prepare(points + [written]) != nil else { return nil }
        guard let centre = try runner.evaluate([written]) else { return nil }
        let base = try TornadoStudy.columns(centre[0], measures: measures, scenarios: scenarios)
        guard let outcomes = try runner.evaluate(points) else { return nil }
        let figures = outcomes.map { outcome -> [Double]? in
            guard case .columns(let columns) = outcome else { return nil }
            return measures.indices.map { TornadoStudy.figure(of: columns, $0)?.centre ?? .nan }
        }
        return ScreeningResult(
            scenarios: scenarios, method: method, measures: measures,
            groups: zip(names, members).map { name, members in
                ScreeningResult.Group(name: name, inputs: members.map { inputs[$0] })
            } + [ScreeningResult.Group(name: noise, inputs: [])],
            centre: base.map(\.centre),
            findings: measures.indices.map { measure in
                design.finding(figures.map { $0?[measure] ?? .nan }, as: base[measure].centre)
            },
            invalid: figures.count { $0 == nil }, reasons: Refusal.counted(Self.refusals(outcomes)),
            points: points.count,
            replications: runner.replications, seed: runner.seed)
    }

    /// What the design takes and what of it cannot be run; nil when cancelled.
    ///
    /// - Complexity: A few dozen readings and replications.
    public static func forecast(
        _ scenarios: [Scenario], inputs: [SensitivityInput], method: Method, measures: [MeasuredKPI],
        settings: StudySettings = StudySettings(), cancellation: Cancellation? = nil
    ) throws(DesignError) -> DesignForecast? {
        let runner = try DesignRunner(
            scenarios, measures: measures, settings: settings, keepsNoise: false, cancellation: cancellation)
        let points = plan(inputs, scenarios: scenarios.count, method: method, seed: runner.seed).points
        return try runner.forecast(points + [DesignPoint(changes: scenarios.map { _ in [] })])
    }

    /// By group its inputs.
    private static func members(_ inputs: [SensitivityInput]) -> [[Int]] {
        groups(of: inputs).map { name in inputs.indices.filter { inputs[$0].group == name } }
    }

    private static func plan(
        _ inputs: [SensitivityInput], scenarios: Int, method: Method, seed: UInt64
    ) -> (design: ScreeningDesign, points: [DesignPoint]) {
        let design = ScreeningDesign(
            method, groups: members(inputs) + [[inputs.count]], key: StableHash.combine(seed, method.key))
        let points = design.points.map { position in
            point(position, inputs: inputs, scenarios: scenarios, method: method, seed: seed)
        }
        return (design, points)
    }

    private static func refusals(_ outcomes: [DesignOutcome]) -> [ScenarioError] {
        outcomes.compactMap { outcome in
            guard case .invalid(let error) = outcome else { return nil }
            return error
        }
    }

    private static func point(
        _ position: [Double], inputs: [SensitivityInput], scenarios: Int, method: Method, seed: UInt64
    ) -> DesignPoint {
        let law: UncertaintyLaw =
            switch method {
            case .morris: .uniform
            case .sobol(_, let law): law
            }
        let changes = (0..<scenarios).map { scenario in
            zip(inputs, position).compactMap { input, share in
                input.change(in: scenario, at: .share(share, law))
            }
        }
        let noise = position.last ?? 0
        // The first level keeps the seed of the study.
        let own = noise == 0 ? seed : StableHash.combine(seed, noise.bitPattern)
        return DesignPoint(changes: changes, seed: own)
    }
}

extension ScreeningStudy.Method {
    fileprivate var key: UInt64 { StableHash.of("sensitivity|" + name) }
}

/// A design of one method or the other.
private enum ScreeningDesign {
    case morris(MorrisDesign, key: UInt64)
    case sobol(SobolDesign, key: UInt64)

    init(_ method: ScreeningStudy.Method, groups: [[Int]], key: UInt64) {
        var generator = KeyedGenerator(key: key)
        switch method {
        case .morris(let trajectories):
            self = .morris(
                MorrisDesign(groups: groups, trajectories: trajectories, generator: &generator), key: key)
        case .sobol(let rows, _):
            self = .sobol(SobolDesign(groups: groups, rows: rows, generator: &generator), key: key)
        }
    }

    var points: [[Double]] {
        switch self {
        case .morris(let design, _): design.points
        case .sobol(let design, _): design.points
        }
    }

    /// - Parameter written: The figure at the written values, whose sign is the decision.
    func finding(_ values: [Double], as written: Double) -> ScreeningResult.Finding {
        switch self {
        case .morris(let design, let key):
            var generator = KeyedGenerator(key: StableHash.combine(key, 1))
            return .morris(
                design.effects(values, resamples: bootstrapResamples, generator: &generator))
        case .sobol(let design, let key):
            var generator = KeyedGenerator(key: StableHash.combine(key, 1))
            let sampled = values.indices.filter { $0 % design.pointsPerRow < 2 }.map { values[$0] }
                .filter { !$0.isNaN }
            let turned = sampled.count { $0 * written < 0 }
            return .sobol(
                design.indices(values, resamples: bootstrapResamples, generator: &generator),
                turnedShare: sampled.isEmpty || !(written.magnitude > 0)
                    ? nil : Double(turned) / Double(sampled.count))
        }
    }
}

/// Random words by a key, the same on every machine.
private struct KeyedGenerator: RandomNumberGenerator {
    let key: UInt64
    private var ordinal: UInt64 = 0

    init(key: UInt64) { self.key = key }

    mutating func next() -> UInt64 {
        defer { ordinal &+= 1 }
        return StableHash.combine(key, ordinal)
    }
}

/// How much each parameter, or group of them, contributes to what KPIs come to over all ranges together.
public struct ScreeningResult: Sendable {
    /// The scenario, and the one that it is compared with where there is one.
    public let scenarios: [Scenario]
    /// How it was done.
    public let method: ScreeningStudy.Method
    /// What was measured: a KPI of the scenario, or the difference second − first.
    public let measures: [MeasuredKPI]
    /// What was moved together, the random numbers last.
    public let groups: [Group]
    /// By measure the value as written.
    public let centre: [Double]
    /// By measure.
    public let findings: [Finding]
    /// Variants whose values did not fit together.
    public let invalid: Int
    /// Why, the most frequent reason first.
    public let reasons: [Refusal]
    /// The variants of each scenario.
    public let points: Int
    /// The replications of each variant.
    public let replications: Int
    /// The seed.
    public let seed: UInt64

    /// Parameters that were moved together.
    public struct Group: Sendable, Hashable {
        /// The path of one parameter, or what several have in common.
        public let name: String
        /// The parameters; empty for the random numbers.
        public let inputs: [SensitivityInput]
    }

    /// What was found about one measure.
    public enum Finding: Sendable, Hashable {
        /// By group.
        case morris([MorrisEffect])
        /// By group; and in which share of the sampled variants the decision is the other way round than as written.
        case sobol(SobolIndices, turnedShare: Double?)

        /// By group the figure by which it is ranked: μ* or the total order.
        public var importance: [BoundedValue] {
            switch self {
            case .morris(let effects): effects.map(\.meanAbsolute)
            case .sobol(let indices, _): indices.total
            }
        }
    }

    /// Whether two scenarios were compared.
    public var isDifference: Bool { scenarios.count > 1 }

    /// The groups of a measure, the most important first, the random numbers among them.
    public func ranking(_ measure: Int) -> [Int] {
        let importance = findings[measure].importance
        return groups.indices.sorted { left, right in
            let own = importance[left].value ?? 0
            let other = importance[right].value ?? 0
            return own == other ? left < right : own > other
        }
    }

    /// Whether a group matters more than the random numbers do, beyond the interval of its own.
    public func isAboveNoise(_ measure: Int, _ group: Int) -> Bool {
        let importance = findings[measure].importance
        guard group < groups.count - 1, let noise = importance[groups.count - 1].value,
            let low = importance[group].low ?? importance[group].value
        else { return false }
        return low > noise
    }
}
