import EventKernel

extension CityConfiguration {
    /// Everything that does not fit together, in the order of the scenario: references to what does not exist,
    /// desks that nobody can reach or that nobody staffs, units that nobody has, shares that cannot be.
    ///
    /// Empty for a configuration that can be run.
    public func problems() -> [ConfigurationProblem] {
        var finder = ProblemFinder(city: self)
        finder.findAll()
        return finder.problems
    }
}

/// Walks through a configuration and notes what is wrong.
private struct ProblemFinder {
    let city: CityConfiguration
    var problems: [ConfigurationProblem] = []

    private let lines: Set<String>
    private let desks: Set<String>
    private let kinds: Set<String>
    private let types: Set<String>

    init(city: CityConfiguration) {
        self.city = city
        lines = Set(city.lines.map(\.id))
        desks = Set(city.desks.map(\.id))
        kinds = Set(city.unitKinds.map(\.id))
        types = Set(city.incidentTypes.map(\.id))
    }

    mutating func note(_ path: [String], _ what: String, _ remedy: String) {
        problems.append(ConfigurationProblem(path: path, what: what, remedy: remedy))
    }

    private static func list(_ names: Set<String>) -> String {
        names.isEmpty ? "(none is defined)" : names.sorted().joined(separator: ", ")
    }

    mutating func findAll() {
        sizes()
        demand()
        surges()
        linesAndDesks()
        joint()
        response()
        cameras()
        targets()
    }

    private mutating func sizes() {
        if city.desks.isEmpty { note(["desks"], "no desk answers anything", "define at least one desk") }
        if city.desks.count > 60 {
            note(["desks"], "\(city.desks.count) desks are too many", "use at most 60")
        }
        if city.unitKinds.count > 32 {
            note(["unit_kinds"], "\(city.unitKinds.count) kinds are too many", "use at most 32")
        }
        if city.simulation.measured <= 0 {
            note(["simulation", "measured"], "nothing is measured", "give a duration above 0, e.g. 365 d")
        }
        if city.incidentTypes.isEmpty && city.callStreams.isEmpty {
            note(["call_streams"], "nothing ever happens", "define call_streams or incident_types")
        }
        if !city.incidentTypes.isEmpty, city.zones.isEmpty, !city.units.isEmpty {
            note(["city", "zones"], "incidents have no place", "define at least one zone")
        }
    }

    private mutating func demand() {
        for type in city.incidentTypes {
            let path = ["incident_types", type.id]
            calls(path + ["calls_to"], type.callsTo, required: type.reporters.none < 1 && type.rate > 0)
            variation(type.variation, path)
            if type.needs.count > 4 {
                note(path + ["needs"], "\(type.needs.count) kinds of unit are too many", "use at most 4")
            }
            for need in type.needs { self.need(need, of: type, path: path) }
            if let other = type.confusedWith, !types.contains(other) {
                note(
                    path + ["confused_with"], "no incident type \"\(other)\"",
                    "use one of \(Self.list(types))")
            }
            if type.priorities.reduce(0, +) <= 0 {
                note(path + ["priorities"], "all weights are 0", "give a priority above 0 its weight")
            }
        }
        for stream in city.callStreams {
            calls(["call_streams", stream.id, "calls_to"], stream.callsTo, required: true)
            replay(stream)
            variation(stream.variation, ["call_streams", stream.id])
            for line in city.lines
            where line.channel == .app && (stream.callsTo[line.id] ?? 0) > 0 && stream.kind == .silent {
                note(
                    ["call_streams", stream.id, "calls_to"], "a silent call cannot come by the app",
                    "use a voice line")
            }
        }
    }

    private mutating func surges() {
        let streams = Set(city.callStreams.map(\.id))
        for surge in city.surges {
            let path = ["surges", surge.id]
            if case .random(let rate) = surge.beginning, !(rate >= 0 && rate <= 1e-3) {
                note(path + ["per_year"], "they begin too often", "use at most 30000")
            }
            for (key, names, known, noun) in [
                ("factors", surge.factors, types, "incident type"),
                ("call_factors", surge.callFactors, streams, "call stream"),
            ] {
                for (name, factor) in names.sorted(by: { $0.key < $1.key }) {
                    if !known.contains(name) {
                        note(path + [key], "no \(noun) \"\(name)\"", "use one of \(Self.list(known))")
                    }
                    if !(factor >= 0 && factor <= 10_000) {
                        note(path + [key, name], "\(factor) is no factor", "use 0 to 10000")
                    }
                }
            }
            for stream in city.callStreams where stream.replay != nil && surge.callFactors[stream.id] != nil {
                note(
                    path + ["call_factors"], "the calls of \"\(stream.id)\" are replayed, not drawn",
                    "leave it out; the log has its own surges")
            }
        }
    }

    private mutating func variation(_ variation: DemandVariation, _ path: [String]) {
        if let day = variation.dayFactor, !(day.atMost > 0 && day.atMost <= 1_000) {
            note(path + ["day_factor", "at_most"], "\(day.atMost) is no bound", "use 1 to 1000")
        }
        if let bursts = variation.bursts,
            !(bursts.factor >= 0 && bursts.factor <= 10_000 && bursts.stayNormal > 0 && bursts.stayBurst > 0)
        {
            note(
                path + ["bursts"], "these are no bursts",
                "use a factor of 0 to 10000 and stays above 0 s")
        }
        if let cluster = variation.cluster {
            let least: Double = cluster.kind == .geometric ? 1 : 0
            if !(cluster.mean >= least && cluster.mean <= 1_000) {
                note(
                    path + ["cluster", "offspring_mean"], "a mean of \(cluster.mean) is not possible",
                    "use \(Int(least)) to 1000")
            }
        }
    }

    private mutating func replay(_ stream: CallStream) {
        guard let calls = stream.replay else { return }
        let path = ["call_streams", stream.id, "replay"]
        let allowed = 0...ReplayedCall.greatest
        if calls.contains(where: {
            !allowed.contains($0.arrivalMicroseconds) || !allowed.contains($0.talkMicroseconds)
        }) {
            note(path, "a call comes or ends at no possible time", "use times from 0 to 1e11 s")
        }
        if zip(calls, calls.dropFirst()).contains(where: { $0.arrivalMicroseconds > $1.arrivalMicroseconds })
        {
            note(path, "the calls are not in the order of their arrival", "sort them")
        }
    }

    private mutating func need(_ need: UnitNeed, of type: IncidentType, path: [String]) {
        guard kinds.contains(need.kind) else {
            note(
                path + ["needs"], "no unit kind \"\(need.kind)\"", "use one of \(Self.list(kinds))")
            return
        }
        if !city.units.contains(where: { $0.kind == need.kind && $0.shifts.contains { $0.posts > 0 } }) {
            note(
                path + ["needs"], "nobody has a unit of kind \"\(need.kind)\"",
                "add it under units with at least one post")
        }
        if !city.desks.contains(where: { $0.dispatches.contains(need.kind) }) {
            note(
                path + ["needs"], "no desk dispatches \"\(need.kind)\"",
                "name it in the dispatches of a desk")
        }
        if need.count < 1 || need.count > 200 {
            note(path + ["needs"], "\(need.count) units cannot be needed", "use 1 to 200")
        }
    }

    private mutating func calls(_ path: [String], _ weights: [String: Double], required: Bool) {
        for line in weights.keys.sorted() where !lines.contains(line) {
            note(path, "no line \"\(line)\"", "use one of \(Self.list(lines))")
        }
        if required, weights.values.reduce(0, +) <= 0 {
            note(path, "nobody knows whom to call", "give at least one line a weight above 0")
        }
    }

    private mutating func linesAndDesks() {
        for line in city.lines {
            if !desks.contains(line.desk) {
                note(
                    ["lines", line.id, "desk"], "no desk \"\(line.desk)\"", "use one of \(Self.list(desks))")
            }
            for (type, desk) in line.routes.sorted(by: { $0.key < $1.key }) {
                if !types.contains(type) {
                    note(
                        ["lines", line.id, "routes"], "no incident type \"\(type)\"",
                        "use one of \(Self.list(types))")
                }
                if !desks.contains(desk) {
                    note(
                        ["lines", line.id, "routes"], "no desk \"\(desk)\"",
                        "use one of \(Self.list(desks))")
                }
            }
        }
        for desk in city.desks { self.desk(desk) }
        forwardingCircles()
    }

    private mutating func desk(_ desk: Desk) {
        let path = ["desks", desk.id]
        for kind in desk.dispatches where !kinds.contains(kind) {
            note(path + ["dispatches"], "no unit kind \"\(kind)\"", "use one of \(Self.list(kinds))")
        }
        if desk.staff.isEmpty {
            note(path + ["staff"], "nobody works here", "define at least one staff group")
        }
        for group in desk.staff {
            let place = path + ["staff", group.id]
            if group.roles.isEmpty {
                note(place + ["roles"], "no role", "name at least one of call_taking, dispatching, watching")
            }
            if group.shifts.allSatisfy({ $0.posts == 0 }) {
                note(place, "the roster is empty", "give a shift or posts of at least 1")
            }
        }
        let roles = Set(desk.staff.flatMap(\.roles))
        let isJoined =
            city.integration.institutional == .oneRoom
            && city.jointCentre?.members.contains(desk.id) == true
        if !desk.dispatches.isEmpty, !roles.contains(.dispatching), !isJoined {
            note(
                path + ["staff"], "nobody may dispatch what the desk dispatches",
                "give a staff group the role dispatching")
        }
        let hasCalls = city.lines.contains { $0.desk == desk.id || $0.routes.values.contains(desk.id) }
        if hasCalls, !roles.contains(.callTaking) {
            note(path + ["staff"], "nobody takes calls", "give a staff group the role call_taking")
        }
        let isForwardTarget = city.desks.contains {
            $0.whenClosed == .forward(to: desk.id) || $0.overflow?.to == desk.id
        }
        let isWatcher = city.cameras?.desk == desk.id
        if !hasCalls, desk.dispatches.isEmpty, !isForwardTarget, !isWatcher {
            note(
                path, "nobody can reach this desk",
                "let a line ring here, give it units to dispatch, or remove it")
        }
        if case .forward(let to) = desk.whenClosed, !desks.contains(to) {
            note(path + ["when_closed"], "no desk \"\(to)\"", "use one of \(Self.list(desks))")
        }
        if let overflow = desk.overflow {
            if !desks.contains(overflow.to) {
                note(path + ["overflow"], "no desk \"\(overflow.to)\"", "use one of \(Self.list(desks))")
            } else if overflow.to == desk.id {
                note(path + ["overflow"], "a desk cannot overflow to itself", "name another desk")
            } else if city.desks.first(where: { $0.id == overflow.to })?.staff
                .contains(where: { $0.roles.contains(.callTaking) }) == false
            {
                note(
                    path + ["overflow"], "nobody at \"\(overflow.to)\" takes calls",
                    "give a staff group there the role call_taking")
            }
        }
        let people = desk.humanResources
        if people.overTriage + people.underTriage > 1 {
            note(
                path + ["human_resources"], "over-triage and under-triage together exceed 100 %",
                "lower one of them")
        }
    }

    private mutating func forwardingCircles() {
        for desk in city.desks {
            var current = desk
            for _ in 0...city.desks.count {
                guard case .forward(let to) = current.whenClosed,
                    let next = city.desks.first(where: { $0.id == to })
                else { break }
                if next.id == desk.id {
                    note(
                        ["desks", desk.id, "when_closed"], "forwarding leads back to this desk",
                        "let one desk of the circle ring or fail")
                    break
                }
                current = next
            }
        }
    }

    private mutating func joint() {
        guard let centre = city.jointCentre else {
            if city.integration.institutional == .oneRoom, city.desks.count > 1 {
                note(
                    ["integration"], "one room needs a joint_centre",
                    "define joint_centre with its members")
            }
            return
        }
        for member in centre.members where !desks.contains(member) {
            note(
                ["joint_centre", "members"], "no desk \"\(member)\"", "use one of \(Self.list(desks))")
        }
        if centre.members.isEmpty {
            note(["joint_centre", "members"], "nobody moves in", "name at least one desk")
        }
        if desks.contains(centre.id) {
            note(["joint_centre", "id"], "\"\(centre.id)\" is already a desk", "choose another id")
        }
    }

    private mutating func response() {
        for group in city.units {
            if !kinds.contains(group.kind) {
                note(
                    ["units", group.id, "kind"], "no unit kind \"\(group.kind)\"",
                    "use one of \(Self.list(kinds))")
            }
            if group.shifts.allSatisfy({ $0.posts == 0 }) {
                note(["units", group.id], "the roster is empty", "give a shift or posts of at least 1")
            }
        }
    }

    private mutating func cameras() {
        guard let cameras = city.cameras else { return }
        guard let desk = city.desks.first(where: { $0.id == cameras.desk }) else {
            note(["cctv", "desk"], "no desk \"\(cameras.desk)\"", "use one of \(Self.list(desks))")
            return
        }
        if cameras.technology != .automatic,
            !desk.staff.contains(where: { $0.roles.contains(.watching) })
        {
            note(
                ["cctv", "desk"], "nobody at \"\(cameras.desk)\" watches",
                "give a staff group there the role watching")
        }
        if cameras.screensPerOperator < 1 {
            note(["cctv", "screens_per_operator"], "an operator needs a screen", "use at least 1")
        }
        for (screens, share) in cameras.watching.noticedByScreens where share >= 1 || share < 0 {
            note(
                ["cctv", "watching", "noticed_by_screens"],
                "a share of \(share * 100) % with \(screens) screens has no hazard",
                "use at least 0 % and less than 100 %")
        }
    }

    private mutating func targets() {
        for (index, target) in city.targets.enumerated() where KPICatalogue.find(target.kpi) == nil {
            let near = KPICatalogue.nearest(to: target.kpi)
            note(
                ["targets", String(index + 1), "kpi"], "no KPI \"\(target.kpi)\"",
                near.map { "did you mean \($0)?" } ?? "see sigap explain")
        }
    }
}
