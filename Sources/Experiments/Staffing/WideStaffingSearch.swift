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
    private(set) var stages: [Roster: StaffingStage] = [:]
    private(set) var best: Roster?
    /// What is known of rosters: by the sample, unless fresh replications said otherwise.
    private var judged: [Roster: Bool] = [:]
    /// The rosters that miss a target as far as is known, none within another.
    private var misses: [Roster] = []
    /// The last roster that fresh replications refuted.
    private var refuted: Roster?
    /// By target, how much better than they are rosters look in the sample, in tolerances; empty until something was refuted.
    private var offset: [Double] = []
    /// Cuts that could be neither proved nor refuted: of no use as claims.
    private var unproved: Set<Roster> = []
    /// Cuts that were proved, with the target that each misses.
    private(set) var proved: [Roster: RosterCertificate.Claim] = [:]
    private(set) var certificates: [RosterCertificate] = []
    /// What the certificate says of a roster, with the round in which it was found.
    private(set) var verdicts: [Roster: (verdict: RosterVerdict, round: Int)] = [:]
    private(set) var bound = StaffingBound()

    /// Rounds of proof: their errors halve, so that later ones cost ever more.
    static let rounds = 5

    init(laboratory: RosterLaboratory, request: StaffingRequest, error: Double, limit: Int) {
        self.laboratory = laboratory
        self.request = request
        self.error = error
        self.limit = limit
    }

    private var space: StaffingSpace { laboratory.space }
    private var isExhausted: Bool { laboratory.order.count >= request.candidates }

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

    private mutating func improve() throws(StaffingError) {
        if best == nil { try climb() }
        guard best != nil else { return }
        try findBounds()
        try swap()
        try cover()
    }

    // MARK: Judging by the sample

    /// Whether rosters meet the targets as far as is known.
    private mutating func judge(
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
    private func seemsToMeet(_ roster: Roster) -> Bool {
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
    private mutating func correct(by roster: Roster, _ certificate: RosterCertificate) {
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
    private mutating func learn(_ roster: Roster, meets: Bool) {
        judged[roster] = meets
        if meets {
            misses.removeAll { $0 == roster }
        } else if !misses.contains(where: { roster.isWithin($0) }) {
            misses.removeAll { $0.isWithin(roster) }
            misses.append(roster)
        }
    }

    private mutating func cost(_ roster: Roster) throws(StaffingError) -> Int64 {
        try laboratory.price(of: roster).key
    }

    private mutating func consider(_ roster: Roster) throws(StaffingError) {
        guard let old = best else {
            best = roster
            return
        }
        if try key(roster) < key(old) { best = roster }
    }

    private mutating func key(_ roster: Roster) throws(StaffingError) -> RosterKey {
        let price = try laboratory.price(of: roster)
        return RosterKey(
            cost: price.key, minutes: price.minutes, layout: roster.layout, seats: roster.seats)
    }

    // MARK: Going up

    /// A roster between the start and the most people that meets the targets, by bisection.
    private mutating func feasible(above start: Roster) throws(StaffingError) -> Roster {
        let top = space.most(start.layout)
        // How far the posts are raised, as a part of what could be added, in eighths.
        func raised(_ eighths: Int) -> Roster {
            var roster = start
            for index in roster.seats.indices {
                let most = top.seats[index]
                let from = min(start.seats[index], most)
                roster.seats[index] = from + ((most - from) * eighths + 7) / 8
            }
            return roster
        }
        var (low, high) = (-1, 8)
        while high - low > 1 {
            let middle = (low + high) / 2
            let roster = raised(middle)
            let isMet = space.isLegal(roster) ? try judge([roster], middle == 0 ? .start : .climb)[0] : false
            if isMet {
                high = middle
            } else {
                low = middle
            }
        }
        return raised(high)
    }

    /// From the cheapest roster that fresh replications refuted: add the person who helps most for the money.
    private mutating func climb() throws(StaffingError) {
        guard var roster = refuted else { return }
        while true {
            let next = steps(from: roster, by: 1)
            guard !next.isEmpty else { return }
            for step in next where stages[step] == nil { stages[step] = .climb }
            try laboratory.measure(next, replications: laboratory.tests.firstStage)
            let old = try cost(roster)
            let before = laboratory.margins(of: roster)
            var choice: (roster: Roster, gain: Double)?
            for step in next {
                // The target that is worst off counts.
                let worst = before.indices.min { before[$0] < before[$1] } ?? 0
                let gain = laboratory.margins(of: step)[worst] - before[worst]
                let rate = gain / Double(max(1, try cost(step) - old))
                if rate > choice?.gain ?? -.infinity { choice = (step, rate) }
            }
            roster = choice?.roster ?? next[0]
            if try judge([roster], .climb)[0] { return try consider(roster) }
        }
    }

    /// The nearest legal rosters with more people (or fewer) in one post.
    private func steps(from roster: Roster, by step: Int) -> [Roster] {
        let posts = space.layouts[roster.layout].posts
        return posts.indices.compactMap { index in
            var next = roster
            while true {
                next.seats[index] += step
                guard posts[index].range.contains(next.seats[index]) else { return nil }
                if space.isLegal(next) { return next }
            }
        }
    }

    // MARK: Going down

    /// Takes away what the sample does not need, and remembers the rest if it is cheaper than the best.
    private mutating func strip(from roster: Roster) throws(StaffingError) {
        var roster = roster
        let smaller = steps(from: roster, by: -1)
        for step in smaller where stages[step] == nil { stages[step] = .strip }
        try laboratory.measure(smaller, replications: laboratory.tests.firstStage)
        let before = laboratory.margins(of: roster)
        let price = try cost(roster)
        var order: [(index: Int, loss: Double)] = []
        for step in smaller {
            guard
                let index = zip(step.seats, roster.seats).enumerated().first(where: { $1.0 != $1.1 })?.offset
            else { continue }
            let lost = zip(before, laboratory.margins(of: step)).map { $0 - $1 }.max() ?? 0
            order.append((index, lost / Double(max(1, price - (try cost(step))))))
        }
        order.sort { $0.loss == $1.loss ? $0.index < $1.index : $0.loss < $1.loss }
        for (index, _) in order {
            try lower(index, of: &roster, .strip) { roster, value in
                var next = roster
                next.seats[index] = value
                return next
            }
        }
        try consider(roster)
    }

    /// Sets one post to the fewest people with which the sample meets the targets, by bisection.
    private mutating func lower(
        _ index: Int, of roster: inout Roster, _ stage: StaffingStage, _ change: (Roster, Int) -> Roster
    ) throws(StaffingError) {
        let floor = space.layouts[roster.layout].posts[index].range.lowerBound
        guard floor < roster.seats[index] else { return }
        let current = roster
        let values = (floor..<roster.seats[index]).filter { space.isLegal(change(current, $0)) }
        var (low, high) = (-1, values.count)
        // The least first: many posts are not needed at all.
        var middle = 0
        while high - low > 1 {
            if try judge([change(current, values[middle])], stage)[0] { high = middle } else { low = middle }
            middle = (low + high) / 2
        }
        if high < values.count { roster = change(current, values[high]) }
    }

    /// The fewest people of each post where all others have the most: what is below is a cut.
    private mutating func findBounds() throws(StaffingError) {
        guard let best else { return }
        let top = space.most(best.layout)
        let posts = space.layouts[best.layout].posts
        // First one fewer than the best has, all at once; where that misses, the post is settled.
        var open: [(index: Int, roster: Roster)] = []
        for index in posts.indices where best.seats[index] > posts[index].range.lowerBound {
            var roster = top
            roster.seats[index] = best.seats[index] - 1
            if space.isLegal(roster) { open.append((index, roster)) }
        }
        let verdicts = try judge(open.map(\.roster), .bound)
        for ((index, roster), isMet) in zip(open, verdicts) where isMet {
            var roster = roster
            try lower(index, of: &roster, .bound) { roster, value in
                var next = roster
                next.seats[index] = value
                return next
            }
        }
    }

    // MARK: Looking about

    /// One more in one post, and as many fewer in others as the differences of the sample allow.
    private mutating func swap() throws(StaffingError) {
        for _ in 0..<3 {
            guard let best, !isExhausted else { return }
            let up = steps(from: best, by: 1)
            let down = steps(from: best, by: -1)
            for step in up + down where stages[step] == nil { stages[step] = .swap }
            try laboratory.measure(up + down, replications: laboratory.tests.firstStage)
            let base = laboratory.margins(of: best)
            let limit = try cost(best)
            var trials: [(cost: Int64, roster: Roster)] = []
            for more in up {
                let gain = laboratory.margins(of: more)
                var next = more
                var margins = gain
                for fewer in down {
                    let loss = zip(base, laboratory.margins(of: fewer)).map { $0 - $1 }
                    let left = zip(margins, loss).map { $0 - $1 }
                    guard left.allSatisfy({ $0 >= 0 }) else { continue }
                    var trial = next
                    for index in trial.seats.indices {
                        trial.seats[index] += fewer.seats[index] - best.seats[index]
                    }
                    guard space.isLegal(trial),
                        trial.seats.indices.allSatisfy({
                            space.layouts[trial.layout].posts[$0].range.contains(trial.seats[$0])
                        })
                    else { continue }
                    (next, margins) = (trial, left)
                }
                let price = try cost(next)
                if price < limit { trials.append((price, next)) }
            }
            trials.sort { $0.cost < $1.cost }
            var isFound = false
            for trial in trials.prefix(4) where try judge([trial.roster], .swap)[0] {
                try strip(from: trial.roster)
                isFound = true
                break
            }
            if !isFound { return }
        }
    }

    /// Cuts the cheapest rosters away until none is cheaper than the best, or enough have been simulated.
    private mutating func cover() throws(StaffingError) {
        // What is left is for going on after a proof that failed.
        let most = bound.rounds == 0 ? request.candidates * 3 / 4 : request.candidates
        while let chosen = best, laboratory.order.count < most {
            let limit = try cost(chosen)
            var finder = CheapestUncoveredFinder(space: space, excluded: misses)
            let found = try finder.find(below: limit) { roster throws(StaffingError) in try cost(roster) }
            guard let found else { return }
            let roster = try grown(found.roster, below: limit)
            if try judge([roster], .cover)[0] { try strip(from: roster) }
        }
    }

    /// The roster with people added, cheapest first, as long as it costs less than the limit.
    private mutating func grown(_ roster: Roster, below limit: Int64) throws(StaffingError) -> Roster {
        let posts = space.layouts[roster.layout].posts
        var last = roster
        var current = roster
        while true {
            var choice: (cost: Int64, roster: Roster)?
            for index in posts.indices where current.seats[index] < posts[index].range.upperBound {
                var next = current
                next.seats[index] += 1
                let price = try cost(next)
                if price < limit, price < choice?.cost ?? .max { choice = (price, next) }
            }
            guard let choice else { return last }
            current = choice.roster
            if space.isLegal(current) { last = current }
        }
    }

    // MARK: Proving

    /// Tests on fresh replications what the sample says.
    ///
    /// - Returns: Whether all of it holds.
    private mutating func prove(_ round: Int) throws(StaffingError) -> Bool {
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
    private mutating func proveHopeless(_ most: [Roster]) throws(StaffingError) {
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
    private mutating func conclude() throws(StaffingError) {
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

/// What a wide search knows of rosters that cost less than the chosen one.
public struct StaffingBound: Sendable, Hashable {
    /// Below this cost (rupiah a year, or paid minutes a week) every roster was ruled out; nil where none was chosen.
    public var cost: Int64?
    /// Whether that is the cost of the chosen one.
    public var isComplete = false
    /// Rosters that were proved to miss a target.
    public var cuts = 0
    /// Those of which the sample said so, but fresh replications did not.
    public var refuted = 0
    /// Those that the replications allowed could not settle.
    public var undecided = 0
    /// Rounds of proof.
    public var rounds = 0
    /// Replications of the proof.
    public var replications = 0
    /// Whether more people ever did worse.
    public var order = OrderCheck(comparisons: 0, violations: 0)
}

extension Roster: Comparable {
    /// By layout, then post by post.
    public static func < (left: Roster, right: Roster) -> Bool {
        left.layout != right.layout
            ? left.layout < right.layout : left.seats.lexicographicallyPrecedes(right.seats)
    }
}
