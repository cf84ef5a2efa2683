import EventKernel
import Randomness

/// A desk rings back callers who hung up.
///
/// The attempt stays abandoned. While a call-back is open the reporter lives on, whether or not he means to ring
/// again himself.
extension City {
    /// Before paperwork, behind everything else.
    private static var callBackRank: Int32 { -1 }

    /// - Returns: Whether the desk at which the caller hung up means to ring him back.
    mutating func planCallBack(_ index: Int32) -> Bool {
        let desk = reporters[index].desk
        guard plan.desks[Int(desk)].callBacks.isOn, !reporters[index].isWatcher else { return false }
        let incident = reporters[index].incident
        retain(incident: incident)
        if reporters[index].isAttemptMeasured { openCohort += 1 }
        let task = tasks.insert(
            DeskTask(
                kind: .callBack, desk: desk, role: UInt8(Self.paperwork), rank: Self.callBackRank,
                identity: reporters[index].identity, reporter: index, incident: incident, enqueuedAt: now))
        reporters[index].callBack = task
        note(.callBackPlanned, reporter: index)
        if let seat = freeSeat(desk: Int(desk), role: Self.callTaking) {
            begin(task, seat: seat)
        } else {
            enqueue(task)
            awaitCallBack(task)
        }
        return true
    }

    /// A waiting call-back is given up when its time is over.
    private mutating func awaitCallBack(_ task: Int32) {
        let within = plan.desks[Int(tasks[task].desk)].callBacks.within
        tasks[task].event = schedule(
            CityEvent(.callBackExpires, task), at: max(now, tasks[task].enqueuedAt + within))
    }

    mutating func beginCallBack(_ task: Int32) {
        let reporter = tasks[task].reporter
        tasks[task].stage = .dialling
        seats[Int(tasks[task].seat)].isInterruptible = true
        // Nobody rings a desk that is ringing him: his own attempt waits until this one has failed.
        if !reporters[reporter].redial.isNone {
            _ = events.cancel(reporters[reporter].redial)
            reporters[reporter].redial = .none
        }
        if tasks[task].tries == 0 { tallies.calledBack(reporters[reporter]) }
        tasks[task].tries += 1
        note(.callBackDialled, task: task)
        finishStage(
            of: task,
            after: random.microseconds(
                plan.desks[Int(tasks[task].desk)].callBacks.dialling, purpose: Purpose.callBackDialling,
                entity: tasks[task].identity, draw: UInt32(reporters[reporter].attempts)))
    }

    /// Dialling has been interrupted; the task waits at the front again.
    mutating func callBackInterrupted(_ task: Int32) {
        awaitCallBack(task)
        resumeRedial(tasks[task].reporter)
    }

    private mutating func resumeRedial(_ reporter: Int32) {
        guard reporters[reporter].redialAt != notYet, reporters[reporter].redial.isNone else { return }
        reporters[reporter].redial = schedule(
            CityEvent(.attempt, reporter), at: max(now, reporters[reporter].redialAt))
    }

    mutating func diallingEnds(_ task: Int32) {
        let reporter = tasks[task].reporter
        let desk = Int(tasks[task].desk)
        seats[Int(tasks[task].seat)].isInterruptible = false
        let isAnswered =
            isReachable(desk)
            && random.bernoulli(
                probability: plan.desks[desk].callBacks.answered, purpose: Purpose.callBackAnswered,
                entity: tasks[task].identity, draw: UInt32(reporters[reporter].attempts))
        guard isAnswered else {
            note(.callBackUnanswered, task: task)
            tasks[task].reporter = -1
            endCallBack(reporter)
            finish(task)
            return
        }
        tallies.calledBackReached(reporters[reporter])
        if reporters[reporter].isAttemptMeasured { openCohort -= 1 }
        reporters[reporter].callBack = -1
        reporters[reporter].redialAt = notYet
        reportIsHeard(task)
        note(.callBackAnswered, task: task)
        // The interview's length is counted from here, as that of a call from its answer.
        tasks[task].startedAt = now
        talk(task)
    }

    mutating func callBackExpires(_ task: Int32) {
        let reporter = tasks[task].reporter
        tasks[task].event = .none
        note(.callBackDropped, reporter: reporter)
        dropCallBack(task)
        endCallBack(reporter)
    }

    /// The caller has been quicker.
    mutating func cancelCallBack(of reporter: Int32) {
        let task = reporters[reporter].callBack
        guard task >= 0 else { return }
        note(.callBackDropped, reporter: reporter)
        stopWaiting(task)
        dropCallBack(task)
        reporters[reporter].callBack = -1
        if reporters[reporter].isAttemptMeasured { openCohort -= 1 }
    }

    private mutating func dropCallBack(_ task: Int32) {
        dequeue(task)
        tasks[task].reporter = -1
        discard(task)
    }

    /// Nobody rings the reporter any more: he rings himself, or is done.
    private mutating func endCallBack(_ reporter: Int32) {
        reporters[reporter].callBack = -1
        if reporters[reporter].isAttemptMeasured { openCohort -= 1 }
        if reporters[reporter].redialAt != notYet {
            resumeRedial(reporter)
        } else {
            conclude(reporter: reporter)
        }
    }
}
