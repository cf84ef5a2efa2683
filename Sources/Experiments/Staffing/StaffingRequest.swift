import CityModel
import EventKernel
import ScenarioFiles

/// What a user asks of a staffing study, beyond what the scenario says.
public struct StaffingRequest: Sendable {
    /// Targets instead of the scenario's; empty: the scenario's.
    public var targets: [Target] = []
    /// Posts instead of the scenario's `staffing.vary`; empty: the scenario's.
    public var vary: [StaffingSection.VariedPost] = []
    /// The fewest people of every post that says nothing else.
    public var from: Int?
    /// The most.
    public var upTo: Int?
    /// The probability with which the answer is to be right; nil: the scenario's, else 95 %.
    public var confidence: Double?
    /// The distance from a target that does not matter; nil: the scenario's, else 1 %.
    public var tolerance: Double?
    /// The most rosters that are simulated.
    public var candidates = 400
    /// Simulate every roster instead of inferring that less staff does no better.
    public var isExhaustive = false

    /// A request for what the scenario says.
    public init() {}
}

extension StaffingSpace {
    /// The posts and shift times that a scenario and a request leave open.
    static func make(_ scenario: Scenario, _ request: StaffingRequest) throws(StaffingError) -> StaffingSpace
    {
        try make(scenario.configuration, staffing: scenario.staffing, request)
    }

    static func make(
        _ city: CityConfiguration, staffing: StaffingSection?, _ request: StaffingRequest
    ) throws(StaffingError) -> StaffingSpace {
        let rules = request.vary.isEmpty ? staffing?.vary ?? [] : request.vary
        try check(rules, city, staffing)
        var choices: [[Choice]] = []
        for (desk, place) in city.desks.enumerated().flatMap({ desk in
            desk.element.staff.indices.map { (desk.offset, $0) }
        }) {
            let group = city.desks[desk].staff[place]
            let name = "\(city.desks[desk].id).\(group.id)"
            let own = rules.filter { $0.group == name }
            guard rules.isEmpty || !own.isEmpty else { continue }
            let patterns = staffing?.catalogue.filter { $0.group == name } ?? []
            let crew = group.minimumCrew?.people ?? 0
            func choice(_ shifts: [Shift], _ pattern: StaffingSection.ShiftPattern?) -> Choice {
                let least = max(crew, shifts.count == 1 ? 1 : 0)
                return Choice(
                    desk, place, name, shifts, pattern, Bounds(rules: own, request: request, crew: least))
            }
            choices.append([choice(group.shifts, nil)] + patterns.map { choice($0.shifts, $0) })
        }
        // Crews are varied only where they are named: a roster of a control room takes them as they are.
        for (place, group) in city.units.enumerated() {
            let name = "units.\(group.id)"
            let own = rules.filter { $0.group == name }
            guard !own.isEmpty else { continue }
            choices.append([
                Choice(
                    nil, place, name, group.shifts, nil, Bounds(rules: own, request: request, crew: 0))
            ])
        }
        let combinations = choices.reduce(1) { min($0 * $1.count, 1_000_000) }
        guard combinations <= 64 else { throw .tooManyPatterns(combinations) }
        var layouts = [StaffingLayout(patterns: [], posts: [])]
        for group in choices {
            layouts = group.flatMap { choice in layouts.map { choice.added(to: $0) } }
        }
        layouts.removeAll { $0.posts.isEmpty }
        guard !layouts.isEmpty else { throw .nothingToVary }
        return StaffingSpace(base: city, layouts: layouts, night: staffing?.night)
    }

    private static func check(
        _ rules: [StaffingSection.VariedPost], _ city: CityConfiguration, _ staffing: StaffingSection?
    ) throws(StaffingError) {
        let groups = Dictionary(
            city.desks.flatMap { desk in desk.staff.map { ("\(desk.id).\($0.id)", $0.shifts.map(\.name)) } }
                + city.units.map { ("units.\($0.id)", $0.shifts.map(\.name)) }
        ) { first, _ in first }
        for rule in rules {
            guard let shifts = groups[rule.group] else {
                throw .unknownGroup(
                    rule.group,
                    Wording.suggestion(for: rule.group, among: groups.keys.sorted(), noun: "staff group"))
            }
            let known =
                shifts
                + (staffing?.catalogue.filter { $0.group == rule.group }.flatMap(\.shifts) ?? []).map(\.name)
            if let shift = rule.shift, !known.contains(shift) {
                throw .unknownShift(
                    rule.group, shift, Wording.suggestion(for: shift, among: known, noun: "shift"))
            }
        }
    }

    /// The range of a shift's people.
    private struct Bounds {
        var rules: [StaffingSection.VariedPost]
        var request: StaffingRequest
        /// People below which no shift begins; at least 1 where the group has but one shift.
        var crew: Int

        func isVaried(_ shift: String) -> Bool {
            rules.isEmpty || rules.contains { $0.shift == nil || $0.shift == shift }
        }

        func range(_ shift: String) -> (lower: Int, upper: Int?) {
            // What names the shift goes before what names its group.
            let own = rules.filter { $0.shift == shift } + rules.filter { $0.shift == nil }
            let upper = own.lazy.compactMap(\.to).first ?? request.upTo
            let lower = own.lazy.compactMap(\.from).first ?? request.from ?? crew
            return (upper.map { min(lower, $0) } ?? lower, upper)
        }
    }

    /// Shift times that one group may work.
    private struct Choice {
        var desk: Int?
        var groupIndex: Int
        var group: String
        var shifts: [Shift]
        var pattern: StaffingSection.ShiftPattern?
        var bounds: Bounds

        init(
            _ desk: Int?, _ groupIndex: Int, _ group: String, _ shifts: [Shift],
            _ pattern: StaffingSection.ShiftPattern?, _ bounds: Bounds
        ) {
            self.desk = desk
            self.groupIndex = groupIndex
            self.group = group
            self.shifts = shifts
            self.pattern = pattern
            self.bounds = bounds
        }

        func added(to layout: StaffingLayout) -> StaffingLayout {
            var layout = layout
            if let pattern, let desk {
                layout.patterns.append(
                    .init(group: group, id: pattern.id, desk: desk, groupIndex: groupIndex, shifts: shifts))
            }
            for (index, shift) in shifts.enumerated() where pattern != nil || bounds.isVaried(shift.name) {
                let (lower, upper) = bounds.range(shift.name)
                // Two shifts of one name must not look like one post.
                let repeats = shifts.prefix(index).count { $0.name == shift.name }
                layout.posts.append(
                    StaffingPost(
                        group: group, shift: repeats == 0 ? shift.name : "\(shift.name) \(repeats + 1)",
                        lower: lower, upper: upper ?? lower, isUpperGiven: upper != nil, desk: desk,
                        groupIndex: groupIndex, shiftIndex: index))
            }
            return layout
        }
    }
}

/// Why a staffing study cannot be made, or found nothing.
public enum StaffingError: Error, Sendable, CustomStringConvertible {
    /// There is no target to meet.
    case noTarget
    /// A group is not in the scenario.
    case unknownGroup(String, String)
    /// A shift is not in its group.
    case unknownShift(String, String, String)
    /// There is no post to vary.
    case nothingToVary
    /// The catalogue has too many combinations of patterns.
    case tooManyPatterns(Int)
    /// Nothing measures the KPI of a target.
    case unmeasured(kpi: String, scope: String)
    /// A target of zero has no relative tolerance.
    case noTolerance(kpi: String)
    /// The cost is a target, but there is no budget.
    case noCost
    /// The budget has no item for crews of a group.
    case costless(String)
    /// Not one roster obeys the rules of work at night.
    case noLegalRoster
    /// There are too many rosters to simulate each.
    case tooManyRosters(Double, limit: Int)
    /// The number of replications is too small for a variance.
    case replications(Int)
    /// A roster cannot be priced.
    case price(String)
    /// A study failed.
    case study(StudyError)
    /// The user stopped it.
    case cancelled(replications: Int)

    /// One sentence with its remedy.
    public var description: String {
        switch self {
        case .noTarget:
            "there is no target to meet; write `targets` in the scenario or `--target 'calls.answered_within_10s>=90 %'`"
        case .unknownGroup(let group, let remedy): "there is no staff group `\(group)`; \(remedy)"
        case .unknownShift(let group, let shift, let remedy): "\(group) has no shift `\(shift)`; \(remedy)"
        case .nothingToVary: "no desk has a shift whose people could be varied; write `staff` with `shifts`"
        case .tooManyPatterns(let count):
            "the catalogue allows \(count) combinations of shift patterns; leave patterns out until there are at most 64"
        case .unmeasured(let kpi, let scope):
            "nothing measures \(kpi) of \(scope); `sigap run` lists in summary.csv what is measured"
        case .noTolerance(let kpi):
            "the target of \(kpi) is zero, of which no per cent can be taken; write `indifference` for it in the scenario"
        case .noCost: "cost.yearly cannot be a target without a budget; write `budget` in the scenario"
        case .costless(let group):
            "one more crew of \(group) costs nothing in the budget, so that the cheapest number has no end; write a `budget` item with `driver: units` for its kind"
        case .noLegalRoster:
            "no roster is possible: every group needs somebody, and its minimum crew, in some shift, and `staffing.night` must hold; raise the range in --vary or --up-to, or change the shifts"
        case .tooManyRosters(let count, let limit):
            "\(Wording.number(count)) rosters cannot be simulated one by one; narrow --vary, or allow them with --candidates (now \(limit))"
        case .replications(let count):
            "\(count) replications say nothing about noise; use --replications of at least 2"
        case .price(let text): text
        case .study(let error): "\(error)"
        case .cancelled(let count): "after \(count) replications"
        }
    }
}
