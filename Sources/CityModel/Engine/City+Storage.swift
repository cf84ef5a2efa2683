import EventKernel
import Randomness

/// How full the store of pictures is.
struct StoreState: BitwiseCopyable {
    /// Camera-microseconds written since the start, less what was there then.
    var written = 0.0
    /// The same when the store was last cleared.
    var writtenAtClearing = 0.0
    var clearedAt: Int64 = 0
    var isFull = false
    var fills = EventHandle.none
}

/// Somebody will ask for the pictures of an incident.
struct EvidenceRequest: BitwiseCopyable {
    /// When they were taken; notYet: they were not.
    var recordedAt: Int64
    /// What had been written before them.
    var written: Double
}

/// Pictures are kept as long as there is room for them.
extension City {
    /// The store is met on its way between two clearings.
    mutating func startStore() {
        let row = plan.surveillance.storage
        guard row.stops, row.clearedEvery > 0 else { return }
        let left = random.uniform(purpose: Purpose.storeCleared, entity: 0)
        let next = nearestInteger(left * Double(row.clearedEvery))
        surveillance.store.clearedAt = next - row.clearedEvery
        let age = Double(row.clearedEvery - next)
        surveillance.store.writtenAtClearing =
            surveillance.recordingWorks ? -min(row.capacity, age * Double(attention.camerasUp)) : 0
        schedule(CityEvent(.storeChanges, detail: 1), at: next)
        storeMayFill()
    }

    mutating func fillStore(for span: Int64) {
        guard surveillance.recordingWorks else { return }
        surveillance.store.written += Double(attention.camerasUp) * Double(span)
    }

    /// Another number of cameras sends pictures from now on, or the store takes them again, or no more.
    ///
    /// The caller has accrued what was written before.
    mutating func storeMayFill() {
        let row = plan.surveillance.storage
        guard row.stops else { return }
        if !surveillance.store.fills.isNone {
            _ = events.cancel(surveillance.store.fills)
            surveillance.store.fills = .none
        }
        guard surveillance.recordingWorks, attention.camerasUp > 0 else { return }
        let used = surveillance.store.written - surveillance.store.writtenAtClearing
        let wait = max(0, row.capacity - used) / Double(attention.camerasUp)
        guard wait <= Double(stopsAt - now) else { return }
        surveillance.store.fills = schedule(CityEvent(.storeChanges), at: now + Int64(wait.rounded(.up)))
    }

    /// The store is full, or somebody clears it.
    mutating func storeChanges(isCleared: Bool) {
        accrueCameras()
        surveillance.store.isFull = !isCleared
        if isCleared {
            surveillance.store.writtenAtClearing = surveillance.store.written
            surveillance.store.clearedAt = now
            schedule(
                CityEvent(.storeChanges, detail: 1), at: now + plan.surveillance.storage.clearedEvery)
        } else {
            surveillance.store.fills = .none
        }
        note(isCleared ? .storeCleared : .storeFilled, desk: plan.cameras.desk)
        recordingMayChange()
        storeMayFill()
    }

    /// Somebody may ask for the pictures of an incident in view, recorded or not.
    mutating func evidenceMayBeWanted(_ incident: Int32) {
        let row = plan.surveillance.storage
        let identity = incidents[incident].identity
        guard random.uniform(purpose: Purpose.evidence, entity: identity) < row.evidenceShare else { return }
        let delay = random.microseconds(
            row.evidenceDelay, purpose: Purpose.evidenceDelay, entity: identity)
        guard delay <= stopsAt - now else { return }
        accrueCameras()
        let request = evidence.insert(
            EvidenceRequest(
                recordedAt: incidents[incident].wasRecorded ? now : notYet,
                written: surveillance.store.written))
        schedule(CityEvent(.evidenceWanted, request), at: now + delay)
    }

    mutating func evidenceWanted(_ index: Int32) {
        accrueCameras()
        let request = evidence[index]
        evidence.remove(at: index)
        let row = plan.surveillance.storage
        let store = surveillance.store
        let isKept =
            request.recordedAt != notYet && now - request.recordedAt <= row.retention
            && (row.stops
                ? store.clearedAt < request.recordedAt : store.written - request.written <= row.capacity)
        note(isKept ? .evidenceFound : .evidenceMissing, desk: plan.cameras.desk)
        guard isMeasuring else { return }
        tallies.surveillance.evidenceWanted += 1
        if isKept { tallies.surveillance.evidenceFound += 1 }
    }
}
