import EventKernel
import Randomness

/// Incidents, calls that come on their own, and false alarms arise by non-homogeneous Poisson processes, or calls
/// as a log has them.
extension City {
    static func demandProcesses(_ configuration: CityConfiguration, _ plan: borrowing CityPlan)
        -> [DemandProcess]
    {
        var result: [DemandProcess] = []
        func add(
            _ kind: DemandProcess.Kind, _ index: Int, _ name: String, _ purpose: UInt32, rate: Double,
            profile: Int, shared: Double?
        ) {
            let own =
                rate * plan.profiles[profile].maximum * plan.variations[profile].largestFactor
                * plan.largestSurgeFactor(process: profile)
            result.append(
                DemandProcess(
                    kind: kind, index: Int32(index), profile: Int32(profile), rate: rate,
                    process: ThinnedProcess(
                        identity: StableHash.of(name), purpose: purpose,
                        majorantPerSecond: max(own, shared ?? 0))))
        }
        var firstReplayed = 0
        func replay(count: Int) {
            result[result.count - 1].firstReplayed = Int32(firstReplayed)
            result[result.count - 1].replayedCount = Int32(count)
            firstReplayed += count
        }
        for (index, type) in configuration.incidentTypes.enumerated() {
            add(
                .incidents, index, "incident/\(type.id)", Purpose.incidentArrival,
                rate: type.dates == nil ? type.rate : 0, profile: index, shared: type.sharedMajorant)
            if let dates = type.dates { replay(count: dates.count) }
        }
        let types = configuration.incidentTypes.count
        for (index, stream) in configuration.callStreams.enumerated() {
            add(
                .calls, index, "call/\(stream.id)", Purpose.streamArrival,
                rate: stream.replay == nil ? stream.rate : 0, profile: types + index,
                shared: stream.sharedMajorant)
            if let calls = stream.replay { replay(count: calls.count) }
        }
        if plan.cameras.falseAlarmRate > 0, plan.cameras.mode != CameraRow.manual {
            add(
                .falseAlarms, 0, "false alarms", Purpose.falseAlarmArrival,
                rate: plan.cameras.falseAlarmRate, profile: types + configuration.callStreams.count,
                shared: nil)
        }
        if plan.surveillance.hasEnforcement {
            add(
                .offences, 0, "traffic offences", Purpose.enforcementArrival,
                rate: plan.surveillance.enforcementRate, profile: plan.profiles.count - 1, shared: nil)
        }
        return result
    }

    /// Schedules the next accepted point of a process; rejected candidates cost no event.
    mutating func scheduleNext(process index: Int) {
        if processes[index].firstReplayed >= 0 {
            scheduleNextReplayed(process: index)
            return
        }
        var time = now
        while true {
            time = processes[index].process.nextCandidate(after: time, using: &random)
            guard time != .max, time <= stopsAt else { return }
            let rate =
                processes[index].rate * plan.factor(profile: processes[index].profile, at: time)
                * variationFactor(process: index, at: time)
            if processes[index].process.accepts(ratePerSecond: rate, using: &random) { break }
        }
        schedule(CityEvent(.demand, Int32(index)), at: time)
    }

    /// The n-th call of a log, or dated incident, has the identity of the n-th candidate of a drawn process.
    private mutating func scheduleNextReplayed(process index: Int) {
        let position = Int32(truncatingIfNeeded: processes[index].process.ordinal)
        guard position < processes[index].replayedCount else { return }
        let time = plan.replayed[Int(processes[index].firstReplayed + position)].arrivalMicroseconds
        guard time <= stopsAt else { return }
        processes[index].process.ordinal += 1
        schedule(CityEvent(.demand, Int32(index)), at: time)
    }

    mutating func demandArises(process index: Int) {
        let identity = processes[index].process.candidateIdentity
        let first = processes[index].firstReplayed
        if first >= 0, processes[index].kind == .calls {
            let position = Int32(truncatingIfNeeded: processes[index].process.ordinal) - 1
            callArises(stream: processes[index].index, identity: identity, replayed: first + position)
        } else if plan.variations[Int(processes[index].profile)].cluster != .none {
            clusterArises(process: index, identity: identity)
        } else {
            pointArises(process: index, identity: identity)
        }
        scheduleNext(process: index)
    }

    /// A point of a demand process, or a member of one of its clusters.
    mutating func pointArises(process index: Int, identity: UInt64) {
        let subject = processes[index].index
        switch processes[index].kind {
        case .incidents: incidentOccurs(type: subject, identity: identity, isReal: true)
        case .calls: callArises(stream: subject, identity: identity, replayed: -1)
        case .falseAlarms: falseAlarm(identity: identity)
        case .offences: offenceRecorded(identity: identity)
        }
    }

    /// - Returns: The incident; it lives at least until its end event.
    @discardableResult
    mutating func incidentOccurs(
        type index: Int32, identity: UInt64, isReal: Bool, in givenZone: Int32? = nil
    ) -> Int32 {
        let zone = givenZone ?? zoneOfIncident(identity)
        let place = placeOfIncident(identity, zone: zone)
        let firstNeed = plan.types[Int(index)].firstNeed
        var needed: UInt32 = 0
        var missing = SIMD4<UInt8>.zero
        for position in 0..<Int(plan.types[Int(index)].needCount) where isReal {
            let need = plan.needs[Int(firstNeed) + position]
            let isNeeded =
                need.share >= 1
                || random.uniform(purpose: Purpose.need, entity: identity, draw: UInt32(position))
                    < need.share
            guard isNeeded else { continue }
            needed |= 1 << UInt32(need.kind)
            missing[position] = UInt8(need.count)
        }
        let incident = incidents.insert(
            Incident(
                identity: identity, type: index, zone: zone, priority: truePriority(index, identity),
                place: place, isReal: isReal, isMeasured: isReal && isMeasuring, occurredAt: now,
                neededKinds: needed, missing: missing, camera: -1))
        if incidents[incident].isMeasured {
            openCohort += 1
            if plan.measuresService { countIfUnreachable(incident) }
        }
        if isReal { note(.incidentOccurred, incident: incident) }
        let lasts = random.microseconds(
            plan.types[Int(index)].lasts, purpose: Purpose.lasts, entity: identity)
        schedule(CityEvent(.incidentEnds, incident), at: now + lasts)
        if isReal {
            witnessesReport(incident)
            camerasMaySee(incident, lasting: lasts)
        }
        return incident
    }

    private mutating func truePriority(_ type: Int32, _ identity: UInt64) -> Int32 {
        let bounds = plan.types[Int(type)].priorities
        let uniform = random.uniform(purpose: Purpose.priority, entity: identity)
        return uniform < bounds.0 ? 1 : uniform < bounds.1 ? 2 : uniform < bounds.2 ? 3 : 4
    }

    /// The zone by population, by bisection of the cumulative shares; -1 where there are no zones.
    mutating func zoneOfIncident(_ identity: UInt64) -> Int32 {
        guard plan.zones.count > 0 else { return -1 }
        let uniform = random.uniform(purpose: Purpose.zone, entity: identity)
        var low = 0
        var high = plan.zones.count - 1
        while low < high {
            let middle = (low + high) / 2
            if plan.zones[middle].cumulative > uniform { high = middle } else { low = middle + 1 }
        }
        return Int32(low)
    }

    private mutating func placeOfIncident(_ identity: UInt64, zone: Int32) -> Place {
        guard zone >= 0 else { return Place(east: 0, north: 0) }
        var place = plan.zones[Int(zone)].place
        let radius = plan.zones[Int(zone)].radius
        if radius > 0 {
            let offset = discOffset(
                radius: radius, random.uniform(purpose: Purpose.place, entity: identity, draw: 0),
                random.uniform(purpose: Purpose.place, entity: identity, draw: 1))
            place.east += offset.east
            place.north += offset.north
        }
        return place
    }

    private mutating func witnessesReport(_ incident: Int32) {
        let identity = incidents[incident].identity
        let type = Int(incidents[incident].type)
        let none = plan.types[type].reportersNone
        // "Somebody reports" comes first, so that a smaller share of unreported incidents only adds reports.
        if random.uniform(purpose: Purpose.reporters, entity: identity, draw: 0) >= 1 - none { return }
        let further = plan.types[type].reportersMean - 1
        let count =
            further > 0
            ? 1 + random.poisson(mean: further, purpose: Purpose.reporters, entity: identity, draw: 1) : 1
        let first =
            now
            + random.microseconds(
                plan.types[type].firstDelay, purpose: Purpose.reporterDelay, entity: identity)
        for witness in 0..<count {
            var time = first
            if witness > 0 {
                time += random.microseconds(
                    plan.types[type].furtherDelay, purpose: Purpose.reporterDelay, entity: identity,
                    draw: UInt32(witness))
            }
            let reporter = reporters.insert(
                Reporter(
                    identity: StableHash.combine(identity, UInt64(witness) + 1), incident: incident,
                    stream: -1, line: -1))
            retain(incident: incident)
            schedule(CityEvent(.attempt, reporter), at: time)
        }
    }

    private mutating func callArises(stream: Int32, identity: UInt64, replayed: Int32) {
        let reporter = reporters.insert(
            Reporter(
                identity: identity, incident: -1, stream: stream, line: -1, replayed: replayed,
                isGenuine: plan.streams[Int(stream)].kind.isGenuine))
        attempt(reporter)
    }

    mutating func retain(incident: Int32) {
        if incident >= 0 { incidents[incident].references += 1 }
    }

    /// Lets go of an incident; the last one to do so closes its account.
    mutating func release(incident: Int32) {
        guard incident >= 0 else { return }
        incidents[incident].references -= 1
        guard incidents[incident].references == 0 else { return }
        note(.incidentClosed, incident: incident)
        if incidents[incident].isMeasured {
            closeAccount(of: incident)
            openCohort -= 1
        }
        incidents.remove(at: incident)
    }

    mutating func closeAccount(of incident: Int32) {
        let type = plan.types[Int(incidents[incident].type)]
        tallies.close(incidents[incident], type: type, expectation: expectation(incident, type.outcome))
    }

    /// What comes of an incident whose account is closed.
    private mutating func expectation(_ incident: Int32, _ row: OutcomeRow) -> Double {
        guard row.form != .none else { return 0 }
        let begin = incidents[incident].occurredAt
        let arrival = incidents[incident].firstOnSceneAt
        let cpr = incidents[incident].cprAt
        return plan.expectation(
            row, minutes: arrival >= 0 ? Double(arrival - begin) / 60e6 : nil,
            cpr: cpr >= 0 ? Double(cpr - begin) / 60e6 : nil)
    }
}
