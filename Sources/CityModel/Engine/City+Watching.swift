import EventKernel
import Randomness

/// People notice what screens show, by chance and as far as they are attentive.
extension City {
    static func blocks(_ plan: borrowing CityPlan) -> [WatchBlock] {
        let places = plan.cameraPlaces.count
        let last = places > 0 ? plan.cameraPlaces[places - 1].block : 0
        var blocks = Array(repeating: WatchBlock(), count: Int(last) + 1)
        for place in plan.cameraPlaces.indices where plan.cameraPlaces[place].isShared {
            blocks[Int(plan.cameraPlaces[place].block)].cameras += 1
            blocks[Int(plan.cameraPlaces[place].block)].camerasUp += 1
        }
        return blocks
    }

    /// The seats whose people watch, and the watcher of each seat.
    static func watchers(_ plan: borrowing CityPlan, blocks: Int) -> ([Watcher], [Int32]) {
        var watchers: [Watcher] = []
        var ofSeat: [Int32] = []
        for group in plan.groups.indices {
            let watches =
                plan.cameras.isPresent && plan.groups[group].desk == plan.cameras.desk
                && plan.groups[group].serves(watching)
            for _ in 0..<plan.groups[group].seatCount {
                let seat = Int32(ofSeat.count)
                ofSeat.append(watches ? Int32(watchers.count) : -1)
                guard watches else { continue }
                watchers.append(Watcher(seat: seat, block: Int32(watchers.count % blocks)))
            }
        }
        return (watchers, ofSeat)
    }

    mutating func beginWatch(_ incident: Int32, lasting: Int64) {
        let block = plan.cameraPlaces[Int(incidents[incident].camera)].block
        accrueAttention()
        accrue(block: block)
        let window = min(plan.cameras.window, lasting)
        guard window > 0 else { return }
        let threshold = random.exponential(
            purpose: Purpose.noticing, entity: incidents[incident].identity)
        retain(incident: incident)
        let watch = watches.insert(
            Watch(
                incident: incident, block: block, threshold: threshold,
                hazardAtStart: blocks[Int(block)].hazard,
                wasWatched: blocks[Int(block)].watchers > 0 && surveillance.watchingWorks, beganAt: now,
                endsAt: now + window))
        schedule(CityEvent(.watchEnds, watch), at: now + window)
        guard plan.surveillance.isDetailed else {
            scheduleNotice(watch)
            return
        }
        blocks[Int(block)].inView += 1
        if plan.surveillance.hasTour {
            planTour(watch)
        } else if plan.surveillance.crowding > 0, blocks[Int(block)].inView > 1 {
            rateChanges(block: block)
        } else {
            scheduleNotice(watch)
        }
    }

    mutating func accrueAttention() {
        if isMeasuring || now >= windowEnds {
            let span = min(now, windowEnds) - max(attention.accruedUntil, windowBegins)
            if span > 0 { tallies.cameras.watched += Int64(attention.watchers) * span }
        }
        attention.accruedUntil = now
    }

    mutating func accrue(block index: Int32) {
        let block = Int(index)
        blocks[block].hazard +=
            blocks[block].rate * Double(now - blocks[block].accruedUntil) / microsecondsPerSecond
        blocks[block].accruedUntil = now
    }

    /// Somebody at a desk has become busy or free.
    mutating func attentionMayChange(desk: Int32, seat: Int32) {
        guard plan.cameras.isPresent, desk == plan.cameras.desk else { return }
        guard !plan.surveillance.isDetailed else {
            attentionMayChange(seat: seat)
            return
        }
        var watchers: Int32 = 0
        let first = Int(plan.desks[Int(desk)].firstGroup)
        for group in first..<(first + Int(plan.desks[Int(desk)].groupCount))
        where plan.groups[group].serves(Self.watching) {
            watchers += Int32(idle[group].count)
        }
        guard watchers != attention.watchers else { return }
        accrueAttention()
        accrue(block: 0)
        attention.watchers = watchers
        blocks[0].watchers = watchers
        blocks[0].rate = Double(watchers) * plan.cameras.hazardPerOperator
        guard watches.count > 0 else { return }
        for watch in 0..<Int32(watches.highWaterMark) where watches.isLive(watch) { scheduleNotice(watch) }
    }

    private mutating func attentionMayChange(seat: Int32) {
        let index = Int(watcherOfSeat[Int(seat)])
        guard index >= 0 else { return }
        let isAttentive = idle[Int(seats[Int(seat)].group)].contains(seat)
        guard isAttentive != watchers[index].isAttentive else { return }
        let block = watchers[index].block
        accrueAttention()
        accrue(block: block)
        watchers[index].isAttentive = isAttentive
        let change: Int32 = isAttentive ? 1 : -1
        attention.watchers += change
        blocks[Int(block)].watchers += change
        if isAttentive { beginAttention(index) } else { endAttention(index) }
        if isAttentive, surveillance.watchingWorks, watches.count > 0 {
            for watch in 0..<Int32(watches.highWaterMark)
            where watches.isLive(watch) && watches[watch].block == block && watches[watch].isShown {
                watches[watch].wasWatched = true
            }
        }
        rateChanges(block: block)
    }

    /// The hazard of a block has another value from now on: watches are planned anew.
    ///
    /// The caller has accrued the old one.
    mutating func rateChanges(block index: Int32) {
        let block = Int(index)
        blocks[block].rate = rate(ofBlock: block)
        guard watches.count > 0, !plan.surveillance.hasTour else { return }
        for watch in 0..<Int32(watches.highWaterMark)
        where watches.isLive(watch) && watches[watch].block == index {
            scheduleNotice(watch)
        }
    }

    /// Hazard for an incident in view: the attention of each watcher of the block, on the share of its working
    /// cameras that are on his screens, less what the other incidents in view take away.
    private mutating func rate(ofBlock block: Int) -> Double {
        let up = blocks[block].camerasUp
        guard up > 0, blocks[block].watchers > 0, surveillance.watchingWorks, !plan.surveillance.hasTour
        else {
            return 0
        }
        var attention = 0.0
        for watcher in stride(from: block, to: watchers.count, by: blocks.count)
        where watchers[watcher].isAttentive {
            attention += vigilance(watcher)
        }
        let shown = min(1, Double(plan.surveillance.screens) / Double(up))
        return attention * (shown * plan.surveillance.hazardOnScreen) / crowd(block)
    }

    mutating func crowd(_ block: Int) -> Double {
        1 + plan.surveillance.crowding * Double(max(0, blocks[block].inView - 1))
    }

    /// Cameras of a block have failed or been repaired: some watches show nothing, others something again, and the
    /// screens turn to the cameras that are left.
    mutating func picturesChange(block: Int32) {
        accrue(block: block)
        if watches.count > 0 {
            for watch in 0..<Int32(watches.highWaterMark)
            where watches.isLive(watch) && watches[watch].block == block {
                let isShown = cameraShows(watches[watch].incident)
                if isShown, surveillance.watchingWorks, blocks[Int(block)].watchers > 0 {
                    watches[watch].wasWatched = true
                }
                guard isShown != watches[watch].isShown else { continue }
                if isShown {
                    watches[watch].hazardAtStart = blocks[Int(block)].hazard
                } else {
                    watches[watch].accrued += blocks[Int(block)].hazard - watches[watch].hazardAtStart
                }
                watches[watch].isShown = isShown
            }
        }
        rateChanges(block: block)
    }

    /// The moment at which the accumulated hazard passes the threshold, if attention stays as it is.
    private mutating func scheduleNotice(_ watch: Int32) {
        if !watches[watch].event.isNone {
            _ = events.cancel(watches[watch].event)
            watches[watch].event = .none
        }
        let rate = blocks[Int(watches[watch].block)].rate
        guard rate > 0, watches[watch].isShown, !watches[watch].isNoticed else { return }
        let missing =
            watches[watch].threshold - watches[watch].accrued
            - (blocks[Int(watches[watch].block)].hazard - watches[watch].hazardAtStart)
        let wait = max(0, missing) / rate * microsecondsPerSecond
        guard wait <= Double(watches[watch].endsAt - now) else { return }
        watches[watch].event = schedule(CityEvent(.noticed, watch), at: now + nearestInteger(wait))
    }

    mutating func noticed(watch index: Int32) {
        watches[index].event = .none
        // One watcher turns to it: the change in attention that this makes must not let the others notice it, too.
        watches[index].isNoticed = true
        guard plan.surveillance.isDetailed else {
            noticed(index, by: freeSeat(desk: Int(plan.cameras.desk), role: Self.watching))
            return
        }
        noticed(index, by: attentiveSeat(ofBlock: Int(watches[index].block)))
    }

    /// The watcher of a block who has been at the screens for the shortest time.
    private mutating func attentiveSeat(ofBlock block: Int) -> Int32? {
        var found: Int?
        for watcher in stride(from: block, to: watchers.count, by: blocks.count)
        where watchers[watcher].isAttentive {
            if let best = found, watchers[best].since >= watchers[watcher].since { continue }
            found = watcher
        }
        return found.map { watchers[$0].seat }
    }

    /// A watcher has noticed an incident and turns to it.
    mutating func noticed(_ watch: Int32, by seat: Int32?) {
        let incident = watches[watch].incident
        detect(incident)
        note(.incidentNoticed, incident: incident, desk: plan.cameras.desk)
        guard let seat, !isKnownToWatchers(incident) else { return }
        retain(incident: incident)
        let task = tasks.insert(verification(of: incident))
        begin(task, seat: seat)
    }

    mutating func watchEnds(_ index: Int32) {
        let incident = watches[index].incident
        let block = watches[index].block
        if !watches[index].event.isNone { _ = events.cancel(watches[index].event) }
        if watches[index].wasWatched { incidents[incident].wasWatched = true }
        watches.remove(at: index)
        if plan.surveillance.isDetailed {
            blocks[Int(block)].inView -= 1
            if plan.surveillance.crowding > 0, blocks[Int(block)].inView > 0 {
                accrue(block: block)
                rateChanges(block: block)
            }
        }
        release(incident: incident)
    }
}
