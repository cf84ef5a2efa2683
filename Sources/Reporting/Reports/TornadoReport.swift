import CityModel
import Experiments
import ScenarioFiles
import Statistics

/// What `sigap sensitivity` prints: the strongest parameters of each KPI, and which assumption could reverse a decision.
public struct TornadoReport: Sendable {
    private let result: TornadoResult
    private let top: Int
    private let words: ReportWording
    private let texts: ParameterText

    /// A report.
    ///
    /// - Parameters:
    ///   - result: What was found.
    ///   - top: The most parameters that are printed for each KPI.
    ///   - language: English or Indonesian.
    ///   - pageWidth: Columns of the page.
    public init(_ result: TornadoResult, top: Int, language: Language, pageWidth: Int = 100) {
        self.result = result
        self.top = top
        words = ReportWording(language: language, pageWidth: pageWidth)
        texts = ParameterText(words: words)
    }

    /// The report as lines.
    public func text() -> String {
        var text = SensitivityWording(words).title(result.scenarios) + "\n\n"
        text += tornado()
        text += "\n" + decisions()
        text += sources()
        if !result.invalid.isEmpty {
            text +=
                "\n"
                + words.paragraph(
                    words(
                        "Ends of ranges at which the scenario is not valid, left out:",
                        "Ujung rentang yang membuat skenario tidak sah, dilewati:"))
            text += result.invalid.map(words.item).joined()
        }
        return text + "\n" + words.paragraph(note)
    }

    /// Paths cannot be broken, so the table is as wide as they are long.
    static let tableWidth = 240

    private var shown: [(measure: Int, inputs: [Int])] {
        result.moved.map { measure in
            (
                measure,
                result.ranking(measure).prefix(top).filter { result.reach(measure, $0) > 0 }
            )
        }
    }

    private func tornado() -> String {
        var table = TextTable(
            [
                (words("KPI and parameter", "Indikator dan parameter"), .left),
                (words("Range", "Rentang"), .right),
                (words("At low", "Di bawah"), .right), (words("At high", "Di atas"), .right),
                (words("Swing [95% noise]", "Ayunan [derau 95%]"), .right),
                (words("Above noise", "Di atas derau"), .left),
                (words("Grade", "Mutu"), .left),
            ], pageWidth: Self.tableWidth)
        for (measure, inputs) in shown {
            let kpi = result.measures[measure]
            let centre = SensitivityWording(words).figure(
                result.centre[measure], of: kpi.kpi, isDifference: result.isDifference)
            table.addSection("\(words.title(kpi.kpi, scope: kpi.scope)): \(centre)")
            for index in inputs { table.add(cells(measure, index)) }
        }
        guard !table.isEmpty else {
            return words.paragraph(
                words(
                    "No parameter moves any of the KPIs within its range.",
                    "Tidak ada parameter yang mengubah indikator dalam rentangnya."))
        }
        return table.text()
    }

    private func cells(_ measure: Int, _ index: Int) -> [String] {
        let unit = result.measures[measure].kpi.unit
        let input = result.inputs[index]
        let bar = result.bars[measure][index]
        func value(_ value: BoundedValue) -> String {
            result.isDifference
                ? words.style.difference(value.value, low: nil, high: nil, unit: unit)
                : words.style.text(value.value, unit: unit)
        }
        return [
            "  " + input.path, texts.range(of: input), value(bar.atLow), value(bar.atHigh),
            words.style.difference(bar.swing.value, low: bar.swing.low, high: bar.swing.high, unit: unit),
            bar.isAboveNoise ? words("yes", "ya") : words("no", "tidak"),
            input.record.grade?.rawValue ?? words.style.undefined,
        ]
    }

    // MARK: Decisions

    private func decisions() -> String {
        guard !result.decisions.isEmpty else {
            return words.paragraph(
                words(
                    "No decision hangs on these KPIs: name a second scenario to compare with, or write targets.",
                    "Tidak ada keputusan yang bergantung pada indikator ini: sebutkan skenario kedua, atau tulis target."
                ))
        }
        var text =
            words(
                "Which assumption could reverse the decision?", "Asumsi mana yang dapat membalik keputusan?")
            + "\n"
        for decision in result.decisions where result.centre[decision.measure].value != nil {
            text += statement(decision)
        }
        return text
    }

    private func statement(_ decision: Decision) -> String {
        let claim = self.claim(decision)
        guard decision.isDecided else {
            return words.item(
                claim
                    + words(
                        ": the simulation's noise leaves this open; use more replications.",
                        ": derau simulasi membiarkan ini terbuka; tambah ulangan."))
        }
        let turning = decision.breakEvens.filter { $0.verdict == .reverses }
        let open = decision.breakEvens.filter { $0.verdict == .mayReverse }
        guard !(turning + open).isEmpty else {
            return words.item(
                claim
                    + words(
                        ". No assumption within its range reverses this.",
                        ". Tidak ada asumsi dalam rentangnya yang membaliknya."))
        }
        var head = claim + ". "
        head +=
            turning.isEmpty
            ? words("None is shown to reverse this", "Tidak ada yang terbukti membaliknya")
            : turning.count == 1
                ? words("This one reverses it", "Satu asumsi ini membaliknya")
                : words("These \(turning.count) reverse it", "\(turning.count) asumsi ini membaliknya")
        if !open.isEmpty {
            head += words(
                ", \(open.count) more may, within the simulation's noise",
                ", \(open.count) lagi mungkin, dalam derau simulasi")
        }
        let named = turning + (turning.isEmpty ? Array(open.prefix(3)) : [])
        return words.item(head + ":") + named.map { "  " + words.item(line($0)) }.joined()
    }

    private func claim(_ decision: Decision) -> String {
        let measure = result.measures[decision.measure]
        let title = words.title(measure.kpi, scope: measure.scope)
        let value = SensitivityWording(words).figure(
            result.centre[decision.measure], of: measure.kpi, isDifference: result.isDifference)
        let center = result.centre[decision.measure].value ?? 0
        switch decision.question {
        case .difference:
            let isBetter = (center > 0) == (measure.kpi.better == .higher)
            let other = result.scenarios[1].name
            return "\(title): "
                + (isBetter
                    ? words("\(other) is better", "\(other) lebih baik")
                    : words("\(other) is worse", "\(other) lebih buruk")) + ", \(value)"
        case .atLeast(let bound), .atMost(let bound):
            let sign = decision.question.name == "at_least" ? "≥ " : "≤ "
            let isMet = decision.question.name == "at_least" ? center >= bound : center <= bound
            return "\(title): \(value), target \(sign)\(words.style.amount(bound, unit: measure.kpi.unit)) "
                + words.met(isMet)
        }
    }

    private func line(_ found: BreakEven) -> String {
        let input = result.inputs[found.input]
        let unit = input.record.unit
        let now = words(" (now ", " (kini ") + texts.text(input.value, unit: unit) + ")"
        guard let value = found.value else {
            return input.path + words(": towards an end of its range", ": menuju ujung rentangnya") + now
        }
        var text = input.path + words(": at ", ": pada ") + texts.text(value, unit: unit)
        if let low = found.low, let high = found.high {
            text += " [\(texts.text(low, unit: unit))\(words.style.separator)\(texts.text(high, unit: unit))]"
        }
        return text + now
    }

    // MARK: Notes

    private func sources() -> String {
        var seen: Set<Int> = []
        let used = shown.flatMap(\.inputs).filter { seen.insert($0).inserted }.map { result.inputs[$0] }
        let lines = used.compactMap { input in
            input.record.source.map { words.item("\(input.path): \($0)") }
        }
        guard !lines.isEmpty else { return "" }
        return "\n" + words("Sources of these ranges:", "Sumber rentang ini:") + "\n" + lines.joined()
    }

    private var note: String {
        words(
            "\(result.inputs.count) parameters, one at a time, everything else as written\(both); \(result.replications) replications a point, the same random numbers everywhere, seed \(result.seed). Swing: high end - low end, with the interval of the simulation's noise. Above noise: no, where that interval holds 0 and the bar may be chance. A parameter that reverses only together with others is not found this way: use --method sobol.",
            "\(result.inputs.count) parameter, satu per satu, selebihnya seperti tertulis\(both); \(result.replications) ulangan per titik, bilangan acak yang sama, benih \(result.seed). Ayunan: ujung atas - ujung bawah, dengan selang derau simulasi. Di atas derau: tidak, bila selang itu memuat 0 dan batangnya mungkin kebetulan. Parameter yang hanya membalik bersama yang lain tidak ditemukan: gunakan --method sobol."
        )
    }

    private var both: String {
        result.isDifference
            ? words(", moved in both scenarios alike", ", digeser sama di kedua skenario") : ""
    }
}
