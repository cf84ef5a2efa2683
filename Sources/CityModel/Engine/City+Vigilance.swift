import EventKernel
import Randomness

/// Watchers tire, are rested by breaks, and go round the cameras.
extension City {
    /// What is left of a watcher's attention, 0 to 1.
    mutating func vigilance(_ watcher: Int) -> Double {
        let step = watchers[watcher].step
        return step > 0 ? plan.vigilance[Int(step) - 1].attention : 1
    }

    /// A watcher turns to the screens: rested, or as tired as he was.
    mutating func beginAttention(_ watcher: Int) {
        let left = watchers[watcher].leftAt
        if left == notYet || now - left >= plan.surveillance.restoredBy {
            watchers[watcher].watched = 0
            watchers[watcher].step = 0
        }
        watchers[watcher].since = now
        scheduleTiring(watcher)
    }

    mutating func endAttention(_ watcher: Int) {
        watchers[watcher].watched += now - watchers[watcher].since
        watchers[watcher].leftAt = now
        if !watchers[watcher].event.isNone {
            _ = events.cancel(watchers[watcher].event)
            watchers[watcher].event = .none
        }
    }

    private mutating func scheduleTiring(_ watcher: Int) {
        let step = Int(watchers[watcher].step)
        guard step < plan.vigilance.count else { return }
        let wait = max(0, plan.vigilance[step].after - watchers[watcher].watched)
        watchers[watcher].event = schedule(CityEvent(.watcherTires, Int32(watcher)), at: now + wait)
    }

    /// The attention of a watcher falls by a step.
    mutating func watcherTires(_ watcher: Int) {
        watchers[watcher].event = .none
        watchers[watcher].watched += now - watchers[watcher].since
        watchers[watcher].since = now
        watchers[watcher].step += 1
        scheduleTiring(watcher)
        let block = watchers[watcher].block
        accrue(block: block)
        rateChanges(block: block)
    }
}

/// A watcher's round through the cameras in his charge, one look after another.
extension City {
    /// µs from one look at a camera to the next by the same watcher.
    private mutating func cycle(ofBlock block: Int) -> Int64 {
        let screens = Int64(plan.surveillance.screens)
        let looks = (Int64(blocks[block].cameras) + screens - 1) / screens
        return looks * plan.surveillance.look
    }

    /// Each watcher of the block comes by after a time that is uniform over his round, and then at every round:
    /// where he stands when the incident begins is not known.
    mutating func planTour(_ watch: Int32) {
        let block = Int(watches[watch].block)
        let cycle = cycle(ofBlock: block)
        for watcher in stride(from: block, to: watchers.count, by: blocks.count) {
            let phase = random.uniform(
                purpose: Purpose.look, entity: identityOfLooks(watch, watcher: watcher), draw: 0)
            scheduleLook(watch, watcher: watcher, at: now + nearestInteger(phase * Double(cycle)))
        }
    }

    private mutating func identityOfLooks(_ watch: Int32, watcher: Int) -> UInt64 {
        StableHash.combine(
            incidents[watches[watch].incident].identity, seats[Int(watchers[watcher].seat)].identity)
    }

    /// Looks end before the watch does, so that none meets another watch in its place.
    private mutating func scheduleLook(_ watch: Int32, watcher: Int, at time: Int64) {
        guard time < watches[watch].endsAt else { return }
        schedule(CityEvent(.looks, watch, detail: Int32(watcher)), at: time)
    }

    mutating func looks(watch: Int32, watcher: Int) {
        guard !watches[watch].isNoticed else { return }
        let block = Int(watches[watch].block)
        let cycle = cycle(ofBlock: block)
        let sees =
            watchers[watcher].isAttentive && watches[watch].isShown && surveillance.watchingWorks
        if sees {
            let look = UInt32(clamping: (now - watches[watch].beganAt) / cycle + 1)
            let uniform = random.uniform(
                purpose: Purpose.look, entity: identityOfLooks(watch, watcher: watcher), draw: look)
            if uniform < plan.surveillance.noticesPerLook * vigilance(watcher) / crowd(block) {
                watches[watch].isNoticed = true
                noticed(watch, by: watchers[watcher].seat)
                return
            }
        }
        scheduleLook(watch, watcher: watcher, at: now + cycle)
    }
}
