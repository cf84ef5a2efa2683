import CityModel
import EventKernel
import Randomness

/// Configurations of the city model, and their runs.
enum Model {
    /// A replication timed as a whole: compiling the configuration and making the result are part of it.
    static func sample(_ configuration: CityConfiguration, replications: Range<UInt32> = 0..<1) throws
        -> Sample
    {
        try .of {
            var events: UInt64 = 0
            for replication in replications {
                events += try City.run(configuration, seed: 1, replication: replication).events
            }
            return Int(events)
        }
    }

    /// What the events of a longer run cost beyond those of a shorter one: set-up and result fall out.
    static func difference(
        _ long: CityConfiguration, _ short: CityConfiguration, replications: Range<UInt32>
    ) throws -> Sample {
        let less = try sample(short, replications: replications)
        let more = try sample(long, replications: replications)
        var allocations: Int?
        if let first = less.allocations, let second = more.allocations { allocations = second - first }
        return Sample(
            operations: more.operations - less.operations, seconds: more.seconds - less.seconds,
            allocations: allocations)
    }

    /// The bare event list under the hold load, for as many events as a run of the model has.
    static func hold(pending: Int, events: Int) -> Variant {
        Variant(name: "event list, \(pending) pending") {
            var loop = HoldLoop(pending: pending, seed: 1)
            var sum = loop.run(events: 4 * pending)
            return .of {
                sum &+= loop.run(events: events)
                return keep(sum, events)
            }
        }
    }

    /// Calls of several streams, each with a line of its own and a rank, to one desk of `posts` people.
    static func queue(
        rates: [Double], meanService: Double, posts: Int, meanPatience: Double? = nil, measured: Double
    ) -> CityConfiguration {
        let ranks = rates.indices.map { $0 + 1 }
        return CityConfiguration(
            simulation: SimulationSettings(measured: measured),
            callStreams: zip(ranks, rates).map { rank, rate in
                CallStream(
                    id: "calls-\(rank)", name: "Calls of rank \(rank)", kind: .emergency, rate: rate,
                    callsTo: ["line-\(rank)": 1], talk: .exponential(mean: meanService))
            },
            lines: ranks.map { ReportLine(id: "line-\($0)", name: "Line \($0)", desk: "desk", rank: $0) },
            callers: CallerBehaviour(patience: meanPatience.map { .exponential(mean: $0) }),
            desks: [
                Desk(
                    id: "desk", name: "Desk", agency: "agency",
                    staff: [
                        StaffGroup(
                            id: "agents", roles: [.callTaking],
                            shifts: [
                                Shift(
                                    name: "always", weekdays: .everyDay, startMinute: 0, lengthMinutes: 1440,
                                    posts: posts)
                            ])
                    ])
            ])
    }
}

extension ReplicationResult {
    /// A KPI of the whole city.
    func value(_ kpi: String) -> Double {
        zip(measures, values).first { $0.0.kpi == kpi && $0.0.scope == "city" }?.1 ?? .nan
    }
}
