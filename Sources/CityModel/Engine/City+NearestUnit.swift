import EventKernel

/// The unit that is nearest so far; among equals the one that comes first.
private struct Nearest: BitwiseCopyable {
    var unit = Int.max
    var cost = Double.infinity

    mutating func offer(_ unit: Int, _ cost: Double) {
        guard cost < self.cost || cost == self.cost && unit < self.unit else { return }
        self.unit = unit
        self.cost = cost
    }

    var found: Int? { unit == .max ? nil : unit }
}

/// Finding the nearest unit without asking all of them: free units at their bases are counted by square of a grid,
/// and only those away from their base are asked one by one.
extension City {
    /// The free unit of a kind with the shortest road (by a travel matrix, the shortest time); among equals the first.
    ///
    /// - Complexity: O(squares between the incident and the nearest free unit + free units away from their base);
    ///   O(bases of the kind) with a travel matrix. Debug builds check the choice against a scan of all units.
    mutating func nearestUnit(_ kind: Int32, to target: Spot, sees: Bool) -> Int? {
        var best = Nearest()
        let row = plan.unitKinds[Int(kind)]
        if lists.freeOfKind[Int(kind)] > 0 {
            if plan.travel.matrixPlaces > 0 {
                for group in row.firstGroup..<(row.firstGroup + row.groupCount) {
                    ask(base: group, target, sees: sees, &best)
                }
            } else {
                askBases(row.grid, target, sees: sees, &best)
            }
        }
        let first = Int(row.firstUnit)
        for place in first..<(first + Int(lists.roamingCount[Int(kind)])) {
            let unit = Int(lists.roaming[place])
            guard sees || !plan.unitGroups[Int(units[unit].group)].needsRecords else { continue }
            best.offer(unit, cost(of: unit, to: target))
        }
        assert(
            best.found == nearestUnitOfAll(kind, to: target, sees: sees), "the search misses the nearest unit"
        )
        return best.found
    }

    /// The same by asking every unit: what the search is checked against.
    private mutating func nearestUnitOfAll(_ kind: Int32, to target: Spot, sees: Bool) -> Int? {
        var best: Int?
        var bestCost = Double.infinity
        let row = plan.unitKinds[Int(kind)]
        for unit in Int(row.firstUnit)..<Int(row.firstUnit + row.unitCount)
        where units[unit].isAvailable
            && (sees || !plan.unitGroups[Int(units[unit].group)].needsRecords)
        {
            let cost = cost(of: unit, to: target)
            if cost < bestCost {
                best = unit
                bestCost = cost
            }
        }
        return best
    }

    /// What is to be small: kilometres in a straight line, or by a travel matrix microseconds.
    private mutating func cost(of unit: Int, to target: Spot) -> Double {
        if plan.travel.matrixPlaces > 0 { return roadTime(ofUnit: unit, to: target) }
        return position(of: unit).place.distance(to: target.place)
    }

    /// Ring by ring of squares around the target, until no square can hold anything nearer.
    private mutating func askBases(_ grid: GridRow, _ target: Spot, sees: Bool, _ best: inout Nearest) {
        let column = grid.column(target.place.east)
        let row = grid.row(target.place.north)
        let lastColumn = Int(grid.columns) - 1
        let lastRow = Int(grid.rows) - 1
        var ring = max(0, -column, column - lastColumn, -row, row - lastRow)
        let lastRing = max(abs(column), abs(column - lastColumn), abs(row), abs(row - lastRow))
        while ring <= lastRing {
            // Squares of this ring are at least ring − 1 sides away; the margin outweighs all rounding.
            if best.cost < Double(ring - 1) * grid.side * (1 - 1e-9) { return }
            for y in max(0, row - ring)...min(lastRow, row + ring) {
                let isEdge = abs(y - row) == ring
                let step = isEdge || ring == 0 ? 1 : 2 * ring
                var x = column - ring
                if x < 0, isEdge { x = 0 }
                while x <= min(lastColumn, column + ring) {
                    if x >= 0 {
                        ask(cell: Int(grid.firstCell) + y * Int(grid.columns) + x, target, sees: sees, &best)
                    }
                    x += step
                }
            }
            ring += 1
        }
    }

    private mutating func ask(cell: Int, _ target: Spot, sees: Bool, _ best: inout Nearest) {
        guard lists.freeInCell[cell] > 0 else { return }
        for place in Int(plan.firstGroupsOfCells[cell])..<Int(plan.firstGroupsOfCells[cell + 1]) {
            ask(base: plan.groupsOfCells[place], target, sees: sees, &best)
        }
    }

    private mutating func ask(base group: Int32, _ target: Spot, sees: Bool, _ best: inout Nearest) {
        guard lists.freeAtBase[Int(group)] > 0, sees || !plan.unitGroups[Int(group)].needsRecords else {
            return
        }
        guard let unit = firstFreeUnit(atBase: Int(group)) else { return }
        best.offer(unit, cost(of: unit, to: target))
    }

    /// The first free unit of a group that stands at its base.
    ///
    /// - Complexity: O(units of the group / 64).
    mutating func firstFreeUnit(atBase group: Int) -> Int? {
        let first = Int(plan.unitGroups[group].firstUnit)
        let end = first + Int(plan.unitGroups[group].unitCount)
        var word = first / 64
        var bits = end > first ? lists.isFreeAtBase[word] & (UInt64.max << UInt64(first % 64)) : 0
        while word * 64 < end {
            if bits != 0 {
                let unit = word * 64 + bits.trailingZeroBitCount
                return unit < end ? unit : nil
            }
            word += 1
            if word * 64 < end { bits = lists.isFreeAtBase[word] }
        }
        return nil
    }

    /// The unit under way to a less urgent incident that is to go to this one instead: the nearest of them, if it
    /// is nearer in time than the free unit by more than the rules ask for; nil: none.
    ///
    /// - Complexity: O(units of the kind on their way).
    mutating func unitToDivert(_ request: UnitRequest, sees: Bool, insteadOf free: Int?) -> Int? {
        let row = plan.unitKinds[Int(request.kind)]
        let first = Int(row.firstUnit)
        let count = Int(lists.enRouteCount[Int(request.kind)])
        guard row.rules.isDivertible, count > 0 else { return nil }
        let target = spot(of: request.incident)
        var best = Nearest()
        for place in first..<(first + count) {
            let unit = Int(lists.enRoute[place])
            guard requests[units[unit].request].priority > request.priority,
                sees || !plan.unitGroups[Int(units[unit].group)].needsRecords
            else { continue }
            best.offer(unit, Double(max(0, units[unit].rollsAt - now)) + roadTime(ofUnit: unit, to: target))
        }
        guard let unit = best.found else { return nil }
        guard let free else { return unit }
        let turnsOut = units[free].state != .returning
        let waits = roadTime(ofUnit: free, to: target) + (turnsOut ? row.rules.meanTurnout : 0)
        return best.cost + row.rules.divertsForSaving < waits ? unit : nil
    }

    /// Puts a unit into the list in which its state belongs.
    ///
    /// - Complexity: O(1).
    mutating func relist(_ unit: Int) {
        var wanted = Unit.Listing.none
        if units[unit].staysOnDuty {
            switch units[unit].state {
            case .offDuty: break
            case .atBase: wanted = .base
            case .returning, .standingBy: wanted = .roaming
            case .busy:
                let isDivertible = plan.unitKinds[Int(units[unit].kind)].rules.isDivertible
                if isDivertible, units[unit].isEnRoute { wanted = .enRoute }
            }
        }
        guard wanted != units[unit].listing else { return }
        let old = units[unit].listing
        units[unit].listing = wanted
        delist(unit, from: old)
        enlist(unit, in: wanted)
        if old == .base || wanted == .base { coverMayChange(Int(units[unit].group)) }
    }

    private mutating func delist(_ unit: Int, from listing: Unit.Listing) {
        let kind = Int(units[unit].kind)
        let first = Int(plan.unitKinds[kind].firstUnit)
        let slot = Int(units[unit].slot)
        switch listing {
        case .none: break
        case .base: count(freeAtBase: unit, -1)
        case .roaming:
            lists.roamingCount[kind] -= 1
            let last = lists.roaming[first + Int(lists.roamingCount[kind])]
            lists.roaming[slot] = last
            units[Int(last)].slot = Int32(slot)
        case .enRoute:
            lists.enRouteCount[kind] -= 1
            let last = lists.enRoute[first + Int(lists.enRouteCount[kind])]
            lists.enRoute[slot] = last
            units[Int(last)].slot = Int32(slot)
        }
    }

    private mutating func enlist(_ unit: Int, in listing: Unit.Listing) {
        let kind = Int(units[unit].kind)
        let first = Int(plan.unitKinds[kind].firstUnit)
        switch listing {
        case .none: break
        case .base: count(freeAtBase: unit, 1)
        case .roaming:
            let slot = first + Int(lists.roamingCount[kind])
            lists.roaming[slot] = Int32(unit)
            units[unit].slot = Int32(slot)
            lists.roamingCount[kind] += 1
        case .enRoute:
            let slot = first + Int(lists.enRouteCount[kind])
            lists.enRoute[slot] = Int32(unit)
            units[unit].slot = Int32(slot)
            lists.enRouteCount[kind] += 1
        }
    }

    private mutating func count(freeAtBase unit: Int, _ change: Int32) {
        let group = Int(units[unit].group)
        lists.freeOfKind[Int(units[unit].kind)] += change
        lists.freeInCell[Int(plan.unitGroups[group].cell)] += change
        lists.freeAtBase[group] += change
        lists.isFreeAtBase[unit / 64] ^= 1 << UInt64(unit % 64)
    }
}
