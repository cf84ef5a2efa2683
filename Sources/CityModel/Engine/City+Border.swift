import EventKernel
import Randomness

/// Voice calls that land at the neighbour's centre.
extension City {
    /// - Returns: Whether the call that a caller has just made goes over the border.
    mutating func isMisrouted(_ index: Int32) -> Bool {
        guard plan.border.misroutedShare > 0, !reporters[index].isWatcher else { return false }
        let stream = reporters[index].stream
        if stream >= 0, plan.streams[Int(stream)].kind == .foreign { return false }
        let line = lineOfAttempt(index)
        guard line >= 0, plan.lines[Int(line)].crossesBorder else { return false }
        return random.uniform(
            purpose: Purpose.misrouted, entity: reporters[index].identity,
            draw: UInt32(reporters[index].attempts)) >= 1 - plan.border.misroutedShare
    }

    /// The neighbour answers, and passes the call on or loses it.
    mutating func crossesBorder(_ index: Int32) {
        let identity = reporters[index].identity
        let draw = UInt32(reporters[index].attempts)
        tallies.misrouted(reporters[index])
        let isLost =
            random.uniform(purpose: Purpose.misroutedLost, entity: identity, draw: draw)
            >= 1 - plan.border.lostShare
        let delay = random.microseconds(
            plan.border.returnDelay, purpose: Purpose.misroutedDelay, entity: identity, draw: draw)
        note(.callMisrouted, reporter: index, duration: delay)
        schedule(CityEvent(.misroutedCallReturns, index, detail: isLost ? 1 : 0), at: now + delay)
    }

    mutating func misroutedCallReturns(_ index: Int32, isLost: Bool) {
        if isLost {
            endAttempt(index, .failed)
        } else {
            arrive(index, at: reporters[index].desk, by: lineOfAttempt(index), isApp: false)
        }
    }
}
