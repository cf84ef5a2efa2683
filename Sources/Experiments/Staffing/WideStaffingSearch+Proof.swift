import CityModel

/// What fresh replications say of the sample's claims.
extension WideStaffingSearch {
    /// Tests on fresh replications what the sample says.
    ///
    /// - Returns: Whether all of it holds.
    mutating func prove(_ round: Int) throws(StaffingError) -> Bool {
        guard let chosen = best else { return true }
        let price = try cost(chosen)
        var claims: [RosterCertificate.Claim] = []
        if verdicts[chosen]?.verdict != .meets { claims.append(.init(roster: chosen, missed: nil)) }
        for roster in misses where proved[roster] == nil && !unproved.contains(roster) {
            // What excludes nothing cheaper proves nothing.
            if try cost(space.least(roster.layout)) >= price { continue }
            let margins = laboratory.margins(of: roster)
            claims.append(.init(roster: roster, missed: margins.indices.min { margins[$0] < margins[$1] }))
        }
        guard !claims.isEmpty else { return true }
        var certificate = RosterCertificate(
            round: round, of: laboratory, claims: claims, firstStage: laboratory.tests.firstStage,
            limit: limit, error: error / Double(1 << round))
        let found = try certificate.test(claims)
        var holds = true
        for (claim, verdict) in zip(claims, found) {
            switch (claim.missed == nil, verdict) {
            case (true, .meets): verdicts[claim.roster] = (.meets, round)
            case (true, _):
                verdicts[claim.roster] = (verdict, round)
                if verdict == .misses { proved[claim.roster] = claim }
                refuted = claim.roster
                best = nil
                holds = false
            case (false, .misses):
                proved[claim.roster] = claim
                verdicts[claim.roster] = (.misses, round)
            case (false, .meets):
                // A cut that does not hold is none: the roster may be what is looked for.
                verdicts[claim.roster] = nil
                learn(claim.roster, meets: true)
                bound.refuted += 1
                holds = false
            case (false, .undecided):
                unproved.insert(claim.roster)
                bound.undecided += 1
            }
        }
        certificates.append(certificate)
        if let refuted, verdicts[refuted]?.round == round { correct(by: refuted, certificate) }
        // What fresh replications met before is still met.
        if best == nil {
            for (roster, known) in verdicts where known.verdict == .meets { try consider(roster) }
        }
        return holds
    }

    /// Proves that even the most people miss a target.
    mutating func proveHopeless(_ most: [Roster]) throws(StaffingError) {
        let claims = most.map { roster in
            let margins = laboratory.margins(of: roster)
            return RosterCertificate.Claim(
                roster: roster, missed: margins.indices.min { margins[$0] < margins[$1] })
        }
        var certificate = RosterCertificate(
            round: 1, of: laboratory, claims: claims, firstStage: laboratory.tests.firstStage, limit: limit,
            error: error)
        for (claim, verdict) in zip(claims, try certificate.test(claims)) {
            verdicts[claim.roster] = (verdict == .misses ? .misses : .undecided, 1)
        }
        certificates.append(certificate)
        bound.rounds = 1
    }

    /// What is known of cheaper rosters once all was proved that could be.
    mutating func conclude() throws(StaffingError) {
        if let chosen = best, verdicts[chosen]?.verdict != .meets { best = nil }
        bound.cuts = proved.count
        bound.order = OrderCheck.make(laboratory)
        bound.replications = certificates.reduce(0) { $0 + $1.laboratory.replications }
        guard let chosen = best else { return }
        let limit = try cost(chosen)
        bound.cost = limit
        var finder = CheapestUncoveredFinder(space: space, excluded: Array(proved.keys).sorted())
        if let open = try finder.find(below: limit, { roster throws(StaffingError) in try cost(roster) }) {
            bound.cost = open.cost
        } else if let open = finder.openCost {
            bound.cost = open
        }
        bound.isComplete = bound.cost == limit
    }
}
