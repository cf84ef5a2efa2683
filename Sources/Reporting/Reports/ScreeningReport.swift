import CityModel
import Experiments
import Statistics

/// What `sigap sensitivity --method morris` and `sobol` print: which parameters matter, and which are noise.
public struct ScreeningReport: Sendable {
    private let result: ScreeningResult
    private let top: Int
    private let words: ReportWording

    /// A report.
    ///
    /// - Parameters:
    ///   - result: What was found.
    ///   - top: The most parameters that are printed for each KPI.
    ///   - language: English or Indonesian.
    ///   - pageWidth: Columns of the page.
    public init(_ result: ScreeningResult, top: Int, language: Language, pageWidth: Int = 100) {
        self.result = result
        self.top = top
        words = ReportWording(language: language, pageWidth: pageWidth)
    }

    /// The share of the variance from which on random numbers outweigh the inputs.
    private static let mostlyNoise = 0.5

    /// The report as lines.
    public func text() -> String {
        let wording = SensitivityWording(words)
        var table = TextTable(headings, pageWidth: TornadoReport.tableWidth)
        var turned: [String] = []
        for measure in result.measures.indices {
            let importance = result.findings[measure].importance
            guard importance.contains(where: { ($0.value ?? 0) > 0 }) else { continue }
            let kpi = result.measures[measure]
            let title = words.title(kpi.kpi, scope: kpi.scope)
            let centre = BoundedValue(value: result.centre[measure].isNaN ? nil : result.centre[measure])
            table.addSection(
                "\(title): \(wording.figure(centre, of: kpi.kpi, isDifference: result.isDifference))")
            let ranking = result.ranking(measure).filter { (importance[$0].value ?? 0) > 0 }
            let noise = result.groups.count - 1
            var shown = Array(ranking.prefix(top))
            if !shown.contains(noise), ranking.contains(noise) { shown.append(noise) }
            for group in shown { table.add(cells(measure, group)) }
            if result.isDifference, kpi.kpi.better != .neither,
                case .sobol(_, let share?) = result.findings[measure]
            {
                let amount = words.style.amount(share, unit: .share)
                // Each set of inputs has its own random numbers: what they alone would turn must not be laid on the inputs.
                let isNoise = (importance[noise].value ?? 0) >= Self.mostlyNoise
                turned.append(
                    "\(title): "
                        + (isNoise
                            ? words(
                                "mostly simulation noise, so that a reversal (\(amount) of the samples) says nothing about the inputs; take more --replications",
                                "kebanyakan derau simulasi, sehingga pembalikan (\(amount) dari sampel) tidak mengatakan apa-apa tentang masukan; tambahkan --replications"
                            )
                            : words(
                                "the decision is reversed in \(amount) of the sampled sets of inputs, each with its own simulation noise",
                                "keputusan terbalik pada \(amount) kumpulan masukan yang ditarik, masing-masing dengan derau simulasinya sendiri"
                            )))
            }
        }
        var text = wording.title(result.scenarios) + "\n\n"
        text +=
            table.isEmpty
            ? words.paragraph(
                words("Nothing varies within the ranges.", "Tidak ada yang berubah dalam rentang."))
            : table.text()
        if !turned.isEmpty { text += "\n" + turned.map(words.item).joined() }
        if !result.reasons.isEmpty {
            text +=
                "\n"
                + words.paragraph(
                    words(
                        "\(result.invalid) of \(result.points) variants were left out because their values do not fit together. Leave these out with --except, or narrow their ranges:",
                        "\(result.invalid) dari \(result.points) varian dilewati karena nilainya tidak cocok satu sama lain. Kecualikan dengan --except, atau persempit rentangnya:"
                    ))
            text += result.reasons.prefix(5).map { words.item("\($0.variants) × \($0.text)") }.joined()
        }
        return text + "\n" + words.paragraph(note)
    }

    private var isMorris: Bool { result.method.name == "morris" }

    private var headings: [(heading: String, alignment: TextTable.Alignment)] {
        let name = words("KPI and parameter", "Indikator dan parameter")
        let noise = words("Above noise", "Di atas derau")
        return isMorris
            ? [
                (name, .left), (words("μ* [95%]", "μ* [95%]"), .right), ("μ", .right), ("σ", .right),
                (noise, .left),
            ]
            : [
                (name, .left), (words("Alone [95%]", "Sendiri [95%]"), .right),
                (words("With others [95%]", "Bersama [95%]"), .right), (noise, .left),
            ]
    }

    private func cells(_ measure: Int, _ group: Int) -> [String] {
        let isNoise = group == result.groups.count - 1
        let own = result.groups[group]
        let name = isNoise ? words("(random numbers)", "(bilangan acak)") : own.name
        let size =
            own.inputs.count > 1 ? words(" (\(own.inputs.count) values)", " (\(own.inputs.count) nilai)") : ""
        let mark =
            isNoise
            ? "" : result.isAboveNoise(measure, group) ? words("yes", "ya") : words("no", "tidak")
        switch result.findings[measure] {
        case .morris(let effects):
            let unit = result.measures[measure].kpi.unit
            let effect = effects[group]
            func text(_ value: Double?) -> String {
                words.style.difference(value, low: nil, high: nil, unit: unit)
            }
            let star = effect.meanAbsolute
            return [
                "  " + name + size,
                words.style.difference(star.value, low: star.low, high: star.high, unit: unit),
                text(effect.mean), text(effect.standardDeviation), mark,
            ]
        case .sobol(let indices, _):
            func text(_ value: BoundedValue) -> String {
                words.style.amount(value.value, unit: .share) + " "
                    + words.style.interval(value.low, value.high, unit: .share)
            }
            return ["  " + name + size, text(indices.first[group]), text(indices.total[group]), mark]
        }
    }

    private var note: String {
        let runs = words(
            "\(result.points) variants, \(result.replications) replications each, seed \(result.seed).",
            "\(result.points) varian, masing-masing \(result.replications) ulangan, benih \(result.seed).")
        let meaning =
            isMorris
            ? words(
                "μ*: mean absolute effect of moving a parameter over its whole range, others anywhere in theirs; σ beside μ*: not linear, or it depends on others.",
                "μ*: rata-rata efek mutlak bila parameter digeser seluruh rentangnya, yang lain di mana saja; σ dekat μ*: tidak linear, atau bergantung pada yang lain."
            )
            : words(
                "Shares of the variance over all ranges: what a parameter explains alone, and what it takes part in. The sum of \"alone\" is below 100% where parameters act together.",
                "Bagian ragam dalam semua rentang: yang dijelaskan sendiri, dan yang diikuti bersama. Jumlah \"sendiri\" di bawah 100% bila parameter bekerja bersama."
            )
        return runs + " " + meaning
            + words(
                " (random numbers) stands for the simulation's noise: what is not above it cannot be told from it.",
                " (bilangan acak) mewakili derau simulasi: yang tidak di atasnya tidak dapat dibedakan.")
    }
}
