/// What desks depend on, and who answers for a centre that is down.
extension ProblemFinder {
    mutating func infrastructure() {
        guard let infrastructure = city.infrastructure else { return }
        let supplies = [
            ("grid", infrastructure.grid), ("carrier", infrastructure.carrier),
            ("network", infrastructure.network),
        ]
        for (name, component) in supplies { self.component(component, ["infrastructure", name]) }
        var seen: Set<String> = []
        for room in infrastructure.rooms {
            let path = ["infrastructure", "rooms", room.id]
            if !desks.contains(room.id), city.jointCentre?.id != room.id {
                note(
                    path, "no desk or joint centre \"\(room.id)\"",
                    "use one of \(Self.list(desks.union([city.jointCentre?.id].compactMap(\.self))))")
            }
            if !seen.insert(room.id).inserted { note(path, "the room is there twice", "remove one") }
            if !(room.backup >= 0 && room.backup <= 1e9) {
                note(path + ["backup"], "\(room.backup) s is no time", "use 0 s or more")
            }
            let equipment = [
                ("power", room.power), ("exchange", room.exchange), ("server", room.server),
            ]
            for (name, component) in equipment { self.component(component, path + [name]) }
            if room.backup > 0, room.power == nil, infrastructure.grid == nil {
                note(
                    path + ["backup"], "there is no power failure to bridge",
                    "describe power of the room or infrastructure.grid, or leave it out")
            }
        }
    }

    private mutating func component(_ component: Infrastructure.Component?, _ path: [String]) {
        guard let outages = component?.outages else { return }
        if !(outages.meanTimeBetween > 0 && outages.meanTimeToRepair > 0) {
            note(path, "a failure and its repair take time", "use mean times above 0 s")
        }
    }

    mutating func fallback() {
        guard let centre = city.jointCentre, let fallback = centre.fallback else { return }
        let path = ["joint_centre", "fallback"]
        if fallback.to.isEmpty { note(path + ["to"], "nobody answers", "name at least one desk") }
        if Set(fallback.to).count < fallback.to.count {
            note(path + ["to"], "a desk is there twice", "name each once")
        }
        for name in fallback.to {
            guard let desk = city.desks.first(where: { $0.id == name }) else {
                note(path + ["to"], "no desk \"\(name)\"", "use one of \(Self.list(desks))")
                continue
            }
            if !desk.staff.contains(where: { $0.hasPosts && $0.roles.contains(.callTaking) }) {
                note(
                    path + ["to"], "nobody at \"\(name)\" takes calls",
                    "give a staff group there the role call_taking")
            }
        }
        // Former members send all that the centre sends; a room elsewhere sends what it is allowed to.
        let kinds = city.desks.filter { centre.members.contains($0.id) }.flatMap(\.dispatches)
        let rooms = city.desks.filter { fallback.to.contains($0.id) }
        if !rooms.isEmpty, !rooms.contains(where: { centre.members.contains($0.id) }) {
            for kind in kinds.sorted() where !rooms.contains(where: { $0.dispatches.contains(kind) }) {
                note(
                    path + ["to"], "nobody there sends \"\(kind)\" in the centre's stead",
                    "add it to the dispatches of one of these desks, or name a former member")
            }
        }
        if fallback.technical != .none, fallback.technical != .phone {
            note(
                path + ["technical"], "what links the rooms failed with the centre", "use none or phone")
        }
        if !(fallback.after >= 0 && fallback.after <= 1e9) {
            note(path + ["after"], "\(fallback.after) s is no time", "use 0 s or more")
        }
    }
}
