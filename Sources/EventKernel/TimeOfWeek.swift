/// A set of days of the week, Monday first (bit 0) as in ISO 8601.
public struct Weekdays: OptionSet, Hashable, Sendable, BitwiseCopyable {
    /// One bit per day, Monday in bit 0, Sunday in bit 6.
    public let rawValue: UInt8

    /// Creates a set from its bits; bits above Sunday's are dropped.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue & 0b111_1111
    }

    /// The set of one day.
    ///
    /// - Parameter weekday: 0 for Monday to 6 for Sunday.
    public init(weekday: Int) {
        precondition((0...6).contains(weekday), "Weekdays run from 0 (Monday) to 6 (Sunday).")
        self.init(rawValue: 1 << UInt8(weekday))
    }

    /// Whether the day is in the set.
    ///
    /// - Parameter weekday: 0 for Monday to 6 for Sunday.
    public func contains(weekday: Int) -> Bool {
        contains(Weekdays(weekday: weekday))
    }

    /// Monday.
    public static let monday = Weekdays(weekday: 0)
    /// Tuesday.
    public static let tuesday = Weekdays(weekday: 1)
    /// Wednesday.
    public static let wednesday = Weekdays(weekday: 2)
    /// Thursday.
    public static let thursday = Weekdays(weekday: 3)
    /// Friday.
    public static let friday = Weekdays(weekday: 4)
    /// Saturday.
    public static let saturday = Weekdays(weekday: 5)
    /// Sunday.
    public static let sunday = Weekdays(weekday: 6)
    /// Monday to Friday.
    public static let mondayToFriday: Weekdays = [.monday, .tuesday, .wednesday, .thursday, .friday]
    /// Saturday and Sunday.
    public static let weekend: Weekdays = [.saturday, .sunday]
    /// All seven days.
    public static let everyDay: Weekdays = [.mondayToFriday, .weekend]
}

/// Places simulated times in the day and the week.
///
/// Simulated time zero is midnight at the start of a given weekday, in local time without daylight saving.
/// Every function is O(1) and takes times before zero as well; ``SimulationTime/never`` has no place.
public struct TimeOfWeek: Hashable, Sendable, BitwiseCopyable {
    /// The weekday of time zero, 0 for Monday to 6 for Sunday.
    public let weekdayAtStart: Int

    /// Creates the rule.
    ///
    /// - Parameter weekdayAtStart: The weekday of time zero, 0 for Monday to 6 for Sunday.
    @inlinable
    public init(weekdayAtStart: Int) {
        precondition((0...6).contains(weekdayAtStart), "Weekdays run from 0 (Monday) to 6 (Sunday).")
        self.weekdayAtStart = weekdayAtStart
    }

    /// An hour.
    @inlinable
    public static var hour: SimulationTime { SimulationTime(microseconds: 3_600_000_000) }
    /// A day of 24 hours.
    @inlinable
    public static var day: SimulationTime { SimulationTime(microseconds: 86_400_000_000) }
    /// A week of seven days.
    @inlinable
    public static var week: SimulationTime { SimulationTime(microseconds: 604_800_000_000) }

    /// The number of whole hours since time zero; −1 in the hour before it.
    @inlinable
    public func hourIndex(at time: SimulationTime) -> Int {
        Int(floorDivision(time.microseconds, Self.hour.microseconds).quotient)
    }

    /// The hour of the day, 0 to 23.
    @inlinable
    public func hourOfDay(at time: SimulationTime) -> Int {
        let sinceMidnight = floorDivision(time.microseconds, Self.day.microseconds).remainder
        return Int(sinceMidnight / Self.hour.microseconds)
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    @inlinable
    public func weekday(at time: SimulationTime) -> Int {
        Int(sinceMonday(time) / Self.day.microseconds)
    }

    /// The hour of the week, 0 from midnight on Monday to 167 on Sunday evening.
    @inlinable
    public func hourOfWeek(at time: SimulationTime) -> Int {
        Int(sinceMonday(time) / Self.hour.microseconds)
    }

    /// The number of the day, counted from the Monday of the week that contains time zero: seven times the
    /// week plus the weekday.
    @inlinable
    public func dayNumber(at time: SimulationTime) -> Int {
        Int(floorDivision(time.microseconds, Self.day.microseconds).quotient) + weekdayAtStart
    }

    /// The first full hour after the given time.
    @inlinable
    public func nextHour(after time: SimulationTime) -> SimulationTime {
        let intoHour = floorDivision(time.microseconds, Self.hour.microseconds).remainder
        return time + SimulationTime(microseconds: Self.hour.microseconds - intoHour)
    }

    /// Microseconds since midnight on Monday.
    @inlinable
    func sinceMonday(_ time: SimulationTime) -> Int64 {
        // Reduced before the weekday is added, so that no time overflows.
        let inWeek = floorDivision(time.microseconds, Self.week.microseconds).remainder
        let shifted = inWeek + Int64(weekdayAtStart) * Self.day.microseconds
        return shifted < Self.week.microseconds ? shifted : shifted - Self.week.microseconds
    }
}

/// Division towards minus infinity, so that times before zero fall into the right hour and day.
@inlinable
func floorDivision(_ dividend: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}
