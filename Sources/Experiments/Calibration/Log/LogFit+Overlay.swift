import CityModel
import ScenarioFiles

/// A scenario whose demand is replaced by that of a log.
public struct DemandReplacement: Sendable {
    /// The scenario.
    public var base: Scenario
    /// Streams and incident types of it that the log does not hold and that therefore stay.
    public var kept: Set<String>
    /// The kind whose units the log is about.
    public var unitKind: String

    /// A replacement.
    public init(base: Scenario, kept: Set<String> = [], unitKind: String = "unit") {
        self.base = base
        self.kept = kept
        self.unitKind = unitKind
    }
}

extension LogFit {
    /// A scenario file that extends another: the fitted demand in place of the other's own.
    ///
    /// A log of calls takes the place of all streams and incident types, for it holds the calls of both, and of redialling,
    /// for it holds these calls as well. A log of units takes the place of incident types, whose callers stay.
    ///
    /// - Parameters:
    ///   - replacement: What is replaced.
    ///   - path: The path of the extended file, from the folder of this one.
    ///   - source: Where values come from, such as the log's name and SHA-256.
    public func overlay(_ replacement: DemandReplacement, extending path: String, source: String) -> String {
        let origin = Origin(text: source + ", " + window)
        let base = replacement.base
        func quoted(_ text: String) -> String {
            "\"" + Wording.oneLine(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        }
        var lines = [
            "# Written by `sigap calibrate`: \(Wording.oneLine(base.name)) with the demand of a log in place of its own.",
            "sigap: 1",
            "title: {en: \(quoted(base.title.en + ", demand of a log")), id: \(quoted(base.title.id + ", permintaan dari catatan"))}",
        ]
        if let date = base.asOf { lines.append("as_of: \(date)") }
        lines += ["extends: \(quoted(path))", "profiles:"]
        for (index, own) in demand.classes.enumerated() { lines += profile(own, index, origin) }
        let types = base.configuration.incidentTypes.filter { !replacement.kept.contains($0.id) }
            .map { "  - {id: \(quoted($0.id)), rate: 0/day}" }
        guard !isAboutUnits else {
            lines += ["incident_types:"] + incidents(unitKind: replacement.unitKind, origin) + types
            lines += ["unit_kinds:", "  - id: \(replacement.unitKind)"]
            for (key, role) in [("turnout", DurationFit.Role.turnout), ("on_scene", .onScene)]
            where durations.contains(where: { $0.role == role }) {
                lines.append("    \(key): \(law(role, origin))")
            }
            if let speed = speedLine(origin) { lines.append("    speed: \(speed)") }
            return lines.joined(separator: "\n") + "\n"
        }
        let off = base.configuration.callStreams.filter { !replacement.kept.contains($0.id) }
        // Junk that no stream is part of any more would be refused.
        let paths = Set(base.parameters.map(\.path))
        if paths.contains("junk_share"),
            !replacement.kept.contains(where: { paths.contains("call_streams.\($0).part_of_junk") })
        {
            lines.append("junk_share: 0 %")
        }
        lines += ["callers:"] + (patienceLine(origin).map { [$0] } ?? [])
        lines += [
            "  # The log holds those who rang again.", "  after_abandoning: {probability: 0 %}",
            "  after_blocked: {probability: 0 %}", "call_streams:",
        ]
        lines += streams(origin)
        lines += off.map {
            "  - {id: \(quoted($0.id)), rate: 0/day\($0.replay == nil ? "" : ", talk: 0 s")}"
        }
        if !types.isEmpty { lines += ["incident_types:"] + types }
        return lines.joined(separator: "\n") + "\n"
    }
}
