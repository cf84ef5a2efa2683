import EventKernel
import Randomness

/// Units turn out, travel, search, work, transport, and come back.
extension City {
    mutating func spot(of incident: Int32) -> Spot {
        Spot(
            place: incidents[incident].place, index: plan.travel.firstZoneSpot + incidents[incident].zone)
    }

    mutating func spot(ofBase group: Int32) -> Spot {
        Spot(place: plan.unitGroups[Int(group)].place, index: group)
    }

    /// Where a unit is now, on the straight line that it drives along; the matrix knows it by the nearer end.
    mutating func position(of unit: Int) -> Spot {
        let start = units[unit].spot
        let share = shareOfWay(unit)
        guard share > 0 else { return start }
        let end = endOfWay(unit)
        return Spot(
            place: start.place.towards(end.place, share), index: share < 0.5 ? start.index : end.index)
    }

    /// The share of its present way that a unit has behind it; 0 where it stands.
    private mutating func shareOfWay(_ unit: Int) -> Double {
        if units[unit].state == .returning, units[unit].returnTakes > 0 {
            return min(1, Double(now - units[unit].returningSince) / Double(units[unit].returnTakes))
        }
        if units[unit].isEnRoute, units[unit].roadTakes > 0 {
            return max(0, min(1, Double(now - units[unit].rollsAt) / Double(units[unit].roadTakes)))
        }
        return 0
    }

    private mutating func endOfWay(_ unit: Int) -> Spot {
        units[unit].isEnRoute
            ? spot(of: requests[units[unit].request].incident) : spot(ofBase: units[unit].destination)
    }

    /// Microseconds on the road at this hour, before the variation of the single trip.
    mutating func roadTime(_ kind: Int32, from: Spot, to: Spot) -> Double {
        let hour = plan.calendar.hourOfDay(at: events.now)
        guard plan.travel.matrixPlaces > 0 else {
            return from.place.distance(to: to.place) * plan.travel.roadFactor
                * plan.unitKinds[Int(kind)].secondsPerKilometre / plan.speedByHour[hour]
                * microsecondsPerSecond
        }
        let places = Int(plan.travel.matrixPlaces)
        let isHourly = plan.travel.matrixHours > 1
        let row = (isHourly ? hour : 0) * places + Int(from.index)
        let seconds = plan.travelMatrix[row * places + Int(to.index)]
        return (isHourly ? seconds : seconds / plan.speedByHour[hour]) * microsecondsPerSecond
    }

    /// Microseconds on the road from where a unit is; by a travel matrix, on its way somewhere, a mixture of the
    /// times from both ends.
    mutating func roadTime(ofUnit unit: Int, to target: Spot) -> Double {
        let kind = units[unit].kind
        guard plan.travel.matrixPlaces > 0 else {
            return roadTime(kind, from: position(of: unit), to: target)
        }
        let share = shareOfWay(unit)
        let begin = roadTime(kind, from: units[unit].spot, to: target)
        guard share > 0 else { return begin }
        return (1 - share) * begin + share * roadTime(kind, from: endOfWay(unit), to: target)
    }

    /// Sends a unit to where it is asked for.
    ///
    /// - Parameter turnout: Microseconds until it rolls; nil: as long as its crew takes.
    mutating func send(_ unit: Int, request index: Int32, turnout: Int64? = nil) {
        let request = requests[index]
        let incident = request.incident
        if !units[unit].event.isNone {
            _ = events.cancel(units[unit].event)
            units[unit].event = .none
        }
        let trip = tripIdentity(request)
        let kind = request.kind
        let mustTurnOut = units[unit].state == .atBase || units[unit].state == .standingBy
        var duration = turnout ?? 0
        if turnout == nil, mustTurnOut {
            duration = random.microseconds(
                plan.unitKinds[Int(kind)].turnout, purpose: Purpose.turnout, entity: trip,
                draw: request.sends)
        }
        let turnout = duration
        var road = roadTime(ofUnit: unit, to: spot(of: incident))
        if plan.travel.hasVariation {
            road *= random.value(
                plan.travel.variation, purpose: Purpose.travel, entity: trip, draw: request.sends)
        }
        leaveBase(unit)
        let onRoad = nearestInteger(road)
        duration += onRoad + searchTime(incident, kind: kind)
        if units[unit].state != .busy { units[unit].busySince = now }
        units[unit].state = .busy
        units[unit].isEnRoute = true
        units[unit].rollsAt = now + turnout
        units[unit].roadTakes = onRoad
        units[unit].request = index
        requests[index].unit = Int32(unit)
        requests[index].sends += 1
        relist(unit)
        note(.unitAssigned, unit: unit, duration: turnout, isNeeded: request.isNeeded)
        if request.isNeeded, incidents[incident].firstDispatchAt == notYet {
            incidents[incident].firstDispatchAt = now
        }
        units[unit].event = schedule(CityEvent(.unitArrives, Int32(unit)), at: now + duration)
    }

    /// The present position becomes the beginning of a new way.
    mutating func leaveBase(_ unit: Int) {
        units[unit].spot = position(of: unit)
        let standIn = units[unit].destination
        guard standIn != units[unit].group else { return }
        units[unit].destination = units[unit].group
        crews[Int(standIn)].standIns -= 1
        coverMayChange(Int(standIn))
    }

    /// Microseconds that a crew searches near the place it was told, unless somebody is there already or a camera
    /// shows the scene to the dispatchers.
    private mutating func searchTime(_ incident: Int32, kind: Int32) -> Int64 {
        guard incidents[incident].locationError > 0, incidents[incident].firstOnSceneAt == notYet else {
            return 0
        }
        if plan.handover.technical == HandoverRow.recordWithVideo, cameraShows(incident) { return 0 }
        return nearestInteger(
            incidents[incident].locationError * plan.unitKinds[Int(kind)].rules.searchSecondsPerKilometre
                * microsecondsPerSecond)
    }

    mutating func tripIdentity(_ request: UnitRequest) -> UInt64 {
        StableHash.combine(
            incidents[request.incident].identity, UInt64(request.kind) << 32 | UInt64(request.number))
    }

    /// A unit on its way to a less urgent incident goes to a more urgent one; what it leaves is assigned anew.
    mutating func divert(_ unit: Int, to index: Int32) {
        let abandoned = units[unit].request
        note(.unitDiverted, unit: unit, isNeeded: requests[abandoned].isNeeded)
        if isMeasuring { tallies.requests[Int(units[unit].kind)].diverted += 1 }
        let turnout = max(0, units[unit].rollsAt - now)
        units[unit].spot = position(of: unit)
        units[unit].isEnRoute = false
        requests[abandoned].unit = -1
        send(unit, request: index, turnout: turnout)
        assign(abandoned)
    }

    /// A unit on its way is called off; on the road it is free from here on, like any on its way back.
    mutating func turnBack(_ unit: Int) {
        note(.unitCalledOff, unit: unit, isNeeded: false)
        _ = events.cancel(units[unit].event)
        units[unit].event = .none
        let hasLeft = now > units[unit].rollsAt
        if hasLeft, isMeasuring { tallies.units[Int(units[unit].kind)].wastedTrips += 1 }
        units[unit].spot = position(of: unit)
        units[unit].isEnRoute = false
        units[unit].request = -1
        accrueTrip(unit)
        becomeFree(unit)
    }

    mutating func unitArrives(_ unit: Int) {
        let request = requests[units[unit].request]
        let incident = request.incident
        let kind = request.kind
        units[unit].spot = spot(of: incident)
        units[unit].isEnRoute = false
        relist(unit)
        guard request.isNeeded, countArrival(at: incident, kind: kind) else {
            note(.unitArrived, unit: unit, isNeeded: false)
            if incidents[incident].isReal { discoverMistake(incident, desk: request.desk) }
            if isMeasuring { tallies.units[Int(kind)].wastedTrips += 1 }
            unitClears(unit)
            return
        }
        let trip = tripIdentity(request)
        var work = random.microseconds(
            plan.unitKinds[Int(kind)].onScene, purpose: Purpose.onScene, entity: trip)
        note(.unitArrived, unit: unit, duration: work)
        if plan.unitKinds[Int(kind)].transports, let hospital = hospital(for: incident, unit: unit) {
            let place = Spot(
                place: plan.hospitals[hospital].place, index: plan.travel.firstHospitalSpot + Int32(hospital))
            work += nearestInteger(roadTime(kind, from: units[unit].spot, to: place))
            units[unit].spot = place
            if plan.hospitals[hospital].capacity < Int32.max {
                units[unit].hospital = Int32(hospital)
                units[unit].event = schedule(CityEvent(.unitAtHospital, Int32(unit)), at: now + work)
                return
            }
            work += random.microseconds(
                plan.unitKinds[Int(kind)].hospitalTurnaround, purpose: Purpose.hospital, entity: trip)
        }
        units[unit].event = schedule(CityEvent(.unitClears, Int32(unit)), at: now + work)
    }

    /// Counts a unit on scene; false when it is not needed, because all of its kind are there already.
    mutating func countArrival(at incident: Int32, kind: Int32) -> Bool {
        guard reduceMissing(incident, kind: kind) else { return false }
        if incidents[incident].firstOnSceneAt == notYet { incidents[incident].firstOnSceneAt = now }
        if incidents[incident].missing == .zero { incidents[incident].allOnSceneAt = now }
        return true
    }

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
        let index = units[unit].request
        let request = requests[index]
        note(.unitCleared, unit: unit)
        leaveHospital(unit)
        accrueTrip(unit)
        units[unit].request = -1
        if isMeasuring { tallies.units[Int(request.kind)].trips += 1 }
        if request.isMeasured { tallies.requests[Int(request.kind)].served += 1 }
        end(request: index)
        becomeFree(unit)
    }

    /// Takes the next request, or goes back to its base.
    private mutating func becomeFree(_ unit: Int) {
        units[unit].state = .returning
        units[unit].returningSince = now
        units[unit].returnTakes = 0
        if units[unit].staysOnDuty, takeWaitingRequest(unit) { return }
        goHome(unit)
    }

    /// Drives to its own base from where it is.
    mutating func goHome(_ unit: Int) {
        let road = nearestInteger(
            roadTime(units[unit].kind, from: units[unit].spot, to: spot(ofBase: units[unit].group)))
        depart(unit, takes: road)
    }

    /// Drives to the base of its destination, free to be sent meanwhile.
    mutating func depart(_ unit: Int, takes road: Int64) {
        units[unit].state = .returning
        units[unit].returningSince = now
        units[unit].returnTakes = road
        relist(unit)
        units[unit].event = schedule(CityEvent(.unitReturns, Int32(unit)), at: now + road)
    }

    mutating func unitReturns(_ unit: Int) {
        units[unit].event = .none
        units[unit].spot = spot(ofBase: units[unit].destination)
        if units[unit].destination != units[unit].group {
            units[unit].state = .standingBy
        } else {
            units[unit].state = units[unit].staysOnDuty ? .atBase : .offDuty
        }
        relist(unit)
        note(.unitReturned, unit: unit)
    }
}
