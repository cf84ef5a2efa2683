/// One occurrence of a shift.
public struct ShiftInstance: Hashable, Sendable, BitwiseCopyable {
    /// The index of the shift in ``RosterTimetable/shifts``.
    public let shift: Int
    /// The number of the day on which it begins: seven times the week plus the weekday, where week 0 contains
    /// simulated time zero. With the shift's name it identifies the occurrence, whatever other shifts exist;
    /// a shift that began the evening before a scenario that starts on a Monday has −1.
    public let ordinal: Int
    /// When it begins.
    public let start: SimulationTime
    /// When it ends; not part of the shift.
    public let end: SimulationTime
    /// Its number among all occurrences of the timetable, in order of beginning.
    let number: Int
}

/// The occurrences of shifts in order of their beginning, at equal times in the order of the shifts.
public struct ShiftInstances: Sequence, IteratorProtocol, Sendable {
    private let timetable: RosterTimetable
    private var number: Int
    private let startLimit: SimulationTime
    private let endsAfter: SimulationTime

    init(
        timetable: RosterTimetable, from: SimulationTime, to startLimit: SimulationTime,
        endingAfter endsAfter: SimulationTime
    ) {
        self.timetable = timetable
        self.number = timetable.firstNumber(startingAtOrAfter: from)
        self.startLimit = startLimit
        self.endsAfter = endsAfter
    }

    /// The next occurrence, or `nil` after the last.
    public mutating func next() -> ShiftInstance? {
        while true {
            let instance = timetable.instance(number)
            guard instance.start < startLimit else { return nil }
            number += 1
            if instance.end > endsAfter { return instance }
        }
    }
}

extension RosterTimetable {
    /// The occurrences that *begin* in the half-open interval, so that adjoining intervals share none.
    ///
    /// - Complexity: O(log *n*) to find the first of *n* beginnings in a week, then O(1) each.
    public func shiftInstances(from start: SimulationTime, to end: SimulationTime) -> ShiftInstances {
        ShiftInstances(
            timetable: self, from: start, to: end, endingAfter: SimulationTime(microseconds: .min))
    }

    /// The occurrences that are being worked at a time, among them those that begin just then.
    ///
    /// - Complexity: O(log *n* + *m*) for *n* beginnings in a week and *m* within the last 24 hours.
    public func shiftInstances(runningAt time: SimulationTime) -> ShiftInstances {
        let instant = SimulationTime(microseconds: 1)
        // No shift is longer than a day, so one that runs began within the last 24 hours.
        return ShiftInstances(
            timetable: self, from: time - TimeOfWeek.day + instant, to: time + instant, endingAfter: time)
    }

    /// The first occurrence that begins strictly after a time. Others may begin together with it: walk on with
    /// ``shiftInstance(after:)``.
    ///
    /// - Complexity: O(log *n*) for *n* beginnings in a week.
    public func nextShiftStart(after time: SimulationTime) -> ShiftInstance {
        instance(firstNumber(startingAtOrAfter: time + SimulationTime(microseconds: 1)))
    }

    /// The occurrence that follows another one of this timetable, possibly at the same time.
    ///
    /// - Complexity: O(1).
    public func shiftInstance(after instance: ShiftInstance) -> ShiftInstance {
        self.instance(instance.number + 1)
    }

    func firstNumber(startingAtOrAfter time: SimulationTime) -> Int {
        let sinceMonday = calendar.sinceMonday(time)
        let week = floorDivision(Int64(calendar.dayNumber(at: time)), 7).quotient
        return Int(week) * weeklyStarts.count + weeklyStarts.firstIndexOfSorted { $0.offset >= sinceMonday }
    }

    func instance(_ number: Int) -> ShiftInstance {
        let (week, index) = floorDivision(Int64(number), Int64(weeklyStarts.count))
        let weekly = weeklyStarts[Int(index)]
        let monday = week * TimeOfWeek.week.microseconds - Int64(weekdayAtStart) * TimeOfWeek.day.microseconds
        let start = SimulationTime(microseconds: monday + weekly.offset)
        let length = SimulationTime(microseconds: Int64(shifts[weekly.shift].lengthMinutes) * Self.minute)
        return ShiftInstance(
            shift: weekly.shift, ordinal: Int(week) * 7 + weekly.weekday, start: start, end: start + length,
            number: number)
    }
}
