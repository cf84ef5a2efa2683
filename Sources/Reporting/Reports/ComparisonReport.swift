import CityModel
import Experiments

/// What `sigap compare` prints: the headline KPIs of the city, every scenario against the baseline.
public struct ComparisonReport: Sendable {
    /// A scenario that is compared with the baseline.
    public struct Alternative: Sendable {
        /// Its run.
        public var run: ScenarioRun
        /// Its summary.
        public var summary: [SummaryRow]
        /// Its differences from the baseline.
        public var comparison: [ComparisonRow]

        /// An alternative.
        public init(run: ScenarioRun, summary: [SummaryRow], comparison: [ComparisonRow]) {
            self.run = run
            self.summary = summary
            self.comparison = comparison
        }
    }

    let baseline: ScenarioRun
    let baselineSummary: [SummaryRow]
    let alternatives: [Alternative]
    let words: ReportWording

    /// A report.
    ///
    /// - Parameters:
    ///   - baseline: The run that the others are compared with.
    ///   - summary: The baseline's summary.
    ///   - alternatives: At least one.
    ///   - language: English or Indonesian.
    ///   - pageWidth: Columns of the page.
    public init(
        baseline: ScenarioRun, summary: [SummaryRow], alternatives: [Alternative], language: Language,
        pageWidth: Int = 100
    ) {
        self.baseline = baseline
        baselineSummary = summary
        self.alternatives = alternatives
        words = ReportWording(language: language, pageWidth: pageWidth)
    }

    /// The report as lines.
    public func text() -> String {
        var text = words.paragraph(words("Baseline: ", "Kondisi awal: ") + words.title(baseline.scenario))
        for alternative in alternatives {
            text += words.paragraph(words("Scenario: ", "Skenario: ") + words.title(alternative.run.scenario))
        }
        if let only = alternatives.first, alternatives.count == 1 {
            text += "\n" + pairTable(only)
        } else {
            text += "\n" + blockTable()
        }
        for note in notes { text += "\n" + note }
        return text
    }

    /// KPIs as rows.
    private func pairTable(_ alternative: Alternative) -> String {
        var table = TextTable(
            [
                (words("KPI", "Indikator kinerja"), .left), (words("Baseline", "Kondisi awal"), .right),
                (words("Scenario", "Skenario"), .right),
                (words("Difference [95% interval]", "Selisih [interval 95%]"), .right),
                (words("Verdict", "Penilaian"), .left),
            ], pageWidth: words.pageWidth)
        for kpi in shown {
            table.add(
                [words.title(kpi) + mark(kpi), mean(kpi, in: baselineSummary)] + cells(kpi, alternative))
        }
        return table.text()
    }

    /// A block for each KPI with the scenarios as rows.
    private func blockTable() -> String {
        var table = TextTable(
            [
                (words("KPI and scenario", "Indikator dan skenario"), .left),
                (words("Mean", "Rata-rata"), .right),
                (words("Difference [95% interval]", "Selisih [interval 95%]"), .right),
                (words("Verdict", "Penilaian"), .left),
            ], pageWidth: words.pageWidth)
        for kpi in shown {
            table.addSection(words.title(kpi) + mark(kpi))
            table.add(["  " + baseline.scenario.name, mean(kpi, in: baselineSummary), "", ""])
            for alternative in alternatives {
                table.add(["  " + alternative.run.scenario.name] + cells(kpi, alternative))
            }
        }
        return table.text()
    }

    func cells(_ kpi: KPI, _ alternative: Alternative) -> [String] {
        let row = alternative.comparison.first { $0.kpi == kpi.id && $0.scope == "city" }
        let difference = words.style.difference(
            row?.difference, low: row?.ciLow, high: row?.ciHigh, unit: kpi.unit, scale: scale(kpi))
        return [mean(kpi, in: alternative.summary), difference, verdict(row?.better)]
    }

    func mean(_ kpi: KPI, in rows: [SummaryRow]) -> String {
        words.style.text(value(kpi, in: rows), unit: kpi.unit, scale: scale(kpi))
    }

    private func value(_ kpi: KPI, in rows: [SummaryRow]) -> Double? {
        rows.first { $0.kpi == kpi.id && $0.scope == "city" }?.mean
    }

    /// The largest of the values that are compared, whose unit of time serves all of them.
    private func scale(_ kpi: KPI) -> Double? {
        ([baselineSummary] + alternatives.map(\.summary)).compactMap { value(kpi, in: $0) }
            .filter(\.isFinite).map(abs).max()
    }

    private func verdict(_ verdict: Verdict?) -> String {
        switch verdict {
        case .better: words("better", "lebih baik")
        case .worse: words("worse", "lebih buruk")
        case .noDifference: words("no difference", "tidak berbeda")
        case .inconclusive: words("inconclusive", "belum pasti")
        case .neither: ""
        case .undefined, nil: words.style.undefined
        }
    }

    private func mark(_ kpi: KPI) -> String { kpi.isComparable ? "" : " *" }

    /// Headlines that mean the same in every way of operating; the offered calls stay as the size of the load.
    var shown: [KPI] {
        headlines.filter { $0.isComparable || $0.id == "calls.offered" }
    }

    var headlines: [KPI] {
        let defined = Set(
            ([baselineSummary] + alternatives.map(\.summary)).joined()
                .filter { $0.scope == "city" && $0.mean != nil }.map(\.kpi))
        return KPICatalogue.all.filter { $0.isHeadline && defined.contains($0.id) }
    }
}
