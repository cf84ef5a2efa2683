import CityModel

/// Ten people, calls of two ranks that hang up (M/M/10+M), a million of them, through the city model.
struct PriorityBenchmark: Benchmark {
    let name = "priority-model"

    private static let posts = 10
    private static let meanService = 180.0
    private static let meanPatience = 120.0
    /// Ten per cent more than ten people can serve, so that queue and patience are always at work.
    private static let rate = 1.1 * Double(posts) / meanService

    static func city(arrivals: Int) -> CityConfiguration {
        Model.queue(
            rates: [0.2 * rate, 0.8 * rate], meanService: meanService, posts: posts,
            meanPatience: meanPatience, measured: Double(arrivals) / rate)
    }

    func measure(_ settings: Settings) throws -> [Measurement] {
        let arrivals = 1_000_000 / settings.divisor
        let city = Self.city(arrivals: arrivals)
        let longer = Self.city(arrivals: 2 * arrivals)
        let result = try City.run(city, seed: 1, replication: 0)
        Self.check(result)
        let events = Int(result.events)
        return try Measurement.compare(
            benchmark: "\(name), \(arrivals) arrivals", rounds: settings.rounds,
            variants: [
                Model.hold(pending: 64, events: events),
                Variant(name: "city model") { try Model.sample(city) },
                Variant(name: "as many again") {
                    try Model.difference(longer, city, replications: 0..<1)
                },
            ]) + [
                .peakMemory(benchmark: name, variant: "all arrivals", of: .priority(arrivals: arrivals))
            ]
    }

    func aims(_ measurements: [Measurement]) -> [Aim] {
        let allocations =
            measurements.first { $0.variant == "as many again" }?.allocationsPerOperation ?? .nan
        return [
            Aim(
                description: "priority-model: no allocation after warm-up", value: allocations,
                isMet: allocations == 0)
        ]
    }

    /// Ranks move waiting from one caller to another but leave the number in the system as in M/M/c+M, a
    /// birth-death process (C. Palm 1957), so the share that hangs up is known. The tolerance is several standard
    /// errors wide.
    private static func check(_ result: ReplicationResult) {
        var probability = 1.0
        var total = 1.0
        var queue = 0.0
        for number in 1...2_000 {
            let waiting = max(0, number - posts)
            let departures = Double(min(number, posts)) / meanService + Double(waiting) / meanPatience
            probability *= rate / departures
            total += probability
            queue += probability * Double(waiting)
        }
        let expected = queue / total / meanPatience / rate
        let share = result.value("calls.abandoned_share")
        let tolerance = 20 * expected / result.value("calls.offered").squareRoot()
        precondition(abs(share - expected) < tolerance, "The share that hangs up, \(share), is wrong.")
        precondition(result.accounts.allSatisfy { $0.imbalance == 0 }, "Calls are missing.")
    }
}
