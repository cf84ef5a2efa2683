import EventKernel
import Randomness

/// Tasks find a person, or wait; people take the next task, or idle.
extension City {
    /// Gives a new task to a free person, to one whose work may pause, or to the queue.
    mutating func submit(_ task: Int32) {
        let desk = Int(tasks[task].desk)
        let role = Int(tasks[task].role)
        if let seat = freeSpeaker(task, desk: desk, role: role) {
            begin(task, seat: seat)
        } else if let seat = freeSeat(desk: desk, role: role) {
            begin(task, seat: seat)
        } else if tasks[task].kind != .review, let seat = interruptibleSeat(desk: desk, role: role) {
            interrupt(seat)
            begin(task, seat: seat)
        } else {
            enqueue(task)
            if role == Self.callTaking { supervisorMayHelp(desk: desk) }
        }
    }

    /// Somebody at a desk who has the role and nothing to do, in the order of the staff groups.
    mutating func freeSeat(desk: Int, role: Int) -> Int32? {
        let first = Int(plan.desks[desk].firstGroup)
        for group in first..<(first + Int(plan.desks[desk].groupCount)) where plan.groups[group].serves(role)
        {
            if let seat = idle[group].last { return seat }
        }
        return nil
    }

    private mutating func interruptibleSeat(desk: Int, role: Int) -> Int32? {
        guard role != Self.paperwork else { return nil }
        let first = Int(plan.desks[desk].firstGroup)
        for group in first..<(first + Int(plan.desks[desk].groupCount)) where plan.groups[group].serves(role)
        {
            let start = plan.groups[group].firstSeat
            for seat in start..<(start + plan.groups[group].seatCount)
            where seats[Int(seat)].isInterruptible && seats[Int(seat)].isRostered
                && seats[Int(seat)].isPresent
            {
                return seat
            }
        }
        return nil
    }

    mutating func enqueue(_ task: Int32, atFront: Bool = false) {
        let desk = Int(tasks[task].desk)
        let queue = desk * Self.queuesPerDesk + Int(tasks[task].role)
        if tasks[task].isReport {
            accrue(desk: desk)
            desks[desk].queued += 1
        }
        let rank = tasks[task].rank
        tasks[task].ticket =
            atFront
            ? queues[queue].enqueueAtFront(task, rank: rank) : queues[queue].enqueue(task, rank: rank)
    }

    /// Takes a waiting task out of its queue.
    mutating func dequeue(_ task: Int32) {
        let desk = Int(tasks[task].desk)
        let queue = desk * Self.queuesPerDesk + Int(tasks[task].role)
        _ = queues[queue].remove(tasks[task].ticket)
        leftQueue(task)
    }

    private mutating func leftQueue(_ task: Int32) {
        tasks[task].ticket = .none
        guard tasks[task].isReport else { return }
        let desk = Int(tasks[task].desk)
        accrue(desk: desk)
        desks[desk].queued -= 1
    }

    /// Forgets a task that has no seat.
    mutating func discard(_ task: Int32) {
        let incident = tasks[task].incident
        tasks.remove(at: task)
        release(incident: incident)
    }

    mutating func begin(_ task: Int32, seat: Int32) {
        stopWaiting(task)
        let desk = Int(tasks[task].desk)
        let group = Int(seats[Int(seat)].group)
        accrue(desk: desk)
        desks[desk].busy += 1
        _ = idle[group].remove(seat)
        seats[Int(seat)].task = task
        tasks[task].seat = seat
        tasks[task].startedAt = now
        attentionMayChange(desk: Int32(desk), seat: seat)
        switch tasks[task].kind {
        case .call, .appReport: answer(task)
        case .handoverCall: beginBriefing(task)
        case .dispatch:
            if tasks[task].partner >= 0 { endRecordCall(of: task) }
            beginDispatching(task)
        case .recordCall: ringNext(task)
        case .verification: beginVerification(task)
        case .wrapUp: beginPaperwork(task)
        case .review: beginReview(task)
        case .callBack: beginCallBack(task)
        case .escalation: supervise(task)
        }
    }

    mutating func finishStage(of task: Int32, after duration: Int64) {
        tasks[task].event = schedule(CityEvent(.taskEnds, task), at: now + duration)
    }

    mutating func stageEnds(_ task: Int32) {
        tasks[task].event = .none
        switch tasks[task].stage {
        case .talking: interviewEnds(task)
        case .dispatching:
            note(.dispatchEnded, task: task)
            sendUnits(for: task)
            advance(task)
        case .briefing: briefingEnds(task)
        case .dialling: diallingEnds(task)
        case .working:
            switch tasks[task].kind {
            case .verification: verificationEnds(task)
            case .review: reviewEnds(task)
            default: finish(task)
            }
        case .supervising: concludeTalk(task)
        case .waiting, .ringing: assertionFailure("a stage without an end of its own")
        }
    }

    /// The task is done: its person takes the next one.
    mutating func finish(_ task: Int32) {
        let seat = tasks[task].seat
        vacate(seat)
        discard(task)
        seekWork(seat)
    }

    mutating func vacate(_ seat: Int32) {
        let desk = Int(plan.groups[Int(seats[Int(seat)].group)].desk)
        accrue(desk: desk)
        desks[desk].busy -= 1
        seats[Int(seat)].task = -1
        seats[Int(seat)].isInterruptible = false
    }

    /// A person without a task serves the roles in the stated order, then paperwork, then idles.
    mutating func seekWork(_ seat: Int32) {
        guard seats[Int(seat)].isFree else { return }
        if seats[Int(seat)].isDueForBreak, takesBreak(Int(seat)) { return }
        let groupIndex = Int(seats[Int(seat)].group)
        let desk = Int(plan.groups[groupIndex].desk)
        for position in 0..<plan.groups[groupIndex].roleCount {
            let role = plan.groups[groupIndex].role(position)
            if let task = queues[desk * Self.queuesPerDesk + role].popFirst() {
                start(task, from: seat)
                return
            }
        }
        if helps(seat) { return }
        if plan.groups[groupIndex].serves(Self.callTaking),
            let task = queues[desk * Self.queuesPerDesk + Self.paperwork].popFirst()
        {
            start(task, from: seat)
            return
        }
        _ = idle[groupIndex].insert(seat)
        attentionMayChange(desk: Int32(desk), seat: seat)
    }

    mutating func start(_ task: Int32, from seat: Int32) {
        leftQueue(task)
        begin(task, seat: seat)
    }

    /// Neither patience nor overflow concerns a task that waits no longer.
    mutating func stopWaiting(_ task: Int32) {
        if !tasks[task].event.isNone {
            _ = events.cancel(tasks[task].event)
            tasks[task].event = .none
        }
        if !tasks[task].overflow.isNone {
            _ = events.cancel(tasks[task].overflow)
            tasks[task].overflow = .none
        }
    }

    /// Paperwork and dialling pause at once and go back to the front.
    private mutating func interrupt(_ seat: Int32) {
        let task = seats[Int(seat)].task
        let end = events.time(of: tasks[task].event)?.microseconds ?? now
        _ = events.cancel(tasks[task].event)
        tasks[task].event = .none
        tasks[task].remaining = end - now
        tasks[task].stage = .waiting
        if tasks[task].kind == .callBack { note(.callBackUnanswered, task: task) }
        tasks[task].seat = -1
        vacate(seat)
        enqueue(task, atFront: true)
        if tasks[task].kind == .callBack { callBackInterrupted(task) }
    }

    mutating func beginPaperwork(_ task: Int32) {
        tasks[task].stage = .working
        seats[Int(tasks[task].seat)].isInterruptible = true
        if tasks[task].remaining == notYet {
            tasks[task].remaining = random.microseconds(
                plan.handling.wrapUp, purpose: Purpose.wrapUp, entity: tasks[task].identity,
                draw: tasks[task].ordinal, factor: handlingFactor(task))
        }
        finishStage(of: task, after: tasks[task].remaining)
    }

    /// After a call: its person turns to what waits, and writes up when nothing does.
    mutating func wrapUp(_ task: Int32) {
        if plan.handling.hasWrapUp, tasks[task].isReport || tasks[task].kind == .callBack {
            enqueue(paperwork(after: task))
        }
        finish(task)
    }

    mutating func paperwork(after task: Int32) -> Int32 {
        var paper = DeskTask(
            kind: .wrapUp, desk: workplace(tasks[task].desk), role: UInt8(Self.paperwork), rank: 0,
            identity: tasks[task].identity, enqueuedAt: now)
        paper.ordinal = tasks[task].ordinal
        return tasks.insert(paper)
    }

    /// Adds the state since the last change to the desk's time integrals, hour by hour, inside the window.
    mutating func accrue(desk index: Int) {
        var from = max(desks[index].accruedUntil, windowBegins)
        let until = min(now, windowEnds)
        desks[index].accruedUntil = now
        if from < until {
            tallies.accrueStaff(desk: index, span: until - from, desks[index])
        }
        while from < until {
            let hour = from / microsecondsPerHour
            let to = min(until, (hour + 1) * microsecondsPerHour)
            tallies.accrue(
                desk: index, hour: Int(hour % 24), span: to - from, queued: desks[index].queued,
                busy: desks[index].busy, rostered: desks[index].rostered)
            from = to
        }
    }
}

extension DeskTask {
    /// What a caller waits for: counted in the queue of calls.
    var isReport: Bool { kind == .call || kind == .appReport }
}
