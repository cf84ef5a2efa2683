import EventKernel
import Randomness

/// Where units stand and how they are chosen.
extension PlanBuilder {
    mutating func dispatchRow(_ kind: UnitKind) throws(CityModelError) -> DispatchRow {
        let rules = kind.dispatch
        var choice = DispatchRow.WhenNoneFree.queue
        var aid = DispatchRules.MutualAid(delay: .deterministic(0), available: 0)
        switch rules.whenNoneFree {
        case .queue: choice = .queue
        case .lost: choice = .lost
        case .mutualAid(let neighbour):
            choice = .mutualAid
            aid = neighbour
        }
        let first = Int32(coverBases.count)
        let ids = Self.index(sortedUnits.map(\.id))
        coverBases += (rules.cover?.bases ?? []).compactMap { ids[$0] }
        return DispatchRow(
            identity: StableHash.of("neighbours/\(kind.id)"), whenNoneFree: choice,
            aidDelay: try sampler(aid.delay), aidAvailable: aid.available,
            lentRate: rules.lentOut?.rate ?? 0,
            lentFor: try sampler(rules.lentOut?.duration ?? .deterministic(0)),
            isDivertible: rules.divertsForSaving != nil,
            divertsForSaving: (rules.divertsForSaving ?? 0) * microsecondsPerSecond,
            meanTurnout: kind.turnout.mean * microsecondsPerSecond,
            takesNearest: rules.queueOrder == .nearest, firstCoverBase: first,
            coverBaseCount: Int32(coverBases.count) - first,
            coverAfter: Int64(((rules.cover?.after ?? 0) * microsecondsPerSecond).rounded()),
            searchSecondsPerKilometre: 3_600 / rules.searchSpeed)
    }

    /// Lays a grid over the bases of a kind, four to a square on average, and puts each base into its square.
    ///
    /// - Complexity: O(*n* log *n*) in the number of bases.
    mutating func grid(of groups: Range<Int>) -> GridRow {
        let places = unitGroups[groups].map(\.place)
        let east = places.map(\.east).min() ?? 0
        let north = places.map(\.north).min() ?? 0
        let extent = max(
            (places.map(\.east).max() ?? 0) - east, (places.map(\.north).max() ?? 0) - north)
        var columns = 1
        while columns * columns * 4 < groups.count { columns += 1 }
        // A little more than the extent, so that the outermost base lies inside of the last square.
        let side = extent > 0 ? extent / Double(columns) * (1 + 1e-9) : 1
        let firstCell = firstGroupsOfCells.count
        let grid = GridRow(
            firstCell: Int32(firstCell), columns: Int32(columns), rows: Int32(columns), east: east,
            north: north, side: side)
        for group in groups {
            let column = min(grid.column(unitGroups[group].place.east), columns - 1)
            let row = min(grid.row(unitGroups[group].place.north), columns - 1)
            unitGroups[group].cell = Int32(firstCell + row * columns + column)
        }
        let sorted = groups.sorted { (unitGroups[$0].cell, $0) < (unitGroups[$1].cell, $1) }
        var next = 0
        for cell in firstCell..<(firstCell + columns * columns) {
            firstGroupsOfCells.append(Int32(groupsOfCells.count + next))
            while next < sorted.count, unitGroups[sorted[next]].cell == Int32(cell) { next += 1 }
        }
        groupsOfCells += sorted.map(Int32.init)
        return grid
    }

    mutating func hospitalRows() throws(CityModelError) -> [HospitalRow] {
        try city.hospitals.map { hospital throws(CityModelError) in
            HospitalRow(
                place: localPlace(
                    latitude: hospital.latitude, longitude: hospital.longitude,
                    originLatitude: origin.latitude, originLongitude: origin.longitude),
                capacity: Int32(hospital.capacity ?? Int(Int32.max)),
                crowdedDelay: try sampler(hospital.crowdedDelay))
        }
    }

    /// Whether a hospital takes patients of a type: `hospital · types + type`.
    func hospitalAccepts() -> [Bool] {
        city.hospitals.flatMap { hospital in
            city.incidentTypes.map { hospital.accepts.isEmpty || hospital.accepts.contains($0.id) }
        }
    }

    /// Seconds from place to place: `(hour · places + from) · places + to`.
    ///
    /// What the file gives in one direction only serves both; between places that no unit drives between, the
    /// matrix holds 0.
    func travelMatrix() -> [Double] {
        guard let times = city.travel.times else { return [] }
        let places = Self.index(CityConfiguration.travelPlaces(city, groups: sortedUnits))
        let count = CityConfiguration.travelPlaces(city, groups: sortedUnits).count
        let layer = count * count
        var matrix = [Double](repeating: .nan, count: layer * (times.isHourly ? 24 : 1))
        for entry in times.entries {
            guard let from = places[entry.from], let to = places[entry.to] else { continue }
            matrix[(entry.hour ?? 0) * layer + Int(from) * count + Int(to)] = entry.seconds
        }
        for start in stride(from: 0, to: matrix.count, by: layer) {
            for from in 0..<count {
                for to in 0..<count where matrix[start + from * count + to].isNaN {
                    let back = matrix[start + to * count + from]
                    matrix[start + from * count + to] = back.isNaN ? 0 : back
                }
            }
        }
        return matrix
    }
}
