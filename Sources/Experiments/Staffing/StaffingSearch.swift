import CityModel
import Statistics

/// Finds the cheapest roster that meets all targets.
///
/// The search asks the laboratory whether a roster meets its targets, and only ever trusts what the sequential tests
/// have decided:
///
/// 1. *Start*: Erlang's formulas, hour by hour; then *climb* by the added post that takes away most of the shortfall for
///    its money, until the tests say that all targets are met.
/// 2. *Strip*: take people away, the dearest first, as long as the targets stay met.
/// 3. *Cover*: of the rosters that cost less, simulate one that has as many people as its cost allows and is not within
///    a roster that was found to miss a target. If it meets them all it becomes the best and is stripped; if it does
///    not, nor does any roster with no more people in any post. When no such roster is left, nothing cheaper meets the
///    targets, given that more people never do worse.
/// 4. *Ties*: of rosters with the same cost, the best in the first target (Kim and Nelson 2001).
struct StaffingSearch {
    var laboratory: RosterLaboratory
    let request: StaffingRequest
    /// The probability of an error of one comparison of two rosters of one cost.
    let comparisonError: Double
    private(set) var stages: [Roster: StaffingStage] = [:]
    private(set) var best: Roster?
    private(set) var coverage = StaffingCoverage.complete
    private(set) var tie = StaffingTie.none
    private(set) var tied: [Roster] = []

    init(laboratory: RosterLaboratory, request: StaffingRequest, comparisonError: Double) {
        self.laboratory = laboratory
        self.request = request
        self.comparisonError = comparisonError
    }

    private var space: StaffingSpace { laboratory.space }
    private var isExhausted: Bool { laboratory.order.count >= request.candidates }

    // MARK: Steps

    /// Goes through all steps from the given starts, one for each layout.
    ///
    /// - Returns: Whether the rosters with the most people were found to meet the targets in some layout.
    mutating func run(from starts: [Roster]) throws(StaffingError) -> Bool {
        let layouts = Array(space.layouts.indices)
        let most = layouts.map { space.most($0) }.filter { space.isLegal($0) }
        guard !most.isEmpty else { throw .noLegalRoster }
        let own = space.own()
        stages[own] = .own
        try laboratory.measure([own], replications: laboratory.tests.firstStage)
        let verdicts = try judge(most, .most)
        for (roster, verdict) in zip(most, verdicts) where verdict == .meets { try consider(roster) }
        // What the most people cannot do, fewer cannot, but an undecided layout may hold one that is decided.
        let hopeful = Set(zip(most, verdicts).filter { $0.1 != .misses }.map(\.0.layout))
        if request.isExhaustive {
            try exhaust()
        } else {
            for start in starts where hopeful.contains(start.layout) { try climb(from: start) }
            if best != nil { try cover() }
        }
        guard best != nil else { return verdicts.contains(.meets) }
        try breakTies()
        try lookAround()
        return true
    }

    private mutating func judge(
        _ rosters: [Roster], _ stage: StaffingStage
    ) throws(StaffingError) -> [RosterVerdict] {
        for roster in rosters where stages[roster] == nil { stages[roster] = stage }
        return try laboratory.decide(rosters)
    }

    private mutating func consider(_ roster: Roster) throws(StaffingError) {
        guard let old = best else {
            best = roster
            return
        }
        if try key(roster) < key(old) { best = roster }
    }

    /// What orders rosters: cost, then paid hours, then people post by post.
    private mutating func key(_ roster: Roster) throws(StaffingError) -> RosterKey {
        let price = try laboratory.price(of: roster)
        return RosterKey(cost: price.key, minutes: price.minutes, layout: roster.layout, seats: roster.seats)
    }

    private mutating func cost(_ roster: Roster) throws(StaffingError) -> Int64 {
        try laboratory.price(of: roster).key
    }

    // MARK: Climbing

    private mutating func climb(from start: Roster) throws(StaffingError) {
        var roster = start
        if !space.isLegal(roster) { roster = legal(above: roster) ?? space.most(roster.layout) }
        var stage = StaffingStage.start
        while true {
            if let best, try cost(roster) >= cost(best), roster != best { return }
            let verdict = try judge([roster], stage)[0]
            if verdict == .meets { break }
            stage = .climb
            let next = steps(from: roster, by: 1)
            guard !next.isEmpty else { return }
            for step in next where stages[step] == nil { stages[step] = .climb }
            try laboratory.measure(next, replications: laboratory.tests.firstStage)
            let before = laboratory.shortfall(of: roster)
            let old = try cost(roster)
            var choice: (roster: Roster, gain: Double)?
            for step in next {
                let gain =
                    (before - laboratory.shortfall(of: step)) / Double(max(1, try cost(step) - old))
                if gain > choice?.gain ?? -.infinity { choice = (step, gain) }
            }
            roster = choice?.roster ?? next[0]
        }
        try strip(from: roster)
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

    /// A legal roster with more people, by adding one to each post in turn.
    private func legal(above roster: Roster) -> Roster? {
        var next = roster
        let posts = space.layouts[roster.layout].posts
        while true {
            var isChanged = false
            for index in posts.indices where next.seats[index] < posts[index].range.upperBound {
                next.seats[index] += 1
                isChanged = true
                if space.isLegal(next) { return next }
            }
            if !isChanged { return nil }
        }
    }

    // MARK: Stripping

    private mutating func strip(from roster: Roster) throws(StaffingError) {
        var roster = roster
        try consider(roster)
        while true {
            let old = try cost(roster)
            var smaller: [(saving: Int64, roster: Roster)] = []
            for next in steps(from: roster, by: -1) {
                // What is within a roster that misses a target misses it as well.
                if misses.contains(where: { next.isWithin($0) }) { continue }
                smaller.append((old - (try cost(next)), next))
            }
            let dearestFirst = smaller.enumerated().sorted {
                ($0.element.saving, $1.offset) > ($1.element.saving, $0.offset)
            }
            var isFound = false
            for candidate in dearestFirst.map(\.element)
            where try judge([candidate.roster], .strip)[0] == .meets {
                roster = candidate.roster
                isFound = true
                break
            }
            try consider(roster)
            if !isFound { return }
        }
    }

    /// The rosters that were found to miss a target.
    private var misses: [Roster] { laboratory.order.filter { laboratory.verdict(of: $0) == .misses } }

    // MARK: Covering

    private mutating func cover() throws(StaffingError) {
        var undecided: [Roster] = []
        while let chosen = best {
            let limit = try cost(chosen)
            // What is within an undecided roster is left out only as long as that one is cheaper itself.
            var open: [Roster] = []
            for roster in undecided where try cost(roster) < limit { open.append(roster) }
            undecided = open
            if isExhausted {
                coverage = .stopped
                return
            }
            var finder = CheaperRosterFinder(space: space, limit: limit, excluded: misses + undecided)
            let found = try finder.find { roster throws(StaffingError) in try cost(roster) }
            guard let roster = found else {
                if finder.isGivenUp {
                    coverage = .stopped
                } else if !undecided.isEmpty {
                    coverage = .undecided
                }
                return
            }
            switch try judge([roster], .cover)[0] {
            case .meets: try strip(from: roster)
            case .misses: break
            case .undecided: undecided.append(roster)
            }
        }
    }

    private mutating func exhaust() throws(StaffingError) {
        var rosters: [Roster] = []
        for layout in space.layouts.indices {
            var seats: [[Int]] = [[]]
            for post in space.layouts[layout].posts {
                seats = seats.flatMap { begun in post.range.map { begun + [$0] } }
            }
            rosters += seats.map { Roster(layout: layout, seats: $0) }.filter { space.isLegal($0) }
        }
        let verdicts = try judge(rosters, .exhaustive)
        for (roster, verdict) in zip(rosters, verdicts) where verdict == .meets { try consider(roster) }
        coverage = .exhaustive
        guard let best else { return }
        let limit = try cost(best)
        for (roster, verdict) in zip(rosters, verdicts) where verdict == .undecided {
            if try cost(roster) < limit { coverage = .undecided }
        }
    }

    // MARK: Ties

    private mutating func breakTies() throws(StaffingError) {
        guard let chosen = best, let target = laboratory.targets.first(where: { $0.kpi != "cost.yearly" })
        else {
            return
        }
        let limit = try cost(chosen)
        // What costs as much and was simulated only on the way is tested, too, before one of them is chosen.
        var rivals: [Roster] = []
        for roster in laboratory.order where laboratory.verdict(of: roster) == nil {
            if try cost(roster) == limit, space.isLegal(roster) { rivals.append(roster) }
        }
        _ = try judge(rivals, .cover)
        var alive: [Roster] = []
        for roster in laboratory.order where laboratory.verdict(of: roster) == .meets {
            if try cost(roster) == limit { alive.append(roster) }
        }
        tied = alive
        guard alive.count > 1 else { return }
        let tests = laboratory.tests
        let boundary = SequentialBoundary(
            firstStage: tests.firstStage, error: comparisonError, tolerance: target.tolerance)
        for look in tests.looks {
            try laboratory.measure(alive, replications: look)
            let margins = alive.map { roster in
                Array(
                    target.margins(
                        of: laboratory.results[roster] ?? [], firstStage: tests.firstStage
                    ).prefix(look))
            }
            let beaten = alive.indices.filter { index in
                alive.indices.contains { other in
                    other != index
                        && sequentialSign(
                            zip(margins[index], margins[other]).map { $0 - $1 }, boundary: boundary,
                            looks: tests.looks) == .negative
                }
            }
            let rest = alive.indices.filter { !beaten.contains($0) }.map { alive[$0] }
            if !rest.isEmpty { alive = rest }
            if alive.count == 1 { break }
        }
        tie = alive.count == 1 ? .decided : .undecided
        best = nil
        for roster in alive { try consider(roster) }
    }

    /// What one more person in each post would bring, for the frontier.
    private mutating func lookAround() throws(StaffingError) {
        guard let best, !request.isExhaustive else { return }
        let neighbours = (steps(from: best, by: 1) + steps(from: best, by: -1)).filter { stages[$0] == nil }
        for roster in neighbours { stages[roster] = .neighbour }
        try laboratory.measure(neighbours, replications: laboratory.tests.firstStage)
    }
}

/// The order of rosters.
struct RosterKey: Comparable {
    var cost: Int64
    var minutes: Int
    var layout: Int
    var seats: [Int]

    static func < (left: RosterKey, right: RosterKey) -> Bool {
        if left.cost != right.cost { return left.cost < right.cost }
        if left.minutes != right.minutes { return left.minutes < right.minutes }
        if left.layout != right.layout { return left.layout < right.layout }
        return left.seats.lexicographicallyPrecedes(right.seats)
    }
}

/// Finds a legal roster that costs less than a limit and is not within any of the excluded ones.
struct CheaperRosterFinder {
    let space: StaffingSpace
    let limit: Int64
    let excluded: [Roster]
    /// Whether the search was given up before all was looked through.
    private(set) var isGivenUp = false
    private var seen: Set<Roster> = []

    /// The rosters that are looked at before giving up.
    private static let nodeLimit = 50_000

    init(space: StaffingSpace, limit: Int64, excluded: [Roster]) {
        self.space = space
        self.limit = limit
        self.excluded = excluded
    }

    /// A roster with as many people as its cost allows; nil: there is none.
    ///
    /// - Parameter cost: What a roster costs; never less for more people.
    mutating func find(
        _ cost: (Roster) throws(StaffingError) -> Int64
    ) throws(StaffingError) -> Roster? {
        for layout in space.layouts.indices {
            var open = [space.least(layout)]
            while let roster = open.popLast() {
                guard seen.insert(roster).inserted, try cost(roster) < limit else { continue }
                guard seen.count < Self.nodeLimit else {
                    isGivenUp = true
                    return nil
                }
                let bar = excluded.first { roster.isWithin($0) }
                if bar == nil, space.isLegal(roster) { return try space.grown(roster, below: limit, cost) }
                // To get out from under a roster that misses a target, some post must have more people than it.
                let posts = space.layouts[layout].posts
                for index in posts.indices.reversed() {
                    var next = roster
                    next.seats[index] = (bar ?? roster).seats[index] + 1
                    if next.seats[index] <= posts[index].range.upperBound { open.append(next) }
                }
            }
        }
        return nil
    }
}
