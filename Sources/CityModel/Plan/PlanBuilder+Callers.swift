import Randomness

/// Lines, what people know of them, and where their calls may end up.
extension PlanBuilder {
    mutating func lineRows() throws(CityModelError) -> [LineRow] {
        var registry = IdentityRegistry()
        let crossing = Set(city.border?.lines ?? [])
        var rows: [LineRow] = []
        for line in city.lines {
            rows.append(
                LineRow(
                    identity: try register("line/\(line.id)", &registry), isApp: line.channel == .app,
                    rank: Int32(line.rank), trunks: Int32(line.trunks ?? Int(Int32.max)),
                    known: city.awareness?.knows[line.id] ?? 0,
                    isRightForAll: line.rightFor == .all,
                    crossesBorder: crossing.isEmpty || crossing.contains(line.id),
                    outageEvery: line.outages?.meanTimeBetween ?? 0,
                    outageLasts: line.outages?.meanTimeToRepair ?? 0, hasFallback: line.fallback != nil,
                    fallback: try redialRow(line.fallback ?? CallerBehaviour.Redial())))
        }
        return rows
    }

    func lineDesks() -> [Int32] {
        city.lines.flatMap { line in
            city.incidentTypes.map { deskIndex[line.routes[$0.id] ?? line.desk] ?? 0 }
                + [deskIndex[line.desk] ?? 0]
        }
    }

    func awarenessRow() -> AwarenessRow {
        guard let awareness = city.awareness else {
            return AwarenessRow(isOn: false, unaware: .callsTo, bestKnown: -1)
        }
        var bestKnown: Int32 = -1
        var largest = 0.0
        for (position, line) in city.lines.enumerated() where line.channel == .voice {
            // The first of several that are known equally well.
            guard let share = awareness.knows[line.id], share > largest else { continue }
            largest = share
            bestKnown = Int32(position)
        }
        let unaware: AwarenessRow.Unaware =
            switch awareness.unaware {
            case .callsTo: .callsTo
            case .bestKnown: .bestKnown
            case .nothing: .nothing
            }
        return AwarenessRow(isOn: true, unaware: unaware, bestKnown: bestKnown)
    }

    mutating func borderRow(_ border: Border?) throws(CityModelError) -> BorderRow {
        BorderRow(
            isOn: border != nil, misroutedShare: border?.misroutedShare ?? 0,
            returnDelay: try sampler(border?.returnDelay ?? .deterministic(0)),
            lostShare: border?.lostShare ?? 0,
            transferOut: try sampler(border?.transferOut ?? .deterministic(0)))
    }

    mutating func callBackRow(_ callBacks: CallBacks?) throws(CityModelError) -> CallBackRow {
        CallBackRow(
            isOn: callBacks != nil,
            within: Int64(((callBacks?.within ?? 0) * microsecondsPerSecond).rounded()),
            answered: callBacks?.answered ?? 0,
            dialling: try sampler(callBacks?.dialling ?? .deterministic(0)))
    }
}
