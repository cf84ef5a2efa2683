import EventKernel
import Randomness

extension CityPlan {
    /// Compiles a configuration.
    ///
    /// - Throws: The first of ``CityConfiguration/problems()``, a distribution that cannot be drawn from, or
    ///   two names with one identity.
    init(_ original: CityConfiguration) throws(CityModelError) {
        if let problem = original.problems().first { throw .configuration(problem) }
        let city = original.institutionalised()
        var build = PlanBuilder(city)
        let handling = try build.handlingRow(city.handling)
        let handovers = try build.handoverRows(city.integration)
        let types = try city.incidentTypes.map { type throws(CityModelError) in try build.typeRow(type) }
        let streams = try city.callStreams.map { stream throws(CityModelError) in
            try build.streamRow(stream)
        }
        // One profile and variation for each demand process: incidents, calls, false alarms, traffic offences.
        let cameraProfiles = [city.falseAlarmProfile] + (city.cameras?.enforcement == nil ? [] : [Profile()])
        let variations = try
            (city.incidentTypes.map(\.variation) + city.callStreams.map(\.variation)
            + cameraProfiles.map { _ in DemandVariation() })
            .map { variation throws(CityModelError) in try build.variationRow(variation) }
        for type in city.incidentTypes { build.addProfile(type.profile) }
        for stream in city.callStreams { build.addProfile(stream.profile) }
        for profile in cameraProfiles { build.addProfile(profile) }
        let surges = try city.surges.map { surge throws(CityModelError) in try build.surgeRow(surge) }
        let general = try build.behaviourRow(city.callers)
        let lines = try build.lineRows()
        let border = try build.borderRow(city.border)
        let desks = try build.deskRows()
        let components = try build.componentRows()
        let rooms = build.roomRows()
        let fallback = build.fallbackRow()
        let kinds = try city.unitKinds.map { kind throws(CityModelError) in try build.unitKindRow(kind) }
        let cameras = try build.cameraRow(city.cameras)
        let surveillance = try build.surveillance(city)
        let travel = try build.travelRow(city.travel)
        var groups = build.groups
        for (index, twin) in build.twinGroups().enumerated() where twin >= 0 {
            groups[index].twin = twin
            // The same people wherever they sit: one identity, and one set of numbers.
            if rooms[Int(groups[index].desk)].isFormer {
                groups[index].identity = groups[Int(twin)].identity
            }
        }
        let hospitals = try build.hospitalRows()
        let crewTimetables = try build.timetables(build.sortedUnits.map(\.shifts))
        let weekday = city.simulation.weekdayAtStart

        calendar = TimeOfWeek(weekdayAtStart: weekday)
        zones = OwnedTable(build.zoneRows())
        self.types = OwnedTable(types)
        needs = OwnedTable(build.needs)
        self.streams = OwnedTable(streams)
        replayed = OwnedTable(
            city.incidentTypes.flatMap(\.datedIncidents) + city.callStreams.flatMap { $0.replay ?? [] })
        choices = OwnedTable(build.choices)
        self.lines = OwnedTable(lines)
        lineDesks = OwnedTable(build.lineDesks())
        behaviours = OwnedTable([general] + build.behaviours)
        awareness = build.awarenessRow()
        self.border = border
        self.desks = OwnedTable(desks)
        self.groups = OwnedTable(groups)
        shifts = OwnedTable(build.shifts)
        profiles = OwnedTable(build.profiles)
        factors = OwnedTable(build.factors)
        self.variations = OwnedTable(variations)
        self.surges = OwnedTable(surges)
        surgeFactors = OwnedTable(build.surgeFactors())
        unitKinds = OwnedTable(kinds)
        unitGroups = OwnedTable(build.unitGroups)
        unitTimetables = OwnedTable(crewTimetables)
        firstGroupsOfCells = OwnedTable(build.firstGroupsOfCells + [Int32(build.groupsOfCells.count)])
        groupsOfCells = OwnedTable(build.groupsOfCells)
        coverBases = OwnedTable(build.coverBases)
        self.hospitals = OwnedTable(hospitals)
        hospitalAccepts = OwnedTable(build.hospitalAccepts())
        travelMatrix = OwnedTable(build.travelMatrix())
        outcomePoints = OwnedTable(build.outcomePoints)
        numberedDesks = build.numberedDesks(original)
        responsibleDesk = OwnedTable(build.responsibleDesks())
        self.handling = handling
        self.handovers = OwnedTable(handovers)
        handover =
            handovers[
                Integration.Technical.allCases.firstIndex(of: city.integration.technical) ?? 0]
        self.components = OwnedTable(components)
        self.rooms = OwnedTable(rooms)
        self.fallback = fallback
        standInDesks = OwnedTable(build.standInDesks(original))
        standInsByKind = OwnedTable(build.standInsByKind())
        measuresService = city.infrastructure != nil || fallback.centre >= 0
        self.cameras = cameras
        self.surveillance = surveillance.row
        cameraPlaces = OwnedTable(surveillance.places)
        zoneCameras = OwnedTable(surveillance.zoneCameras)
        coverage = OwnedTable(surveillance.coverage)
        detections = OwnedTable(surveillance.detections)
        vigilance = OwnedTable(surveillance.vigilance)
        cameraComponents = OwnedTable(surveillance.components)
        cameraComponentNeeds = OwnedTable(surveillance.needs)
        self.travel = travel
        speedByHour = OwnedTable(city.travel.speedByHour)
        languages = OwnedTable(build.languageRows())
        arena = build.takeArena()
    }
}

/// Collects the flat tables of a plan while its rows are made.
struct PlanBuilder: ~Copyable {
    let city: CityConfiguration
    let origin: (latitude: Double, longitude: Double)
    let lineIndex: [String: Int32]
    let deskIndex: [String: Int32]
    let kindIndex: [String: Int32]
    let typeIndex: [String: Int32]
    /// Unit groups sorted by kind, so that a kind's groups lie together.
    let sortedUnits: [UnitGroup]
    var arena = SamplerArena()
    var needs: [NeedRow] = []
    var choices: [ChoiceEntry] = []
    var behaviours: [BehaviourRow] = []
    var groups: [GroupRow] = []
    var shifts: [ShiftRow] = []
    var profiles: [ProfileRow] = []
    var factors: [Double] = []
    var unitGroups: [UnitGroupRow] = []
    var firstGroupsOfCells: [Int32] = []
    var groupsOfCells: [Int32] = []
    var coverBases: [Int32] = []
    var outcomePoints: [OutcomePointRow] = []

    init(_ city: CityConfiguration) {
        self.city = city
        let people = max(city.zones.reduce(0) { $0 + $1.population }, 1)
        origin =
            city.zones.isEmpty
            ? (0, 0)
            : (
                city.zones.reduce(0) { $0 + $1.latitude * $1.population } / people,
                city.zones.reduce(0) { $0 + $1.longitude * $1.population } / people
            )
        lineIndex = Self.index(city.lines.map(\.id))
        deskIndex = Self.index(city.desks.map(\.id))
        kindIndex = Self.index(city.unitKinds.map(\.id))
        typeIndex = Self.index(city.incidentTypes.map(\.id))
        let order = kindIndex
        sortedUnits = city.units.enumerated().sorted {
            (order[$0.element.kind] ?? 0, $0.offset) < (order[$1.element.kind] ?? 0, $1.offset)
        }.map(\.element)
    }

    static func index(_ ids: [String]) -> [String: Int32] {
        var result: [String: Int32] = [:]
        for (position, id) in ids.enumerated() { result[id] = Int32(position) }
        return result
    }

    mutating func sampler(_ distribution: Distribution) throws(CityModelError) -> Sampler {
        do { return try arena.sampler(for: distribution) } catch { throw .distribution(error) }
    }

    consuming func takeArena() -> SamplerArena { arena }

    func timetables(_ shifts: [[Shift]]) throws(CityModelError) -> [RosterTimetable] {
        let weekday = city.simulation.weekdayAtStart
        return try shifts.map { shifts throws(CityModelError) in
            do throws(RosterError) {
                return try RosterTimetable(shifts: shifts, weekdayAtStart: weekday)
            } catch { throw .roster(error) }
        }
    }

    /// Cumulative shares of named lines, in the order of the lines, so that a weight moves few choices.
    mutating func choice(_ weights: [String: Double]) -> ChoiceRow {
        let total = weights.values.reduce(0, +)
        let first = Int32(choices.count)
        var sum = 0.0
        for (position, line) in city.lines.enumerated() {
            guard let weight = weights[line.id], weight > 0 else { continue }
            sum += weight / total
            choices.append(ChoiceEntry(index: Int32(position), cumulative: sum))
        }
        return ChoiceRow(first: first, count: Int32(choices.count) - first)
    }

    mutating func addProfile(_ profile: Profile) {
        let firstWeekday = Int32(factors.count)
        factors.append(contentsOf: Profile.scaledToMeanOne(profile.weekdays))
        switch profile.day {
        case .hours(let weights):
            profiles.append(
                ProfileRow(
                    firstHour: Int32(factors.count), firstWeekday: firstWeekday, amplitude: 0, peakHour: 0,
                    maximum: profile.maximum))
            factors.append(contentsOf: Profile.scaledToMeanOne(weights))
        case .sinusoid(let amplitude, let peakHour):
            profiles.append(
                ProfileRow(
                    firstHour: -1, firstWeekday: firstWeekday, amplitude: amplitude, peakHour: peakHour,
                    maximum: profile.maximum))
        }
    }
}
