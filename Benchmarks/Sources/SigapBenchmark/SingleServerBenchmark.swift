import ReferenceLoop

/// An M/M/1 queue with a million customers, beside the plain loop in C++.
struct SingleServerBenchmark: Benchmark {
    let name = "mm1"
    private let utilisation = SingleServerLoad.utilisation

    func measure(_ settings: Settings) throws -> [Measurement] {
        let customers = 1_000_000 / settings.divisor
        let warmUp = customers / 10
        return try Measurement.compare(
            benchmark: "\(name), \(customers) customers", rounds: settings.rounds,
            variants: [
                SingleServerLoad.reference(customers),
                SingleServerLoad.reference(
                    customers, generator: reference_generator_split_mix, name: "C++ SplitMix64"),
                Variant(name: "EventList") {
                    var server = SingleServerOnEventList(utilisation: utilisation, seed: 1)
                    _ = server.run(customers: warmUp)
                    let sample = Sample.of { server.run(customers: customers) }
                    SingleServerLoad.check(server.meanWait, customers: server.served)
                    return sample
                },
                Variant(name: "EventList, Slab, RankedQueue") {
                    var server = SingleServer(SequentialSpans(utilisation: utilisation, seed: 1))
                    _ = server.run(customers: warmUp)
                    let sample = Sample.of { server.run(customers: customers) }
                    SingleServerLoad.check(server.meanWait, customers: server.served)
                    return sample
                },
            ])
    }

    func aims(_ measurements: [Measurement]) -> [Aim] {
        let kernel = measurements.filter { $0.variant.hasPrefix("EventList") }
        let ratio = kernel.map(\.speedRatio).min() ?? .nan
        let allocations = kernel.compactMap(\.allocationsPerOperation).max() ?? .nan
        return [
            Aim(
                description: "mm1: at least half the speed of the C++ loop", value: ratio,
                isMet: ratio >= 0.5),
            Aim(
                description: "mm1: no allocation after warm-up", value: allocations,
                isMet: allocations == 0),
        ]
    }
}
