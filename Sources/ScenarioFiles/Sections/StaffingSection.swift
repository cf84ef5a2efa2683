import CityModel
import EventKernel

/// `staffing`: what `sigap staff` may vary, under which rules, and how posts become people.
public struct StaffingSection: Hashable, Sendable {
    /// The probability with which the answer is to be right; nil: not said.
    public var confidence: Double?
    /// The distance from a target that does not matter; nil: not said.
    public var tolerance: Double?
    /// The posts to be varied; empty: all that the desks have.
    public var vary: [VariedPost]
    /// Other shift times, in place of a group's own.
    public var catalogue: [ShiftPattern]
    /// Under which terms people are employed; empty: the budget's relief factor says it all.
    public var employment: [EmploymentStatus]
    /// What holds at night; nil: nothing.
    public var night: NightRules?

    /// Posts of a group and their range.
    public struct VariedPost: Hashable, Sendable {
        /// The group, as `desk.group`, or as `units.group` for crews.
        public var group: String
        /// One of its shifts; nil: all.
        public var shift: String?
        /// The fewest people; nil: the minimum crew.
        public var from: Int?
        /// The most; nil: as many as the search finds useful.
        public var to: Int?
        /// The people of one crew; nil: 1. Nothing for the groups of desks.
        public var people: Int?

        /// A range for posts.
        public init(
            group: String, shift: String? = nil, from: Int? = nil, to: Int? = nil, people: Int? = nil
        ) {
            self.people = people
            self.group = group
            self.shift = shift
            self.from = from
            self.to = to
        }
    }

    /// Shift times of a group; their posts are what is sought.
    public struct ShiftPattern: Hashable, Sendable {
        /// Its name.
        public var id: String
        /// The group, as `desk.group`.
        public var group: String
        /// The shifts, with no posts.
        public var shifts: [Shift]
    }

    /// A way of being employed (*status kepegawaian*).
    public struct EmploymentStatus: Hashable, Sendable {
        /// Its name.
        public var id: String
        /// What people call it.
        public var name: String
        /// Legal working seconds of a week.
        public var week: Double
        /// The share of these that nobody works: leave, holidays, sickness, training.
        public var shrinkage: Double
        /// The greatest share of a person's working time that may lie at night; 1: all of it.
        public var nights: Double
        /// The groups so employed, as `desk.group`; empty: all that no other status names.
        public var groups: [String]
        /// The least minutes off between two shifts of a person; nil: any.
        public var rest: Int?
        /// The most nights that a person may work one after another; nil: any number.
        public var nightsInRow: Int?
        /// The most days on which a person may work one after another; nil: any number.
        public var daysInRow: Int?

        /// Whether how shifts follow each other matters.
        public var hasRotaRules: Bool { rest != nil || nightsInRow != nil || daysInRow != nil }

        /// Working seconds of a person and week, on average.
        public var productiveWeek: Double { week * (1 - shrinkage) }
    }

    /// What the law or the agency asks of work at night.
    public struct NightRules: Hashable, Sendable {
        /// The minute of the day at which night begins.
        public var from: Int
        /// The minute of the day at which it ends.
        public var to: Int
        /// The fewest people on duty at a desk that is staffed at night, or in the joint centre.
        public var least: Int
        /// The longest shift that touches the night, in minutes; nil: any.
        public var longestShift: Int?

        /// Minutes of the night within a stretch that begins at a minute of the day.
        public func minutes(from start: Int, length: Int) -> Int {
            (start..<(start + length)).count { contains(minute: $0 % 1_440) }
        }

        /// Whether a minute of the day lies in the night.
        public func contains(minute: Int) -> Bool {
            from <= to ? (from..<to).contains(minute) : minute >= from || minute < to
        }
    }

    /// The status of a group; nil where none covers it.
    public func status(of group: String) -> EmploymentStatus? {
        employment.first { $0.groups.contains(group) } ?? employment.first { $0.groups.isEmpty }
    }
}

// MARK: Reading

extension StaffingSection {
    static func decode(_ record: Record) -> StaffingSection {
        StaffingSection(
            confidence: record.value("confidence"), tolerance: record.value("tolerance"),
            vary: record.records("vary").map {
                VariedPost(
                    group: $0.text("group") ?? "", shift: $0.text("shift"), from: $0.integer("from"),
                    to: $0.integer("to"), people: $0.integer("people"))
            },
            catalogue: record.records("catalogue").map {
                ShiftPattern(
                    id: $0.id, group: $0.text("group") ?? "",
                    shifts: RosterSection.decodeTimes($0.records("shifts")))
            },
            employment: record.records("employment").map {
                EmploymentStatus(
                    id: $0.id, name: $0.name, week: $0.value("week") ?? 0,
                    shrinkage: $0.value("shrinkage") ?? 0, nights: $0.value("nights") ?? 1,
                    groups: $0.texts("groups") ?? [],
                    rest: $0.value("rest").map { Int(($0 / 60).rounded(.up)) },
                    nightsInRow: $0.integer("nights_in_row"), daysInRow: $0.integer("days_in_row"))
            },
            night: record.record("night").map {
                NightRules(
                    from: $0.clockTime("from")?.minute ?? 0, to: $0.clockTime("to")?.minute ?? 0,
                    least: $0.integer("least") ?? 0,
                    longestShift: $0.value("longest_shift").map { Int($0 / 60) })
            })
    }

    /// Names of groups and shifts that do not exist, and rules that contradict each other.
    static func problems(
        _ record: Record?, desks: [Desk], units: [UnitGroup], in document: Document
    ) -> [ScenarioProblem] {
        guard let record else { return [] }
        let section = decode(record)
        let groups = Dictionary(
            desks.flatMap { desk in desk.staff.map { ("\(desk.id).\($0.id)", $0) } }
        ) { first, _ in first }
        let crews = Dictionary(units.map { ("units.\($0.id)", $0.shifts) }) { first, _ in first }
        var problems: [ScenarioProblem] = []
        func check(_ group: String, _ path: [String], isVaried: Bool = false) {
            guard groups[group] == nil, !isVaried || crews[group] == nil else { return }
            problems.append(
                document.problem(
                    at: ["staffing"] + path,
                    what: "there is no staff group \(Wording.quoted(group))",
                    remedy: Wording.suggestion(
                        for: group, among: groups.keys.sorted() + (isVaried ? crews.keys.sorted() : []),
                        noun: "staff group")))
        }
        for (index, post) in section.vary.enumerated() {
            let path = ["vary", String(index + 1)]
            check(post.group, path + ["group"], isVaried: true)
            let patterns = section.catalogue.filter { $0.group == post.group }.flatMap(\.shifts)
            let own = groups[post.group]?.shifts ?? crews[post.group]
            let shifts = ((own ?? []) + patterns).map(\.name)
            if post.people != nil, groups[post.group] != nil {
                problems.append(
                    document.problem(
                        at: ["staffing"] + path + ["people"],
                        what: "is for crews of units; \(post.group) is a group of a desk",
                        remedy: "leave it out"))
            }
            if let shift = post.shift, own != nil, !shifts.contains(shift) {
                problems.append(
                    document.problem(
                        at: ["staffing"] + path + ["shift"],
                        what: "\(post.group) has no shift \(Wording.quoted(shift))",
                        remedy: Wording.suggestion(for: shift, among: shifts, noun: "shift")))
            }
        }
        for pattern in section.catalogue { check(pattern.group, ["catalogue", pattern.id, "group"]) }
        for status in section.employment {
            for group in status.groups { check(group, ["employment", status.id, "groups"]) }
            if status.nights < 1, section.night == nil {
                problems.append(
                    document.problem(
                        at: ["staffing", "employment", status.id, "nights"],
                        what: "when night is, is not said", remedy: "write `staffing.night`"))
            }
            if status.nightsInRow != nil, section.night == nil {
                problems.append(
                    document.problem(
                        at: ["staffing", "employment", status.id, "nights_in_row"],
                        what: "when night is, is not said", remedy: "write `staffing.night`"))
            }
            if status.shrinkage >= 1 {
                problems.append(
                    document.problem(
                        at: ["staffing", "employment", status.id, "shrinkage"],
                        what: "nobody would ever work", remedy: "write a share below 100 %"))
            }
        }
        if section.employment.count(where: { $0.groups.isEmpty }) > 1 {
            problems.append(
                document.problem(
                    at: ["staffing", "employment"], what: "several statuses cover all other groups",
                    remedy: "write `groups` in all but one"))
        }
        return problems
    }
}
