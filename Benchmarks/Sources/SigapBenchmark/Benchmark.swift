/// What the command line sets.
struct Settings {
    /// Timed rounds per variant.
    var rounds = 7
    /// Divides the amount of work; 1 for figures to quote.
    var divisor = 1
    /// The folder of the shipped scenarios.
    var scenarios = "Scenarios"
}

/// One benchmark; each lives in a file of its own and is listed in `SigapBenchmark.benchmarks`.
protocol Benchmark: Sendable {
    /// The name for `--only` and the table.
    var name: String { get }
    /// Runs every variant.
    func measure(_ settings: Settings) throws -> [Measurement]
    /// What the figures are held against.
    func aims(_ measurements: [Measurement]) -> [Aim]
}

/// A bound that a figure should keep.
struct Aim {
    var description: String
    var value: Double
    var isMet: Bool
}
