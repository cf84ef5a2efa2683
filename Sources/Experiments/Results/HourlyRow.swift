import CityModel
import Statistics

/// One line of `hourly.csv`.
public struct HourlyRow: Sendable, Hashable {
    /// The scenario's name.
    public var scenario: String
    /// The desk's identifier.
    public var desk: String
    /// The hour of the day, 0 … 23, by which the attempt or the time counts.
    public var hour: Int
    /// `offered`, `answered`, `abandoned`, `blocked`, `failed`: attempts in that hour over the whole measured
    /// window; `wait_mean`: seconds, answered attempts; `queue_mean`, `busy_mean`, `on_duty_mean`: time averages.
    public var measure: String
    /// The mean over replications.
    public var mean: Double?
    /// The lower bound of the 95 % interval.
    public var ciLow: Double?
    /// The upper bound.
    public var ciHigh: Double?
    /// The replications whose value is defined.
    public var replications: Int
}

extension CaseRun {
    private static var hourlyMeasures: [(name: String, value: (HourOfDesk) -> Double)] {
        [
            ("offered", \.offered), ("answered", \.answered), ("abandoned", \.abandoned),
            ("blocked", \.blocked), ("failed", \.failed), ("wait_mean", \.meanWait),
            ("queue_mean", \.meanQueue), ("busy_mean", \.meanBusy), ("on_duty_mean", \.meanOnDuty),
        ]
    }

    /// What each desk does in each hour of the day.
    package func hourly() -> [HourlyRow] {
        guard let first = results.first else { return [] }
        return first.hours.indices.flatMap { index in
            Self.hourlyMeasures.map { measure in
                let estimate = meanInterval(results.map { measure.value($0.hours[index]) })
                return HourlyRow(
                    scenario: name, desk: first.hours[index].desk, hour: first.hours[index].hour,
                    measure: measure.name, mean: estimate.mean, ciLow: estimate.low, ciHigh: estimate.high,
                    replications: estimate.count)
            }
        }
    }
}
