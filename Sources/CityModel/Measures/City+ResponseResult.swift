/// What a replication tells of outcomes on the telephone, of zones, and of requests for units.
extension City {
    /// Telephone CPR where it is given, for the city and for types whose outcome depends on it.
    mutating func addTelephoneCPR(_ index: Int, _ scope: String, _ builder: inout ResultBuilder) {
        let type = index - 1
        guard plan.handling.hasTelephoneCPR, index <= plan.types.count else { return }
        guard index == 0 || plan.types[type].outcome.dependsOnCPR else { return }
        let tally = tallies.incidents[index]
        builder.add("incident.telephone_cpr_share", scope, tally.telephoneCPR, per: tally.withCPR)
        builder.add(
            [
                ("incident.time_to_first_compression_p50", 0.5),
                ("incident.time_to_first_compression_p90", 0.9),
            ], scope, tallies.compressions[index].snapshot())
    }

    /// How unequal the zones are; undefined where no zone has had an incident.
    mutating func addZones(_ names: ScopeNames, _ builder: inout ResultBuilder) {
        guard names.zones.count > 1, !names.types.isEmpty else { return }
        var worst = Double.infinity
        var best = -Double.infinity
        for zone in names.zones.indices {
            let tally = tallies.incidents[1 + names.types.count + zone]
            guard tally.incidents > 0 else { continue }
            let share = Double(tally.withinTarget) / Double(tally.incidents)
            worst = min(worst, share)
            best = max(best, share)
        }
        builder.add(
            "incident.response_within_target_worst_zone", "city", worst.isFinite ? worst : .nan)
        builder.add(
            "incident.response_within_target_zone_ratio", "city", best > 0 ? worst / best : .nan)
    }

    /// Whether requests can end otherwise than by a unit's trip, or units go elsewhere than to requests.
    private var hasRulesOfRequests: Bool {
        mutating get {
            plan.unitKinds.indices.contains { kind in
                let rules = plan.unitKinds[kind].rules
                return rules.whenNoneFree != .queue || rules.isDivertible || rules.lentRate > 0
                    || rules.coverBaseCount > 0
            } || plan.streams.indices.contains { plan.streams[$0].believed > 0 }
                || plan.hospitals.indices.contains { plan.hospitals[$0].capacity < Int32.max }
        }
    }

    mutating func addRequests(_ names: ScopeNames, _ builder: inout ResultBuilder) {
        guard hasRulesOfRequests else { return }
        var city = RequestTally()
        for (index, name) in names.kinds.enumerated() {
            let tally = tallies.requests[index]
            add(tally, "units:\(name)", &builder)
            city.add(tally)
        }
        add(city, "city", &builder)
    }

    private mutating func add(_ tally: RequestTally, _ scope: String, _ builder: inout ResultBuilder) {
        builder.add("units.requests", scope, Double(tally.made))
        builder.add("units.requests_lost_share", scope, tally.lost, per: tally.made)
        builder.add("units.mutual_aid_share", scope, tally.aided, per: tally.made)
        builder.add("units.called_off", scope, Double(tally.cancelled))
        builder.add("units.diverted", scope, Double(tally.diverted))
        builder.add("units.lent_out", scope, Double(tally.lent))
        builder.add("units.relocated", scope, Double(tally.relocations))
        builder.add("units.crowded_handovers", scope, Double(tally.crowded))
    }

    mutating func requestAccounts(_ names: ScopeNames) -> [RequestAccount] {
        var accounts: [RequestAccount] = []
        for (index, name) in names.kinds.enumerated() {
            let tally = tallies.requests[index]
            accounts.append(
                RequestAccount(
                    kind: name, made: tally.made, served: tally.served, lost: tally.lost, aided: tally.aided,
                    cancelled: tally.cancelled, open: openRequests(Int32(index))))
        }
        return accounts
    }
}

extension RequestTally {
    fileprivate mutating func add(_ other: RequestTally) {
        made += other.made
        served += other.served
        lost += other.lost
        aided += other.aided
        cancelled += other.cancelled
        diverted += other.diverted
        lent += other.lent
        relocations += other.relocations
        crowded += other.crowded
    }
}
