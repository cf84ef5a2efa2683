/// What keyed draws cost: the same single-server queue on the same kernel, with its times from four sources.
struct DrawsBenchmark: Benchmark {
    let name = "draws"
    private let utilisation = SingleServerLoad.utilisation

    func measure(_ settings: Settings) throws -> [Measurement] {
        let customers = 1_000_000 / settings.divisor
        return try Measurement.compare(
            benchmark: "\(name), M/M/1, \(customers) customers", rounds: settings.rounds,
            variants: [
                SingleServerLoad.reference(customers),
                Variant(name: "SplitMix64 in sequence") {
                    run(SequentialSpans(utilisation: utilisation, seed: 1), customers)
                },
                Variant(name: "keyed, inline") {
                    run(InlineKeyedSpans(utilisation: utilisation, seed: 1), customers)
                },
                Variant(name: "keyed, Sampler") {
                    run(SampledSpans(utilisation: utilisation, seed: 1), customers)
                },
                Variant(name: "keyed, gsl_ran_exponential") {
                    run(LibraryKeyedSpans(utilisation: utilisation, seed: 1), customers)
                },
            ])
    }

    func aims(_ measurements: [Measurement]) -> [Aim] {
        measurements.filter { $0.variant.hasPrefix("keyed") }.flatMap { measurement in
            [
                Aim(
                    description: "draws: \(measurement.variant): at least half the speed of the C++ loop",
                    value: measurement.speedRatio, isMet: measurement.speedRatio >= 0.5),
                Aim(
                    description: "draws: \(measurement.variant): no allocation after warm-up",
                    value: measurement.allocationsPerOperation ?? .nan,
                    isMet: measurement.allocationsPerOperation == 0),
            ]
        }
    }

    private func run<Spans: SpanSource & ~Copyable>(_ spans: consuming Spans, _ customers: Int) -> Sample {
        var server = SingleServer(spans)
        _ = server.run(customers: customers / 10)
        let sample = Sample.of { server.run(customers: customers) }
        SingleServerLoad.check(server.meanWait, customers: server.served)
        return sample
    }
}
