import CityModel
import Foundation
import Randomness

/// Cases over the day, with several desks, or without a queue.
extension OracleCase {
    /// One replication is one day from midnight, empty at its start.
    func day() -> TheoryPlan {
        guard parameters["policy"]!.text == "exhaustive" else {
            return TheoryPlan(
                notApplicable: "people whose shift ends finish the call in hand, never hand it back")
        }
        let steps = parameters["steps"]!.list!.map { $0.list!.map { Int($0.number!) } }
        let ends = steps.dropFirst().map { $0[0] } + [24]
        let shifts = zip(steps, ends).map { step, end in
            TheoryModel.shift(from: step[0], hours: end - step[0], posts: step[1])
        }
        var configuration = TheoryModel.singleDesk(
            rate: number("lam_bar"), talk: .exponential(mean: number("s")),
            desk: TheoryModel.desk(shifts: shifts), callers: patient(number("patience")), warmUp: 0,
            measured: 86_400)
        configuration.callStreams[0].profile = Profile(
            day: .sinusoid(amplitude: number("amp"), peakHour: number("peak_h")))
        var claims = [
            claim("day_arrivals", "calls.offered"), claim("day_abandon_fraction", "calls.abandoned_share"),
            claim("day_mean_wait_s", "calls.wait_all_mean"), claim("day_P_wait", "calls.delayed_share"),
        ]
        for hour in 0..<24 {
            claims += [
                Claim("hourly_mean_busy[\(hour)]", answers("hourly_mean_busy")[hour]) {
                    $0.hours[hour].meanBusy
                },
                Claim("hourly_arrivals[\(hour)]", answers("hourly_arrivals")[hour]) {
                    $0.hours[hour].offered
                },
            ]
        }
        // At quiet hours most days see no queue at all, and their mean is too skewed for Student's t: four hours
        // together.
        for first in stride(from: 0, to: 24, by: 4) {
            let exact = answers("hourly_mean_queue")[first..<(first + 4)].reduce(0, +) / 4
            claims.append(
                Claim("hourly_mean_queue[\(first)..<\(first + 4)]", exact) { result in
                    result.hours[first..<(first + 4)].reduce(0) { $0 + $1.meanQueue } / 4
                })
        }
        return TheoryPlan(
            runs: [TheoryRun(name: name, configuration: configuration, replications: 48, claims: claims)],
            notMeasured: [
                "hourly_abandonments":
                    "attempts count by the hour in which they began, not in which they ended",
                "hourly_P_wait": "the share that waits is not measured by hour",
                "hourly_queue_at_hour_end": "states at a moment are not measured",
                "hourly_in_system_at_hour_end": "states at a moment are not measured",
            ])
    }

    /// The same calls and people at several desks, and in one room.
    func pooling() -> TheoryPlan {
        let count = count("k")
        let talk = Distribution.exponential(mean: number("s"))
        let patience = parameters["patience"]?.number
        let names = ["north", "centre", "south"]
        let streams = names.map { TheoryModel.stream($0, rate: number("lam_each"), talk: talk) }
        func configuration(_ desks: [Desk], desk: (String) -> String) -> CityConfiguration {
            CityConfiguration(
                simulation: SimulationSettings(
                    warmUp: 60 * number("s"), measured: 1_500 / (number("lam_each") * Double(count))),
                callStreams: streams, lines: names.map { TheoryModel.line($0, desk: desk($0)) },
                callers: CallerBehaviour(patience: patience.map { .exponential(mean: $0) }), desks: desks)
        }
        let separate = configuration(names.map { TheoryModel.desk($0, agents: self.count("c_each")) }) { $0 }
        let pooled = configuration([TheoryModel.desk("joint", agents: count * self.count("c_each"))]) { _ in
            "joint"
        }
        let kpis = [
            ("P_wait", "calls.delayed_share"), ("mean_wait_s", "calls.wait_mean"),
            ("mean_wait_all_s", "calls.wait_all_mean"), ("P_abandon", "calls.abandoned_share"),
            ("P_wait_le_20s", "calls.answered_within_20s"),
            ("P_served_within_20s_of_offered", "calls.answered_within_20s"),
        ]
        func claims(_ prefix: String) -> [Claim] {
            kpis.filter { expected["\(prefix)_\($0.0)"] != nil }.map { claim("\(prefix)_\($0.0)", $0.1) }
        }
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: "\(name), separate", configuration: separate, replications: 32,
                    claims: claims("separate")),
                TheoryRun(
                    name: "\(name), pooled", configuration: pooled, replications: 32, claims: claims("pooled")
                ),
            ], notMeasured: ["ratio_mean_wait_separate_over_pooled": "follows from the two means"])
    }

    func infiniteServers() -> TheoryPlan {
        let law = TheoryModel.law(parameters["service"]!)
        let configuration = centre(
            rate: number("lam"), talk: law, agents: 60, calls: 1_000, warmUp: 10 * law.mean)
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: configuration, replications: 32,
                    claims: [claim("mean_busy", "staff.busy_mean")])
            ],
            notMeasured: [
                "variance_busy": "only the mean over time is measured",
                "P_busy_ge": "only the mean over time is measured",
                "P_empty": "only the mean over time is measured",
            ])
    }

    /// The number busy follows a sinusoid of the same period (Eick, Massey, Whitt 1993), so its mean over an hour
    /// follows from its values on the hour: with ω = 2π / 24 h, the value half-way is that of the chord divided
    /// by cos(ω / 2), and the mean over the hour is the value half-way times sin(ω / 2) / (ω / 2).
    func infiniteServersOverTheDay() -> TheoryPlan {
        let law = TheoryModel.law(parameters["service"]!)
        let load = number("lam_bar") * law.mean
        var configuration = TheoryModel.singleDesk(
            rate: number("lam_bar"), talk: law, desk: TheoryModel.desk(agents: 120), warmUp: 86_400,
            measured: 2 * 86_400)
        configuration.callStreams[0].profile = Profile(
            day: .sinusoid(amplitude: number("amp"), peakHour: number("peak_h")))
        let onTheHour = answers("mean_busy_on_the_hour")
        let half = Double.pi / 24
        let claims = (0..<24).map { hour in
            let chord = (onTheHour[hour] + onTheHour[(hour + 1) % 24]) / 2 - load
            let mean = load + chord / cos(half) * sin(half) / half
            return Claim("mean_busy_on_the_hour[\(hour)]", mean) { $0.hours[hour].meanBusy }
        }
        return TheoryPlan(
            runs: [TheoryRun(name: name, configuration: configuration, replications: 32, claims: claims)],
            notMeasured: [
                "peak_lag_s": "follows from the values over the day",
                "peak_mean_busy": "follows from the values over the day",
                "P_busy_gt_peak_plus_2sd_at_peak": "states at a moment are not measured",
            ])
    }
}
