import CityModel
import Experiments

/// What `sigap run` prints about one scenario: the headline KPIs of the city and the targets.
public struct SummaryReport: Sendable {
    private let run: ScenarioRun
    private let rows: [SummaryRow]
    private let words: ReportWording

    /// A report.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - rows: Its summary.
    ///   - language: English or Indonesian.
    ///   - pageWidth: Columns of the page.
    public init(run: ScenarioRun, rows: [SummaryRow], language: Language, pageWidth: Int = 100) {
        self.run = run
        self.rows = rows
        words = ReportWording(language: language, pageWidth: pageWidth)
    }

    /// The report as lines.
    public func text() -> String {
        var text = words.paragraph(words.title(run.scenario)) + "\n" + table()
        for note in notes { text += "\n" + words.paragraph(note) }
        return text
    }

    private func table() -> String {
        var table = TextTable(
            [
                (words("KPI", "Indikator kinerja"), .left), (words("Mean", "Rata-rata"), .right),
                (words("95% interval", "Interval 95%"), .right), (words("Target", "Target"), .right),
                ("", .left),
            ], pageWidth: words.pageWidth)
        for row in shown {
            guard let kpi = KPICatalogue.find(row.kpi) else { continue }
            table.add([
                words.title(kpi, scope: row.scope), words.style.text(row.mean, unit: kpi.unit),
                interval(row, of: kpi), words.bounds(of: row, in: run.scenario, unit: kpi.unit),
                row.target == nil ? "" : words.met(row.met),
            ])
        }
        return table.text()
    }

    private func interval(_ row: SummaryRow, of kpi: KPI) -> String {
        row.kpi == costKPI
            ? "" : words.style.interval(row.ciLow, row.ciHigh, unit: kpi.unit, scale: row.mean)
    }

    /// Headlines of the city in the order of the catalogue, then everything else that has a target.
    private var shown: [SummaryRow] {
        let city = Dictionary(rows.filter { $0.scope == "city" }.map { ($0.kpi, $0) }) { first, _ in first }
        let headlines = KPICatalogue.all.filter(\.isHeadline).compactMap { city[$0.id] }
            .filter { $0.mean != nil || $0.target != nil }
        let others = rows.filter { row in
            row.target != nil && !headlines.contains { $0.kpi == row.kpi && $0.scope == row.scope }
        }
        return headlines + others
    }

    private var notes: [String] {
        let count = run.results.count
        let hasDash = shown.contains { row in
            guard let kpi = KPICatalogue.find(row.kpi) else { return false }
            return row.mean == nil || (row.target != nil && row.met == nil)
                || interval(row, of: kpi) == words.style.undefined
        }
        let dash =
            hasDash
            ? words(
                " -: there is no value or no interval.", " -: tidak ada nilai atau tidak ada interval.") : ""
        return [
            words.targets(rows).map { $0 + "." },
            words(
                "Means over \(count) replications, percentiles over all of them together; seed \(run.seed). The interval holds 95% of the simulation's noise, not the uncertainty of the inputs.",
                "Rata-rata dari \(count) ulangan simulasi, persentil dari semuanya sekaligus; benih acak \(run.seed). Interval kepercayaan 95% hanya memuat derau simulasi, bukan ketidakpastian masukan."
            ),
            words.counts([run.scenario]) + dash,
        ].compactMap { $0 }
    }
}

/// Computed from the budget: it has no interval.
let costKPI = "cost.yearly"
