import CityModel
import Experiments

/// What `sigap sweep` prints: a table of the KPIs on the grid.
public struct SweepReport: Sendable {
    private let result: SweepResult
    private let measures: [Int]
    private let words: ReportWording

    /// A report of some of the measures.
    public init(_ result: SweepResult, measures: [Int], language: Language, pageWidth: Int = 100) {
        self.result = result
        self.measures = measures
        words = ReportWording(language: language, pageWidth: pageWidth)
    }

    /// The report as lines.
    public func text() -> String {
        var text = words("Sweep: ", "Penyapuan parameter: ") + words.title(result.scenario) + "\n"
        for measure in measures { text += "\n" + table(measure) }
        return text + "\n"
            + words.paragraph(
                words(
                    "\(result.cells.count) points, \(result.replications) replications each, the same random numbers everywhere, seed \(result.seed). Intervals hold 95% of the simulation's noise; the difference is that from the scenario as written.",
                    "\(result.cells.count) titik, masing-masing \(result.replications) ulangan, bilangan acak yang sama, benih \(result.seed). Selang memuat 95% derau simulasi; selisih adalah terhadap skenario seperti tertulis."
                ))
    }

    private func table(_ measure: Int) -> String {
        let kpi = result.measures[measure]
        let unit = kpi.kpi.unit
        let title = words.title(kpi.kpi, scope: kpi.scope)
        let axis = result.axes[0]
        let largest = result.cells.compactMap { $0.values[measure].value }.filter(\.isFinite).map(\.magnitude)
            .max()
        guard result.axes.count == 2 else {
            var table = TextTable(
                [
                    (axis.name, .left), (title, .right), (words("95% interval", "Selang 95%"), .right),
                    (words("Difference [95%]", "Selisih [95%]"), .right),
                ], pageWidth: words.pageWidth)
            for cell in result.cells {
                let value = cell.values[measure]
                let difference = cell.differences[measure]
                table.add([
                    axis.values[cell.place[0]], words.style.text(value.value, unit: unit, scale: largest),
                    words.style.interval(value.low, value.high, unit: unit, scale: largest),
                    words.style.difference(
                        difference.value, low: difference.low, high: difference.high, unit: unit,
                        scale: largest),
                ])
            }
            return table.text()
        }
        let second = result.axes[1]
        var table = TextTable(
            [(axis.name, .left)] + second.values.map { ($0, .right) }, pageWidth: words.pageWidth)
        for (index, value) in axis.values.enumerated() {
            table.add(
                [value]
                    + second.values.indices.map { other in
                        words.style.text(
                            result.cell([index, other])?.values[measure].value, unit: unit, scale: largest)
                    })
        }
        return words.paragraph("\(title); \(words("columns", "kolom")): \(second.name)") + table.text()
    }
}
