import Statistics

/// One figure of some days, real or simulated.
struct HoldOutStatistic {
    struct Key: Hashable {
        var measure: HoldOutRow.Measure
        var scope: String
        /// The span or the probability.
        var argument: Double
    }

    var key: Key
    var value: Double

    static func byKey(_ statistics: [HoldOutStatistic]) -> [Key: Double] {
        Dictionary(uniqueKeysWithValues: statistics.map { ($0.key, $0.value) })
    }

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
        let resolution = LogResolution.seconds(of: days.arrivals)
        for span in [10.0, 60, 300, 900] where span >= resolution {
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

    /// The comparison with replications.
    ///
    /// - Parameters:
    ///   - values: The figure in each replication.
    ///   - resampled: The figure in each resample of the days, and what makes it an interval; nil with too few days.
    ///   - family: Rows of the measure.
    ///   - limits: What counts as within.
    func row(
        _ values: [Double], resampled: (values: [Double], days: DayResampler)?, family: Int,
        limits: HoldOutLimits
    ) -> HoldOutRow {
        let spread = Moments(values)
        let mean = spread.mean
        let deviation = spread.standardDeviation
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
        let byReplications =
            StudentT.criticalValue(level: 0.95, degreesOfFreedom: Double(values.count - 1)) * deviation
        // Days that are alike by chance, or a weekday that occurs once, say less than what the scenario itself brings.
        let byDays = resampled.map { $0.days.halfWidth($0.values) } ?? 0
        let half = max(byDays, byReplications)
        return HoldOutRow(
            measure: key.measure, scope: key.scope, actual: value, simulated: mean,
            simulatedLow: mean - reach, simulatedHigh: mean + reach, low: mean - allowed,
            high: mean + allowed, simulatedError: deviation / Double(values.count).squareRoot(),
            actualInterval: Interval(centre: value, low: value - half, high: value + half, level: 0.95),
            basis: byDays > byReplications ? .days : .replications)
    }
}

/// Mean and standard deviation of some numbers.
struct Moments {
    var mean: Double
    var standardDeviation: Double

    init(_ values: [Double]) {
        let count = Double(values.count)
        mean = values.reduce(0, +) / count
        let centre = mean
        standardDeviation =
            (values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / max(1, count - 1)).squareRoot()
    }
}
