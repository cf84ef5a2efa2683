import CityModel
import EventKernel
import Foundation
import ScenarioFiles

/// A roster as a scenario file that extends the one in which it was found.
public struct RosterFragment: Sendable {
    /// The scenario.
    public let scenario: Scenario
    /// The shift times and posts.
    public let layout: StaffingLayout
    /// The people of each post.
    public let roster: Roster
    /// The targets for which it was chosen, where they are not the scenario's.
    public let targets: [Target]

    /// A fragment.
    public init(scenario: Scenario, layout: StaffingLayout, roster: Roster, targets: [Target] = []) {
        self.targets = targets
        self.scenario = scenario
        self.layout = layout
        self.roster = roster
    }

    /// The desks with the roster.
    public var desks: [Desk] { configuration.desks }

    /// The units with the roster.
    public var units: [UnitGroup] { configuration.units }

    private var configuration: CityConfiguration {
        StaffingSpace(base: scenario.configuration, layouts: [layout], night: nil)
            .configuration(of: Roster(layout: 0, seats: roster.seats))
    }

    /// The file.
    ///
    /// - Parameters:
    ///   - base: The path of the extended file, from the folder of this one.
    ///   - comments: Lines for its beginning.
    public func text(extending base: String, comments: [String]) -> String {
        var lines = comments.map { "# " + Wording.oneLine($0) }
        lines += [
            "sigap: 1",
            "title: {en: \(quoted(scenario.title.en + ", chosen roster")), id: \(quoted(scenario.title.id + ", jadwal terpilih"))}",
        ]
        if let date = scenario.asOf { lines.append("as_of: \(date)") }
        lines += ["extends: \(quoted(base))", ""]
        if !targets.isEmpty {
            lines += ["# The targets for which it was chosen, in place of those of the extended file."]
            lines += ["targets:"] + targets.map(target) + [""]
        }
        let crews = layout.posts.filter { $0.desk == nil }.map(\.groupIndex)
        let changed = Set(layout.posts.compactMap { post in post.desk.map { [$0, post.groupIndex] } })
        if !changed.isEmpty { lines.append("desks:") }
        for (desk, content) in desks.enumerated() {
            let groups = content.staff.indices.filter { changed.contains([desk, $0]) }
            guard !groups.isEmpty else { continue }
            lines += ["  - id: \(content.id)", "    staff:"]
            for index in groups {
                lines += group(content.staff[index].id, content.staff[index].shifts, indent: "      ")
            }
        }
        if !crews.isEmpty { lines.append("units:") }
        for (index, unit) in units.enumerated() where crews.contains(index) {
            lines += group(unit.id, unit.shifts, indent: "  ")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func target(_ target: Target) -> String {
        let unit = KPICatalogue.find(target.kpi)?.unit
        func bound(_ key: String, _ value: Double?) -> String {
            guard let value else { return "" }
            let text = unit == .seconds ? "\(value) s" : "\(value)"
            return ", \(key): \(text)"
        }
        return "  - {kpi: \(target.kpi), scope: \(quoted(target.scope))"
            + bound("at_least", target.atLeast) + bound("at_most", target.atMost) + "}"
    }

    private func group(_ id: String, _ shifts: [Shift], indent: String) -> [String] {
        let lines = [indent + "- id: \(id)"]
        if shifts.count == 1, let shift = shifts.first, shift.lengthMinutes == 1_440,
            shift.startMinute == 0, shift.weekdays == .everyDay
        {
            return lines + [indent + "  posts: \(shift.posts)"]
        }
        return lines + [indent + "  shifts:"]
            + shifts.map { shift in
                indent
                    + "    - {name: \(quoted(shift.name)), days: \(days(shift.weekdays)), start: \"\(clock(shift.startMinute))\", "
                    + "length: \(shift.lengthMinutes) min, posts: \(shift.posts)}"
            }
    }

    private func days(_ days: Weekdays) -> String {
        if days == .everyDay { return "all" }
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        return "["
            + names.indices.filter { days.contains(weekday: $0) }.map { names[$0] }.joined(separator: ", ")
            + "]"
    }

    private func clock(_ minute: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return two(minute / 60) + ":" + two(minute % 60)
    }

    /// A YAML text in double quotes.
    private func quoted(_ text: String) -> String {
        "\"" + Wording.oneLine(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// The path of a file from a folder, both from the same place or both absolute.
    public static func path(to file: String, from folder: String) -> String {
        let current = FileManager.default.currentDirectoryPath
        func parts(_ path: String) -> [String] {
            let absolute = path.hasPrefix("/") ? path : current + "/" + path
            return URL(filePath: absolute).standardizedFileURL.path.split(separator: "/").map(String.init)
        }
        let target = parts(file)
        let start = parts(folder)
        let common = zip(target, start).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: start.count - common) + target.dropFirst(common)).joined(
            separator: "/")
    }
}
