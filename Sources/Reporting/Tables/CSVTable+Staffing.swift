import CityModel
import Experiments

extension CSVTable {
    /// `staffing.csv`: every roster that was simulated.
    public static func staffing(_ result: StaffingResult) -> CSVTable {
        let posts = Self.posts(result)
        return CSVTable(
            name: "staffing",
            description: "Every roster that was simulated, in that order, and what became of it.",
            columns: [
                candidate,
                CSVColumn(
                    "stage", .string, title: "Stage", titleIndonesian: "Tahap",
                    description:
                        "Why it was simulated: own the scenario's roster; most the most people; start by Erlang's formulas; climb, strip steps up and down; cover a cheaper roster that nothing ruled out; neighbour of the chosen one; exhaustive one of all.",
                    values: StaffingStage.allCases.map(\.rawValue)),
                CSVColumn(
                    "shift_times", .string, title: "Shift times", titleIndonesian: "Jam giliran",
                    description: "own, or the patterns of the catalogue as desk.group=pattern, joined by +."),
            ]
                + posts.map { post in
                    CSVColumn(
                        post, .integer, unit: "persons", title: "Posts of \(post)",
                        titleIndonesian: "Pos jaga \(post)",
                        description: "People of \(post); empty where other shift times are in force.")
                } + costs
                + zip(names(result), result.targets).flatMap { name, target in
                    let unit = KPICatalogue.find(target.kpi)?.unit.rawValue
                    return [
                        CSVColumn(
                            name, .number, unit: unit, title: "Estimate of \(name)",
                            titleIndonesian: "Perkiraan \(name)",
                            description: "Its mean, or its percentile over all replications."),
                        CSVColumn(
                            name + "_ci_low", .number, unit: unit, title: "Lower bound of \(name)",
                            titleIndonesian: "Batas bawah \(name)",
                            description: CSVColumn.ciLow.description),
                        CSVColumn(
                            name + "_ci_high", .number, unit: unit, title: "Upper bound of \(name)",
                            titleIndonesian: "Batas atas \(name)",
                            description: CSVColumn.ciHigh.description),
                        CSVColumn(
                            name + "_verdict", .string, title: "Verdict on \(name)",
                            titleIndonesian: "Penilaian \(name)",
                            description:
                                "By the sequential test: met, missed, or undecided where it went on or was not needed.",
                            values: ["met", "missed", "undecided"]),
                    ]
                } + [
                    CSVColumn.replications,
                    CSVColumn(
                        "verdict", .string, title: "Verdict", titleIndonesian: "Penilaian",
                        description:
                            "On all targets: meets, misses, undecided at the limit of replications; empty where it was not tested to the end.",
                        values: RosterVerdict.allCases.map(\.rawValue)),
                    CSVColumn(
                        "eliminated_by", .string, title: "Eliminated by", titleIndonesian: "Tersisih karena",
                        description:
                            "target where it misses one; cost where the chosen one is cheaper; tie where it costs the same; undecided; untested where it was simulated for the frontier only; empty for the chosen one.",
                        values: ["target", "cost", "tie", "undecided", "untested"]),
                    chosen,
                ],
            primaryKey: ["candidate"],
            rows: result.candidates.map { row in
                let own = result.layouts[row.roster.layout]
                let seats = Dictionary(zip(own.posts.map(\.name), row.roster.seats)) { first, _ in first }
                return [
                    .integer(Int64(row.number)), .text(row.stage.rawValue), .text(own.name),
                ] + posts.map { seats[$0].map { .integer(Int64($0)) } ?? .empty } + Self.costs(row)
                    + row.targets.flatMap { outcome -> [CSVField] in
                        [
                            CSVField(outcome.row.mean), CSVField(outcome.row.ciLow),
                            CSVField(outcome.row.ciHigh),
                            .text(outcome.isMet.map { $0 ? "met" : "missed" } ?? "undecided"),
                        ]
                    } + [
                        .integer(Int64(row.replications)), CSVField(row.verdict?.rawValue),
                        CSVField(elimination(row, result)), .boolean(row.isChosen),
                    ]
            })
    }

    /// `frontier.csv`: what more service costs.
    public static func frontier(_ result: StaffingResult) -> CSVTable {
        let rows = result.candidates.filter(\.isOnFrontier).sorted {
            ($0.price.rupiah ?? Int64($0.price.minutes), $0.number)
                < ($1.price.rupiah ?? Int64($1.price.minutes), $1.number)
        }
        return CSVTable(
            name: "frontier",
            description:
                "Rosters of staffing.csv of which no other costs no more and is estimated to do as well in every target and better in one, by cost.",
            columns: [
                candidate,
                CSVColumn(
                    "roster", .string, title: "Roster", titleIndonesian: "Jadwal",
                    description: "People by desk.group/shift."),
            ] + costs
                + zip(names(result), result.targets).map { name, target in
                    CSVColumn(
                        name, .number, unit: KPICatalogue.find(target.kpi)?.unit.rawValue,
                        title: "Estimate of \(name)", titleIndonesian: "Perkiraan \(name)",
                        description: "Its mean, or its percentile over all replications.")
                } + [
                    CSVColumn(
                        "verdict", .string, title: "Verdict", titleIndonesian: "Penilaian",
                        description: "On all targets, as in staffing.csv.",
                        values: RosterVerdict.allCases.map(\.rawValue)), chosen,
                ],
            primaryKey: ["candidate"],
            rows: rows.map { row in
                [
                    .integer(Int64(row.number)),
                    .text(
                        zip(result.layouts[row.roster.layout].posts, row.roster.seats)
                            .map { "\($0.name) \($1)" }.joined(separator: "; ")),
                ] + Self.costs(row) + row.targets.map { CSVField($0.row.mean) } + [
                    CSVField(row.verdict?.rawValue), .boolean(row.isChosen),
                ]
            })
    }

    private static let candidate = CSVColumn(
        "candidate", .integer, title: "Candidate", titleIndonesian: "Kandidat",
        description: "The number of the roster, in the order of simulation.")
    private static let chosen = CSVColumn(
        "chosen", .boolean, title: "Chosen", titleIndonesian: "Terpilih",
        description: "Whether it is the answer.")
    private static let costs = [
        CSVColumn(
            "persons", .integer, unit: "persons", title: "People employed", titleIndonesian: "Jumlah pegawai",
            description:
                "All desks together, by employment status or the budget's relief factor; empty without either."
        ),
        CSVColumn(
            "paid_hours_per_week", .number, unit: "h", title: "Paid hours",
            titleIndonesian: "Jam kerja dibayar",
            description: "Hours of a week in all posts of all desks."),
        CSVColumn(
            "cost_yearly", .integer, unit: "rupiah", title: "Cost per year",
            titleIndonesian: "Biaya per tahun",
            description: "The whole budget divided by its years; empty without a budget."),
    ]

    private static func costs(_ row: StaffingCandidate) -> [CSVField] {
        [
            row.price.people.map(CSVField.integer) ?? .empty, .number(Double(row.price.minutes) / 60),
            row.price.rupiah.map(CSVField.integer) ?? .empty,
        ]
    }

    private static func posts(_ result: StaffingResult) -> [String] {
        var names: [String] = []
        for post in result.layouts.flatMap(\.posts) where !names.contains(post.name) {
            names.append(post.name)
        }
        return names
    }

    /// `calls.answered_within_10s@city`, numbered where two targets have one.
    private static func names(_ result: StaffingResult) -> [String] {
        var names: [String] = []
        for target in result.targets {
            let name = "\(target.kpi)@\(target.scope)"
            let repeats = names.count { $0 == name || $0.hasPrefix(name + "_") }
            names.append(repeats == 0 ? name : "\(name)_\(repeats + 1)")
        }
        return names
    }

    private static func elimination(_ row: StaffingCandidate, _ result: StaffingResult) -> String? {
        if row.isChosen { return nil }
        switch row.verdict {
        case .misses: return "target"
        case .undecided: return "undecided"
        case nil: return "untested"
        case .meets:
            guard let chosen = result.chosen else { return "cost" }
            let same =
                row.price.rupiah == chosen.price.rupiah
                && (row.price.rupiah != nil || row.price.minutes == chosen.price.minutes)
            return same ? "tie" : "cost"
        }
    }
}
