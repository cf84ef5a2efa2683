import EventKernel
import Randomness

/// A report goes from one desk to another: by telephone between two people, or as an electronic record.
extension City {
    /// Incoming handovers outrank every call.
    static var handoverRank: Int32 { -1 }

    /// The call-taker rings the next desk that must know and stays on the line.
    mutating func ringNext(_ task: Int32) {
        redirectTargets(task)
        let target = Int32(tasks[task].otherDesks.trailingZeroBitCount)
        let incident = tasks[task].incident
        tasks[task].stage = .ringing
        tasks[task].partner = -1
        note(.handoverRung, task: task, otherDesk: target)
        if isMeasuring { tallies.handovers.count += 1 }
        // Whoever rings cannot be rung: two one-person desks that ring each other are freed by the time-out.
        tasks[task].event = schedule(
            CityEvent(.ringingTimesOut, task), at: now + plan.handovers[levelOfTelling].answerTimeout)
        guard let desk = resolvedDesk(target) else { return }
        retain(incident: incident)
        var call = DeskTask(
            kind: .handoverCall, desk: desk, role: UInt8(Self.callTaking), rank: Self.handoverRank,
            identity: incidents[incident].identity, incident: incident, enqueuedAt: now)
        call.partner = task
        call.assessedPriority = tasks[task].assessedPriority
        call.isWrong = tasks[task].isWrong
        call.isDuplicate = tasks[task].isDuplicate
        let other = tasks.insert(call)
        tasks[task].partner = other
        submit(other)
    }

    mutating func ringingTimesOut(_ task: Int32) {
        note(.handoverTimedOut, task: task, otherDesk: Int32(tasks[task].otherDesks.trailingZeroBitCount))
        tasks[task].event = .none
        let other = tasks[task].partner
        if other >= 0 {
            dequeue(other)
            discard(other)
            tasks[task].partner = -1
        }
        tasks[task].tries += 1
        if tasks[task].tries <= plan.handovers[levelOfTelling].retries {
            ringNext(task)
            return
        }
        tasks[task].tries = 0
        let target = UInt64(1) << UInt64(tasks[task].otherDesks.trailingZeroBitCount)
        tasks[task].otherDesks &= ~target
        handoverFails(task, to: target)
        advance(task)
    }

    /// The desk could not be told: the caller is to ring it himself, or the watcher its public number.
    private mutating func handoverFails(_ task: Int32, to target: UInt64) {
        if tasks[task].kind == .recordCall {
            // The record itself is not lost: it waits until somebody sees it.
            letRecordWait(task)
            note(.handoverFailed, task: task, otherDesk: Int32(target.trailingZeroBitCount))
            return
        }
        if isMeasuring { tallies.handovers.unanswered += 1 }
        note(.handoverFailed, task: task, otherDesk: Int32(target.trailingZeroBitCount))
        let reporter = tasks[task].reporter
        if reporter >= 0 {
            reporters[reporter].pendingDesks |= target
        } else if tasks[task].kind == .verification {
            watcherRings(target, about: tasks[task].incident)
        }
    }

    /// The other desk has answered: both people are busy with the briefing.
    mutating func beginBriefing(_ task: Int32) {
        let caller = tasks[task].partner
        _ = events.cancel(tasks[caller].event)
        tasks[caller].event = .none
        tasks[caller].stage = .briefing
        tasks[task].stage = .briefing
        note(.handoverAnswered, task: task, from: caller)
        let desk = Int(tasks[task].desk)
        finishStage(
            of: task,
            after: random.microseconds(
                plan.handovers[levelOfTelling].briefing, purpose: Purpose.briefing,
                entity: StableHash.combine(tasks[task].identity, plan.desks[desk].identity)))
    }

    mutating func briefingEnds(_ task: Int32) {
        let caller = tasks[task].partner
        let incident = tasks[task].incident
        let desk = tasks[task].desk
        let reporter = tasks[caller].reporter
        note(.handoverEnded, task: task, from: caller)
        let target = UInt64(1) << UInt64(tasks[caller].otherDesks.trailingZeroBitCount)
        tasks[caller].otherDesks &= ~target
        tasks[caller].partner = -1
        tasks[caller].tries = 0
        if tasks[caller].kind == .recordCall {
            recordIsTold(by: caller, to: task)
            return
        }
        // A closed desk may forward to one that has nothing to send.
        let wanted = plan.desks[target.trailingZeroBitCount].kinds
        guard plan.desks[Int(desk)].kinds & wanted != 0 else {
            handoverFails(caller, to: target)
            advance(caller)
            finish(task)
            return
        }
        let isLost = isHandoverLost(incident, desk: desk, byPhone: true)
        if !isLost {
            markReceived(incident, reporter: reporter, desk: desk, at: tasks[task].startedAt)
            tasks[task].kinds = takeOver(
                incident, desk: desk, of: kindsWanted(incident, isWrong: tasks[task].isWrong),
                isDuplicate: tasks[task].isDuplicate)
        }
        advance(caller)
        guard !isLost, tasks[task].kinds != 0 else {
            finish(task)
            return
        }
        awaitApproval(task)
    }

    mutating func isHandoverLost(_ incident: Int32, desk: Int32, byPhone: Bool) -> Bool {
        let loss = byPhone ? plan.handovers[levelOfTelling].loss : plan.handover.loss
        guard loss > 0 else { return false }
        let identity = StableHash.combine(incidents[incident].identity, plan.desks[Int(desk)].identity)
        // One draw for what is usual; what is told because records fail has another.
        let isUnusual = byPhone && plan.handover.technical >= HandoverRow.sharedRecord
        let isLost =
            random.uniform(
                purpose: isUnusual ? Purpose.tellingLoss : Purpose.handoverLoss, entity: identity)
            >= 1 - loss
        if isLost, isMeasuring { tallies.handovers.lost += 1 }
        if isLost { note(.handoverLost, incident: incident, desk: desk) }
        return isLost
    }

    /// The kinds that whoever assessed an incident asks for.
    mutating func kindsWanted(_ incident: Int32, isWrong: Bool) -> UInt32 {
        let type = Int(incidents[incident].type)
        if isWrong { return plan.types[Int(plan.types[type].confusedWith)].usualKinds }
        return incidents[incident].isReal ? incidents[incident].neededKinds : plan.types[type].usualKinds
    }

    /// What the receiving desk sends: its own kinds that are asked for and, unless nobody recognises the
    /// duplicate, not yet on their way.
    private mutating func takeOver(
        _ incident: Int32, desk: Int32, of wanted: UInt32, isDuplicate: Bool
    ) -> UInt32 {
        know(incident, at: desk)
        var kinds = wanted & plan.desks[Int(desk)].kinds
        if !isDuplicate { kinds &= ~incidents[incident].requestedKinds }
        incidents[incident].requestedKinds |= kinds
        return kinds
    }

    /// Another agency's request needs an approval; then the units are chosen.
    private mutating func awaitApproval(_ task: Int32) {
        let incident = tasks[task].incident
        let desk = Int(tasks[task].desk)
        let approval = random.microseconds(
            plan.handover.approval, purpose: Purpose.approval,
            entity: StableHash.combine(incidents[incident].identity, plan.desks[desk].identity))
        guard approval == 0, plan.groups[Int(seats[Int(tasks[task].seat)].group)].serves(Self.dispatching)
        else {
            note(.approvalAwaited, task: task, duration: approval)
            scheduleRecord(
                TransferRecord(
                    incident: incident, desk: Int32(desk), kinds: tasks[task].kinds,
                    assessedPriority: tasks[task].assessedPriority,
                    isDuplicate: tasks[task].isDuplicate, isWrong: tasks[task].isWrong), after: approval)
            finish(task)
            return
        }
        beginDispatching(task)
    }

    /// Sends the electronic record to each desk that must know.
    mutating func sendRecords(from task: Int32, to targets: UInt64) {
        let content = TransferRecord(
            incident: tasks[task].incident, desk: tasks[task].desk,
            kinds: kindsWanted(tasks[task].incident, isWrong: tasks[task].isWrong),
            assessedPriority: tasks[task].assessedPriority, isDuplicate: tasks[task].isDuplicate,
            isWrong: tasks[task].isWrong)
        sendRecords(content, from: tasks[task].desk, to: targets, reporter: tasks[task].reporter)
    }

    /// Sends a record to each desk of `targets`, whoever made it, a person or software.
    ///
    /// To another desk it is a handover: it may get lost, and it needs that agency's approval. At the sender's
    /// own desk, where only software sends one, it is none, but the record takes its time all the same.
    mutating func sendRecords(
        _ content: TransferRecord, from sender: Int32, to targets: UInt64, reporter: Int32
    ) {
        let incident = content.incident
        var rest = targets
        while rest != 0 {
            let desk = Int32(rest.trailingZeroBitCount)
            rest &= rest - 1
            let isHandover = desk != sender
            if isHandover {
                if isMeasuring { tallies.handovers.count += 1 }
                note(.recordSent, incident: incident, desk: sender, otherDesk: desk)
                if isHandoverLost(incident, desk: desk, byPhone: false) { continue }
            }
            markReceived(incident, reporter: reporter, desk: desk, at: now)
            var record = content
            record.desk = desk
            record.sender = sender
            record.kinds = takeOver(
                incident, desk: desk, of: content.kinds, isDuplicate: content.isDuplicate)
            guard record.kinds != 0 else { continue }
            let identity = StableHash.combine(
                incidents[incident].identity, plan.desks[Int(desk)].identity)
            var delay = random.microseconds(
                plan.handover.recordDelay, purpose: Purpose.recordDelay, entity: identity)
            if isHandover {
                delay += random.microseconds(
                    plan.handover.approval, purpose: Purpose.approval, entity: identity)
            }
            scheduleRecord(record, after: delay)
        }
    }

    mutating func scheduleRecord(_ record: TransferRecord, after delay: Int64) {
        retain(incident: record.incident)
        schedule(CityEvent(.recordArrives, records.insert(record)), at: now + delay)
    }

    mutating func recordArrives(_ index: Int32) {
        let record = records[index]
        records.remove(at: index)
        note(.recordArrived, incident: record.incident, desk: record.desk)
        var task = DeskTask(
            kind: .dispatch, desk: workplace(record.desk), role: UInt8(Self.dispatching),
            rank: record.assessedPriority,
            identity: incidents[record.incident].identity, incident: record.incident, enqueuedAt: now)
        task.kinds = record.kinds
        task.assessedPriority = record.assessedPriority
        task.isDuplicate = record.isDuplicate
        task.isWrong = record.isWrong
        task.sender = record.sender
        // The task takes over the record's hold on the incident.
        let index = tasks.insert(task)
        guard record.sender >= 0 else {
            submitDispatch(index)
            return
        }
        show(index)
    }

    /// Without any link between the desks, a watcher rings the public number of the other desk.
    mutating func watcherRings(_ targets: UInt64, about incident: Int32) {
        retain(incident: incident)
        var watcher = Reporter(
            identity: StableHash.combine(incidents[incident].identity, 0), incident: incident, stream: -1,
            line: -1)
        watcher.pendingDesks = targets
        watcher.isWatcher = true
        hangUp(reporters.insert(watcher))
    }
}
