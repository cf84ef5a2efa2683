import Statistics

/// What cameras, watchers and software did in one zone in one hour of the day, over the measured window.
public struct HourOfZone: Hashable, Sendable {
    /// The zone; `(none)`: what has no place.
    public var zone: String
    /// The hour of the day, 0…23, in which incidents began and alarms were raised.
    public var hour: Int
    /// Incidents that need help.
    public var incidents: Double
    /// Of these, in view of a camera.
    public var visible: Double
    /// In view of one that worked.
    public var shown: Double
    /// Recorded.
    public var recorded: Double
    /// Detected.
    public var detected: Double
    /// Detected before anybody tried to call.
    public var detectedFirst: Double
    /// Shown and not detected, with nobody at the screens who had the camera in his charge.
    public var unwatched: Double
    /// Mean seconds to detection; NaN without any.
    public var meanTimeToDetect: Double
    /// Alarms of the software about incidents.
    public var trueAlarms: Double
    /// Alarms about nothing.
    public var falseAlarms: Double
}

extension City {
    /// The measures of cameras that are described beyond a pool.
    mutating func addSurveillance(_ names: ScopeNames, _ builder: inout ResultBuilder) {
        guard plan.surveillance.isDetailed else { return }
        for (index, scope) in names.incidents.enumerated() {
            let tally = tallies.incidents[index]
            builder.add("cctv.recorded_share", scope, tally.recorded, per: tally.incidents)
            builder.add("cctv.detected_in_view_share", scope, tally.detected, per: tally.visible)
            builder.add("cctv.missed_unwatched_share", scope, tally.unwatched, per: tally.shown)
            builder.add("cctv.detection_known_share", scope, tally.mergedDetections, per: tally.detected)
        }
        for (type, name) in names.types.enumerated() {
            builder.add(
                [("cctv.time_to_detect_p50", 0.5)], "type:\(name)",
                tallies.detectionTimesByType[type].snapshot())
        }
        for hour in 0..<24 {
            let sum = tallies.detections(stride(from: hour, to: tallies.detections.count, by: 24))
            builder.add("cctv.detected_share", "hour:\(hour)", sum.detected, per: sum.incidents)
            builder.add("cctv.missed_unwatched_share", "hour:\(hour)", sum.unwatched, per: sum.shown)
        }
        addOperators(&builder)
    }

    private mutating func addOperators(_ builder: inout ResultBuilder) {
        let window = Double(windowEnds - windowBegins)
        let days = window / Double(microsecondsPerDay)
        let hours = Double(tallies.surveillance.duty) / Double(microsecondsPerHour)
        let tally = tallies.surveillance
        func perHour(_ count: Int64) -> Double { hours > 0 ? Double(count) / hours : .nan }
        let detected = Double(tallies.incidents[0].detected)
        builder.add("cctv.alarms_per_operator_hour", "city", perHour(tallies.cameras.alarms))
        builder.add("cctv.false_alarms_per_operator_hour", "city", perHour(tallies.cameras.falseAlarms))
        builder.add(
            "cctv.operator_hours_per_detection", "city", detected > 0 ? hours / detected : .nan)
        builder.add(
            "cctv.verification_wait_mean", "city", microseconds: tally.verificationWait,
            over: tally.verifications)
        builder.add([("cctv.verification_wait_p90", 0.9)], "city", tallies.verificationWaits.snapshot())
        builder.add("cctv.dismissed_alarms_per_day", "city", Double(tally.dismissed) / days)
        builder.add("cctv.accepted_false_alarms_per_day", "city", Double(tally.acceptedFalse) / days)
        builder.add("cctv.analytics_availability", "city", Double(tally.analyticsUp) / window)
        builder.add("cctv.recording_availability", "city", Double(tally.recordingUp) / window)
        guard plan.surveillance.hasEnforcement else { return }
        builder.add("cctv.offences_per_day", "city", Double(tally.offences) / days)
        builder.add("cctv.reviewed_offences_per_day", "city", Double(tally.reviewed) / days)
    }

    /// By zone, then by hour of the day; empty where cameras are one pool.
    mutating func hoursOfZones(_ names: ScopeNames) -> [HourOfZone] {
        tallies.detections.indices.map { index in
            let tally = tallies.detections[index]
            let zone = index / 24
            return HourOfZone(
                zone: zone < names.zones.count ? names.zones[zone] : "(none)", hour: index % 24,
                incidents: Double(tally.incidents), visible: Double(tally.visible),
                shown: Double(tally.shown), recorded: Double(tally.recorded),
                detected: Double(tally.detected), detectedFirst: Double(tally.detectedFirst),
                unwatched: Double(tally.unwatched),
                meanTimeToDetect: tally.detected > 0
                    ? Double(tally.timeToDetect) / Double(tally.detected) / microsecondsPerSecond : .nan,
                trueAlarms: Double(tally.trueAlarms), falseAlarms: Double(tally.falseAlarms))
        }
    }
}
