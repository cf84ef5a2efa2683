import EventKernel
import Randomness

/// What becomes of a record that nobody begins with: the desk's server is down, or nobody is there.
extension City {
    /// A record comes to a desk: people see it, unless the server there is down, and the sender waits for them to
    /// begin with it.
    ///
    /// It never vanishes. Where nobody is, it waits for the next shift; behind a server that is down, for the
    /// repair; and the sender rings once, with the retries of the telephone level, if the scenario says so.
    mutating func show(_ task: Int32) {
        let desk = Int(tasks[task].desk)
        if desks[desk].room.recordsFail {
            note(.recordUnseen, task: task)
            tasks[task].role = UInt8(Self.unseen)
            enqueue(task)
        } else {
            submitDispatch(task)
        }
        let patience = plan.handover.unacknowledgedAfter
        guard patience >= 0, tasks.isLive(task), tasks[task].stage == .waiting,
            tasks[task].sender != tasks[task].desk
        else { return }
        tasks[task].event = schedule(CityEvent(.unacknowledged, task), at: now + patience)
    }

    /// The server works again: everything that came meanwhile is there.
    mutating func showUnseen(desk: Int) {
        while let task = queues[desk * Self.queuesPerDesk + Self.unseen].popFirst() {
            tasks[task].ticket = .none
            tasks[task].role = UInt8(Self.dispatching)
            submitDispatch(task)
        }
    }

    /// Nobody has begun with a record: somebody at the desk that sent it is to ring.
    mutating func unacknowledged(_ task: Int32) {
        tasks[task].event = .none
        let incident = tasks[task].incident
        let sender = workplace(tasks[task].sender)
        note(.recordUnacknowledged, task: task, otherDesk: sender)
        retain(incident: incident)
        var call = DeskTask(
            kind: .recordCall, desk: sender, role: roleThatRings(at: Int(sender)), rank: Self.handoverRank,
            identity: incidents[incident].identity, incident: incident, enqueuedAt: now)
        call.otherDesks = 1 << UInt64(tasks[task].desk)
        call.assessedPriority = tasks[task].assessedPriority
        call.isDuplicate = tasks[task].isDuplicate
        call.isWrong = tasks[task].isWrong
        call.toldRecord = task
        let index = tasks.insert(call)
        tasks[task].partner = index
        submit(index)
    }

    /// Whoever rings other desks: a call-taker if there is one.
    private mutating func roleThatRings(at desk: Int) -> UInt8 {
        let first = Int(plan.desks[desk].firstGroup)
        for role in [Self.callTaking, Self.dispatching] {
            for group in first..<(first + Int(plan.desks[desk].groupCount))
            where plan.groups[group].serves(role) {
                return UInt8(role)
            }
        }
        return UInt8(Self.watching)
    }

    /// The desk could not be rung: the record waits until somebody sees it.
    mutating func letRecordWait(_ call: Int32) {
        let record = tasks[call].toldRecord
        tasks[call].toldRecord = -1
        if record >= 0 { tasks[record].partner = -1 }
    }

    /// Somebody begins with a record that another is about to tell by telephone: he need not any more.
    mutating func endRecordCall(of record: Int32) {
        let call = tasks[record].partner
        tasks[record].partner = -1
        guard call >= 0 else { return }
        tasks[call].toldRecord = -1
        if tasks[call].seat < 0 {
            dequeue(call)
            discard(call)
            return
        }
        // A briefing goes on to its end: nobody knows.
        guard tasks[call].stage == .ringing else { return }
        note(.handoverCut, task: call)
        stopWaiting(call)
        let other = tasks[call].partner
        if other >= 0 {
            dequeue(other)
            discard(other)
            tasks[call].partner = -1
        }
        tasks[call].otherDesks = 0
        finish(call)
    }

    /// The briefing about a record is over: whoever was rung takes of it what he can send.
    mutating func recordIsTold(by call: Int32, to task: Int32) {
        let record = tasks[call].toldRecord
        let desk = tasks[task].desk
        let incident = tasks[task].incident
        var kinds: UInt32 = 0
        if record >= 0 {
            kinds = tasks[record].kinds & plan.desks[Int(desk)].kinds
            if kinds != 0, isHandoverLost(incident, desk: desk, byPhone: true) { kinds = 0 }
        }
        letRecordWait(call)
        if kinds != 0 {
            know(incident, at: desk)
            tasks[record].kinds &= ~kinds
            if tasks[record].kinds == 0 {
                stopWaiting(record)
                dequeue(record)
                discard(record)
            }
        }
        finish(call)
        guard kinds != 0 else {
            finish(task)
            return
        }
        // The agency has been asked already: the record waited for its approval.
        tasks[task].kinds = kinds
        if plan.groups[Int(seats[Int(tasks[task].seat)].group)].serves(Self.dispatching) {
            beginDispatching(task)
        } else {
            submitDispatch(copyOf: task)
            finish(task)
        }
    }
}
