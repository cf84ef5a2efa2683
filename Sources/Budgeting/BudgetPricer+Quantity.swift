import CityModel
import EventKernel
import ScenarioFiles

/// How many of something, and how that was found.
struct CountedQuantity {
    var number: ExactDecimal
    var note: LocalizedText
}

extension BudgetPricer {
    // MARK: Conditions

    /// Whether the levels at which an item is needed are those of the scenario.
    func applies(_ item: BudgetItem) -> Bool {
        let condition = item.condition
        let levels = scenario.levels
        func holds(_ wanted: [String], _ level: String?) -> Bool {
            wanted.isEmpty || level.map(wanted.contains) ?? false
        }
        guard holds(condition.technical, levels.technical.rawValue),
            holds(condition.institutional, levels.institutional.rawValue),
            holds(condition.technology, levels.technology), holds(condition.adoption, levels.adoption)
        else { return false }
        let asksForLevel = !condition.humanResources.isEmpty || item.staffLevel != nil
        return !asksForLevel || !desks(of: item).isEmpty
    }

    /// The desks that an item covers: those it names, or all, at the human-resource level that it asks for.
    func desks(of item: BudgetItem) -> [Desk] {
        scenario.configuration.desks.filter { desk in
            guard item.desks.isEmpty || item.desks.contains(desk.id) else { return false }
            let level = humanResourceLevel(of: desk)
            if let wanted = item.staffLevel, level != wanted { return false }
            let wanted = item.condition.humanResources
            return wanted.isEmpty || level.map(wanted.contains) ?? false
        }
    }

    /// In one room everybody works at the level of the room, which is the one that the simulation credits: nobody
    /// gets trained without being paid for it.
    private func humanResourceLevel(of desk: Desk) -> String? {
        scenario.levels.humanResources[place(of: desk)]
    }

    /// The joint centre for desks that have moved into it, else the desk.
    private func place(of desk: Desk) -> String {
        let city = scenario.configuration
        if city.integration.institutional == .oneRoom, let centre = city.jointCentre,
            centre.members.contains(desk.id)
        {
            return centre.id
        }
        return desk.id
    }

    // MARK: Quantities

    /// What an agency pays an item for; nil where it is not the one that pays.
    func counted(_ item: BudgetItem, paidBy agency: String) -> CountedQuantity? {
        var covered = desks(of: item)
        switch item.payer {
        case .agency(let payer):
            guard payer == agency else { return nil }
        case .deskAgency:
            covered = covered.filter { $0.agency == agency }
            guard !covered.isEmpty else { return nil }
        }
        var counted = total(item, covered)
        if let threshold = item.onlyAbove, threshold > 0 {
            let beyond = max(0, counted.number.coefficient - Int64(threshold) * scaleOf(counted.number))
            counted.number = ExactDecimal(coefficient: beyond, scale: counted.number.scale)
            counted.note.en += ", only those beyond \(threshold)"
            counted.note.id += ", hanya yang melebihi \(threshold)"
        }
        return counted
    }

    private func scaleOf(_ number: ExactDecimal) -> Int64 {
        (0..<number.scale).reduce(1) { power, _ in power * 10 }
    }

    private func total(_ item: BudgetItem, _ desks: [Desk]) -> CountedQuantity {
        let city = scenario.configuration
        switch item.driver {
        case .persons: return persons(desks)
        case .hires:
            // Whatever has too many digits has been reported before anything is priced.
            return hires(desks)
                ?? CountedQuantity(number: ExactDecimal(whole: 0), note: LocalizedText(""))
        case .posts:
            return sum(
                desks.map { ($0.id, Self.greatestPosts($0.staff.flatMap(\.shifts))) },
                "posts on duty at once",
                "pos jaga pada saat yang sama")
        case .desks: return sum(desks.map { ($0.id, 1) }, "desk", "meja layanan")
        case .units:
            let groups = city.units.filter { item.unitKinds.isEmpty || item.unitKinds.contains($0.kind) }
            return sum(
                groups.map { ($0.id, Self.greatestPosts($0.shifts)) }, "crews on duty at once",
                "awak bertugas pada saat yang sama")
        case .cameras:
            let cameras = city.cameras?.cameras ?? 0
            return CountedQuantity(
                number: ExactDecimal(whole: Int64(cameras)),
                note: LocalizedText(en: "\(cameras) cameras", id: "\(cameras) kamera"))
        case .fixed:
            return CountedQuantity(
                number: ExactDecimal(whole: 1), note: LocalizedText(en: "1 package", id: "1 paket"))
        case .wastedTrips:
            // A result of a simulation, rounded to thousandths before any money is involved.
            let thousandths = (wastedTripsPerYear ?? [:])
                .filter { item.unitKinds.isEmpty || item.unitKinds.contains($0.key) }
                .reduce(Int64(0)) { $0 + Int64(($1.value * 1_000).rounded(.toNearestOrAwayFromZero)) }
            let number = ExactDecimal(coefficient: thousandths, scale: 3)
            return CountedQuantity(
                number: number,
                note: LocalizedText(
                    en: "\(number.decimal) turn-outs a year by simulation",
                    id: "\(BudgetWording.indonesian(number)) pengerahan setahun menurut simulasi"))
        }
    }

    private func sum(_ parts: [(name: String, count: Int)], _ en: String, _ id: String) -> CountedQuantity {
        let total = parts.reduce(0) { $0 + $1.count }
        let list = parts.filter { $0.count > 0 }.map { "\($0.name) \($0.count)" }.joined(separator: " + ")
        return CountedQuantity(
            number: ExactDecimal(whole: Int64(total)),
            note: LocalizedText(en: "\(en): \(list)", id: "\(id): \(list)"))
    }

    /// The people employed: by employment status where staffing states any, else staffed hours of the week × relief
    /// factor ÷ 168, rounded up at each desk.
    private func persons(_ desks: [Desk]) -> CountedQuantity {
        var total: Int64 = 0
        var en: [String] = []
        var id: [String] = []
        for desk in desks {
            for part in employed(at: desk) {
                total += part.people
                let hours = BudgetWording.hours(part.minutes)
                let rule: LocalizedText
                if let status = part.status {
                    let limit = part.isForNights
                    rule = LocalizedText(
                        en: " as \(status.id)" + (limit ? ", limit on nights" : "")
                            + (part.isForRota ? ", rest between shifts" : ""),
                        id: " sebagai \(status.id)" + (limit ? ", batas kerja malam" : "")
                            + (part.isForRota ? ", istirahat antargiliran" : ""))
                } else {
                    rule = LocalizedText(
                        en: " × \(reliefFactor.decimal) ÷ 168 h",
                        id: " × \(BudgetWording.indonesian(reliefFactor)) ÷ 168 jam")
                }
                en.append("\(desk.id): \(hours.en) a week\(rule.en), rounded up = \(part.people) persons")
                id.append(
                    "\(desk.id): \(hours.id) seminggu\(rule.id), dibulatkan ke atas = \(part.people) orang")
            }
        }
        return CountedQuantity(
            number: ExactDecimal(whole: total),
            note: LocalizedText(en: en.joined(separator: "; "), id: id.joined(separator: "; ")))
    }

    /// The people who leave in a year and are replaced: whole people employed × turnover, at each desk;
    /// nil where that has too many digits.
    func hires(_ desks: [Desk]) -> CountedQuantity? {
        var total = ExactDecimal(whole: 0)
        var en: [String] = []
        var id: [String] = []
        for desk in desks {
            guard let written = scenario.levels.turnover[place(of: desk)] else { continue }
            let people = employed(at: desk).reduce(0) { $0 + $1.people }
            guard let rate = ExactDecimal(written),
                let leavers = rate.multiplied(by: ExactDecimal(whole: people)),
                let sum = total.adding(leavers)
            else { return nil }
            total = sum
            en.append("\(desk.id): \(people) persons × \(rate.decimal) a year")
            id.append("\(desk.id): \(people) orang × \(BudgetWording.indonesian(rate)) setahun")
        }
        return CountedQuantity(
            number: total,
            note: LocalizedText(
                en: "expected new hires: " + en.joined(separator: "; "),
                id: "perkiraan petugas baru: " + id.joined(separator: "; ")))
    }

    private func employed(at desk: Desk) -> [Headcount.Part] {
        Headcount.parts(of: desk, staffing: scenario.staffing, reliefFactor: reliefFactor) ?? []
    }

    /// The greatest number on duty at once. It is reached at the beginning of some shift.
    static func greatestPosts(_ shifts: [Shift]) -> Int {
        guard let roster = try? RosterTimetable(shifts: shifts, weekdayAtStart: 0) else { return 0 }
        var greatest = 0
        for shift in shifts {
            for weekday in 0..<7 where shift.weekdays.contains(weekday: weekday) {
                let minute = Int64(weekday * 1_440 + shift.startMinute)
                greatest = max(greatest, roster.posts(at: SimulationTime(microseconds: minute * 60_000_000)))
            }
        }
        return greatest
    }
}
