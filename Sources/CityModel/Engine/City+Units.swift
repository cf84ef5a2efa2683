import EventKernel
import Randomness

/// Crews on duty at one base.
struct CrewState: BitwiseCopyable {
    var onDuty: Int32 = 0
    var accruedUntil: Int64 = 0
}

/// Units are chosen, turn out, travel, work, transport, and come back.
extension City {
    static func units(_ plan: borrowing CityPlan) -> [Unit] {
        var units: [Unit] = []
        for group in plan.unitGroups.indices {
            let row = plan.unitGroups[group]
            for _ in 0..<Int(row.unitCount) {
                units.append(
                    Unit(
                        state: .offDuty, kind: row.kind, group: Int32(group), place: row.place,
                        staysOnDuty: false))
            }
        }
        return units
    }

    mutating func startUnits() {
        for group in plan.unitGroups.indices { crewChanges(group: group) }
    }

    /// A crew begins or ends its duty; crews at work finish first.
    mutating func crewChanges(group index: Int) {
        let target = Int32(plan.unitTimetables[index].posts(at: events.now))
        accrue(crews: index)
        crews[index].onDuty = target
        let first = Int(plan.unitGroups[index].firstUnit)
        let range = first..<(first + Int(plan.unitGroups[index].unitCount))
        var staying: Int32 = 0
        for unit in range where units[unit].staysOnDuty { staying += 1 }
        while staying > target, let unit = unitToRelease(range) {
            units[unit].staysOnDuty = false
            if units[unit].state == .atBase { units[unit].state = .offDuty }
            staying -= 1
        }
        while staying < target, let unit = unitToStart(range) {
            units[unit].staysOnDuty = true
            staying += 1
            if units[unit].state == .offDuty {
                units[unit].state = .atBase
                takeWaitingRequest(unit)
            }
        }
        let next = plan.unitTimetables[index].nextChange(after: events.now)
        if next != .never { events.schedule(CityEvent(.crewChanges, Int32(index)), at: next) }
    }

    private mutating func unitToRelease(_ range: Range<Int>) -> Int? {
        range.last { units[$0].staysOnDuty && units[$0].state != .busy }
            ?? range.last { units[$0].staysOnDuty }
    }

    private mutating func unitToStart(_ range: Range<Int>) -> Int? {
        range.first { !units[$0].staysOnDuty && units[$0].state != .offDuty }
            ?? range.first { !units[$0].staysOnDuty }
    }

    /// Asks for the units of a dispatch decision.
    mutating func sendUnits(for task: Int32) {
        let incident = tasks[task].incident
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
            let firstNumber: Int32 = tasks[task].isDuplicate ? 64 : 0
            for number in 0..<count {
                request(
                    UnitRequest(
                        incident: incident, kind: kind, desk: tasks[task].desk, number: firstNumber + number,
                        priority: tasks[task].assessedPriority,
                        isNeeded: isNeeded && !tasks[task].isDuplicate))
            }
        }
    }

    private mutating func request(_ request: UnitRequest) {
        retain(incident: request.incident)
        let index = requests.insert(request)
        if let unit = nearestUnit(request.kind, to: incidents[request.incident].place) {
            send(unit, request: index)
        } else {
            noteAwaited(request)
            _ = waitingRequests[Int(request.kind)].enqueue(index, rank: request.priority)
        }
    }

    /// The free unit of a kind with the shortest road; among equals the first.
    private mutating func nearestUnit(_ kind: Int32, to place: Place) -> Int? {
        var best: Int?
        var bestDistance = Double.infinity
        let row = plan.unitKinds[Int(kind)]
        for group in Int(row.firstGroup)..<Int(row.firstGroup + row.groupCount) {
            let first = Int(plan.unitGroups[group].firstUnit)
            for unit in first..<(first + Int(plan.unitGroups[group].unitCount))
            where units[unit].isAvailable {
                let distance = position(of: unit).distance(to: place)
                if distance < bestDistance {
                    best = unit
                    bestDistance = distance
                }
            }
        }
        return best
    }

    /// Where a unit is now; on the way back, the point of the straight line that it has come to.
    private mutating func position(of unit: Int) -> Place {
        let start = units[unit].place
        guard units[unit].state == .returning, units[unit].returnTakes > 0 else { return start }
        let base = plan.unitGroups[Int(units[unit].group)].place
        let share = min(1, Double(now - units[unit].returningSince) / Double(units[unit].returnTakes))
        return Place(
            east: start.east + share * (base.east - start.east),
            north: start.north + share * (base.north - start.north))
    }

    /// Microseconds on the road at this hour, before the variation of the single trip.
    private mutating func roadTime(_ kind: Int32, from: Place, to: Place) -> Double {
        let hour = plan.calendar.hourOfDay(at: events.now)
        return from.distance(to: to) * plan.travel.roadFactor
            * plan.unitKinds[Int(kind)].secondsPerKilometre / plan.speedByHour[hour] * microsecondsPerSecond
    }

    private mutating func send(_ unit: Int, request index: Int32) {
        let request = requests[index]
        let incident = request.incident
        if !units[unit].event.isNone {
            _ = events.cancel(units[unit].event)
            units[unit].event = .none
        }
        let trip = tripIdentity(request)
        let kind = request.kind
        var duration: Int64 = 0
        if units[unit].state == .atBase {
            duration = random.microseconds(
                plan.unitKinds[Int(kind)].turnout, purpose: Purpose.turnout, entity: trip)
        }
        let turnout = duration
        var road = roadTime(kind, from: position(of: unit), to: incidents[incident].place)
        if plan.travel.hasVariation {
            road *= random.value(plan.travel.variation, purpose: Purpose.travel, entity: trip)
        }
        duration += nearestInteger(road)
        units[unit].state = .busy
        units[unit].busySince = now
        units[unit].request = index
        note(.unitAssigned, unit: unit, duration: turnout, isNeeded: request.isNeeded)
        if request.isNeeded, incidents[incident].firstDispatchAt == notYet {
            incidents[incident].firstDispatchAt = now
        }
        units[unit].event = schedule(CityEvent(.unitArrives, Int32(unit)), at: now + duration)
    }

    private mutating func tripIdentity(_ request: UnitRequest) -> UInt64 {
        StableHash.combine(
            incidents[request.incident].identity, UInt64(request.kind) << 32 | UInt64(request.number))
    }

    mutating func unitArrives(_ unit: Int) {
        let request = requests[units[unit].request]
        let incident = request.incident
        let kind = request.kind
        units[unit].place = incidents[incident].place
        guard request.isNeeded, reduceMissing(incident, kind: kind) else {
            note(.unitArrived, unit: unit, isNeeded: false)
            if incidents[incident].isReal { discoverMistake(incident, desk: request.desk) }
            if isMeasuring { tallies.units[Int(kind)].wastedTrips += 1 }
            unitClears(unit)
            return
        }
        if incidents[incident].firstOnSceneAt == notYet { incidents[incident].firstOnSceneAt = now }
        if incidents[incident].missing == .zero { incidents[incident].allOnSceneAt = now }
        let trip = tripIdentity(request)
        var work = random.microseconds(
            plan.unitKinds[Int(kind)].onScene, purpose: Purpose.onScene, entity: trip)
        note(.unitArrived, unit: unit, duration: work)
        if plan.unitKinds[Int(kind)].transports, let hospital = nearestHospital(incident) {
            work += nearestInteger(roadTime(kind, from: units[unit].place, to: hospital))
            work += random.microseconds(
                plan.unitKinds[Int(kind)].hospitalTurnaround, purpose: Purpose.hospital, entity: trip)
            units[unit].place = hospital
        }
        units[unit].event = schedule(CityEvent(.unitClears, Int32(unit)), at: now + work)
    }

    /// Counts a unit that is needed; false when all of its kind are there already.
    private mutating func reduceMissing(_ incident: Int32, kind: Int32) -> Bool {
        let type = Int(incidents[incident].type)
        for position in 0..<Int(plan.types[type].needCount) {
            guard plan.needs[Int(plan.types[type].firstNeed) + position].kind == kind else { continue }
            guard incidents[incident].missing[position] > 0 else { return false }
            incidents[incident].missing[position] -= 1
            return true
        }
        return false
    }

    private mutating func nearestHospital(_ incident: Int32) -> Place? {
        let type = Int(incidents[incident].type)
        guard
            plan.hospitals.count > 0,
            random.uniform(purpose: Purpose.transported, entity: incidents[incident].identity)
                < plan.types[type].transported
        else { return nil }
        let place = incidents[incident].place
        var best = plan.hospitals[0]
        for hospital in plan.hospitals.indices
        where plan.hospitals[hospital].distance(to: place) < best.distance(to: place) {
            best = plan.hospitals[hospital]
        }
        return best
    }

    /// The crew of a wrong agency finds out what is needed and reports it by radio to its own desk.
    private mutating func discoverMistake(_ incident: Int32, desk: Int32) {
        let kinds = incidents[incident].neededKinds & ~incidents[incident].requestedKinds
        guard kinds != 0 else { return }
        note(.mistakeDiscovered, incident: incident, desk: desk)
        var rest = responsibleDesks(kinds)
        let briefing = random.microseconds(
            plan.handover.briefing, purpose: Purpose.briefing, entity: incidents[incident].identity, draw: 1)
        while rest != 0 {
            let target = Int32(rest.trailingZeroBitCount)
            rest &= rest - 1
            if target != desk {
                if isMeasuring { tallies.handovers.count += 1 }
                note(.recordSent, incident: incident, desk: desk, otherDesk: target)
            }
            let own = kinds & plan.desks[Int(target)].kinds
            incidents[incident].requestedKinds |= own
            know(incident, at: target)
            markReceived(incident, reporter: -1, desk: target, at: now)
            scheduleRecord(
                TransferRecord(
                    incident: incident, desk: target, kinds: own,
                    assessedPriority: incidents[incident].priority, isDuplicate: false,
                    isWrong: false), after: target == desk ? 0 : briefing)
        }
    }

    mutating func unitClears(_ unit: Int) {
        units[unit].event = .none
        let request = requests[units[unit].request]
        note(.unitCleared, unit: unit)
        accrueTrip(unit)
        requests.remove(at: units[unit].request)
        units[unit].request = -1
        units[unit].state = .returning
        release(incident: request.incident)
        if isMeasuring { tallies.units[Int(request.kind)].trips += 1 }
        if units[unit].staysOnDuty, takeWaitingRequest(unit) { return }
        let base = plan.unitGroups[Int(units[unit].group)].place
        let road = nearestInteger(roadTime(units[unit].kind, from: units[unit].place, to: base))
        units[unit].returningSince = now
        units[unit].returnTakes = road
        units[unit].event = schedule(CityEvent(.unitReturns, Int32(unit)), at: now + road)
    }

    @discardableResult
    private mutating func takeWaitingRequest(_ unit: Int) -> Bool {
        guard let request = waitingRequests[Int(units[unit].kind)].popFirst() else { return false }
        send(unit, request: request)
        return true
    }

    mutating func unitReturns(_ unit: Int) {
        units[unit].event = .none
        units[unit].place = plan.unitGroups[Int(units[unit].group)].place
        units[unit].state = units[unit].staysOnDuty ? .atBase : .offDuty
        note(.unitReturned, unit: unit)
    }

    private mutating func accrueTrip(_ unit: Int) {
        let span = min(now, windowEnds) - max(units[unit].busySince, windowBegins)
        if span > 0 { tallies.units[Int(units[unit].kind)].busy += span }
    }

    /// Trips that are still under way when the replication stops.
    mutating func accrueUnits() {
        for unit in units.indices where units[unit].state == .busy { accrueTrip(unit) }
    }

    mutating func accrue(crews index: Int) {
        let span = min(now, windowEnds) - max(crews[index].accruedUntil, windowBegins)
        if span > 0 {
            tallies.units[Int(plan.unitGroups[index].kind)].onDuty += span * Int64(crews[index].onDuty)
        }
        crews[index].accruedUntil = now
    }
}

extension Unit {
    var isAvailable: Bool { staysOnDuty && (state == .atBase || state == .returning) }
}
