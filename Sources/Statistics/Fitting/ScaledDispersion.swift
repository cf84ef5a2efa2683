/// How much counts in spans of one length vary, relative to a Poisson process of the same rhythm.
public struct ScaledDispersion: Hashable, Sendable {
    /// How the expected counts were taken.
    public enum Kind: String, Hashable, Sendable {
        /// Within each hour, given its count.
        case withinHour = "within_hour"
        /// Between days, given the time of the day.
        case betweenDays = "between_days"
    }

    /// Seconds of a span.
    public var span: Double
    /// What it is relative to.
    public var kind: Kind
    /// Σ (count − expected)² / Σ expected, corrected for the expectations that were taken from the same counts; 1 for a
    /// Poisson process.
    public var index: Double
    /// The spans less the expectations.
    public var degreesOfFreedom: Double
    /// The mean count of a span.
    public var mean: Double
    /// The standard error of the index under a Poisson process, exact given the sums: Σ c² of n calls thrown into k spans
    /// has the variance 2 n (n − 1) (k − 1) / k².
    public var standardError: Double

    /// The probability of an index at least as large under a Poisson process, by its normal limit.
    public var pValue: Double { normalUpperTail((index - 1) / standardError) }

    /// The index within hours: Σ over hours and spans of (count − hour's count / spans)², divided by the hours' means and
    /// spans less one. Untouched by any rhythm from hour to hour.
    ///
    /// - Parameters:
    ///   - times: Seconds since a midnight, in any order, within the days.
    ///   - span: Seconds, a divisor of 3,600 below it.
    /// - Returns: nil where no hour has two calls; hours without calls say nothing.
    /// - Complexity: O(*n* log *n*); memory does not grow with the number of spans.
    public static func withinHours(times: [Double], span: Double) -> ScaledDispersion? {
        let parts = (3_600 / span).rounded()
        precondition(parts >= 2, "a span is shorter than an hour")
        var (deviations, expected, freedom, variance, calls, hours) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        let sorted = times.sorted()
        var index = 0
        while index < sorted.count {
            let hour = (sorted[index] / 3_600).rounded(.down)
            var (total, sum, run, last) = (0.0, 0.0, 0.0, -1.0)
            while index < sorted.count, (sorted[index] / 3_600).rounded(.down) == hour {
                let place = (sorted[index] / span).rounded(.down)
                if place != last {
                    sum += run * run
                    (run, last) = (0, place)
                }
                run += 1
                total += 1
                index += 1
            }
            sum += run * run
            deviations += sum - total * total / parts
            expected += total * (parts - 1) / parts
            variance += 2 * total * (total - 1) * (parts - 1) / (parts * parts)
            freedom += parts - 1
            calls += total
            hours += 1
        }
        guard variance > 0 else { return nil }
        return ScaledDispersion(
            span: span, kind: .withinHour, index: deviations / expected, degreesOfFreedom: freedom,
            mean: calls / parts / hours, standardError: variance.squareRoot() / expected)
    }

    /// The index between days: counts of the same span of the day, and of the same class of days, compared with their mean.
    ///
    /// - Parameters:
    ///   - times: Seconds since the first midnight, in any order, within the days.
    ///   - span: Seconds, a divisor of a day of 3,600 or more.
    ///   - classOfDay: For each day the number of its class, from 0.
    ///   - scale: For each day what its calls are expected to be, relative to those of its class; nil: all the same.
    /// - Returns: nil where no class has two days, or without calls.
    public static func betweenDays(
        times: [Double], span: Double, classOfDay: [Int], scale: [Double]? = nil
    ) -> ScaledDispersion? {
        let parts = Int((86_400 / span).rounded())
        var counts = [[Double]](repeating: [Double](repeating: 0, count: parts), count: classOfDay.count)
        for time in times {
            let day = Int((time / 86_400).rounded(.down))
            guard counts.indices.contains(day) else { continue }
            let part = Int(((time - Double(day) * 86_400) / span).rounded(.down))
            counts[day][min(part, parts - 1)] += 1
        }
        var (deviations, expected, freedom, variance, calls, spans) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for group in Set(classOfDay).sorted() {
            let days = classOfDay.indices.filter { classOfDay[$0] == group }
            guard days.count > 1 else { continue }
            let weights = days.map { scale?[$0] ?? 1 }
            let sumOfWeights = weights.reduce(0, +)
            for part in 0..<parts {
                let total = days.reduce(0) { $0 + counts[$1][part] }
                guard total > 0 else { continue }
                for (day, weight) in zip(days, weights) {
                    let mean = total * weight / sumOfWeights
                    deviations += (counts[day][part] - mean) * (counts[day][part] - mean)
                }
                let count = Double(days.count)
                // Σ of w (1 − w) over the shares of the days, (k − 1) / k where they are alike.
                let share = weights.reduce(0) { $0 + $1 / sumOfWeights * (1 - $1 / sumOfWeights) }
                expected += total * share
                variance += 2 * total * max(total - 1, 0) * share / count
                freedom += count - 1
                calls += total
                spans += count
            }
        }
        guard variance > 0 else { return nil }
        return ScaledDispersion(
            span: span, kind: .betweenDays, index: deviations / expected, degreesOfFreedom: freedom,
            mean: calls / spans, standardError: variance.squareRoot() / expected)
    }
}
