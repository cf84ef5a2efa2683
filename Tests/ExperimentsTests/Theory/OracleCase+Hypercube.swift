import CityModel
import Randomness
import Statistics

/// Larson's hypercube: units at their bases that prefer their own district, and what becomes of requests when all
/// are busy.
extension OracleCase {
    func hypercube() -> TheoryPlan {
        if case .truth(true)? = parameters["queue"] { return hypercubeQueue() }
        return hypercubeLoss()
    }

    private func table(_ values: OracleValue?) -> [[Double]] {
        values!.list!.map { $0.list!.map { $0.number! } }
    }

    /// How much faster than in the oracle units drive, so that they are busy for the time on scene alone, which is
    /// exponential; the times of travel only tell which unit went.
    private static let haste = 1_000.0

    /// Requests that meet no free unit are lost.
    private func hypercubeLoss() -> TheoryPlan {
        let rates = parameters["lam"]!.list!.map { $0.number! }
        let travel = table(parameters["travel"])
        let preferred = table(parameters["pref"]).map { Int($0[0]) }
        var configuration = town(
            rate: rates.reduce(0, +),
            staff: [
                StaffGroup(
                    id: "operators", roles: [.callTaking, .dispatching],
                    shifts: [TheoryModel.roundTheClock(4)])
            ], isReported: true, warmUp: 12 * number("s"), incidents: 1_500)
        configuration.zones = rates.enumerated().map { index, rate in
            Zone(id: "district\(index)", name: "District", population: rate, latitude: 0, longitude: 0)
        }
        configuration.unitKinds[0].onScene = .exponential(mean: number("s"))
        configuration.unitKinds[0].dispatch.whenNoneFree = .lost
        configuration.units = travel.indices.map { index in
            UnitGroup(
                id: "base\(index)", kind: "unit", latitude: 0, longitude: 0,
                shifts: [TheoryModel.roundTheClock(1)])
        }
        var entries: [TravelTimes.Entry] = []
        for region in rates.indices {
            for unit in travel.indices {
                entries.append(
                    .init(
                        from: "base\(unit)", to: "district\(region)",
                        seconds: travel[unit][region] / Self.haste))
            }
            for other in region..<rates.count {
                entries.append(.init(from: "district\(region)", to: "district\(other)", seconds: 0.1))
            }
        }
        configuration.travel.times = TravelTimes(entries: entries)
        let workload = answers("workload").reduce(0, +) / Double(travel.count)
        var claims = [
            Claim("workload[mean]", workload) { $0.value("units.utilisation", "units:unit") },
            lost("P_loss"), lost("P_all_busy"), meanTravel("mean_travel_s", answer("mean_travel_s"), "city"),
        ]
        for (region, mean) in answers("mean_travel_by_region_s").enumerated() {
            claims.append(meanTravel("mean_travel_by_region_s[\(region)]", mean, "zone:district\(region)"))
        }
        let fractions = table(expected["dispatch_fraction"])
        for unit in travel.indices {
            for region in rates.indices {
                claims.append(
                    Claim("dispatch_fraction[\(unit), \(region)]", fractions[unit][region]) {
                        $0.trips(travel, of: unit, to: region)
                    } per: {
                        $0.reached("city")
                    })
            }
        }
        claims.append(
            Claim("inter_district_fraction", answer("inter_district_fraction")) { result in
                var sum = 0.0
                for unit in travel.indices {
                    for region in rates.indices where preferred[region] != unit {
                        sum += result.trips(travel, of: unit, to: region)
                    }
                }
                return sum
            } per: {
                $0.reached("city")
            })
        return TheoryPlan(
            runs: [TheoryRun(name: name, configuration: configuration, replications: 32, claims: claims)])
    }

    private func lost(_ key: String) -> Claim {
        Claim(key, answer(key)) {
            $0.value("units.requests_lost_share") * $0.value("units.requests")
        } per: {
            $0.value("units.requests")
        }
    }

    private func meanTravel(_ key: String, _ exact: Double, _ scope: String) -> Claim {
        Claim(key, exact) {
            $0.value("incident.response_mean", scope) * $0.reached(scope) * Self.haste
        } per: {
            $0.reached(scope)
        }
    }

    /// Two units at two bases with a common queue: two servers and FIFO, whichever goes where.
    private func hypercubeQueue() -> TheoryPlan {
        let rates = parameters["lam"]!.list!.map { $0.number! }
        let rate = rates.reduce(0, +)
        var configuration = town(
            rate: rate,
            staff: [
                StaffGroup(
                    id: "operators", roles: [.callTaking, .dispatching],
                    shifts: [TheoryModel.roundTheClock(4)])
            ], isReported: true, warmUp: 40 * number("s"), incidents: 800)
        // Two districts a metre apart, so that the nearest unit is preferred and travels for no time to speak of.
        configuration.zones = rates.enumerated().map { index, rate in
            Zone(
                id: "district\(index)", name: "District", population: rate, latitude: 0,
                longitude: Double(index) * 1e-5)
        }
        configuration.unitKinds[0].speed = 1e5
        configuration.unitKinds[0].onScene = .exponential(mean: number("s"))
        configuration.units = rates.indices.map { index in
            UnitGroup(
                id: "base\(index)", kind: "unit", latitude: 0, longitude: Double(index) * 1e-5,
                shifts: [TheoryModel.roundTheClock(1)])
        }
        let workload = answers("workload").reduce(0, +) / Double(rates.count)
        return TheoryPlan(
            runs: [
                TheoryRun(
                    name: name, configuration: configuration, replications: 32,
                    claims: [
                        Claim("mean_wait_s", answer("mean_wait_s")) {
                            $0.value("incident.time_to_dispatch_mean") * $0.value("incident.count")
                        } per: {
                            $0.value("incident.count")
                        },
                        Claim("P_all_busy", answer("P_all_busy")) {
                            (1 - $0.dispatchTimes.shareWithin(seconds: 0)!) * $0.value("incident.count")
                        } per: {
                            $0.value("incident.count")
                        },
                        Claim("workload[mean]", workload) { $0.value("units.utilisation", "units:unit") },
                    ])
            ],
            notMeasured: [
                "mean_queue": "waiting requests for units are not averaged over time",
                "dispatch_fraction": "trips are counted by kind of unit, not by unit",
                "inter_district_fraction": "trips are counted by kind of unit, not by unit",
                "mean_travel_s":
                    "a unit that becomes free drives to the next incident from the last one, not from its base",
                "mean_travel_by_region_s":
                    "a unit that becomes free drives to the next incident from the last one, not from its base",
            ])
    }
}

extension ReplicationResult {
    fileprivate func reached(_ scope: String) -> Double {
        value("incident.count", scope) * (1 - value("incident.not_reached_share", scope))
    }

    /// How often a unit went to a region: its time of travel there is that of no other unit.
    fileprivate func trips(_ travel: [[Double]], of unit: Int, to region: Int) -> Double {
        let scope = "zone:district\(region)"
        let index = measures.first { $0.kpi == "incident.response_p50" && $0.scope == scope }!.histogram!
        let seconds = travel[unit][region] / 1_000
        let histogram = histograms[index]
        // Times of travel differ by at least 0.02 s, bins by much less.
        let within =
            histogram.shareWithin(seconds: seconds + 0.009)! - histogram.shareWithin(
                seconds: seconds - 0.009)!
        return within * value("incident.count", scope)
    }
}
