/// Why shifts do not make a timetable.
public enum RosterError: Error, Hashable, Sendable {
    /// There is no shift at all.
    case noShifts
    /// The weekday of time zero is not within 0 to 6.
    case unknownWeekday(Int)
    /// The shift begins on no day.
    case noWeekdays(shift: String)
    /// The shift does not begin within 0 to 1439 minutes after midnight.
    case startOutsideDay(shift: String, minute: Int)
    /// The shift does not last 1 to 1440 minutes.
    case lengthOutsideDay(shift: String, minutes: Int)
    /// The shift has fewer than no posts.
    case negativePosts(shift: String, posts: Int)
}

extension RosterError: CustomStringConvertible {
    /// What is wrong, in a sentence.
    public var description: String {
        switch self {
        case .noShifts: "A roster needs at least one shift."
        case .unknownWeekday(let day): "Weekday \(day) does not exist; 0 is Monday, 6 is Sunday."
        case .noWeekdays(let shift): "Shift \"\(shift)\" is worked on no day of the week."
        case .startOutsideDay(let shift, let minute):
            "Shift \"\(shift)\" begins \(minute) minutes after midnight; 0 to 1439 is possible."
        case .lengthOutsideDay(let shift, let minutes):
            "Shift \"\(shift)\" lasts \(minutes) minutes; 1 to 1440 is possible."
        case .negativePosts(let shift, let posts): "Shift \"\(shift)\" has \(posts) posts; 0 is the least."
        }
    }
}

extension RosterTimetable {
    static let minute: Int64 = 60_000_000

    static func check(_ shift: Shift) throws(RosterError) {
        guard !shift.weekdays.isEmpty else { throw .noWeekdays(shift: shift.name) }
        guard (0..<1440).contains(shift.startMinute) else {
            throw .startOutsideDay(shift: shift.name, minute: shift.startMinute)
        }
        guard (1...1440).contains(shift.lengthMinutes) else {
            throw .lengthOutsideDay(shift: shift.name, minutes: shift.lengthMinutes)
        }
        guard shift.posts >= 0 else { throw .negativePosts(shift: shift.name, posts: shift.posts) }
    }

    static func weeklyStarts(of shifts: [Shift]) -> [WeeklyStart] {
        var starts: [WeeklyStart] = []
        for (index, shift) in shifts.enumerated() {
            for weekday in 0...6 where shift.weekdays.contains(weekday: weekday) {
                let offset =
                    Int64(weekday) * TimeOfWeek.day.microseconds + Int64(shift.startMinute) * Self.minute
                starts.append(WeeklyStart(offset: offset, shift: index, weekday: weekday))
            }
        }
        return starts.sorted { ($0.offset, $0.shift) < ($1.offset, $1.shift) }
    }

    /// The posts from each moment of the week at which any shift begins or ends.
    static func levels(of starts: [WeeklyStart], shifts: [Shift]) -> [Change] {
        let week = TimeOfWeek.week.microseconds
        let ends = starts.map { start in
            (start.offset + Int64(shifts[start.shift].lengthMinutes) * Self.minute) % week
        }
        return Set(starts.map(\.offset) + ends).sorted().map { moment in
            let posts = starts.reduce(0) { sum, start in
                // The time since the shift last began, also if that was in the week before.
                let elapsed = floorDivision(moment - start.offset, week).remainder
                let isOn = elapsed < Int64(shifts[start.shift].lengthMinutes) * Self.minute
                return sum + (isOn ? shifts[start.shift].posts : 0)
            }
            return Change(offset: moment, posts: posts)
        }
    }
}
