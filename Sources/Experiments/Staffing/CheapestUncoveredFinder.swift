import ScenarioFiles

/// Finds the cheapest legal roster that is not within any of the rosters that were found to miss a target.
///
/// With "more people never do worse" each such roster *m* is a cut of the space: some post must have more people than in
/// *m* (the combinatorial form of the cutting planes of Atlason, Epelman and Henderson 2004, Annals of Operations Research
/// 127:333–358, which need no concavity). Branch and bound over these alternatives, the cheapest first: what is open always
/// costs at least as much as what was looked at, so that a search that is given up still ends with a lower bound.
struct CheapestUncoveredFinder {
    let space: StaffingSpace
    let excluded: [Roster]
    /// The least cost of anything that was not looked at when the search was given up; nil where it came to an end.
    private(set) var openCost: Int64?

    /// The rosters that are looked at before giving up.
    static let nodeLimit = 6_000

    init(space: StaffingSpace, excluded: [Roster]) {
        self.space = space
        // A roster within another excluded one cuts nothing more.
        self.excluded = Self.maximal(excluded)
    }

    /// Rosters that are not within another of them.
    static func maximal(_ rosters: [Roster]) -> [Roster] {
        rosters.enumerated().filter { index, roster in
            !rosters.enumerated().contains { other, larger in
                other != index && roster.isWithin(larger) && (larger != roster || other < index)
            }
        }.map(\.element)
    }

    /// The cheapest roster, if it costs less than the limit; nil where there is none, or where the search was given up.
    ///
    /// - Parameters:
    ///   - limit: Only what costs less is looked for.
    ///   - cost: What a roster costs; never less for more people.
    /// - Complexity: O(nodes × (excluded + posts)), with at most ``nodeLimit`` nodes.
    mutating func find(
        below limit: Int64, _ cost: (Roster) throws(StaffingError) -> Int64
    ) throws(StaffingError) -> (roster: Roster, cost: Int64)? {
        openCost = nil
        var heap = Heap()
        var seen: Set<Roster> = []
        for layout in space.layouts.indices {
            let least = space.least(layout)
            seen.insert(least)
            let price = try cost(least)
            if price < limit { heap.push(least, price) }
        }
        while let (roster, price) = heap.pop() {
            guard seen.count < Self.nodeLimit else {
                openCost = price
                return nil
            }
            let posts = space.layouts[roster.layout].posts
            // The cut that leaves the fewest ways out keeps the tree small.
            var bar: Roster?
            var ways = Int.max
            for candidate in excluded where roster.isWithin(candidate) {
                let count = posts.indices.count { candidate.seats[$0] < posts[$0].range.upperBound }
                if count < ways { (bar, ways) = (candidate, count) }
                if ways <= 1 { break }
            }
            if bar == nil, space.isLegal(roster) { return (roster, price) }
            for index in posts.indices {
                var next = roster
                next.seats[index] = (bar ?? roster).seats[index] + 1
                guard next.seats[index] <= posts[index].range.upperBound, seen.insert(next).inserted else {
                    continue
                }
                let price = try cost(next)
                if price < limit { heap.push(next, price) }
            }
        }
        return nil
    }

    /// Rosters by cost, then in the order in which they were put in.
    private struct Heap {
        private var items: [(cost: Int64, number: Int, roster: Roster)] = []
        private var pushed = 0

        mutating func push(_ roster: Roster, _ cost: Int64) {
            items.append((cost, pushed, roster))
            pushed += 1
            var child = items.count - 1
            while child > 0 {
                let parent = (child - 1) / 2
                guard precedes(child, parent) else { return }
                items.swapAt(child, parent)
                child = parent
            }
        }

        mutating func pop() -> (roster: Roster, cost: Int64)? {
            guard let first = items.first else { return nil }
            let last = items.removeLast()
            guard !items.isEmpty else { return (first.roster, first.cost) }
            items[0] = last
            var parent = 0
            while true {
                let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < items.count }
                guard let child = children.min(by: { precedes($0, $1) }), precedes(child, parent) else {
                    break
                }
                items.swapAt(child, parent)
                parent = child
            }
            return (first.roster, first.cost)
        }

        private func precedes(_ left: Int, _ right: Int) -> Bool {
            (items[left].cost, items[left].number) < (items[right].cost, items[right].number)
        }
    }
}
