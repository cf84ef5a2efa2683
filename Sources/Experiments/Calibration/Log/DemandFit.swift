import Foundation
import ScenarioFiles
import Statistics

/// The rhythm of arrivals and how much they vary beyond a Poisson process, fitted to days of a log.
public struct DemandFit: Sendable {
    /// Days that share the shape of their hours.
    public struct DayClass: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// 0 Monday … 6 Sunday.
        public var weekdays: [Int]
        /// What was counted in each hour of the day.
        public var counts: [Double]
        /// Hours in which it was counted, changes of the clock included.
        public var exposure: [Double]
        /// Smooth calls per hour, with the level of the counts.
        public var smooth: [Double]
        /// The weight of the penalty on roughness.
        public var penalty: Double
    }

    /// How the expected calls of a day depend on the weekday.
    public enum Level: String, Hashable, Sendable, CaseIterable {
        /// Not at all.
        case same
        /// Monday to Friday, Saturday and Sunday.
        case weekend
        /// Each weekday by itself.
        case weekday

        func group(_ weekday: Int) -> Int {
            switch self {
            case .same: 0
            case .weekend: weekday < 5 ? 0 : 1
            case .weekday: weekday
            }
        }
    }

    /// The length of time in seconds that the log does not look into: 60 where it is written by the minute.
    public internal(set) var resolution = 1.0
    /// Classes of days, which share out the week.
    public var classes: [DayClass]
    /// How levels depend on weekdays.
    public var level: Level
    /// Expected calls on each weekday.
    public var perDay: [Double]
    /// What was counted on each day.
    public var dayCounts: [Double]
    /// The weekday of each day.
    public var weekdays: [Int]
    /// Variance to mean of the days' counts, given their level; at least 1.
    public var dayDispersion: Double
    /// Variance to mean by length of span, each with what the fitted variation foretells.
    public var scales: [(measured: ScaledDispersion, fitted: Double)]
    /// What explains it.
    public var variation: VariationFit

    /// The class of a weekday.
    func classIndex(_ weekday: Int) -> Int { classes.firstIndex { $0.weekdays.contains(weekday) } ?? 0 }

    /// The index of hourly counts, at least 1.
    public var hourDispersion: Double {
        max(1, scales.first { $0.measured.span == 3_600 }?.measured.index ?? 1)
    }

    /// The counted calls per hour in an hour of a class of days, with an interval widened by the dispersion of hours; nil
    /// where the clock left that hour out.
    public func interval(of own: DayClass, hour: Int) -> Interval? {
        own.exposure[hour] > 0
            ? rateInterval(
                count: own.counts[hour], exposure: own.exposure[hour], dispersion: hourDispersion) : nil
    }

    /// Expected calls in an hour of a weekday.
    public func expected(weekday: Int, hour: Int) -> Double {
        let own = classes[classIndex(weekday)]
        return perDay[weekday] * own.smooth[hour] / own.smooth.reduce(0, +)
    }

    /// Fits days of a log.
    ///
    /// - Parameters:
    ///   - times: Seconds since the first midnight.
    ///   - firstWeekday: 0 for Monday.
    ///   - days: How many days were observed.
    ///   - changes: Hours added to an hour of a day, by day and hour.
    public static func fit(
        times: [Double], firstWeekday: Int, days: Int, changes: [(day: Int, hour: Int, added: Double)] = []
    ) -> DemandFit {
        let weekdays = (0..<days).map { (firstWeekday + $0) % 7 }
        var table = [[Double]](repeating: [Double](repeating: 0, count: 24), count: days)
        for time in times {
            let day = Int((time / 86_400).rounded(.down))
            table[day][min(23, Int((time - Double(day) * 86_400) / 3_600))] += 1
        }
        var exposure = [[Double]](repeating: [Double](repeating: 1, count: 24), count: days)
        for change in changes where exposure.indices.contains(change.day) {
            exposure[change.day][change.hour] = max(0, exposure[change.day][change.hour] + change.added)
        }
        let shape = Shape(table: table, exposure: exposure, weekdays: weekdays)
        let classes = shape.best()
        let dayCounts = table.map { $0.reduce(0, +) }
        let level = bestLevel(dayCounts, weekdays)
        let overall = dayCounts.reduce(0, +) / Double(days)
        let perDay = (0..<7).map { weekday in
            let own = dayCounts.indices.filter { level.group(weekdays[$0]) == level.group(weekday) }
            return own.isEmpty ? overall : own.reduce(0) { $0 + dayCounts[$1] } / Double(own.count)
        }
        var fit = DemandFit(
            classes: classes, level: level, perDay: perDay, dayCounts: dayCounts, weekdays: weekdays,
            dayDispersion: 1, scales: [], variation: VariationFit())
        fit.measureScales(times)
        return fit
    }

    /// The fewest degrees of freedom of an index between days: those of a week, for the normal limit of its p-value is far
    /// off with fewer.
    private static let leastFreedom = 6.0

    private mutating func measureScales(_ times: [Double]) {
        let classOfDay = weekdays.map(classIndex)
        let scale = weekdays.map { perDay[$0] }
        var measured: [ScaledDispersion] = []
        resolution = LogResolution.seconds(of: times)
        for span in [10.0, 30, 60, 300, 600, 900, 1_800] where span >= resolution {
            if let own = ScaledDispersion.withinHours(times: times, span: span) { measured.append(own) }
        }
        for span in [3_600.0, 7_200, 14_400, 28_800, 86_400] {
            if let own = ScaledDispersion.betweenDays(
                times: times, span: span, classOfDay: classOfDay, scale: scale),
                own.degreesOfFreedom >= Self.leastFreedom
            {
                measured.append(own)
            }
        }
        // The longest length that could be measured stands in for the day.
        dayDispersion = max(1, measured.last { $0.kind == .betweenDays }?.index ?? 1)
        variation = VariationFit.fit(measured) { self.weightedMean(span: $0) }
        scales = measured.map { ($0, variation.index($0, weightedMean: weightedMean)) }
    }

    /// Σ μ² / Σ μ over spans of the observed days: the expected count of a span as a random call sees it.
    func weightedMean(span: Double) -> Double {
        let hours = max(1, Int(span / 3_600))
        var (squares, sum) = (0.0, 0.0)
        for weekday in weekdays {
            for start in stride(from: 0, to: 24, by: hours) {
                let mean = (start..<min(24, start + hours)).reduce(0) {
                    $0 + expected(weekday: weekday, hour: $1)
                }
                squares += mean * mean
                sum += mean
            }
        }
        return sum > 0 ? squares / sum * min(1, span / 3_600) : 0
    }

    /// The level that foretells a day best from the others (leave-one-out, squares over the mean).
    private static func bestLevel(_ counts: [Double], _ weekdays: [Int]) -> Level {
        let total = counts.reduce(0, +)
        func score(_ level: Level) -> Double {
            let groups = weekdays.map(level.group)
            var (sums, sizes) = ([Double](repeating: 0, count: 7), [Double](repeating: 0, count: 7))
            for (group, count) in zip(groups, counts) {
                sums[group] += count
                sizes[group] += 1
            }
            return counts.indices.reduce(0) { sum, day in
                let others = sizes[groups[day]] - 1
                let all = (total - counts[day]) / Double(max(1, counts.count - 1))
                let mean = others > 0 ? (sums[groups[day]] - counts[day]) / others : all
                return sum + (counts[day] - mean) * (counts[day] - mean) / max(mean, 0.5)
            }
        }
        let scores = Level.allCases.map(score)
        // The first of equals is the simplest.
        return zip(Level.allCases, scores).min { $0.1 < $1.1 }?.0 ?? .same
    }
}

/// The shape of the hours, chosen by cross-validation over days.
private struct Shape {
    let table: [[Double]]
    let exposure: [[Double]]
    let weekdays: [Int]
    private let smoother = PeriodicSmoother()

    private static let partitions: [[(name: String, weekdays: [Int])]] = [
        [("every_day", Array(0..<7))], [("workdays", Array(0..<5)), ("weekends", [5, 6])],
    ]
    private static let penalties = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000]

    /// The partition of the week, and for each class the penalty, under which days left out are most likely given their
    /// totals (five folds, every fifth day).
    func best() -> [DemandFit.DayClass] {
        let choices = Self.partitions.map { partition in
            partition.map { part in
                let own = weekdays.indices.filter { part.weekdays.contains(weekdays[$0]) }
                let scored = Self.penalties.map { ($0, score(own, penalty: $0)) }
                let best = scored.max { $0.1 < $1.1 } ?? (Self.penalties[0], -Double.infinity)
                return (part: part, days: own, penalty: best.0, score: best.1)
            }
        }
        let usable = choices.filter { $0.allSatisfy { $0.days.count >= 2 } }
        let chosen =
            usable.max { one, other in
                one.reduce(0) { $0 + $1.score } < other.reduce(0) { $0 + $1.score }
            } ?? choices[0]
        return chosen.map { choice in
            let (counts, hours) = sums(choice.days)
            let smooth =
                smoother.rates(counts: counts, exposure: hours, penalty: choice.penalty)
                ?? counts.map { _ in 1 }
            return DemandFit.DayClass(
                name: choice.part.name, weekdays: choice.part.weekdays, counts: counts, exposure: hours,
                smooth: smooth, penalty: choice.penalty)
        }
    }

    private func sums(_ days: [Int]) -> (counts: [Double], exposure: [Double]) {
        (
            (0..<24).map { hour in days.reduce(0) { $0 + table[$1][hour] } },
            (0..<24).map { hour in days.reduce(0) { $0 + exposure[$1][hour] } }
        )
    }

    private func score(_ days: [Int], penalty: Double) -> Double {
        let folds = min(5, days.count)
        guard folds > 1 else { return 0 }
        var likelihood = 0.0
        for fold in 0..<folds {
            let train = days.indices.filter { $0 % folds != fold }.map { days[$0] }
            let (counts, hours) = sums(train)
            guard let rates = smoother.rates(counts: counts, exposure: hours, penalty: penalty) else {
                continue
            }
            let total = rates.reduce(0, +)
            for place in days.indices where place % folds == fold {
                for hour in 0..<24 {
                    likelihood += table[days[place]][hour] * log(max(rates[hour] / total, 1e-12))
                }
            }
        }
        return likelihood
    }
}
