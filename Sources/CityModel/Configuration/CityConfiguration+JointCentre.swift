extension CityConfiguration {
    /// The desks as they stand after institutional integration: under `one_room` the members of the joint
    /// centre become one desk with all their staff groups (the same paid seats), lines and unit kinds.
    ///
    /// Staff keep their rosters and roles; every call-taker of the room may also dispatch what the room
    /// dispatches, because authority to dispatch is what the institutional axis gives. The members to which people
    /// go back when the centre fails stay as rooms behind it.
    public func institutionalised() -> CityConfiguration {
        guard integration.institutional == .oneRoom, let centre = jointCentre else { return self }
        let members = Set(centre.members)
        var result = self
        var kinds: [String] = []
        var staff: [StaffGroup] = []
        var former: [Desk] = []
        for desk in desks where members.contains(desk.id) {
            for kind in desk.dispatches where !kinds.contains(kind) { kinds.append(kind) }
            var room = desk
            for (index, group) in desk.staff.enumerated() {
                var moved = group
                moved.id = "\(desk.id).\(group.id)"
                if moved.roles.contains(.callTaking), !moved.roles.contains(.dispatching) {
                    moved.roles.insert(.dispatching, at: 1)
                }
                staff.append(moved)
                room.staff[index].roles = moved.roles
            }
            guard let fallback = centre.fallback, fallback.to.contains(desk.id) else { continue }
            room.humanResources = fallback.humanResources ?? centre.humanResources
            room.whenClosed = .ring
            room.overflow = nil
            former.append(room)
        }
        let room = Desk(
            id: centre.id, name: centre.name, agency: centre.agency, trunks: centre.trunks,
            dispatches: kinds, humanResources: centre.humanResources, staff: staff, whenClosed: .ring,
            outages: centre.outages, callsBack: centre.callsBack, supervision: centre.supervision)
        let first = desks.firstIndex { members.contains($0.id) } ?? desks.startIndex
        result.desks.removeAll { members.contains($0.id) }
        result.desks.insert(room, at: min(first, result.desks.count))
        func moved(_ desk: String) -> String { members.contains(desk) ? centre.id : desk }
        for index in result.lines.indices {
            result.lines[index].desk = moved(result.lines[index].desk)
            result.lines[index].routes = result.lines[index].routes.mapValues(moved)
        }
        for index in result.desks.indices {
            if case .forward(let to) = result.desks[index].whenClosed {
                result.desks[index].whenClosed = .forward(to: moved(to))
            }
            if let overflow = result.desks[index].overflow {
                result.desks[index].overflow?.to = moved(overflow.to)
            }
        }
        // What members send who keep no room of their own, the first room sends.
        for kind in kinds where !former.isEmpty {
            let isSent = result.desks.contains { desk in
                centre.fallback?.to.contains(desk.id) == true && desk.dispatches.contains(kind)
            }
            if !isSent, !former.contains(where: { $0.dispatches.contains(kind) }) {
                former[0].dispatches.append(kind)
            }
        }
        // Behind all others: while the centre stands it is the one that sends what its members may send.
        result.desks += former
        if let cameras { result.cameras?.desk = moved(cameras.desk) }
        // In one room the members' cameras are the room's.
        let agencies = Set(desks.filter { members.contains($0.id) }.map(\.agency))
        for index in (cameras?.inventory ?? []).indices
        where agencies.contains(cameras?.inventory[index].owner ?? "") {
            result.cameras?.inventory[index].owner = centre.agency
        }
        return result
    }
}
