import EventKernel
import Randomness

/// What becomes of an attempt that nobody answered.
extension City {
    enum AttemptEnd {
        case abandoned, blocked, failed
        /// An app report in an outage of the app.
        case appFailed
    }

    /// An attempt ends without an answer; the caller may ring again, or be rung back.
    mutating func endAttempt(_ index: Int32, _ end: AttemptEnd) {
        if reporters[index].isAttemptMeasured { openCohort -= 1 }
        let behaviour = behaviourIndex(index)
        var redial: RedialRow
        switch end {
        case .abandoned:
            tallies.abandoned(reporters[index], wait: now - reporters[index].attemptAt)
            note(.callAbandoned, reporter: index, duration: now - reporters[index].attemptAt)
            redial = plan.behaviours[behaviour].afterAbandoning
        case .blocked:
            tallies.blocked(reporters[index])
            note(.callBlocked, reporter: index)
            redial = plan.behaviours[behaviour].afterBlocked
        case .failed, .appFailed:
            tallies.failed(reporters[index])
            note(.callFailed, reporter: index, duration: now - reporters[index].attemptAt)
            redial = plan.behaviours[behaviour].afterFailed
        }
        var mustChange = false
        if end == .appFailed, plan.lines[Int(reporters[index].line)].hasFallback {
            redial = plan.lines[Int(reporters[index].line)].fallback
            mustChange = true
        }
        let ringsAgain = planRedial(index, redial, mustChange: mustChange)
        if end == .abandoned, planCallBack(index) { return }
        if !ringsAgain { conclude(reporter: index) }
    }

    /// - Returns: Whether the caller will ring again.
    mutating func planRedial(_ index: Int32, _ redial: RedialRow, mustChange: Bool) -> Bool {
        let identity = reporters[index].identity
        let draw = UInt32(reporters[index].attempts)
        guard
            redial.probability > 0,
            random.uniform(purpose: Purpose.redial, entity: identity, draw: draw) < redial.probability
        else { return false }
        if mustChange {
            let other = otherLine(index)
            guard other >= 0 else { return false }
            reporters[index].line = other
        } else if changesLine(index, redial) {
            let other = otherLine(index)
            if other >= 0 { reporters[index].line = other }
        }
        let delay = random.microseconds(
            redial.delay, purpose: Purpose.redialDelay, entity: identity, draw: draw)
        note(.redialPlanned, reporter: index, duration: delay)
        reporters[index].redialAt = now + delay
        reporters[index].redial = schedule(CityEvent(.attempt, index), at: now + delay)
        return true
    }

    /// Who was told by the service which desk to ring keeps to it.
    private mutating func changesLine(_ index: Int32, _ redial: RedialRow) -> Bool {
        redial.changesLine > 0 && reporters[index].toldDesk < 0
            && random.bernoulli(
                probability: redial.changesLine, purpose: Purpose.changesLine,
                entity: reporters[index].identity, draw: UInt32(reporters[index].attempts))
    }
}
