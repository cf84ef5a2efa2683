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
            target.atLeast.map { "≥ " + style.text($0, unit: unit) },
            target.atMost.map { "≤ " + style.text($0, unit: unit) },
        ].compactMap { $0 }.joined(separator: ", ")
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
}
