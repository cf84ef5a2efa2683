import CityModel
import Statistics

/// Finds a cheap roster among too many to share an error over: proposes by simulation, then proves on fresh replications.
///
/// 1. *Start* from Erlang's formulas, and go towards the most people until the sample meets the targets (bisection).
/// 2. *Strip*: every post as far down as the sample allows, first those that lose least for the money saved.
/// 3. *Bound*: with the most people everywhere else, what is the fewest of each post? What misses then is a cut for all
///    rosters; most of the space goes this way.
/// 4. *Swap*: one person more here for fewer there, as the differences of the sample foretell (Cezik and L'Ecuyer 2008,
///    Management Science 54:310–323, take such differences as subgradients of a linear programme).
/// 5. *Cover*: the cheapest roster that no cut excludes (``CheapestUncoveredFinder``), grown, is simulated: it is a new cut
///    or a new best, until none is left or enough have been simulated.
/// 6. *Prove*: that the best one meets all targets, and that each cut's roster misses one (``RosterCertificate``). Where a
///    claim fails, go on with 4 or 5.
///
/// In 1 to 5 the sample means are taken for the truth (sample average approximation, Atlason, Epelman and Henderson
/// 2004), after tests that merely save replications; nothing there is a result.
struct WideStaffingSearch {
    /// The sample that proposes.
    var laboratory: RosterLaboratory
    let request: StaffingRequest
    /// The probability of error for all.
    let error: Double
    /// The most replications of a claim.
    let limit: Int
    var stages: [Roster: StaffingStage] = [:]
    var best: Roster?
    /// What is known of rosters: by the sample, unless fresh replications said otherwise.
    var judged: [Roster: Bool] = [:]
    /// The rosters that miss a target as far as is known, none within another.
    var misses: [Roster] = []
    /// The last roster that fresh replications refuted.
    var refuted: Roster?
    /// By target, how much better than they are rosters look in the sample, in tolerances; empty until something was refuted.
    var offset: [Double] = []
    /// Cuts that could be neither proved nor refuted: of no use as claims.
    var unproved: Set<Roster> = []
    /// Cuts that were proved, with the target that each misses.
    var proved: [Roster: RosterCertificate.Claim] = [:]
    var certificates: [RosterCertificate] = []
    /// What the certificate says of a roster, with the round in which it was found.
    var verdicts: [Roster: (verdict: RosterVerdict, round: Int)] = [:]
    var bound = StaffingBound()

    /// Rounds of proof: their errors halve, so that later ones cost ever more.
    static let rounds = 5

    init(laboratory: RosterLaboratory, request: StaffingRequest, error: Double, limit: Int) {
        self.laboratory = laboratory
        self.request = request
        self.error = error
        self.limit = limit
    }

    var space: StaffingSpace { laboratory.space }
    var isExhausted: Bool { laboratory.order.count >= request.candidates }

    // MARK: Steps

    /// Goes through all steps from the given starts, one for each layout.
    mutating func run(from starts: [Roster]) throws(StaffingError) {
        let most = space.layouts.indices.map { space.most($0) }.filter { space.isLegal($0) }
        guard !most.isEmpty else { throw .noLegalRoster }
        let own = space.own()
        stages[own] = .own
        try laboratory.measure([own], replications: laboratory.tests.firstStage)
        let hopeful = zip(most, try judge(most, .most)).filter(\.1).map(\.0)
        for start in starts where hopeful.contains(where: { $0.layout == start.layout }) {
            try strip(from: try feasible(above: start))
        }
        guard best != nil else { return try proveHopeless(most) }
        try improve()
        for round in 1...Self.rounds {
            bound.rounds = round
            if try prove(round) { break }
            if round < Self.rounds { try improve() }
        }
        try conclude()
    }

    mutating func improve() throws(StaffingError) {
        if best == nil { try climb() }
        guard best != nil else { return }
        try findBounds()
        try swap()
        try cover()
    }

    // MARK: Judging by the sample

    /// Whether rosters meet the targets as far as is known.
    mutating func judge(
        _ rosters: [Roster], _ stage: StaffingStage
    ) throws(StaffingError) -> [Bool] {
        for roster in rosters where stages[roster] == nil { stages[roster] = stage }
        let open = rosters.filter { roster in
            judged[roster] == nil && !misses.contains { roster.isWithin($0) }
        }
        _ = try laboratory.decide(open)
        for roster in open { learn(roster, meets: seemsToMeet(roster)) }
        return rosters.map { judged[$0] ?? false }
    }

    /// By the test, or where it needs more replications than a proposal is worth, by the mean.
    func seemsToMeet(_ roster: Roster) -> Bool {
        if offset.isEmpty, let verdict = laboratory.verdict(of: roster) { return verdict == .meets }
        return laboratory.margins(of: roster).enumerated().allSatisfy { index, margin in
            margin >= (offset.isEmpty ? 0 : offset[index])
        }
    }

    /// Corrects the sample by what fresh replications said of a roster that was thought to meet the targets.
    ///
    /// A roster that was picked looks better in the sample than it is. With common random numbers differences of rosters
    /// are known far better than their level: the level comes from the fresh replications, the differences from the
    /// sample.
    mutating func correct(by roster: Roster, _ certificate: RosterCertificate) {
        let shift = zip(laboratory.margins(of: roster), certificate.laboratory.margins(of: roster)).map {
            $0 - $1
        }
        offset = offset.isEmpty ? shift.map { max(0, $0) } : zip(offset, shift).map { max($0, $1) }
        misses = []
        let known = judged
        judged = [:]
        for roster in laboratory.order where known[roster] != nil {
            let proof = verdicts[roster]?.verdict
            learn(roster, meets: proof.map { $0 == .meets } ?? seemsToMeet(roster))
        }
    }

    /// Remembers what a roster does; a miss is a cut, and smaller cuts within it are no longer needed.
    mutating func learn(_ roster: Roster, meets: Bool) {
        judged[roster] = meets
        if meets {
            misses.removeAll { $0 == roster }
        } else if !misses.contains(where: { roster.isWithin($0) }) {
            misses.removeAll { $0.isWithin(roster) }
            misses.append(roster)
        }
    }

    mutating func cost(_ roster: Roster) throws(StaffingError) -> Int64 {
        try laboratory.price(of: roster).key
    }

    mutating func consider(_ roster: Roster) throws(StaffingError) {
        guard let old = best else {
            best = roster
            return
        }
        if try key(roster) < key(old) { best = roster }
    }

    mutating func key(_ roster: Roster) throws(StaffingError) -> RosterKey {
        let price = try laboratory.price(of: roster)
        return RosterKey(
            cost: price.key, minutes: price.minutes, layout: roster.layout, seats: roster.seats)
    }
}

extension Roster: Comparable {
    /// By layout, then post by post.
    public static func < (left: Roster, right: Roster) -> Bool {
        left.layout != right.layout
            ? left.layout < right.layout : left.seats.lexicographicallyPrecedes(right.seats)
    }
}
