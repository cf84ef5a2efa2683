import ReferenceLoop

/// An M/M/1 queue with a million customers, beside the plain loop in C++.
struct SingleServerBenchmark: Benchmark {
    let name = "mm1"
    let utilisation = 0.8

    func measure(_ settings: Settings) -> [Measurement] {
        let customers = 1_000_000 / settings.divisor
        let warmUp = customers / 10
        return Measurement.compare(
            benchmark: "\(name), \(customers) customers", rounds: settings.rounds,
            variants: [
                reference("C++ std::mt19937_64", customers, reference_generator_standard_library),
                reference("C++ SplitMix64", customers, reference_generator_split_mix),
                Variant(name: "EventList") {
                    var server = SingleServerOnEventList(utilisation: utilisation, seed: 1)
                    _ = server.run(customers: warmUp)
                    let sample = Sample.of { server.run(customers: customers) }
                    check(server.meanWait, customers: server.served)
                    return sample
                },
                Variant(name: "EventList, Slab, RankedQueue") {
                    var server = SingleServer(utilisation: utilisation, seed: 1)
                    _ = server.run(customers: warmUp)
                    let sample = Sample.of { server.run(customers: customers) }
                    check(server.meanWait, customers: server.served)
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

    private func reference(_ name: String, _ customers: Int, _ generator: reference_generator) -> Variant {
        Variant(name: name) {
            let result = reference_single_server(Int64(customers), utilisation, 1, generator)
            check(result.mean_wait, customers: Int(result.customers))
            return Sample(operations: Int(result.events), seconds: result.seconds, allocations: nil)
        }
    }

    /// A loop that computes something else would be timed for nothing. The mean wait is ρ/(1−ρ) service times; the
    /// variance of its mean over n customers is ρ(2 + 5ρ − 4ρ² + ρ³)/((1−ρ)⁴ n) (N. Blomqvist 1967, "The covariance
    /// function of the M/G/1 queuing system"), and five standard errors are not exceeded by chance.
    private func check(_ meanWait: Double, customers: Int) {
        let load = utilisation
        let idle = 1 - load
        let numerator = load * (2 + 5 * load - 4 * load * load + load * load * load)
        let variance = numerator / (idle * idle * idle * idle * Double(customers))
        let distance = abs(meanWait - load / idle)
        precondition(distance < 5 * variance.squareRoot(), "The mean wait \(meanWait) is wrong.")
    }
}
