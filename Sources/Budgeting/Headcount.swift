import CityModel
import EventKernel
import ScenarioFiles

/// How many people a roster takes.
public enum Headcount {
    /// The people of one desk under one employment status.
    public struct Part: Hashable, Sendable {
        /// The desk.
        public var desk: String
        /// The status; nil: by the budget's relief factor.
        public var status: StaffingSection.EmploymentStatus?
        /// Staffed minutes of a week.
        public var minutes: Int
        /// Those of them that lie at night; 0 where night is not defined.
        public var nightMinutes: Int
        /// Whole people.
        public var people: Int64
        /// Whether the limit on night work asks for more people than the legal week does.
        public var isForNights: Bool
        /// Whether the rules on how shifts follow each other ask for more people than both.
        public var isForRota = false
    }

    /// The people of every desk; nil where neither employment nor a relief factor is stated.
    ///
    /// With employment statuses a desk needs, for each status, its staffed time over the working time of a person
    /// (legal week less shrinkage), and no fewer than its night time over the night share of that, rounded up. Where a
    /// status has rules on how shifts follow each other, the people at work, which are these less shrinkage, must be enough
    /// for a rota that keeps them (``Rota``). Without statuses it needs its staffed time × relief factor ÷ 168 h, rounded up.
    ///
    /// - Complexity: O(shifts × minutes of a shift).
    public static func parts(of scenario: Scenario) -> [Part]? {
        let factor = scenario.budget.flatMap { ExactDecimal($0.reliefFactor) }
        var parts: [Part] = []
        for desk in scenario.configuration.desks {
            guard let own = Self.parts(of: desk, staffing: scenario.staffing, reliefFactor: factor) else {
                return nil
            }
            parts += own
        }
        return parts
    }

    static func parts(
        of desk: Desk, staffing: StaffingSection?, reliefFactor: ExactDecimal?
    ) -> [Part]? {
        typealias Work = (
            status: StaffingSection.EmploymentStatus?, minutes: Int, night: Int, shifts: [Shift]
        )
        var groups: [Work] = []
        for group in desk.staff {
            let status = staffing?.status(of: "\(desk.id).\(group.id)")
            let minutes = group.shifts.reduce(0) { $0 + $1.minutesPerWeek }
            let night = staffing?.night.map { rules in
                group.shifts.reduce(0) { sum, shift in
                    sum + shift.posts * shift.weekdays.rawValue.nonzeroBitCount
                        * rules.minutes(from: shift.startMinute, length: shift.lengthMinutes)
                }
            }
            if let index = groups.firstIndex(where: { $0.status == status }) {
                groups[index].minutes += minutes
                groups[index].night += night ?? 0
                groups[index].shifts += group.shifts
            } else {
                groups.append((status, minutes, night ?? 0, group.shifts))
            }
        }
        if groups.isEmpty { groups.append((nil, 0, 0, [])) }
        var parts: [Part] = []
        for (status, minutes, night, shifts) in groups {
            var part = Part(
                desk: desk.id, status: status, minutes: minutes, nightMinutes: night, people: 0,
                isForNights: false)
            if let status {
                let week = status.productiveWeek / 60
                part.people = ceiling(Double(minutes) / week)
                let forNights = ceiling(Double(night) / (week * status.nights))
                part.isForNights = forNights > part.people
                part.people = max(part.people, forNights)
                if status.hasRotaRules, minutes > 0 {
                    let forRota = people(for: shifts, status, staffing?.night, from: part.people)
                    part.isForRota = forRota > part.people
                    part.people = max(part.people, forRota)
                }
            } else if let reliefFactor {
                part.people = persons(minutesPerWeek: minutes, reliefFactor: reliefFactor)
            } else if minutes > 0 {
                return nil
            }
            parts.append(part)
        }
        return parts
    }

    /// The employed people of whom, less shrinkage, a rota can be made.
    ///
    /// Somebody always has one: with enough people everybody is off for as long as any rule can ask.
    private static func people(
        for shifts: [Shift], _ status: StaffingSection.EmploymentStatus,
        _ night: StaffingSection.NightRules?, from least: Int64
    ) -> Int64 {
        let present = 1 - status.shrinkage
        let rota = Rota(shifts: shifts, status: status, night: night)
        let atWork = Int64((Double(least) * present + 1e-9).rounded(.down))
        return max(least, ceiling(Double(rota.people(from: max(1, atWork)) ?? 0) / present))
    }

    /// Rounded up, forgiving what binary fractions add to a whole number.
    private static func ceiling(_ people: Double) -> Int64 { Int64((people - 1e-9).rounded(.up)) }

    /// Staffed minutes of a week turned into whole persons, where `reliefFactor` persons keep one post staffed
    /// round the clock (10,080 minutes).
    package static func persons(minutesPerWeek: Int, reliefFactor: ExactDecimal) -> Int64 {
        let unit = (0..<reliefFactor.scale).reduce(Int128(10_080)) { product, _ in product * 10 }
        let need = Int128(minutesPerWeek) * Int128(reliefFactor.coefficient)
        return Int64(clamping: (need + unit - 1) / unit)
    }
}

extension Shift {
    /// Staffed minutes of a week.
    public var minutesPerWeek: Int { weekdays.rawValue.nonzeroBitCount * lengthMinutes * posts }
}
