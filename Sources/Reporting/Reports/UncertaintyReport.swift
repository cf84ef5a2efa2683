import CityModel
import Experiments

/// What stands below a comparison whose uncertain inputs were drawn: the range of each difference.
public struct UncertaintyReport: Sendable {
    private let result: UncertaintyResult
    private let alternatives: [ComparisonReport.Alternative]
    private let words: ReportWording

    /// A report.
    ///
    /// - Parameters:
    ///   - result: What the draws came to.
    ///   - alternatives: The comparison that it stands beside.
    ///   - language: English or Indonesian.
    ///   - pageWidth: Columns of the page.
    public init(
        result: UncertaintyResult, alternatives: [ComparisonReport.Alternative], language: Language,
        pageWidth: Int = 100
    ) {
        self.result = result
        self.alternatives = alternatives
        words = ReportWording(language: language, pageWidth: pageWidth)
    }

    /// The report as lines.
    public func text() -> String {
        var table = TextTable(
            [
                (words("KPI and scenario", "Indikator dan skenario"), .left),
                (words("Difference [95% noise]", "Selisih [derau 95%]"), .right),
                (words("Inputs, 5-95%", "Masukan, 5-95%"), .right),
                (words("Better in", "Lebih baik"), .right),
            ], pageWidth: words.pageWidth)
        let rows = result.rows().filter { $0.difference != nil }
        for kpi in KPICatalogue.all where kpi.isHeadline && kpi.isComparable && kpi.better != .neither {
            let own = rows.filter { $0.kpi == kpi.id }
            guard !own.isEmpty else { continue }
            table.addSection(words.title(kpi))
            for row in own { table.add(cells(row, of: kpi)) }
        }
        let note = words(
            "Uncertain inputs: \(result.parameters) values with low and high were drawn \(result.draws) times (\(law)), at the same point of their range in all scenarios, \(result.replications) replications each. The range holds 90% of the differences; \"better in\" is the share of draws in which the scenario is better. Draws made again because values did not fit together: \(result.rejected).",
            "Masukan tidak pasti: \(result.parameters) nilai dengan batas bawah dan atas ditarik \(result.draws) kali (\(law)), pada titik yang sama dalam rentangnya untuk semua skenario, masing-masing \(result.replications) ulangan simulasi. Rentang memuat 90% selisih; \"lebih baik\" adalah bagian tarikan yang skenarionya lebih baik. Tarikan yang diulang karena nilainya tidak cocok satu sama lain: \(result.rejected)."
        )
        return table.text() + "\n" + words.paragraph(note)
    }

    private var law: String {
        switch result.law {
        case .triangular: words("triangular", "segitiga")
        case .uniform: words("uniform", "seragam")
        }
    }

    private func cells(_ row: UncertaintyRow, of kpi: KPI) -> [String] {
        let comparison = alternatives.flatMap(\.comparison).first {
            $0.scenario == row.scenario && $0.kpi == row.kpi && $0.scope == "city"
        }
        let noise = words.style.difference(
            comparison?.difference, low: comparison?.ciLow, high: comparison?.ciHigh, unit: kpi.unit)
        let share = row.betterShare.map { words.style.amount($0, unit: .share) } ?? words.style.undefined
        return ["  " + row.scenario, noise, range(row.difference, of: kpi), share]
    }

    private func range(_ range: UncertaintyResult.Range?, of kpi: KPI) -> String {
        guard let range else { return words.style.undefined }
        let text = words.style.interval(range.low, range.high, unit: kpi.unit)
        // Shares differ by percentage points.
        return kpi.unit == .share && text.hasSuffix("%") ? text.dropLast() + " pp" : text
    }
}
