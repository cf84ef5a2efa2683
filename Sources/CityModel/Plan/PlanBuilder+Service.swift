import EventKernel
import Randomness

extension PlanBuilder {
    mutating func handlingRow(_ times: HandlingTimes) throws(CityModelError) -> HandlingRow {
        HandlingRow(
            answering: try sampler(times.answering), locating: try sampler(times.locating),
            locatingFromApp: try sampler(times.locatingFromApp),
            interviewing: try sampler(times.interviewing), duplicateFactor: times.duplicateFactor,
            dispatching: try sampler(times.dispatching), hasWrapUp: times.wrapUp != nil,
            wrapUp: try sampler(times.wrapUp ?? .deterministic(0)), verifying: try sampler(times.verifying),
            hasLocationError: times.locationError != nil,
            errorSpoken: try sampler(times.locationError?.spoken ?? .deterministic(0)),
            errorFromApp: try sampler(times.locationError?.app ?? .deterministic(0)),
            hasTelephoneCPR: times.telephoneCPR != nil,
            firstCompression: try sampler(times.telephoneCPR?.firstCompression ?? .deterministic(0)))
    }

    /// One row for each technical level, from the least.
    mutating func handoverRows(_ integration: Integration) throws(CityModelError) -> [HandoverRow] {
        var rows: [HandoverRow] = []
        for (level, technical) in Integration.Technical.allCases.enumerated() {
            let handover =
                technical == integration.technical
                ? integration.handover : integration.otherLevels[technical] ?? integration.handover
            rows.append(
                try handoverRow(handover, technical: UInt8(level), approval: integration.approval))
        }
        return rows
    }

    private mutating func handoverRow(
        _ handover: Handover, technical: UInt8, approval: Distribution
    ) throws(CityModelError) -> HandoverRow {
        HandoverRow(
            technical: technical, callerGivesUp: handover.callerGivesUp, misdial: handover.misdial,
            redialDelay: try sampler(handover.redialDelay), briefing: try sampler(handover.briefing),
            answerTimeout: Int64((handover.answerTimeout * microsecondsPerSecond).rounded()),
            retries: Int32(handover.retries), recordDelay: try sampler(handover.recordDelay),
            loss: handover.loss, duplicateRecognition: handover.duplicateRecognition,
            duplicateMissed: handover.duplicateMissed, videoFactor: handover.videoFactor,
            videoErrorFactor: handover.videoErrorFactor, videoPrankFactor: handover.videoPrankFactor,
            videoBeliefFactor: handover.videoBeliefFactor,
            approval: try sampler(approval),
            unacknowledgedAfter: handover.unacknowledgedAfter.map {
                Int64(($0 * microsecondsPerSecond).rounded())
            } ?? -1)
    }

    mutating func deskRows() throws(CityModelError) -> [DeskRow] {
        var registry = IdentityRegistry()
        var seats: Int32 = 0
        var rows: [DeskRow] = []
        for (position, desk) in city.desks.enumerated() {
            let identity = try register("desk/\(desk.id)", &registry)
            let firstGroup = Int32(groups.count)
            for group in desk.staff {
                let row = try groupRow(
                    group, desk: Int32(position), tires: desk.humanResources.fatigue != nil, firstSeat: seats,
                    identity: try register("staff/\(desk.id)/\(group.id)", &registry))
                seats += row.seatCount
                groups.append(row)
            }
            let kinds = desk.dispatches.reduce(UInt32(0)) { $0 | 1 << UInt32(kindIndex[$1] ?? 0) }
            var closed = DeskRow.WhenClosed.ring
            var forwardTo: Int32 = -1
            switch desk.whenClosed {
            case .ring: closed = .ring
            case .fail: closed = .fail
            case .forward(let to):
                closed = .forward
                forwardTo = deskIndex[to] ?? -1
            }
            let people = desk.humanResources
            rows.append(
                DeskRow(
                    identity: identity, trunks: Int32(desk.trunks ?? Int(Int32.max)), kinds: kinds,
                    handlingFactor: people.handlingFactor, underTriage: people.underTriage,
                    overTriage: people.overTriage, wrongAgency: people.wrongAgency, absence: people.absence,
                    arrestRecognition: people.arrestRecognition,
                    firstGroup: firstGroup, groupCount: Int32(desk.staff.count), whenClosed: closed,
                    forwardTo: forwardTo,
                    overflowTo: desk.overflow.flatMap { deskIndex[$0.to] } ?? -1,
                    overflowAfter: Int64(((desk.overflow?.after ?? 0) * microsecondsPerSecond).rounded()),
                    outageEvery: desk.outages?.meanTimeBetween ?? 0,
                    outageLasts: desk.outages?.meanTimeToRepair ?? 0,
                    callBacks: try callBackRow(desk.callsBack), fatigue: fatigueRow(people.fatigue),
                    turnover: turnoverRow(people.turnover),
                    supervision: try supervisionRow(desk.supervision)))
        }
        return rows
    }

    private mutating func groupRow(
        _ group: StaffGroup, desk: Int32, tires: Bool, firstSeat: Int32, identity: UInt64
    ) throws(CityModelError) -> GroupRow {
        let roles = group.roles.map { UInt8($0.queue) }
        func role(_ position: Int) -> UInt8 { position < roles.count ? roles[position] : 0 }
        let timetable = try timetables([group.shifts])[0]
        let firstShift = Int32(shifts.count)
        for instance in timetable.shiftInstances(from: .zero, to: TimeOfWeek.week) {
            shifts.append(
                ShiftRow(
                    start: instance.start.microseconds,
                    length: (instance.end - instance.start).microseconds, shift: Int32(instance.shift),
                    ordinal: Int64(instance.ordinal), posts: Int32(group.shifts[instance.shift].posts)))
        }
        return GroupRow(
            identity: identity, desk: desk, roles: (role(0), role(1), role(2), role(3)),
            roleCount: Int32(roles.count), roleMask: roles.reduce(0) { $0 | 1 << $1 }, firstSeat: firstSeat,
            seatCount: Int32(timetable.largestPosts), firstShift: firstShift,
            shiftCount: Int32(shifts.count) - firstShift,
            meanAtSeat: group.attendance?.meanAtSeat ?? 0,
            meanAway: group.attendance?.meanAway ?? 0, hasAttendance: group.attendance != nil,
            presence: try presenceRow(group, tires: tires), languages: languageMask(group))
    }

    func register(_ name: String, _ registry: inout IdentityRegistry) throws(CityModelError) -> UInt64 {
        do { return try registry.register(name) } catch { throw .identity(error) }
    }

    /// - Parameter original: The city before its desks moved into one room: the numbers of the old rooms lead there again
    ///   when the centre fails.
    func numberedDesks(_ original: CityConfiguration) -> UInt64 {
        (original.lines + city.lines).reduce(UInt64(0)) { result, line in
            guard line.channel == .voice, let desk = deskIndex[line.desk] else { return result }
            return result | 1 << UInt64(desk)
        }
    }

    func responsibleDesks() -> [Int32] {
        city.unitKinds.map { kind in
            Int32(city.desks.firstIndex { $0.dispatches.contains(kind.id) } ?? -1)
        }
    }
}

extension RosterTimetable {
    /// The most posts that are ever staffed at once.
    var largestPosts: Int {
        var time = SimulationTime.zero
        var largest = posts(at: time)
        for _ in 0..<(shifts.count * 14 + 2) {
            let next = nextChange(after: time)
            guard next != .never else { break }
            largest = max(largest, posts(at: next))
            time = next
        }
        return largest
    }
}
