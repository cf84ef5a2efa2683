import Foundation
import ScenarioFiles
import Statistics

/// How the days of a log rise or fall, and go with the seasons. Nothing of it is in the scenario, which has the mean of the
/// fitted days; it says whether that mean can be trusted for other days.
public struct DemandTrend: Hashable, Sendable {
    /// One thing told about the days.
    public struct Term: Hashable, Sendable {
        /// What it is.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// The demand at the end of the fitted days relative to their beginning, less one.
            case change
            /// The same for a year.
            case changePerYear = "change_per_year"
            /// The largest deviation of the seasons from the mean, relative.
            case season
        }

        /// What it is.
        public var kind: Kind
        /// Its value, with an interval of 95 %.
        public var interval: Interval
        /// The probability of so large a value without trend or seasons.
        public var pValue: Double
    }

    /// What was found.
    public var terms: [Term]
    /// The day of the year, from 0, on which the demand of the seasons is largest; nil with less than two years.
    public var peakDay: Double?
    /// Variance to mean of the days, or of weeks or four weeks where these vary more.
    public var dispersion: Double

    /// The fewest days in which a trend is looked for.
    public static let leastDays = 14
    /// The fewest days in which seasons can be told from a trend.
    public static let leastDaysOfSeasons = 730

    /// The change over the fitted days.
    public var change: Term? { terms.first { $0.kind == .change } }
    /// The seasons.
    public var season: Term? { terms.first { $0.kind == .season } }

    /// Regression of the days' counts, given the level of their weekdays, on time, and on a wave of a year where there are
    /// two of them (``LogLinearRegression``).
    ///
    /// - Parameters:
    ///   - counts: Counts by day.
    ///   - expected: What the level of the weekday gives.
    ///   - dayOfYear: The day of the year of the first day, from 0.
    /// - Returns: nil with too few days.
    static func fit(counts: [Double], expected: [Double], dayOfYear: Double) -> DemandTrend? {
        let days = counts.count
        guard days >= leastDays else { return nil }
        let hasSeasons = days >= leastDaysOfSeasons
        let year = 365.25
        let design = (0..<days).map { day -> [Double] in
            let time = (Double(day) - Double(days - 1) / 2) / year
            guard hasSeasons else { return [1, time] }
            let angle = 2 * Double.pi * (Double(day) + dayOfYear) / year
            return [1, time, cos(angle), sin(angle)]
        }
        // A weekday without any call has no part in it.
        guard
            let fit = LogLinearRegression.fit(
                counts: counts, known: expected.map { max($0, 1e-9) }, design: design)
        else { return nil }
        let factor = StudentT.criticalValue(level: 0.95, degreesOfFreedom: fit.degreesOfFreedom)
        let slope = fit.coefficients[1]
        let error = fit.covariance[1][1].squareRoot()
        let p = StudentT.twoSidedPValue(slope / error, degreesOfFreedom: fit.degreesOfFreedom)
        // What a year brings is not to be told from some weeks.
        let spans = [(Term.Kind.change, Double(days - 1) / year)] + (days >= 365 ? [(.changePerYear, 1)] : [])
        var terms = spans.map { kind, years in
            func relative(_ slope: Double) -> Double { exp(slope * years) - 1 }
            return Term(
                kind: kind,
                interval: Interval(
                    centre: relative(slope), low: relative(slope - factor * error),
                    high: relative(slope + factor * error), level: 0.95), pValue: p)
        }
        var peak: Double?
        if hasSeasons {
            let (c, s) = (fit.coefficients[2], fit.coefficients[3])
            let (cc, cs, ss) = (fit.covariance[2][2], fit.covariance[2][3], fit.covariance[3][3])
            let amplitude = (c * c + s * s).squareRoot()
            // Wald's statistic over two is F with 2 degrees of freedom, whose upper tail is elementary.
            let wald = (c * c * ss - 2 * c * s * cs + s * s * cc) / (cc * ss - cs * cs) / 2
            let tail = pow(1 + 2 * wald / fit.degreesOfFreedom, -fit.degreesOfFreedom / 2)
            let variance =
                amplitude > 0 ? (c * c * cc + 2 * c * s * cs + s * s * ss) / (amplitude * amplitude) : cc
            let half = factor * variance.squareRoot()
            terms.append(
                Term(
                    kind: .season,
                    interval: Interval(
                        centre: exp(amplitude) - 1, low: exp(max(0, amplitude - half)) - 1,
                        high: exp(amplitude + half) - 1, level: 0.95), pValue: tail))
            let angle = atan2(s, c)
            peak = (angle < 0 ? angle + 2 * Double.pi : angle) / (2 * Double.pi) * year
        }
        return DemandTrend(terms: terms, peakDay: peak, dispersion: fit.dispersion)
    }
}

extension LogFit {
    /// Trend and seasons of the fitted days; nil with too few.
    public var trend: DemandTrend? {
        let first = calibration.table.firstDay
        let newYear = CivilDate(year: first.year, month: 1, day: 1)?.daysSince1970 ?? first.daysSince1970
        return DemandTrend.fit(
            counts: demand.dayCounts, expected: demand.weekdays.map { demand.perDay[$0] },
            dayOfYear: Double(first.daysSince1970 - newYear))
    }
}
