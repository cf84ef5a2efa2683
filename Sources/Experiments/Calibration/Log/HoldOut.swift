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
        let samples = simulated.map { HoldOutStatistic.byKey(statistics($0)) }
        let resampler = DayResampler(
            days: LogDays(table: calibration.table).each(first..<calibration.table.days),
            groups: (0..<heldOutDays).map { demand.level.group((weekday + $0) % 7) })
        let resamples = resampler.map { own in
            (0..<DayResampler.count).map {
                HoldOutStatistic.byKey(statistics(own.sample($0, seed: calibration.seed)))
            }
        }
        let families = Dictionary(grouping: actual, by: \.key.measure).mapValues(\.count)
        let rows = actual.compactMap { statistic -> HoldOutRow? in
            let values = samples.compactMap { $0[statistic.key] }
            guard values.count > 1 else { return nil }
            let again = resampler.flatMap { days in
                resamples.map { (values: $0.compactMap { $0[statistic.key] }, days: days) }
            }
            return statistic.row(
                values, resampled: again, family: families[statistic.key.measure] ?? 1, limits: limits)
        }
        return HoldOut(rows: rows, replications: replications, scenario: scenario)
    }
}
