extension StaffingSpace {
    /// The roster with people added, cheapest first, as long as it costs less than the limit: the last legal one on the
    /// way.
    func grown(
        _ roster: Roster, below limit: Int64, _ cost: (Roster) throws(StaffingError) -> Int64
    ) throws(StaffingError) -> Roster {
        let posts = layouts[roster.layout].posts
        var last = roster
        var current = roster
        while true {
            var best: (cost: Int64, roster: Roster)?
            for index in posts.indices where current.seats[index] < posts[index].range.upperBound {
                var next = current
                next.seats[index] += 1
                let price = try cost(next)
                if price < limit, price < best?.cost ?? .max { best = (price, next) }
            }
            guard let best else { return last }
            current = best.roster
            if isLegal(current) { last = current }
        }
    }
}
