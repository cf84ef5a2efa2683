import CityModel
import ScenarioFiles

/// A year of Magelang, today and Tula-style, beside the bare event list.
struct MagelangBenchmark: Benchmark {
    let name = "magelang"
    private static let scenarios = ["magesty-2024", "tula-style"]
    /// On average 59 events are pending today and 84 in the Tula-style city.
    private static let pending = [64, 256]
    private static let eleventhYear = "an eleventh year"
    private static let plainDesk = "a plain desk"

    static func city(_ scenario: String, years: Int, folder: String) throws -> CityConfiguration {
        var city = try ScenarioLoader.load(path: "\(folder)/magelang/\(scenario).yaml").configuration
        city.simulation.measured = Double(years) * 365 * 86_400
        return city
    }

    func measure(_ settings: Settings) throws -> [Measurement] {
        try Self.scenarios.flatMap { scenario in
            try Self.pending.flatMap { try speed(scenario, pending: $0, settings) }
                + (try allocations(scenario, settings))
                + [1, 10].map { years in
                    .peakMemory(
                        benchmark: "\(name), \(scenario), memory",
                        variant: years == 1 ? "a year" : "ten years",
                        of: .magelang(scenario: scenario, years: years, folder: settings.scenarios))
                }
        }
    }

    private func speed(_ scenario: String, pending: Int, _ settings: Settings) throws -> [Measurement] {
        // One year is over in a blink, so several are timed at once.
        let replications = 0..<UInt32(max(1, 20 / settings.divisor))
        let year = try Self.city(scenario, years: 1, folder: settings.scenarios)
        let twoYears = try Self.city(scenario, years: 2, folder: settings.scenarios)
        let events = try Model.sample(year, replications: replications).operations
        return try Measurement.compare(
            benchmark: "\(name), \(scenario), list at \(pending) pending", rounds: settings.rounds,
            variants: [
                Model.hold(pending: pending, events: events),
                Variant(name: "M/M/1 on the kernel, keyed draws") {
                    var server = SingleServer(
                        InlineKeyedSpans(utilisation: SingleServerLoad.utilisation, seed: 1))
                    return .of { server.run(customers: events / 2) }
                },
                // Two events to a customer, in one replication as long as all the years together.
                Variant(name: Self.plainDesk) {
                    let load = SingleServerLoad.utilisation
                    return try Model.sample(
                        Model.queue(
                            rates: [load], meanService: 1, posts: 1, measured: Double(events / 2) / load))
                },
                Variant(name: "a year") { try Model.sample(year, replications: replications) },
                Variant(name: "a second year") {
                    try Model.difference(twoYears, year, replications: replications)
                },
            ])
    }

    /// After ten years every container has its size, and every histogram has seen something.
    private func allocations(_ scenario: String, _ settings: Settings) throws -> [Measurement] {
        let tenYears = try Self.city(scenario, years: 10, folder: settings.scenarios)
        let elevenYears = try Self.city(scenario, years: 11, folder: settings.scenarios)
        return try Measurement.compare(
            benchmark: "\(name), \(scenario), allocations", rounds: 1,
            variants: [
                Variant(name: Self.eleventhYear) {
                    try Model.difference(elevenYears, tenYears, replications: 0..<1)
                }
            ])
    }

    func aims(_ measurements: [Measurement]) -> [Aim] {
        Self.scenarios.flatMap { scenario in
            let own = measurements.filter { $0.benchmark.hasPrefix("\(name), \(scenario)") }
            let slowdowns = zip(Self.pending, own.filter { $0.variant == "a year" && $0.peakBytes == nil })
                .map { pending, year in
                    Aim(
                        description: "\(name): \(scenario): time per event, times the list's at \(pending) "
                            + "pending, at most 3",
                        value: 1 / year.speedRatio, isMet: year.speedRatio >= 1.0 / 3)
                }
            let desks = own.filter { $0.variant == Self.plainDesk }.map(\.speedRatio)
            let years = own.filter { $0.variant == "a year" && $0.peakBytes == nil }.map(\.speedRatio)
            let everything = zip(desks, years).map { desk, year in
                Aim(
                    description: "\(name): \(scenario): time per event, times a plain desk's, at most 2",
                    value: desk / year, isMet: desk <= 2 * year)
            }
            let allocations =
                own.first { $0.variant == Self.eleventhYear }?.allocationsPerOperation ?? .nan
            let peaks = own.compactMap(\.peakBytes)
            let growth = peaks.count == 2 ? Double(peaks[1]) / Double(peaks[0]) : .nan
            return slowdowns + everything + [
                Aim(
                    description: "\(name): \(scenario): no allocation in an eleventh year",
                    value: allocations, isMet: allocations <= 0),
                Aim(
                    description:
                        "\(name): \(scenario): peak memory of ten years, times that of a year, at most 1.1",
                    value: growth, isMet: growth <= 1.1),
            ]
        }
    }
}
