import CityModel
import EventKernel
import Randomness

/// Call centres small enough for a textbook: desks with a number each, Poisson streams, nothing else.
enum TheoryModel {
    /// `calls`, by rank 1, at `desk`.
    static func stream(
        _ id: String, rate: Double, talk: Distribution, profile: Profile = Profile(), patience: Double? = nil
    ) -> CallStream {
        CallStream(
            id: id, name: id, kind: .emergency, rate: rate, profile: profile, callsTo: [id: 1], talk: talk,
            callers: patience.map { CallerBehaviour(patience: .exponential(mean: $0)) })
    }

    static func line(_ id: String, rank: Int = 1, desk: String = "centre") -> ReportLine {
        ReportLine(id: id, name: id, desk: desk, rank: rank)
    }

    static func desk(_ id: String = "centre", shifts: [Shift], trunks: Int? = nil) -> Desk {
        Desk(
            id: id, name: id, agency: id, trunks: trunks,
            staff: [StaffGroup(id: "agents", roles: [.callTaking], shifts: shifts)])
    }

    static func desk(_ id: String = "centre", agents: Int, trunks: Int? = nil) -> Desk {
        desk(id, shifts: [roundTheClock(agents)], trunks: trunks)
    }

    static func roundTheClock(_ posts: Int) -> Shift { shift(from: 0, hours: 24, posts: posts) }

    static func shift(from hour: Int, hours: Int, posts: Int) -> Shift {
        Shift(
            name: "from \(hour)", weekdays: Weekdays(rawValue: 127), startMinute: hour * 60,
            lengthMinutes: hours * 60, posts: posts)
    }

    /// One stream `calls` on one desk.
    static func singleDesk(
        rate: Double, talk: Distribution, desk: Desk, callers: CallerBehaviour = CallerBehaviour(),
        warmUp: Double, measured: Double
    ) -> CityConfiguration {
        CityConfiguration(
            simulation: SimulationSettings(warmUp: warmUp, measured: measured),
            callStreams: [stream("calls", rate: rate, talk: talk)], lines: [line("calls")], callers: callers,
            desks: [desk])
    }

    /// A law of service as the oracle file writes it.
    static func law(_ value: OracleValue) -> Distribution {
        let record = value.record!
        func number(_ key: String) -> Double { record[key]!.number! }
        let mean = number("mean_s")
        return switch record["kind"]!.text! {
        case "deterministic": .deterministic(mean)
        case "exponential": .exponential(mean: mean)
        case "lognormal": .lognormal(mean: mean, standardDeviation: mean * number("cv"))
        case "gamma": .gamma(mean: mean, standardDeviation: mean * number("cv"))
        case "erlang": .erlang(shape: Int(number("k")), mean: mean)
        case "hyperexponential":
            .mixture([
                MixturePart(weight: number("p1"), distribution: .exponential(mean: number("m1_s"))),
                MixturePart(weight: 1 - number("p1"), distribution: .exponential(mean: number("m2_s"))),
            ])
        default: preconditionFailure("unknown law")
        }
    }
}
