import EventKernel
import Randomness

/// Who is on duty, at the seat, and which desks stand.
extension City {
    static func seats(_ plan: borrowing CityPlan) -> [Seat] {
        var seats: [Seat] = []
        for group in plan.groups.indices {
            for _ in 0..<Int(plan.groups[group].seatCount) { seats.append(Seat(group: Int32(group))) }
        }
        return seats
    }

    mutating func startStaff() {
        for seat in seats.indices where plan.groups[Int(seats[seat].group)].hasAttendance {
            let group = plan.groups[Int(seats[seat].group)]
            let share = group.meanAtSeat / (group.meanAtSeat + group.meanAway)
            let uniform = random.uniform(purpose: Purpose.attendance, entity: seatIdentity(seat), draw: 0)
            seats[seat].isPresent = uniform < share
            scheduleSpell(seat)
        }
        for group in plan.groups.indices { rosterChanges(group: group) }
    }

    private mutating func seatIdentity(_ seat: Int) -> UInt64 {
        let group = plan.groups[Int(seats[seat].group)]
        return StableHash.combine(group.identity, UInt64(seat - Int(group.firstSeat)))
    }

    private mutating func scheduleSpell(_ seat: Int) {
        let group = plan.groups[Int(seats[seat].group)]
        seats[seat].spell += 1
        let mean = seats[seat].isPresent ? group.meanAtSeat : group.meanAway
        let spell = random.exponential(
            purpose: Purpose.attendance, entity: seatIdentity(seat), draw: seats[seat].spell)
        schedule(
            CityEvent(.attendanceChanges, Int32(seat)),
            at: now + Int64((spell * mean * microsecondsPerSecond).rounded()))
    }

    /// A spell at the seat or away from it ends; a task in hand is finished first.
    mutating func attendanceChanges(seat index: Int32) {
        let seat = Int(index)
        seats[seat].isPresent.toggle()
        scheduleSpell(seat)
        if seats[seat].isPresent {
            seekWork(index)
        } else {
            leaveIdle(index)
        }
    }

    private mutating func leaveIdle(_ seat: Int32) {
        let group = Int(seats[Int(seat)].group)
        if idle[group].remove(seat) { attentionMayChange(desk: plan.groups[group].desk) }
    }

    /// A shift begins or ends: the number of people on duty changes.
    mutating func rosterChanges(group index: Int) {
        let time = events.now
        var planned: Int32 = 0
        var staffed: Int32 = 0
        var next = plan.timetables[index].nextShiftStart(after: time).start
        let absence = plan.desks[Int(plan.groups[index].desk)].absence
        for instance in plan.timetables[index].shiftInstances(runningAt: time) {
            let posts = plan.timetables[index].shifts[instance.shift].posts
            planned += Int32(posts)
            staffed += Int32(posts) - absentees(index, instance, posts: posts, absence: absence)
            if instance.end < next { next = instance.end }
        }
        let desk = Int(plan.groups[index].desk)
        if plan.groups[index].serves(Self.callTaking) {
            desks[desk].openPosts += planned - plannedPosts[index]
        }
        plannedPosts[index] = planned
        setRostered(group: index, staffed)
        if next != .never { events.schedule(CityEvent(.rosterChanges, Int32(index)), at: next) }
    }

    private mutating func absentees(
        _ group: Int, _ instance: ShiftInstance, posts: Int, absence: Double
    ) -> Int32 {
        guard absence > 0 else { return 0 }
        let shift = StableHash.combine(plan.groups[group].identity, UInt64(instance.shift))
        let identity = StableHash.combine(shift, UInt64(bitPattern: Int64(instance.ordinal)))
        var count: Int32 = 0
        for post in 0..<posts
        where random.uniform(purpose: Purpose.absence, entity: identity, draw: UInt32(post)) >= 1 - absence {
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
        while rostered > target {
            guard let seat = seatToRelease(range) else { break }
            seats[seat].isRostered = false
            leaveIdle(Int32(seat))
            rostered -= 1
        }
        while rostered < target {
            guard let seat = seatToRoster(range) else { break }
            seats[seat].isRostered = true
            rostered += 1
            seekWork(Int32(seat))
        }
    }

    private mutating func seatToRelease(_ range: Range<Int>) -> Int? {
        var away: Int?
        var busy: Int?
        for seat in range.reversed() where seats[seat].isRostered {
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
            at: now + Int64((spell * mean * microsecondsPerSecond).rounded()))
    }

    /// A desk fails: whoever waits is cut off; talks in hand go on (mobile phones, paper).
    mutating func outageChanges(desk: Int) {
        desks[desk].isDown.toggle()
        scheduleOutage(desk)
        guard desks[desk].isDown else { return }
        while let task = firstWaitingReport(desk: desk) {
            let reporter = tasks[task].reporter
            if !tasks[task].event.isNone { _ = events.cancel(tasks[task].event) }
            dequeue(task)
            if tasks[task].kind == .call { desks[desk].lines -= 1 }
            discard(task)
            endAttempt(reporter, .failed)
        }
    }

    private mutating func firstWaitingReport(desk: Int) -> Int32? {
        let queue = desk * Self.queuesPerDesk + Self.callTaking
        return queues[queue].first(where: { tasks[$0].isReport }).flatMap { queues[queue].element(of: $0) }
    }
}
