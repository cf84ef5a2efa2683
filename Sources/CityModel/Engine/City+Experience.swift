import EventKernel
import Randomness

/// How fast and how surely the person at a seat works, and how people leave and learn.
extension City {
    // MARK: Speed and errors

    /// The factor on handling times of the person who works on a task.
    @inline(__always)
    mutating func handlingFactor(_ task: Int32) -> Double {
        let desk = Int(tasks[task].desk)
        guard plan.desks[desk].variesByPerson else { return plan.desks[desk].handlingFactor }
        return handlingFactor(ofPersonAt: Int(tasks[task].seat), desk: desk)
    }

    private mutating func handlingFactor(ofPersonAt seat: Int, desk: Int) -> Double {
        var factor = plan.desks[desk].handlingFactor
        if plan.desks[desk].turnover.isOn {
            let beginner = plan.desks[desk].turnover.handlingFactor
            factor = beginner + (factor - beginner) * learned(seat, desk: desk)
        }
        return factor * fatigue(seat, desk: desk)
    }

    /// How often the person who works on a task errs about it now.
    mutating func errors(_ task: Int32) -> ErrorShares {
        let desk = Int(tasks[task].desk)
        var errors = ErrorShares(
            underTriage: plan.desks[desk].underTriage, overTriage: plan.desks[desk].overTriage,
            wrongAgency: plan.desks[desk].wrongAgency)
        var odds = 1.0
        if let language = foreignLanguage(task) { odds = plan.languages[language].errorOdds }
        if plan.desks[desk].variesByPerson {
            let seat = Int(tasks[task].seat)
            if plan.desks[desk].turnover.isOn {
                let beginner = plan.desks[desk].turnover.errors
                errors = beginner.interpolated(to: errors, learned(seat, desk: desk))
            }
            odds *= fatigue(seat, desk: desk)
        }
        return odds == 1 ? errors : errors.scaled(odds: odds)
    }

    private mutating func fatigue(_ seat: Int, desk: Int) -> Double {
        guard plan.desks[desk].fatigue.isOn else { return 1 }
        return plan.desks[desk].fatigue.factor(began: seats[seat].dutyBegan, at: now)
    }

    private mutating func learned(_ seat: Int, desk: Int) -> Double {
        plan.desks[desk].turnover.learned(tenure: now - seats[seat].hiredAt)
    }

    // MARK: Leaving

    /// Tenures at time zero follow the stationary law.
    mutating func startTenures() {
        for seat in seats.indices {
            let desk = Int(plan.groups[Int(seats[seat].group)].desk)
            guard plan.desks[desk].turnover.isOn else { continue }
            let tenure = random.exponential(
                purpose: Purpose.turnover, entity: seats[seat].identity, draw: 0)
            seats[seat].hiredAt = now - stay(tenure, desk: desk)
            scheduleLeaving(seat, desk: desk)
        }
    }

    private mutating func stay(_ standardExponential: Double, desk: Int) -> Int64 {
        nearestInteger(min(standardExponential * plan.desks[desk].turnover.meanStay, 0x1p61))
    }

    private mutating func scheduleLeaving(_ seat: Int, desk: Int) {
        seats[seat].hires += 1
        let spell = random.exponential(
            purpose: Purpose.turnover, entity: seats[seat].identity, draw: seats[seat].hires)
        let leaves = now + stay(spell, desk: desk)
        if leaves <= stopsAt { schedule(CityEvent(.personLeaves, Int32(seat)), at: leaves) }
    }

    mutating func personLeaves(seat index: Int32) {
        let seat = Int(index)
        seats[seat].hiredAt = now
        note(.personReplaced, seat: seat)
        scheduleLeaving(seat, desk: Int(plan.groups[Int(seats[seat].group)].desk))
    }

    // MARK: Languages

    mutating func language(ofCaller identity: UInt64) -> Int32 {
        let uniform = random.uniform(purpose: Purpose.language, entity: identity)
        var share = 0.0
        for language in plan.languages.indices {
            share += plan.languages[language].share
        }
        guard uniform >= 1 - share else { return -1 }
        for language in plan.languages.indices where uniform < plan.languages[language].cumulative {
            return Int32(language)
        }
        return Int32(plan.languages.count) - 1
    }

    /// The language that the caller of a task needs and its call-taker does not have.
    mutating func foreignLanguage(_ task: Int32) -> Int? {
        let reporter = tasks[task].reporter
        guard reporter >= 0, reporters[reporter].language >= 0 else { return nil }
        let language = Int(reporters[reporter].language)
        let mask = plan.groups[Int(seats[Int(tasks[task].seat)].group)].languages
        return mask & 1 << UInt32(language) == 0 ? language : nil
    }

    /// A free person who has the language that the caller of a task needs.
    mutating func freeSpeaker(_ task: Int32, desk: Int, role: Int) -> Int32? {
        let reporter = tasks[task].reporter
        guard reporter >= 0, reporters[reporter].language >= 0 else { return nil }
        let language = UInt32(1) << UInt32(reporters[reporter].language)
        let first = Int(plan.desks[desk].firstGroup)
        for group in first..<(first + Int(plan.desks[desk].groupCount))
        where plan.groups[group].serves(role) && plan.groups[group].languages & language != 0 {
            if let seat = idle[group].last { return seat }
        }
        return nil
    }
}
