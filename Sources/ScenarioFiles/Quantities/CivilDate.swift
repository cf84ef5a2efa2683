/// A day of the Gregorian calendar, without time zone.
public struct CivilDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// A date; nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// A date in the strict form `YYYY-MM-DD` (ISO 8601); nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let dash = UInt8(ascii: "-")
        guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }

    /// 0 for Monday to 6 for Sunday.
    public var weekday: Int {
        // Day 0 is 1970-01-01, a Thursday.
        let shifted = (daysSince1970 + 3) % 7
        return shifted < 0 ? shifted + 7 : shifted
    }

    /// Days since 1970-01-01, negative before it.
    ///
    /// Years are counted from March, so that the leap day is the last day of its year (Hinnant,
    /// *chrono-Compatible Low-Level Date Algorithms*, 2013, `days_from_civil`).
    public var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The date so many days after 1970-01-01; nil outside the years 1 to 9999.
    ///
    /// The inverse of ``daysSince1970`` (Hinnant 2013, `civil_from_days`).
    public init?(daysSince1970 days: Int) {
        guard (-719_162...2_932_896).contains(days) else { return nil }
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// By time.
    public static func < (first: CivilDate, second: CivilDate) -> Bool {
        first.daysSince1970 < second.daysSince1970
    }

    private static func days(inMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A time of day in whole minutes.
public struct ClockTime: Hashable, Sendable {
    /// Minutes after midnight, 0 to 1439.
    public let minute: Int

    /// A time in the strict form `HH:MM`; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
        var digits: [Int] = []
        for index in [0, 1, 3, 4] {
            guard (0x30...0x39).contains(bytes[index]) else { return nil }
            digits.append(Int(bytes[index] - 0x30))
        }
        let hour = digits[0] * 10 + digits[1]
        let minutes = digits[2] * 10 + digits[3]
        guard hour < 24, minutes < 60 else { return nil }
        minute = hour * 60 + minutes
    }
}

/// A minute of a day of the calendar, without time zone.
public struct CivilTime: Hashable, Sendable {
    /// The day.
    public let date: CivilDate
    /// The time of day.
    public let time: ClockTime

    /// A time in the strict form `YYYY-MM-DDTHH:MM` (ISO 8601); nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let date = CivilDate(String(parts[0])), let time = ClockTime(String(parts[1]))
        else { return nil }
        self.date = date
        self.time = time
    }

    /// Seconds since the beginning of a day, negative before it.
    public func seconds(since start: CivilDate) -> Double {
        Double(date.daysSince1970 - start.daysSince1970) * 86_400 + Double(time.minute) * 60
    }
}
