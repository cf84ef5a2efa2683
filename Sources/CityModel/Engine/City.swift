import EventKernel
import Randomness

/// One replication of a city: its state, and one event loop that drives it.
///
/// Entities live in slabs and tables of plain data; an event neither allocates nor counts references. The
/// extensions of this type hold one part of the model each: demand, callers, desks, handover, staff, dispatch,
/// units, cameras.
///
/// Helpers on the way of every event are `mutating` although they change nothing: an `inout` city is passed by
/// its address, while the compiler copies a borrowed value of this size for each call (a quarter of the run
/// time when measured).
public struct City: ~Copyable {
    let plan: CityPlan
    let settings: SimulationSettings
    var random: RandomSource
    var events: EventList<CityEvent>

    var processes: OwnedTable<DemandProcess>
    /// When the surges are on, surge by surge in the order of time.
    let surgeEpisodes: OwnedTable<SurgeEpisode>
    /// Where the episodes of each surge begin in the table, and where the last ends.
    let firstEpisodes: OwnedTable<Int32>
    /// The first episode of each surge that is not over for a process: `process · surges + surge`.
    var nextEpisodes: OwnedTable<Int32>
    /// Members of clusters that are still to come.
    var offspring: Slab<Offspring>
    var incidents: Slab<Incident>
    var reporters: Slab<Reporter>
    var tasks: Slab<DeskTask>
    var records: Slab<TransferRecord>
    var requests: Slab<UnitRequest>
    var watches: Slab<Watch>

    var desks: OwnedTable<DeskState>
    /// Waiting tasks by desk and role: `desk · queuesPerDesk + role`.
    var queues: OwnedTable<RankedQueue>
    var seats: OwnedTable<Seat>
    /// Free seats of each staff group.
    var idle: OwnedTable<IdleSet>
    /// Posts of each staff group that the roster plans now, whoever came.
    var plannedPosts: OwnedTable<Int32>
    /// The first shift of each staff group that is not over yet: where the next change of the roster looks on.
    var earliestShifts: OwnedTable<ShiftPlace>
    var units: OwnedTable<Unit>
    var waitingRequests: OwnedTable<RankedQueue>
    var crews: OwnedTable<CrewState>
    var components: OwnedTable<ComponentState>
    var supplies = SupplyState()
    /// Others answer for the joint centre now.
    var isFallenBack = false
    var fallbackBegins = EventHandle.none
    var lists: UnitLists
    /// How many requests have ever waited.
    var waitings: UInt64 = 0
    /// How many requests the neighbours have made, by kind.
    var lendings: OwnedTable<UInt64>
    /// Crews that hand a patient over, by hospital.
    var handingOver: OwnedTable<Int32>
    var cameraIsUp: OwnedTable<Bool>
    /// Working cameras by zone; empty where cameras have no place.
    var zoneCamerasUp: OwnedTable<Int32>
    /// Requests for pictures that are still to come.
    var evidence: Slab<EvidenceRequest>
    /// Whether the app of a line is in an outage, and until when that has been counted.
    var isLineDown: OwnedTable<Bool>
    var linesAccruedUntil: Int64 = 0
    var attention = Attention()
    var blocks: OwnedTable<WatchBlock>
    var watchers: OwnedTable<Watcher>
    /// The watcher on each seat; -1: whoever sits there does not watch.
    let watcherOfSeat: OwnedTable<Int32>
    var cameraComponents: OwnedTable<CameraComponentState>
    var surveillance = SurveillanceState()
    /// Calls that each number carries now.
    var callsOnLine: OwnedTable<Int32>

    var tallies: Tallies
    /// The event log; off in ordinary runs.
    var journal: Journal
    /// Incidents, reporters and attempts of the measured window whose end is still to come.
    var openCohort = 0
    var windowBegins: Int64
    var windowEnds: Int64
    var stopsAt: Int64

    static let paperwork = 3
    static let supervising = 4
    /// Records that nobody can see because the desk's server is down.
    static let unseen = 5
    static let queuesPerDesk = 6
    static let callTaking = 0
    static let dispatching = 1
    static let watching = 2

    /// A city at time zero, before its first event.
    ///
    /// - Throws: ``CityModelError`` when the configuration does not fit together.
    public init(_ configuration: CityConfiguration, seed: UInt64, replication: UInt32) throws(CityModelError)
    {
        try self.init(configuration, seed: seed, replication: replication, isTraced: false)
    }

    init(
        _ configuration: CityConfiguration, seed: UInt64, replication: UInt32, isTraced: Bool
    ) throws(CityModelError) {
        let plan = try CityPlan(configuration)
        let settings = configuration.simulation
        windowBegins = Int64((settings.warmUp * microsecondsPerSecond).rounded())
        windowEnds = windowBegins + Int64((settings.measured * microsecondsPerSecond).rounded())
        stopsAt = windowEnds + Int64((settings.followUpLimit * microsecondsPerSecond).rounded())
        var source = RandomSource(seed: seed, replication: replication)
        let (episodes, firsts) = Self.surgeEpisodes(plan, until: stopsAt, using: &source)
        surgeEpisodes = OwnedTable(episodes)
        firstEpisodes = OwnedTable(firsts)
        nextEpisodes = OwnedTable(count: plan.surgeFactors.count) { firsts[$0 % plan.surges.count] }
        random = source
        events = EventList(minimumCapacity: 256)
        processes = OwnedTable(Self.demandProcesses(configuration, plan))
        offspring = Slab(minimumCapacity: 16)
        incidents = Slab(minimumCapacity: 64)
        reporters = Slab(minimumCapacity: 64)
        tasks = Slab(minimumCapacity: 64)
        records = Slab(minimumCapacity: 16)
        requests = Slab(minimumCapacity: 64)
        watches = Slab(minimumCapacity: 16)
        desks = OwnedTable(count: plan.desks.count) { _ in DeskState() }
        queues = OwnedTable(count: plan.desks.count * Self.queuesPerDesk) { _ in RankedQueue() }
        seats = OwnedTable(Self.seats(plan))
        idle = OwnedTable(count: plan.groups.count) { _ in IdleSet() }
        plannedPosts = OwnedTable(count: plan.groups.count) { _ in 0 }
        components = OwnedTable(count: plan.components.count) { _ in ComponentState() }
        // No shift is longer than a day, so none of two weeks ago still runs.
        earliestShifts = OwnedTable(count: plan.groups.count) { _ in ShiftPlace(week: -1, position: 0) }
        callsOnLine = OwnedTable(count: plan.lines.count) { _ in 0 }
        units = OwnedTable(Self.units(plan))
        waitingRequests = OwnedTable(count: plan.unitKinds.count) { _ in RankedQueue() }
        crews = OwnedTable(count: plan.unitGroups.count) { _ in CrewState() }
        lists = UnitLists(
            kinds: plan.unitKinds.count, cells: plan.firstGroupsOfCells.count,
            groups: plan.unitGroups.count, units: units.count)
        lendings = OwnedTable(count: plan.unitKinds.count) { _ in 0 }
        handingOver = OwnedTable(count: plan.hospitals.count) { _ in 0 }
        cameraIsUp = OwnedTable(count: Int(plan.cameras.cameras)) { _ in true }
        zoneCamerasUp = OwnedTable(count: plan.zoneCameras.count) { _ in 0 }
        evidence = Slab(minimumCapacity: 16)
        blocks = OwnedTable(Self.blocks(plan))
        let (watchers, watcherOfSeat) = Self.watchers(plan, blocks: blocks.count)
        self.watchers = OwnedTable(watchers)
        self.watcherOfSeat = OwnedTable(watcherOfSeat)
        cameraComponents = OwnedTable(count: plan.cameraComponents.count) { _ in CameraComponentState() }
        isLineDown = OwnedTable(count: plan.lines.count) { _ in false }
        tallies = Tallies(
            desks: plan.desks.count, streams: plan.streams.count, types: plan.types.count,
            zones: plan.zones.count, kinds: plan.unitKinds.count,
            isSurveillanceDetailed: plan.surveillance.isDetailed)
        journal = Journal(isOn: isTraced)
        self.plan = plan
        self.settings = settings
    }

    @inline(__always) var now: Int64 { events.now.microseconds }

    /// Whether cohorts that begin now are measured.
    @inline(__always) var isMeasuring: Bool { now >= windowBegins && now < windowEnds }

    @discardableResult
    mutating func schedule(_ event: CityEvent, at time: Int64) -> EventHandle {
        events.schedule(event, at: SimulationTime(microseconds: time))
    }

    /// Runs until every cohort of the measured window has ended, or to the follow-up limit.
    mutating func runToEnd() {
        start()
        while let event = events.pop() {
            if now > stopsAt { break }
            handle(event)
            if openCohort == 0, now >= windowEnds { break }
        }
        accrueAll()
        closeWhatIsOpen()
    }

    /// Whoever has not been reached at the follow-up limit counts as not reached: to leave them out would make a
    /// service look the better the less it can keep up.
    private mutating func closeWhatIsOpen() {
        for incident in 0..<Int32(incidents.highWaterMark) where incidents.isLive(incident) {
            guard incidents[incident].isMeasured else { continue }
            closeAccount(of: incident)
        }
        for reporter in 0..<Int32(reporters.highWaterMark)
        where reporters.isLive(reporter) && reporters[reporter].isMeasured {
            guard incidents[reporters[reporter].incident].neededKinds != 0 else { continue }
            tallies.conclude(reporters[reporter])
        }
    }

    private mutating func start() {
        for index in processes.indices { scheduleNext(process: index) }
        startStaff()
        startUnits()
        startDesks()
        startInfrastructure()
        startCameraComponents()
        startLines()
        startCameras()
        schedule(CityEvent(.windowEnds), at: windowEnds)
    }

    private mutating func handle(_ event: CityEvent) {
        switch event.kind {
        case .demand: demandArises(process: Int(event.subject))
        case .offspringArises: offspringArises(event.subject)
        case .attempt: attempt(event.subject)
        case .patienceEnds: patienceEnds(event.subject)
        case .overflow: overflows(event.subject)
        case .taskEnds: stageEnds(event.subject)
        case .ringingTimesOut: ringingTimesOut(event.subject)
        case .recordArrives: recordArrives(event.subject)
        case .rosterChanges: rosterChanges(group: Int(event.subject))
        case .attendanceChanges: attendanceChanges(seat: event.subject)
        case .deskOutage: outageChanges(desk: Int(event.subject))
        case .crewChanges: crewChanges(group: Int(event.subject))
        case .unitArrives: unitArrives(Int(event.subject))
        case .unitClears: unitClears(Int(event.subject))
        case .unitReturns: unitReturns(Int(event.subject))
        case .noticed: noticed(watch: event.subject)
        case .analyticsAlarm: analyticsAlarm(incident: event.subject)
        case .watchEnds: watchEnds(event.subject)
        case .cameraOutage: cameraOutageChanges(camera: Int(event.subject), failures: UInt32(event.detail))
        case .incidentEnds:
            incidents[event.subject].isOver = true
            note(.incidentOver, incident: event.subject)
            release(incident: event.subject)
        case .windowEnds: break
        case .componentChanges: componentChanges(Int(event.subject))
        case .backupEnds: backupEnds(desk: Int(event.subject))
        case .fallbackBegins: fallBack()
        case .unacknowledged: unacknowledged(event.subject)
        case .looks: looks(watch: event.subject, watcher: Int(event.detail))
        case .watcherTires: watcherTires(Int(event.subject))
        case .cameraComponentChanges:
            cameraComponentChanges(Int(event.subject), isMaintenance: event.detail == 1)
        case .appOutage: appOutageChanges(line: Int(event.subject), spell: event.detail)
        case .callBackExpires: callBackExpires(event.subject)
        case .misroutedCallReturns: misroutedCallReturns(event.subject, isLost: event.detail == 1)
        case .breakDue: breakIsDue(seat: event.subject)
        case .breakEnds: breakEnds(seat: event.subject)
        case .personLeaves: personLeaves(seat: event.subject)
        case .unitAtHospital: unitAtHospital(Int(event.subject))
        case .neighbourArrives: neighbourArrives(event.subject)
        case .neighbourAsks: neighbourAsks(Int(event.subject))
        case .lentUnitReturns: lentUnitReturns(Int(event.subject))
        case .coverDue: coverDue(Int(event.subject))
        case .prankRecognised: prankRecognised(event.subject)
        case .storeChanges: storeChanges(isCleared: event.detail == 1)
        case .evidenceWanted: evidenceWanted(event.subject)
        }
    }

    private mutating func accrueAll() {
        for desk in desks.indices { accrue(desk: desk) }
        for group in crews.indices { accrue(crews: group) }
        accrueUnits()
        accrueCameras()
        accrueService()
        if plan.cameras.isPresent { accrueAttention() }
        if plan.surveillance.isDetailed { accrueWatchDuty() }
        accrueLines()
    }
}

extension City {
    /// The size of what the event list holds.
    package static var bytesPerEvent: Int { MemoryLayout<CityEvent>.size }

    /// Whether events can be copied byte by byte.
    package static var isEventPlainData: Bool { _isPOD(CityEvent.self) }
}
