import CityModel
import ScenarioFiles

/// What a design of many variants takes, and what of it cannot be run, foretold from some of its variants.
public struct DesignForecast: Sendable {
    /// The points of the design, the scenario as written among them.
    public let variants: Int
    /// The points that were read to foretell the rest.
    public let tried: Int
    /// Those of them whose values do not fit together.
    public let refused: Int
    /// Why, the most frequent reason first.
    public let reasons: [Refusal]
    /// Replications of each variant.
    public let replications: Int
    /// Of one replication of one scenario, on average.
    public let eventsPerRun: Double
    /// All readings and replications with the threads of the settings, in seconds.
    public let seconds: Double
    /// Reading and simulating one more point, in seconds.
    public let secondsPerVariant: Double
}

/// Why some variants of a design were refused.
public struct Refusal: Sendable, Hashable {
    /// The path and what is wrong there.
    public let text: String
    /// How many variants.
    public let variants: Int

    /// The messages of refused variants with their counts, the most frequent first.
    ///
    /// A variant with several messages counts for each of them.
    static func counted(_ errors: some Sequence<ScenarioError>) -> [Refusal] {
        var counts: [String: Int] = [:]
        for error in errors {
            // One variant may have many problems of one kind; each place counts once for each variant.
            for text in Set(error.problems.map { "\($0.path.joined(separator: ".")): \($0.what)" }) {
                counts[Wording.oneLine(text), default: 0] += 1
            }
        }
        return counts.map { Refusal(text: $0.key, variants: $0.value) }
            .sorted { ($1.variants, $0.text) < ($0.variants, $1.text) }
    }
}

extension DesignRunner {
    /// The points that are read to foretell how long all take, and those of them that are run.
    static let forecastReadings = 64
    static let forecastVariants = 8
    /// The most replications of them; what a variant costs is proportional to their number.
    static let forecastReplications = 4

    /// Reads some points of a design and runs a few of them as the design would be run.
    ///
    /// - Parameter points: All of them.
    /// - Returns: nil when cancelled.
    func forecast(_ points: [DesignPoint]) throws(DesignError) -> DesignForecast? {
        var pilot = self
        // The first reading finds cold caches, which says nothing about thousands of others.
        _ = pilot.build(Array(points.suffix(1)))
        let sample = Self.spread(points, Self.forecastReadings)
        let clock = ContinuousClock()
        var began = clock.now
        guard let problems = pilot.prepare(sample) else { return nil }
        let reading = (clock.now - began) / .seconds(1) / Double(sample.count)
        let unchanged = Set(pilot.carriers.map { Job(configuration: $0, seed: seed) })
        let jobs = zip(sample, pilot.build(sample)).flatMap { pilot.jobs(of: $0, $1) }
            .filter { !unchanged.contains($0) }
        let valid = sample.indices.filter { problems[$0] == nil }.map { sample[$0] }
        let runsPerPoint = Double(jobs.count) / Double(max(1, sample.count))
        let chosen = Self.spread(valid, Self.forecastVariants)
        let measured = min(replications, Self.forecastReplications)
        pilot.replications = 1
        guard try pilot.evaluate(Array(chosen.prefix(1))) != nil else { return nil }
        pilot.replications = measured
        let simulated = Set(
            zip(chosen, pilot.build(chosen)).flatMap { pilot.jobs(of: $0, $1) }
        )
        began = clock.now
        guard try pilot.evaluate(chosen) != nil else { return nil }
        let perRun =
            (clock.now - began) / .seconds(1) / Double(max(1, simulated.count) * measured)
        pilot.replications = 1
        guard let counted = try pilot.run(Array(simulated.prefix(2))) else { return nil }
        let events = counted.flatMap { $0 }.map { Double($0.events) }
        let perVariant = perRun * Double(replications)
        let readings = points.count + max(0, points.count - Self.keptPoints)
        return DesignForecast(
            variants: points.count, tried: sample.count, refused: problems.count,
            reasons: Refusal.counted(problems.values), replications: replications,
            eventsPerRun: events.reduce(0, +) / Double(max(1, events.count)),
            seconds: Double(readings) * reading + Double(points.count) * runsPerPoint * perVariant,
            secondsPerVariant: reading + Double(scenarios.count) * perVariant)
    }

    /// So many elements, evenly spread, the first and the last among them.
    private static func spread<Element>(_ elements: [Element], _ count: Int) -> [Element] {
        guard elements.count > count, count > 1 else { return elements }
        return (0..<count).map { elements[$0 * (elements.count - 1) / (count - 1)] }
    }
}
