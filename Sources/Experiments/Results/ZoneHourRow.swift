import CityModel
import Statistics

/// One line of `detections.csv`.
public struct ZoneHourRow: Sendable, Hashable {
    /// The scenario's name.
    public var scenario: String
    /// The zone's identifier; `(none)` for alarms of cameras and incidents without a place.
    public var zone: String
    /// The hour of the day, 0 … 23, in which incidents began and alarms were raised.
    public var hour: Int
    /// `incidents` that need help; of these `visible`, `shown`, `recorded`, `detected`, `detected_first` and
    /// `unwatched`; `true_alarms` and `false_alarms`: all over the measured window; `time_to_detect_mean`: seconds.
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
    private static var zoneHourMeasures: [(name: String, value: (HourOfZone) -> Double)] {
        [
            ("incidents", \.incidents), ("visible", \.visible), ("shown", \.shown),
            ("recorded", \.recorded), ("detected", \.detected), ("detected_first", \.detectedFirst),
            ("unwatched", \.unwatched), ("time_to_detect_mean", \.meanTimeToDetect),
            ("true_alarms", \.trueAlarms), ("false_alarms", \.falseAlarms),
        ]
    }

    /// What cameras saw in each zone in each hour of the day; empty where they are one pool.
    package func detections() -> [ZoneHourRow] {
        guard let first = results.first else { return [] }
        return first.hoursOfZones.indices.flatMap { index in
            Self.zoneHourMeasures.map { measure in
                let estimate = meanInterval(results.map { measure.value($0.hoursOfZones[index]) })
                return ZoneHourRow(
                    scenario: name, zone: first.hoursOfZones[index].zone,
                    hour: first.hoursOfZones[index].hour, measure: measure.name, mean: estimate.mean,
                    ciLow: estimate.low, ciHigh: estimate.high, replications: estimate.count)
            }
        }
    }
}

/// What cameras saw in each zone in each hour of the day: where and when a camera or a watcher would pay.
///
/// - Returns: Nothing where a scenario describes cameras as one pool.
/// - Complexity: O(zones · replications).
public func detections(_ run: ScenarioRun) -> [ZoneHourRow] { run.caseRun.detections() }
