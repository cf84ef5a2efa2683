import EventKernel
import Randomness

/// Software raises alarms; people look at them, or nobody does.
extension City {
    /// Software looks at what a working camera shows.
    mutating func softwareMaySee(_ incident: Int32) {
        guard surveillance.analyticsWork else { return }
        let identity = incidents[incident].identity
        let row = plan.detections[Int(incidents[incident].type)]
        let sensitivity = plan.surveillance.isDetailed ? row.sensitivity * viewFactor() : row.sensitivity
        guard random.uniform(purpose: Purpose.analytics, entity: identity) < sensitivity else { return }
        let latency = random.microseconds(row.latency, purpose: Purpose.latency, entity: identity)
        retain(incident: incident)
        schedule(CityEvent(.analyticsAlarm, incident), at: now + latency)
    }

    /// What darkness and rain leave of the sensitivity.
    private mutating func viewFactor() -> Double {
        var factor = 1.0
        let row = plan.surveillance
        if row.nightSensitivity != 1, isNight() { factor *= row.nightSensitivity }
        if row.rainSensitivity != 1, row.rainSurge >= 0, isRaining() { factor *= row.rainSensitivity }
        return factor
    }

    private mutating func isNight() -> Bool {
        let minute = Int32(now % microsecondsPerDay / 60_000_000)
        let (from, to) = (plan.surveillance.nightFrom, plan.surveillance.nightTo)
        return from <= to ? from <= minute && minute < to : minute >= from || minute < to
    }

    /// The clock only goes forward, so episodes that are over are not looked at again.
    private mutating func isRaining() -> Bool {
        let surge = Int(plan.surveillance.rainSurge)
        let end = firstEpisodes[surge + 1]
        surveillance.rainEpisode = max(surveillance.rainEpisode, firstEpisodes[surge])
        while surveillance.rainEpisode < end, surgeEpisodes[Int(surveillance.rainEpisode)].ends <= now {
            surveillance.rainEpisode += 1
        }
        return surveillance.rainEpisode < end && surgeEpisodes[Int(surveillance.rainEpisode)].begins <= now
    }

    mutating func verification(of incident: Int32) -> DeskTask {
        DeskTask(
            kind: .verification, desk: plan.cameras.desk, role: UInt8(Self.watching), rank: 1,
            identity: incident >= 0 ? incidents[incident].identity : 0, incident: incident, enqueuedAt: now)
    }

    /// The first detection of an incident counts, and whether a call had told the desk before.
    mutating func detect(_ incident: Int32) {
        guard incidents[incident].detectedAt == notYet else { return }
        incidents[incident].detectedAt = now
        incidents[incident].wasKnownBefore = isKnownToWatchers(incident)
    }

    mutating func isKnownToWatchers(_ incident: Int32) -> Bool {
        incidents[incident].knownAt & 1 << UInt64(plan.cameras.desk) != 0
    }

    mutating func analyticsAlarm(incident: Int32) {
        if isMeasuring {
            tallies.cameras.alarms += 1
            tallies.alarm(zone: incidents[incident].zone, at: now, isFalse: false)
        }
        note(.alarmRaised, incident: incident, desk: plan.cameras.desk)
        if goesOut(incidents[incident].identity, Purpose.confidence, share: confidence(of: incident)) {
            detect(incident)
            if !isKnownToWatchers(incident) { dispatchAutomatically(incident) }
            release(incident: incident)
            return
        }
        guard surveillance.watchingWorks else {
            alarmIsLost(incident: incident)
            release(incident: incident)
            return
        }
        // The task takes over the alarm's hold on the incident.
        var task = verification(of: incident)
        task.isAlarm = true
        if plan.surveillance.isByPriority { task.rank = plan.detections[Int(incidents[incident].type)].rank }
        submit(tasks.insert(task))
    }

    private mutating func confidence(of incident: Int32) -> Double {
        plan.detections[Int(incidents[incident].type)].confident
    }

    /// Automatic dispatch needs software that decides, or is sure, and a record that carries the decision.
    private mutating func goesOut(_ identity: UInt64, _ purpose: UInt32, share: Double) -> Bool {
        guard !isFallenBack, technical(at: plan.cameras.desk) >= HandoverRow.sharedRecord else {
            return false
        }
        if plan.cameras.mode == CameraRow.automatic { return true }
        return share > 0 && random.uniform(purpose: purpose, entity: identity) < share
    }

    /// Software makes the record that a person would have made, without the errors of one.
    private mutating func dispatchAutomatically(_ incident: Int32) {
        let kinds = kindsWanted(incident, isWrong: false) & ~incidents[incident].requestedKinds
        know(incident, at: plan.cameras.desk)
        sendRecords(
            TransferRecord(
                incident: incident, desk: plan.cameras.desk, kinds: kinds,
                assessedPriority: incidents[incident].priority, isDuplicate: false, isWrong: false),
            from: plan.cameras.desk, to: responsibleDesks(kinds), reporter: -1)
    }

    /// Software sees something that is nothing; a camera that is down raises no alarm.
    mutating func falseAlarm(identity: UInt64) {
        let camera = Int(
            random.integer(
                below: UInt64(max(plan.cameras.cameras, 1)), purpose: Purpose.camera, entity: identity,
                draw: 1))
        guard surveillance.analyticsWork, cameraWorks(camera), plan.cameraPlaces[camera].isShared else {
            return
        }
        let zone = plan.cameraPlaces[camera].zone
        if isMeasuring {
            tallies.cameras.alarms += 1
            tallies.cameras.falseAlarms += 1
            tallies.alarm(zone: zone, at: now, isFalse: true)
        }
        noteFalseAlarm(identity: identity)
        guard goesOut(identity, Purpose.falseConfidence, share: plan.surveillance.confidentOfFalse) else {
            guard surveillance.watchingWorks else {
                alarmIsLost(incident: -1)
                return
            }
            var task = verification(of: -1)
            task.identity = identity
            task.isAlarm = true
            if plan.surveillance.isByPriority, let type = typeOfFalseAlarm(identity) {
                task.rank = plan.detections[Int(type)].rank
            }
            submit(tasks.insert(task))
            return
        }
        guard let type = typeOfFalseAlarm(identity) else { return }
        // Software that decides by itself believes its own false alarms.
        if isMeasuring { tallies.surveillance.acceptedFalse += 1 }
        let incident = incidentOccurs(
            type: type, identity: identity, isReal: false, in: zone >= 0 ? zone : nil)
        dispatchAutomatically(incident)
    }

    /// No screen shows the alarm to anybody.
    private mutating func alarmIsLost(incident: Int32) {
        if isMeasuring { tallies.surveillance.lostAlarms += 1 }
        note(.alarmLost, incident: incident, desk: plan.cameras.desk)
    }

    /// What the software takes a false alarm for: a type in proportion to its share in view.
    private mutating func typeOfFalseAlarm(_ identity: UInt64) -> Int32? {
        var total = 0.0
        for type in plan.detections.indices { total += plan.detections[type].falseAlarmWeight }
        guard total > 0 else { return nil }
        var rest = random.uniform(purpose: Purpose.alarmType, entity: identity) * total
        for type in plan.detections.indices {
            rest -= plan.detections[type].falseAlarmWeight
            if rest < 0 { return Int32(type) }
        }
        return nil
    }

    mutating func beginVerification(_ task: Int32) {
        tasks[task].stage = .working
        let incident = tasks[task].incident
        if tasks[task].isAlarm {
            if isMeasuring {
                tallies.verificationBegins(
                    wait: now - tasks[task].enqueuedAt, at: now,
                    type: incident >= 0 ? incidents[incident].type : -1,
                    zone: incident >= 0 ? incidents[incident].zone : -1)
            }
            if incident >= 0, plan.surveillance.hasVerification {
                tasks[task].isDismissed = isOverlooked(tasks[task].identity)
            }
        }
        if incident >= 0, !incidents[incident].isOver, !tasks[task].isDismissed { detect(incident) }
        note(.verificationStarted, task: task)
        finishStage(
            of: task,
            after: random.microseconds(
                plan.handling.verifying, purpose: Purpose.verifying, entity: tasks[task].identity,
                factor: handlingFactor(task)))
    }

    /// "Believed" comes first in the unit interval, so that fewer errors only add detections.
    private mutating func isOverlooked(_ identity: UInt64) -> Bool {
        let row = plan.surveillance
        let seen = (1 - row.misses) * (1 - row.fatigue * surveillance.falseShare)
        return random.uniform(purpose: Purpose.dismissal, entity: identity) >= seen
    }

    mutating func verificationEnds(_ task: Int32) {
        let incident = tasks[task].incident
        if tasks[task].isAlarm, plan.surveillance.hasVerification {
            surveillance.falseShare +=
                ((incident < 0 ? 1 : 0) - surveillance.falseShare) / plan.surveillance.memory
            if incident < 0 {
                falseAlarmIsJudged(task)
                return
            }
            if tasks[task].isDismissed {
                if isMeasuring { tallies.surveillance.dismissed += 1 }
                note(.alarmDismissed, task: task)
                finish(task)
                return
            }
        }
        // Whoever looks too late sees nothing: the alarm is dismissed.
        guard incident >= 0, incidents[incident].detectedAt >= 0, !isKnownToWatchers(incident) else {
            note(.verificationEnded, task: task)
            finish(task)
            return
        }
        markReceived(incident, reporter: -1, desk: plan.cameras.desk, at: tasks[task].startedAt)
        assess(task, identity: StableHash.combine(incidents[incident].identity, 0))
        note(.verificationEnded, task: task)
        act(on: task)
    }

    /// A person takes a false alarm for what it is, or sends units to nothing.
    private mutating func falseAlarmIsJudged(_ task: Int32) {
        let identity = tasks[task].identity
        let isAccepted =
            random.uniform(purpose: Purpose.acceptance, entity: identity)
            >= 1 - plan.surveillance.acceptsFalse
        guard isAccepted, let type = typeOfFalseAlarm(identity) else {
            note(.verificationEnded, task: task)
            finish(task)
            return
        }
        if isMeasuring { tallies.surveillance.acceptedFalse += 1 }
        let incident = incidentOccurs(type: type, identity: identity, isReal: false)
        retain(incident: incident)
        tasks[task].incident = incident
        assess(task, identity: StableHash.combine(identity, 0))
        note(.falseAlarmAccepted, task: task)
        act(on: task)
    }

    /// Somebody must look at the picture of a traffic offence, when nothing else is waiting.
    mutating func offenceRecorded(identity: UInt64) {
        if isMeasuring { tallies.surveillance.offences += 1 }
        submit(
            tasks.insert(
                DeskTask(
                    kind: .review, desk: plan.cameras.desk, role: UInt8(Self.watching), rank: 9,
                    identity: identity, enqueuedAt: now)))
    }

    mutating func beginReview(_ task: Int32) {
        tasks[task].stage = .working
        seats[Int(tasks[task].seat)].isInterruptible = true
        if tasks[task].remaining == notYet {
            tasks[task].remaining = random.microseconds(
                plan.surveillance.review, purpose: Purpose.reviewing, entity: tasks[task].identity,
                factor: handlingFactor(task))
        }
        finishStage(of: task, after: tasks[task].remaining)
    }

    mutating func reviewEnds(_ task: Int32) {
        if isMeasuring { tallies.surveillance.reviewed += 1 }
        note(.offenceReviewed, task: task)
        finish(task)
    }
}
