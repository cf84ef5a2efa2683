import CityModel
import Experiments

extension TornadoResult {
    /// The measures that some parameter moves, the most useful first: as they were asked for.
    public var moved: [Int] {
        measures.indices.filter { measure in
            centre[measure].value != nil && inputs.indices.contains { reach(measure, $0) > 0 }
        }
    }
}

/// The tornado: what each parameter does to each KPI, the longest bar on top.
public struct TornadoChart: Sendable {
    private let result: TornadoResult
    private let bars: Int
    private let words: ReportWording

    /// A picture.
    ///
    /// - Parameters:
    ///   - result: What was found.
    ///   - bars: The most bars of a panel.
    ///   - language: English or Indonesian.
    public init(_ result: TornadoResult, bars: Int, language: Language) {
        self.result = result
        self.bars = bars
        words = ReportWording(language: language, pageWidth: 100)
    }

    /// The picture as a file; nil where no parameter moves anything.
    public func svg() -> String? {
        let panels = result.moved.compactMap(panel)
        guard !panels.isEmpty else { return nil }
        let isNoisy = panels.contains { $0.bars.contains { $0.segments.contains(where: \.isPale) } }
        let pale = BarChart.LegendEntry(
            color: "axis-fill",
            text: words("pale: may be the simulation's noise", "pudar: mungkin derau simulasi"), isPale: true)
        return BarChart(
            title: SensitivityWording(words).title(result.scenarios),
            note: words(
                "One parameter at a time from one end of its range to the other; \(result.replications) replications a point.",
                "Satu parameter setiap kali dari ujung ke ujung rentangnya; \(result.replications) ulangan per titik."
            ),
            legend: [
                .init(color: "bar-low", text: words("low end of the range", "ujung bawah rentang")),
                .init(color: "bar-high", text: words("high end of the range", "ujung atas rentang")),
            ] + (isNoisy ? [pale] : []), panels: panels, language: words.language
        ).svg()
    }

    private func panel(_ measure: Int) -> BarChart.Panel? {
        let kpi = result.measures[measure]
        guard let centre = result.centre[measure].value, centre.isFinite else { return nil }
        let shown = result.ranking(measure).prefix(bars).filter { result.reach(measure, $0) > 0 }
        guard !shown.isEmpty else { return nil }
        let texts = ParameterText(words: words)
        let drawn = shown.map { index in
            let input = result.inputs[index]
            let bar = result.bars[measure][index]
            let ends = [
                (bar.atLow.value, input.low, "bar-low"), (bar.atHigh.value, input.high, "bar-high"),
            ]
            var segments = ends.compactMap { value, end, color -> BarChart.Segment? in
                guard let value, value.isFinite else { return nil }
                let text = texts.text(end, unit: input.record.unit)
                return BarChart.Segment(
                    from: centre, to: value, color: color, label: value == centre ? "" : text,
                    hint: "\(input.path) = \(text): \(words.style.text(value, unit: kpi.kpi.unit))",
                    isPale: !bar.isAboveNoise)
            }
            if segments.count == 2, (segments[0].to - centre) * (segments[1].to - centre) > 0 {
                // Both ends lie on one side: the longer part behind the shorter, and one label for both.
                segments.sort { ($0.to - centre).magnitude > ($1.to - centre).magnitude }
                segments[0].label = texts.range(of: input)
                segments[1].label = ""
            }
            return BarChart.Bar(name: input.path, segments: segments)
        }
        let title = words.title(kpi.kpi, scope: kpi.scope)
        return BarChart.Panel(
            title: title, axis: result.isDifference ? words("difference", "selisih") : title,
            unit: kpi.kpi.unit, isDifference: result.isDifference, origin: centre, rule: rule(measure),
            bars: drawn)
    }

    private func rule(_ measure: Int) -> (value: Double, label: String)? {
        guard let decision = result.decisions.first(where: { $0.measure == measure }) else { return nil }
        let label =
            decision.question == .difference
            ? words("no difference", "tanpa selisih") : words("target", "target")
        return (decision.question.threshold, label)
    }
}

/// The ranking of parameters, or groups of them, by Morris or Sobol, with the simulation's noise among them.
public struct ScreeningChart: Sendable {
    private let result: ScreeningResult
    private let bars: Int
    private let words: ReportWording

    /// A picture.
    ///
    /// - Parameters:
    ///   - result: What was found.
    ///   - bars: The most bars of a panel.
    ///   - language: English or Indonesian.
    public init(_ result: ScreeningResult, bars: Int, language: Language) {
        self.result = result
        self.bars = bars
        words = ReportWording(language: language, pageWidth: 100)
    }

    /// The picture as a file; nil where nothing varies.
    public func svg() -> String? {
        let panels = result.measures.indices.compactMap(panel)
        guard !panels.isEmpty else { return nil }
        let isMorris = result.method.name == "morris"
        return BarChart(
            title: SensitivityWording(words).title(result.scenarios),
            note: words(
                "All parameters at once over their ranges: \(result.points) variants, \(result.replications) replications each. Lines across the ends: 95%.",
                "Semua parameter sekaligus dalam rentangnya: \(result.points) varian, masing-masing \(result.replications) ulangan. Garis di ujung: 95%."
            ),
            legend: [
                .init(
                    color: "bar-high",
                    text: isMorris
                        ? words("mean absolute effect (Morris μ*)", "rata-rata efek mutlak (μ* Morris)")
                        : words("alone and with others (Sobol, total)", "sendiri dan bersama (Sobol, total)")),
                .init(color: "bar-noise", text: words("random numbers: noise", "bilangan acak: derau")),
            ], panels: panels, language: words.language
        ).svg()
    }

    private func panel(_ measure: Int) -> BarChart.Panel? {
        let kpi = result.measures[measure]
        let importance = result.findings[measure].importance
        let shown = result.ranking(measure).prefix(bars).filter { (importance[$0].value ?? 0) > 0 }
        guard !shown.isEmpty else { return nil }
        let isMorris = result.method.name == "morris"
        let title = words.title(kpi.kpi, scope: kpi.scope)
        return BarChart.Panel(
            title: title,
            axis: isMorris
                ? words("effect of the whole range", "efek seluruh rentang")
                : words("share of the variance", "bagian ragam"),
            unit: isMorris ? kpi.kpi.unit : .share, isDifference: isMorris, origin: 0,
            bars: shown.map { index in
                let value = importance[index].value ?? 0
                let isNoise = index == result.groups.count - 1
                let name =
                    isNoise ? words("(random numbers)", "(bilangan acak)") : result.groups[index].name
                return BarChart.Bar(
                    name: name,
                    segments: [
                        BarChart.Segment(
                            from: 0, to: value, color: isNoise ? "bar-noise" : "bar-high", label: "",
                            hint:
                                "\(name): \(words.style.text(value, unit: isMorris ? kpi.kpi.unit : .share))")
                    ],
                    whisker: importance[index].low.flatMap { low in
                        importance[index].high.map { (low, $0) }
                    })
            })
    }
}
