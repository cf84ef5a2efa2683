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
                (words("Inputs: median [5-95%]", "Masukan: median [5-95%]"), .right),
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
        return table.text() + "\n" + words.paragraph(note) + [outside(rows), few].compactMap(\.self).joined()
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
        let noise =
            words.style.difference(
                comparison?.difference, low: comparison?.ciLow, high: comparison?.ciHigh, unit: kpi.unit)
            + (isOutside(row) ? " !" : "")
        let share = row.betterShare.map { words.style.amount($0, unit: .share) } ?? words.style.undefined
        return ["  " + row.scenario, noise, range(row.difference, of: kpi), share]
    }

    private func range(_ range: UncertaintyResult.Range?, of kpi: KPI) -> String {
        guard let range else { return words.style.undefined }
        return words.style.difference(range.median, low: range.low, high: range.high, unit: kpi.unit)
    }

    private func difference(_ row: UncertaintyRow) -> Double? {
        alternatives.flatMap(\.comparison).first {
            $0.scenario == row.scenario && $0.kpi == row.kpi && $0.scope == "city"
        }?.difference
    }

    /// Whether the difference of the written values is none that the drawn values usually give.
    private func isOutside(_ row: UncertaintyRow) -> Bool {
        guard let range = row.difference, let value = difference(row) else { return false }
        return value < range.low || value > range.high
    }

    /// Why the two columns can contradict each other.
    private func outside(_ rows: [UncertaintyRow]) -> String? {
        guard rows.contains(where: { KPICatalogue.find($0.kpi)?.isHeadline == true && isOutside($0) }) else {
            return nil
        }
        return words.paragraph(
            words(
                "! The written values give a difference outside the range of the drawn ones: most of these inputs reach further to one side than to the other, so that the written value, their mode, is not their middle. Plan with the range.",
                "! Nilai yang tertulis memberi selisih di luar rentang nilai yang ditarik: kebanyakan masukan ini menjangkau lebih jauh ke satu sisi, sehingga nilai tertulis, yaitu modusnya, bukan titik tengahnya. Gunakan rentang itu untuk perencanaan."
            ))
    }

    /// The least number of draws of which 5 and 95 % are not simply the extremes.
    private static let enoughDraws = 20

    private var few: String? {
        guard result.draws < Self.enoughDraws else { return nil }
        return words.paragraph(
            words(
                "Of fewer than \(Self.enoughDraws) draws 5-95% is the least and the greatest: too few for a range.",
                "Dari kurang dari \(Self.enoughDraws) tarikan, 5-95% hanyalah nilai terkecil dan terbesar: terlalu sedikit untuk suatu rentang."
            ))
    }
}
