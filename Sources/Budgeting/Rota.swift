import CityModel
import EventKernel
import ScenarioFiles

/// How many people can work a week's shifts over and over without breaking the rules on how shifts follow each other.
///
/// A rota is built day by day for people who are alike, until the number of people in each condition (last shift, days and
/// nights worked in a row) is the same at the beginning of two weeks: from there on it repeats for ever, the people having
/// changed places (a *rotating* or cyclic schedule: Baker 1976, Operational Research Quarterly 27:155–167; Laporte 1999,
/// Journal of the Operational Research Society 50:1011–1017). On each day the posts are filled by a matching of people and
/// posts that covers as many as possible (Kuhn 1955), under several orders of preference. The least head count that is at
/// least the bound of ``lowest`` and has such a rota is taken. It is enough for certain, and at times one or two more than a
/// cleverer rota would need: to find the least is NP-hard (Lau 1996, Computers & Operations Research 23:93–102).
struct Rota {
    /// A post on one day of the week.
    struct Duty: Hashable, Sendable {
        /// Minutes from midnight of its day.
        var start: Int
        var length: Int
        var isNight: Bool
    }

    /// By day of the week from Monday: one entry for each person needed.
    let duties: [[Duty]]
    /// Minutes between two shifts.
    let rest: Int
    let nightsInRow: Int
    let daysInRow: Int

    /// A night is a shift of which more than half lies in it, or at least three hours (the usual line between a night
    /// worker and others, Directive 2003/88/EC, Article 2(4)).
    init(
        shifts: [Shift], status: StaffingSection.EmploymentStatus, night: StaffingSection.NightRules?
    ) {
        duties = (0..<7).map { day in
            shifts.filter { $0.weekdays.contains(weekday: day) }.flatMap { shift in
                let dark = night?.minutes(from: shift.startMinute, length: shift.lengthMinutes) ?? 0
                return Array(
                    repeating: Duty(
                        start: shift.startMinute, length: shift.lengthMinutes,
                        isNight: dark >= 180 || 2 * dark > shift.lengthMinutes),
                    count: shift.posts)
            }
        }
        rest = status.rest ?? 0
        nightsInRow = status.nightsInRow ?? .max
        daysInRow = status.daysInRow ?? .max
    }

    /// People without whom no rota can be: everybody works on at most *d* of *d* + 1 days and *n* of *n* + 1 nights, and one
    /// shift a day.
    var lowest: Int64 {
        func part(_ count: Int, _ row: Int) -> Int64 {
            guard row < 1_000 else { return 0 }
            return Int64((count * (row + 1) + 7 * row - 1) / (7 * row))
        }
        return max(
            Int64(duties.map(\.count).max() ?? 0), part(duties.reduce(0) { $0 + $1.count }, daysInRow),
            part(duties.reduce(0) { $0 + $1.count(where: \.isNight) }, nightsInRow))
    }

    /// The least number of people, from the given one on, for whom a rota was found; nil: none with up to three times as
    /// many and 20 more.
    ///
    /// - Complexity: O(people² × posts × weeks) for each number tried.
    func people(from least: Int64) -> Int64? {
        let start = max(least, lowest)
        guard duties.contains(where: { !$0.isEmpty }) else { return start }
        // A shift that cannot follow itself after a day off does not exist; but one of 24 h may leave no rest at all.
        return (start...(3 * start + 20)).first { count in
            Preference.allCases.contains { repeats(Int(count), $0) }
        }
    }

    /// Who is asked first.
    private enum Preference: CaseIterable {
        /// Those who are within a row of shifts of the same kind, so that rows are as long as they may be.
        case rows
        /// Those who have been off the longest.
        case rested
        /// Those who have worked the fewest of the last days.
        case even
    }

    /// What a person's next shift depends on.
    private struct Condition: Hashable {
        /// Minutes from the last shift's end to the next midnight, at most as long as any rest; negative: it reaches into
        /// the day.
        var idle: Int
        var days = 0
        var nights = 0
        /// Days off in a row.
        var off = 1

        static let fresh = Condition(idle: 2_880)
    }

    private func repeats(_ count: Int, _ preference: Preference) -> Bool {
        var people = Array(repeating: Condition.fresh, count: count)
        var seen: Set<[Condition: Int]> = []
        for _ in 0..<60 {
            let state = Dictionary(people.map { ($0, 1) }, uniquingKeysWith: +)
            if !seen.insert(state).inserted { return true }
            for day in 0..<7 {
                guard work(day, &people, preference) else { return false }
            }
        }
        return false
    }

    /// Gives all posts of a day to people; false: somebody is lacking.
    private func work(_ day: Int, _ people: inout [Condition], _ preference: Preference) -> Bool {
        // Nights first: they bind a person most.
        let posts = duties[day].sorted { ($0.isNight ? 0 : 1, -$0.start) < ($1.isNight ? 0 : 1, -$1.start) }
        let order = people.indices.sorted { left, right in
            let (first, second) = (rank(people[left], preference), rank(people[right], preference))
            return first == second ? left < right : first.lexicographicallyPrecedes(second)
        }
        var holder = Array(repeating: -1, count: posts.count)
        var task = Array(repeating: -1, count: people.count)
        /// An augmenting path from a post.
        func fill(_ post: Int, _ tried: inout Set<Int>) -> Bool {
            let willing =
                preference == .rows && posts[post].isNight
                ? order.filter { people[$0].nights > 0 } + order.filter { people[$0].nights == 0 } : order
            for person in willing where !tried.contains(person) && may(people[person], posts[post]) {
                tried.insert(person)
                if task[person] < 0 || fill(task[person], &tried) {
                    (task[person], holder[post]) = (post, person)
                    return true
                }
            }
            return false
        }
        for post in posts.indices {
            var tried: Set<Int> = []
            guard fill(post, &tried) else { return false }
        }
        for person in people.indices {
            people[person] = next(people[person], task[person] < 0 ? nil : posts[task[person]])
        }
        return true
    }

    private func rank(_ person: Condition, _ preference: Preference) -> [Int] {
        switch preference {
        case .rows: [person.days == 0 ? 1 : 0, person.nights > 0 ? 1 : 0, -person.off, person.days]
        case .rested: [-person.off, person.days]
        case .even: [person.days, -person.off]
        }
    }

    private func may(_ person: Condition, _ duty: Duty) -> Bool {
        guard person.idle + duty.start >= rest, person.idle + duty.start >= 0, person.days < daysInRow else {
            return false
        }
        return !duty.isNight || person.nights < nightsInRow
    }

    private func next(_ person: Condition, _ duty: Duty?) -> Condition {
        guard let duty else {
            // Nothing that lies further back than two days matters for rest.
            return Condition(
                idle: min(2_880, person.idle + 1_440), days: 0, nights: 0, off: min(7, person.off + 1))
        }
        return Condition(
            idle: 1_440 - duty.start - duty.length, days: daysInRow == .max ? 1 : person.days + 1,
            nights: duty.isNight ? (nightsInRow == .max ? 1 : person.nights + 1) : 0, off: 0)
    }
}
