@_spi(Benchmarks) import EventKernel

/// The bare event list under the hold load, inside its module and from this one.
struct HoldBenchmark: Benchmark {
    let name = "hold"
    let pending = [16, 64, 256, 1000, 10_000]

    func measure(_ settings: Settings) throws -> [Measurement] {
        let events = 2_000_000 / settings.divisor
        checkTwins()
        return try pending.flatMap { pending in
            try Measurement.compare(
                benchmark: "\(name), \(pending) pending", rounds: settings.rounds,
                variants: [
                    Variant(name: "inside EventKernel") {
                        var loop = EventKernel.HoldLoop(pending: pending, seed: 1)
                        var sum = loop.run(events: 4 * pending)
                        return .of {
                            sum &+= loop.run(events: events)
                            return keep(sum, events)
                        }
                    },
                    Variant(name: "from another module") {
                        var loop = HoldLoop(pending: pending, seed: 1)
                        var sum = loop.run(events: 4 * pending)
                        return .of {
                            sum &+= loop.run(events: events)
                            return keep(sum, events)
                        }
                    },
                ])
        }
    }

    /// Both loops must do the same, or the comparison means nothing.
    private func checkTwins() {
        var inside = EventKernel.HoldLoop(pending: 100, seed: 1)
        var outside = HoldLoop(pending: 100, seed: 1)
        precondition(inside.run(events: 10_000) == outside.run(events: 10_000), "The loops differ.")
    }

    func aims(_ measurements: [Measurement]) -> [Aim] {
        let outside = measurements.filter { $0.variant == "from another module" }
        let slowdown = outside.map { 1 / $0.speedRatio }.max() ?? .nan
        let allocations = measurements.compactMap(\.allocationsPerOperation).max() ?? .nan
        return [
            Aim(
                description: "hold: from another module at most 1.2 times slower", value: slowdown,
                isMet: slowdown < 1.2),
            Aim(
                description: "hold: no allocation after warm-up", value: allocations,
                isMet: allocations == 0),
        ]
    }
}

/// Returns the count and makes the compiler believe that the result was looked at.
@inline(never)
func keep(_ result: UInt64, _ count: Int) -> Int {
    result == 0x5167_A900_0000_0001 ? count &+ 1 : count
}
