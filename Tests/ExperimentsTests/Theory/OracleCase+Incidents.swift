import CityModel
import Foundation
import Randomness
import Statistics

/// Cases of the whole chain: incidents that are reported or watched, desks that dispatch, units that go.
extension OracleCase {
    /// A town without distances, turn-out and paperwork, whose incidents need one unit each of which there are plenty.
    func town(
        rate: Double, staff: [StaffGroup], handling: HandlingTimes = HandlingTimes(),
        need: Double = 1, isReported: Bool, lasts: Distribution = .deterministic(0),
        cameras: CameraSystem? = nil,
        warmUp: Double, incidents: Double
    ) -> CityConfiguration {
        CityConfiguration(
            simulation: SimulationSettings(warmUp: warmUp, measured: incidents / rate),
            zones: [Zone(id: "town", name: "Town", population: 1, latitude: 0, longitude: 0)],
            incidentTypes: [
                IncidentType(
                    id: "incident", name: "Incident", rate: rate,
                    needs: [UnitNeed(kind: "unit", share: need)],
                    reporters: Reporters(none: isReported ? 0 : 1), lasts: lasts,
                    visibleToCameras: cameras == nil ? 0 : 1, callsTo: ["calls": 1])
            ], lines: [TheoryModel.line("calls")], handling: handling,
            desks: [Desk(id: "centre", name: "Centre", agency: "centre", dispatches: ["unit"], staff: staff)],
            cameras: cameras,
            unitKinds: [
                UnitKind(
                    id: "unit", name: "Unit", turnout: .deterministic(0), speed: 1, onScene: .deterministic(0)
                )
            ],
            units: [
                UnitGroup(
                    id: "base", kind: "unit", latitude: 0, longitude: 0,
                    shifts: [TheoryModel.roundTheClock(5)])
            ])
    }

    /// Five call-takers, three dispatchers, four incidents in five need a unit: M/M/5 and M/M/3 in a row, since
    /// what leaves an M/M/c queue is Poisson (Burke 1956).
    func jackson() -> TheoryPlan {
        func list(_ key: String) -> [Double] { parameters[key]!.list!.map { $0.number! } }
        let (service, agents) = (list("s"), list("c").map { Int($0) })
        let rate = list("ext")[0]
        let configuration = town(
            rate: rate,
            staff: [
                StaffGroup(
                    id: "takers", roles: [.callTaking], shifts: [TheoryModel.roundTheClock(agents[0])]),
                StaffGroup(
                    id: "dispatchers", roles: [.dispatching], shifts: [TheoryModel.roundTheClock(agents[1])]),
            ],
            handling: HandlingTimes(
                interviewing: .exponential(mean: service[0]), dispatching: .exponential(mean: service[1])),
            need: parameters["route"]!.list![0].list![1].number!, isReported: true, warmUp: 20 * service[0],
            incidents: 800)
        let wait = answers("mean_wait_s")
        let load = zip(answers("utilisation"), agents).reduce(0) { $0 + $1.0 * Double($1.1) }
        let window = configuration.simulation.measured
        let claims = [
            Claim("P_wait[0]", answers("P_wait")[0]) {
                $0.sum(of: "calls.delayed_share")
            } per: {
                $0.weight(of: "calls.delayed_share")
            },
            Claim("mean_wait_s[0]", wait[0]) {
                $0.sum(of: "calls.wait_mean")
            } per: {
                $0.value("calls.answered")
            },
            Claim("mean_queue[0]", answers("mean_queue")[0]) { $0.value("calls.queue_mean") },
            Claim("utilisation[0 and 1]", load) { $0.value("staff.busy_mean") },
            Claim("throughput_per_s[0]", answers("throughput_per_s")[0]) {
                $0.value("calls.offered") / window
            },
            Claim("throughput_per_s[1]", answers("throughput_per_s")[1]) {
                $0.value("incident.count") / window
            },
            // Incidents that need a unit go through both stations.
            Claim("mean_end_to_end_s[both]", wait[0] + service[0] + wait[1] + service[1]) {
                $0.value("incident.time_to_dispatch_mean") * $0.value("incident.count")
            } per: {
                $0.value("incident.count")
            },
        ]
        return TheoryPlan(
            runs: [TheoryRun(name: name, configuration: configuration, replications: 32, claims: claims)])
    }

    /// A camera that one operator per post looks at, with the given hazard of noticing.
    private func camera(hazard: Double) -> CameraSystem {
        CameraSystem(
            desk: "centre", cameras: 1, screensPerOperator: 1,
            watching: .init(exposure: 60, noticedByScreens: [1: 1 - exp(-60 * hazard)], window: 1e6))
    }

    private func detectionClaims(_ watchers: String, people: Double) -> [Claim] {
        [
            Claim("P_detect", answer("P_detect")) {
                $0.value("cctv.detected_share") * $0.value("incident.count")
            } per: {
                $0.value("incident.count")
            },
            Claim(watchers, answer(watchers)) { $0.value("cctv.watchers_mean") / people },
            Claim(
                "mean_time_to_detection_given_detected_s", answer("mean_time_to_detection_given_detected_s")
            ) {
                $0.detectionTimes.sum
            } per: {
                $0.detectionTimes.count
            },
        ]
    }

    /// Watchers who are at their seat and away from it for exponential spells.
    func onAndOff() -> TheoryPlan {
        let people = parameters["operators"]?.number ?? 1
        let duration = number("duration")
        let configuration = town(
            rate: 1 / 400.0,
            staff: [
                StaffGroup(
                    id: "watchers", roles: [.callTaking, .dispatching, .watching],
                    shifts: [TheoryModel.roundTheClock(Int(people))],
                    attendance: .init(meanAtSeat: number("on_mean"), meanAway: number("off_mean")))
            ], isReported: false,
            lasts: parameters["dist"]!.text == "exponential"
                ? .exponential(mean: duration) : .deterministic(duration),
            cameras: camera(hazard: number("hazard")), warmUp: 1_000, incidents: 300)
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: configuration, replications: 32,
                    claims: detectionClaims("P_operator_on", people: people))
            ], notMeasured: ["mean_undetected_time_s": "incidents nobody notices have no time of detection"])
    }

    /// A watcher who also takes calls, and watches only while nobody calls: M/M/1/K.
    func callsBlockWatching() -> TheoryPlan {
        var configuration = town(
            rate: 1 / 700.0,
            staff: [
                StaffGroup(
                    id: "operator", roles: [.callTaking, .dispatching, .watching],
                    shifts: [TheoryModel.roundTheClock(1)])
            ], isReported: false, lasts: .exponential(mean: number("duration")),
            cameras: camera(hazard: number("hazard")), warmUp: 10_000, incidents: 300)
        configuration.desks[0].trunks = count("K")
        configuration.callStreams = [
            TheoryModel.stream("calls", rate: number("lam"), talk: .exponential(mean: number("s")))
        ]
        return TheoryPlan(runs: [
            TheoryRun(
                name: name, configuration: configuration, replications: 32,
                claims: detectionClaims("P_operator_free", people: 1))
        ])
    }

    /// A watcher who looks at one camera after another in a fixed cycle. Incidents are so rare that he has turned back
    /// to the screens when the next begins.
    func tourOfCameras() -> TheoryPlan {
        let look = number("look")
        let cycle = number("cameras") * look
        func run(_ kind: String, lasts: Double, claims: [Claim]) -> TheoryRun {
            var cameras = camera(hazard: 0)
            cameras.cameras = count("cameras")
            cameras.attention = .init(tour: .init(look: look, notices: number("p_look")))
            let configuration = town(
                rate: 1 / (40 * cycle),
                staff: [
                    StaffGroup(
                        id: "watcher", roles: [.callTaking, .dispatching, .watching],
                        shifts: [TheoryModel.roundTheClock(1)])
                ], isReported: false, lasts: .deterministic(lasts), cameras: cameras, warmUp: 1_000,
                incidents: 300)
            return TheoryRun(
                name: "\(name), \(kind)", configuration: configuration, replications: 32, claims: claims)
        }
        // With a probability of 1 − 0.3^100 an incident that lasts for 100 rounds is found.
        let time = answer("mean_time_to_detection_if_it_never_ends_s")
        return TheoryPlan(
            runs: [
                run(
                    "ends", lasts: number("duration"),
                    claims: [
                        Claim("P_detect", answer("P_detect")) {
                            $0.value("cctv.detected_share") * $0.value("incident.count")
                        } per: {
                            $0.value("incident.count")
                        }
                    ]),
                run(
                    "never ends", lasts: 100 * cycle,
                    claims: [
                        Claim("mean_time_to_detection_if_it_never_ends_s", time) {
                            $0.detectionTimes.sum
                        } per: {
                            $0.detectionTimes.count
                        }
                    ]),
            ],
            notMeasured: [
                "cycle_s": "the cycle is cameras · look by definition",
                "P_detect_if_it_never_ends": "a limit that no finite run shows",
            ])
    }

}

extension ReplicationResult {
    private func histogram(_ kpi: String) -> Int {
        measures.first { $0.kpi == kpi && $0.scope == "city" }!.histogram!
    }

    /// Seconds and number of detections.
    var detectionTimes: (sum: Double, count: Double) {
        let histogram = histograms[histogram("cctv.time_to_detect_p50")]
        return (Double(histogram.sum) / 1e6, Double(histogram.finiteCount))
    }

    var dispatchTimes: SparseHistogram { histograms[histogram("incident.time_to_dispatch_p90")] }
}
