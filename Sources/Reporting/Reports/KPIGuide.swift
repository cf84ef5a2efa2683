import CityModel

/// What `sigap explain` prints about KPIs.
public struct KPIGuide: Sendable {
    private let language: Language

    /// A guide in a language; formulas are English.
    public init(language: Language) { self.language = language }

    /// All KPIs with their titles.
    public func list() -> String {
        var table = TextTable([
            (language("KPI", "Indikator kinerja"), .left), (language("Unit", "Satuan"), .left),
            (language("Better", "Lebih baik"), .left), (language("Title", "Judul"), .left),
        ])
        for kpi in KPICatalogue.all {
            table.add([
                kpi.id, kpi.unit.rawValue, direction(kpi.better), language(kpi.title, kpi.titleIndonesian),
            ])
        }
        return table.text()
    }

    /// The KPIs whose title, in either language, is or holds the words; those whose title they are alone where there are any.
    public static func kpis(titled words: String) -> [KPI] {
        let wanted = words.lowercased()
        guard !wanted.isEmpty else { return [] }
        func titles(_ kpi: KPI) -> [String] { [kpi.title.lowercased(), kpi.titleIndonesian.lowercased()] }
        let exact = KPICatalogue.all.filter { titles($0).contains(wanted) }
        return exact.isEmpty
            ? KPICatalogue.all.filter { kpi in titles(kpi).contains { $0.contains(wanted) } } : exact
    }

    /// One KPI in full.
    public func explanation(of kpi: KPI) -> String {
        let unit = kpi.unit == .share ? language("1 (share)", "1 (bagian)") : kpi.unit.rawValue
        let rows: [(String, String)] = [
            (language("Definition", "Definisi"), language(kpi.definition, kpi.definitionIndonesian)),
            (language("Formula", "Rumus"), kpi.formula),
            (language("Unit", "Satuan"), unit),
            (language("Better", "Lebih baik"), direction(kpi.better)),
            (
                language("Comparable", "Dapat dibandingkan"),
                kpi.isComparable
                    ? language("yes", "ya")
                    : language(
                        "not between ways of operating: it counts attempts",
                        "tidak antarcara kerja: yang dihitung adalah percobaan panggilan")
            ),
            (
                language("Headline", "Indikator utama"),
                kpi.isHeadline ? language("yes", "ya") : language("no", "tidak")
            ),
        ]
        let width = rows.map(\.0.count).max() ?? 0
        var text = "\(kpi.id)\n  \(kpi.title)\n  \(kpi.titleIndonesian)\n"
        for (label, content) in rows {
            let padding = String(repeating: " ", count: width - label.count + 2)
            let lines = TextTable.wrapped(content, width: 96 - width, indent: "")
            let indent = String(repeating: " ", count: width + 4)
            text += "  \(label)\(padding)" + lines.joined(separator: "\n" + indent) + "\n"
        }
        return text
    }

    private func direction(_ direction: KPI.Direction) -> String {
        switch direction {
        case .higher: language("higher", "lebih tinggi")
        case .lower: language("lower", "lebih rendah")
        case .neither: language("neither", "tidak dinilai")
        }
    }
}
