import EventKernel

/// A base that has had no free unit for a stated time gets one from a less important base.
extension City {
    private mutating func needsCover(_ group: Int) -> Bool {
        crews[group].onDuty > 0 && lists.freeAtBase[group] == 0 && crews[group].standIns == 0
    }

    /// The free units of a base have changed.
    mutating func coverMayChange(_ group: Int) {
        guard plan.unitGroups[group].coverRank >= 0 else { return }
        if needsCover(group) {
            guard crews[group].coverDue.isNone else { return }
            let after = plan.unitKinds[Int(plan.unitGroups[group].kind)].rules.coverAfter
            crews[group].coverDue = schedule(CityEvent(.coverDue, Int32(group)), at: now + after)
            return
        }
        if !crews[group].coverDue.isNone {
            _ = events.cancel(crews[group].coverDue)
            crews[group].coverDue = .none
        }
        if crews[group].standIns > 0, lists.freeAtBase[group] > 0 { sendStandInHome(from: group) }
    }

    /// The least important base that has a free unit gives one; with none, the base asks again after the same time.
    mutating func coverDue(_ group: Int) {
        crews[group].coverDue = .none
        let kind = Int(plan.unitGroups[group].kind)
        let rules = plan.unitKinds[kind].rules
        var rank = rules.coverBaseCount
        while rank > plan.unitGroups[group].coverRank + 1 {
            rank -= 1
            let base = Int(plan.coverBases[Int(rules.firstCoverBase + rank)])
            guard let unit = firstFreeUnit(atBase: base) else { continue }
            let road = nearestInteger(
                roadTime(Int32(kind), from: units[unit].spot, to: spot(ofBase: Int32(group))))
            units[unit].destination = Int32(group)
            crews[group].standIns += 1
            if isMeasuring { tallies.requests[kind].relocations += 1 }
            depart(unit, takes: road)
            note(.unitRelocated, unit: unit, duration: road)
            return
        }
        coverMayChange(group)
    }

    private mutating func sendStandInHome(from group: Int) {
        let kind = Int(plan.unitGroups[group].kind)
        let first = Int(plan.unitKinds[kind].firstUnit)
        for place in first..<(first + Int(lists.roamingCount[kind])) {
            let unit = Int(lists.roaming[place])
            guard units[unit].destination == Int32(group), units[unit].group != Int32(group) else { continue }
            sendHome(unit)
            return
        }
    }

    /// A unit that stands in elsewhere, or is on its way to, goes back to its own base.
    mutating func sendHome(_ unit: Int) {
        if !units[unit].event.isNone {
            _ = events.cancel(units[unit].event)
            units[unit].event = .none
        }
        leaveBase(unit)
        goHome(unit)
    }
}
