import EventKernel
import Randomness

/// Requests for units: each is served by one unit, waits, is lost, goes to a neighbour, or is called off.
extension City {
    /// Asks for the units of a dispatch decision.
    mutating func sendUnits(for task: Int32) {
        let incident = tasks[task].incident
        if incidents[incident].isCalledOff { return }
        let type = Int(incidents[incident].type)
        var rest = tasks[task].kinds
        while rest != 0 {
            let kind = Int32(rest.trailingZeroBitCount)
            rest &= rest - 1
            var count: Int32 = 1
            let isNeeded = incidents[incident].neededKinds & 1 << UInt32(kind) != 0
            for position in 0..<Int(plan.types[type].needCount) where isNeeded {
                let need = plan.needs[Int(plan.types[type].firstNeed) + position]
                if need.kind == kind { count = need.count }
            }
            if !isNeeded, incidents[incident].isReal { incidents[incident].sentWrongAgency = true }
            // The needs of a type are at most 200 units of a kind.
            let firstNumber = tasks[task].duplicate * 256
            for number in 0..<count {
                request(
                    UnitRequest(
                        incident: incident, kind: kind, desk: tasks[task].desk, number: firstNumber + number,
                        priority: tasks[task].assessedPriority,
                        isNeeded: isNeeded, isMeasured: isMeasuring))
            }
        }
    }

    private mutating func request(_ request: UnitRequest) {
        retain(incident: request.incident)
        if request.isMeasured { tallies.requests[Int(request.kind)].made += 1 }
        assign(requests.insert(request))
    }

    /// Finds a unit for a request, or does what the rules of its kind say when there is none.
    mutating func assign(_ index: Int32) {
        let request = requests[index]
        let sees = seesSharedUnits(desk: request.desk)
        let free = nearestUnit(request.kind, to: spot(of: request.incident), sees: sees)
        if let unit = unitToDivert(request, sees: sees, insteadOf: free) {
            divert(unit, to: index)
        } else if let free {
            send(free, request: index)
        } else {
            switch plan.unitKinds[Int(request.kind)].rules.whenNoneFree {
            case .queue: wait(index)
            case .lost: lose(index)
            case .mutualAid: if !askNeighbour(index) { wait(index) }
            }
        }
    }

    private mutating func wait(_ index: Int32) {
        let request = requests[index]
        noteAwaited(.unitAwaited, request)
        requests[index].ticket = waitingRequests[Int(request.kind)].enqueue(index, rank: request.priority)
        requests[index].order = waitings
        waitings += 1
    }

    private mutating func lose(_ index: Int32) {
        noteAwaited(.unitLost, requests[index])
        if requests[index].isMeasured { tallies.requests[Int(requests[index].kind)].lost += 1 }
        end(request: index)
    }

    /// Forgets a request that has ended.
    mutating func end(request index: Int32) {
        let incident = requests[index].incident
        requests.remove(at: index)
        release(incident: incident)
    }

    /// Units of other agencies and volunteers show only in shared records, while the desk's equipment works.
    mutating func seesSharedUnits(desk: Int32) -> Bool {
        technical(at: desk) >= HandoverRow.sharedRecord && !desks[Int(desk)].isDown
    }

    /// A free unit takes the waiting request whose turn it is.
    ///
    /// - Complexity: O(1); O(open requests) where the nearest is taken or the unit is not seen by all desks.
    @discardableResult
    mutating func takeWaitingRequest(_ unit: Int) -> Bool {
        let kind = Int(units[unit].kind)
        guard !waitingRequests[kind].isEmpty else { return false }
        var index: Int32?
        let isHidden = plan.unitGroups[Int(units[unit].group)].needsRecords
        if isHidden || plan.unitKinds[kind].rules.takesNearest {
            index = chosenRequest(
                for: unit, isHidden: isHidden, takesNearest: plan.unitKinds[kind].rules.takesNearest)
        } else {
            index = waitingRequests[kind].popFirst()
        }
        guard let index else { return false }
        requests[index].ticket = .none
        send(unit, request: index)
        return true
    }

    /// Takes out the most urgent waiting request whose desk sees the unit; among equals the first or the nearest.
    private mutating func chosenRequest(for unit: Int, isHidden: Bool, takesNearest: Bool) -> Int32? {
        let kind = Int(units[unit].kind)
        var best: Int32 = -1
        var bestPriority = Int32.max
        var bestTime = Double.infinity
        for index in 0..<Int32(requests.highWaterMark)
        where requests.isLive(index) && !requests[index].ticket.isNone && requests[index].kind == Int32(kind)
        {
            let request = requests[index]
            guard !isHidden || seesSharedUnits(desk: request.desk), request.priority <= bestPriority else {
                continue
            }
            let time = takesNearest ? roadTime(ofUnit: unit, to: spot(of: request.incident)) : 0
            let isBetter =
                request.priority < bestPriority || time < bestTime
                || time == bestTime && request.order < requests[best].order
            guard isBetter else { continue }
            best = index
            bestPriority = request.priority
            bestTime = time
        }
        guard best >= 0 else { return nil }
        waitingRequests[kind].remove(requests[best].ticket)
        return best
    }

    /// A desk's equipment works again: units that it did not see take what waits for them.
    mutating func sharedUnitsShowAgain() {
        guard plan.unitGroups.indices.contains(where: { plan.unitGroups[$0].needsRecords }) else { return }
        for kind in plan.unitKinds.indices {
            while let index = waitingRequests[kind].first {
                let request = requests[index]
                guard
                    let unit = nearestUnit(
                        request.kind, to: spot(of: request.incident),
                        sees: seesSharedUnits(desk: request.desk))
                else { break }
                waitingRequests[kind].remove(request.ticket)
                requests[index].ticket = .none
                send(unit, request: index)
            }
        }
    }

    // MARK: Neighbours

    /// Asks the neighbouring city; false when it has no unit to spare.
    private mutating func askNeighbour(_ index: Int32) -> Bool {
        let request = requests[index]
        let rules = plan.unitKinds[Int(request.kind)].rules
        let trip = tripIdentity(request)
        guard
            random.uniform(purpose: Purpose.neighbourAvailable, entity: trip, draw: request.sends)
                < rules.aidAvailable
        else { return false }
        let delay = random.microseconds(
            rules.aidDelay, purpose: Purpose.neighbourDelay, entity: trip, draw: request.sends)
        noteAwaited(.neighbourAsked, request)
        if request.isNeeded, incidents[request.incident].firstDispatchAt == notYet {
            incidents[request.incident].firstDispatchAt = now
        }
        requests[index].aid = schedule(CityEvent(.neighbourArrives, index), at: now + delay)
        return true
    }

    mutating func neighbourArrives(_ index: Int32) {
        let request = requests[index]
        noteAwaited(.neighbourArrived, request)
        if request.isMeasured { tallies.requests[Int(request.kind)].aided += 1 }
        if request.isNeeded { _ = countArrival(at: request.incident, kind: request.kind) }
        end(request: index)
    }

    /// The next request of the neighbours for a unit of a kind.
    mutating func scheduleLending(_ kind: Int) {
        let rules = plan.unitKinds[kind].rules
        guard rules.lentRate > 0 else { return }
        let gap = random.exponential(
            purpose: Purpose.lentArrival, entity: StableHash.combine(rules.identity, lendings[kind]))
        let wait = gap / rules.lentRate * microsecondsPerSecond
        guard wait <= Double(stopsAt - now) else { return }
        schedule(CityEvent(.neighbourAsks, Int32(kind)), at: now + nearestInteger(wait))
    }

    /// The neighbours get a unit of the last base that has a free one, or none.
    mutating func neighbourAsks(_ kind: Int) {
        let rules = plan.unitKinds[kind].rules
        let identity = StableHash.combine(rules.identity, lendings[kind])
        lendings[kind] += 1
        if let unit = unitToLend(kind) {
            leaveBase(unit)
            units[unit].state = .busy
            units[unit].busySince = now
            relist(unit)
            if isMeasuring { tallies.requests[kind].lent += 1 }
            let away = random.microseconds(rules.lentFor, purpose: Purpose.lentDuration, entity: identity)
            note(.unitLent, unit: unit, duration: away)
            units[unit].event = schedule(CityEvent(.lentUnitReturns, Int32(unit)), at: now + away)
        }
        scheduleLending(kind)
    }

    private mutating func unitToLend(_ kind: Int) -> Int? {
        guard lists.freeOfKind[kind] > 0 else { return nil }
        var group = Int(plan.unitKinds[kind].firstGroup + plan.unitKinds[kind].groupCount)
        while group > Int(plan.unitKinds[kind].firstGroup) {
            group -= 1
            if !plan.unitGroups[group].needsRecords, let unit = firstFreeUnit(atBase: group) { return unit }
        }
        return nil
    }

    mutating func lentUnitReturns(_ unit: Int) {
        accrueTrip(unit)
        unitReturns(unit)
    }

    // MARK: Calling off

    /// Somebody has seen through a prank: what waits is struck out, what drives turns back.
    mutating func prankRecognised(_ incident: Int32) {
        incidents[incident].isCalledOff = true
        note(.prankRecognised, incident: incident)
        for index in 0..<Int32(requests.highWaterMark)
        where requests.isLive(index) && requests[index].incident == incident {
            let request = requests[index]
            if request.unit >= 0 {
                guard units[Int(request.unit)].isEnRoute else { continue }
                turnBack(Int(request.unit))
            } else if !request.aid.isNone {
                _ = events.cancel(request.aid)
            } else {
                waitingRequests[Int(request.kind)].remove(request.ticket)
            }
            if request.isMeasured { tallies.requests[Int(request.kind)].cancelled += 1 }
            end(request: index)
        }
        release(incident: incident)
    }

    /// Requests of the measured window that have not ended when the replication stops.
    mutating func openRequests(_ kind: Int32) -> Int64 {
        var open: Int64 = 0
        for index in 0..<Int32(requests.highWaterMark)
        where requests.isLive(index) && requests[index].isMeasured && requests[index].kind == kind {
            open += 1
        }
        return open
    }
}
