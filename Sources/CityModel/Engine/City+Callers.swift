import EventKernel
import Randomness

/// What callers do: choose a line, ring, wait, hang up, ring again.
extension City {
    /// A reporter rings, or presses the app's button.
    mutating func attempt(_ index: Int32) {
        cancelCallBack(of: index)
        reporters[index].redial = .none
        reporters[index].redialAt = notYet
        if reporters[index].attempts == 0, !beginReporter(index) { return }
        reporters[index].attempts += 1
        reporters[index].attemptAt = now
        reporters[index].isAttemptMeasured = isMeasuring
        if isMeasuring { openCohort += 1 }
        let incident = reporters[index].incident
        if incident >= 0, !reporters[index].isWatcher {
            incidents[incident].anyAttempt = true
            if incidents[incident].firstAttemptAt == notYet { incidents[incident].firstAttemptAt = now }
        }
        let type = incident >= 0 ? incidents[incident].type : -1
        let told = reporters[index].toldDesk
        let line = lineOfAttempt(index)
        let desk = told >= 0 ? told : plan.desk(line: line, type: type)
        let isApp = told < 0 && plan.lines[Int(line)].isApp
        reporters[index].desk = desk
        tallies.offered(reporters[index])
        note(.callOffered, reporter: index)
        if isApp, isLineDown[Int(line)] {
            endAttempt(index, .appFailed)
        } else if !isApp, isMisrouted(index) {
            crossesBorder(index)
        } else {
            arrive(index, at: desk, by: line, isApp: isApp)
        }
    }

    /// - Returns: Whether he has somebody to report to; if not, his account is closed.
    private mutating func beginReporter(_ index: Int32) -> Bool {
        reporters[index].firstAttemptAt = now
        let identity = reporters[index].identity
        let stream = reporters[index].stream
        if plan.languages.count > 0, !reporters[index].isWatcher {
            reporters[index].language = language(ofCaller: identity)
        }
        if stream >= 0 {
            reporters[index].line = plan.choose(
                plan.streams[Int(stream)].calls,
                random.uniform(purpose: Purpose.line, entity: identity))
            return true
        }
        guard reporters[index].toldDesk < 0 else { return true }
        if isMeasuring {
            reporters[index].isMeasured = true
            openCohort += 1
        }
        let line = firstLine(index)
        guard line >= 0 else {
            reporters[index].isUnaware = true
            note(.reportWithheld, reporter: index)
            conclude(reporter: index)
            return false
        }
        reporters[index].line = line
        if plan.awareness.isOn {
            reporters[index].isFirstRight = isRight(line: line, for: reporters[index].incident)
        }
        return true
    }

    /// Follows a closed desk's forwarding, then waits for a free line and a free person.
    mutating func arrive(_ index: Int32, at first: Int32, by line: Int32, isApp: Bool) {
        guard let desk = resolvedDesk(first, isApp: isApp, standIn: standIn(of: index)) else {
            endAttempt(index, .failed)
            return
        }
        // A number without a free line of its own does not reach any desk.
        if !isApp, line >= 0, callsOnLine[Int(line)] >= plan.lines[Int(line)].trunks {
            endAttempt(index, .blocked)
            return
        }
        if desk != first {
            tallies.overflowed(reporters[index], from: first, to: desk)
            reporters[index].desk = desk
            note(.callForwarded, reporter: index, otherDesk: first)
        }
        if !isApp {
            guard hasFreeLine(desk) else {
                overflowOrBlock(index, at: desk, by: line)
                return
            }
        }
        ring(index, at: desk, by: line, isApp: isApp, mayOverflow: true)
    }

    /// A report has reached a desk and, if it is a call, has a line there.
    private mutating func ring(
        _ index: Int32, at desk: Int32, by line: Int32, isApp: Bool, mayOverflow: Bool
    ) {
        let incident = reporters[index].incident
        retain(incident: incident)
        let rank = plan.lines.count > 0 ? plan.lines[Int(max(line, 0))].rank : 0
        let task = tasks.insert(
            DeskTask(
                kind: isApp ? .appReport : .call, desk: desk, role: UInt8(Self.callTaking), rank: rank,
                identity: reporters[index].identity, reporter: index, incident: incident, enqueuedAt: now))
        if !isApp { takeLine(task, of: desk, line) }
        submit(task)
        guard !isApp, tasks.isLive(task), tasks[task].stage == .waiting else { return }
        let behaviour = behaviourIndex(index)
        if plan.behaviours[behaviour].hasPatience {
            let patience = random.microseconds(
                plan.behaviours[behaviour].patience, purpose: Purpose.patience,
                entity: reporters[index].identity, draw: UInt32(reporters[index].attempts - 1))
            tasks[task].event = schedule(CityEvent(.patienceEnds, task), at: now + patience)
        }
        if mayOverflow, plan.desks[Int(desk)].overflowTo >= 0 {
            tasks[task].overflow = schedule(
                CityEvent(.overflow, task), at: now + plan.desks[Int(desk)].overflowAfter)
        }
    }

    private mutating func takeLine(_ task: Int32, of desk: Int32, _ line: Int32) {
        tasks[task].holdsLine = true
        tasks[task].line = line
        desks[Int(desk)].lines += 1
        if line >= 0 { callsOnLine[Int(line)] += 1 }
    }

    /// The caller of a task hangs up, or is cut off.
    mutating func freeLine(of task: Int32) {
        guard tasks[task].holdsLine else { return }
        tasks[task].holdsLine = false
        desks[Int(tasks[task].desk)].lines -= 1
        if tasks[task].line >= 0 { callsOnLine[Int(tasks[task].line)] -= 1 }
    }

    /// A task goes over to another desk, and its caller's line with it.
    mutating func move(_ task: Int32, to desk: Int32) {
        if tasks[task].holdsLine {
            desks[Int(tasks[task].desk)].lines -= 1
            desks[Int(desk)].lines += 1
        }
        tasks[task].desk = desk
    }

    mutating func hasFreeLine(_ desk: Int32) -> Bool {
        desks[Int(desk)].lines < plan.desks[Int(desk)].trunks
    }

    /// A call that finds no free line goes to the desk that helps out, or gets the busy tone. It goes over once.
    private mutating func overflowOrBlock(_ index: Int32, at desk: Int32, by line: Int32) {
        guard let helper = freeHelper(of: desk) else {
            endAttempt(index, .blocked)
            return
        }
        tallies.overflowed(reporters[index], from: desk, to: helper)
        reporters[index].desk = helper
        ring(index, at: helper, by: line, isApp: false, mayOverflow: false)
    }

    /// The open desk with a free line that helps out a desk; nil: none.
    private mutating func freeHelper(of desk: Int32) -> Int32? {
        let named = plan.desks[Int(desk)].overflowTo
        guard named >= 0, let helper = resolvedDesk(named), helper != desk, hasFreeLine(helper) else {
            return nil
        }
        return helper
    }

    /// A call has waited long enough at its desk and goes over, if the other has a line for it; its patience runs
    /// on.
    mutating func overflows(_ task: Int32) {
        tasks[task].overflow = .none
        let desk = tasks[task].desk
        guard let helper = freeHelper(of: desk) else { return }
        let reporter = tasks[task].reporter
        dequeue(task)
        tallies.overflowed(reporters[reporter], from: desk, to: helper)
        reporters[reporter].desk = helper
        move(task, to: helper)
        submit(task)
    }

    mutating func behaviourIndex(_ reporter: Int32) -> Int {
        let stream = reporters[reporter].stream
        return stream >= 0 ? Int(plan.streams[Int(stream)].behaviour) : 0
    }

    /// The desk at which a report to `first` arrives now; nil: it fails.
    ///
    /// - Parameter standIn: The desk that answers in the joint centre's stead; -1: the first of them.
    mutating func resolvedDesk(_ first: Int32, isApp: Bool = false, standIn: Int32 = -1) -> Int32? {
        var desk = workplace(first, standIn: standIn)
        // A chain of forwarding is no longer than there are desks, or it is a circle.
        for _ in 0...plan.desks.count {
            if fails(at: Int(desk), isApp: isApp) { return nil }
            if desks[Int(desk)].openPosts > 0 { return desk }
            switch plan.desks[Int(desk)].whenClosed {
            case .ring: return desk
            case .fail: return nil
            case .forward: desk = workplace(plan.desks[Int(desk)].forwardTo, standIn: standIn)
            }
        }
        return nil
    }

    mutating func patienceEnds(_ task: Int32) {
        let reporter = tasks[task].reporter
        tasks[task].event = .none
        stopWaiting(task)
        dequeue(task)
        freeLine(of: task)
        discard(task)
        endAttempt(reporter, .abandoned)
    }

    /// The caller's part in a task is over: his line is free again.
    ///
    /// - Returns: The caller.
    mutating func callerLeaves(_ task: Int32) -> Int32 {
        let reporter = tasks[task].reporter
        tasks[task].reporter = -1
        freeLine(of: task)
        return reporter
    }

    /// The caller hangs up after the interview: he rings the next desk that he was told, or is done.
    mutating func hangUp(_ index: Int32) {
        reporters[index].pendingDesks &= plan.numberedDesks
        guard reporters[index].pendingDesks != 0 else {
            conclude(reporter: index)
            return
        }
        let identity = reporters[index].identity
        let draw = UInt32(reporters[index].attempts)
        if isMeasuring, !reporters[index].isWatcher { tallies.handovers.redirected += 1 }
        let next = Int32(reporters[index].pendingDesks.trailingZeroBitCount)
        if !reporters[index].isWatcher { note(.toldToRingElsewhere, reporter: index, otherDesk: next) }
        let givesUp =
            !reporters[index].isWatcher
            && random.uniform(purpose: Purpose.toldToRing, entity: identity, draw: draw)
                >= 1 - plan.handovers[levelOfTelling].callerGivesUp
        if givesUp {
            if isMeasuring { tallies.handovers.lost += 1 }
            note(.callerGaveUp, reporter: index, otherDesk: next)
            conclude(reporter: index)
            return
        }
        reporters[index].toldDesk = next
        let wrong = misdialledDesk(index, instead: next)
        if let wrong {
            reporters[index].toldDesk = wrong
        } else {
            reporters[index].pendingDesks &= ~(1 << UInt64(next))
        }
        let delay = random.microseconds(
            plan.handovers[levelOfTelling].redialDelay, purpose: Purpose.redialDelay, entity: identity,
            draw: draw + 1_000)
        note(
            .redialPlanned, reporter: index, otherDesk: reporters[index].toldDesk, duration: delay,
            flags: wrong == nil ? [] : .misdialled)
        schedule(CityEvent(.attempt, index), at: now + delay)
    }

    /// The desk of some other voice line when the caller dials wrongly; nil: he dials right.
    private mutating func misdialledDesk(_ index: Int32, instead right: Int32) -> Int32? {
        guard plan.handovers[levelOfTelling].misdial > 0, !reporters[index].isWatcher else { return nil }
        let draw = UInt32(reporters[index].attempts)
        let identity = reporters[index].identity
        let uniform = random.uniform(purpose: Purpose.misdial, entity: identity, draw: draw)
        let excess = uniform - (1 - plan.handovers[levelOfTelling].misdial)
        guard excess >= 0 else { return nil }
        var others: Int32 = 0
        for line in plan.lines.indices where !plan.lines[line].isApp {
            if plan.desk(line: Int32(line), type: -1) != right { others += 1 }
        }
        guard others > 0 else { return nil }
        var choice = Int32(excess / plan.handovers[levelOfTelling].misdial * Double(others))
        for line in plan.lines.indices where !plan.lines[line].isApp {
            let desk = plan.desk(line: Int32(line), type: -1)
            guard desk != right else { continue }
            if choice == 0 { return desk }
            choice -= 1
        }
        return nil
    }

    /// Closes a reporter's account.
    mutating func conclude(reporter index: Int32) {
        if reporters[index].isMeasured {
            openCohort -= 1
            let incident = incidents[reporters[index].incident]
            if incident.neededKinds != 0 { tallies.conclude(reporters[index]) }
        }
        release(incident: reporters[index].incident)
        reporters.remove(at: index)
    }

    /// The report has come to a desk that can send something that is needed.
    mutating func markReceived(_ incident: Int32, reporter: Int32, desk: Int32, at time: Int64) {
        guard plan.desks[Int(desk)].kinds & incidents[incident].neededKinds != 0 else { return }
        if incidents[incident].receivedAt == notYet { incidents[incident].receivedAt = time }
        if reporter >= 0, reporters[reporter].reachedAt == notYet { reporters[reporter].reachedAt = time }
    }
}
