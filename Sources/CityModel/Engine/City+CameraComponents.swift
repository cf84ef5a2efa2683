import EventKernel
import Randomness

/// What changes about cameras beyond the cameras themselves.
struct SurveillanceState: BitwiseCopyable {
    var analyticsWork = true
    var recordingWorks = true
    /// Whether the watchers have pictures on their screens.
    var watchingWorks = true
    /// Share of false alarms among the last ones, geometrically weighted.
    var falseShare = 0.0
    /// The first episode of rain that is not over.
    var rainEpisode: Int32 = 0
    /// People on duty who may watch, and until when they are counted.
    var onDuty: Int32 = 0
    var dutyAccruedUntil: Int64 = 0
    var store = StoreState()
}

/// Links, servers, stores and power fail, are repaired and maintained.
extension City {
    mutating func startCameraComponents() {
        guard plan.cameraComponents.count > 0 else { return }
        for index in plan.cameraComponents.indices {
            let row = plan.cameraComponents[index]
            if row.meanTimeBetween > 0 {
                let uniform = random.uniform(
                    purpose: Purpose.cameraComponentOutage, entity: row.identity, draw: 0)
                cameraComponents[index].isBroken = uniform >= 1 - row.failureShare
                scheduleOutage(cameraComponent: index)
            }
            startMaintenance(index)
        }
        componentsMayWork()
    }

    private mutating func scheduleOutage(cameraComponent index: Int) {
        let row = plan.cameraComponents[index]
        cameraComponents[index].outages += 1
        let draw = cameraComponents[index].outages
        let delay: Int64
        if cameraComponents[index].isBroken, !row.repairIsExponential {
            delay = repairTime(
                row.repair, residual: row.residualRepair, purpose: Purpose.cameraComponentRepair,
                entity: row.identity, draw: draw)
        } else {
            let spell = random.exponential(
                purpose: Purpose.cameraComponentOutage, entity: row.identity, draw: draw)
            let mean =
                cameraComponents[index].isBroken
                ? row.meanTimeBetween * row.failureShare / (1 - row.failureShare) : row.meanTimeBetween
            delay = nearestInteger(spell * mean * microsecondsPerSecond)
        }
        guard now + delay <= stopsAt else { return }
        schedule(CityEvent(.cameraComponentChanges, Int32(index), detail: 0), at: now + delay)
    }

    private mutating func startMaintenance(_ index: Int) {
        let row = plan.cameraComponents[index]
        guard row.maintenanceEvery > 0, row.maintenanceLasts > 0 else { return }
        schedule(CityEvent(.cameraComponentChanges, Int32(index), detail: 1), at: row.maintenanceFirst)
    }

    mutating func cameraComponentChanges(_ index: Int, isMaintenance: Bool) {
        accrueCameras()
        if isMaintenance {
            cameraComponents[index].isMaintained.toggle()
            let row = plan.cameraComponents[index]
            let wait =
                cameraComponents[index].isMaintained
                ? row.maintenanceLasts : row.maintenanceEvery - row.maintenanceLasts
            schedule(CityEvent(.cameraComponentChanges, Int32(index), detail: 1), at: now + wait)
        } else {
            cameraComponents[index].isBroken.toggle()
            scheduleOutage(cameraComponent: index)
        }
        componentsMayWork()
    }

    /// The grid, the carrier, the network, or the watchers' room has failed or works again.
    mutating func cameraSuppliesMayChange() {
        guard plan.surveillance.hasSupplies else { return }
        accrueCameras()
        componentsMayWork()
    }

    /// Whether the infrastructure gives a component what it needs.
    private mutating func hasSupplies(_ index: Int) -> Bool {
        let needs = plan.cameraComponents[index].supplies
        guard needs != 0, plan.measuresService else { return true }
        let room = desks[Int(plan.cameras.desk)].room
        var failed: UInt8 = supplies.gridIsDown ? 1 : 0
        if supplies.carrierIsDown { failed |= 2 }
        if supplies.networkIsDown { failed |= 4 }
        if room.isDark { failed |= 8 }
        if room.isDark || room.serverIsDown { failed |= 16 }
        return needs & failed == 0
    }

    /// Follows the tree from the roots: a component works when it is whole and everything that it needs works.
    private mutating func componentsMayWork() {
        var isChanged = false
        for index in cameraComponents.indices {
            let works =
                !cameraComponents[index].isBroken && !cameraComponents[index].isMaintained
                && hasSupplies(index) && allWork(plan.cameraComponents[index].needs)
            guard works != cameraComponents[index].works else { continue }
            cameraComponents[index].works = works
            isChanged = true
            note(works ? .componentRepaired : .componentFailed, desk: plan.cameras.desk)
        }
        guard isChanged else { return }
        surveillance.analyticsWork = allWork(plan.surveillance.analyticsNeeds)
        surveillance.watchingWorks = allWork(plan.surveillance.watchingNeeds)
        recordingMayChange()
        countCameras()
    }

    mutating func recordingMayChange() {
        surveillance.recordingWorks =
            !surveillance.store.isFull && allWork(plan.surveillance.recordingNeeds)
    }

    private mutating func allWork(_ needs: NeedsRow) -> Bool {
        for position in needs.first..<(needs.first + needs.count)
        where !cameraComponents[Int(plan.cameraComponentNeeds[Int(position)])].works {
            return false
        }
        return true
    }

    /// Counts the paid time of people who may watch.
    mutating func watchersOnDutyChange(group: Int, by change: Int32) {
        guard plan.surveillance.isDetailed, plan.groups[group].desk == plan.cameras.desk,
            plan.groups[group].serves(Self.watching)
        else { return }
        accrueWatchDuty()
        surveillance.onDuty += change
    }

    mutating func accrueWatchDuty() {
        let start = max(surveillance.dutyAccruedUntil, windowBegins)
        let end = min(now, windowEnds)
        if end > start { tallies.watchDuty(surveillance.onDuty, from: start, to: end) }
        surveillance.dutyAccruedUntil = now
    }
}
