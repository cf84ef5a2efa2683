import CityModel
import Experiments
import ScenarioFiles

/// The words that several reports share.
struct ReportWording {
    let language: Language
    let pageWidth: Int

    var style: NumberStyle { NumberStyle(language) }

    func callAsFunction(_ english: String, _ indonesian: String) -> String { language(english, indonesian) }

    func text(_ text: LocalizedText) -> String { language(text.en, text.id) }

    func title(_ kpi: KPI) -> String { language(kpi.title, kpi.titleIndonesian) }

    /// `Magelang today (magesty-2024)`.
    func title(_ scenario: Scenario) -> String {
        let title = text(scenario.title)
        return title == scenario.name ? title : "\(title) (\(scenario.name))"
    }

    /// The title of a KPI with its scope where that is not the whole city.
    func title(_ kpi: KPI, scope: String) -> String {
        scope == "city" ? title(kpi) : "\(title(kpi)) (\(scope))"
    }

    /// `≥ 90.0%`, both bounds where there are two.
    func bounds(_ target: Target, unit: KPI.Unit) -> String {
        [
            target.atLeast.map { "≥ " + style.amount($0, unit: unit) },
            target.atMost.map { "≤ " + style.amount($0, unit: unit) },
        ].compactMap { $0 }.joined(separator: style.separator)
    }

    /// The bounds of a row's KPI as the scenario writes them, joined where there are several.
    func bounds(of row: SummaryRow, in scenario: Scenario, unit: KPI.Unit) -> String {
        scenario.configuration.targets.filter { $0.kpi == row.kpi && $0.scope == row.scope }
            .map { bounds($0, unit: unit) }.joined(separator: style.separator)
    }

    /// A missed target: `Answered within 10 s: 59.4%, target ≥ 90.0%`.
    func missed(_ row: SummaryRow, of scenario: Scenario) -> String? {
        KPICatalogue.find(row.kpi).map { kpi in
            "\(title(kpi, scope: row.scope)): \(style.text(row.mean, unit: kpi.unit))\(style.separator)"
                + self("target ", "target ") + bounds(of: row, in: scenario, unit: kpi.unit)
        }
    }

    /// How long the replications are in which things are counted.
    func counts(_ scenarios: [Scenario]) -> String {
        let lengths = scenarios.map { length($0.configuration.simulation.measured) }
        let text =
            Set(lengths).count == 1
            ? lengths[0]
            : zip(scenarios, lengths).map { "\($0.name) \($1)" }.joined(separator: "; ")
        return self("Counts are per replication: ", "Jumlah dihitung per ulangan simulasi: ") + text + "."
    }

    /// `365 days`, `90 minutes`.
    private func length(_ seconds: Double) -> String {
        let units: [(seconds: Double, one: String, many: String, indonesian: String)] = [
            (86_400, "day", "days", "hari"), (3_600, "hour", "hours", "jam"),
            (60, "minute", "minutes", "menit"), (1, "second", "seconds", "detik"),
        ]
        let unit = units.first { seconds.remainder(dividingBy: $0.seconds) == 0 } ?? units[3]
        let count = seconds / unit.seconds
        let isWhole = count == count.rounded()
        return style.decimal(count, digits: isWhole ? 0 : 3) + " "
            + self(count == 1 ? unit.one : unit.many, unit.indonesian)
    }

    func met(_ isMet: Bool?) -> String {
        switch isMet {
        case .some(true): self("met", "terpenuhi")
        case .some(false): self("missed", "tidak terpenuhi")
        case .none: style.undefined
        }
    }

    /// What becomes of the targets of one scenario, in one line; nil without targets.
    func targets(_ rows: [SummaryRow]) -> String? {
        let judged = rows.filter { $0.target != nil }
        guard !judged.isEmpty else { return nil }
        let met = judged.filter { $0.met == true }.count
        let open = judged.filter { $0.met == nil }.count
        let undecided = open == 0 ? "" : self(", \(open) undefined", ", \(open) tidak terdefinisi")
        return self(
            "\(met) of \(judged.count) targets met\(undecided)",
            "\(met) dari \(judged.count) target terpenuhi\(undecided)")
    }

    /// A paragraph broken to the width of the page.
    func paragraph(_ text: String) -> String {
        TextTable.wrapped(TextTable.printable(text), width: pageWidth, indent: "").map { $0 + "\n" }.joined()
    }

    /// One item of a list below a paragraph.
    func item(_ text: String) -> String {
        TextTable.wrapped(TextTable.printable(text), width: pageWidth - 2).map { "  " + $0 + "\n" }.joined()
    }
}
