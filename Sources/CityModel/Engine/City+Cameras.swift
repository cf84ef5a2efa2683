import EventKernel
import Randomness

/// How much attention the watchers give, accumulated.
struct Attention: BitwiseCopyable {
    /// Free watchers now.
    var watchers: Int32 = 0
    /// Integral of the hazard of noticing over time, for an incident in view.
    var hazard: Double = 0
    var accruedUntil: Int64 = 0
    var camerasUp: Int32 = 0
    var camerasAccruedUntil: Int64 = 0
}

/// Cameras show incidents; watchers notice them, software raises alarms.
extension City {
    mutating func startCameras() {
        let row = plan.cameras
        attention.camerasUp = row.cameras
        guard row.isPresent, row.meanTimeBetween > 0 else { return }
        let share = row.meanTimeToRepair / (row.meanTimeBetween + row.meanTimeToRepair)
        for camera in cameraIsUp.indices {
            let uniform = random.uniform(
                purpose: Purpose.cameraOutage, entity: Self.cameraIdentity(camera), draw: 0)
            cameraIsUp[camera] = uniform < 1 - share
            if !cameraIsUp[camera] { attention.camerasUp -= 1 }
            scheduleCameraOutage(camera, failures: 1)
        }
    }

    private static func cameraIdentity(_ camera: Int) -> UInt64 {
        StableHash.combine(0xCA3E_7A00, UInt64(camera))
    }

    private mutating func scheduleCameraOutage(_ camera: Int, failures: UInt32) {
        let spell = random.exponential(
            purpose: Purpose.cameraOutage, entity: Self.cameraIdentity(camera), draw: failures)
        let mean = cameraIsUp[camera] ? plan.cameras.meanTimeBetween : plan.cameras.meanTimeToRepair
        let delay = nearestInteger(spell * mean * microsecondsPerSecond)
        guard now + delay <= stopsAt else { return }
        schedule(
            CityEvent(.cameraOutage, Int32(camera), detail: Int32(bitPattern: failures)), at: now + delay)
    }

    mutating func cameraOutageChanges(camera: Int, failures: UInt32) {
        accrueCameras()
        cameraIsUp[camera].toggle()
        attention.camerasUp += cameraIsUp[camera] ? 1 : -1
        scheduleCameraOutage(camera, failures: failures + 1)
    }

    mutating func accrueCameras() {
        let span = min(now, windowEnds) - max(attention.camerasAccruedUntil, windowBegins)
        if span > 0 { tallies.cameras.up += Int64(attention.camerasUp) * span }
        attention.camerasAccruedUntil = now
    }

    mutating func cameraShows(_ incident: Int32) -> Bool {
        incident >= 0 && incidents[incident].camera >= 0 && cameraIsUp[Int(incidents[incident].camera)]
    }

    /// Whether a camera has the new incident in view, and what may come of it.
    mutating func camerasMaySee(_ incident: Int32, lasting: Int64) {
        let row = plan.cameras
        guard row.isPresent, row.cameras > 0 else { return }
        let identity = incidents[incident].identity
        let visible = plan.types[Int(incidents[incident].type)].visible
        guard random.uniform(purpose: Purpose.camera, entity: identity, draw: 0) < visible else { return }
        incidents[incident].camera = Int32(
            random.integer(
                below: UInt64(row.cameras), purpose: Purpose.camera, entity: identity, draw: 1))
        guard cameraShows(incident) else { return }
        if row.mode != CameraRow.automatic { beginWatch(incident, lasting: lasting) }
        guard
            row.mode != CameraRow.manual,
            random.uniform(purpose: Purpose.analytics, entity: identity) < row.sensitivity
        else { return }
        let latency = random.microseconds(row.latency, purpose: Purpose.latency, entity: identity)
        retain(incident: incident)
        schedule(CityEvent(.analyticsAlarm, incident), at: now + latency)
    }

    private mutating func beginWatch(_ incident: Int32, lasting: Int64) {
        accrueAttention()
        let window = min(plan.cameras.window, lasting)
        guard window > 0 else { return }
        let threshold = random.exponential(
            purpose: Purpose.noticing, entity: incidents[incident].identity)
        retain(incident: incident)
        let watch = watches.insert(
            Watch(
                incident: incident, threshold: threshold, hazardAtStart: attention.hazard,
                endsAt: now + window))
        schedule(CityEvent(.watchEnds, watch), at: now + window)
        scheduleNotice(watch)
    }

    private var hazardRate: Double {
        @inline(__always) get { Double(attention.watchers) * plan.cameras.hazardPerOperator }
    }

    private mutating func accrueAttention() {
        attention.hazard +=
            hazardRate * Double(now - attention.accruedUntil) / microsecondsPerSecond
        if isMeasuring || now >= windowEnds {
            let span = min(now, windowEnds) - max(attention.accruedUntil, windowBegins)
            if span > 0 { tallies.cameras.watched += Int64(attention.watchers) * span }
        }
        attention.accruedUntil = now
    }

    /// Somebody at the watchers' desk has become busy or free.
    mutating func attentionMayChange(desk: Int32) {
        guard plan.cameras.isPresent, desk == plan.cameras.desk else { return }
        var watchers: Int32 = 0
        let first = Int(plan.desks[Int(desk)].firstGroup)
        for group in first..<(first + Int(plan.desks[Int(desk)].groupCount))
        where plan.groups[group].serves(Self.watching) {
            watchers += Int32(idle[group].count)
        }
        guard watchers != attention.watchers else { return }
        accrueAttention()
        attention.watchers = watchers
        guard watches.count > 0 else { return }
        for watch in 0..<Int32(watches.highWaterMark) where watches.isLive(watch) { scheduleNotice(watch) }
    }

    /// The moment at which the accumulated hazard passes the threshold, if attention stays as it is.
    private mutating func scheduleNotice(_ watch: Int32) {
        if !watches[watch].event.isNone {
            _ = events.cancel(watches[watch].event)
            watches[watch].event = .none
        }
        guard hazardRate > 0 else { return }
        let missing = watches[watch].threshold - (attention.hazard - watches[watch].hazardAtStart)
        let wait = max(0, missing) / hazardRate * microsecondsPerSecond
        guard wait <= Double(watches[watch].endsAt - now) else { return }
        watches[watch].event = schedule(CityEvent(.noticed, watch), at: now + nearestInteger(wait))
    }

    mutating func noticed(watch index: Int32) {
        let incident = watches[index].incident
        watches[index].event = .none
        detect(incident)
        note(.incidentNoticed, incident: incident, desk: plan.cameras.desk)
        guard let seat = freeSeat(desk: Int(plan.cameras.desk), role: Self.watching) else { return }
        guard incidents[incident].knownAt & 1 << UInt64(plan.cameras.desk) == 0 else { return }
        retain(incident: incident)
        let task = tasks.insert(verification(of: incident))
        begin(task, seat: seat)
    }

    private mutating func verification(of incident: Int32) -> DeskTask {
        DeskTask(
            kind: .verification, desk: plan.cameras.desk, role: UInt8(Self.watching), rank: 1,
            identity: incident >= 0 ? incidents[incident].identity : 0, incident: incident, enqueuedAt: now)
    }

    private mutating func detect(_ incident: Int32) {
        if incidents[incident].detectedAt == notYet { incidents[incident].detectedAt = now }
    }

    mutating func watchEnds(_ index: Int32) {
        let incident = watches[index].incident
        if !watches[index].event.isNone { _ = events.cancel(watches[index].event) }
        watches.remove(at: index)
        release(incident: incident)
    }

    mutating func analyticsAlarm(incident: Int32) {
        if isMeasuring { tallies.cameras.alarms += 1 }
        note(.alarmRaised, incident: incident, desk: plan.cameras.desk)
        if goesOutByItself() {
            detect(incident)
            if incidents[incident].knownAt & 1 << UInt64(plan.cameras.desk) == 0 {
                dispatchAutomatically(incident)
            }
            release(incident: incident)
            return
        }
        // The task takes over the alarm's hold on the incident.
        submit(tasks.insert(verification(of: incident)))
    }

    /// Automatic dispatch needs both software that decides and a record that carries the decision.
    private mutating func goesOutByItself() -> Bool {
        plan.cameras.mode == CameraRow.automatic && !isFallenBack
            && technical(at: plan.cameras.desk) >= HandoverRow.sharedRecord
    }

    /// Software makes the record that a person would have made, without the errors of one.
    private mutating func dispatchAutomatically(_ incident: Int32) {
        let kinds =
            kindsWanted(incident, isWrong: false) & ~incidents[incident].requestedKinds
        know(incident, at: plan.cameras.desk)
        sendRecords(
            TransferRecord(
                incident: incident, desk: plan.cameras.desk, kinds: kinds,
                assessedPriority: incidents[incident].priority, isDuplicate: false, isWrong: false),
            from: plan.cameras.desk, to: responsibleDesks(kinds), reporter: -1)
    }

    /// Software sees something that is nothing; a camera that is down raises no alarm.
    mutating func falseAlarm(identity: UInt64) {
        let camera = random.integer(
            below: UInt64(max(plan.cameras.cameras, 1)), purpose: Purpose.camera, entity: identity, draw: 1)
        guard cameraIsUp[Int(camera)] else { return }
        if isMeasuring {
            tallies.cameras.alarms += 1
            tallies.cameras.falseAlarms += 1
        }
        noteFalseAlarm(identity: identity)
        guard goesOutByItself() else {
            var task = verification(of: -1)
            task.identity = identity
            submit(tasks.insert(task))
            return
        }
        guard let type = typeOfFalseAlarm(identity) else { return }
        let incident = incidentOccurs(type: type, identity: identity, isReal: false)
        dispatchAutomatically(incident)
    }

    /// What the software takes a false alarm for: a type in proportion to its share in view.
    private mutating func typeOfFalseAlarm(_ identity: UInt64) -> Int32? {
        var total = 0.0
        for type in plan.types.indices { total += plan.types[type].visible }
        guard total > 0 else { return nil }
        var rest = random.uniform(purpose: Purpose.alarmType, entity: identity) * total
        for type in plan.types.indices {
            rest -= plan.types[type].visible
            if rest < 0 { return Int32(type) }
        }
        return nil
    }

    mutating func beginVerification(_ task: Int32) {
        tasks[task].stage = .working
        let incident = tasks[task].incident
        if incident >= 0, !incidents[incident].isOver { detect(incident) }
        note(.verificationStarted, task: task)
        finishStage(
            of: task,
            after: random.microseconds(
                plan.handling.verifying, purpose: Purpose.verifying, entity: tasks[task].identity,
                factor: handlingFactor(task)))
    }

    mutating func verificationEnds(_ task: Int32) {
        let incident = tasks[task].incident
        // Whoever looks too late sees nothing: the alarm is dismissed.
        guard
            incident >= 0, incidents[incident].detectedAt >= 0,
            incidents[incident].knownAt & 1 << UInt64(plan.cameras.desk) == 0
        else {
            note(.verificationEnded, task: task)
            finish(task)
            return
        }
        markReceived(incident, reporter: -1, desk: plan.cameras.desk, at: tasks[task].startedAt)
        assess(task, identity: StableHash.combine(incidents[incident].identity, 0))
        note(.verificationEnded, task: task)
        act(on: task)
    }
}
