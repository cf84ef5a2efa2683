import CityModel
import Randomness

/// Cases in which callers hang up, ring again, or differ in rank.
extension OracleCase {
    /// A group that loses calls, and a second one that takes them beside its own (Wilkinson 1956).
    func overflow() -> TheoryPlan {
        let service = Distribution.exponential(mean: number("s"))
        var primary = TheoryModel.desk("primary", agents: count("c1"), trunks: count("c1"))
        primary.overflow = Desk.Overflow(to: "secondary", after: 0)
        let secondary = TheoryModel.desk("secondary", agents: count("c2"), trunks: count("c2"))
        let (warmUp, measured) = lengths(rate: number("lam"), calls: 3_000, warmUp: 12 * number("s"))
        let configuration = CityConfiguration(
            simulation: SimulationSettings(warmUp: warmUp, measured: measured),
            callStreams: [
                TheoryModel.stream("first", rate: number("lam"), talk: service),
                TheoryModel.stream("second", rate: number("lam2"), talk: service),
            ],
            lines: [
                TheoryModel.line("first", desk: "primary"), TheoryModel.line("second", desk: "secondary"),
            ], desks: [primary, secondary])
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: configuration, replications: 32,
                    claims: [
                        // In the theory a call that finds the second group full as well has overflowed, too.
                        Claim("P_overflow", answer("P_overflow")) {
                            $0.sum(of: "calls.overflow_share", "desk:primary")
                                + $0.value("calls.blocked", "desk:primary")
                        } per: {
                            $0.value("calls.offered", "desk:primary")
                        },
                        claim("P_lost_primary_calls", "calls.blocked_share", "stream:first"),
                        claim("P_lost_secondary_calls", "calls.blocked_share", "stream:second"),
                        claim("mean_busy_secondary", "staff.busy_mean", "desk:secondary"),
                    ])
            ],
            notMeasured: [
                "P_lost_given_overflow": "the quotient of two that are",
                "overflow_mean_erl": "of an infinite group behind the first",
                "overflow_variance_riordan": "of an infinite group behind the first",
                "overflow_peakedness": "of an infinite group behind the first",
            ])
    }

    func erlangA() -> TheoryPlan {
        let service = number("s")
        let configuration = centre(
            rate: number("lam"), talk: .exponential(mean: service), agents: count("c"),
            callers: patient(number("patience")), calls: max(1_500, 12 * number("lam") * service),
            warmUp: 8 * service)
        var claims = [
            claim("P_wait", "calls.delayed_share"), claim("P_abandon", "calls.abandoned_share"),
            claim("mean_wait_all_s", "calls.wait_all_mean"), claim("mean_queue", "calls.queue_mean"),
            claim("utilisation", "staff.occupancy"), claim("mean_wait_served_s", "calls.wait_mean"),
            claim("mean_wait_abandoned_s", "calls.abandoned_wait_mean"),
        ]
        var notMeasured: [String: String] = [:]
        for seconds in [10, 15, 20] {
            let within = "calls.answered_within_\(seconds)s"
            let ofServed = "P_served_within_\(seconds)s_of_served"
            claims.append(claim("P_served_within_\(seconds)s_of_offered", within))
            claims.append(
                Claim(ofServed, answer(ofServed)) {
                    $0.sum(of: within)
                } per: {
                    $0.value("calls.answered")
                })
            notMeasured["P_wait_le_\(seconds)s_offered"] = "waits of those who hang up are summed, not sorted"
            notMeasured["P_virtual_wait_gt_\(seconds)s"] = "nobody there is infinitely patient"
        }
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: configuration, replications: affordableReplications,
                    claims: claims)
            ],
            notMeasured: notMeasured)
    }

    /// Two streams on two lines of rank 1 and 2 at one desk.
    private func ranked(_ streams: [CallStream], agents: Int, warmUp: Double) -> CityConfiguration {
        let rate = streams.reduce(0) { $0 + $1.rate }
        return CityConfiguration(
            simulation: SimulationSettings(warmUp: warmUp, measured: 1_500 / rate), callStreams: streams,
            lines: streams.enumerated().map { TheoryModel.line($1.id, rank: $0 + 1) },
            desks: [TheoryModel.desk(agents: agents)])
    }

    func priorityMMC() -> TheoryPlan {
        let talk = Distribution.exponential(mean: number("s"))
        let configuration = ranked(
            [
                TheoryModel.stream("urgent", rate: number("lam1"), talk: talk),
                TheoryModel.stream("other", rate: number("lam2"), talk: talk),
            ], agents: count("c"), warmUp: 60 * number("s"))
        let within = [10, 15, 20].map {
            claim("P_wait_le_\($0)s_high", "calls.answered_within_\($0)s", "stream:urgent")
        }
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: configuration, replications: 32,
                    claims: [
                        claim("P_wait", "calls.delayed_share"),
                        claim("mean_wait_high_s", "calls.wait_mean", "stream:urgent"),
                        claim("mean_wait_low_s", "calls.wait_mean", "stream:other"),
                        claim("mean_wait_all_s", "calls.wait_mean"),
                        Claim(
                            "mean_queue_high + mean_queue_low",
                            answer("mean_queue_high") + answer("mean_queue_low")
                        ) {
                            $0.value("calls.queue_mean")
                        },
                    ] + within)
            ])
    }

    func priorityMG1() -> TheoryPlan {
        let classes = parameters["classes"]!.list!.map(\.record!)
        let streams = classes.enumerated().map { index, record in
            TheoryModel.stream(
                index == 0 ? "urgent" : "other", rate: record["lam"]!.number!,
                talk: TheoryModel.law(record["service"]!))
        }
        return TheoryPlan(runs: [
            TheoryRun(
                name: name, configuration: ranked(streams, agents: 1, warmUp: 20_000), replications: 32,
                claims: [
                    claim("mean_wait_class1_s", "calls.wait_mean", "stream:urgent"),
                    claim("mean_wait_class2_s", "calls.wait_mean", "stream:other"),
                    claim("mean_wait_all_s", "calls.wait_mean"), claim("utilisation", "staff.occupancy"),
                ])
        ])
    }

    func priorityAbandon() -> TheoryPlan {
        let talk = Distribution.exponential(mean: number("s"))
        let configuration = ranked(
            [
                TheoryModel.stream("urgent", rate: number("lam1"), talk: talk, patience: number("pat1")),
                TheoryModel.stream("other", rate: number("lam2"), talk: talk, patience: number("pat2")),
            ], agents: count("c"), warmUp: 10 * number("s"))
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: configuration, replications: 32,
                    claims: [
                        claim("P_wait", "calls.delayed_share"),
                        claim("P_abandon_high", "calls.abandoned_share", "stream:urgent"),
                        claim("P_abandon_low", "calls.abandoned_share", "stream:other"),
                        claim("mean_wait_high_s", "calls.wait_all_mean", "stream:urgent"),
                        claim("mean_wait_low_s", "calls.wait_all_mean", "stream:other"),
                        Claim(
                            "mean_queue_high + mean_queue_low",
                            answer("mean_queue_high") + answer("mean_queue_low")
                        ) {
                            $0.value("calls.queue_mean")
                        },
                    ])
            ])
    }

    /// First attempts of the window.
    private static func callers(_ result: ReplicationResult) -> Double {
        result.weight(of: "calls.attempts_per_caller")
    }

    func retrial() -> TheoryPlan {
        let persistence = parameters["persistence"]?.number ?? 1
        let configuration = centre(
            rate: number("lam"), talk: .exponential(mean: number("s")), agents: count("c"),
            trunks: count("c"),
            callers: CallerBehaviour(
                afterBlocked: .init(
                    probability: persistence, delay: .exponential(mean: number("retry_mean")))),
            calls: 1_200, warmUp: 40 * number("s"))
        var claims = [
            claim("P_blocked_any_attempt", "calls.blocked_share"),
            claim("attempts_per_fresh_call", "calls.attempts_per_caller"),
            claim("mean_busy", "staff.busy_mean"),
        ]
        var notMeasured = [
            "P_all_busy_fresh_call": "first and further attempts are counted together",
            "mean_orbit": "callers between two attempts are not counted",
        ]
        if persistence < 1 {
            claims.append(
                Claim("P_lost", answer("P_lost")) {
                    Self.callers($0) - $0.value("calls.answered")
                } per: {
                    Self.callers($0)
                })
        } else {
            notMeasured["P_lost"] = "everybody rings until he is answered: zero by construction"
            notMeasured["mean_time_to_answer_s"] = "time over several attempts is measured for incidents only"
        }
        return TheoryPlan(
            runs: [TheoryRun(name: name, configuration: configuration, replications: 32, claims: claims)],
            notMeasured: notMeasured)
    }

    func retrialAbandon() -> TheoryPlan {
        let again = CallerBehaviour.Redial(
            probability: number("redial_prob"), delay: .exponential(mean: number("retry_mean")))
        let configuration = centre(
            rate: number("lam"), talk: .exponential(mean: number("s")), agents: count("c"),
            trunks: count("K"),
            callers: CallerBehaviour(
                patience: .exponential(mean: number("patience")), afterAbandoning: again, afterBlocked: again),
            calls: 1_200, warmUp: 20 * number("s"))
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: configuration, replications: 32,
                    claims: [
                        claim("mean_queue", "calls.queue_mean"), claim("mean_busy", "staff.busy_mean"),
                        claim("attempts_per_fresh_call", "calls.attempts_per_caller"),
                        Claim("P_fresh_caller_eventually_served", answer("P_fresh_caller_eventually_served"))
                        {
                            $0.value("calls.answered")
                        } per: {
                            Self.callers($0)
                        },
                        Claim("abandonments_per_fresh_call", answer("abandonments_per_fresh_call")) {
                            $0.value("calls.abandoned")
                        } per: {
                            Self.callers($0)
                        },
                    ])
            ],
            notMeasured: [
                "mean_orbit": "callers between two attempts are not counted",
                "P_block_fresh_call": "first and further attempts are counted together",
            ])
    }
}
