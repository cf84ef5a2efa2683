import CityModel
import ScenarioFiles
import Statistics

/// Tests what a search claims about rosters on random numbers that the search has not seen.
///
/// A search among thousands of rosters picks what looks good, and what it saw of it is biased for that. So the search and
/// the proof use different replications ("clean-up" after a search, Boesel, Nelson and Kim 2003, Operations Research
/// 51:814–825): given the search, the claims are fixed, and their replications are independent of it. The errors of the
/// claims' tests then add up (Bonferroni) over the *claims*, not over all rosters that the search could have come to, and
/// common random numbers among the claims do no harm. Should a claim fail, the search goes on with what was learnt, and
/// its next claims are tested on fresh replications again: round *j* may err with probability α/2^*j*, which add up to no
/// more than α however many rounds there are.
struct RosterCertificate {
    /// What is claimed of a roster.
    struct Claim: Sendable, Hashable {
        /// The roster.
        var roster: Roster
        /// nil: that it meets all targets; else that it misses this one.
        var missed: Int?
    }

    /// The replications of this round.
    private(set) var laboratory: RosterLaboratory
    /// By roster and target what its test says.
    private(set) var signs: [Roster: [SequentialVerdict]] = [:]

    /// A round.
    ///
    /// - Parameters:
    ///   - number: From 1; each has random numbers of its own.
    ///   - error: The error of this round, shared by all tests of its claims.
    init(
        round number: Int, of search: RosterLaboratory, claims: [Claim], firstStage: Int, limit: Int,
        error: Double
    ) {
        let tests = claims.reduce(0) { $0 + ($1.missed == nil ? search.targets.count : 1) }
        var settings = search.settings
        settings.seed = Self.seed(settings.seed ?? 0, round: number)
        laboratory = RosterLaboratory(
            space: search.space, targets: search.targets,
            tests: RosterTests(firstStage: firstStage, limit: limit, error: error / Double(max(1, tests))),
            settings: settings, price: search.price, progress: search.progress,
            cancellation: search.cancellation)
    }

    /// A seed for each round: any other seed keys other streams of the counter-based generator.
    private static func seed(_ seed: UInt64, round: Int) -> UInt64 {
        seed ^ (0x9E37_79B9_7F4A_7C15 &* UInt64(round))
    }

    /// Tests all claims; those still open at the limit are undecided.
    mutating func test(_ claims: [Claim]) throws(StaffingError) -> [RosterVerdict] {
        for look in laboratory.tests.looks {
            let open = claims.filter { verdict(on: $0) == nil }
            if open.isEmpty { break }
            try laboratory.measure(open.map(\.roster), replications: look)
            for claim in open {
                let price = try laboratory.price(of: claim.roster)
                let runs = laboratory.results[claim.roster] ?? []
                var own = signs[claim.roster] ?? laboratory.targets.map { _ in .open }
                for (index, target) in laboratory.targets.enumerated()
                where own[index] == .open && (claim.missed == nil || claim.missed == index) {
                    own[index] = laboratory.sign(of: target, price: price, runs: runs, at: look)
                }
                signs[claim.roster] = own
            }
        }
        return claims.map { verdict(on: $0) ?? .undecided }
    }

    /// What is known of a claim's roster: that it misses the target, or that it does not miss it.
    private func verdict(on claim: Claim) -> RosterVerdict? {
        guard let own = signs[claim.roster] else { return nil }
        if let missed = claim.missed {
            return own[missed] == .negative ? .misses : own[missed] == .positive ? .meets : nil
        }
        if own.contains(.negative) { return .misses }
        return own.allSatisfy { $0 == .positive } ? .meets : nil
    }
}
