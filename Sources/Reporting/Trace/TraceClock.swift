import ScenarioFiles

/// Turns microseconds since the start of a scenario into text, exactly.
struct TraceClock {
    /// The date of time zero.
    let start: CivilDate

    /// A scenario without a date begins on a Monday; 1 January 2024 is one.
    init?(start: CivilDate?) {
        guard let date = start ?? CivilDate(year: 2024, month: 1, day: 1) else { return nil }
        self.start = date
    }

    /// `93784.000125`: seconds with six decimals.
    static func seconds(_ microseconds: Int64, decimalMark: String = ".") -> String {
        let whole = microseconds.magnitude / 1_000_000
        let fraction = microseconds.magnitude % 1_000_000
        return (microseconds < 0 ? "-" : "") + "\(whole)\(decimalMark)\(padded(fraction, 6))"
    }

    /// `day 1 02:03:04`: days since the start, from 0, and the time of day.
    static func clock(_ microseconds: Int64) -> String {
        "day \(microseconds / microsecondsPerDay) \(timeOfDay(microseconds))"
    }

    /// `2024-01-02T02:03:04.000125+00:00` (ISO 8601, also `xs:dateTime`).
    ///
    /// A scenario has a clock but no time zone; its clock is written as UTC, so that every tool shows the same.
    /// A date after 9999 stays at the last day that has a name.
    func timestamp(_ microseconds: Int64) -> String {
        let day = start.daysSince1970 + Int(microseconds / Self.microsecondsPerDay)
        let date = CivilDate(daysSince1970: day).map(\.description) ?? "9999-12-31"
        let fraction = UInt64(microseconds.magnitude % 1_000_000)
        return "\(date)T\(Self.timeOfDay(microseconds)).\(Self.padded(fraction, 6))+00:00"
    }

    private static let microsecondsPerDay: Int64 = 86_400_000_000

    private static func timeOfDay(_ microseconds: Int64) -> String {
        let second = (microseconds % microsecondsPerDay).magnitude / 1_000_000
        return "\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    }

    private static func padded(_ value: UInt64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

/// A growing file.
struct TraceText {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// The text as a JSON string (RFC 8259) with its quotation marks.
    static func json(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
