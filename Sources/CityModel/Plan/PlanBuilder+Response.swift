import EventKernel
import Randomness

extension PlanBuilder {
    mutating func unitKindRow(_ kind: UnitKind) throws(CityModelError) -> UnitKindRow {
        let firstGroup = Int32(unitGroups.count)
        let rules = try dispatchRow(kind)
        let hospitals = Self.index(city.hospitals.map(\.id))
        let firstOfAll = unitGroups.last.map { $0.firstUnit + $0.unitCount } ?? 0
        var firstUnit = firstOfAll
        for group in sortedUnits where group.kind == kind.id {
            let posts = Int32(try timetables([group.shifts])[0].largestPosts)
            unitGroups.append(
                UnitGroupRow(
                    kind: kindIndex[kind.id] ?? 0, identity: StableHash.of("units/\(group.id)"),
                    place: localPlace(
                        latitude: group.latitude, longitude: group.longitude,
                        originLatitude: origin.latitude, originLongitude: origin.longitude),
                    firstUnit: firstUnit, unitCount: posts,
                    hospital: group.hospital.flatMap { hospitals[$0] } ?? -1,
                    needsRecords: group.visibleTo == .records))
            firstUnit += posts
        }
        for rank in 0..<Int(rules.coverBaseCount) {
            unitGroups[Int(coverBases[Int(rules.firstCoverBase) + rank])].coverRank = Int32(rank)
        }
        return UnitKindRow(
            turnout: try sampler(kind.turnout), secondsPerKilometre: 3_600 / kind.speed,
            onScene: try sampler(kind.onScene), transports: kind.hospitalTurnaround != nil,
            hospitalTurnaround: try sampler(kind.hospitalTurnaround ?? .deterministic(0)),
            firstGroup: firstGroup, groupCount: Int32(unitGroups.count) - firstGroup,
            firstUnit: firstOfAll, unitCount: firstUnit - firstOfAll,
            grid: grid(of: Int(firstGroup)..<unitGroups.count), rules: rules)
    }

    mutating func cameraRow(_ cameras: CameraSystem?) throws(CityModelError) -> CameraRow {
        guard let cameras else {
            return CameraRow(
                isPresent: false, desk: -1, cameras: 0, hazardPerOperator: 0, window: 0,
                mode: CameraRow.manual, sensitivity: 0, latency: .constant(0), falseAlarmRate: 0,
                meanTimeBetween: 0, meanTimeToRepair: 0)
        }
        let mode =
            switch cameras.technology {
            case .manual: CameraRow.manual
            case .assisted: CameraRow.assisted
            case .automatic: CameraRow.automatic
            }
        return CameraRow(
            isPresent: true, desk: deskIndex[cameras.desk] ?? 0, cameras: Int32(cameras.cameras),
            hazardPerOperator: cameras.hazardPerOperator,
            window: Int64((cameras.watching.window * microsecondsPerSecond).rounded()), mode: mode,
            sensitivity: cameras.analytics.sensitivity, latency: try sampler(cameras.analytics.latency),
            falseAlarmRate: cameras.analytics.meanFalseAlarmRate * Double(cameras.cameras),
            meanTimeBetween: cameras.outages?.meanTimeBetween ?? 0,
            meanTimeToRepair: cameras.outages?.meanTimeToRepair ?? 0)
    }

    mutating func travelRow(_ travel: TravelSettings) throws(CityModelError) -> TravelRow {
        TravelRow(
            roadFactor: travel.roadFactor, hasVariation: travel.variation > 0,
            variation: travel.variation > 0
                ? try sampler(.lognormal(mean: 1, standardDeviation: travel.variation)) : .constant(1),
            matrixPlaces: travel.times == nil
                ? 0 : Int32(sortedUnits.count + city.zones.count + city.hospitals.count),
            matrixHours: travel.times?.isHourly == true ? 24 : 1, firstZoneSpot: Int32(sortedUnits.count),
            firstHospitalSpot: Int32(sortedUnits.count + city.zones.count))
    }
}

extension CameraSystem {
    /// Hazard of noticing per second that one attentive operator adds for an incident that some camera shows.
    ///
    /// An operator who looks at `m` screens notices an event with share p(m) in the exposure T of the
    /// experiment, so the hazard while the event is on one of the screens is −ln(1 − p(m)) / T. With more
    /// cameras than screens the pictures rotate: the event is on a screen for the share m / cameras of the
    /// time. More screens than cameras show it to several operators at once, so the product is not capped.
    public var hazardPerOperator: Double {
        guard cameras > 0 else { return 0 }
        let shown = min(1, Double(screensPerOperator) / Double(cameras))
        return shown * hazardOnScreen
    }

    /// Hazard per second while the event is on one of an attentive operator's screens: linear between the
    /// published numbers of screens.
    ///
    /// Beyond them it goes on falling by the same share a screen as on average between the least and the greatest of
    /// them; a constant would say that more screens never distract. One published number holds for all.
    public var hazardOnScreen: Double {
        let hazards =
            watching.hazardByScreens.isEmpty
            ? watching.noticedByScreens.mapValues { -naturalLogarithm(1 - $0) / watching.exposure }
            : watching.hazardByScreens
        let points = hazards.sorted { $0.key < $1.key }.map { (screens: Double($0.key), hazard: $0.value) }
        guard let first = points.first, let last = points.last else { return 0 }
        let screens = Double(screensPerOperator)
        for (low, high) in zip(points, points.dropFirst())
        where low.screens <= screens && screens <= high.screens {
            let weight = (screens - low.screens) / (high.screens - low.screens)
            return low.hazard + weight * (high.hazard - low.hazard)
        }
        let isBelow = screens < first.screens
        let nearest = isBelow ? first : last
        guard last.screens > first.screens, first.hazard > last.hazard, last.hazard > 0 else {
            return nearest.hazard
        }
        let fall = naturalLogarithm(first.hazard / last.hazard) / (last.screens - first.screens)
        return nearest.hazard * exponential(fall * (nearest.screens - screens))
    }
}
