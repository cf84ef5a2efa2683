import CityModel
import Experiments
import Statistics

/// The picture of a sweep: a panel for each KPI, with lines and their 95 % bands, or a heat map where the second
/// parameter has many values.
public struct SweepChart: Sendable {
    private let result: SweepResult
    private let measures: [Int]
    private let words: ReportWording

    /// A picture of some of the measures.
    ///
    /// - Parameters:
    ///   - result: What the sweep came to.
    ///   - measures: Which measures, by their index.
    ///   - language: English or Indonesian.
    public init(_ result: SweepResult, measures: [Int], language: Language) {
        self.result = result
        self.measures = measures
        words = ReportWording(language: language, pageWidth: 100)
    }

    static let panelWidth = 400.0
    static let panelHeight = 300.0
    private static let head = 84.0
    private static let margin = 24.0
    /// The most values of the second parameter that are told apart as lines.
    static let mostLines = 6

    /// The picture as a file.
    public func svg() -> String {
        let columns = max(1, min(3, measures.count))
        let rows = (measures.count + columns - 1) / columns
        let legendHeight = usesLines && result.axes.count == 2 ? 30.0 : 0
        let title =
            words("Sweep: ", "Penyapuan parameter: ") + words.text(result.scenario.title)
        var canvas = SVGCanvas(
            width: max(
                760, 2 * Self.margin + Double(columns) * Self.panelWidth),
            height: Self.head + legendHeight + Double(max(1, rows)) * Self.panelHeight + 16,
            title: title, description: note)
        canvas.text(
            SVGCanvas.fitted(title, width: canvas.width - 48, size: 18), x: Self.margin, y: 34,
            classes: "title")
        canvas.text(note, x: Self.margin, y: 56, classes: "soft")
        if legendHeight > 0 { legend(on: &canvas, y: Self.head + 2) }
        for (number, measure) in measures.enumerated() {
            let x = Self.margin + Double(number % columns) * Self.panelWidth
            let y = Self.head + legendHeight + Double(number / columns) * Self.panelHeight
            if usesLines {
                lines(measure, on: &canvas, x: x, y: y)
            } else {
                heatMap(measure, on: &canvas, x: x, y: y)
            }
        }
        return canvas.document()
    }

    private var usesLines: Bool {
        result.axes.count == 1 || result.axes[1].values.count <= Self.mostLines
    }

    /// Whether there is anything between the values of the first parameter: words such as levels have no order.
    private var joinsPoints: Bool { result.axes[0].numbers != nil }

    private var note: String {
        words(
            "\(result.replications) replications a point, seed \(result.seed), common random numbers. ",
            "\(result.replications) ulangan per titik, benih \(result.seed), bilangan acak bersama. ")
            + (usesLines
                ? joinsPoints
                    ? words("Bands: 95% of the simulation's noise.", "Pita: 95% derau simulasi.")
                    : words(
                        "Upright lines: 95% of the simulation's noise.", "Garis tegak: 95% derau simulasi.")
                : words("Darker: larger value.", "Makin pekat: nilai makin besar."))
    }

    // MARK: Lines

    /// One line of a panel.
    private struct Series {
        var index: Int
        var points: [(x: Double, value: BoundedValue)]
    }

    private func lines(_ measure: Int, on canvas: inout SVGCanvas, x: Double, y: Double) {
        let kpi = result.measures[measure].kpi
        let series = self.series(measure)
        let centres = series.flatMap { $0.points.compactMap { $0.value.value } }
        // Intervals of amounts are symmetric and may reach below nothing, where there is nothing to see.
        let floor = centres.allSatisfy { $0 >= 0 } ? 0 : -Double.infinity
        func low(_ value: BoundedValue) -> Double { max(floor, value.low ?? 0) }
        let values = series.flatMap { line in
            line.points.flatMap { point in
                [point.value.value, point.value.low.map { max(floor, $0) }, point.value.high].compactMap {
                    $0
                }
            }
        }
        let scale = ChartScale(values, unit: kpi.unit, language: words.language)
        let frame = Frame(x: x + 56, y: y + 40, width: Self.panelWidth - 84, height: Self.panelHeight - 96)
        heading(measure, scale: scale, on: &canvas, x: x, y: y)
        for tick in scale.ticks {
            let place = frame.y(scale.place(tick * scale.factor))
            canvas.line(frame.x, place, frame.x + frame.width, place, classes: "grid")
            canvas.text(scale.label(tick), x: frame.x - 8, y: place + 4, anchor: .end, classes: "soft small")
        }
        horizontalAxis(on: &canvas, frame: frame)
        for line in series {
            let color = self.color(line.index, of: series.count)
            let drawn = line.points.filter { $0.value.value?.isFinite == true }
            let banded = drawn.filter { $0.value.low?.isFinite == true && $0.value.high?.isFinite == true }
            guard joinsPoints else {
                points(of: line, among: series.count, measure, scale: scale, frame: frame, on: &canvas)
                continue
            }
            canvas.polygon(
                banded.map { (frame.x($0.x), frame.y(scale.place($0.value.high ?? 0))) }
                    + banded.reversed().map { (frame.x($0.x), frame.y(scale.place(low($0.value)))) },
                classes: "b\(color)")
            canvas.polyline(
                drawn.map { (frame.x($0.x), frame.y(scale.place($0.value.value ?? 0))) },
                classes: "l\(color)")
            for (position, point) in line.points.enumerated() {
                guard let value = point.value.value, value.isFinite else { continue }
                canvas.circle(
                    x: frame.x(point.x), y: frame.y(scale.place(value)), radius: 3.5, classes: "d\(color)",
                    hint: hint(measure, place: place(position, line.index), value: point.value))
            }
        }
        if values.allSatisfy({ !$0.isFinite }) {
            canvas.text(
                words("no finite value", "tidak ada nilai terhingga"), x: frame.x + frame.width / 2,
                y: frame.y + frame.height / 2, anchor: .middle, classes: "soft")
        }
    }

    /// Points with their intervals side by side, not joined.
    private func points(
        of line: Series, among count: Int, _ measure: Int, scale: ChartScale, frame: Frame,
        on canvas: inout SVGCanvas
    ) {
        let color = self.color(line.index, of: count)
        let step = 0.5 / Double(line.points.count * count)
        for (position, point) in line.points.enumerated() {
            guard let value = point.value.value, value.isFinite else { continue }
            let x = frame.x(point.x + (Double(line.index) - Double(count - 1) / 2) * step)
            if let low = point.value.low, let high = point.value.high, low.isFinite, high.isFinite {
                let ends = [low, high].map { frame.y(min(1, max(0, scale.place($0)))) }
                canvas.line(x, ends[0], x, ends[1], classes: "l\(color)")
            }
            canvas.circle(
                x: x, y: frame.y(scale.place(value)), radius: 4.5, classes: "d\(color)",
                hint: hint(measure, place: place(position, line.index), value: point.value))
        }
    }

    private func series(_ measure: Int) -> [Series] {
        let lines = result.axes.count == 2 ? result.axes[1].values.count : 1
        return (0..<lines).map { line in
            Series(
                index: line,
                points: result.axes[0].values.indices.map { index in
                    (position(index), value(measure, place(index, line)))
                })
        }
    }

    private func place(_ first: Int, _ second: Int) -> [Int] {
        result.axes.count == 2 ? [first, second] : [first]
    }

    private func value(_ measure: Int, _ place: [Int]) -> BoundedValue {
        result.cell(place)?.values[measure] ?? BoundedValue()
    }

    /// Where the first parameter's value stands: 0 to 1.
    private func position(_ index: Int) -> Double {
        let axis = result.axes[0]
        guard let numbers = axis.numbers, let first = numbers.first, let last = numbers.last else {
            return (Double(index) + 0.5) / Double(axis.values.count)
        }
        return (numbers[index] - first) / (last - first)
    }

    /// The colour of a line: a few lines are spread over the steps of the hue.
    private func color(_ index: Int, of count: Int) -> Int {
        switch count {
        case 1: 2
        case 2: [1, 4][index]
        case 3: [0, 2, 4][index]
        case 4: [0, 2, 3, 5][index]
        default: index
        }
    }

    private func horizontalAxis(on canvas: inout SVGCanvas, frame: Frame) {
        let axis = result.axes[0]
        let bottom = frame.y + frame.height
        canvas.line(frame.x, bottom, frame.x + frame.width, bottom, classes: "axis")
        var free = -Double.infinity
        for (index, value) in axis.values.enumerated() {
            let label = self.label(value, of: axis)
            let x = frame.x(position(index))
            let half = SVGCanvas.width(of: label, size: 11) / 2
            // Labels that would run into each other are left out; the marks stay.
            canvas.line(x, bottom, x, bottom + 4, classes: "axis")
            guard x - half > free else { continue }
            free = x + half + 6
            canvas.text(label, x: x, y: bottom + 17, anchor: .middle, classes: "soft small")
        }
        let name = axis.unit.isEmpty ? shortName(axis) : "\(shortName(axis)) (\(axis.unit))"
        canvas.text(
            SVGCanvas.fitted(name, width: frame.width + 40), x: frame.x + frame.width / 2, y: bottom + 36,
            anchor: .middle)
    }

    private func legend(on canvas: inout SVGCanvas, y: Double) {
        let axis = result.axes[1]
        let name = shortName(axis) + ":"
        canvas.text(name, x: Self.margin, y: y + 4, classes: "head")
        var x = Self.margin + SVGCanvas.width(of: name, size: 13) + 16
        for (index, value) in axis.values.enumerated() {
            let color = self.color(index, of: axis.values.count)
            canvas.polyline([(x, y), (x + 22, y)], classes: "l\(color)")
            canvas.circle(x: x + 11, y: y, radius: 3.5, classes: "d\(color)")
            canvas.text(value, x: x + 28, y: y + 4)
            x += 28 + SVGCanvas.width(of: value) + 20
        }
    }
}

extension SweepChart {
    /// The part of a panel in which values are drawn.
    struct Frame {
        var x: Double
        var y: Double
        var width: Double
        var height: Double

        func x(_ share: Double) -> Double { x + share * width }
        func y(_ share: Double) -> Double { y + (1 - share) * height }
    }

    private func heading(
        _ measure: Int, scale: ChartScale, on canvas: inout SVGCanvas, x: Double, y: Double
    ) {
        let kpi = result.measures[measure]
        let title = scale.title(words.title(kpi.kpi, scope: kpi.scope))
        canvas.text(
            SVGCanvas.fitted(title, width: Self.panelWidth - 16, size: 13), x: x, y: y + 20, classes: "head")
    }

    /// The last keys of the paths, which is what tells them apart on a page.
    private func shortName(_ axis: SweepAxis) -> String {
        let names = axis.paths.map { $0.split(separator: ".").suffix(2).joined(separator: ".") }
        return names.count == 1
            ? names[0] : names[0] + words(" and \(names.count - 1) more", " dan \(names.count - 1) lagi")
    }

    /// A value without the unit that the axis' title has.
    private func label(_ value: String, of axis: SweepAxis) -> String {
        guard !axis.unit.isEmpty else { return value }
        var text = value
        if text.hasSuffix(axis.unit) { text.removeLast(axis.unit.count) }
        if text.hasPrefix(axis.unit) { text.removeFirst(axis.unit.count) }
        text = text.split(separator: " ").joined(separator: " ")
        // Steps that do not divide evenly have more digits than a reader or a label can use.
        guard let number = Double(text), text.count > 6 else { return text }
        return words.style.decimal(number, digits: number.magnitude < 10 ? 2 : 1)
    }

    private func hint(_ measure: Int, place: [Int], value: BoundedValue) -> String {
        let unit = result.measures[measure].kpi.unit
        let point = zip(result.axes, place).map { "\(shortName($0)) = \($0.values[$1])" }
            .joined(separator: words.style.separator)
        let interval = words.style.interval(value.low, value.high, unit: unit, scale: value.value)
        return "\(point): \(words.style.text(value.value, unit: unit)) \(interval)"
    }

    private func heatMap(_ measure: Int, on canvas: inout SVGCanvas, x: Double, y: Double) {
        let kpi = result.measures[measure].kpi
        let first = result.axes[0]
        let second = result.axes[1]
        let finite = result.cells.compactMap { $0.values[measure].value }.filter(\.isFinite)
        let scale = ChartScale(finite, unit: kpi.unit, language: words.language)
        heading(measure, scale: scale, on: &canvas, x: x, y: y)
        let frame = Frame(x: x + 76, y: y + 36, width: Self.panelWidth - 96, height: Self.panelHeight - 96)
        let width = frame.width / Double(first.values.count)
        let height = frame.height / Double(second.values.count)
        let least = finite.min() ?? 0
        let most = finite.max() ?? 0
        for cell in result.cells {
            let value = cell.values[measure].value ?? .nan
            let share = most > least ? (value - least) / (most - least) : 0.5
            let left = frame.x + Double(cell.place[0]) * width
            let top = frame.y + frame.height - Double(cell.place[1] + 1) * height
            canvas.rectangle(
                x: left + 0.5, y: top + 0.5, width: width - 1, height: height - 1, classes: "cell", radius: 2,
                hint: hint(measure, place: cell.place, value: cell.values[measure]),
                opacity: value.isFinite ? 0.08 + 0.6 * share : 0)
            let label =
                value.isFinite ? scale.text(value) : value.isNaN ? words.style.undefined : "∞"
            guard SVGCanvas.width(of: label, size: 11) < width, height > 13 else { continue }
            canvas.text(
                label, x: left + width / 2, y: top + height / 2 + 4, anchor: .middle, classes: "small")
        }
        for (index, value) in second.values.enumerated() {
            let place = frame.y + frame.height - (Double(index) + 0.5) * height
            canvas.text(
                label(value, of: second), x: frame.x - 6, y: place + 4, anchor: .end, classes: "soft small")
        }
        var free = -Double.infinity
        for (index, value) in first.values.enumerated() {
            let label = self.label(value, of: first)
            let place = frame.x + (Double(index) + 0.5) * width
            let half = SVGCanvas.width(of: label, size: 11) / 2
            guard place - half > free else { continue }
            free = place + half + 4
            canvas.text(
                label, x: place, y: frame.y + frame.height + 17, anchor: .middle, classes: "soft small")
        }
        func name(_ axis: SweepAxis) -> String {
            axis.unit.isEmpty ? shortName(axis) : "\(shortName(axis)) (\(axis.unit))"
        }
        canvas.text(
            SVGCanvas.fitted(name(first), width: frame.width + 40), x: frame.x + frame.width / 2,
            y: frame.y + frame.height + 36, anchor: .middle)
        canvas.text(
            SVGCanvas.fitted(name(second), width: frame.height + 20), x: x + 14,
            y: frame.y + frame.height / 2, anchor: .middle, turn: -90)
    }
}
