import Statistics

/// From counts to KPIs.
struct ResultBuilder {
    var measures: [Measure] = []
    var values: [Double] = []
    var denominators: [Double] = []
    var histograms: [SparseHistogram] = []

    mutating func add(_ kpi: String, _ scope: String, _ value: Double) {
        add(Measure(kpi: kpi, scope: scope), value, denominator: .nan)
    }

    private mutating func add(_ measure: Measure, _ value: Double, denominator: Double) {
        measures.append(measure)
        values.append(value)
        denominators.append(denominator)
    }

    mutating func add(_ kpi: String, _ scope: String, _ numerator: Int64, per denominator: Int64) {
        add(
            Measure(kpi: kpi, scope: scope),
            denominator == 0 ? .nan : Double(numerator) / Double(denominator),
            denominator: Double(denominator))
    }

    /// A mean of microseconds, in seconds.
    mutating func add(_ kpi: String, _ scope: String, microseconds sum: Int64, over count: Int64) {
        add(
            Measure(kpi: kpi, scope: scope),
            count == 0 ? .nan : Double(sum) / Double(count) / microsecondsPerSecond,
            denominator: Double(count))
    }

    /// Percentiles that share one distribution.
    mutating func add(_ percentiles: [(String, Double)], _ scope: String, _ histogram: SparseHistogram) {
        let index = histograms.count
        histograms.append(histogram)
        for (kpi, probability) in percentiles {
            add(
                Measure(kpi: kpi, scope: scope, histogram: index, probability: probability),
                histogram.quantile(probability)?.seconds ?? .nan, denominator: .nan)
        }
    }
}

extension City {
    mutating func result(_ names: ScopeNames, replication: UInt32) -> ReplicationResult {
        var builder = ResultBuilder()
        addCalls(names, &builder)
        addReporters(&builder)
        addIncidents(names, &builder)
        addCameras(&builder)
        addSurveillance(names, &builder)
        addUnits(names, &builder)
        addService(names, &builder)
        addZones(names, &builder)
        addRequests(names, &builder)
        return ReplicationResult(
            replication: replication, measures: builder.measures, values: builder.values,
            denominators: builder.denominators, histograms: builder.histograms, hours: hours(names),
            accounts: accounts(names), hoursOfZones: hoursOfZones(names), requests: requestAccounts(names),
            events: events.poppedTotal,
            unfinished: openCohort)
    }

    private var window: Double { mutating get { Double(windowEnds - windowBegins) } }

    private mutating func addCalls(_ names: ScopeNames, _ builder: inout ResultBuilder) {
        for (index, scope) in names.calls.enumerated() {
            let tally = tallies.calls[index]
            let handled = tally.answered + tally.abandoned
            let received = tally.offered + tally.overflowIn - tally.overflowOut
            builder.add("calls.offered", scope, Double(tally.offered))
            builder.add("calls.answered", scope, Double(tally.answered))
            builder.add("calls.abandoned", scope, Double(tally.abandoned))
            builder.add("calls.blocked", scope, Double(tally.blocked))
            builder.add("calls.failed", scope, Double(tally.failed))
            builder.add("calls.answered_share", scope, tally.answered, per: received)
            builder.add("calls.abandoned_share", scope, tally.abandoned, per: received)
            builder.add("calls.blocked_share", scope, tally.blocked, per: received)
            builder.add("calls.failed_share", scope, tally.failed, per: received)
            if index >= 2, index < 2 + names.desks.count {
                builder.add(
                    "calls.overflow_share", scope, tally.overflowOut, per: tally.offered + tally.overflowIn)
            }
            builder.add("calls.answered_within_10s", scope, tally.within10, per: received)
            builder.add("calls.answered_within_15s", scope, tally.within15, per: received)
            builder.add("calls.answered_within_20s", scope, tally.within20, per: received)
            builder.add("calls.delayed_share", scope, tally.delayed, per: handled)
            builder.add(
                "calls.wait_mean", scope, microseconds: tally.waitOfAnswered, over: tally.answered)
            builder.add(
                "calls.wait_all_mean", scope, microseconds: tally.waitOfAnswered + tally.waitOfAbandoned,
                over: handled)
            builder.add(
                "calls.abandoned_wait_mean", scope, microseconds: tally.waitOfAbandoned,
                over: tally.abandoned)
            builder.add("calls.attempts_per_caller", scope, tally.offered, per: tally.callers)
            addCallers(tally, scope, &builder)
            builder.add(
                [
                    ("calls.wait_p50", 0.5), ("calls.wait_p90", 0.9), ("calls.wait_p95", 0.95),
                    ("calls.wait_p99", 0.99),
                ], scope, tallies.waits[index].snapshot())
        }
        addStaff(names, &builder)
    }

    private mutating func addStaff(_ names: ScopeNames, _ builder: inout ResultBuilder) {
        var city = HourTally()
        var cityStaff = StaffTally()
        for (desk, name) in names.desks.enumerated() {
            let sum = total(ofDesk: desk)
            city.queued += sum.queued
            city.busy += sum.busy
            city.rostered += sum.rostered
            addStaff(sum, tallies.staff[desk], "desk:\(name)", &builder)
            cityStaff.add(tallies.staff[desk])
        }
        addStaff(city, cityStaff, "city", &builder)
        builder.add("handover.count", "city", Double(tallies.handovers.count))
        builder.add(
            "handover.lost_share", "city", tallies.handovers.lost + tallies.handovers.unanswered,
            per: tallies.handovers.count + tallies.handovers.redirected)
    }

    private mutating func addStaff(
        _ sum: HourTally, _ staff: StaffTally, _ scope: String, _ builder: inout ResultBuilder
    ) {
        builder.add("calls.queue_mean", scope, Double(sum.queued) / window)
        builder.add("staff.busy_mean", scope, Double(sum.busy) / window)
        builder.add("staff.on_duty_mean", scope, Double(sum.rostered) / window)
        builder.add("staff.occupancy", scope, sum.busy, per: sum.rostered)
        builder.add("staff.absent_share", scope, staff.planned - sum.rostered, per: staff.planned)
        builder.add("staff.unattended_share", scope, staff.unattended, per: staff.open)
        builder.add("staff.overtime_hours", scope, Double(staff.overtime) / Double(microsecondsPerHour))
    }

    private mutating func total(ofDesk desk: Int) -> HourTally {
        var sum = HourTally()
        for hour in 0..<24 {
            let tally = tallies.hours[desk * 24 + hour]
            sum.queued += tally.queued
            sum.busy += tally.busy
            sum.rostered += tally.rostered
        }
        return sum
    }

    private mutating func addReporters(_ builder: inout ResultBuilder) {
        let tally = tallies.reporters
        builder.add("reporter.reached_share", "city", tally.reached, per: tally.reporters)
        builder.add("reporter.lost_share", "city", tally.reporters - tally.reached, per: tally.reporters)
        addAwareness(tally, &builder)
        builder.add(
            [("reporter.time_to_right_desk_p50", 0.5), ("reporter.time_to_right_desk_p90", 0.9)], "city",
            tallies.reporterTimes.snapshot())
    }

    private mutating func addIncidents(_ names: ScopeNames, _ builder: inout ResultBuilder) {
        for (index, scope) in names.incidents.enumerated() {
            let tally = tallies.incidents[index]
            builder.add("incident.count", scope, Double(tally.incidents))
            builder.add("incident.reported_share", scope, tally.reported, per: tally.incidents)
            builder.add(
                "incident.unanswered_share", scope, tally.incidents - tally.answered, per: tally.incidents)
            builder.add(
                "incident.not_reached_share", scope, tally.incidents - tally.reached, per: tally.incidents)
            builder.add("incident.wrong_agency_share", scope, tally.wrongAgency, per: tally.incidents)
            builder.add(
                "incident.response_within_target", scope, tally.withinTarget, per: tally.incidents)
            builder.add(
                "incident.waktu_tanggap_within_15min", scope, tally.officialWithin15, per: tally.incidents)
            builder.add("incident.response_mean", scope, microseconds: tally.response, over: tally.reached)
            builder.add(
                "incident.waktu_tanggap_mean", scope, microseconds: tally.officialResponse,
                over: tally.official)
            builder.add(
                "incident.time_to_dispatch_mean", scope, microseconds: tally.timeToDispatch,
                over: tally.dispatched)
            if has(.survivors, incidentScope: index) {
                builder.add("incident.expected_survivors", scope, tally.survivors)
            }
            if has(.arrests, incidentScope: index) {
                builder.add("incident.expected_arrests", scope, tally.arrests)
            }
            if has(.fireLoss, incidentScope: index) {
                builder.add("incident.expected_fire_loss", scope, tally.fireLoss)
            }
            addTelephoneCPR(index, scope, &builder)
            builder.add("cctv.detected_share", scope, tally.detected, per: tally.incidents)
            builder.add("cctv.detected_first_share", scope, tally.detectedFirst, per: tally.incidents)
            builder.add("cctv.visible_share", scope, tally.visible, per: tally.incidents)
            builder.add(
                [("incident.response_p50", 0.5), ("incident.response_p90", 0.9)], scope,
                tallies.responses[index].snapshot())
            guard index <= names.types.count else { continue }
            builder.add(
                [
                    ("incident.response_from_first_answer_p50", 0.5),
                    ("incident.response_from_first_answer_p90", 0.9),
                ], scope, tallies.responsesFromAnswer[index].snapshot())
            builder.add(
                [("incident.time_to_dispatch_p90", 0.9)], scope, tallies.dispatchTimes[index].snapshot())
        }
        builder.add([("incident.all_on_scene_p90", 0.9)], "city", tallies.allOnScene.snapshot())
    }

    /// Whether such an outcome is counted there: a question to the configuration, so that every replication has the
    /// same measures whatever happened in it. In the city survivors are, even if there can be none.
    private mutating func has(_ measure: OutcomeRow.Measure, incidentScope index: Int) -> Bool {
        let type = index - 1
        if plan.types.indices.contains(type) { return plan.types[type].outcome.measure == measure }
        return index == 0 && measure == .survivors
            || plan.types.indices.contains { plan.types[$0].outcome.measure == measure }
    }

    private mutating func addCameras(_ builder: inout ResultBuilder) {
        guard plan.cameras.isPresent else { return }
        let days = window / Double(microsecondsPerDay)
        builder.add("cctv.false_alarms_per_day", "city", Double(tallies.cameras.falseAlarms) / days)
        let cameras = Double(plan.cameras.cameras)
        builder.add(
            "cctv.availability", "city",
            cameras > 0 ? Double(tallies.cameras.up) / (cameras * window) : .nan)
        builder.add("cctv.watchers_mean", "city", Double(tallies.cameras.watched) / window)
        builder.add([("cctv.time_to_detect_p50", 0.5)], "city", tallies.detectionTimes.snapshot())
    }

    private mutating func addUnits(_ names: ScopeNames, _ builder: inout ResultBuilder) {
        var trips: Int64 = 0
        var wastedTrips: Int64 = 0
        for (index, name) in names.kinds.enumerated() {
            let tally = tallies.units[index]
            let scope = "units:\(name)"
            builder.add("units.utilisation", scope, tally.busy, per: tally.onDuty)
            builder.add("units.trips", scope, Double(tally.trips))
            builder.add("units.wasted_trips", scope, Double(tally.wastedTrips))
            trips += tally.trips
            wastedTrips += tally.wastedTrips
        }
        guard !names.kinds.isEmpty else { return }
        builder.add("units.trips", "city", Double(trips))
        builder.add("units.wasted_trips", "city", Double(wastedTrips))
    }

    private mutating func hours(_ names: ScopeNames) -> [HourOfDesk] {
        var result: [HourOfDesk] = []
        for (desk, name) in names.desks.enumerated() {
            for hour in 0..<24 {
                let tally = tallies.hours[desk * 24 + hour]
                let span = tally.span > 0 ? Double(tally.span) : .nan
                let answered = tally.answered > 0 ? Double(tally.answered) : .nan
                result.append(
                    HourOfDesk(
                        desk: name, hour: hour, offered: Double(tally.offered),
                        answered: Double(tally.answered), abandoned: Double(tally.abandoned),
                        blocked: Double(tally.blocked), failed: Double(tally.failed),
                        meanWait: Double(tally.wait) / answered / microsecondsPerSecond,
                        meanQueue: Double(tally.queued) / span, meanBusy: Double(tally.busy) / span,
                        meanOnDuty: Double(tally.rostered) / span))
            }
        }
        return result
    }

    private mutating func accounts(_ names: ScopeNames) -> [CallAccount] {
        names.calls.enumerated().map { index, scope in
            let tally = tallies.calls[index]
            return CallAccount(
                scope: scope, offered: tally.offered, overflowIn: tally.overflowIn,
                answered: tally.answered, abandoned: tally.abandoned, blocked: tally.blocked,
                failed: tally.failed, overflowOut: tally.overflowOut)
        }
    }
}
