/// What the parts of the model write to the event log; each asks first whether there is one.
extension City {
    /// About an incident; `incident` −1: about a desk alone.
    @inline(__always)
    mutating func note(
        _ activity: TraceActivity, incident: Int32 = -1, desk: Int32 = -1, otherDesk: Int32 = -1,
        count: Int32 = -1
    ) {
        guard journal.isOn else { return }
        noteIncident(activity, incident, desk: desk, otherDesk: otherDesk, count: count)
    }

    /// About a caller, at the desk that his present attempt reached.
    @inline(__always)
    mutating func note(
        _ activity: TraceActivity, reporter: Int32, otherDesk: Int32 = -1, duration: Int64 = 0,
        flags: TraceFlags = []
    ) {
        guard journal.isOn else { return }
        noteReport(activity, reporter, otherDesk: otherDesk, duration: duration, flags: flags)
    }

    /// About a piece of work at a desk.
    @inline(__always)
    mutating func note(
        _ activity: TraceActivity, task: Int32, otherDesk: Int32 = -1, duration: Int64 = 0
    ) {
        guard journal.isOn else { return }
        noteWork(activity, task, otherDesk: otherDesk, otherSeat: -1, duration: duration)
    }

    /// About the telephone call by which a task was handed over.
    @inline(__always)
    mutating func note(_ activity: TraceActivity, task: Int32, from caller: Int32) {
        guard journal.isOn else { return }
        noteWork(
            activity, task, otherDesk: tasks[caller].desk, otherSeat: tasks[caller].seat, duration: 0)
    }

    /// About an app.
    @inline(__always)
    mutating func note(_ activity: TraceActivity, line: Int32) {
        guard journal.isOn else { return }
        var entry = entry(activity, incident: -1, reporter: -1)
        entry.line = line
        journal.append(entry)
    }

    /// About a person of a desk.
    @inline(__always)
    mutating func note(_ activity: TraceActivity, seat: Int) {
        guard journal.isOn else { return }
        var entry = entry(activity, incident: -1, reporter: -1)
        entry.desk = plan.groups[Int(seats[seat].group)].desk
        entry.seat = Int32(seat)
        journal.append(entry)
    }

    /// About a unit and the request that it serves.
    @inline(__always)
    mutating func note(_ activity: TraceActivity, unit: Int, duration: Int64 = 0, isNeeded: Bool = true) {
        guard journal.isOn else { return }
        noteUnit(activity, unit, duration: duration, isNeeded: isNeeded)
    }

    /// About a request for which no unit is free.
    @inline(__always)
    mutating func noteAwaited(_ activity: TraceActivity, _ request: UnitRequest) {
        guard journal.isOn else { return }
        var entry = entry(activity, incident: request.incident, reporter: -1)
        entry.desk = request.desk
        entry.unitKind = request.kind
        entry.assessedPriority = UInt8(clamping: request.priority)
        journal.append(entry)
    }

    /// About software that sees what is nothing.
    @inline(__always)
    mutating func noteFalseAlarm(identity: UInt64) {
        guard journal.isOn else { return }
        var entry = entry(.falseAlarmRaised, incident: -1, reporter: -1)
        entry.incident = identity
        entry.desk = plan.cameras.desk
        journal.append(entry)
    }

    // Out of line, so that the event loop holds no more than the question whether there is a log.

    @inline(never)
    private mutating func noteIncident(
        _ activity: TraceActivity, _ incident: Int32, desk: Int32, otherDesk: Int32, count: Int32
    ) {
        var entry = entry(activity, incident: incident, reporter: -1)
        entry.desk = desk
        entry.otherDesk = otherDesk
        entry.count = count
        journal.append(entry)
    }

    @inline(never)
    private mutating func noteReport(
        _ activity: TraceActivity, _ reporter: Int32, otherDesk: Int32, duration: Int64, flags: TraceFlags
    ) {
        var entry = entry(activity, incident: reporters[reporter].incident, reporter: reporter)
        entry.desk = reporters[reporter].desk
        entry.otherDesk = otherDesk
        entry.duration = duration
        entry.flags.formUnion(flags)
        journal.append(entry)
    }

    @inline(never)
    private mutating func noteWork(
        _ activity: TraceActivity, _ task: Int32, otherDesk: Int32, otherSeat: Int32, duration: Int64
    ) {
        let work = tasks[task]
        var entry = entry(activity, incident: work.incident, reporter: work.reporter)
        // A false alarm is no incident, but its verification belongs to it.
        if work.incident < 0, work.kind == .verification { entry.incident = work.identity }
        entry.desk = work.desk
        entry.otherDesk = otherDesk
        entry.seat = work.seat
        entry.otherSeat = otherSeat
        entry.duration = duration
        entry.assessedPriority = UInt8(clamping: work.assessedPriority)
        if work.isWrong { entry.flags.insert(.wrongAgency) }
        if work.isDuplicate { entry.flags.insert(.duplicate) }
        if work.isRecognised { entry.flags.insert(.recognised) }
        journal.append(entry)
    }

    @inline(never)
    private mutating func noteUnit(
        _ activity: TraceActivity, _ unit: Int, duration: Int64, isNeeded: Bool
    ) {
        let request = units[unit].request
        var entry = entry(
            activity, incident: request >= 0 ? requests[request].incident : -1, reporter: -1)
        if request >= 0 {
            entry.desk = requests[request].desk
            entry.assessedPriority = UInt8(clamping: requests[request].priority)
        }
        entry.unit = Int32(unit)
        entry.unitKind = units[unit].kind
        entry.duration = duration
        if !isNeeded { entry.flags.insert(.notNeeded) }
        journal.append(entry)
    }

    /// An entry with what is known about its incident and its reporter.
    @inline(never)
    private mutating func entry(_ activity: TraceActivity, incident: Int32, reporter: Int32) -> JournalEntry {
        var entry = JournalEntry(activity, at: now)
        if incident >= 0 {
            entry.incident = incidents[incident].identity
            entry.type = incidents[incident].type
            entry.zone = incidents[incident].zone
            if incidents[incident].isReal {
                entry.priority = UInt8(clamping: incidents[incident].priority)
            }
            if incidents[incident].isMeasured { entry.flags.insert(.measured) }
        } else if isMeasuring {
            entry.flags.insert(.measured)
        }
        guard reporter >= 0 else { return entry }
        entry.report = reporters[reporter].identity
        entry.stream = reporters[reporter].stream
        entry.count = reporters[reporter].attempts
        entry.line = lineOfAttempt(reporter)
        // A report counts by its attempt, whatever its incident does.
        entry.flags.remove(.measured)
        if reporters[reporter].isAttemptMeasured { entry.flags.insert(.measured) }
        if reporters[reporter].isWatcher { entry.flags.insert(.watcher) }
        return entry
    }
}
