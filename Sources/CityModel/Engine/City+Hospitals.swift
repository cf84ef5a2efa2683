import EventKernel
import Randomness

/// Where patients go, and how long their hand-over takes.
extension City {
    /// The hospital of an incident that ends in one: that of the unit's own house, or else the nearest that takes
    /// patients of the type; nil: nobody is transported.
    mutating func hospital(for incident: Int32, unit: Int) -> Int? {
        let type = Int(incidents[incident].type)
        guard
            plan.hospitals.count > 0,
            random.uniform(purpose: Purpose.transported, entity: incidents[incident].identity)
                < plan.types[type].transported
        else { return nil }
        let own = plan.unitGroups[Int(units[unit].group)].hospital
        if own >= 0 { return Int(own) }
        let from = spot(of: incident)
        var best: Int?
        var bestCost = Double.infinity
        for hospital in plan.hospitals.indices
        where plan.hospitalAccepts[hospital * plan.types.count + type] {
            let cost = costOfTransport(from, to: hospital, kind: units[unit].kind)
            if cost < bestCost {
                best = hospital
                bestCost = cost
            }
        }
        return best
    }

    /// Kilometres in a straight line, or by a travel matrix microseconds.
    private mutating func costOfTransport(_ from: Spot, to hospital: Int, kind: Int32) -> Double {
        let place = plan.hospitals[hospital].place
        guard plan.travel.matrixPlaces > 0 else { return place.distance(to: from.place) }
        return roadTime(
            kind, from: from, to: Spot(place: place, index: plan.travel.firstHospitalSpot + Int32(hospital)))
    }

    /// A crew arrives at a hospital with so many places: it waits longer when all are taken.
    mutating func unitAtHospital(_ unit: Int) {
        let hospital = Int(units[unit].hospital)
        let request = requests[units[unit].request]
        let trip = tripIdentity(request)
        var stay = random.microseconds(
            plan.unitKinds[Int(request.kind)].hospitalTurnaround, purpose: Purpose.hospital, entity: trip)
        handingOver[hospital] += 1
        if handingOver[hospital] > plan.hospitals[hospital].capacity {
            stay += random.microseconds(
                plan.hospitals[hospital].crowdedDelay, purpose: Purpose.crowdedHospital, entity: trip)
            if isMeasuring { tallies.requests[Int(request.kind)].crowded += 1 }
        }
        note(.unitAtHospital, unit: unit, duration: stay)
        units[unit].event = schedule(CityEvent(.unitClears, Int32(unit)), at: now + stay)
    }

    mutating func leaveHospital(_ unit: Int) {
        guard units[unit].hospital >= 0 else { return }
        handingOver[Int(units[unit].hospital)] -= 1
        units[unit].hospital = -1
    }
}
