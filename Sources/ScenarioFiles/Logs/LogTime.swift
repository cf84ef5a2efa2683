import Foundation

/// Reads times of logs.
struct LogTime {
    var format: LogFormat
    /// Times that the clock on the wall shows twice in autumn, as far as no offset tells which is meant.
    private(set) var ambiguous = 0
    /// Times that the clock on the wall leaves out in spring.
    private(set) var missing = 0

    init(format: LogFormat) { self.format = format }

    /// Seconds since 1970-01-01T00:00 on the clock on the wall.
    mutating func seconds(_ text: String) throws(QuantityError) -> Double {
        if format.dateOrder == .seconds {
            let start = format.start.map { Double($0.daysSince1970) * 86_400 } ?? Self.usualStart
            return start + (try number(text))
        }
        var rest = Substring(text.trimmingSpaces)
        let day = try date(&rest)
        // Spreadsheets of some languages write a comma between date and time.
        if rest.first == "," { rest.removeFirst() }
        if let first = rest.first, first == "T" || first == " " { rest.removeFirst() }
        let (clock, offset) = try Self.split(rest, of: text)
        let local = Double(day.daysSince1970) * 86_400 + (try Self.clock(clock, of: text))
        guard let zone = format.timeZone else { return local }
        if let offset {
            let utc = local - offset
            return utc + Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: utc)))
        }
        check(local, in: zone)
        return local
    }

    /// Seconds since midnight, from a number or a clock time.
    ///
    /// - Parameter isSeconds: Whether the column says that it holds seconds, so that `14.05` is no clock time.
    func timeOfDay(_ text: String, isSeconds: Bool) throws(QuantityError) -> Double {
        let trimmed = text.trimmingSpaces
        if trimmed.contains(":") || ClockText(trimmed).half != nil || Self.hasPoints(trimmed, count: 2)
            || (!isSeconds && Self.hasPoints(trimmed, count: 1))
        {
            return try Self.clock(Substring(trimmed), of: text)
        }
        do throws(QuantityError) {
            return try number(text)
        } catch {
            throw Self.wrong(
                text, "a time such as 14:05:09, 14.05.09 or 2:05:09 PM, or seconds since midnight")
        }
    }

    /// Whether a text is 1 or 2 digits followed so often by a point and two digits, as clock times of Indonesia are.
    private static func hasPoints(_ text: String, count: Int) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == count + 1 && (1...2).contains(parts[0].count)
            && parts.dropFirst().allSatisfy { $0.count == 2 }
            && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
    }

    /// Seconds of a duration: a number in the format's unit, `h:mm:ss`, `mm:ss`, or `h.mm.ss`.
    func duration(_ text: String) throws(QuantityError) -> Double {
        let usesPoints = Self.hasPoints(text.trimmingSpaces, count: 2)
        guard text.contains(":") || usesPoints else {
            do throws(QuantityError) {
                return try number(text) * format.durationUnit
            } catch {
                let isComma = format.decimalComma != true && text.contains(",") && !text.contains(".")
                throw QuantityError(
                    what: "\(Wording.quoted(text)) is not a duration that is understood",
                    remedy: isComma
                        ? "say --decimal-comma if the comma is a decimal mark"
                        : "write a number such as 90.5 or a length such as 0:01:30")
            }
        }
        let isNegative = text.hasPrefix("-")
        let parts = text.trimmingSpaces.drop { $0 == "-" }.split(
            separator: usesPoints ? "." : ":", omittingEmptySubsequences: false)
        var value = 0.0
        let wrong = QuantityError(
            what: "\(Wording.quoted(text)) is not a duration that is understood",
            remedy: "write a length such as 0:01:30 or 1:30, with minutes and seconds below 60")
        guard parts.count == 2 || parts.count == 3 else { throw wrong }
        for (place, part) in parts.enumerated() {
            guard let digits = Double(part), digits >= 0, place == 0 || digits < 60 else { throw wrong }
            value = value * 60 + digits
        }
        return isNegative ? -value : value
    }

    /// A number with the format's decimal mark.
    func number(_ text: String) throws(QuantityError) -> Double {
        let trimmed = text.trimmingSpaces
        let plain = format.decimalComma == true ? trimmed.replacingOccurrences(of: ",", with: ".") : trimmed
        return try Quantity.number(plain)
    }

    /// 2024-01-01, a Monday.
    static let usualStart = 19_723.0 * 86_400

    private func date(_ rest: inout Substring) throws(QuantityError) -> CivilDate {
        let written = rest
        let marks: Set<Character> = ["-", "/", "."]
        var fields: [Int] = []
        for place in 0..<3 {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let value = Int(digits), digits.count <= 4 else { break }
            fields.append(value)
            rest = rest.dropFirst(digits.count)
            guard place < 2 else { break }
            guard let mark = rest.first, marks.contains(mark) else { break }
            rest.removeFirst()
        }
        let order =
            switch format.dateOrder {
            case .iso, .seconds: [0, 1, 2]
            case .dayFirst: [2, 1, 0]
            case .monthFirst: [2, 0, 1]
            }
        guard fields.count == 3 else { throw noDate(String(written)) }
        guard
            let day = CivilDate(year: fields[order[0]], month: fields[order[1]], day: fields[order[2]]),
            day.year >= 1900
        else { throw wrongDate(String(written), fields) }
        return day
    }

    /// A text without three numbers of a date.
    private func noDate(_ text: String) -> QuantityError {
        if Double(text) != nil {
            return Self.wrong(
                text, "\(example), or say --time-format seconds, with --start for the date of second 0")
        }
        if text.contains(":") || Self.hasPoints(text, count: 1) || Self.hasPoints(text, count: 2) {
            return QuantityError(
                what: "\(Wording.quoted(text)) has no date",
                remedy: "join the columns of date and time with --column time=DATE+TIME")
        }
        return Self.wrong(text, example)
    }

    /// Three numbers that are no date in the order of the format: told by which order they would be one.
    private func wrongDate(_ text: String, _ fields: [Int]) -> QuantityError {
        let orders: [(LogFormat.DateOrder, [Int])] = [
            (.iso, [0, 1, 2]), (.dayFirst, [2, 1, 0]), (.monthFirst, [2, 0, 1]),
        ]
        let fitting = orders.filter { order in
            CivilDate(year: fields[order.1[0]], month: fields[order.1[1]], day: fields[order.1[2]])
                .map { $0.year >= 1900 } ?? false
        }.map { "--time-format \($0.0.rawValue)" }
        guard fitting.isEmpty else {
            return QuantityError(
                what: "\(Wording.quoted(text)) is not a time that is understood",
                remedy: "say " + fitting.joined(separator: " or "))
        }
        if Self.hasPoints(text, count: 2) {
            // `03.52.40` is a clock time, `31.01.24` a date, `03.05.10` either.
            return Self.wrong(
                text,
                "years with four digits, or join the columns of date and time with --column time=DATE+TIME")
        }
        if fields.allSatisfy({ $0 < 100 }) { return Self.wrong(text, "years with four digits") }
        return QuantityError(
            what: "\(Wording.quoted(text)) is no day of the calendar", remedy: "write \(example)")
    }

    private var example: String {
        switch format.dateOrder {
        case .iso, .seconds: "2024-01-31T14:05:09"
        case .dayFirst: "31/01/2024 14:05:09"
        case .monthFirst: "01/31/2024 14:05:09"
        }
    }

    /// The clock time, and the offset from UTC in seconds; nil: none is written.
    private static func split(
        _ rest: Substring, of text: String
    ) throws(QuantityError) -> (clock: Substring, offset: Double?) {
        if rest.hasSuffix("Z") || rest.hasSuffix("z") { return (rest.dropLast(), 0) }
        // The zones of Indonesia, which have no summer time.
        for (name, hours) in [("WITA", 8.0), ("WIB", 7), ("WIT", 9)] where rest.uppercased().hasSuffix(name) {
            return (Substring(String(rest.dropLast(name.count)).trimmingSpaces), hours * 3_600)
        }
        guard let mark = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return (rest, nil) }
        let digits = rest[rest.index(after: mark)...].filter { $0 != ":" }
        guard (digits.count == 2 || digits.count == 4), let value = Int(digits), value <= 1_400 else {
            throw wrong(text, "an offset such as +07:00")
        }
        let hours = digits.count == 2 ? value : value / 100
        let minutes = digits.count == 2 ? 0 : value % 100
        let offset = Double(hours * 3_600 + minutes * 60)
        return (rest[..<mark], rest[mark] == "-" ? -offset : offset)
    }

    /// `14:05:09.5`, `14:05`, `14.05.09`, `2:05:09 PM`, or nothing at all for midnight.
    private static func clock(_ text: Substring, of whole: String) throws(QuantityError) -> Double {
        guard !text.isEmpty else { return 0 }
        let (digits, half) = ClockText(String(text)).parts
        let usesPoints = !digits.contains(":")
        let parts = digits.split(
            separator: usesPoints ? "." : ":", maxSplits: 2, omittingEmptySubsequences: false)
        let limits = [24.0, 60, 61]
        var value = 0.0
        guard parts.count >= (half == nil ? 2 : 1) else { throw wrong(whole, clockExample) }
        for (place, part) in parts.enumerated() {
            guard let first = part.first, first.isNumber, let digits = Double(part), digits < limits[place],
                place == 2 || digits == digits.rounded()
            else { throw wrong(whole, clockExample) }
            if place == 0, let half {
                guard (1...12).contains(digits) else {
                    throw wrong(whole, "hours from 1 to 12 before AM or PM, or leave these words out")
                }
                value += (digits.truncatingRemainder(dividingBy: 12) + half) * 3_600
            } else {
                value += digits * [3_600, 60, 1][place]
            }
        }
        return value
    }

    private static let clockExample = "a time such as 14:05:09, 14.05.09 or 2:05:09 PM"

    /// Counts what the clock on the wall shows twice or never.
    private mutating func check(_ local: Double, in zone: TimeZone) {
        // The offsets of a day before and a day after differ only around a change; an instant shows this time if its own
        // offset leads back to it.
        let near = [-86_400.0, 86_400].map {
            Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: local + $0)))
        }
        guard near[0] != near[1] else { return }
        let fits = near.filter {
            Double(zone.secondsFromGMT(for: Date(timeIntervalSince1970: local - $0))) == $0
        }
        if fits.count == 2 { ambiguous += 1 }
        if fits.isEmpty { missing += 1 }
    }

    private static func wrong(_ text: String, _ remedy: String) -> QuantityError {
        QuantityError(
            what: "\(Wording.quoted(text)) is not a time that is understood", remedy: "write \(remedy)")
    }
}

/// A clock time and the half of the day that may stand behind it.
private struct ClockText {
    let parts: (digits: String, half: Double?)

    /// Hours to be added; nil: a clock of 24 hours.
    var half: Double? { parts.half }

    init(_ text: String) {
        // `3:52 PM`, `3.52pm`, `3:52 p.m.`, also with the narrow blanks that spreadsheets put there.
        let word = text.reversed().prefix { !$0.isNumber && $0 != ":" }.reversed()
        let letters = String(word.filter(\.isLetter)).lowercased()
        let half: Double? = letters == "am" ? 0 : letters == "pm" ? 12 : nil
        parts = half == nil ? (text, nil) : (String(text.dropLast(word.count)), half)
    }
}

extension String {
    /// The text without blanks around it.
    var trimmingSpaces: String { trimmingCharacters(in: .whitespaces) }
}

/// A change of the clock on the wall within a log.
public struct ClockChange: Hashable, Sendable {
    /// The day.
    public var date: CivilDate
    /// The hour that is left out or shown twice.
    public var hour: Int
    /// Hours that this hour of the day lasts longer: −1 in spring, 1 in autumn in most zones.
    public var added: Double

    /// The changes of a zone from a day up to, and without, another.
    static func all(in zone: TimeZone, from first: CivilDate, until end: CivilDate) -> [ClockChange] {
        var changes: [ClockChange] = []
        func instant(_ day: CivilDate) -> Date {
            let local = Double(day.daysSince1970) * 86_400
            let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: local))
            return Date(timeIntervalSince1970: local - Double(offset))
        }
        var time = instant(first).addingTimeInterval(-1)
        let last = instant(end)
        while let next = zone.nextDaylightSavingTimeTransition(after: time), next < last {
            let before = Double(zone.secondsFromGMT(for: next.addingTimeInterval(-1)))
            let after = Double(zone.secondsFromGMT(for: next))
            // In autumn the hour that is shown twice begins where the clock is set back to.
            let local = next.timeIntervalSince1970 + min(before, after)
            let day = Int((local / 86_400).rounded(.down))
            if before != after, let date = CivilDate(daysSince1970: day) {
                changes.append(
                    ClockChange(
                        date: date, hour: Int((local - Double(day) * 86_400) / 3_600),
                        added: (before - after) / 3_600))
            }
            time = next
        }
        return changes
    }
}
