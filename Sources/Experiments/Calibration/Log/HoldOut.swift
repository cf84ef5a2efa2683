import CityModel
import Foundation
import ScenarioFiles
import Statistics

/// How far the days that were held out may lie from what the fitted scenario gives. The reasons stand in
/// `docs/calibration.md`, where these numbers were fixed before anything was compared.
public struct HoldOutLimits: Hashable, Sendable {
    /// All calls, relative.
    public var total = 0.1
    /// Calls in an hour of the day or on a weekday, relative; the range of the replications applies where it is wider.
    public var byTime = 0.25
    /// Indices of dispersion within the hour, relative.
    public var withinHour = 0.25
    /// The index of hourly counts, relative.
    public var hourly = 0.4
    /// Share of calls without talk, absolute.
    public var zeroShare = 0.03
    /// Quantiles from 5 to 95 %, relative, but at least ``seconds``.
    public var quantile = 0.1
    /// The 99 % quantile, relative.
    public var lastQuantile = 0.2
    /// The smallest difference in seconds that counts.
    public var seconds = 5.0

    /// The limits of the documentation.
    public init() {}
}

/// One thing compared.
public struct HoldOutRow: Hashable, Sendable {
    /// What was compared.
    public enum Measure: String, Hashable, Sendable, CaseIterable {
        case total, hour, weekday, dispersion, quantile
        case zeroShare = "zero_share"
    }

    /// What was compared.
    public var measure: Measure
    /// The hour, the weekday, the span in seconds, or the duration and quantile.
    public var scope: String
    /// What happened on the days held out.
    public var actual: Double
    /// The mean of the replications.
    public var simulated: Double
    /// The range that holds 95 % of the replications, all of the measure together (normal, Bonferroni).
    public var simulatedLow: Double
    /// Its upper end.
    public var simulatedHigh: Double
    /// The least that is within the limits.
    public var low: Double
    /// The most that is within the limits.
    public var high: Double

    /// Whether what happened lies within the limits.
    public var isWithin: Bool { low <= actual && actual <= high }
}

/// The comparison of the days held out with the fitted scenario.
public struct HoldOut: Sendable {
    /// What was compared.
    public var rows: [HoldOutRow]
    /// Replications simulated.
    public var replications: Int
    /// The scenario.
    public var scenario: Scenario

    /// Whether all lies within the limits.
    public var isWithin: Bool { rows.allSatisfy(\.isWithin) }
}

/// Why there is no comparison.
public enum HoldOutError: Error, Sendable {
    /// No days are held out, or nothing happened on them.
    case nothingHeldOut
    /// The fitted scenario is not valid: a mistake of the program.
    case scenario(ScenarioError)
    /// The fitted scenario cannot be run.
    case model(CityModelError)
    /// The user stopped it.
    case cancelled
}

extension LogFit {
    /// Simulates the fitted scenario for the days held out and compares.
    ///
    /// - Parameters:
    ///   - fragment: The scenario's text.
    ///   - replications: How often; at least 2.
    ///   - threads: Threads; the result does not depend on it.
    ///   - limits: What counts as within.
    ///   - progress: Is told after each replication.
    ///   - cancellation: Is asked before each replication.
    /// - Throws: ``HoldOutError``.
    public func compareHeldOut(
        fragment: String, replications: Int = 100, threads: Int? = nil,
        limits: HoldOutLimits = HoldOutLimits(),
        progress: (any ProgressReporter)? = nil, cancellation: Cancellation? = nil
    ) throws(HoldOutError) -> HoldOut {
        precondition(replications >= 2, "a range needs two replications")
        let first = calibration.fitDays
        let days = LogDays(table: calibration.table).range(first..<calibration.table.days)
        guard heldOutDays > 0, !days.arrivals.isEmpty else { throw .nothingHeldOut }
        let scenario: Scenario
        do throws(ScenarioError) {
            scenario = try ScenarioLoader.read(text: fragment, name: "fragment.yaml")
        } catch {
            throw .scenario(error)
        }
        let runner = HoldOutRunner(
            configuration: scenario.configuration, seed: calibration.seed, days: heldOutDays,
            progress: progress, cancellation: cancellation)
        let simulated = try runner.run(replications, threads: threads)
        let weekday = (calibration.table.firstDay.weekday + first) % 7
        let roles = durations.map(\.role)
        func statistics(_ days: LogDays) -> [HoldOutStatistic] {
            HoldOutStatistic.all(days, count: heldOutDays, firstWeekday: weekday, roles: roles)
        }
        let actual = statistics(days)
        let samples = simulated.map { sample in
            Dictionary(uniqueKeysWithValues: statistics(sample).map { ($0.key, $0.value) })
        }
        let families = Dictionary(grouping: actual, by: \.key.measure).mapValues(\.count)
        let rows = actual.compactMap { statistic -> HoldOutRow? in
            let values = samples.compactMap { $0[statistic.key] }
            guard values.count > 1 else { return nil }
            return statistic.row(values, family: families[statistic.key.measure] ?? 1, limits: limits)
        }
        return HoldOut(rows: rows, replications: replications, scenario: scenario)
    }
}

/// One figure of some days, real or simulated.
private struct HoldOutStatistic {
    struct Key: Hashable {
        var measure: HoldOutRow.Measure
        var scope: String
        /// The span or the probability.
        var argument: Double
    }

    var key: Key
    var value: Double

    static func all(
        _ days: LogDays, count: Int, firstWeekday: Int, roles: [DurationFit.Role]
    ) -> [HoldOutStatistic] {
        var result: [HoldOutStatistic] = []
        func add(_ measure: HoldOutRow.Measure, _ scope: String, _ argument: Double, _ value: Double) {
            result.append(
                HoldOutStatistic(
                    key: Key(measure: measure, scope: scope, argument: argument), value: value))
        }
        add(.total, "all", 0, Double(days.arrivals.count))
        var hours = [Double](repeating: 0, count: 24)
        var weekdays = [Double](repeating: 0, count: 7)
        var occurrences = [Double](repeating: 0, count: 7)
        for day in 0..<count { occurrences[(firstWeekday + day) % 7] += 1 }
        for time in days.arrivals {
            let day = (time / 86_400).rounded(.down)
            hours[min(23, Int((time - day * 86_400) / 3_600))] += 1
            weekdays[(firstWeekday + Int(day)) % 7] += 1
        }
        for hour in 0..<24 { add(.hour, "\(hour)", 0, hours[hour] / Double(count)) }
        for day in 0..<7 where occurrences[day] > 0 {
            add(.weekday, "\(day + 1)", 0, weekdays[day] / occurrences[day])
        }
        for span in [10.0, 60, 300, 900] {
            if let own = ScaledDispersion.withinHours(times: days.arrivals, span: span) {
                add(.dispersion, "\(Int(span))", span, own.index)
            }
        }
        if let hourly = ScaledDispersion.betweenDays(
            times: days.arrivals, span: 3_600, classOfDay: [Int](repeating: 0, count: count))
        {
            add(.dispersion, "3600", 3_600, hourly.index)
        }
        for role in roles {
            guard let all = days.durations[role], !all.isEmpty else { continue }
            let positive = all.filter { $0 > 0 }.sorted()
            add(.zeroShare, role.rawValue, 0, 1 - Double(positive.count) / Double(all.count))
            guard !positive.isEmpty else { continue }
            for percent in [5, 10, 25, 50, 75, 90, 95, 99] {
                add(
                    .quantile, "\(role.rawValue) p\(percent)", Double(percent),
                    DurationFit.quantile(positive, Double(percent) / 100))
            }
        }
        return result
    }

    func row(_ values: [Double], family: Int, limits: HoldOutLimits) -> HoldOutRow {
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let deviation =
            (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
        let reach = normalQuantile(1 - 0.025 / Double(family)) * deviation
        let allowed: Double =
            switch key.measure {
            case .total: limits.total * mean
            case .hour, .weekday: max(limits.byTime * mean, reach)
            case .dispersion: (key.argument < 3_600 ? limits.withinHour : limits.hourly) * mean
            case .zeroShare: limits.zeroShare
            case .quantile:
                key.argument > 95 ? limits.lastQuantile * mean : max(limits.quantile * mean, limits.seconds)
            }
        return HoldOutRow(
            measure: key.measure, scope: key.scope, actual: value, simulated: mean,
            simulatedLow: mean - reach, simulatedHigh: mean + reach, low: mean - allowed,
            high: mean + allowed)
    }
}
