import EventKernel
import Randomness

/// Who of a shift comes, who stands in, who stays on until then, and who sits where.
extension City {
    /// Names what happens to the people of one occurrence of a shift.
    mutating func identity(ofShift place: ShiftPlace, group: Int) -> UInt64 {
        let row = plan.shifts[shiftRow(group, place)]
        let shift = StableHash.combine(plan.groups[group].identity, UInt64(row.shift))
        return StableHash.combine(shift, UInt64(bitPattern: row.ordinal + 7 * place.week))
    }

    mutating func isAbsent(_ post: Int32, ofShift identity: UInt64, absence: Double) -> Bool {
        random.uniform(purpose: Purpose.absence, entity: identity, draw: UInt32(post)) >= 1 - absence
    }

    /// When a stand-in takes the post of somebody who is absent; `Int64.max`: never.
    mutating func standInComes(_ group: Int, _ place: ShiftPlace, post: Int32, identity: UInt64) -> Int64 {
        let probability = plan.groups[group].presence.standIn
        guard probability > 0,
            random.uniform(purpose: Purpose.standIn, entity: identity, draw: UInt32(post)) < probability
        else { return .max }
        let delay = random.microseconds(
            plan.groups[group].presence.standInDelay, purpose: Purpose.standInDelay, entity: identity,
            draw: UInt32(post))
        let comes = shiftStart(group, place) + delay
        return comes < shiftEnd(group, place) ? comes : .max
    }

    /// Lets people whose shift is over stay on where too few have come, and lets them go when enough are there.
    ///
    /// The people of the shift that ends just now come first; they have been there for less long than those who
    /// stay on already.
    ///
    /// - Returns: How many stay.
    mutating func stayOn(group: Int, planned: Int32, staffed: Int32, next: inout Int64) -> Int32 {
        let crew = plan.groups[group].presence.minimumCrew
        guard crew > 0 else { return 0 }
        let desk = Int(plan.groups[group].desk)
        let range = seats(of: group)
        let time = now
        var missing = max(0, min(crew, planned) - staffed)
        var stay: Int32 = 0
        var before: Int32 = 0
        for seat in range where seats[seat].isStaying { before += 1 }
        for seat in range
        where seats[seat].isRostered && !seats[seat].isStaying && seats[seat].dutyEnds <= time && missing > 0
        {
            missing -= 1
            stay += 1
            seats[seat].isStaying = true
            seats[seat].dutyEnds += plan.groups[group].presence.longestStay
            note(.stayedOn, seat: seat)
            next = min(next, seats[seat].dutyEnds)
        }
        // Whoever has just been asked to stay is not among those who stayed before.
        let longestStay = plan.groups[group].presence.longestStay
        for seat in range where seats[seat].isStaying && seats[seat].dutyEnds - longestStay < time {
            if missing > 0, seats[seat].dutyEnds > time {
                missing -= 1
                stay += 1
                next = min(next, seats[seat].dutyEnds)
            } else {
                seats[seat].isStaying = false
                seats[seat].dutyEnds = time
            }
        }
        desks[desk].staying += stay - before
        return stay
    }

    mutating func seats(of group: Int) -> Range<Int> {
        let first = Int(plan.groups[group].firstSeat)
        return first..<(first + Int(plan.groups[group].seatCount))
    }

    /// Gives the seats of those who left, and new ones, to the people who have come.
    mutating func assignDuties(group: Int) {
        let range = seats(of: group)
        let time = now
        var seat = range.lowerBound
        var place = earliestShifts[group]
        while shiftStart(group, place) <= time {
            if shiftEnd(group, place) > time { assign(group, place, to: &seat) }
            place = shift(group, after: place)
        }
        if plan.groups[group].presence.hasBreaks { resumeBreaks(group: group) }
    }

    /// - Parameter seat: The first that may be to give away; those before it are taken.
    private mutating func assign(_ group: Int, _ place: ShiftPlace, to seat: inout Int) {
        let range = seats(of: group)
        let key = place.week * Int64(plan.groups[group].shiftCount) + Int64(place.position)
        let posts = plan.shifts[shiftRow(group, place)].posts
        let absence = plan.desks[Int(plan.groups[group].desk)].absence
        let identity = identity(ofShift: place, group: group)
        let time = now
        var present = 0
        for other in range where seats[other].isOnDuty(at: time) && seats[other].shift == key { present += 1 }
        let isNew = present == 0
        for post in 0..<posts {
            let start = shiftStart(group, place)
            var begins = start
            if absence > 0, isAbsent(post, ofShift: identity, absence: absence) {
                begins = standInComes(group, place, post: post, identity: identity)
            }
            guard begins <= time else { continue }
            // Who came at the beginning has a seat already, like a stand-in of before.
            if !isNew,
                begins == start || range.contains(where: { seats[$0].holds(post, ofShift: key, at: time) })
            {
                continue
            }
            while seat < range.upperBound, !seats[seat].isVacant(at: time) { seat += 1 }
            guard seat < range.upperBound else { return }
            seats[seat].shift = key
            seats[seat].post = post
            beginDuty(seat, began: begins, ends: shiftEnd(group, place))
        }
    }

    /// Somebody sits down who has just come.
    private mutating func beginDuty(_ seat: Int, began: Int64, ends: Int64) {
        let wasOnBreak = seats[seat].isOnBreak
        cancelBreaks(seat)
        seats[seat].dutyBegan = began
        seats[seat].dutyEnds = ends
        scheduleFirstBreak(seat)
        attendanceMayChange(seat)
        if wasOnBreak { seekWork(Int32(seat)) }
    }

    /// The person of a seat goes home.
    mutating func endDuty(_ seat: Int) {
        cancelBreaks(seat)
        seats[seat].shift = .min
    }

    /// Keeps count of the call-takers who are at their seat, for the time in which none is.
    mutating func attendanceMayChange(_ seat: Int) {
        let group = Int(seats[seat].group)
        guard plan.groups[group].serves(Self.callTaking) else { return }
        let isAttending = seats[seat].isRostered && seats[seat].isPresent && !seats[seat].isOnBreak
        guard isAttending != seats[seat].isAttending else { return }
        let desk = Int(plan.groups[group].desk)
        accrue(desk: desk)
        seats[seat].isAttending = isAttending
        desks[desk].attending += isAttending ? 1 : -1
    }
}

extension Seat {
    /// Belongs to somebody whose shift goes on.
    func isOnDuty(at time: Int64) -> Bool { isRostered && !isStaying && dutyEnds > time }

    func holds(_ post: Int32, ofShift key: Int64, at time: Int64) -> Bool {
        isOnDuty(at: time) && shift == key && self.post == post
    }

    /// Rostered, but its person's shift is over.
    func isVacant(at time: Int64) -> Bool { isRostered && !isStaying && dutyEnds <= time }
}
