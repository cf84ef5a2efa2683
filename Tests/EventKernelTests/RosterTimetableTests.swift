import EventKernel
import Testing

@Suite struct RosterTimetableTests {
    typealias Shift = RosterTimetable.Shift
    static let minute: Int64 = 60_000_000
    static let minutesPerWeek = 7 * 1440

    private func minutes(_ minutes: Int) -> SimulationTime {
        SimulationTime(microseconds: Int64(minutes) * Self.minute)
    }

    private static func randomShifts(_ random: inout SplitMix64) -> [Shift] {
        (0..<1 + random.below(5)).map { index in
            Shift(
                name: "shift \(index)", weekdays: Weekdays(rawValue: UInt8(1 + random.below(127))),
                // Half of the shifts begin and end on quarters, so that meeting shifts are common.
                startMinute: index % 2 == 0 ? 15 * random.below(96) : random.below(1440),
                lengthMinutes: index % 2 == 0 ? 15 * (1 + random.below(96)) : 1 + random.below(1440),
                posts: random.below(4))
        }
    }

    /// The posts in each minute of a week from Monday, painted shift by shift.
    private static func paint(_ shifts: [Shift]) -> [Int] {
        var week = Array(repeating: 0, count: minutesPerWeek)
        for shift in shifts {
            for weekday in 0...6 where shift.weekdays.contains(weekday: weekday) {
                for minute in 0..<shift.lengthMinutes {
                    week[(weekday * 1440 + shift.startMinute + minute) % minutesPerWeek] += shift.posts
                }
            }
        }
        return week
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func agreesWithAWeekPaintedByMinutes(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let shifts = Self.randomShifts(&random)
        let start = random.below(7)
        let roster = try RosterTimetable(shifts: shifts, weekdayAtStart: start)
        let week = Self.paint(shifts)
        func painted(_ minute: Int) -> Int {
            let inWeek = (minute + start * 1440) % Self.minutesPerWeek
            return week[inWeek < 0 ? inWeek + Self.minutesPerWeek : inWeek]
        }
        let range = -Self.minutesPerWeek..<2 * Self.minutesPerWeek
        let almost = SimulationTime(microseconds: Self.minute - 1)
        for minute in range {
            #expect(roster.posts(at: minutes(minute)) == painted(minute))
            #expect(roster.posts(at: minutes(minute) + almost) == painted(minute))
        }
        let expected = range.dropFirst().filter { painted($0) != painted($0 - 1) }
        var found: [Int] = []
        var time = roster.nextChange(after: minutes(range.lowerBound))
        while time < minutes(range.upperBound) {
            #expect(time.microseconds % Self.minute == 0)
            found.append(Int(time.microseconds / Self.minute))
            time = roster.nextChange(after: time)
        }
        #expect(found == expected)
        #expect(roster.postMinutesPerWeek == week.reduce(0, +))
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func instancesAreAllShiftsInOrderOfBeginning(seed: UInt64) throws {
        var random = SplitMix64(seed: 100 + seed)
        let shifts = Self.randomShifts(&random)
        let start = random.below(7)
        let roster = try RosterTimetable(shifts: shifts, weekdayAtStart: start)
        var expected: [[Int]] = []
        for day in -14..<21 {
            for minute in 0..<1440 {
                for (index, shift) in shifts.enumerated() where shift.startMinute == minute {
                    guard shift.weekdays.contains(weekday: (day + start + 14) % 7) else { continue }
                    let begin = day * 1440 + minute
                    expected.append([index, day + start, begin, begin + shift.lengthMinutes])
                }
            }
        }
        func summary(_ instance: ShiftInstance) -> [Int] {
            [
                instance.shift, instance.ordinal, Int(instance.start.microseconds / Self.minute),
                Int(instance.end.microseconds / Self.minute),
            ]
        }
        let found = roster.shiftInstances(from: minutes(-14 * 1440), to: minutes(21 * 1440)).map(summary)
        #expect(found == expected)
        // Splitting the interval anywhere loses and doubles nothing.
        let cut = minutes(random.below(20 * 1440))
        let parts =
            roster.shiftInstances(from: minutes(-14 * 1440), to: cut).map(summary)
            + roster.shiftInstances(from: cut, to: minutes(21 * 1440)).map(summary)
        #expect(parts == expected)
        // Walking one by one gives the same.
        var instance = roster.nextShiftStart(after: minutes(-14 * 1440) - SimulationTime(microseconds: 1))
        for step in expected {
            #expect(summary(instance) == step)
            instance = roster.shiftInstance(after: instance)
        }
        for _ in 0..<200 {
            let moment = random.below(14 * 1440)
            let running = roster.shiftInstances(runningAt: minutes(moment)).map(summary)
            #expect(running == expected.filter { $0[2] <= moment && moment < $0[3] })
            let posts = running.reduce(0) { $0 + shifts[$1[0]].posts }
            #expect(roster.posts(at: minutes(moment)) == posts)
        }
    }

    @Test func anOrdinalDoesNotDependOnOtherShifts() throws {
        let night = Shift(
            name: "night", weekdays: .everyDay, startMinute: 1140, lengthMinutes: 720, posts: 1)
        let day = Shift(
            name: "day", weekdays: .mondayToFriday, startMinute: 420, lengthMinutes: 720, posts: 3)
        let alone = try RosterTimetable(shifts: [night], weekdayAtStart: 2)
        let both = try RosterTimetable(shifts: [night, day], weekdayAtStart: 2)
        let end = minutes(30 * 1440)
        let inBoth = both.shiftInstances(from: .zero, to: end).filter { $0.shift == 0 }
        #expect(inBoth.map(\.ordinal) == alone.shiftInstances(from: .zero, to: end).map(\.ordinal))
        // A Wednesday evening in week 0.
        #expect(inBoth.first?.ordinal == 2)
        #expect(alone.shiftInstances(runningAt: .zero).map(\.ordinal) == [1])
        #expect(both.weekdayAtStart == 2)
    }

    @Test func reliefWithoutAGapIsNoChange() throws {
        let shifts = [0, 480, 960].map { start in
            Shift(name: "\(start)", weekdays: .everyDay, startMinute: start, lengthMinutes: 480, posts: 2)
        }
        let roster = try RosterTimetable(shifts: shifts, weekdayAtStart: 3)
        #expect(roster.nextChange(after: .zero) == .never)
        #expect(roster.posts(at: minutes(480)) == 2)
        #expect(roster.nextShiftStart(after: .zero).start == minutes(480))
    }

    @Test func constantPostsNeverChange() {
        let roster = RosterTimetable.constant(posts: 4, weekdayAtStart: 5)
        #expect(roster.posts(at: .zero) == 4)
        #expect(roster.posts(at: minutes(-12_345)) == 4)
        #expect(roster.nextChange(after: minutes(77)) == .never)
        #expect(roster.postMinutesPerWeek == 4 * 10_080)
        #expect(Array(roster.shiftInstances(from: .zero, to: minutes(10_080))).count == 7)
    }

    @Test func impossibleShiftsAreRefused() {
        func shift(days: Weekdays = .monday, start: Int = 0, length: Int = 60, posts: Int = 1) -> Shift {
            Shift(name: "s", weekdays: days, startMinute: start, lengthMinutes: length, posts: posts)
        }
        let cases: [([Shift], Int, RosterError)] = [
            ([], 0, .noShifts),
            ([shift()], 7, .unknownWeekday(7)),
            ([shift()], -1, .unknownWeekday(-1)),
            ([shift(), shift(days: [])], 0, .noWeekdays(shift: "s")),
            ([shift(start: 1440)], 0, .startOutsideDay(shift: "s", minute: 1440)),
            ([shift(start: -1)], 0, .startOutsideDay(shift: "s", minute: -1)),
            ([shift(length: 0)], 0, .lengthOutsideDay(shift: "s", minutes: 0)),
            ([shift(length: 1441)], 0, .lengthOutsideDay(shift: "s", minutes: 1441)),
            ([shift(posts: -1)], 0, .negativePosts(shift: "s", posts: -1)),
        ]
        for (shifts, weekday, error) in cases {
            #expect(throws: error) { try RosterTimetable(shifts: shifts, weekdayAtStart: weekday) }
        }
        #expect(
            RosterError.noWeekdays(shift: "s").description == "Shift \"s\" is worked on no day of the week.")
    }
}
