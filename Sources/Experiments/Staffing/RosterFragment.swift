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

    /// A fragment.
    public init(scenario: Scenario, layout: StaffingLayout, roster: Roster) {
        self.scenario = scenario
        self.layout = layout
        self.roster = roster
    }

    /// The desks with the roster.
    public var desks: [Desk] {
        StaffingSpace(base: scenario.configuration, layouts: [layout], night: nil)
            .configuration(of: Roster(layout: 0, seats: roster.seats)).desks
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
        lines += ["extends: \(quoted(base))", "", "desks:"]
        let changed = Set(layout.posts.map { [$0.desk, $0.groupIndex] })
        for (desk, content) in desks.enumerated() {
            let groups = content.staff.indices.filter { changed.contains([desk, $0]) }
            guard !groups.isEmpty else { continue }
            lines += ["  - id: \(content.id)", "    staff:"]
            for index in groups { lines += group(content.staff[index]) }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func group(_ group: StaffGroup) -> [String] {
        let lines = ["      - id: \(group.id)"]
        if group.shifts.count == 1, let shift = group.shifts.first, shift.lengthMinutes == 1_440,
            shift.startMinute == 0, shift.weekdays == .everyDay
        {
            return lines + ["        posts: \(shift.posts)"]
        }
        return lines + ["        shifts:"]
            + group.shifts.map { shift in
                "          - {name: \(quoted(shift.name)), days: \(days(shift.weekdays)), start: \"\(clock(shift.startMinute))\", "
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
