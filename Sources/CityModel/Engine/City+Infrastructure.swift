import EventKernel
import Randomness

/// What desks depend on fails and is repaired, and everything that depends on it with it.
extension City {
    /// Whether calls come in at a desk.
    mutating func isReachable(_ desk: Int) -> Bool {
        !desks[desk].isDown && !desks[desk].room.telephoneFails
    }

    /// Whether a report to a desk fails, by telephone or by the app.
    mutating func fails(at desk: Int, isApp: Bool) -> Bool {
        desks[desk].isDown
            || (isApp
                ? desks[desk].room.recordsFail : desks[desk].room.telephoneFails)
    }

    /// Every component begins in its stationary state: down for its share of the time. The rest of a spell is
    /// as long as a whole one, and so is its age, because spells are exponential.
    mutating func startInfrastructure() {
        guard plan.measuresService else { return }
        for index in plan.components.indices {
            let row = plan.components[index]
            let share = row.meanTimeToRepair / (row.meanTimeBetween + row.meanTimeToRepair)
            let uniform = random.uniform(purpose: Purpose.componentOutage, entity: row.identity, draw: 0)
            components[index].isDown = uniform >= 1 - share
            if components[index].isDown { setState(ofComponent: index) }
            scheduleComponent(index)
        }
        for desk in desks.indices { startRoom(desk) }
    }

    private mutating func scheduleComponent(_ index: Int) {
        components[index].spells += 1
        let row = plan.components[index]
        let spell = random.exponential(
            purpose: Purpose.componentOutage, entity: row.identity, draw: components[index].spells)
        let mean = components[index].isDown ? row.meanTimeToRepair : row.meanTimeBetween
        let delay = spell * mean * microsecondsPerSecond
        guard delay <= Double(stopsAt - now) else { return }
        schedule(CityEvent(.componentChanges, Int32(index)), at: now + nearestInteger(delay))
    }

    private mutating func startRoom(_ desk: Int) {
        if supplies.gridIsDown || desks[desk].room.supplyIsDown {
            desks[desk].room.isOnBackup = true
            let left = plan.rooms[desk].backup - ageOfPowerFailure(desk)
            if left <= 0 {
                desks[desk].room.isDark = true
            } else {
                desks[desk].room.backupEnds = schedule(
                    CityEvent(.backupEnds, Int32(desk)), at: now + left)
            }
        }
        setEquipment(desk)
        if desks[desk].room.telephoneFails { note(.telephoneFailed, desk: Int32(desk)) }
        if desks[desk].room.recordsFail { note(.recordsFailed, desk: Int32(desk)) }
        guard !isReachable(desk) else { return }
        desks[desk].unreachableSince = now
        // A failure that is on has most likely lasted longer than it takes to fall back.
        if Int32(desk) == plan.fallback.centre { fallBack() }
    }

    /// How long the power has been away when the replication begins, µs.
    private mutating func ageOfPowerFailure(_ desk: Int) -> Int64 {
        var age: Int64 = 0
        for index in plan.components.indices where components[index].isDown {
            let row = plan.components[index]
            guard row.kind == .grid || row.kind == .power && row.desk == Int32(desk) else { continue }
            let draw = random.exponential(purpose: Purpose.componentAge, entity: row.identity)
            age = max(age, nearestInteger(draw * row.meanTimeToRepair * microsecondsPerSecond))
        }
        return age
    }

    private mutating func setState(ofComponent index: Int) {
        let isDown = components[index].isDown
        let desk = Int(plan.components[index].desk)
        switch plan.components[index].kind {
        case .grid: supplies.gridIsDown = isDown
        case .carrier: supplies.carrierIsDown = isDown
        case .network: supplies.networkIsDown = isDown
        case .power: desks[desk].room.supplyIsDown = isDown
        case .exchange: desks[desk].room.exchangeIsDown = isDown
        case .server: desks[desk].room.serverIsDown = isDown
        }
    }

    /// A component fails or is repaired.
    mutating func componentChanges(_ index: Int) {
        components[index].isDown.toggle()
        setState(ofComponent: index)
        scheduleComponent(index)
        let row = plan.components[index]
        let first = row.desk >= 0 ? Int(row.desk) : 0
        let last = row.desk >= 0 ? Int(row.desk) : desks.count - 1
        let cuts = components[index].isDown && row.cutsCalls
        for desk in stride(from: first, through: last, by: 1) {
            switch row.kind {
            case .grid, .power: powerMayChange(desk)
            case .carrier, .exchange: equipmentChanges(desk, cutsCalls: cuts)
            case .network, .server: equipmentChanges(desk, cutsCalls: false)
            }
        }
        cameraSuppliesMayChange()
    }

    private mutating func powerMayChange(_ desk: Int) {
        let isOut = supplies.gridIsDown || desks[desk].room.supplyIsDown
        guard isOut != desks[desk].room.isOnBackup else { return }
        desks[desk].room.isOnBackup = isOut
        if isOut {
            if plan.rooms[desk].backup == 0 {
                backupEnds(desk: desk)
            } else {
                desks[desk].room.backupEnds = schedule(
                    CityEvent(.backupEnds, Int32(desk)), at: now + plan.rooms[desk].backup)
            }
        } else {
            if !desks[desk].room.backupEnds.isNone {
                _ = events.cancel(desks[desk].room.backupEnds)
                desks[desk].room.backupEnds = .none
            }
            desks[desk].room.isDark = false
            equipmentChanges(desk, cutsCalls: false)
        }
    }

    /// The room has no power any more.
    mutating func backupEnds(desk: Int) {
        desks[desk].room.backupEnds = .none
        desks[desk].room.isDark = true
        var cuts = false
        for index in plan.components.indices where components[index].isDown {
            let row = plan.components[index]
            if row.kind == .grid || row.kind == .power && row.desk == Int32(desk) {
                cuts = cuts || row.cutsCalls
            }
        }
        equipmentChanges(desk, cutsCalls: cuts)
        cameraSuppliesMayChange()
    }

    private mutating func setEquipment(_ desk: Int) {
        let room = desks[desk].room
        desks[desk].room.telephoneFails = supplies.carrierIsDown || room.exchangeIsDown || room.isDark
        desks[desk].room.recordsFail = supplies.networkIsDown || room.serverIsDown || room.isDark
    }

    /// Something that a room depends on has failed or works again.
    private mutating func equipmentChanges(_ desk: Int, cutsCalls: Bool) {
        let before = desks[desk].room
        let wasReachable = isReachable(desk)
        setEquipment(desk)
        let room = desks[desk].room
        if room.telephoneFails != before.telephoneFails {
            note(room.telephoneFails ? .telephoneFailed : .telephoneRepaired, desk: Int32(desk))
        }
        if room.recordsFail != before.recordsFail {
            note(room.recordsFail ? .recordsFailed : .recordsRepaired, desk: Int32(desk))
            if room.recordsFail {
                failWaiting(desk: desk, calls: false, appReports: true)
            } else {
                showUnseen(desk: desk)
                sharedUnitsShowAgain()
            }
        }
        if room.telephoneFails, !before.telephoneFails { cutRinging(desk: desk) }
        if cutsCalls { cutTalks(desk: desk) }
        reachabilityMayChange(desk: desk, wasReachable: wasReachable)
    }

    /// Whoever rings is cut off, another desk's call-taker among them; he hears it at his time-out.
    private mutating func cutRinging(desk: Int) {
        failWaiting(desk: desk, calls: true, appReports: false)
        let queue = desk * Self.queuesPerDesk + Self.callTaking
        while let call = queues[queue].first(where: { tasks[$0].kind == .handoverCall }).flatMap({
            queues[queue].element(of: $0)
        }) {
            tasks[tasks[call].partner].partner = -1
            stopWaiting(call)
            dequeue(call)
            discard(call)
        }
    }

    /// Talks in hand end in the middle: the attempt was answered, and counts as dropped.
    private mutating func cutTalks(desk: Int) {
        dropEscalations(desk: desk)
        let firstGroup = Int(plan.desks[desk].firstGroup)
        for group in firstGroup..<(firstGroup + Int(plan.desks[desk].groupCount)) {
            let first = plan.groups[group].firstSeat
            for seat in first..<(first + plan.groups[group].seatCount) {
                let task = seats[Int(seat)].task
                guard task >= 0 else { continue }
                if tasks[task].holdsLine,
                    tasks[task].stage == .talking || tasks[task].stage == .supervising
                {
                    drop(task)
                } else if tasks[task].kind == .handoverCall, tasks[task].stage == .briefing {
                    cutBriefing(task)
                }
            }
        }
    }

    /// Callers who wait for a supervisor are cut off, too.
    mutating func dropEscalations(desk: Int) {
        for role in [Self.callTaking, Self.supervising] {
            let queue = desk * Self.queuesPerDesk + role
            while let task = queues[queue].first(where: { tasks[$0].kind == .escalation }).flatMap({
                queues[queue].element(of: $0)
            }) {
                dequeue(task)
                drop(task)
            }
        }
    }

    private mutating func drop(_ task: Int32) {
        let reporter = tasks[task].reporter
        stopWaiting(task)
        note(.callDropped, task: task, duration: now - tasks[task].startedAt)
        tallies.dropped(reporters[reporter])
        // Nothing has been told yet.
        let began = tasks[task].startedAt
        if reporters[reporter].reachedAt == began { reporters[reporter].reachedAt = notYet }
        let incident = tasks[task].incident
        if incident >= 0, incidents[incident].receivedAt == began { incidents[incident].receivedAt = notYet }
        // The interview is to be done again, with numbers of its own.
        reporters[reporter].legs += 1
        _ = callerLeaves(task)
        if tasks[task].seat >= 0 { finish(task) } else { discard(task) }
        let redial = plan.behaviours[behaviourIndex(reporter)].afterFailed
        if !planRedial(reporter, redial, mustChange: false) { conclude(reporter: reporter) }
    }

    /// The one who told it tries again, as if nobody had answered.
    private mutating func cutBriefing(_ task: Int32) {
        let caller = tasks[task].partner
        note(.handoverCut, task: task, from: caller)
        stopWaiting(task)
        tasks[caller].partner = -1
        tasks[caller].stage = .ringing
        finish(task)
        ringingTimesOut(caller)
    }

    /// Calls to a desk may come in again, or do so no more.
    mutating func reachabilityMayChange(desk: Int, wasReachable: Bool) {
        guard plan.measuresService, isReachable(desk) != wasReachable else { return }
        if wasReachable {
            desks[desk].unreachableSince = now
        } else {
            accrueService(desk: desk)
            desks[desk].unreachableSince = notYet
        }
        if Int32(desk) == plan.fallback.centre { centreChanges() }
    }

    private mutating func accrueService(desk: Int) {
        guard desks[desk].unreachableSince != notYet else { return }
        let span = min(now, windowEnds) - max(desks[desk].unreachableSince, windowBegins)
        if span > 0 { tallies.service[desk].down += span }
    }

    mutating func accrueService() {
        for desk in desks.indices { accrueService(desk: desk) }
    }

    /// Counts an incident that occurs while calls cannot reach a desk that is to help.
    mutating func countIfUnreachable(_ incident: Int32) {
        var rest = incidents[incident].neededKinds
        var unreachable: UInt64 = 0
        while rest != 0 {
            let desk = plan.responsibleDesk[rest.trailingZeroBitCount]
            rest &= rest - 1
            if desk >= 0, !isReachable(Int(desk)) { unreachable |= 1 << UInt64(desk) }
        }
        guard unreachable != 0 else { return }
        tallies.incidentsInOutages += 1
        while unreachable != 0 {
            tallies.service[unreachable.trailingZeroBitCount].incidents += 1
            unreachable &= unreachable - 1
        }
    }
}
