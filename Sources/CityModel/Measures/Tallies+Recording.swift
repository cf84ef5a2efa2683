import Statistics

/// The rules of measurement: cohorts count by their own start, whatever happens to them later.
extension Tallies {
    /// Calls `body` with each scope of calls to which an attempt belongs.
    @inline(__always)
    private mutating func forEachScope(
        _ reporter: Reporter, _ body: (inout CallTally) -> Void
    ) {
        body(&calls[Self.city])
        if reporter.isGenuine { body(&calls[Self.genuine]) }
        body(&calls[scope(desk: reporter.desk)])
        body(&calls[scope(stream: reporter.stream)])
    }

    private func hourIndex(_ reporter: Reporter) -> Int {
        Int(reporter.desk) * 24 + Int(reporter.attemptAt / microsecondsPerHour % 24)
    }

    mutating func offered(_ reporter: Reporter) {
        guard reporter.isAttemptMeasured else { return }
        forEachScope(reporter) {
            $0.offered += 1
            if reporter.attempts == 1 { $0.callers += 1 }
        }
        hours[hourIndex(reporter)].offered += 1
    }

    mutating func overflowed(_ reporter: Reporter, from: Int32, to: Int32) {
        guard reporter.isAttemptMeasured else { return }
        calls[scope(desk: from)].overflowOut += 1
        calls[scope(desk: to)].overflowIn += 1
    }

    mutating func answered(_ reporter: Reporter, wait: Int64) {
        guard reporter.isAttemptMeasured else { return }
        forEachScope(reporter) {
            $0.answered += 1
            if wait > 0 { $0.delayed += 1 }
            if wait <= 10_000_000 { $0.within10 += 1 }
            if wait <= 15_000_000 { $0.within15 += 1 }
            if wait <= 20_000_000 { $0.within20 += 1 }
            $0.waitOfAnswered += wait
        }
        waits[Self.city].record(microseconds: wait)
        if reporter.isGenuine { waits[Self.genuine].record(microseconds: wait) }
        waits[scope(desk: reporter.desk)].record(microseconds: wait)
        waits[scope(stream: reporter.stream)].record(microseconds: wait)
        hours[hourIndex(reporter)].answered += 1
        hours[hourIndex(reporter)].wait += wait
    }

    mutating func abandoned(_ reporter: Reporter, wait: Int64) {
        guard reporter.isAttemptMeasured else { return }
        forEachScope(reporter) {
            $0.abandoned += 1
            $0.delayed += 1
            $0.waitOfAbandoned += wait
        }
        hours[hourIndex(reporter)].abandoned += 1
    }

    mutating func blocked(_ reporter: Reporter) {
        guard reporter.isAttemptMeasured else { return }
        forEachScope(reporter) { $0.blocked += 1 }
        hours[hourIndex(reporter)].blocked += 1
    }

    mutating func failed(_ reporter: Reporter) {
        guard reporter.isAttemptMeasured else { return }
        forEachScope(reporter) { $0.failed += 1 }
        hours[hourIndex(reporter)].failed += 1
    }

    /// A talk was cut off; the attempt has been counted as answered.
    mutating func dropped(_ reporter: Reporter) {
        guard reporter.isAttemptMeasured else { return }
        forEachScope(reporter) { $0.dropped += 1 }
    }

    mutating func misrouted(_ reporter: Reporter) {
        guard reporter.isAttemptMeasured else { return }
        forEachScope(reporter) { $0.misrouted += 1 }
    }

    /// The caller of an abandoned attempt is rung back for the first time.
    mutating func calledBack(_ reporter: Reporter) {
        guard reporter.isAttemptMeasured else { return }
        forEachScope(reporter) { $0.calledBack += 1 }
    }

    mutating func calledBackReached(_ reporter: Reporter) {
        guard reporter.isAttemptMeasured else { return }
        forEachScope(reporter) { $0.calledBackReached += 1 }
    }

    /// A measured reporter of an incident that needs help has come to the end of his attempts.
    mutating func conclude(_ reporter: Reporter) {
        reporters.reporters += 1
        if reporter.isFirstRight { reporters.firstRight += 1 }
        if reporter.isUnaware { reporters.unaware += 1 }
        if reporter.reachedAt >= 0 {
            reporters.reached += 1
            reporterTimes.record(microseconds: reporter.reachedAt - reporter.firstAttemptAt)
        } else {
            reporterTimes.recordNever()
        }
    }

    mutating func accrue(desk: Int, hour: Int, span: Int64, queued: Int32, busy: Int32, rostered: Int32) {
        let index = desk * 24 + hour
        hours[index].span += span
        hours[index].queued += span * Int64(queued)
        hours[index].busy += span * Int64(busy)
        hours[index].rostered += span * Int64(rostered)
    }

    mutating func accrueStaff(desk: Int, span: Int64, _ state: DeskState) {
        staff[desk].planned += span * Int64(state.planned)
        staff[desk].overtime += span * Int64(state.staying)
        guard state.openPosts > 0 else { return }
        staff[desk].open += span
        if state.attending == 0 { staff[desk].unattended += span }
    }

    /// A measured incident is over and nothing refers to it any more.
    ///
    /// - Parameter expectation: What comes of it, by its type's outcome.
    mutating func close(_ incident: Incident, type: TypeRow, expectation: Double) {
        guard incident.neededKinds != 0 else { return }
        add(incident, type, expectation, to: 0)
        add(incident, type, expectation, to: 1 + Int(incident.type))
        if incident.zone >= 0 { add(incident, type, expectation, to: 1 + typeCount + Int(incident.zone)) }
        if type.outcome.dependsOnCPR { recordCompression(incident) }
        // Not a loop over an array, which would count references even where it needs no memory.
        record(incident, from: incident.firstKnownAt, to: incident.firstOnSceneAt, in: 0)
        record(
            incident, from: incident.firstKnownAt, to: incident.firstOnSceneAt, in: 1 + Int(incident.type))
        if incident.allOnSceneAt >= 0 {
            allOnScene.record(microseconds: incident.allOnSceneAt - incident.occurredAt)
        } else {
            allOnScene.recordNever()
        }
        if incident.detectedAt >= 0 {
            detectionTimes.record(microseconds: incident.detectedAt - incident.occurredAt)
        }
        if detections.count > 0 { countDetection(of: incident) }
    }

    private mutating func record(_ incident: Incident, from answer: Int64, to arrival: Int64, in scope: Int) {
        if answer >= 0, arrival >= 0 {
            // Units that a camera sent may arrive before anybody answered a call.
            responsesFromAnswer[scope].record(microseconds: max(0, arrival - answer))
        } else if arrival < 0 {
            responsesFromAnswer[scope].recordNever()
        }
        if incident.firstDispatchAt >= 0 {
            dispatchTimes[scope].record(microseconds: incident.firstDispatchAt - incident.occurredAt)
        } else {
            dispatchTimes[scope].recordNever()
        }
    }

    /// The first compression is the caller's or that of the first unit, whichever comes first.
    private mutating func recordCompression(_ incident: Incident) {
        let byTelephone = incident.cprAt >= 0
        let arrival = incident.firstOnSceneAt
        guard byTelephone || arrival >= 0 else {
            compressions[0].recordNever()
            compressions[1 + Int(incident.type)].recordNever()
            return
        }
        let first = byTelephone && arrival >= 0 ? min(incident.cprAt, arrival) : max(incident.cprAt, arrival)
        compressions[0].record(microseconds: first - incident.occurredAt)
        compressions[1 + Int(incident.type)].record(microseconds: first - incident.occurredAt)
    }

    private mutating func add(
        _ incident: Incident, _ type: TypeRow, _ expectation: Double, to scope: Int
    ) {
        let reached = incident.firstOnSceneAt >= 0
        let response = incident.firstOnSceneAt - incident.occurredAt
        if reached {
            responses[scope].record(microseconds: response)
        } else {
            responses[scope].recordNever()
        }
        var tally = incidents[scope]
        tally.incidents += 1
        if incident.anyAttempt { tally.reported += 1 }
        if incident.firstAnsweredAt >= 0 { tally.answered += 1 }
        if incident.sentWrongAgency { tally.wrongAgency += 1 }
        if incident.camera >= 0 { tally.visible += 1 }
        if incident.wasShown { tally.shown += 1 }
        if incident.wasRecorded { tally.recorded += 1 }
        if incident.wasKnownBefore { tally.mergedDetections += 1 }
        if incident.wasUnwatched { tally.unwatched += 1 }
        if incident.detectedAt >= 0 {
            tally.detected += 1
            if incident.firstAttemptAt < 0 || incident.detectedAt < incident.firstAttemptAt {
                tally.detectedFirst += 1
            }
        }
        if incident.firstDispatchAt >= 0 {
            tally.dispatched += 1
            tally.timeToDispatch += incident.firstDispatchAt - incident.occurredAt
        }
        if reached {
            tally.reached += 1
            tally.response += response
            if response <= type.responseTarget { tally.withinTarget += 1 }
            if incident.receivedAt >= 0 {
                let official = max(0, incident.firstOnSceneAt - incident.receivedAt)
                tally.official += 1
                tally.officialResponse += official
                if official <= 900_000_000 { tally.officialWithin15 += 1 }
            }
        }
        switch type.outcome.measure {
        case .none: break
        case .survivors: tally.survivors += expectation
        case .arrests: tally.arrests += expectation
        case .fireLoss: tally.fireLoss += expectation
        }
        if type.outcome.dependsOnCPR {
            tally.withCPR += 1
            if incident.cprAt >= 0, !reached || incident.cprAt < incident.firstOnSceneAt {
                tally.telephoneCPR += 1
            }
        }
        incidents[scope] = tally
    }
}
