import EventKernel
import Randomness

/// Which number a caller rings.
extension City {
    /// The line of a reporter's first report; -1: he knows no number and reports nothing.
    mutating func firstLine(_ index: Int32) -> Int32 {
        let identity = reporters[index].identity
        let type = Int(incidents[reporters[index].incident].type)
        let appLine = plan.types[type].appLine
        // The app comes last in the unit interval, so that wider adoption only moves callers to the app.
        let usesApp =
            appLine >= 0
            && random.uniform(purpose: Purpose.app, entity: identity) >= 1 - plan.behaviours[0].appUse
        if usesApp { return appLine }
        if plan.awareness.isOn {
            let known = knownLine(index, except: -1)
            if known >= 0 { return known }
            switch plan.awareness.unaware {
            case .callsTo: break
            case .bestKnown:
                if plan.awareness.bestKnown >= 0 { return plan.awareness.bestKnown }
            case .nothing: return -1
            }
        }
        return plan.choose(
            plan.types[type].calls, random.uniform(purpose: Purpose.line, entity: identity))
    }

    /// The voice line that a caller rings instead of his present one; -1: he has no other.
    mutating func otherLine(_ index: Int32) -> Int32 {
        let present = reporters[index].line
        let stream = reporters[index].stream
        if stream >= 0 { return weightedLine(index, plan.streams[Int(stream)].calls, except: present) }
        let calls = plan.types[Int(incidents[reporters[index].incident].type)].calls
        guard plan.awareness.isOn else { return weightedLine(index, calls, except: present) }
        let known = knownLine(index, except: present)
        if known >= 0 { return known }
        switch plan.awareness.unaware {
        case .callsTo: return weightedLine(index, calls, except: present)
        case .bestKnown: return plan.awareness.bestKnown == present ? -1 : plan.awareness.bestKnown
        case .nothing: return -1
        }
    }

    /// Of the numbers that a reporter knows the one that he rings: a right one before any other; -1: he knows none.
    private mutating func knownLine(_ index: Int32, except present: Int32) -> Int32 {
        let calls = plan.types[Int(incidents[reporters[index].incident].type)].calls
        var best: Int32 = -1
        var isBestRight = false
        var bestClock = 0.0
        for position in plan.lines.indices where !plan.lines[position].isApp {
            let line = Int32(position)
            guard line != present, knows(index, line: position) else { continue }
            let isRight = isRight(line: line, for: reporters[index].incident)
            let clock = clock(index, line: line, calls)
            if best < 0 || (isRight && !isBestRight) || (isRight == isBestRight && clock < bestClock) {
                best = line
                isBestRight = isRight
                bestClock = clock
            }
        }
        return best
    }

    /// One voice line by its weight; -1: none but the present one has any.
    private mutating func weightedLine(_ index: Int32, _ calls: ChoiceRow, except present: Int32) -> Int32 {
        var best: Int32 = -1
        var bestClock = Double.infinity
        for position in plan.lines.indices where !plan.lines[position].isApp {
            let line = Int32(position)
            guard line != present else { continue }
            let clock = clock(index, line: line, calls)
            if clock < bestClock {
                best = line
                bestClock = clock
            }
        }
        return best
    }

    /// "Knows" comes first in the unit interval, so that more awareness only adds numbers.
    private mutating func knows(_ index: Int32, line: Int) -> Bool {
        plan.lines[line].known > 0
            && random.bernoulli(
                probability: plan.lines[line].known, purpose: Purpose.knowsLine,
                entity: StableHash.combine(reporters[index].identity, plan.lines[line].identity))
    }

    /// The time at which a line's exponential clock rings, whose rate is its weight: the first of several to ring
    /// is a choice by weight, and a line more only draws choices to itself.
    private mutating func clock(_ index: Int32, line: Int32, _ calls: ChoiceRow) -> Double {
        let share = plan.share(of: line, in: calls)
        guard share > 0 else { return .infinity }
        return random.exponential(
            purpose: Purpose.lineClock,
            entity: StableHash.combine(reporters[index].identity, plan.lines[Int(line)].identity)) / share
    }

    /// Whether a line is a single emergency number, or its desk may send something that is needed.
    mutating func isRight(line: Int32, for incident: Int32) -> Bool {
        if plan.lines[Int(line)].isRightForAll { return true }
        let type = incidents[incident].type
        var needed = incidents[incident].neededKinds
        if needed == 0 { needed = plan.types[Int(type)].usualKinds }
        return plan.desks[Int(plan.desk(line: line, type: type))].kinds & needed != 0
    }

    /// The line that a reporter rings; who was told to ring a desk rings its first number; -1: it has none.
    mutating func lineOfAttempt(_ reporter: Int32) -> Int32 {
        let told = reporters[reporter].toldDesk
        guard told >= 0 else { return reporters[reporter].line }
        for line in plan.lines.indices where !plan.lines[line].isApp {
            if plan.desk(line: Int32(line), type: -1) == told { return Int32(line) }
        }
        return -1
    }
}
