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
            let tally = tallies.verificationScopes[type]
            builder.add(
                "cctv.verification_wait_mean", "type:\(name)", microseconds: tally.wait, over: tally.count)
        }
        addDetections(tallies.detections(tallies.detections.indices), "city", &builder)
        for (zone, name) in names.zones.enumerated() { addZone(zone, "zone:\(name)", &builder) }
        for hour in 0..<24 { addHour(hour, &builder) }
        addOperators(names, &builder)
        addEquipment(&builder)
    }

    private mutating func addDetections(
        _ tally: DetectionTally, _ scope: String, _ builder: inout ResultBuilder
    ) {
        builder.add(
            "cctv.time_to_detect_mean", scope, microseconds: tally.timeToDetect, over: tally.detected)
    }

    private mutating func addZone(_ zone: Int, _ scope: String, _ builder: inout ResultBuilder) {
        let sum = tallies.detections((zone * 24)..<(zone * 24 + 24))
        addDetections(sum, scope, &builder)
        builder.add("cctv.false_alarms_per_day", scope, Double(sum.falseAlarms) / days)
        let verifications = tallies.verificationScopes[plan.types.count + zone]
        builder.add(
            "cctv.verification_wait_mean", scope, microseconds: verifications.wait,
            over: verifications.count)
        guard plan.zoneCameras.count > 0 else { return }
        let cameras = Double(plan.zoneCameras[zone].count)
        let window = Double(windowEnds - windowBegins)
        builder.add(
            "cctv.availability", scope,
            cameras > 0 ? Double(tallies.zoneCamerasUp[zone]) / (cameras * window) : .nan)
    }

    private mutating func addHour(_ hour: Int, _ builder: inout ResultBuilder) {
        let scope = "hour:\(hour)"
        let sum = tallies.detections(stride(from: hour, to: tallies.detections.count, by: 24))
        builder.add("cctv.detected_share", scope, sum.detected, per: sum.incidents)
        builder.add("cctv.missed_unwatched_share", scope, sum.unwatched, per: sum.shown)
        builder.add("cctv.detected_first_share", scope, sum.detectedFirst, per: sum.incidents)
        builder.add("cctv.detected_in_view_share", scope, sum.detected, per: sum.visible)
        builder.add("cctv.recorded_share", scope, sum.recorded, per: sum.incidents)
        addDetections(sum, scope, &builder)
        builder.add("cctv.false_alarms_per_day", scope, Double(sum.falseAlarms) / days)
        let verifications = tallies.verificationHours[hour]
        builder.add(
            "cctv.verification_wait_mean", scope, microseconds: verifications.wait,
            over: verifications.count)
        addRates(
            scope, hours: Double(tallies.dutyByHour[hour]) / Double(microsecondsPerHour),
            alarms: sum.trueAlarms + sum.falseAlarms, falseAlarms: sum.falseAlarms, detected: sum.detected,
            &builder)
    }

    private var days: Double {
        mutating get { Double(windowEnds - windowBegins) / Double(microsecondsPerDay) }
    }

    /// Per paid hour of people who may watch; undefined where there are none.
    private mutating func addRates(
        _ scope: String, hours: Double, alarms: Int64, falseAlarms: Int64, detected: Int64,
        _ builder: inout ResultBuilder
    ) {
        func perHour(_ count: Int64) -> Double { hours > 0 ? Double(count) / hours : .nan }
        builder.add("cctv.alarms_per_operator_hour", scope, perHour(alarms))
        builder.add("cctv.false_alarms_per_operator_hour", scope, perHour(falseAlarms))
        builder.add(
            "cctv.operator_hours_per_detection", scope, detected > 0 ? hours / Double(detected) : .nan)
    }

    private mutating func addOperators(_ names: ScopeNames, _ builder: inout ResultBuilder) {
        let hours = Double(tallies.surveillance.duty) / Double(microsecondsPerHour)
        let tally = tallies.surveillance
        addRates(
            "city", hours: hours, alarms: tallies.cameras.alarms, falseAlarms: tallies.cameras.falseAlarms,
            detected: tallies.incidents[0].detected, &builder)
        // The same people watch all zones and types: their whole time is set against each.
        for (index, scope) in names.incidents.enumerated() where index > 0 {
            let detected = Double(tallies.incidents[index].detected)
            builder.add(
                "cctv.operator_hours_per_detection", scope, detected > 0 ? hours / detected : .nan)
        }
        builder.add(
            "cctv.verification_wait_mean", "city", microseconds: tally.verificationWait,
            over: tally.verifications)
        builder.add([("cctv.verification_wait_p90", 0.9)], "city", tallies.verificationWaits.snapshot())
        builder.add("cctv.dismissed_alarms_per_day", "city", Double(tally.dismissed) / days)
        builder.add("cctv.accepted_false_alarms_per_day", "city", Double(tally.acceptedFalse) / days)
        builder.add("cctv.lost_alarms_per_day", "city", Double(tally.lostAlarms) / days)
        guard plan.surveillance.hasEnforcement else { return }
        builder.add("cctv.offences_per_day", "city", Double(tally.offences) / days)
        builder.add("cctv.reviewed_offences_per_day", "city", Double(tally.reviewed) / days)
    }

    private mutating func addEquipment(_ builder: inout ResultBuilder) {
        let window = windowEnds - windowBegins
        let tally = tallies.surveillance
        builder.add("cctv.availability_expected", "city", plan.surveillance.expectedAvailability)
        builder.add("cctv.analytics_availability", "city", tally.analyticsUp, per: window)
        builder.add("cctv.recording_availability", "city", tally.recordingUp, per: window)
        builder.add("cctv.watching_availability", "city", tally.watchingUp, per: window)
        let storage = plan.surveillance.storage
        guard storage.isPresent else { return }
        if storage.stops {
            builder.add("cctv.storage_full_share", "city", tally.storeFull, per: window)
        } else {
            // What was written in the window, spread over it, takes so long to fill the store.
            let filling =
                tally.written > 0 ? storage.capacity * Double(window) / tally.written : .infinity
            let kept = storage.retention == .max ? filling : min(filling, Double(storage.retention))
            builder.add("cctv.kept_hours", "city", kept / Double(microsecondsPerHour))
        }
        guard storage.evidenceShare > 0 else { return }
        builder.add("cctv.evidence_found_share", "city", tally.evidenceFound, per: tally.evidenceWanted)
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
