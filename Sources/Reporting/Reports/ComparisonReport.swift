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

    private let baseline: ScenarioRun
    private let baselineSummary: [SummaryRow]
    private let alternatives: [Alternative]
    private let words: ReportWording

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

    private func cells(_ kpi: KPI, _ alternative: Alternative) -> [String] {
        let row = alternative.comparison.first { $0.kpi == kpi.id && $0.scope == "city" }
        let difference = words.style.difference(
            row?.difference, low: row?.ciLow, high: row?.ciHigh, unit: kpi.unit)
        return [mean(kpi, in: alternative.summary), difference, verdict(row?.better)]
    }

    private func mean(_ kpi: KPI, in rows: [SummaryRow]) -> String {
        words.style.text(rows.first { $0.kpi == kpi.id && $0.scope == "city" }?.mean, unit: kpi.unit)
    }

    private func verdict(_ verdict: Verdict?) -> String {
        switch verdict {
        case .better: words("better", "lebih baik")
        case .worse: words("worse", "lebih buruk")
        case .noDifference: words("no difference", "tidak tampak beda")
        case .neither: ""
        case .undefined, nil: words.style.undefined
        }
    }

    private func mark(_ kpi: KPI) -> String { kpi.isComparable ? "" : " *" }

    /// Headlines that mean the same in every way of operating; the offered calls stay as the size of the load.
    private var shown: [KPI] {
        headlines.filter { $0.isComparable || $0.id == "calls.offered" }
    }

    private var headlines: [KPI] {
        let defined = Set(
            ([baselineSummary] + alternatives.map(\.summary)).joined()
                .filter { $0.scope == "city" && $0.mean != nil }.map(\.kpi))
        return KPICatalogue.all.filter { $0.isHeadline && defined.contains($0.id) }
    }
}

extension ComparisonReport {
    private var notes: [String] { [noise, comparability, targets].compactMap { $0 } }

    private var noise: String {
        let count = alternatives.map(\.run.results.count).reduce(baseline.results.count, min)
        return words.paragraph(
            words(
                "Differences are scenario minus baseline, paired over \(count) replications with the same incidents and callers; seed \(baseline.seed). [low, high] is the 95% interval of the simulation's noise, not of the uncertain inputs. A verdict other than \"no difference\" has p < 0.05 after Holm's adjustment for all headline KPIs of the pair. pp: percentage points.",
                "Selisih adalah skenario dikurangi kondisi awal, berpasangan pada \(count) ulangan simulasi dengan kejadian dan penelepon yang sama; benih acak \(baseline.seed). [bawah, atas] adalah interval kepercayaan 95% untuk derau simulasi, bukan untuk masukan yang tidak pasti. Penilaian selain \"tidak tampak beda\" memiliki p < 0,05 setelah penyesuaian Holm atas semua indikator utama. pp: poin persentase."
            ))
    }

    private var comparability: String? {
        let excluded = headlines.filter { !$0.isComparable && $0.id != "calls.offered" }
        guard headlines.contains(where: { !$0.isComparable }) else { return nil }
        let list = excluded.isEmpty ? "" : excluded.map { words.title($0) }.joined(separator: "; ")
        let first = words(
            "* Counts attempts and is not comparable between ways of operating, because telling callers to ring elsewhere makes more calls of one report.",
            "* Menghitung percobaan panggilan dan tidak dapat dibandingkan antarcara kerja, karena penelepon yang disuruh menghubungi nomor lain menambah panggilan untuk satu laporan."
        )
        guard !list.isEmpty else { return words.paragraph(first) }
        return words.paragraph(
            first + " "
                + words(
                    "For the same reason left out of this table: ",
                    "Karena alasan yang sama tidak dimuat di tabel ini: ")
                + list + ".")
    }

    private var targets: String? {
        let summaries = [(baseline, baselineSummary)] + alternatives.map { ($0.run, $0.summary) }
        let lines = summaries.compactMap { run, rows -> String? in
            guard let result = words.targets(rows) else { return nil }
            let missed = rows.filter { $0.met == false }.map {
                $0.scope == "city" ? $0.kpi : "\($0.kpi) (\($0.scope))"
            }
            let list =
                missed.isEmpty
                ? "." : words("; missed: ", "; tidak terpenuhi: ") + missed.joined(separator: ", ") + "."
            return words.paragraph("\(run.scenario.name): \(result)\(list)")
        }
        return lines.isEmpty ? nil : lines.joined()
    }
}
