import CityModel
import Randomness

/// How each case of the oracle file is run and read.
extension OracleCase {
    func plan() -> TheoryPlan {
        switch model {
        case "erlang_b": erlangB()
        case "erlang_c": erlangC()
        case "erlang_a": erlangA()
        case "mg1": singleAgent()
        case "mdc": multiAgent(.deterministic(number("D")))
        case "mphc": multiAgent(TheoryModel.law(parameters["service"]!))
        case "priority_mmc": priorityMMC()
        case "priority_mg1": priorityMG1()
        case "priority_abandon": priorityAbandon()
        case "mmck": mmck()
        case "mmck_m": mmckM()
        case "retrial": retrial()
        case "retrial_abandon": retrialAbandon()
        case "mt_mct_m": day()
        case "pooling": pooling()
        case "mginf": infiniteServers()
        case "mtginf": infiniteServersOverTheDay()
        case "jackson": jackson()
        case "cctv_onoff": onAndOff()
        case "cctv_busy": callsBlockWatching()
        case "cctv_scan": tourOfCameras()
        case "hypercube": hypercube()
        case "overflow": overflow()
        case "batch": batch()
        case "cluster_iod": clusterCounts()
        case "mmpp_mc_m": bursts()
        default: TheoryPlan(notApplicable: Self.reasons[model])
        }
    }

    /// Models that the engine does not have.
    static let reasons: [String: String] = [:]

    /// Warm-up and window in seconds, for about `calls` measured calls.
    func lengths(rate: Double, calls: Double, warmUp: Double) -> (Double, Double) {
        (warmUp, (calls / rate).rounded(.up))
    }

    func centre(
        rate: Double, talk: Distribution, agents: Int, trunks: Int? = nil,
        callers: CallerBehaviour = CallerBehaviour(), calls: Double, warmUp: Double
    ) -> CityConfiguration {
        let (warm, measured) = lengths(rate: rate, calls: calls, warmUp: warmUp)
        return TheoryModel.singleDesk(
            rate: rate, talk: talk, desk: TheoryModel.desk(agents: agents, trunks: trunks), callers: callers,
            warmUp: warm, measured: measured)
    }

    /// Systems of more than a hundred agents take many calls to forget their start: fewer replications of them.
    var affordableReplications: Int { number("c") > 100 ? 16 : 32 }

    func patient(_ mean: Double) -> CallerBehaviour {
        CallerBehaviour(patience: .exponential(mean: mean))
    }

    func claim(_ key: String, _ kpi: String, _ scope: String = "city") -> Claim {
        Claim(key, answer(key)) {
            $0.sum(of: kpi, scope)
        } per: {
            $0.weight(of: kpi, scope)
        }
    }

    // MARK: Loss

    private func erlangB() -> TheoryPlan {
        let rate = number("lam")
        let service = number("s")
        let load = rate * service
        let configuration = centre(
            rate: rate, talk: .exponential(mean: service), agents: count("c"), trunks: count("c"),
            calls: max(1_500, 6 * load), warmUp: 6 * service)
        return TheoryPlan(runs: [
            TheoryRun(
                name: name, configuration: configuration, replications: affordableReplications,
                claims: [
                    claim("blocking_probability", "calls.blocked_share"),
                    claim("carried_load_erl", "staff.busy_mean"), claim("utilisation", "staff.occupancy"),
                ])
        ])
    }

    private func mmck() -> TheoryPlan {
        let rate = number("lam")
        let configuration = centre(
            rate: rate, talk: .exponential(mean: number("s")), agents: count("c"), trunks: count("K"),
            calls: 1_500, warmUp: 12 * number("s"))
        return TheoryPlan(runs: [
            TheoryRun(
                name: name, configuration: configuration, replications: 32,
                claims: [
                    claim("P_block", "calls.blocked_share"),
                    claim("P_wait_accepted", "calls.delayed_share"),
                    claim("mean_wait_accepted_s", "calls.wait_all_mean"),
                    claim("mean_queue", "calls.queue_mean"), inSystem("mean_in_system"),
                    claim("utilisation", "staff.occupancy"),
                ] + [10, 15, 20].map(ofAnswered))
        ])
    }

    func inSystem(_ key: String) -> Claim {
        Claim(key, answer(key)) { $0.value("calls.queue_mean") + $0.value("staff.busy_mean") }
    }

    private func ofAnswered(_ seconds: Int) -> Claim {
        let key = "P_wait_le_\(seconds)s_accepted"
        return Claim(key, answer(key)) {
            $0.sum(of: "calls.answered_within_\(seconds)s")
        } per: {
            $0.value("calls.answered")
        }
    }

    private func mmckM() -> TheoryPlan {
        let rate = number("lam")
        let configuration = centre(
            rate: rate, talk: .exponential(mean: number("s")), agents: count("c"), trunks: count("K"),
            callers: patient(number("patience")), calls: 1_500, warmUp: 8 * number("s"))
        let within = [10, 15, 20].map {
            claim("P_served_within_\($0)s_of_offered", "calls.answered_within_\($0)s")
        }
        var blocked = claim("P_block", "calls.blocked_share")
        blocked.isRare = true
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: configuration, replications: 32,
                    claims: [
                        blocked,
                        claim("P_wait_accepted", "calls.delayed_share"),
                        claim("mean_wait_accepted_s", "calls.wait_all_mean"),
                        claim("mean_queue", "calls.queue_mean"), inSystem("mean_in_system"),
                        claim("utilisation", "staff.occupancy"),
                        claim("P_abandon_of_offered", "calls.abandoned_share"),
                        Claim("P_abandon_of_accepted", answer("P_abandon_of_accepted")) {
                            $0.value("calls.abandoned")
                        } per: {
                            $0.value("calls.answered") + $0.value("calls.abandoned")
                        },
                        claim("P_served_of_offered", "calls.answered_share"),
                    ] + within)
            ],
            notMeasured: Dictionary(
                uniqueKeysWithValues: [10, 15, 20].map {
                    ("P_wait_le_\($0)s_accepted", "waits of those who hang up are summed, not sorted")
                }))
    }

    // MARK: Delay

    private func erlangC() -> TheoryPlan {
        let rate = number("lam")
        let service = number("s")
        let agents = number("c")
        let load = rate * service / agents
        // Time in which the queue forgets its start: 1 / (c mu (1 − √rho)²), at least a service time.
        let relaxation = max(service, service / agents / ((1 - load.squareRoot()) * (1 - load.squareRoot())))
        let configuration = centre(
            rate: rate, talk: .exponential(mean: service), agents: count("c"),
            calls: max(1_500, 6 * rate * relaxation), warmUp: 4 * relaxation)
        var claims = waiting()
        claims += [inSystem("mean_in_system"), claim("utilisation", "staff.occupancy")]
        claims += [10, 15, 20].map { claim("P_wait_le_\($0)s", "calls.answered_within_\($0)s") }
        claims.append(
            Claim("mean_wait_given_wait_s", answer("mean_wait_given_wait_s")) {
                $0.sum(of: "calls.wait_all_mean")
            } per: {
                $0.sum(of: "calls.delayed_share")
            })
        for (key, share) in [("wait_p90_s", 0.9), ("wait_p95_s", 0.95)] {
            let seconds = answer(key)
            // At an exact quantile above 0 the share within it is the probability; a quantile of 0 says only
            // that fewer wait.
            claims.append(
                Claim(key, seconds > 0 ? share : 1 - answer("P_wait")) {
                    $0.answered(within: seconds)
                } per: {
                    $0.value("calls.answered")
                })
        }
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: configuration, replications: affordableReplications,
                    claims: claims)
            ])
    }

    func waiting() -> [Claim] {
        [
            claim("P_wait", "calls.delayed_share"), claim("mean_wait_s", "calls.wait_all_mean"),
            claim("mean_queue", "calls.queue_mean"),
        ]
    }

    private func singleAgent() -> TheoryPlan {
        let rate = number("lam")
        let law = TheoryModel.law(parameters["service"]!)
        let configuration = centre(rate: rate, talk: law, agents: 1, calls: 1_500, warmUp: 200 * law.mean)
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: configuration, replications: 32,
                    claims: waiting() + [
                        claim("utilisation", "staff.occupancy"),
                        Claim("mean_sojourn_s", answer("mean_sojourn_s")) {
                            ($0.value("calls.queue_mean") + $0.value("staff.busy_mean")) / rate
                        },
                    ])
            ], notMeasured: ["service_second_moment_s2": "a property of the law, not of the queue"])
    }

    private func multiAgent(_ law: Distribution) -> TheoryPlan {
        let configuration = centre(
            rate: number("lam"), talk: law, agents: count("c"), calls: 1_500, warmUp: 60 * law.mean)
        let within = [10, 15, 20].filter { expected["P_wait_le_\($0)s"] != nil }
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: configuration, replications: 32,
                    claims: waiting() + [claim("utilisation", "staff.occupancy")]
                        + within.map { claim("P_wait_le_\($0)s", "calls.answered_within_\($0)s") })
            ],
            notMeasured: expected.keys.contains("approx_LeeLongton_mean_wait_s")
                ? ["approx_LeeLongton_mean_wait_s": "an approximation"] : [:])
    }
}
