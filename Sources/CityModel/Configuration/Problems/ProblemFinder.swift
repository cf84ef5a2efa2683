/// Walks through a configuration and notes what is wrong.
struct ProblemFinder {
    let city: CityConfiguration
    var problems: [ConfigurationProblem] = []

    let lines: Set<String>
    let desks: Set<String>
    let kinds: Set<String>
    let types: Set<String>

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

    static func list(_ names: Set<String>) -> String {
        names.isEmpty ? "(none is defined)" : names.sorted().joined(separator: ", ")
    }

    mutating func findAll() {
        sizes()
        demand()
        surges()
        languages()
        linesAndDesks()
        callers()
        joint()
        infrastructure()
        fallback()
        response()
        cameras()
        targets()
    }

    mutating func sizes() {
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

    mutating func targets() {
        for (index, target) in city.targets.enumerated() where KPICatalogue.find(target.kpi) == nil {
            let near = KPICatalogue.nearest(to: target.kpi)
            note(
                ["targets", String(index + 1), "kpi"], "no KPI \"\(target.kpi)\"",
                near.map { "did you mean \($0)?" } ?? "see sigap explain")
        }
    }
}
