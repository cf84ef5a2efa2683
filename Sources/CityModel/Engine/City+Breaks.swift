import EventKernel

/// Breaks of the people on a shift, one after the other.
extension City {
    /// The first break of a duty that has begun, possibly before time zero.
    mutating func scheduleFirstBreak(_ seat: Int) {
        let row = plan.groups[Int(seats[seat].group)].presence
        guard row.hasBreaks else { return }
        let slots = max(1, row.breakAfter / row.breakLength)
        let offset = row.breakAfter - Int64(seats[seat].post) % slots * row.breakLength
        var due = seats[seat].dutyBegan + offset
        // Breaks that were over before the scenario began.
        while due + row.breakLength <= now { due += row.breakLength + row.breakAfter }
        scheduleBreak(seat, at: max(due, now))
    }

    private mutating func scheduleBreak(_ seat: Int, at due: Int64) {
        guard isWithinDuty(seat, breakAt: due) else { return }
        seats[seat].breakEvent = schedule(CityEvent(.breakDue, Int32(seat)), at: due)
    }

    /// A break until the end of the shift is none.
    private mutating func isWithinDuty(_ seat: Int, breakAt time: Int64) -> Bool {
        time + plan.groups[Int(seats[seat].group)].presence.breakLength < seats[seat].dutyEnds
    }

    mutating func cancelBreaks(_ seat: Int) {
        if !seats[seat].breakEvent.isNone {
            _ = events.cancel(seats[seat].breakEvent)
            seats[seat].breakEvent = .none
        }
        seats[seat].isDueForBreak = false
        guard seats[seat].isOnBreak else { return }
        seats[seat].isOnBreak = false
        note(.breakEnded, seat: seat)
    }

    mutating func breakIsDue(seat index: Int32) {
        let seat = Int(index)
        seats[seat].breakEvent = .none
        seats[seat].isDueForBreak = true
        _ = takesBreak(seat)
    }

    /// Lets a person who is due for a break take it, unless he is at work or needed.
    mutating func takesBreak(_ seat: Int) -> Bool {
        guard seats[seat].isDueForBreak, seats[seat].task < 0, mayBreak(seat) else { return false }
        seats[seat].isDueForBreak = false
        // One that was put off until the shift is nearly over is lost.
        guard isWithinDuty(seat, breakAt: now) else { return false }
        seats[seat].isOnBreak = true
        note(.breakStarted, seat: seat)
        attendanceMayChange(seat)
        leaveIdle(Int32(seat))
        seats[seat].breakEvent = schedule(
            CityEvent(.breakEnds, Int32(seat)),
            at: now + plan.groups[Int(seats[seat].group)].presence.breakLength)
        return true
    }

    private mutating func mayBreak(_ seat: Int) -> Bool {
        let group = Int(seats[seat].group)
        if plan.groups[group].presence.breaksWhenQuiet, seats[seat].isPresent, hasWork(seat) { return false }
        let crew = plan.groups[group].presence.minimumCrew
        guard crew > 0 else { return true }
        var others: Int32 = 0
        for other in seats(of: group)
        where other != seat && seats[other].isRostered && seats[other].isPresent && !seats[other].isOnBreak {
            others += 1
        }
        return others >= crew
    }

    /// Whether something waits that a person could take.
    private mutating func hasWork(_ seat: Int) -> Bool {
        let group = Int(seats[seat].group)
        let desk = Int(plan.groups[group].desk)
        for position in 0..<plan.groups[group].roleCount
        where !queues[desk * Self.queuesPerDesk + plan.groups[group].role(position)].isEmpty {
            return true
        }
        return false
    }

    mutating func breakEnds(seat index: Int32) {
        let seat = Int(index)
        let group = Int(seats[seat].group)
        seats[seat].breakEvent = .none
        seats[seat].isOnBreak = false
        note(.breakEnded, seat: seat)
        scheduleBreak(seat, at: now + plan.groups[group].presence.breakAfter)
        attendanceMayChange(seat)
        seekWork(index)
        resumeBreaks(group: group)
    }

    /// More people are there than before: whoever was needed may take the break that is due.
    mutating func resumeBreaks(group: Int) {
        guard plan.groups[group].presence.hasBreaks else { return }
        for seat in seats(of: group) where seats[seat].isDueForBreak { _ = takesBreak(seat) }
    }
}
