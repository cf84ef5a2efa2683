import Randomness

extension PlanBuilder {
    func zoneRows() -> [ZoneRow] {
        let total = city.zones.reduce(0) { $0 + $1.population }
        var sum = 0.0
        return city.zones.map { zone in
            sum += zone.population / total
            return ZoneRow(
                cumulative: sum,
                place: localPlace(
                    latitude: zone.latitude, longitude: zone.longitude, originLatitude: origin.latitude,
                    originLongitude: origin.longitude),
                radius: (zone.area / .pi).squareRoot())
        }
    }

    mutating func variationRow(_ variation: DemandVariation) throws(CityModelError) -> VariationRow {
        let bursts = variation.bursts
        let cluster: VariationRow.Cluster =
            switch variation.cluster?.kind {
            case nil: .none
            case .poisson: .poisson
            case .geometric: .geometric
            }
        return VariationRow(
            hasDayFactor: variation.dayFactor != nil,
            dayFactor: try sampler(variation.dayFactor?.law ?? .deterministic(1)),
            dayFactorAtMost: variation.dayFactor?.atMost ?? 1, hasBursts: bursts != nil,
            burstFactor: bursts?.factor ?? 1, burstShare: bursts?.share ?? 0,
            stayNormal: try sampler(bursts.map { .exponential(mean: $0.stayNormal) } ?? .deterministic(0)),
            stayBurst: try sampler(bursts.map { .exponential(mean: $0.stayBurst) } ?? .deterministic(0)),
            cluster: cluster, clusterMean: variation.cluster?.mean ?? 1,
            clusterDelay: try sampler(variation.cluster?.delay ?? .deterministic(0)))
    }

    mutating func surgeRow(_ surge: Surge) throws(CityModelError) -> SurgeRow {
        let identity = StableHash.of("surge/\(surge.id)")
        switch surge.beginning {
        case .at(let seconds):
            return SurgeRow(
                identity: identity, isRandom: false,
                begins: Int64((seconds * microsecondsPerSecond).rounded()), gap: .constant(0),
                lasts: try sampler(surge.lasts))
        case .random(let rate):
            // A rate of 0: after the longest time that there is.
            return SurgeRow(
                identity: identity, isRandom: true, begins: 0,
                gap: try sampler(rate > 0 ? .exponential(mean: 1 / rate) : .deterministic(1e12)),
                lasts: try sampler(surge.lasts))
        }
    }

    func surgeFactors() -> [Double] {
        city.incidentTypes.flatMap { type in city.surges.map { $0.factors[type.id] ?? 1 } }
            + city.callStreams.flatMap { stream in city.surges.map { $0.callFactors[stream.id] ?? 1 } }
            + city.surges.map { city.falseAlarmFactor(of: $0) }
            + (city.cameras?.enforcement == nil ? [] : city.surges.map { _ in 1 })
    }

    mutating func typeRow(_ type: IncidentType) throws(CityModelError) -> TypeRow {
        let weight = type.priorities.reduce(0, +)
        let shares = (0..<4).map { $0 < type.priorities.count ? type.priorities[$0] / weight : 0 }
        let firstNeed = Int32(needs.count)
        for need in type.needs {
            needs.append(
                NeedRow(kind: kindIndex[need.kind] ?? 0, count: Int32(need.count), share: need.share))
        }
        return TypeRow(
            priorities: (shares[0], shares[0] + shares[1], shares[0] + shares[1] + shares[2]),
            firstNeed: firstNeed, needCount: Int32(type.needs.count), usualKinds: usualKinds(type),
            reportersNone: type.reporters.none, reportersMean: type.reporters.mean,
            firstDelay: try sampler(type.reporters.firstDelay),
            furtherDelay: try sampler(type.reporters.furtherDelay),
            lasts: try sampler(type.lasts), visible: type.visibleToCameras, calls: choice(type.callsTo),
            appLine: Int32(city.lines.firstIndex { $0.channel == .app } ?? -1),
            confusedWith: type.confusedWith.flatMap { typeIndex[$0] } ?? -1,
            responseTarget: Int64((type.responseTarget * microsecondsPerSecond).rounded()),
            outcome: outcomeRow(type), transported: type.transported)
    }

    private func usualKinds(_ type: IncidentType) -> UInt32 {
        let usual = type.needs.filter { $0.share >= 0.5 }
        return (usual.isEmpty ? Array(type.needs.prefix(1)) : usual).reduce(UInt32(0)) {
            $0 | 1 << UInt32(kindIndex[$1.kind] ?? 0)
        }
    }

    mutating func outcomeRow(_ type: IncidentType) -> OutcomeRow {
        var row = OutcomeRow(form: .none, level: 0, perMinute: 0, scale: 0, untreated: 0)
        row.cprOdds = type.cprOddsRatio
        switch type.outcome {
        case nil: break
        case .logistic(let intercept, let perMinute, let scale, let untreated):
            row.form = .logistic
            (row.level, row.perMinute, row.scale, row.untreated) = (intercept, perMinute, scale, untreated)
        case .linear(let atZero, let perMinute, let scale, let untreated):
            row.form = .linear
            (row.level, row.perMinute, row.scale, row.untreated) = (atZero, perMinute, scale, untreated)
        case .larsen(let shockAfter, let advancedAfter, let scale, let untreated):
            row.form = .larsen
            (row.shockAfter, row.advancedAfter) = (shockAfter / 60, advancedAfter / 60)
            (row.scale, row.untreated) = (scale, untreated)
        case .spline(let points, let scale, let untreated):
            row.form = .spline
            (row.scale, row.untreated) = (scale, untreated)
            row.firstPoint = Int32(outcomePoints.count)
            row.pointCount = Int32(points.count)
            outcomePoints += points.map { OutcomePointRow(minutes: $0.minutes, share: $0.share) }
        case .crimeCatch(let atZero, let decay):
            row.form = .crimeCatch
            (row.level, row.perMinute) = (atZero, decay / 60)
        case .fireLoss(let atZero, let doubling):
            row.form = .fireLoss
            (row.level, row.perMinute) = (atZero, doubling / 60)
        }
        return row
    }

    mutating func streamRow(_ stream: CallStream) throws(CityModelError) -> StreamRow {
        var behaviour: Int32 = 0
        if let own = stream.callers {
            behaviours.append(try behaviourRow(own))
            behaviour = Int32(behaviours.count)
        }
        let kind: CallStreamKind =
            switch stream.kind {
            case .emergency: .emergency
            case .information: .information
            case .prank: .prank
            case .silent: .silent
            case .foreign: .foreign
            }
        return StreamRow(
            kind: kind, calls: choice(stream.callsTo), talk: try sampler(stream.talk), behaviour: behaviour,
            believed: stream.prankDispatch?.share ?? 0,
            pretends: stream.prankDispatch.flatMap { typeIndex[$0.pretends] } ?? -1,
            recognisedAfter: try sampler(stream.prankDispatch?.recognisedAfter ?? .deterministic(0)))
    }

    mutating func behaviourRow(_ callers: CallerBehaviour) throws(CityModelError) -> BehaviourRow {
        BehaviourRow(
            hasPatience: callers.patience != nil,
            patience: try sampler(callers.patience ?? .deterministic(0)),
            afterAbandoning: try redialRow(callers.afterAbandoning),
            afterBlocked: try redialRow(callers.afterBlocked),
            afterFailed: try redialRow(callers.afterFailed), appUse: callers.appUse)
    }

    mutating func redialRow(_ redial: CallerBehaviour.Redial) throws(CityModelError) -> RedialRow {
        RedialRow(
            probability: redial.probability, delay: try sampler(redial.delay),
            changesLine: redial.changesLine)
    }
}

extension IncidentType {
    /// The dates as points of a log.
    var datedIncidents: [ReplayedCall] {
        (dates ?? []).map {
            ReplayedCall(arrivalMicroseconds: nearestInteger($0 * microsecondsPerSecond), talkMicroseconds: 0)
        }
    }
}
