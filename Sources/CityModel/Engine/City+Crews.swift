import EventKernel
import Randomness

/// Crews come on duty and go off it.
extension City {
    static func units(_ plan: borrowing CityPlan) -> [Unit] {
        var units: [Unit] = []
        for group in plan.unitGroups.indices {
            let row = plan.unitGroups[group]
            for _ in 0..<Int(row.unitCount) {
                units.append(
                    Unit(
                        state: .offDuty, kind: row.kind, group: Int32(group),
                        spot: Spot(place: row.place, index: Int32(group)), destination: Int32(group),
                        staysOnDuty: false))
            }
        }
        return units
    }

    mutating func startUnits() {
        for group in plan.unitGroups.indices { crewChanges(group: group) }
        for kind in plan.unitKinds.indices { scheduleLending(kind) }
    }

    /// A crew begins or ends its duty; crews at work finish first.
    ///
    /// - Complexity: O(*n*) in the units of the group.
    mutating func crewChanges(group index: Int) {
        let target = Int32(plan.unitTimetables[index].posts(at: events.now))
        accrue(crews: index)
        crews[index].onDuty = target
        let first = Int(plan.unitGroups[index].firstUnit)
        let range = first..<(first + Int(plan.unitGroups[index].unitCount))
        if crews[index].staying > target {
            releaseCrews(group: index, range, to: target)
        } else {
            callCrews(group: index, range, to: target)
        }
        coverMayChange(index)
        let next = plan.unitTimetables[index].nextChange(after: events.now)
        if next != .never { events.schedule(CityEvent(.crewChanges, Int32(index)), at: next) }
    }

    /// Crews go off duty, from the last: those who are not at work first.
    private mutating func releaseCrews(group index: Int, _ range: Range<Int>, to target: Int32) {
        for takesBusy in [false, true] {
            var unit = range.upperBound
            while unit > range.lowerBound, crews[index].staying > target {
                unit -= 1
                guard units[unit].staysOnDuty, takesBusy || units[unit].state != .busy else { continue }
                units[unit].staysOnDuty = false
                crews[index].staying -= 1
                if units[unit].state == .atBase { units[unit].state = .offDuty }
                relist(unit)
                if units[unit].destination != units[unit].group { sendHome(unit) }
            }
        }
    }

    /// Crews come on duty, from the first: those who were about to leave first.
    private mutating func callCrews(group index: Int, _ range: Range<Int>, to target: Int32) {
        for takesOffDuty in [false, true] {
            var unit = range.lowerBound
            while unit < range.upperBound, crews[index].staying < target {
                defer { unit += 1 }
                guard !units[unit].staysOnDuty, takesOffDuty || units[unit].state != .offDuty else {
                    continue
                }
                units[unit].staysOnDuty = true
                crews[index].staying += 1
                if units[unit].state == .offDuty {
                    units[unit].state = .atBase
                    relist(unit)
                    takeWaitingRequest(unit)
                } else {
                    relist(unit)
                }
            }
        }
    }

    /// Trips that are still under way when the replication stops.
    mutating func accrueUnits() {
        for unit in units.indices where units[unit].state == .busy { accrueTrip(unit) }
    }

    mutating func accrueTrip(_ unit: Int) {
        let span = min(now, windowEnds) - max(units[unit].busySince, windowBegins)
        if span > 0 { tallies.units[Int(units[unit].kind)].busy += span }
    }

    mutating func accrue(crews index: Int) {
        let span = min(now, windowEnds) - max(crews[index].accruedUntil, windowBegins)
        if span > 0 {
            tallies.units[Int(plan.unitGroups[index].kind)].onDuty += span * Int64(crews[index].onDuty)
        }
        crews[index].accruedUntil = now
    }
}
