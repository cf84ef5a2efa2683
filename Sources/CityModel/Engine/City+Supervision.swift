import EventKernel
import Randomness

/// Supervisors take over calls that are beyond a call-taker, and calls when too many wait.
extension City {
    // MARK: Escalated calls

    /// Passes an interview on to the supervisors when it has to be; false: the call-taker goes on by himself.
    mutating func escalates(_ task: Int32) -> Bool {
        let desk = Int(tasks[task].desk)
        let reporter = tasks[task].reporter
        guard plan.desks[desk].supervision.isOn, !tasks[task].isRecognised, reporters[reporter].isGenuine
        else { return false }
        let uniform = random.uniform(
            purpose: Purpose.escalation, entity: reporters[reporter].identity,
            draw: UInt32(reporters[reporter].legs))
        guard uniform >= 1 - plan.desks[desk].supervision.escalated else { return false }
        let seat = tasks[task].seat
        let isSupervisor = plan.groups[Int(seats[Int(seat)].group)].serves(Self.supervising)
        note(.callEscalated, task: task, duration: now - tasks[task].startedAt)
        if isSupervisor || !hasSupervisor(desk: desk) {
            supervise(task)
            return true
        }
        if plan.handling.hasWrapUp { enqueue(paperwork(after: task)) }
        tasks[task].kind = .escalation
        tasks[task].role = UInt8(Self.supervising)
        tasks[task].stage = .waiting
        tasks[task].seat = -1
        tasks[task].enqueuedAt = now
        vacate(seat)
        submit(task)
        seekWork(seat)
        return true
    }

    /// The longer talk with the caller.
    mutating func supervise(_ task: Int32) {
        tasks[task].stage = .supervising
        let reporter = tasks[task].reporter
        note(.supervisionStarted, task: task)
        var factor = handlingFactor(task)
        if let language = foreignLanguage(task) { factor *= plan.languages[language].talkFactor }
        let talk = random.microseconds(
            plan.desks[Int(tasks[task].desk)].supervision.lasts, purpose: Purpose.supervision,
            entity: reporters[reporter].identity, draw: UInt32(reporters[reporter].legs), factor: factor)
        finishStage(of: task, after: talk)
    }

    private mutating func hasSupervisor(desk: Int) -> Bool {
        let first = Int(plan.desks[desk].firstGroup)
        for group in first..<(first + Int(plan.desks[desk].groupCount))
        where plan.groups[group].serves(Self.supervising) {
            for seat in seats(of: group) where seats[seat].isRostered { return true }
        }
        return false
    }

    /// Callers who wait for a supervisor go back to the call-takers when the last one goes home.
    mutating func returnEscalations(desk: Int) {
        guard plan.desks[desk].supervision.isOn, !hasSupervisor(desk: desk) else { return }
        while let task = queues[desk * Self.queuesPerDesk + Self.supervising].popFirst() {
            tasks[task].ticket = .none
            tasks[task].role = UInt8(Self.callTaking)
            submit(task)
        }
    }

    // MARK: Helping

    /// A free supervisor takes the first call when more wait than the call-takers should be left with.
    mutating func supervisorMayHelp(desk: Int) {
        guard desks[desk].queued > plan.desks[desk].supervision.helpsAbove,
            let seat = freeSeat(desk: desk, role: Self.supervising)
        else { return }
        _ = helps(seat)
    }

    /// Whether a supervisor without a task of his own takes a call.
    mutating func helps(_ seat: Int32) -> Bool {
        let group = Int(seats[Int(seat)].group)
        let desk = Int(plan.groups[group].desk)
        guard plan.groups[group].serves(Self.supervising),
            desks[desk].queued > plan.desks[desk].supervision.helpsAbove,
            let task = queues[desk * Self.queuesPerDesk + Self.callTaking].popFirst()
        else { return false }
        start(task, from: seat)
        return true
    }
}
