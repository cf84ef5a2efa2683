import EventKernel
import Randomness

/// Talking to a caller, and what follows from it.
extension City {
    mutating func answer(_ task: Int32) {
        let reporter = tasks[task].reporter
        let incident = tasks[task].incident
        let desk = tasks[task].desk
        if reporters[reporter].isAttemptMeasured { openCohort -= 1 }
        let wait = now - reporters[reporter].attemptAt
        tallies.answered(reporters[reporter], wait: wait)
        if incident >= 0 {
            if incidents[incident].firstAnsweredAt == notYet { incidents[incident].firstAnsweredAt = now }
            markReceived(incident, reporter: reporter, desk: desk, at: now)
            tasks[task].isRecognised = isRecognisedAtOnce(task)
        }
        note(.callAnswered, task: task, duration: wait)
        tasks[task].stage = .talking
        finishStage(of: task, after: talkTime(task))
    }

    private mutating func isRecognisedAtOnce(_ task: Int32) -> Bool {
        let reporter = tasks[task].reporter
        guard incidents[tasks[task].incident].knownAt & 1 << UInt64(tasks[task].desk) != 0 else {
            return false
        }
        return random.uniform(
            purpose: Purpose.duplicate, entity: reporters[reporter].identity,
            draw: UInt32(reporters[reporter].legs)) < plan.handover.duplicateRecognition
    }

    /// (Answering + locating + interviewing) × the desk's factor, or a stream's own talk × that factor.
    private mutating func talkTime(_ task: Int32) -> Int64 {
        let reporter = tasks[task].reporter
        let identity = reporters[reporter].identity
        let factor = plan.desks[Int(tasks[task].desk)].handlingFactor
        let stream = reporters[reporter].stream
        let replayed = reporters[reporter].replayed
        if replayed >= 0 {
            let talk = plan.replayed[Int(replayed)].talkMicroseconds
            return factor == 1 ? talk : nearestInteger(Double(talk) * factor)
        }
        if stream >= 0 {
            return random.microseconds(
                plan.streams[Int(stream)].talk, purpose: Purpose.streamTalk, entity: identity,
                draw: UInt32(reporters[reporter].attempts - 1),
                factor: factor * videoPrankFactor(stream: stream, identity: identity))
        }
        let leg = UInt32(reporters[reporter].legs)
        let isApp = tasks[task].kind == .appReport
        var inquiry =
            random.microseconds(
                isApp ? plan.handling.locatingFromApp : plan.handling.locating, purpose: Purpose.locating,
                entity: identity, draw: leg, factor: factor)
            + random.microseconds(
                plan.handling.interviewing, purpose: Purpose.interviewing, entity: identity, draw: leg,
                factor: factor)
        if plan.handover.technical == HandoverRow.recordWithVideo, cameraShows(tasks[task].incident) {
            inquiry = nearestInteger(Double(inquiry) * plan.handover.videoFactor)
        }
        if tasks[task].isRecognised {
            inquiry = nearestInteger(Double(inquiry) * plan.handling.duplicateFactor)
        }
        return inquiry
            + random.microseconds(
                plan.handling.answering, purpose: Purpose.answering, entity: identity, draw: leg,
                factor: factor)
    }

    /// A prank is soon seen through where a camera shows that nothing is the matter.
    private mutating func videoPrankFactor(stream: Int32, identity: UInt64) -> Double {
        guard plan.handover.videoPrankFactor != 1,
            plan.handover.technical == HandoverRow.recordWithVideo,
            plan.streams[Int(stream)].kind == .prank, cameraShowsNothing(of: identity)
        else { return 1 }
        return plan.handover.videoPrankFactor
    }

    /// Errors act on odds: a share p becomes f p / (1 − p + f p) where a camera shows the scene.
    private mutating func errorShare(_ share: Double, of incident: Int32) -> Double {
        let factor = plan.handover.videoErrorFactor
        guard factor != 1, plan.handover.technical == HandoverRow.recordWithVideo, cameraShows(incident)
        else { return share }
        return factor * share / (1 - share + factor * share)
    }

    mutating func interviewEnds(_ task: Int32) {
        let reporter = tasks[task].reporter
        if tasks[task].kind == .call { desks[Int(tasks[task].desk)].lines -= 1 }
        guard tasks[task].incident >= 0 else {
            streamCallEnds(task)
            return
        }
        guard !tasks[task].isRecognised else {
            recognisedCallEnds(task)
            return
        }
        let leg = reporters[reporter].legs
        reporters[reporter].legs += 1
        assess(task, identity: StableHash.combine(reporters[reporter].identity, UInt64(leg)))
        note(.interviewEnded, task: task, duration: now - tasks[task].startedAt)
        act(on: task)
    }

    /// A call that came on its own; nobody writes up a prank or a silent line.
    private mutating func streamCallEnds(_ task: Int32) {
        let reporter = tasks[task].reporter
        let isGenuine = reporters[reporter].isGenuine
        note(.interviewEnded, task: task, duration: now - tasks[task].startedAt)
        tasks[task].reporter = -1
        conclude(reporter: reporter)
        if isGenuine { wrapUp(task) } else { finish(task) }
    }

    /// A further report of an incident that this desk knows: whoever can help has it, or is being told;
    /// only where nothing links the desks must this caller, too, ring the others that nobody has reached.
    private mutating func recognisedCallEnds(_ task: Int32) {
        let reporter = tasks[task].reporter
        let incident = tasks[task].incident
        note(.interviewEnded, task: task, duration: now - tasks[task].startedAt)
        if plan.handover.technical == HandoverRow.none {
            let missing = incidents[incident].neededKinds & ~incidents[incident].requestedKinds
            reporters[reporter].pendingDesks |= responsibleDesks(missing)
        } else {
            reporters[reporter].pendingDesks = 0
            if reporters[reporter].reachedAt == notYet { reporters[reporter].reachedAt = now }
        }
        tasks[task].reporter = -1
        hangUp(reporter)
        wrapUp(task)
    }

    /// Assesses priority and agency with the errors of the desk's staff.
    mutating func assess(_ task: Int32, identity: UInt64) {
        let incident = tasks[task].incident
        let desk = Int(tasks[task].desk)
        tasks[task].assessedPriority = assessedPriority(incident, desk: desk, identity: identity)
        let confused = plan.types[Int(incidents[incident].type)].confusedWith
        tasks[task].isWrong =
            confused >= 0
            && random.uniform(purpose: Purpose.agency, entity: identity)
                >= 1 - errorShare(plan.desks[desk].wrongAgency, of: incident)
        var kinds = kindsToSend(incident)
        if tasks[task].isWrong { kinds = plan.types[Int(confused)].usualKinds }
        if kinds & incidents[incident].requestedKinds != 0 {
            tasks[task].isDuplicate =
                random.uniform(purpose: Purpose.duplicate, entity: identity, draw: 1)
                >= 1 - plan.handover.duplicateMissed
            if !tasks[task].isDuplicate { kinds &= ~incidents[incident].requestedKinds }
        }
        tasks[task].kinds = kinds
    }

    /// "Correct" comes first in the unit interval, over-triage next, under-triage last.
    private mutating func assessedPriority(_ incident: Int32, desk: Int, identity: UInt64) -> Int32 {
        let truth = incidents[incident].priority
        let over = errorShare(plan.desks[desk].overTriage, of: incident)
        let under = errorShare(plan.desks[desk].underTriage, of: incident)
        let uniform = random.uniform(purpose: Purpose.triage, entity: identity)
        if uniform < 1 - over - under { return truth }
        return uniform < 1 - under ? max(1, truth - 1) : min(4, truth + 1)
    }

    /// Splits what is to be sent into this desk's own units and those of others, and sets off the handover.
    mutating func act(on task: Int32) {
        let incident = tasks[task].incident
        let desk = tasks[task].desk
        let kinds = tasks[task].kinds
        let own = kinds & plan.desks[Int(desk)].kinds
        let others = kinds & ~own
        know(incident, at: desk)
        tasks[task].kinds = own
        incidents[incident].requestedKinds |= own
        let otherDesks = responsibleDesks(others)
        let reporter = tasks[task].reporter
        switch plan.handover.technical {
        case HandoverRow.none:
            if reporter >= 0 {
                reporters[reporter].pendingDesks |= otherDesks
            } else if otherDesks != 0 {
                watcherRings(otherDesks, about: incident)
            }
        case HandoverRow.phone:
            tasks[task].otherDesks = otherDesks
        default:
            sendRecords(from: task, to: otherDesks)
        }
        // Only the telephone can fail in a way that leaves something for the caller to do.
        if reporter >= 0, tasks[task].otherDesks == 0 {
            tasks[task].reporter = -1
            hangUp(reporter)
        }
        guard own != 0 else {
            advance(task)
            return
        }
        if plan.groups[Int(seats[Int(tasks[task].seat)].group)].serves(Self.dispatching) {
            beginDispatching(task)
        } else {
            submitDispatch(copyOf: task)
            tasks[task].kinds = 0
            advance(task)
        }
    }

    /// A shared record makes an incident known to all desks, otherwise only where it was reported.
    mutating func know(_ incident: Int32, at desk: Int32) {
        incidents[incident].knownAt |=
            plan.handover.technical >= HandoverRow.sharedRecord ? .max : 1 << UInt64(desk)
    }

    mutating func responsibleDesks(_ kinds: UInt32) -> UInt64 {
        var rest = kinds
        var result: UInt64 = 0
        while rest != 0 {
            let desk = plan.responsibleDesk[rest.trailingZeroBitCount]
            if desk >= 0 { result |= 1 << UInt64(desk) }
            rest &= rest - 1
        }
        return result
    }

    mutating func submitDispatch(copyOf task: Int32) {
        let incident = tasks[task].incident
        retain(incident: incident)
        var copy = DeskTask(
            kind: .dispatch, desk: tasks[task].desk, role: UInt8(Self.dispatching),
            rank: tasks[task].assessedPriority, identity: incidents[incident].identity, incident: incident,
            enqueuedAt: now)
        copy.kinds = tasks[task].kinds
        copy.assessedPriority = tasks[task].assessedPriority
        copy.isDuplicate = tasks[task].isDuplicate
        copy.isWrong = tasks[task].isWrong
        submit(tasks.insert(copy))
    }

    mutating func beginDispatching(_ task: Int32) {
        let desk = Int(tasks[task].desk)
        tasks[task].stage = .dispatching
        let duration = random.microseconds(
            plan.handling.dispatching, purpose: Purpose.dispatching,
            entity: StableHash.combine(incidents[tasks[task].incident].identity, plan.desks[desk].identity),
            factor: plan.desks[desk].handlingFactor)
        note(.dispatchStarted, task: task)
        finishStage(of: task, after: duration)
    }

    /// What comes after talking, dispatching, or one briefing: the next briefing, or the end.
    mutating func advance(_ task: Int32) {
        if tasks[task].otherDesks != 0 {
            ringNext(task)
            return
        }
        let reporter = tasks[task].reporter
        if reporter >= 0 {
            tasks[task].reporter = -1
            hangUp(reporter)
        }
        wrapUp(task)
    }
}
