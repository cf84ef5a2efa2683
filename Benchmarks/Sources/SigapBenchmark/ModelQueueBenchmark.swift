import CityModel

/// The single-server queue as a city: one desk, one stream of calls, everything that a city measures.
struct ModelQueueBenchmark: Benchmark {
    let name = "mm1-model"

    func measure(_ settings: Settings) throws -> [Measurement] {
        let customers = 1_000_000 / settings.divisor
        let load = SingleServerLoad.utilisation
        let city = Model.queue(
            rates: [load], meanService: 1, posts: 1, measured: Double(customers) / load)
        let result = try City.run(city, seed: 1, replication: 0)
        SingleServerLoad.check(
            result.value("calls.wait_mean"), customers: Int(result.value("calls.answered")))
        return try Measurement.compare(
            benchmark: "\(name), \(customers) customers", rounds: settings.rounds,
            variants: [
                SingleServerLoad.reference(customers),
                Variant(name: "city model") { try Model.sample(city) },
            ])
    }

    func aims(_ measurements: [Measurement]) -> [Aim] { [] }
}
