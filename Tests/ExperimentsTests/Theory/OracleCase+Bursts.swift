import CityModel
import Randomness

/// Cases of demand that varies more than a Poisson process.
extension OracleCase {
    /// Calls that come in batches: clusters without delay.
    func batch() -> TheoryPlan {
        let size = number("mean_batch")
        var configuration = centre(
            rate: number("lam_b") * size, talk: .exponential(mean: number("s")), agents: count("c"),
            calls: 3_000, warmUp: 20 * number("s"))
        configuration.callStreams[0].rate = number("lam_b")
        configuration.callStreams[0].variation.cluster = Cluster(kind: .geometric, mean: size)
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: configuration, replications: 32,
                    claims: [
                        claim("mean_queue", "calls.queue_mean"), claim("mean_wait_s", "calls.wait_all_mean"),
                        claim("P_wait_arbitrary_call", "calls.delayed_share"),
                        claim("utilisation", "staff.occupancy"), inSystem("mean_in_system"),
                    ])
            ],
            notMeasured: ["P_wait_first_of_batch": "the calls of a batch are counted together"])
    }

    /// Counts of a Neyman–Scott process.
    func clusterCounts() -> TheoryPlan {
        var stream = TheoryModel.stream("calls", rate: number("parent"), talk: .deterministic(0))
        stream.variation.cluster = Cluster(
            kind: Cluster.Kind(rawValue: parameters["off_kind"]!.text!)!, mean: number("mean_off"),
            delay: .exponential(mean: number("delay_mean")))
        // After 15 mean delays three in ten million members of a cluster are still to come.
        return TheoryPlan(
            runs: counts(of: stream, windows: [10, 60, 300], warmUp: 15 * number("delay_mean")),
            notMeasured: ["IoD_limit": "a limit over infinite time"])
    }

    /// A rate that switches between two values, and impatient callers.
    func bursts() -> TheoryPlan {
        func list(_ key: String) -> [Double] { parameters[key]!.list!.map { $0.number! } }
        let (rates, stays, service) = (list("lams"), list("stay"), number("s"))
        let rate = answer("mean_rate_per_s")
        let plain = centre(
            rate: rate, talk: .exponential(mean: service), agents: count("c"),
            callers: patient(number("patience")), calls: 3_000, warmUp: 10 * service)
        var bursty = plain
        bursty.callStreams[0].rate = rates[0]
        bursty.callStreams[0].variation.bursts = Bursts(
            factor: rates[1] / rates[0], stayNormal: stays[0], stayBurst: stays[1])
        var counted = bursty.callStreams[0]
        counted.talk = .deterministic(0)
        let poisson = "erlang_a_at_same_mean_rate_P_abandon"
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: bursty, replications: 32,
                    claims: [
                        claim("P_wait", "calls.delayed_share"), claim("P_abandon", "calls.abandoned_share"),
                        claim("mean_queue", "calls.queue_mean"),
                        claim("mean_wait_all_s", "calls.wait_all_mean"),
                        claim("mean_busy", "staff.busy_mean"),
                    ]),
                TheoryRun(
                    name: "\(name), Poisson", configuration: plain, replications: 32,
                    claims: [claim(poisson, "calls.abandoned_share")]),
            ] + counts(of: counted, windows: [60], warmUp: 0))
    }

    /// The index of dispersion of counts, E(N − μ)² / μ with the exact mean μ: in windows of so many seconds at the
    /// same time in many equal and independent streams, and in the hours of a day.
    private func counts(of stream: CallStream, windows: [Double], warmUp: Double) -> [TheoryRun] {
        let rate = answer("mean_rate_per_s")
        @Sendable func dispersion(_ counts: [Double], mean: Double) -> Double {
            counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
        func configuration(_ streams: [CallStream], measured: Double) -> CityConfiguration {
            CityConfiguration(
                simulation: SimulationSettings(warmUp: warmUp, measured: measured), callStreams: streams,
                lines: [TheoryModel.line("calls")], desks: [TheoryModel.desk(agents: 1)])
        }
        let names = (0..<50).map { "calls\($0)" }
        let streams = names.map { name in
            var copy = stream
            copy.id = name
            return copy
        }
        let short = windows.map { seconds in
            let mean = rate * seconds
            let key = "IoD_counts_\(Int(seconds))s"
            return TheoryRun(
                name: "\(name), \(key)", configuration: configuration(streams, measured: seconds),
                replications: 40,
                claims: [
                    Claim(key, answer(key)) { result in
                        dispersion(names.map { result.value("calls.offered", "stream:\($0)") }, mean: mean)
                    } per: { _ in
                        mean * Double(names.count)
                    }
                ])
        }
        let mean = rate * 3_600
        let day = TheoryRun(
            name: "\(name), days", configuration: configuration([stream], measured: 86_400), replications: 48,
            claims: [
                Claim("IoD_counts_3600s", answer("IoD_counts_3600s")) { result in
                    dispersion((0..<24).map { result.hours[$0].offered }, mean: mean)
                } per: { _ in
                    mean * 24
                },
                Claim("mean_rate_per_s", rate) { $0.value("calls.offered") / 86_400 },
            ])
        return short + [day]
    }
}
