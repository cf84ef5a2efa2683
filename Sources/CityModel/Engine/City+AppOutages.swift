import EventKernel
import Randomness

/// An app fails in the whole city at once, the same times in every scenario that has it.
extension City {
    mutating func startLines() {
        for line in plan.lines.indices where plan.lines[line].outageEvery > 0 {
            let row = plan.lines[line]
            let share = row.outageLasts / (row.outageEvery + row.outageLasts)
            isLineDown[line] =
                random.uniform(purpose: Purpose.appOutage, entity: row.identity) >= 1 - share
            if isLineDown[line] { note(.appFailed, line: Int32(line)) }
            // Exponential spells have no memory: the first is as long as any other.
            scheduleOutage(line: line, spell: 1)
        }
    }

    private mutating func scheduleOutage(line: Int, spell: Int32) {
        let row = plan.lines[line]
        let length = random.exponential(
            purpose: Purpose.appOutage, entity: row.identity, draw: UInt32(spell))
        let mean = isLineDown[line] ? row.outageLasts : row.outageEvery
        schedule(
            CityEvent(.appOutage, Int32(line), detail: spell),
            at: now + nearestInteger(length * mean * microsecondsPerSecond))
    }

    /// Reports that have come in stay; whoever presses the button now finds it dead.
    mutating func appOutageChanges(line: Int, spell: Int32) {
        accrueLines()
        isLineDown[line].toggle()
        note(isLineDown[line] ? .appFailed : .appRepaired, line: Int32(line))
        scheduleOutage(line: line, spell: spell + 1)
    }

    /// Adds the state since the last change to the time in which apps worked, inside the window.
    mutating func accrueLines() {
        let from = max(linesAccruedUntil, windowBegins)
        let until = min(now, windowEnds)
        linesAccruedUntil = now
        guard from < until else { return }
        for line in plan.lines.indices where plan.lines[line].outageEvery > 0 {
            tallies.apps.total += until - from
            if !isLineDown[line] { tallies.apps.up += until - from }
        }
    }
}
