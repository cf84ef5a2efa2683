import Randomness

/// The flat tables behind cameras that are described one by one.
struct SurveillanceTables {
    var row: SurveillanceRow
    var places: [CameraPlaceRow] = []
    var zoneCameras: [ZoneCamerasRow] = []
    /// Share in view by zone and type: `zone · types + type`.
    var coverage: [Double] = []
    var detections: [DetectionRow] = []
    var vigilance: [VigilanceRow] = []
    var components: [CameraComponentRow] = []
    /// Indices of components.
    var needs: [Int32] = []
}

extension PlanBuilder {
    mutating func surveillance(_ city: CityConfiguration) throws(CityModelError) -> SurveillanceTables {
        let cameras = city.cameras
        var tables = SurveillanceTables(row: try surveillanceRow(cameras))
        guard let cameras else { return tables }
        let order = components(cameras.dependencies?.components ?? [])
        let componentIndex = Self.index(order.map(\.id))
        func needs(_ names: [String]) -> NeedsRow {
            let row = NeedsRow(first: Int32(tables.needs.count), count: Int32(names.count))
            tables.needs += names.map { componentIndex[$0] ?? 0 }
            return row
        }
        tables.row.analyticsNeeds = needs(cameras.dependencies?.analyticsNeeds ?? [])
        tables.row.recordingNeeds = needs(cameras.dependencies?.recordingNeeds ?? [])
        tables.row.watchingNeeds = needs(cameras.dependencies?.watchingNeeds ?? [])
        tables.row.hasSupplies = order.contains { !$0.supplies.isEmpty }
        tables.row.expectedAvailability = city.expectedCameraAvailability
        tables.row.storage = try storageRow(cameras.storage)
        for component in order {
            let own = needs(component.needs)
            tables.components.append(try componentRow(component, needs: own))
        }
        addPlaces(cameras, components: componentIndex, to: &tables)
        addCoverage(cameras, to: &tables)
        for type in city.incidentTypes {
            tables.detections.append(try detectionRow(cameras, type))
        }
        // Who tires twice as fast reaches each step in half the time.
        let decay = city.desks.first { $0.id == cameras.desk }?.humanResources.vigilanceDecay ?? 1
        tables.vigilance =
            decay > 0
            ? (cameras.attention?.vigilance ?? []).map {
                VigilanceRow(after: Self.microseconds($0.after / decay), attention: $0.attention)
            } : []
        return tables
    }

    private mutating func surveillanceRow(_ cameras: CameraSystem?) throws(CityModelError) -> SurveillanceRow
    {
        let attention = cameras?.attention ?? CameraSystem.Attention()
        let verification = cameras?.verification ?? CameraSystem.Verification()
        let night = cameras?.analytics.night
        let rain = cameras?.analytics.rain
        let repair = try repairLaw(
            mean: cameras?.outages?.meanTimeToRepair ?? 0, deviation: cameras?.repairDeviation)
        let enforcement = cameras?.enforcement
        return SurveillanceRow(
            isDetailed: cameras?.isDetailed ?? false, hasInventory: cameras?.inventory.isEmpty == false,
            screens: Int32(cameras?.screensPerOperator ?? 1),
            camerasPerOperator: Int32(attention.camerasPerOperator ?? Int(Int32.max)),
            hazardOnScreen: cameras?.hazardOnScreen ?? 0, hasTour: attention.tour != nil,
            look: Self.microseconds(attention.tour?.look ?? 0),
            noticesPerLook: attention.tour?.notices ?? 0, crowding: attention.crowding,
            restoredBy: Self.microseconds(attention.restoredBy),
            hasVerification: cameras?.verification != nil, misses: verification.misses,
            acceptsFalse: verification.acceptsFalse, isByPriority: verification.isByPriority,
            fatigue: verification.fatigue, memory: verification.memory,
            confidentOfFalse: cameras?.analytics.confident?.ofFalseAlarms ?? 0,
            nightFrom: Int32(night?.fromMinute ?? 0), nightTo: Int32(night?.toMinute ?? 0),
            nightSensitivity: night?.sensitivityFactor ?? 1,
            rainSurge: Int32(rain.flatMap { rain in city.surges.firstIndex { $0.id == rain.surge } } ?? -1),
            rainSensitivity: rain?.sensitivityFactor ?? 1,
            peopleReplaceAnalytics: cameras?.dependencies?.peopleReplaceAnalytics ?? false,
            analyticsNeeds: NeedsRow(), recordingNeeds: NeedsRow(), watchingNeeds: NeedsRow(),
            hasSupplies: false, expectedAvailability: .nan,
            repairIsExponential: cameras?.repairDeviation == nil, repair: repair.law,
            residualRepair: repair.residual, storage: StorageRow(), hasEnforcement: enforcement != nil,
            enforcementRate: enforcement?.rate ?? 0,
            review: try sampler(enforcement?.review ?? .deterministic(0)), shareInView: shareInView(cameras))
    }

    private mutating func storageRow(
        _ storage: CameraSystem.Storage?
    ) throws(CityModelError) -> StorageRow {
        guard let storage else { return StorageRow() }
        return StorageRow(
            isPresent: true, capacity: storage.capacity * microsecondsPerSecond,
            retention: storage.retention.map(Self.microseconds) ?? .max, stops: storage.whenFull == .stop,
            clearedEvery: Self.microseconds(storage.clearedEvery),
            evidenceShare: storage.evidence?.share ?? 0,
            evidenceDelay: try sampler(storage.evidence?.delay ?? .deterministic(0)))
    }

    /// A repair and the law of one that is met on its way, which is weighted by its length: a lognormal law of
    /// mean m and variation c becomes one of mean m (1 + c²) and the same variation.
    private mutating func repairLaw(
        mean: Double, deviation: Double?
    ) throws(CityModelError) -> (law: Sampler, residual: Sampler) {
        guard mean > 0 else { return (.constant(0), .constant(0)) }
        guard let deviation, deviation > 0 else {
            let law: Distribution = deviation == nil ? .exponential(mean: mean) : .deterministic(mean)
            return (try sampler(law), try sampler(law))
        }
        let stretch = 1 + deviation * deviation / (mean * mean)
        return (
            try sampler(.lognormal(mean: mean, standardDeviation: deviation)),
            try sampler(.lognormal(mean: mean * stretch, standardDeviation: deviation * stretch))
        )
    }

    /// Components behind what they need; a circle has been refused before.
    private func components(_ all: [CameraSystem.Component]) -> [CameraSystem.Component] {
        var order: [CameraSystem.Component] = []
        var done: Set<String> = []
        var rest = all
        while !rest.isEmpty {
            let ready = rest.filter { $0.needs.allSatisfy(done.contains) }
            guard !ready.isEmpty else { break }
            order += ready
            done.formUnion(ready.map(\.id))
            rest.removeAll { done.contains($0.id) }
        }
        return order
    }

    private mutating func componentRow(
        _ component: CameraSystem.Component, needs: NeedsRow
    ) throws(CityModelError) -> CameraComponentRow {
        let repair = try repairLaw(mean: component.meanTimeToRepair, deviation: component.repairDeviation)
        let between = component.meanTimeBetween ?? 0
        let maintenance = component.maintenance
        return CameraComponentRow(
            identity: StableHash.of("camera component/\(component.id)"), needs: needs,
            meanTimeBetween: between,
            failureShare: between > 0
                ? component.meanTimeToRepair / (between + component.meanTimeToRepair) : 0,
            repairIsExponential: component.repairDeviation == nil, repair: repair.law,
            residualRepair: repair.residual,
            maintenanceFirst: Self.microseconds(maintenance?.first ?? 0),
            maintenanceEvery: Self.microseconds(maintenance?.every ?? 0),
            maintenanceLasts: Self.microseconds(maintenance?.lasts ?? 0),
            supplies: CameraSystem.Supply.allCases.enumerated().reduce(0) {
                component.supplies.contains($1.element) ? $0 | 1 << UInt8($1.offset) : $0
            })
    }

    private func addPlaces(
        _ cameras: CameraSystem, components: [String: Int32], to tables: inout SurveillanceTables
    ) {
        let zoneIndex = Self.index(city.zones.map(\.id))
        let perOperator = Int(tables.row.camerasPerOperator)
        guard !cameras.inventory.isEmpty else {
            // A camera of the pool has had this identity since there was nothing else.
            tables.places = (0..<cameras.cameras).map {
                CameraPlaceRow(
                    identity: StableHash.combine(0xCA3E_7A00, UInt64($0)), zone: -1, link: -1,
                    block: Int32($0 / perOperator))
            }
            return
        }
        let ordered = cameras.inventory.enumerated().sorted {
            (zoneIndex[$0.element.zone] ?? 0, $0.offset) < (zoneIndex[$1.element.zone] ?? 0, $1.offset)
        }.map(\.element)
        let agency = city.desks.first { $0.id == cameras.desk }?.agency ?? ""
        var shared = 0
        for camera in ordered {
            let isShared = cameras.shares(camera, with: agency, technical: city.integration.technical)
            tables.places.append(
                CameraPlaceRow(
                    identity: StableHash.of("camera/\(camera.id)"), zone: zoneIndex[camera.zone] ?? 0,
                    link: camera.link.flatMap { components[$0] } ?? -1,
                    block: Int32(shared / perOperator), isShared: isShared))
            if isShared { shared += 1 }
        }
        var first: Int32 = 0
        for zone in city.zones.indices {
            let count = Int32(tables.places.count { $0.zone == Int32(zone) })
            tables.zoneCameras.append(ZoneCamerasRow(first: first, count: count))
            first += count
        }
    }

    /// A zone without cameras shows nothing; a type that is not named keeps its own share.
    private func addCoverage(_ cameras: CameraSystem, to tables: inout SurveillanceTables) {
        guard !cameras.coverage.isEmpty || !cameras.inventory.isEmpty else { return }
        tables.coverage = city.zones.flatMap { zone in
            city.incidentTypes.map { Self.visibleShare(of: $0, in: zone, cameras) }
        }
    }

    private static func visibleShare(
        of type: IncidentType, in zone: Zone, _ cameras: CameraSystem
    ) -> Double {
        guard cameras.inventory.isEmpty || cameras.inventory.contains(where: { $0.zone == zone.id }) else {
            return 0
        }
        return cameras.coverage.first { $0.zone == zone.id }?.visible[type.id] ?? type.visibleToCameras
    }

    /// The share of incidents in view, by inhabitants and rates: the best guess for the place that a caller invents.
    private func shareInView(_ cameras: CameraSystem?) -> Double {
        guard let cameras else { return 0 }
        let people = city.zones.reduce(0) { $0 + $1.population }
        let rates = city.incidentTypes.reduce(0) { $0 + $1.rate }
        guard people > 0, rates > 0 else { return 0 }
        var sum = 0.0
        for zone in city.zones {
            for type in city.incidentTypes {
                sum += zone.population * type.rate * Self.visibleShare(of: type, in: zone, cameras)
            }
        }
        return sum / (people * rates)
    }

    private mutating func detectionRow(
        _ cameras: CameraSystem, _ type: IncidentType
    ) throws(CityModelError) -> DetectionRow {
        let analytics = cameras.analytics
        let isEverywhere = cameras.coverage.isEmpty && cameras.inventory.isEmpty
        let people = city.zones.reduce(0) { $0 + $1.population }
        let inView = city.zones.reduce(0) {
            $0 + $1.population * Self.visibleShare(of: type, in: $1, cameras)
        }
        let own = analytics.byType[type.id]
        let weights = type.priorities
        let usual = weights.indices.max { (weights[$0], $1) < (weights[$1], $0) } ?? 0
        return DetectionRow(
            sensitivity: own?.sensitivity ?? analytics.sensitivity,
            latency: try sampler(own?.latency ?? analytics.latency),
            confident: own?.confident ?? analytics.confident?.ofTrueAlarms ?? 0,
            falseAlarmWeight: isEverywhere || people <= 0 ? type.visibleToCameras : inView / people,
            rank: Int32(usual + 1))
    }
}
