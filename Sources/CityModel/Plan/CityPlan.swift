import EventKernel
import Randomness

/// A configuration compiled for the engine: names have become indices, distributions samplers, coordinates
/// kilometres.
///
/// All tables are plain data, so the event loop reads them without counting references.
struct CityPlan: ~Copyable {
    let calendar: TimeOfWeek
    let arena: SamplerArena
    let zones: OwnedTable<ZoneRow>
    let types: OwnedTable<TypeRow>
    let needs: OwnedTable<NeedRow>
    let streams: OwnedTable<StreamRow>
    /// The dated incidents of all types, which have no talk, then the calls of all logs, stream by stream.
    let replayed: OwnedTable<ReplayedCall>
    let choices: OwnedTable<ChoiceEntry>
    let lines: OwnedTable<LineRow>
    /// Desk of line l for type t at `l · (types + 1) + t`; the last column serves call streams.
    let lineDesks: OwnedTable<Int32>
    let behaviours: OwnedTable<BehaviourRow>
    let awareness: AwarenessRow
    let border: BorderRow
    let desks: OwnedTable<DeskRow>
    let groups: OwnedTable<GroupRow>
    /// The first week's shifts of the staff groups, by group, then by their beginning.
    let shifts: OwnedTable<ShiftRow>
    let profiles: OwnedTable<ProfileRow>
    let factors: OwnedTable<Double>
    /// By demand process, like the profiles.
    let variations: OwnedTable<VariationRow>
    let surges: OwnedTable<SurgeRow>
    /// What each surge multiplies each demand process by: `process · surges + surge`.
    let surgeFactors: OwnedTable<Double>
    let unitKinds: OwnedTable<UnitKindRow>
    let unitGroups: OwnedTable<UnitGroupRow>
    let unitTimetables: OwnedTable<RosterTimetable>
    /// The first of the groups of each square of the grids of bases in ``groupsOfCells``, and one more for the end.
    let firstGroupsOfCells: OwnedTable<Int32>
    let groupsOfCells: OwnedTable<Int32>
    /// The groups that cover each other, kind by kind, in the order of importance.
    let coverBases: OwnedTable<Int32>
    let hospitals: OwnedTable<HospitalRow>
    /// Whether a hospital takes patients of a type: `hospital · types + type`.
    let hospitalAccepts: OwnedTable<Bool>
    /// Seconds from place to place, `(hour · places + from) · places + to`; empty: distances and speeds.
    let travelMatrix: OwnedTable<Double>
    /// The points of curves of outcome.
    let outcomePoints: OwnedTable<OutcomePointRow>
    /// Desks that a voice line leads to, one bit each: nobody can be told to ring another.
    let numberedDesks: UInt64
    /// The desk that sends a unit kind, by kind; -1: none.
    let responsibleDesk: OwnedTable<Int32>
    let handling: HandlingRow
    /// Handovers at the technical level of the scenario.
    let handover: HandoverRow
    /// Handovers at each technical level, from the least.
    let handovers: OwnedTable<HandoverRow>
    let components: OwnedTable<ComponentRow>
    /// By desk.
    let rooms: OwnedTable<RoomRow>
    let fallback: FallbackRow
    /// The desk that answers a line in the centre's stead, laid out as `lineDesks`; empty without a fallback.
    let standInDesks: OwnedTable<Int32>
    /// The desk that sends a unit kind while the centre has fallen back; empty without a fallback.
    let standInsByKind: OwnedTable<Int32>
    /// Whether availability and what depends on it are measured.
    let measuresService: Bool
    let cameras: CameraRow
    let surveillance: SurveillanceRow
    /// The cameras, zone by zone.
    let cameraPlaces: OwnedTable<CameraPlaceRow>
    /// By zone; empty: one pool for all.
    let zoneCameras: OwnedTable<ZoneCamerasRow>
    /// Share in view at `zone · types + type`; empty: that of the type.
    let coverage: OwnedTable<Double>
    /// By incident type.
    let detections: OwnedTable<DetectionRow>
    let vigilance: OwnedTable<VigilanceRow>
    /// Each behind all that it needs.
    let cameraComponents: OwnedTable<CameraComponentRow>
    let cameraComponentNeeds: OwnedTable<Int32>
    let travel: TravelRow
    /// Speed factor by hour of the day.
    let speedByHour: OwnedTable<Double>
    let languages: OwnedTable<LanguageRow>

    /// Rate of one demand process at a time: `mean · profile`.
    @inline(__always)
    func factor(profile index: Int32, at time: Int64) -> Double {
        let profile = profiles[Int(index)]
        let now = SimulationTime(microseconds: time)
        let weekday = factors[Int(profile.firstWeekday) + calendar.weekday(at: now)]
        if profile.firstHour >= 0 {
            return weekday * factors[Int(profile.firstHour) + calendar.hourOfDay(at: now)]
        }
        let hour = Double(time % microsecondsPerDay) / Double(microsecondsPerHour)
        return weekday
            * sinusoidFactor(hour: hour, amplitude: profile.amplitude, peak: profile.peakHour)
    }

    /// The index chosen by a uniform number from a stretch of the choice table; -1 when it is empty.
    @inline(__always)
    func choose(_ row: ChoiceRow, _ uniform: Double) -> Int32 {
        let end = row.first + row.count
        var entry = row.first
        while entry < end {
            if uniform < choices[Int(entry)].cumulative { return choices[Int(entry)].index }
            entry += 1
        }
        return row.count > 0 ? choices[Int(end - 1)].index : -1
    }

    /// The share of a line in a stretch of the choice table; 0 where it has none.
    func share(of line: Int32, in row: ChoiceRow) -> Double {
        var before = 0.0
        for entry in row.first..<(row.first + row.count) {
            let cumulative = choices[Int(entry)].cumulative
            if choices[Int(entry)].index == line { return cumulative - before }
            before = cumulative
        }
        return 0
    }

    @inline(__always)
    func desk(line: Int32, type: Int32) -> Int32 {
        let column = type >= 0 ? Int(type) : types.count
        return lineDesks[Int(line) * (types.count + 1) + column]
    }
}
