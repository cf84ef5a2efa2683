import EventKernel
import Randomness

/// Talking to a caller, and what follows from it.
extension City {
    mutating func answer(_ task: Int32) {
        let reporter = tasks[task].reporter
        if reporters[reporter].isAttemptMeasured { openCohort -= 1 }
        let wait = now - reporters[reporter].attemptAt
        tallies.answered(reporters[reporter], wait: wait)
        reportIsHeard(task)
        note(.callAnswered, task: task, duration: wait)
        talk(task)
    }

    /// A reporter has somebody at a desk on the line.
    mutating func reportIsHeard(_ task: Int32) {
        let incident = tasks[task].incident
        guard incident >= 0 else { return }
        if incidents[incident].firstAnsweredAt == notYet { incidents[incident].firstAnsweredAt = now }
        markReceived(incident, reporter: tasks[task].reporter, desk: tasks[task].desk, at: now)
        tasks[task].isRecognised = isRecognisedAtOnce(task)
    }

    mutating func talk(_ task: Int32) {
        if plan.handling.hasTelephoneCPR { helpByTelephone(task) }
        tasks[task].stage = .talking
        tasks[task].ordinal = UInt32(reporters[tasks[task].reporter].legs)
        finishStage(of: task, after: talkTime(task))
    }

    private mutating func isRecognisedAtOnce(_ task: Int32) -> Bool {
        let reporter = tasks[task].reporter
        guard incidents[tasks[task].incident].knownAt & 1 << UInt64(tasks[task].desk) != 0 else {
            return false
        }
        return random.uniform(
            purpose: Purpose.duplicate, entity: reporters[reporter].identity,
            draw: UInt32(reporters[reporter].legs))
            < plan.handovers[Int(technical(at: tasks[task].desk))].duplicateRecognition
    }

    /// (Answering + locating + interviewing) × the desk's factor, or a stream's own talk × that factor; a foreign call
    /// is then passed on.
    private mutating func talkTime(_ task: Int32) -> Int64 {
        let stream = reporters[tasks[task].reporter].stream
        guard stream >= 0, plan.streams[Int(stream)].kind == .foreign else { return ownTalkTime(task) }
        return ownTalkTime(task)
            + random.microseconds(
                plan.border.transferOut, purpose: Purpose.transferOut,
                entity: reporters[tasks[task].reporter].identity,
                draw: UInt32(reporters[tasks[task].reporter].attempts - 1))
    }

    private mutating func ownTalkTime(_ task: Int32) -> Int64 {
        let reporter = tasks[task].reporter
        let identity = reporters[reporter].identity
        let factor = handlingFactor(task)
        let stream = reporters[reporter].stream
        let replayed = reporters[reporter].replayed
        let foreign = foreignLanguage(task).map { plan.languages[$0].talkFactor } ?? 1
        if replayed >= 0 {
            let talk = plan.replayed[Int(replayed)].talkMicroseconds
            return factor * foreign == 1 ? talk : nearestInteger(Double(talk) * factor * foreign)
        }
        if stream >= 0 {
            return random.microseconds(
                plan.streams[Int(stream)].talk, purpose: Purpose.streamTalk, entity: identity,
                draw: UInt32(reporters[reporter].attempts - 1),
                factor: factor * foreign
                    * videoPrankFactor(stream: stream, at: tasks[task].desk, identity: identity))
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
        if technical(at: tasks[task].desk) == HandoverRow.recordWithVideo,
            cameraShows(tasks[task].incident)
        {
            inquiry = nearestInteger(Double(inquiry) * plan.handover.videoFactor)
        }
        if foreign != 1 { inquiry = nearestInteger(Double(inquiry) * foreign) }
        if tasks[task].isRecognised {
            inquiry = nearestInteger(Double(inquiry) * plan.handling.duplicateFactor)
        }
        return inquiry
            + random.microseconds(
                plan.handling.answering, purpose: Purpose.answering, entity: identity, draw: leg,
                factor: factor)
    }

    /// A prank is soon seen through where a camera shows that nothing is the matter.
    private mutating func videoPrankFactor(stream: Int32, at desk: Int32, identity: UInt64) -> Double {
        guard plan.handover.videoPrankFactor != 1,
            technical(at: desk) == HandoverRow.recordWithVideo,
            plan.streams[Int(stream)].kind == .prank, cameraShowsNothing(of: identity)
        else { return 1 }
        return plan.handover.videoPrankFactor
    }

    /// Errors act on odds: a picture of the scene makes them rarer.
    private mutating func errorsWithVideo(_ task: Int32) -> ErrorShares {
        let errors = errors(task)
        let factor = plan.handover.videoErrorFactor
        guard factor != 1, technical(at: tasks[task].desk) == HandoverRow.recordWithVideo,
            cameraShows(tasks[task].incident)
        else { return errors }
        return errors.scaled(odds: factor)
    }

    mutating func interviewEnds(_ task: Int32) {
        if escalates(task) { return }
        concludeTalk(task)
    }

    /// The caller has said what he has to say, possibly to a supervisor at last.
    mutating func concludeTalk(_ task: Int32) {
        let reporter = tasks[task].reporter
        guard tasks[task].incident >= 0 else {
            streamCallEnds(task)
            return
        }
        let leg = reporters[reporter].legs
        reporters[reporter].legs += 1
        guard !tasks[task].isRecognised else {
            recognisedCallEnds(task)
            return
        }
        if plan.handling.hasLocationError { locate(task, leg: leg) }
        assess(task, identity: StableHash.combine(reporters[reporter].identity, UInt64(leg)))
        note(.interviewEnded, task: task, duration: now - tasks[task].startedAt)
        act(on: task)
    }

    /// A call that came on its own; nobody writes up a prank or a silent line.
    private mutating func streamCallEnds(_ task: Int32) {
        let reporter = tasks[task].reporter
        let isGenuine = reporters[reporter].isGenuine
        let identity = reporters[reporter].identity
        let stream = reporters[reporter].stream
        note(.interviewEnded, task: task, duration: now - tasks[task].startedAt)
        conclude(reporter: callerLeaves(task))
        if isBelieved(stream: stream, identity: identity, at: tasks[task].desk) {
            respondToPrank(task, stream: stream, identity: identity)
            return
        }
        if isGenuine { wrapUp(task) } else { finish(task) }
    }

    /// A further report of an incident that this desk knows: whoever can help has it, or is being told. The caller
    /// is left only with desks that nobody has asked for anything, and only if he was told to ring them or nothing
    /// links the desks.
    private mutating func recognisedCallEnds(_ task: Int32) {
        let reporter = tasks[task].reporter
        let incident = tasks[task].incident
        note(.interviewEnded, task: task, duration: now - tasks[task].startedAt)
        let missing = responsibleDesks(
            incidents[incident].neededKinds & ~incidents[incident].requestedKinds)
        if technical(at: tasks[task].desk) == HandoverRow.none {
            reporters[reporter].pendingDesks |= missing
        } else {
            reporters[reporter].pendingDesks &= missing
            // A handover that was lost has reached nobody, whatever the desk that made it believes.
            if reporters[reporter].reachedAt == notYet, incidents[incident].receivedAt >= 0 {
                reporters[reporter].reachedAt = now
            }
        }
        hangUp(callerLeaves(task))
        wrapUp(task)
    }

    /// Assesses priority and agency with the errors of the desk's staff.
    mutating func assess(_ task: Int32, identity: UInt64) {
        let incident = tasks[task].incident
        let errors = errorsWithVideo(task)
        tasks[task].assessedPriority = assessedPriority(incident, errors, identity: identity)
        let confused = plan.types[Int(incidents[incident].type)].confusedWith
        tasks[task].isWrong =
            confused >= 0
            && random.uniform(purpose: Purpose.agency, entity: identity) >= 1 - errors.wrongAgency
        var kinds = kindsWanted(incident, isWrong: false)
        if tasks[task].isWrong { kinds = plan.types[Int(confused)].usualKinds }
        if kinds & incidents[incident].requestedKinds != 0 {
            tasks[task].isDuplicate =
                random.uniform(purpose: Purpose.duplicate, entity: identity, draw: 1)
                >= 1 - plan.handovers[Int(technical(at: tasks[task].desk))].duplicateMissed
            if !tasks[task].isDuplicate { kinds &= ~incidents[incident].requestedKinds }
        }
        tasks[task].kinds = kinds
    }

    /// "Correct" comes first in the unit interval, over-triage next, under-triage last.
    private mutating func assessedPriority(
        _ incident: Int32, _ errors: ErrorShares, identity: UInt64
    ) -> Int32 {
        let truth = incidents[incident].priority
        let over = errors.overTriage
        let under = errors.underTriage
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
        // Recognised only now: whoever can help has been told already.
        if reporter >= 0, kinds == 0, incidents[incident].receivedAt >= 0,
            reporters[reporter].reachedAt == notYet
        {
            reporters[reporter].reachedAt = now
        }
        let ways = waysOfHandover(from: desk, to: otherDesks)
        if reporter >= 0 {
            reporters[reporter].pendingDesks |= ways.byCaller
        } else if ways.byCaller != 0 {
            watcherRings(ways.byCaller, about: incident)
        }
        tasks[task].otherDesks = ways.byPhone
        sendRecords(from: task, to: ways.byRecord)
        // Only the telephone can fail in a way that leaves something for the caller to do; until then he stays on the
        // line.
        if reporter >= 0, tasks[task].otherDesks == 0 { hangUp(callerLeaves(task)) }
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
            technical(at: desk) >= HandoverRow.sharedRecord ? .max : 1 << UInt64(desk)
    }

    mutating func responsibleDesks(_ kinds: UInt32) -> UInt64 {
        var rest = kinds
        var result: UInt64 = 0
        while rest != 0 {
            let kind = rest.trailingZeroBitCount
            let desk = isFallenBack ? plan.standInsByKind[kind] : plan.responsibleDesk[kind]
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
        submitDispatch(tasks.insert(copy))
    }

    mutating func beginDispatching(_ task: Int32) {
        let desk = Int(tasks[task].desk)
        tasks[task].stage = .dispatching
        if tasks[task].isDuplicate {
            incidents[tasks[task].incident].duplicates += 1
            tasks[task].duplicate = incidents[tasks[task].incident].duplicates
        }
        let duration = random.microseconds(
            plan.handling.dispatching, purpose: Purpose.dispatching,
            entity: StableHash.combine(incidents[tasks[task].incident].identity, plan.desks[desk].identity),
            draw: UInt32(tasks[task].duplicate), factor: handlingFactor(task))
        note(.dispatchStarted, task: task)
        finishStage(of: task, after: duration)
    }

    /// What comes after talking, dispatching, or one briefing: the next briefing, or the end.
    mutating func advance(_ task: Int32) {
        if tasks[task].otherDesks != 0 {
            ringNext(task)
            return
        }
        if tasks[task].reporter >= 0 { hangUp(callerLeaves(task)) }
        wrapUp(task)
    }
}
