import CityModel
import ScenarioFiles
import Statistics

/// Runs a scenario at all points of a grid of one or two parameters.
public enum SweepStudy {
    /// Runs it.
    ///
    /// Random numbers are the same at all points, so that differences from the scenario as written are narrower than
    /// the intervals of the values.
    ///
    /// - Parameters:
    ///   - scenario: The scenario as written.
    ///   - axes: One or two.
    ///   - measures: The KPIs.
    ///   - settings: Seed, replications, threads.
    ///   - progress: Is told after each replication.
    ///   - cancellation: Is asked before each replication.
    /// - Throws: ``DesignError/invalid(variant:_:)`` for a point that is no valid scenario, before anything is run.
    /// - Returns: nil when cancelled.
    public static func run(
        _ scenario: Scenario, axes: [SweepAxis], measures: [MeasuredKPI],
        settings: StudySettings = StudySettings(), progress: (any ProgressReporter)? = nil,
        cancellation: Cancellation? = nil
    ) throws(DesignError) -> SweepResult? {
        try check(axes)
        let places = self.places(axes)
        let replications = settings.replications ?? scenario.configuration.simulation.replications
        let parts = progress.map {
            SequenceProgress($0, total: (places.count + 1) * replications)
        }
        var runner = try DesignRunner(
            [scenario], measures: measures, settings: settings, keepsNoise: true, progress: parts,
            cancellation: cancellation)
        let points = points(axes, at: places)
        let written = DesignPoint(changes: [[]])
        guard let problems = runner.prepare(points + [written]) else { return nil }
        if let first = problems.min(by: { $0.key < $1.key }) {
            throw invalid(points[first.key].changes[0], first.value)
        }
        guard let outcomes = try runner.evaluate(points + [written]) else { return nil }
        let base = try TornadoStudy.columns(outcomes[points.count], measures: measures, scenarios: [scenario])
        var cells: [SweepResult.Cell] = []
        for (place, outcome) in zip(places, outcomes) {
            guard case .columns(let columns) = outcome else { continue }
            let own = measures.indices.map { columns[0][$0] }
            cells.append(
                SweepResult.Cell(
                    place: place, values: own.map { $0?.estimate ?? BoundedValue() },
                    differences: zip(own, base).map { $0?.minus($1).estimate ?? BoundedValue() }))
        }
        return SweepResult(
            scenario: scenario, axes: axes, measures: measures, base: base.map(\.estimate), cells: cells,
            replications: runner.replications, seed: runner.seed)
    }

    /// What the grid takes; nil when cancelled.
    ///
    /// - Complexity: A few dozen readings and replications.
    public static func forecast(
        _ scenario: Scenario, axes: [SweepAxis], measures: [MeasuredKPI],
        settings: StudySettings = StudySettings(), cancellation: Cancellation? = nil
    ) throws(DesignError) -> DesignForecast? {
        try check(axes)
        let runner = try DesignRunner(
            [scenario], measures: measures, settings: settings, keepsNoise: true, cancellation: cancellation)
        return try runner.forecast(points(axes, at: places(axes)) + [DesignPoint(changes: [[]])])
    }

    private static func points(_ axes: [SweepAxis], at places: [[Int]]) -> [DesignPoint] {
        places.map { place in DesignPoint(changes: [zip(axes, place).flatMap { $0.changes($1) }]) }
    }

    /// The number of points of a grid.
    public static func points(_ axes: [SweepAxis]) -> Int { axes.reduce(1) { $0 * $1.values.count } }

    /// - Throws: ``DesignError`` for axes that make no grid.
    public static func check(_ axes: [SweepAxis]) throws(DesignError) {
        guard (1...2).contains(axes.count) else {
            throw .input(
                option: "--vary", what: "is written \(axes.count) times", remedy: "vary one parameter or two")
        }
        let paths = axes.flatMap(\.paths)
        guard Set(paths).count == paths.count else {
            throw .input(
                option: "--vary", what: "the axes have a path in common", remedy: "name each path once")
        }
        guard points(axes) <= 10_000 else {
            throw .input(
                option: "--vary", what: "the grid has \(points(axes)) points",
                remedy: "take at most 10000")
        }
    }

    /// The scenarios at the corners of the grid.
    ///
    /// - Throws: ``DesignError`` for axes that make no grid, and for a corner that is not valid.
    public static func corners(_ scenario: Scenario, axes: [SweepAxis]) throws(DesignError) -> [Scenario] {
        try check(axes)
        let ends = axes.map { [0, $0.values.count - 1] }
        let places = ends.reduce([[]]) { places, ends in places.flatMap { place in ends.map { place + [$0] } }
        }
        var corners: [Scenario] = []
        for (index, place) in places.enumerated() {
            let changes = zip(axes, place).flatMap { $0.changes($1) }
            do throws(ScenarioError) {
                var corner = try scenario.changed(by: changes)
                corner.name = "\(scenario.name) \(index + 1)"
                corners.append(corner)
            } catch {
                throw invalid(changes, error)
            }
        }
        return corners
    }

    private static func invalid(_ changes: [ScenarioOverride], _ error: ScenarioError) -> DesignError {
        var error = error
        for index in error.problems.indices {
            // The values did not come from --set.
            let file = error.problems[index].position.file
            if file.hasPrefix("--set ") {
                error.problems[index].position.file = "--vary " + file.dropFirst(6)
            }
        }
        return .invalid(variant: changes.map { "\($0.path)=\($0.value)" }.joined(separator: ", "), error)
    }

    /// By point the index of each axis's value, the last axis fastest.
    private static func places(_ axes: [SweepAxis]) -> [[Int]] {
        axes.reduce([[]]) { places, axis in
            places.flatMap { place in axis.values.indices.map { place + [$0] } }
        }
    }
}

/// What a scenario comes to on a grid.
public struct SweepResult: Sendable {
    /// The scenario as written.
    public let scenario: Scenario
    /// One or two axes.
    public let axes: [SweepAxis]
    /// The KPIs.
    public let measures: [MeasuredKPI]
    /// By measure the scenario as written.
    public let base: [BoundedValue]
    /// All points, the last axis fastest.
    public let cells: [Cell]
    /// The replications of each point.
    public let replications: Int
    /// The seed.
    public let seed: UInt64

    /// One point.
    public struct Cell: Sendable, Hashable {
        /// By axis the index of its value.
        public let place: [Int]
        /// By measure.
        public let values: [BoundedValue]
        /// By measure: this point − the scenario as written, under the same random numbers.
        public let differences: [BoundedValue]
    }

    /// The cell at a place.
    public func cell(_ place: [Int]) -> Cell? { cells.first { $0.place == place } }

    /// Whether a measure varies on the grid.
    public func varies(_ measure: Int) -> Bool {
        let values = cells.compactMap { $0.values[measure].value }
        return Set(values).count > 1
    }
}
