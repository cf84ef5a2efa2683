extension StaffGroup {
    /// Whether anybody works in it at any hour of the week.
    var hasPosts: Bool { shifts.contains { $0.posts > 0 } }
}

/// Lines, desks, their staff, and the joint centre.
extension ProblemFinder {
    mutating func linesAndDesks() {
        for line in city.lines {
            trunks(of: line)
            if !desks.contains(line.desk) {
                note(
                    ["lines", line.id, "desk"], "no desk \"\(line.desk)\"", "use one of \(Self.list(desks))")
            }
            for (type, desk) in line.routes.sorted(by: { $0.key < $1.key }) {
                if !types.contains(type) {
                    note(
                        ["lines", line.id, "routes"], "no incident type \"\(type)\"",
                        "use one of \(Self.list(types))")
                }
                if !desks.contains(desk) {
                    note(
                        ["lines", line.id, "routes"], "no desk \"\(desk)\"",
                        "use one of \(Self.list(desks))")
                }
            }
        }
        for desk in city.desks { self.desk(desk) }
        forwardingCircles()
    }

    mutating func desk(_ desk: Desk) {
        let path = ["desks", desk.id]
        for kind in desk.dispatches where !kinds.contains(kind) {
            note(path + ["dispatches"], "no unit kind \"\(kind)\"", "use one of \(Self.list(kinds))")
        }
        if desk.staff.isEmpty {
            note(path + ["staff"], "nobody works here", "define at least one staff group")
        }
        for group in desk.staff {
            let place = path + ["staff", group.id]
            if group.roles.isEmpty {
                note(
                    place + ["roles"], "no role",
                    "name at least one of \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            // A group of nobody, such as a night watch that is saved, is harmless beside people of the same desk.
            if group.shifts.isEmpty || !desk.staff.contains(where: \.hasPosts) {
                note(place, "the roster is empty", "give a shift or posts of at least 1")
            }
            presence(group, place)
        }
        let staffed = desk.staff.filter(\.hasPosts)
        let roles = Set((staffed.isEmpty ? desk.staff : staffed).flatMap(\.roles))
        let isJoined =
            city.integration.institutional == .oneRoom
            && city.jointCentre?.members.contains(desk.id) == true
        if !desk.dispatches.isEmpty, !roles.contains(.dispatching), !isJoined {
            note(
                path + ["staff"], "nobody may dispatch what the desk dispatches",
                "give a staff group the role dispatching")
        }
        let hasCalls = city.lines.contains { $0.desk == desk.id || $0.routes.values.contains(desk.id) }
        if hasCalls, !roles.contains(.callTaking) {
            note(path + ["staff"], "nobody takes calls", "give a staff group the role call_taking")
        }
        let isForwardTarget =
            city.desks.contains {
                $0.whenClosed == .forward(to: desk.id) || $0.overflow?.to == desk.id
            } || city.jointCentre?.fallback?.to.contains(desk.id) == true
        let isWatcher = city.cameras?.desk == desk.id
        if !hasCalls, desk.dispatches.isEmpty, !isForwardTarget, !isWatcher {
            note(
                path, "nobody can reach this desk",
                "let a line ring here, give it units to dispatch, or remove it")
        }
        if case .forward(let to) = desk.whenClosed, !desks.contains(to) {
            note(path + ["when_closed"], "no desk \"\(to)\"", "use one of \(Self.list(desks))")
        }
        if let overflow = desk.overflow {
            if !desks.contains(overflow.to) {
                note(path + ["overflow"], "no desk \"\(overflow.to)\"", "use one of \(Self.list(desks))")
            } else if overflow.to == desk.id {
                note(path + ["overflow"], "a desk cannot overflow to itself", "name another desk")
            } else if city.desks.first(where: { $0.id == overflow.to })?.staff
                .contains(where: { $0.hasPosts && $0.roles.contains(.callTaking) }) == false
            {
                note(
                    path + ["overflow"], "nobody at \"\(overflow.to)\" takes calls",
                    "give a staff group there the role call_taking")
            }
        }
        let people = desk.humanResources
        if people.overTriage + people.underTriage > 1 {
            note(
                path + ["human_resources"], "over-triage and under-triage together exceed 100 %",
                "lower one of them")
        }
        experience(people, path + ["human_resources"])
        // What supervisors do in one room, the room says.
        if !isJoined {
            supervision(
                desk.supervision, of: desk.staff, takesCalls: roles.contains(.callTaking), path)
        }
    }

    mutating func forwardingCircles() {
        for desk in city.desks {
            var current = desk
            for _ in 0...city.desks.count {
                guard case .forward(let to) = current.whenClosed,
                    let next = city.desks.first(where: { $0.id == to })
                else { break }
                if next.id == desk.id {
                    note(
                        ["desks", desk.id, "when_closed"], "forwarding leads back to this desk",
                        "let one desk of the circle ring or fail")
                    break
                }
                current = next
            }
        }
    }

    mutating func joint() {
        guard let centre = city.jointCentre else {
            if city.integration.institutional == .oneRoom, city.desks.count > 1 {
                note(
                    ["integration"], "one room needs a joint_centre",
                    "define joint_centre with its members")
            }
            return
        }
        for member in centre.members where !desks.contains(member) {
            note(
                ["joint_centre", "members"], "no desk \"\(member)\"", "use one of \(Self.list(desks))")
        }
        if centre.members.isEmpty {
            note(["joint_centre", "members"], "nobody moves in", "name at least one desk")
        }
        experience(centre.humanResources, ["joint_centre", "human_resources"])
        if city.integration.institutional == .oneRoom {
            let staff = city.desks.filter { centre.members.contains($0.id) }.flatMap(\.staff)
            supervision(
                centre.supervision, of: staff,
                takesCalls: staff.contains { $0.roles.contains(.callTaking) }, ["joint_centre"])
        }
        if desks.contains(centre.id) {
            note(["joint_centre", "id"], "\"\(centre.id)\" is already a desk", "choose another id")
        }
    }
}
