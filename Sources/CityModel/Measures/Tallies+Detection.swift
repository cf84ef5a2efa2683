import Statistics

/// What becomes of incidents in view, by zone and hour.
extension Tallies {
    private func detectionIndex(zone: Int32, at time: Int64) -> Int {
        (zone >= 0 ? Int(zone) : zoneCount) * 24 + Int(time / microsecondsPerHour % 24)
    }

    /// A measured incident that needed help is over.
    mutating func countDetection(of incident: Incident) {
        var tally = DetectionTally(incidents: 1)
        if incident.camera >= 0 { tally.visible = 1 }
        if incident.wasShown { tally.shown = 1 }
        if incident.wasRecorded { tally.recorded = 1 }
        if incident.wasUnwatched { tally.unwatched = 1 }
        if incident.detectedAt >= 0 {
            tally.detected = 1
            tally.timeToDetect = incident.detectedAt - incident.occurredAt
            if incident.firstAttemptAt < 0 || incident.detectedAt < incident.firstAttemptAt {
                tally.detectedFirst = 1
            }
            detectionTimesByType[Int(incident.type)].record(microseconds: tally.timeToDetect)
        }
        detections[detectionIndex(zone: incident.zone, at: incident.occurredAt)].add(tally)
    }

    /// The software has raised an alarm in the measured window.
    mutating func alarm(zone: Int32, at time: Int64, isFalse: Bool) {
        guard detections.count > 0 else { return }
        detections[detectionIndex(zone: zone, at: time)].add(
            DetectionTally(trueAlarms: isFalse ? 0 : 1, falseAlarms: isFalse ? 1 : 0))
    }

    /// Somebody turns to an alarm.
    ///
    /// - Parameters:
    ///   - type: What the incident is; -1: the alarm is false.
    ///   - zone: Where it is; -1: nowhere.
    mutating func verificationBegins(wait: Int64, at time: Int64, type: Int32, zone: Int32) {
        surveillance.verifications += 1
        surveillance.verificationWait += wait
        verificationWaits.record(microseconds: wait)
        guard verificationHours.count > 0 else { return }
        verificationHours[Int(time / microsecondsPerHour % 24)].add(wait)
        if type >= 0 { verificationScopes[Int(type)].add(wait) }
        if zone >= 0 { verificationScopes[typeCount + Int(zone)].add(wait) }
    }

    /// So many people who may watch are on duty from one moment to another.
    mutating func watchDuty(_ people: Int32, from start: Int64, to end: Int64) {
        surveillance.duty += Int64(people) * (end - start)
        guard dutyByHour.count > 0, people > 0 else { return }
        var time = start
        while time < end {
            let next = min(end, (time / microsecondsPerHour + 1) * microsecondsPerHour)
            dutyByHour[Int(time / microsecondsPerHour % 24)] += Int64(people) * (next - time)
            time = next
        }
    }

    /// The sum over the hours of a zone, or over the zones of an hour.
    func detections(_ indices: some Sequence<Int>) -> DetectionTally {
        var sum = DetectionTally()
        for index in indices { sum.add(detections[index]) }
        return sum
    }
}

extension DetectionTally {
    mutating func add(_ other: DetectionTally) {
        incidents += other.incidents
        visible += other.visible
        shown += other.shown
        recorded += other.recorded
        detected += other.detected
        detectedFirst += other.detectedFirst
        unwatched += other.unwatched
        timeToDetect += other.timeToDetect
        trueAlarms += other.trueAlarms
        falseAlarms += other.falseAlarms
    }
}

extension Incident {
    /// A working camera showed it, and neither software nor anybody looked.
    var wasUnwatched: Bool { wasShown && detectedAt < 0 && !wasWatched }
}
