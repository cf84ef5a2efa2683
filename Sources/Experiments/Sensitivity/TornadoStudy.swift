import CityModel
import ScenarioFiles
import Statistics

/// Varies one parameter after the other over its range, everything else as written.
public enum TornadoStudy {
    /// The number of variants of each scenario, before break-even values are searched.
    public static func variants(_ inputs: [SensitivityInput]) -> Int { 1 + 2 * inputs.count }

    /// Runs a scenario, or the difference of two, at both ends of each parameter's range, and finds where the decision
    /// between the two, or about the targets of the one, turns around.
    ///
    /// A parameter that both scenarios have is moved in both alike. Random numbers are the same everywhere, so that a
    /// parameter without influence has a swing of exactly zero.
    ///
    /// - Parameters:
    ///   - scenarios: One or two.
    ///   - inputs: What to vary.
    ///   - measures: The KPIs.
    ///   - settings: Seed, replications, threads.
    ///   - progress: Is told after each replication.
    ///   - cancellation: Is asked before each replication.
    /// - Returns: nil when cancelled.
    public static func run(
        _ scenarios: [Scenario], inputs: [SensitivityInput], measures: [MeasuredKPI],
        settings: StudySettings = StudySettings(), progress: (any ProgressReporter)? = nil,
        cancellation: Cancellation? = nil
    ) throws(DesignError) -> TornadoResult? {
        let replications =
            settings.replications ?? scenarios.first?.configuration.simulation.replications ?? 1
        let parts = progress.map {
            SequenceProgress($0, total: variants(inputs) * scenarios.count * replications)
        }
        var runner = try DesignRunner(
            scenarios, measures: measures, settings: settings, keepsNoise: true, progress: parts,
            cancellation: cancellation)
        let (sides, points) = plan(inputs, scenarios: scenarios.count)
        guard runner.prepare(points) != nil, let outcomes = try runner.evaluate(points) else { return nil }
        var samples = SideSamples(inputs: inputs, scenarios: scenarios)
        samples.centre = try columns(outcomes[0], measures: measures, scenarios: scenarios)
        for (step, outcome) in zip(sides, outcomes.dropFirst()) { samples.add(step, outcome) }
        let centre = samples.centre.map(\.estimate)
        var search = BreakEvenSearch(samples: samples, measures: measures, scenarios: scenarios)
        guard try search.run(with: runner) else { return nil }
        samples = search.samples
        return TornadoResult(
            scenarios: scenarios, measures: measures, inputs: inputs, centre: centre,
            bars: measures.indices.map { measure in
                inputs.indices.map { input in
                    let low = samples.column(input, -1, measure)
                    let high = samples.column(input, 1, measure)
                    let swing = low.flatMap { low in high.map { $0.minus(low) } }
                    return TornadoResult.Bar(
                        atLow: low?.estimate ?? BoundedValue(),
                        atHigh: high?.estimate ?? BoundedValue(), swing: swing?.estimate ?? BoundedValue(),
                        isAboveNoise: isAboveNoise(low, high, centre: samples.centre[measure]))
                }
            },
            decisions: search.decisions(), invalid: samples.invalid, replications: runner.replications,
            seed: runner.seed)
    }

    /// What the design takes before break-even values are searched, and what of it cannot be run; nil when cancelled.
    ///
    /// - Complexity: A few dozen readings and replications.
    public static func forecast(
        _ scenarios: [Scenario], inputs: [SensitivityInput], measures: [MeasuredKPI],
        settings: StudySettings = StudySettings(), cancellation: Cancellation? = nil
    ) throws(DesignError) -> DesignForecast? {
        let runner = try DesignRunner(
            scenarios, measures: measures, settings: settings, keepsNoise: true, cancellation: cancellation)
        return try runner.forecast(plan(inputs, scenarios: scenarios.count).points)
    }

    /// The ends of all ranges, and the points of the design: the scenarios as written before them.
    private static func plan(
        _ inputs: [SensitivityInput], scenarios: Int
    ) -> (sides: [Step], points: [DesignPoint]) {
        let sides = inputs.indices.flatMap { [Step(input: $0, side: -1), Step(input: $0, side: 1)] }
        let written = DesignPoint(changes: (0..<scenarios).map { _ in [] })
        return (sides, [written] + sides.map { $0.point(inputs, scenarios: scenarios) })
    }

    /// The columns of the written values; undefined where an optional measure is missing.
    static func columns(
        _ outcome: DesignOutcome, measures: [MeasuredKPI], scenarios: [Scenario]
    ) throws(DesignError) -> [KPIColumn] {
        switch outcome {
        case .invalid(let error): throw .invalid(variant: scenarios[0].name, error)
        case .columns(let columns):
            for (scenario, own) in zip(scenarios, columns) {
                for (measure, column) in zip(measures, own) where column == nil && !measure.isOptional {
                    throw .unmeasured(measure, scenario: scenario.name)
                }
            }
            return measures.indices.map {
                figure(of: columns, $0) ?? KPIColumn(centre: .nan, noise: .unknown)
            }
        }
    }

    /// Whether what a parameter does is more than the simulation's noise.
    ///
    /// That is whether the swing is; where both ends lie on one side of the written value, and so may cancel out, or one
    /// is missing, whether that of an end is.
    private static func isAboveNoise(_ low: KPIColumn?, _ high: KPIColumn?, centre: KPIColumn) -> Bool {
        if let low, let high, high.minus(low).estimate.isShown { return true }
        let moves = [low, high].map { $0?.minus(centre) }
        let sides = moves.compactMap { $0?.centre }
        guard sides.count < 2 || sides[0] * sides[1] > 0 else { return false }
        return moves.contains { $0?.estimate.isShown == true }
    }

    /// The KPI of one scenario, or the difference second − first.
    static func figure(of columns: [[KPIColumn?]], _ measure: Int) -> KPIColumn? {
        guard let first = columns[0][measure] else { return nil }
        guard columns.count > 1 else { return first }
        return columns[1][measure].map { $0.minus(first) }
    }
}

/// One parameter at one place between its ends.
struct Step: Hashable, Sendable {
    var input: Int
    /// −1 to 1.
    var side: Double

    func point(_ inputs: [SensitivityInput], scenarios: Int) -> DesignPoint {
        DesignPoint(
            changes: (0..<scenarios).map { scenario in
                inputs[input].change(in: scenario, at: .side(side)).map { [$0] } ?? []
            })
    }
}

/// What is known of every parameter at the places that were run.
struct SideSamples: Sendable {
    let inputs: [SensitivityInput]
    let scenarios: [Scenario]
    /// By measure, at the written values.
    var centre: [KPIColumn] = []
    /// By step and measure.
    private(set) var columns: [Step: [KPIColumn?]] = [:]
    private(set) var invalid: [String] = []

    init(inputs: [SensitivityInput], scenarios: [Scenario]) {
        self.inputs = inputs
        self.scenarios = scenarios
    }

    mutating func add(_ step: Step, _ outcome: DesignOutcome) {
        switch outcome {
        case .columns(let own):
            columns[step] = centre.indices.map { TornadoStudy.figure(of: own, $0) }
        case .invalid(let error):
            columns[step] = centre.indices.map { _ in nil }
            let problem = error.problems.first.map { "\($0.what); \($0.remedy)" } ?? ""
            let input = inputs[step.input]
            let text = UncertainInputs.text(of: input.value(at: .side(step.side)), for: input.record)
            invalid.append(Wording.oneLine("\(input.path)=\(text): \(problem)"))
        }
    }

    func column(_ input: Int, _ side: Double, _ measure: Int) -> KPIColumn? {
        side == 0 ? centre[measure] : columns[Step(input: input, side: side)]?[measure]
    }

    func has(_ step: Step) -> Bool { step.side == 0 || columns[step] != nil }

    /// The places of one side of an input that were run and have a value, from the written value outwards.
    func places(_ input: Int, towards end: Double, _ measure: Int) -> [(side: Double, column: KPIColumn)] {
        let own = columns.keys.filter { $0.input == input && $0.side * end > 0 }.map(\.side)
        return ([0] + own.sorted { $0.magnitude < $1.magnitude }).compactMap { side in
            column(input, side, measure).map { (side, $0) }
        }
    }
}
