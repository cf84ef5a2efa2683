/// How many posts are staffed at which hour of the week.
///
/// A timetable repeats every week and is built from shifts, whose posts add up where they overlap:
///
/// ```swift
/// let roster = try RosterTimetable(
///     shifts: [
///         .init(name: "day", weekdays: .everyDay, startMinute: 7 * 60, lengthMinutes: 12 * 60, posts: 3),
///         .init(name: "night", weekdays: .everyDay, startMinute: 19 * 60, lengthMinutes: 12 * 60, posts: 1),
///     ],
///     weekdayAtStart: 0)
/// roster.posts(at: .seconds(6 * 3600))            // 1: the night shift of the day before
/// ```
///
/// Shifts are half-open and count in whole minutes: one that ends at 19:00 and one that begins at 19:00 meet
/// without gap or overlap. The timetable says what is planned; absence is drawn by the model for each
/// ``ShiftInstance``. All look-ups take times before zero; none allocates.
public struct RosterTimetable: Hashable, Sendable {
    /// A recurring shift.
    public struct Shift: Hashable, Sendable {
        /// What people call the shift; not interpreted.
        public var name: String
        /// The days on which it begins.
        public var weekdays: Weekdays
        /// When it begins, in minutes after midnight, 0 to 1439.
        public var startMinute: Int
        /// How long it lasts, 1 to 1440 minutes; it may pass midnight.
        public var lengthMinutes: Int
        /// How many posts are staffed during it, zero or more.
        public var posts: Int

        /// Creates a shift; its values are checked when a timetable is built from it.
        public init(name: String, weekdays: Weekdays, startMinute: Int, lengthMinutes: Int, posts: Int) {
            self.name = name
            self.weekdays = weekdays
            self.startMinute = startMinute
            self.lengthMinutes = lengthMinutes
            self.posts = posts
        }
    }

    /// The beginning of a shift within the week.
    struct WeeklyStart: Hashable, Sendable {
        /// Microseconds since midnight on Monday.
        var offset: Int64
        var shift: Int
        var weekday: Int
    }

    /// A moment of the week from which another number of posts is staffed.
    struct Change: Hashable, Sendable {
        /// Microseconds since midnight on Monday.
        var offset: Int64
        var posts: Int
    }

    /// The shifts, in the given order.
    public let shifts: [Shift]
    /// The weekday of simulated time zero, 0 for Monday to 6 for Sunday.
    public var weekdayAtStart: Int { calendar.weekdayAtStart }

    let calendar: TimeOfWeek
    /// Ordered by offset, then by shift.
    let weeklyStarts: [WeeklyStart]
    /// Ordered by offset; neighbours differ in posts, the last and the first too. Empty if nothing changes.
    let changes: [Change]
    /// The posts if nothing ever changes.
    let constantPosts: Int

    /// Builds a timetable.
    ///
    /// - Parameters:
    ///   - shifts: At least one shift.
    ///   - weekdayAtStart: The weekday of simulated time zero (a midnight), 0 for Monday to 6 for Sunday.
    /// - Throws: The first ``RosterError`` that is found.
    public init(shifts: [Shift], weekdayAtStart: Int) throws(RosterError) {
        guard !shifts.isEmpty else { throw .noShifts }
        guard (0...6).contains(weekdayAtStart) else { throw .unknownWeekday(weekdayAtStart) }
        for shift in shifts { try Self.check(shift) }
        self.init(checked: shifts, calendar: TimeOfWeek(weekdayAtStart: weekdayAtStart))
    }

    /// The timetable of posts that are staffed round the clock, in shifts from midnight to midnight.
    ///
    /// - Parameters:
    ///   - posts: Zero or more.
    ///   - weekdayAtStart: The weekday of simulated time zero, 0 for Monday to 6 for Sunday.
    public static func constant(posts: Int, weekdayAtStart: Int = 0) -> RosterTimetable {
        precondition(posts >= 0, "A roster cannot have fewer than no posts.")
        let shift = Shift(
            name: "round the clock", weekdays: .everyDay, startMinute: 0, lengthMinutes: 1440, posts: posts)
        return RosterTimetable(checked: [shift], calendar: TimeOfWeek(weekdayAtStart: weekdayAtStart))
    }

    private init(checked shifts: [Shift], calendar: TimeOfWeek) {
        let starts = Self.weeklyStarts(of: shifts)
        let levels = Self.levels(of: starts, shifts: shifts)
        // A moment at which posts stay equal (one shift relieves another) is not a change.
        let changes = levels.indices.filter { index in
            levels[index].posts != levels[index == 0 ? levels.count - 1 : index - 1].posts
        }
        self.shifts = shifts
        self.calendar = calendar
        self.weeklyStarts = starts
        self.changes = changes.map { levels[$0] }
        self.constantPosts = levels.first?.posts ?? 0
    }

    /// How many posts are to be staffed at a time.
    ///
    /// - Complexity: O(log *n*) for *n* shift beginnings in a week.
    public func posts(at time: SimulationTime) -> Int {
        guard let last = changes.last else { return constantPosts }
        let index = changes.firstIndexOfSorted { $0.offset > calendar.sinceMonday(time) }
        // Before the first change of the week, last week's last one holds.
        return index == 0 ? last.posts : changes[index - 1].posts
    }

    /// The first time after the given one at which the number of posts changes; ``SimulationTime/never`` if
    /// it never does.
    ///
    /// - Complexity: O(log *n*) for *n* shift beginnings in a week.
    public func nextChange(after time: SimulationTime) -> SimulationTime {
        guard let first = changes.first, time != .never else { return .never }
        let sinceMonday = calendar.sinceMonday(time)
        let index = changes.firstIndexOfSorted { $0.offset > sinceMonday }
        let offset =
            index < changes.count ? changes[index].offset : first.offset + TimeOfWeek.week.microseconds
        return time + SimulationTime(microseconds: offset - sinceMonday)
    }

    /// The planned minutes of work in a week, summed over posts; 10,080 for one post round the clock.
    public var postMinutesPerWeek: Int {
        shifts.reduce(0) { sum, shift in
            sum + shift.weekdays.rawValue.nonzeroBitCount * shift.lengthMinutes * shift.posts
        }
    }
}

extension Array {
    /// The first index whose element satisfies a predicate that is false for a prefix and true for the rest.
    func firstIndexOfSorted(where predicate: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = low + (high - low) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
