import Randomness

extension PlanBuilder {
    func componentRows() throws(CityModelError) -> [ComponentRow] {
        guard let infrastructure = city.infrastructure else { return [] }
        var registry = IdentityRegistry()
        var rows: [ComponentRow] = []
        func add(
            _ component: Infrastructure.Component?, _ kind: ComponentRow.Kind, _ name: String, desk: Int32
        ) throws(CityModelError) {
            guard let component else { return }
            rows.append(
                ComponentRow(
                    kind: kind, desk: desk, identity: try register("infrastructure/\(name)", &registry),
                    meanTimeBetween: component.outages.meanTimeBetween,
                    meanTimeToRepair: component.outages.meanTimeToRepair, cutsCalls: component.cutsCalls))
        }
        try add(infrastructure.grid, .grid, "grid", desk: -1)
        try add(infrastructure.carrier, .carrier, "carrier", desk: -1)
        try add(infrastructure.network, .network, "network", desk: -1)
        for room in infrastructure.rooms {
            // A member's room has equipment of its own only while it is a room of its own.
            guard let desk = deskIndex[room.id] else { continue }
            try add(room.power, .power, "\(room.id)/power", desk: desk)
            try add(room.exchange, .exchange, "\(room.id)/exchange", desk: desk)
            try add(room.server, .server, "\(room.id)/server", desk: desk)
        }
        return rows
    }

    func roomRows() -> [RoomRow] {
        let fallback = fallbackInForce
        let members = Set(fallback == nil ? [] : city.jointCentre?.members ?? [])
        return city.desks.map { desk in
            let room = city.infrastructure?.rooms.first { $0.id == desk.id }
            return RoomRow(
                backup: Int64(((room?.backup ?? 0) * microsecondsPerSecond).rounded()),
                isFormer: members.contains(desk.id),
                standsIn: fallback?.to.contains(desk.id) ?? false)
        }
    }

    /// The joint centre's fallback, if there is a joint centre.
    private var fallbackInForce: CentreFallback? {
        city.integration.institutional == .oneRoom ? city.jointCentre?.fallback : nil
    }

    func fallbackRow() -> FallbackRow {
        guard let fallback = fallbackInForce, let centre = city.jointCentre else { return FallbackRow() }
        return FallbackRow(
            centre: deskIndex[centre.id] ?? -1,
            after: Int64((fallback.after * microsecondsPerSecond).rounded()),
            technical: fallback.technical == .none ? HandoverRow.none : HandoverRow.phone,
            first: fallback.to.first.flatMap { deskIndex[$0] } ?? -1)
    }

    /// The desk that answers a line in the centre's stead, laid out as ``CityPlan/lineDesks``.
    ///
    /// - Parameter original: The configuration before desks moved into the centre.
    func standInDesks(_ original: CityConfiguration) -> [Int32] {
        guard let fallback = fallbackInForce else { return [] }
        let first = fallback.to.first.flatMap { deskIndex[$0] } ?? -1
        return original.lines.flatMap { line in
            (original.incidentTypes.map { line.routes[$0.id] ?? line.desk } + [line.desk]).map {
                fallback.to.contains($0) ? deskIndex[$0] ?? first : first
            }
        }
    }

    /// The desk that sends a unit kind while the centre has fallen back, by kind; -1: none.
    func standInsByKind() -> [Int32] {
        guard let fallback = fallbackInForce else { return [] }
        let usual = responsibleDesks()
        return city.unitKinds.enumerated().map { index, kind in
            let standIn = fallback.to.first { name in
                city.desks.contains { $0.id == name && $0.dispatches.contains(kind.id) }
            }
            let centre = city.jointCentre.flatMap { deskIndex[$0.id] }
            let otherwise = usual[index] == centre ? fallback.to.first.flatMap { deskIndex[$0] } : nil
            return standIn.flatMap { deskIndex[$0] } ?? otherwise ?? usual[index]
        }
    }

    /// The staff group in the centre of each group of a former member's room, and the other way round: the
    /// same people, who are at one of the two.
    func twinGroups() -> [Int32] {
        var names: [String] = []
        for desk in city.desks { names += desk.staff.map { "\(desk.id)/\($0.id)" } }
        let places = Self.index(names)
        guard fallbackInForce != nil, let centre = city.jointCentre else { return names.map { _ in -1 } }
        var twins = names.map { _ in Int32(-1) }
        for desk in city.desks where centre.members.contains(desk.id) {
            for group in desk.staff {
                guard let former = places["\(desk.id)/\(group.id)"],
                    let joint = places["\(centre.id)/\(desk.id).\(group.id)"]
                else { continue }
                twins[Int(former)] = joint
                twins[Int(joint)] = former
            }
        }
        return twins
    }
}
