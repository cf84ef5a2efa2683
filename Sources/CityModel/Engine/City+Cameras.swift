import EventKernel
import Randomness

/// How much attention the watchers give, accumulated.
struct Attention: BitwiseCopyable {
    /// Free watchers now.
    var watchers: Int32 = 0
    var accruedUntil: Int64 = 0
    /// Cameras that work, with everything that they need.
    var camerasUp: Int32 = 0
    var camerasAccruedUntil: Int64 = 0
}

/// Cameras show incidents, as long as they and what they depend on work.
extension City {
    mutating func startCameras() {
        let row = plan.cameras
        attention.camerasUp = row.cameras
        if row.isPresent, row.meanTimeBetween > 0 {
            let share = row.meanTimeToRepair / (row.meanTimeBetween + row.meanTimeToRepair)
            for camera in cameraIsUp.indices {
                let uniform = random.uniform(
                    purpose: Purpose.cameraOutage, entity: plan.cameraPlaces[camera].identity, draw: 0)
                cameraIsUp[camera] = uniform < 1 - share
                if !cameraIsUp[camera] { attention.camerasUp -= 1 }
                scheduleCameraOutage(camera, failures: 1)
            }
        }
        if plan.surveillance.isDetailed { countCameras() }
        startStore()
    }

    private mutating func scheduleCameraOutage(_ camera: Int, failures: UInt32) {
        let identity = plan.cameraPlaces[camera].identity
        let delay: Int64
        if cameraIsUp[camera] || plan.surveillance.repairIsExponential {
            let spell = random.exponential(purpose: Purpose.cameraOutage, entity: identity, draw: failures)
            let mean = cameraIsUp[camera] ? plan.cameras.meanTimeBetween : plan.cameras.meanTimeToRepair
            delay = nearestInteger(spell * mean * microsecondsPerSecond)
        } else {
            delay = repairTime(
                plan.surveillance.repair, residual: plan.surveillance.residualRepair,
                purpose: Purpose.cameraRepair, entity: identity, draw: failures)
        }
        guard now + delay <= stopsAt else { return }
        schedule(
            CityEvent(.cameraOutage, Int32(camera), detail: Int32(bitPattern: failures)), at: now + delay)
    }

    /// A whole repair, or what is left of one that is under way when the clock starts.
    mutating func repairTime(
        _ law: Sampler, residual: Sampler, purpose: UInt32, entity: UInt64, draw: UInt32
    ) -> Int64 {
        guard draw == 1 else { return random.microseconds(law, purpose: purpose, entity: entity, draw: draw) }
        let left = random.uniform(purpose: Purpose.residualRepair, entity: entity)
        return random.microseconds(residual, purpose: purpose, entity: entity, draw: draw, factor: left)
    }

    mutating func cameraOutageChanges(camera: Int, failures: UInt32) {
        accrueCameras()
        cameraIsUp[camera].toggle()
        scheduleCameraOutage(camera, failures: failures + 1)
        guard plan.surveillance.isDetailed else {
            attention.camerasUp += cameraIsUp[camera] ? 1 : -1
            return
        }
        note(cameraIsUp[camera] ? .cameraRepaired : .cameraFailed, desk: plan.cameras.desk)
        guard linkWorks(camera) else { return }
        let change: Int32 = cameraIsUp[camera] ? 1 : -1
        attention.camerasUp += change
        let place = plan.cameraPlaces[camera]
        if place.zone >= 0 { zoneCamerasUp[Int(place.zone)] += change }
        storeMayFill()
        guard place.isShared else { return }
        blocks[Int(place.block)].camerasUp += change
        picturesChange(block: place.block)
    }

    mutating func accrueCameras() {
        let span = min(now, windowEnds) - max(attention.camerasAccruedUntil, windowBegins)
        fillStore(for: now - attention.camerasAccruedUntil)
        if span > 0 {
            tallies.cameras.up += Int64(attention.camerasUp) * span
            for zone in zoneCamerasUp.indices {
                tallies.zoneCamerasUp[zone] += Int64(zoneCamerasUp[zone]) * span
            }
            if surveillance.analyticsWork { tallies.surveillance.analyticsUp += span }
            if surveillance.recordingWorks {
                tallies.surveillance.recordingUp += span
                tallies.surveillance.written += Double(attention.camerasUp) * Double(span)
            }
            if surveillance.watchingWorks { tallies.surveillance.watchingUp += span }
            if surveillance.store.isFull { tallies.surveillance.storeFull += span }
        }
        attention.camerasAccruedUntil = now
    }

    private mutating func linkWorks(_ camera: Int) -> Bool {
        let link = plan.cameraPlaces[camera].link
        return link < 0 || cameraComponents[Int(link)].works
    }

    mutating func cameraWorks(_ camera: Int) -> Bool {
        cameraIsUp[camera] && (!plan.surveillance.isDetailed || linkWorks(camera))
    }

    mutating func cameraShows(_ incident: Int32) -> Bool {
        incident >= 0 && incidents[incident].camera >= 0 && cameraWorks(Int(incidents[incident].camera))
    }

    /// Counts the working cameras anew after a component has changed.
    mutating func countCameras() {
        attention.camerasUp = 0
        for block in blocks.indices { blocks[block].camerasUp = 0 }
        for zone in zoneCamerasUp.indices { zoneCamerasUp[zone] = 0 }
        for camera in cameraIsUp.indices where cameraWorks(camera) {
            attention.camerasUp += 1
            let place = plan.cameraPlaces[camera]
            if place.zone >= 0 { zoneCamerasUp[Int(place.zone)] += 1 }
            if place.isShared { blocks[Int(place.block)].camerasUp += 1 }
        }
        storeMayFill()
        for block in blocks.indices { picturesChange(block: Int32(block)) }
    }

    /// Whether a camera has the new incident in view, and what may come of it.
    mutating func camerasMaySee(_ incident: Int32, lasting: Int64) {
        let row = plan.cameras
        guard row.isPresent, row.cameras > 0 else { return }
        let identity = incidents[incident].identity
        guard random.uniform(purpose: Purpose.camera, entity: identity, draw: 0) < shareInView(incident),
            let camera = cameraInView(of: incidents[incident].zone, identity: identity)
        else { return }
        incidents[incident].camera = camera
        let isShown = cameraShows(incident)
        incidents[incident].wasShown = isShown
        incidents[incident].wasRecorded = isShown && surveillance.recordingWorks
        if plan.surveillance.storage.evidenceShare > 0 { evidenceMayBeWanted(incident) }
        guard isShown, plan.cameraPlaces[Int(camera)].isShared else { return }
        let peopleWatch =
            row.mode != CameraRow.automatic
            || (plan.surveillance.peopleReplaceAnalytics && !surveillance.analyticsWork)
        if peopleWatch { beginWatch(incident, lasting: lasting) }
        if row.mode != CameraRow.manual { softwareMaySee(incident) }
    }

    private mutating func shareInView(_ incident: Int32) -> Double {
        let type = Int(incidents[incident].type)
        let zone = Int(incidents[incident].zone)
        guard zone >= 0, plan.coverage.count > 0 else { return plan.types[type].visible }
        return plan.coverage[zone * plan.types.count + type]
    }

    /// One of the zone's cameras, or of all where they have no place; nil: the zone has none.
    mutating func cameraInView(of zone: Int32, identity: UInt64) -> Int32? {
        var cameras = ZoneCamerasRow(first: 0, count: plan.cameras.cameras)
        if zone >= 0, plan.zoneCameras.count > 0 { cameras = plan.zoneCameras[Int(zone)] }
        guard cameras.count > 0 else { return nil }
        return cameras.first
            + Int32(
                random.integer(
                    below: UInt64(cameras.count), purpose: Purpose.camera, entity: identity, draw: 1))
    }

    /// A caller speaks of a place that a working camera shows, where there is nothing to be seen.
    mutating func cameraShowsNothing(of identity: UInt64) -> Bool {
        guard plan.cameras.isPresent, plan.cameras.cameras > 0 else { return false }
        let uniform = random.uniform(purpose: Purpose.placeInView, entity: identity)
        guard uniform < plan.surveillance.shareInView else { return false }
        let camera = random.integer(
            below: UInt64(plan.cameras.cameras), purpose: Purpose.placeInView, entity: identity, draw: 1)
        return cameraWorks(Int(camera))
    }
}
