import EventKernel
import Randomness

/// Which technical level holds now, and who answers for a joint centre that calls cannot reach.
extension City {
    /// The technical level that a desk has now: without its records the telephone is left, and rooms that answer
    /// for the joint centre have what the fallback says.
    @inline(__always)
    mutating func technical(at desk: Int32) -> UInt8 {
        plan.measuresService ? reducedTechnical(at: desk) : plan.handover.technical
    }

    @inline(never)
    private mutating func reducedTechnical(at desk: Int32) -> UInt8 {
        var level = plan.handover.technical
        if isFallenBack, plan.rooms[Int(desk)].standsIn { level = min(level, plan.fallback.technical) }
        if desks[Int(desk)].room.recordsFail { level = min(level, HandoverRow.phone) }
        return level
    }

    /// The level whose properties hold when people tell each other, or the caller: that of the scenario, or where
    /// records are usual the one below them.
    @inline(__always)
    var levelOfTelling: Int {
        mutating get {
            let level = min(plan.handover.technical, HandoverRow.phone)
            return Int(isFallenBack ? min(level, plan.fallback.technical) : level)
        }
    }

    /// By which way each of several desks is told.
    struct Ways {
        var byCaller: UInt64 = 0
        var byPhone: UInt64 = 0
        var byRecord: UInt64 = 0
    }

    mutating func waysOfHandover(from desk: Int32, to targets: UInt64) -> Ways {
        var ways = Ways()
        let own = technical(at: desk)
        var rest = targets
        while rest != 0 {
            let target = rest & (~rest + 1)
            rest &= rest - 1
            var level = own
            if isFallenBack, plan.rooms[target.trailingZeroBitCount].standsIn {
                level = min(level, plan.fallback.technical)
            }
            switch level {
            case HandoverRow.none: ways.byCaller |= target
            case HandoverRow.phone: ways.byPhone |= target
            default: ways.byRecord |= target
            }
        }
        return ways
    }

    /// The desk that answers an attempt in the centre's stead; -1: the first of them.
    mutating func standIn(of reporter: Int32) -> Int32 {
        guard isFallenBack, reporters[reporter].toldDesk < 0 else { return -1 }
        let incident = reporters[reporter].incident
        let column = incident >= 0 ? Int(incidents[incident].type) : plan.types.count
        return plan.standInDesks[Int(reporters[reporter].line) * (plan.types.count + 1) + column]
    }

    /// Where the work of a desk is done now: the centre's elsewhere after a fallback, that of a former member's
    /// room in the centre before and after one.
    @inline(__always)
    mutating func workplace(_ desk: Int32, standIn: Int32 = -1) -> Int32 {
        guard plan.fallback.centre >= 0 else { return desk }
        if isFallenBack {
            guard desk == plan.fallback.centre else { return desk }
            return standIn >= 0 ? standIn : plan.fallback.first
        }
        return plan.rooms[Int(desk)].isFormer ? plan.fallback.centre : desk
    }

    /// Whether the people of a staff group are to be in its room now.
    mutating func isWorkplace(ofGroup group: Int) -> Bool {
        guard plan.groups[group].twin >= 0 else { return true }
        return plan.rooms[Int(plan.groups[group].desk)].isFormer == isFallenBack
    }

    /// Calls have stopped, or begun again, to reach the joint centre.
    mutating func centreChanges() {
        if !fallbackBegins.isNone {
            _ = events.cancel(fallbackBegins)
            fallbackBegins = .none
        }
        if isReachable(Int(plan.fallback.centre)) {
            if isFallenBack { returnToCentre() }
        } else {
            fallbackBegins = schedule(CityEvent(.fallbackBegins), at: now + plan.fallback.after)
        }
    }

    /// The carrier sends calls to other rooms, and the people of former members are there.
    mutating func fallBack() {
        fallbackBegins = .none
        isFallenBack = true
        note(.fallbackBegan, desk: plan.fallback.centre)
        dropEscalations(desk: Int(plan.fallback.centre))
        // First the work, then the people, who take up what waits as they come.
        moveDispatches(from: Int(plan.fallback.centre))
        movePeople()
    }

    private mutating func returnToCentre() {
        isFallenBack = false
        note(.fallbackEnded, desk: plan.fallback.centre)
        for desk in desks.indices where plan.rooms[desk].isFormer {
            moveReports(from: desk)
            moveDispatches(from: desk)
            moveRest(from: desk)
        }
        movePeople()
    }

    /// People at work finish first; for that time they are counted where they work and where they go.
    private mutating func movePeople() {
        for group in plan.groups.indices where plan.groups[group].twin >= 0 && !isWorkplace(ofGroup: group) {
            _ = applyRoster(group: group)
        }
        for group in plan.groups.indices where plan.groups[group].twin >= 0 && isWorkplace(ofGroup: group) {
            _ = applyRoster(group: group)
        }
    }

    /// Nobody of a group has a reason to stay in the room that its people have left.
    mutating func endDuties(group: Int) {
        for seat in seats(of: group) where seats[seat].dutyEnds > now && !seats[seat].isStaying {
            seats[seat].dutyEnds = now
        }
    }

    /// What waits to be dispatched goes to those who can do it now.
    private mutating func moveDispatches(from desk: Int) {
        let queue = desk * Self.queuesPerDesk + Self.dispatching
        while let task = queues[queue].first(where: { tasks[$0].kind == .dispatch }).flatMap({
            queues[queue].element(of: $0)
        }) {
            if tasks[task].partner >= 0 { endRecordCall(of: task) }
            stopWaiting(task)
            dequeue(task)
            submitDispatch(task)
        }
    }

    /// Gives a dispatch task to the desk that does it now, in parts if that is several.
    mutating func submitDispatch(_ task: Int32) {
        tasks[task].desk = workplace(tasks[task].desk)
        guard isFallenBack, tasks[task].desk == plan.fallback.first else {
            submit(task)
            return
        }
        let kinds = tasks[task].kinds
        var rest = responsibleDesks(kinds)
        let content = tasks[task]
        var isFirst = true
        while rest != 0 {
            let desk = Int32(rest.trailingZeroBitCount)
            rest &= rest - 1
            var part: UInt32 = 0
            for kind in plan.unitKinds.indices
            where kinds & 1 << UInt32(kind) != 0 && plan.standInsByKind[kind] == desk {
                part |= 1 << UInt32(kind)
            }
            if isFirst {
                tasks[task].desk = desk
                tasks[task].kinds = part
                submit(task)
                isFirst = false
                continue
            }
            retain(incident: content.incident)
            var other = content
            other.desk = desk
            other.kinds = part
            submit(tasks.insert(other))
        }
        if isFirst { submit(task) }
    }

    /// Desks that a task is still to tell may have changed places with the centre since.
    mutating func redirectTargets(_ task: Int32) {
        let centre = plan.fallback.centre
        guard centre >= 0 else { return }
        var rest = tasks[task].otherDesks
        while rest != 0 {
            let desk = Int32(rest.trailingZeroBitCount)
            rest &= rest - 1
            guard workplace(desk) != desk else { continue }
            tasks[task].otherDesks &= ~(1 << UInt64(desk))
            var targets = UInt64(1) << UInt64(workplace(desk))
            if desk == centre {
                let incident = tasks[task].incident
                let kinds = kindsWanted(incident, isWrong: tasks[task].isWrong)
                let missing = kinds & plan.desks[Int(centre)].kinds & ~incidents[incident].requestedKinds
                if missing != 0 { targets = responsibleDesks(missing) }
            }
            tasks[task].otherDesks |= targets
        }
    }

    /// Callers who wait in a room that people leave are put through to the centre, if it has a line for them.
    private mutating func moveReports(from desk: Int) {
        let centre = plan.fallback.centre
        while let task = firstWaitingReport(desk: desk, calls: true, appReports: true) {
            let reporter = tasks[task].reporter
            let isCall = tasks[task].kind == .call
            dequeue(task)
            if !tasks[task].overflow.isNone {
                _ = events.cancel(tasks[task].overflow)
                tasks[task].overflow = .none
            }
            if fails(at: Int(centre), isApp: !isCall) || isCall && !hasFreeLine(centre) {
                stopWaiting(task)
                freeLine(of: task)
                discard(task)
                endAttempt(reporter, .failed)
                continue
            }
            tallies.overflowed(reporters[reporter], from: Int32(desk), to: centre)
            reporters[reporter].desk = centre
            move(task, to: centre)
            submit(task)
        }
    }

    /// Telephone calls between desks, calls about records, callers who wait for a supervisor, and paperwork go to the
    /// centre, too.
    private mutating func moveRest(from desk: Int) {
        for role in [Self.callTaking, Self.dispatching, Self.watching, Self.paperwork, Self.supervising] {
            while let task = queues[desk * Self.queuesPerDesk + role].popFirst() {
                tasks[task].ticket = .none
                move(task, to: plan.fallback.centre)
                if role == Self.paperwork { enqueue(task) } else { submit(task) }
            }
        }
    }
}
