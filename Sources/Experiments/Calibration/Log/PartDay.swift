import Foundation
import ScenarioFiles
import Statistics

/// A first or last day that a log does not hold whole, because it was begun or broken off within it.
///
/// Counted as whole such a day would make the demand look small. It is told by what is missing: on the other days of its
/// kind (Monday to Friday, or Saturday and Sunday, where there are three of them; else all days between), *N* calls came
/// after the clock time of the log's last line (before that of its first). With one rhythm for all, each call of those *k*
/// days and of this one falls on this one with probability 1 / (k + 1), so that none does with probability
/// (k / (k + 1))^N: the conditional test of two Poisson means (Przyborowski and Wilenski 1940), which needs no rate to be
/// known. Since the calls of other days that lie beyond the last of this one are geometric in number, the test holds its
/// level although it looks at the clock time of the last line. Counts of index of dispersion φ count as N / φ, which errs
/// towards whole days.
public struct PartDay: Hashable, Sendable {
    /// Which end of the log.
    public enum End: String, Hashable, Sendable, CaseIterable {
        case first, last
    }

    /// Which end of the log.
    public var end: End
    /// The day.
    public var date: CivilDate
    /// Seconds since midnight of the first or last line.
    public var clock: Double
    /// Calls that came on the other days before or after that clock time, on the average.
    public var expected: Double
    /// The probability that none comes on a whole day.
    public var probability: Double

    /// Below this probability a day counts as not whole: one whole day of a thousand is left out in error.
    public static let level = 0.001

    /// The days at the ends of a log that are not whole; none where the user chose the end.
    ///
    /// - Complexity: O(*n*).
    public static func all(in table: LogTable) -> [PartDay] {
        End.allCases.filter { $0 == .first ? !table.choosesFirstDay : !table.choosesLastDay }
            .compactMap { examine($0, of: table) }.filter { $0.probability < level }
    }

    /// What is missing at one end of a log, whether it is much or little.
    ///
    /// - Returns: nil with fewer than two days between the first and the last.
    public static func examine(_ end: End, of table: LogTable) -> PartDay? {
        guard table.days >= 4, let first = table.calls.first, let last = table.calls.last else { return nil }
        let origin = Double(table.firstDay.daysSince1970) * 86_400
        let arrivals = LogDays(table: table).arrivals
        let inner = Array(1..<table.days - 1)
        let isWeekend = { (day: Int) in (table.firstDay.weekday + day) % 7 >= 5 }
        let own = end == .first ? 0 : table.days - 1
        let alike = inner.filter { isWeekend($0) == isWeekend(own) }
        let others = Set(alike.count >= 3 ? alike : inner)
        // Where the day at this end has no line at all, all of it is missing.
        let clock =
            end == .first
            ? min(first.time - origin, 86_400) : max(0, last.time - origin - Double(own) * 86_400)
        var missing = 0.0
        for time in arrivals {
            let day = Int((time / 86_400).rounded(.down))
            guard others.contains(day) else { continue }
            let own = time - Double(day) * 86_400
            if end == .first ? own < clock : own > clock { missing += 1 }
        }
        let count = Double(others.count)
        let dispersion = dispersion(arrivals, days: table.days, isWeekend: isWeekend)
        guard let date = CivilDate(daysSince1970: table.firstDay.daysSince1970 + own) else { return nil }
        return PartDay(
            end: end, date: date, clock: clock, expected: missing / count,
            probability: pow(count / (count + 1), missing / dispersion))
    }

    /// The largest index of counts of an hour, four hours and a day, given the time of the day, of the days between the
    /// first and the last; at least 1.
    private static func dispersion(_ arrivals: [Double], days: Int, isWeekend: (Int) -> Bool) -> Double {
        let inside = 86_400..<Double(days - 1) * 86_400
        let times = arrivals.filter(inside.contains).map { $0 - 86_400 }
        let classes = (1..<days - 1).map { isWeekend($0) ? 1 : 0 }
        return [3_600.0, 14_400, 86_400].compactMap {
            ScaledDispersion.betweenDays(times: times, span: $0, classOfDay: classes)?.index
        }.reduce(1, max)
    }
}

extension LogTable {
    /// The log without some days at its ends.
    func without(_ days: [PartDay]) -> LogTable {
        guard !days.isEmpty else { return self }
        var rest = self
        for day in days {
            rest.days -= 1
            if day.end == .first, let next = CivilDate(daysSince1970: firstDay.daysSince1970 + 1) {
                rest.firstDay = next
            }
        }
        let kept = Double(rest.firstDay.daysSince1970) * 86_400
        let times = kept..<kept + Double(rest.days) * 86_400
        rest.calls = calls.filter { times.contains($0.time) }
        let dates = rest.firstDay.daysSince1970..<rest.firstDay.daysSince1970 + rest.days
        rest.clockChanges = clockChanges.filter { dates.contains($0.date.daysSince1970) }
        return rest
    }
}
