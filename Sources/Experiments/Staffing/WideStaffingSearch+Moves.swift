import CityModel

/// How the search goes from roster to roster.
extension WideStaffingSearch {
    // MARK: Going up

    /// A roster between the start and the most people that meets the targets, by bisection.
    mutating func feasible(above start: Roster) throws(StaffingError) -> Roster {
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
    mutating func climb() throws(StaffingError) {
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
    func steps(from roster: Roster, by step: Int) -> [Roster] {
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
    mutating func strip(from roster: Roster) throws(StaffingError) {
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
    mutating func lower(
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
    mutating func findBounds() throws(StaffingError) {
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
    mutating func swap() throws(StaffingError) {
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
    mutating func cover() throws(StaffingError) {
        // What is left is for going on after a proof that failed.
        let most = bound.rounds == 0 ? request.candidates * 3 / 4 : request.candidates
        while let chosen = best, laboratory.order.count < most {
            let limit = try cost(chosen)
            var finder = CheapestUncoveredFinder(space: space, excluded: misses)
            let found = try finder.find(below: limit) { roster throws(StaffingError) in try cost(roster) }
            guard let found else { return }
            let roster = try space.grown(found.roster, below: limit) { roster throws(StaffingError) in
                try cost(roster)
            }
            if try judge([roster], .cover)[0] { try strip(from: roster) }
        }
    }
}
