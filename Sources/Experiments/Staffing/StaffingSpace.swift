import CityModel
import EventKernel
import ScenarioFiles

/// How many people of one staff group, or crews of one unit group, one of its shifts takes: what a roster decides.
public struct StaffingPost: Sendable, Hashable {
    /// The group, as `desk.group`, or as `units.group` for crews.
    public var group: String
    /// The shift's name.
    public var shift: String
    /// The fewest people.
    public var lower: Int
    /// The most.
    public var upper: Int
    /// Whether `upper` was asked for and not found by the program.
    public var isUpperGiven: Bool
    /// Positions in the configuration; without a desk the group is one of units.
    var desk: Int?
    var groupIndex: Int
    var shiftIndex: Int

    /// `psc119.operators/night`.
    public var name: String { "\(group)/\(shift)" }
    var range: ClosedRange<Int> { lower...max(lower, upper) }
}

/// Shift times of all groups, one pattern for each.
public struct StaffingLayout: Sendable, Hashable {
    /// The groups that work a pattern of the catalogue instead of their own shifts.
    public var patterns: [Pattern]
    /// What is decided.
    public var posts: [StaffingPost]

    /// A pattern in force.
    public struct Pattern: Sendable, Hashable {
        /// The group, as `desk.group`.
        public var group: String
        /// The pattern's name.
        public var id: String
        var desk: Int
        var groupIndex: Int
        var shifts: [Shift]
    }

    /// `own shifts`, or the patterns.
    public var name: String {
        patterns.isEmpty ? "own" : patterns.map { "\($0.group)=\($0.id)" }.joined(separator: "+")
    }
}

/// People per post, in the order of the layout's posts.
public struct Roster: Sendable, Hashable {
    /// The layout, by its position.
    public var layout: Int
    /// The people of each post.
    public var seats: [Int]

    /// Whether it has no more people than another one in any post.
    func isWithin(_ other: Roster) -> Bool {
        layout == other.layout && zip(seats, other.seats).allSatisfy { $0 <= $1 }
    }
}

/// All rosters that may be chosen.
public struct StaffingSpace: Sendable {
    /// The city whose rosters are varied.
    let base: CityConfiguration
    /// The sets of shift times, the scenario's own first.
    public internal(set) var layouts: [StaffingLayout]
    /// What holds at night.
    let night: StaffingSection.NightRules?
    /// Posts that belong to one room at night: desks by the room that they are in.
    private let rooms: [[Int]]

    init(base: CityConfiguration, layouts: [StaffingLayout], night: StaffingSection.NightRules?) {
        self.base = base
        self.layouts = layouts
        self.night = night
        let members = base.integration.institutional == .oneRoom ? base.jointCentre?.members ?? [] : []
        let inside = base.desks.indices.filter { members.contains(base.desks[$0].id) }
        rooms =
            (inside.isEmpty ? [] : [inside]) + base.desks.indices.filter { !inside.contains($0) }.map { [$0] }
    }

    /// How many rosters there are, legal or not.
    public var count: Double {
        layouts.reduce(0) { $0 + $1.posts.reduce(1.0) { $0 * Double($1.range.count) } }
    }

    /// The city with a roster.
    func configuration(of roster: Roster) -> CityConfiguration {
        var city = base
        let layout = layouts[roster.layout]
        for pattern in layout.patterns {
            city.desks[pattern.desk].staff[pattern.groupIndex].shifts = pattern.shifts
        }
        for (post, seats) in zip(layout.posts, roster.seats) { city.set(post, to: seats) }
        return city
    }

    /// The roster with the fewest people everywhere.
    func least(_ layout: Int) -> Roster { Roster(layout: layout, seats: layouts[layout].posts.map(\.lower)) }

    /// The roster with the most.
    func most(_ layout: Int) -> Roster {
        Roster(layout: layout, seats: layouts[layout].posts.map(\.range.upperBound))
    }

    /// The scenario's own roster, which need not lie within the ranges.
    func own() -> Roster {
        Roster(
            layout: 0,
            seats: layouts[0].posts.map { base.shift(of: $0).posts })
    }

    /// Whether a roster obeys the rules of work at night and the model has no objection: a group without anybody is
    /// none, and a minimum crew needs a shift that has it.
    ///
    /// - Complexity: O(shifts × minutes of a night).
    func isLegal(_ roster: Roster) -> Bool {
        let city = configuration(of: roster)
        let posts = layouts[roster.layout].posts
        for place in Set(posts.compactMap { post in post.desk.map { [$0, post.groupIndex] } }) {
            let group = city.desks[place[0]].staff[place[1]]
            let largest = group.shifts.map(\.posts).max() ?? 0
            if largest < max(1, group.minimumCrew?.people ?? 0) { return false }
        }
        guard let night else { return true }
        for post in posts where post.desk != nil {
            let shift = city.shift(of: post)
            if shift.posts > 0, let longest = night.longestShift, shift.lengthMinutes > longest,
                night.minutes(from: shift.startMinute, length: shift.lengthMinutes) > 0
            {
                return false
            }
        }
        guard night.least > 1 else { return true }
        let touched = Set(posts.compactMap(\.desk))
        return rooms.filter { !touched.isDisjoint(with: $0) }.allSatisfy { room in
            let shifts = room.flatMap { city.desks[$0].staff.flatMap(\.shifts) }
            return leastAtNight(shifts, night).allSatisfy { $0 == 0 || $0 >= night.least }
        }
    }

    /// The people on duty in the night, at each moment at which their number may change.
    private func leastAtNight(_ shifts: [Shift], _ night: StaffingSection.NightRules) -> [Int] {
        guard let roster = try? RosterTimetable(shifts: shifts, weekdayAtStart: 0) else { return [] }
        let edges = Set(
            [night.from] + shifts.flatMap { [$0.startMinute, ($0.startMinute + $0.lengthMinutes) % 1_440] })
        return edges.filter { night.contains(minute: $0) }.flatMap { minute in
            (0..<7).map { day in
                roster.posts(at: SimulationTime(microseconds: Int64(day * 1_440 + minute) * 60_000_000))
            }
        }
    }
}

extension CityConfiguration {
    /// The shift that a post belongs to.
    func shift(of post: StaffingPost) -> Shift {
        if let desk = post.desk { return desks[desk].staff[post.groupIndex].shifts[post.shiftIndex] }
        return units[post.groupIndex].shifts[post.shiftIndex]
    }

    /// Gives a post so many people, or crews.
    mutating func set(_ post: StaffingPost, to seats: Int) {
        if let desk = post.desk {
            desks[desk].staff[post.groupIndex].shifts[post.shiftIndex].posts = seats
        } else {
            units[post.groupIndex].shifts[post.shiftIndex].posts = seats
        }
    }
}
