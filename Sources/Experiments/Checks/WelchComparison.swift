import Statistics

/// The interval of a mean that allows for its own noise and for that of a recorded mean.
///
/// Welch 1947, with Satterthwaite's degrees of freedom (1946), from means, deviations and counts.
struct WelchComparison {
    let mean: Double
    let recorded: RecordedResult
    /// The distance of the means in standard errors of the difference.
    let standardErrors: Double
    /// The interval of the difference, moved to the recorded mean.
    let low: Double
    let high: Double

    init(mean: Double, deviation: Double, count: Int, recorded: RecordedResult, level: Double) {
        self.mean = mean
        self.recorded = recorded
        let now = deviation * deviation / Double(count)
        let before = recorded.deviation * recorded.deviation / Double(recorded.count)
        let error = (now + before).squareRoot()
        var width = 0.0
        if error > 0 {
            let share = now / (now + before)
            let freedom =
                1
                / (share * share / Double(max(1, count - 1))
                    + (1 - share) * (1 - share) / Double(max(1, recorded.count - 1)))
            width = error * StudentT.criticalValue(level: level, degreesOfFreedom: freedom)
        }
        low = mean - width
        high = mean + width
        standardErrors = error > 0 ? (mean - recorded.mean).magnitude / error : .infinity
    }

    /// Whether noise can explain the distance from a value.
    func holds(_ value: Double) -> Bool { low <= value && value <= high }
}
