import EventKernel
import Testing

@Suite struct TimeOfWeekTests {
    private func hours(_ hours: Int) -> SimulationTime {
        SimulationTime(microseconds: Int64(hours) * 3_600_000_000)
    }

    @Test func timeZeroIsMidnightOfTheGivenDay() {
        for weekday in 0...6 {
            let calendar = TimeOfWeek(weekdayAtStart: weekday)
            #expect(calendar.weekday(at: .zero) == weekday)
            #expect(calendar.hourOfDay(at: .zero) == 0)
            #expect(calendar.hourOfWeek(at: .zero) == 24 * weekday)
            #expect(calendar.dayNumber(at: .zero) == weekday)
            #expect(calendar.hourIndex(at: .zero) == 0)
        }
    }

    @Test func theLastMicrosecondBelongsToTheHourBefore() {
        let calendar = TimeOfWeek(weekdayAtStart: 6)
        let justBefore = hours(24) - SimulationTime(microseconds: 1)
        #expect(calendar.hourOfDay(at: justBefore) == 23)
        #expect(calendar.weekday(at: justBefore) == 6)
        #expect(calendar.weekday(at: hours(24)) == 0)
        #expect(calendar.nextHour(after: justBefore) == hours(24))
        #expect(calendar.nextHour(after: hours(24)) == hours(25))
    }

    @Test func hoursAreCountedOneByOne() {
        // A walk by hours, with counters that know nothing of division, through weeks on both sides of zero.
        for start in 0...6 {
            let calendar = TimeOfWeek(weekdayAtStart: start)
            var (hour, weekday, day) = (0, start, start - 21)
            for index in -21 * 24..<21 * 24 {
                let time = hours(index) + .seconds(1234.5)
                #expect(calendar.hourOfDay(at: time) == hour)
                #expect(calendar.weekday(at: time) == weekday)
                #expect(calendar.hourOfWeek(at: time) == weekday * 24 + hour)
                #expect(calendar.hourIndex(at: time) == index)
                #expect(calendar.dayNumber(at: time) == day)
                hour += 1
                if hour == 24 {
                    hour = 0
                    day += 1
                    weekday = weekday == 6 ? 0 : weekday + 1
                }
            }
        }
    }

    @Test func weekdaysFormASet() {
        #expect(Weekdays.everyDay.rawValue == 127)
        #expect(Weekdays(rawValue: 255) == .everyDay)
        #expect(Weekdays.mondayToFriday.union(.weekend) == .everyDay)
        #expect(Weekdays.weekend.contains(weekday: 5))
        #expect(!Weekdays.mondayToFriday.contains(weekday: 6))
    }
}
