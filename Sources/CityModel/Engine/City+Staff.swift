import EventKernel
import Randomness

/// Who is on duty, at the seat, and which desks stand.
extension City {
    static func seats(_ plan: borrowing CityPlan) -> [Seat] {
        var seats: [Seat] = []
        for group in plan.groups.indices {
            for seat in 0..<UInt64(plan.groups[group].seatCount) {
                let identity = StableHash.combine(plan.groups[group].identity, seat)
                seats.append(Seat(identity: identity, group: Int32(group)))
            }
        }
        return seats
    }

    mutating func startStaff() {
        for seat in seats.indices where plan.groups[Int(seats[seat].group)].hasAttendance {
            let group = plan.groups[Int(seats[seat].group)]
            let share = group.meanAtSeat / (group.meanAtSeat + group.meanAway)
            let uniform = random.uniform(purpose: Purpose.attendance, entity: seats[seat].identity, draw: 0)
            seats[seat].isPresent = uniform < share
            scheduleSpell(seat)
        }
        startTenures()
        for group in plan.groups.indices { rosterChanges(group: group) }
    }

    private mutating func scheduleSpell(_ seat: Int) {
        let group = Int(seats[seat].group)
        seats[seat].spell += 1
        let mean = seats[seat].isPresent ? plan.groups[group].meanAtSeat : plan.groups[group].meanAway
        let spell = random.exponential(
            purpose: Purpose.attendance, entity: seats[seat].identity, draw: seats[seat].spell)
        schedule(
            CityEvent(.attendanceChanges, Int32(seat)),
            at: now + nearestInteger(spell * mean * microsecondsPerSecond))
    }

    /// A spell at the seat or away from it ends; a task in hand is finished first.
    mutating func attendanceChanges(seat index: Int32) {
        let seat = Int(index)
        seats[seat].isPresent.toggle()
        scheduleSpell(seat)
        attendanceMayChange(seat)
        if seats[seat].isPresent {
            seekWork(index)
            resumeBreaks(group: Int(seats[seat].group))
        } else {
            leaveIdle(index)
        }
    }

    mutating func leaveIdle(_ seat: Int32) {
        let group = Int(seats[Int(seat)].group)
        if idle[group].remove(seat) { attentionMayChange(desk: plan.groups[group].desk, seat: seat) }
    }

    /// A shift begins or ends: the number of people on duty changes.
    mutating func rosterChanges(group index: Int) {
        let next = applyRoster(group: index)
        schedule(CityEvent(.rosterChanges, Int32(index)), at: next)
    }

    /// Puts as many people on duty as the roster says and have come.
    ///
    /// - Returns: When that changes next, µs.
    mutating func applyRoster(group index: Int) -> Int64 {
        let time = now
        var planned: Int32 = 0
        var staffed: Int32 = 0
        var next = Int64.max
        let absence = plan.desks[Int(plan.groups[index].desk)].absence
        while shiftEnd(index, earliestShifts[index]) <= time {
            earliestShifts[index] = shift(index, after: earliestShifts[index])
        }
        var place = earliestShifts[index]
        while shiftStart(index, place) <= time {
            let end = shiftEnd(index, place)
            if end > time {
                let posts = plan.shifts[shiftRow(index, place)].posts
                planned += posts
                next = min(next, end)
                staffed += posts - absentees(index, place, posts: posts, absence: absence, next: &next)
            }
            place = shift(index, after: place)
        }
        next = min(next, shiftStart(index, place))
        if !isWorkplace(ofGroup: index) {
            planned = 0
            staffed = 0
            endDuties(group: index)
        }
        let desk = Int(plan.groups[index].desk)
        accrue(desk: desk)
        if plan.groups[index].serves(Self.callTaking) {
            desks[desk].openPosts += planned - plannedPosts[index]
        }
        desks[desk].planned += planned - plannedPosts[index]
        plannedPosts[index] = planned
        let staying = stayOn(group: index, planned: planned, staffed: staffed, next: &next)
        setRostered(group: index, staffed + staying)
        if plan.groups[index].presence.isPersonal { assignDuties(group: index) }
        if plan.groups[index].serves(Self.supervising) { returnEscalations(desk: desk) }
        return next
    }

    mutating func shiftRow(_ group: Int, _ place: ShiftPlace) -> Int {
        Int(plan.groups[group].firstShift + place.position)
    }

    mutating func shiftStart(_ group: Int, _ place: ShiftPlace) -> Int64 {
        plan.shifts[shiftRow(group, place)].start + place.week * TimeOfWeek.week.microseconds
    }

    mutating func shiftEnd(_ group: Int, _ place: ShiftPlace) -> Int64 {
        shiftStart(group, place) + plan.shifts[shiftRow(group, place)].length
    }

    mutating func shift(_ group: Int, after place: ShiftPlace) -> ShiftPlace {
        let next = place.position + 1
        return next < plan.groups[group].shiftCount
            ? ShiftPlace(week: place.week, position: next) : ShiftPlace(week: place.week + 1, position: 0)
    }

    /// Posts of a shift with nobody there now; `next` comes no later than the next stand-in.
    private mutating func absentees(
        _ group: Int, _ place: ShiftPlace, posts: Int32, absence: Double, next: inout Int64
    ) -> Int32 {
        guard absence > 0 else { return 0 }
        let identity = identity(ofShift: place, group: group)
        let time = now
        var count: Int32 = 0
        for post in 0..<posts where isAbsent(post, ofShift: identity, absence: absence) {
            let begins = standInComes(group, place, post: post, identity: identity)
            guard begins > time else { continue }
            next = min(next, begins)
            count += 1
        }
        return count
    }

    /// Idle people go home first and those at work finish; people still at work are the first to stay on.
    private mutating func setRostered(group index: Int, _ target: Int32) {
        let first = Int(plan.groups[index].firstSeat)
        let range = first..<(first + Int(plan.groups[index].seatCount))
        var rostered: Int32 = 0
        for seat in range where seats[seat].isRostered { rostered += 1 }
        let desk = Int(plan.groups[index].desk)
        accrue(desk: desk)
        desks[desk].rostered += target - rostered
        watchersOnDutyChange(group: index, by: target - rostered)
        if target != rostered { note(.staffChanged, desk: Int32(desk), count: desks[desk].rostered) }
        while rostered > target {
            guard let seat = seatToRelease(range) else { break }
            seats[seat].isRostered = false
            endDuty(seat)
            attendanceMayChange(seat)
            leaveIdle(Int32(seat))
            rostered -= 1
        }
        while rostered < target {
            guard let seat = seatToRoster(range) else { break }
            seats[seat].isRostered = true
            attendanceMayChange(seat)
            rostered += 1
            seekWork(Int32(seat))
        }
    }

    private mutating func seatToRelease(_ range: Range<Int>) -> Int? {
        var away: Int?
        var busy: Int?
        let time = now
        // Only those whose shift is over; where shifts are not told apart, that is everybody.
        for seat in range.reversed()
        where seats[seat].isRostered && seats[seat].dutyEnds <= time && !seats[seat].isStaying {
            if seats[seat].isFree { return seat }
            if seats[seat].task < 0 { away = away ?? seat } else { busy = busy ?? seat }
        }
        return away ?? busy
    }

    private mutating func seatToRoster(_ range: Range<Int>) -> Int? {
        var free: Int?
        for seat in range where !seats[seat].isRostered {
            if seats[seat].task >= 0 { return seat }
            free = free ?? seat
        }
        return free
    }

    mutating func startDesks() {
        for desk in plan.desks.indices where plan.desks[desk].outageEvery > 0 {
            let row = plan.desks[desk]
            let share = row.outageLasts / (row.outageEvery + row.outageLasts)
            let uniform = random.uniform(purpose: Purpose.outage, entity: row.identity, draw: 0)
            desks[desk].isDown = uniform >= 1 - share
            if desks[desk].isDown { note(.deskFailed, desk: Int32(desk)) }
            scheduleOutage(desk)
        }
    }

    private mutating func scheduleOutage(_ desk: Int) {
        desks[desk].outages += 1
        let row = plan.desks[desk]
        let spell = random.exponential(
            purpose: Purpose.outage, entity: row.identity, draw: desks[desk].outages)
        let mean = desks[desk].isDown ? row.outageLasts : row.outageEvery
        schedule(
            CityEvent(.deskOutage, Int32(desk)),
            at: now + nearestInteger(spell * mean * microsecondsPerSecond))
    }

    /// A desk fails: whoever waits is cut off; talks in hand go on (mobile phones, paper).
    mutating func outageChanges(desk: Int) {
        let wasReachable = isReachable(desk)
        desks[desk].isDown.toggle()
        note(desks[desk].isDown ? .deskFailed : .deskRepaired, desk: Int32(desk))
        scheduleOutage(desk)
        if desks[desk].isDown {
            failWaiting(desk: desk, calls: true, appReports: true)
        } else {
            sharedUnitsShowAgain()
        }
        reachabilityMayChange(desk: desk, wasReachable: wasReachable)
    }

    /// Reports that wait at a desk are cut off.
    mutating func failWaiting(desk: Int, calls: Bool, appReports: Bool) {
        while let task = firstWaitingReport(desk: desk, calls: calls, appReports: appReports) {
            let reporter = tasks[task].reporter
            stopWaiting(task)
            dequeue(task)
            freeLine(of: task)
            discard(task)
            endAttempt(reporter, .failed)
        }
    }

    mutating func firstWaitingReport(desk: Int, calls: Bool, appReports: Bool) -> Int32? {
        let queue = desk * Self.queuesPerDesk + Self.callTaking
        return queues[queue].first(where: {
            calls && tasks[$0].kind == .call || appReports && tasks[$0].kind == .appReport
        }).flatMap { queues[queue].element(of: $0) }
    }
}
