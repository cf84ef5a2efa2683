import CityModel

/// A picture of horizontal bars in panels, one panel for each KPI: tornadoes and rankings.
struct BarChart {
    /// One part of a bar.
    struct Segment {
        var from: Double
        var to: Double
        /// A class of the style sheet.
        var color: String
        /// What stands beside its end; empty for nothing.
        var label: String
        var hint: String
        /// Whether it is drawn pale, because it may be noise.
        var isPale = false
    }

    /// One bar.
    struct Bar {
        var name: String
        var segments: [Segment]
        /// An interval drawn across the end.
        var whisker: (low: Double, high: Double)?
    }

    /// The bars of one KPI.
    struct Panel {
        var title: String
        /// The title of the axis, without the unit.
        var axis: String
        var unit: KPI.Unit
        var isDifference = false
        /// Where all bars begin.
        var origin: Double
        /// A dashed line with a word beside it.
        var rule: (value: Double, label: String)?
        var bars: [Bar]
    }

    /// A colour and what it stands for.
    struct LegendEntry {
        var color: String
        var text: String
        var isPale = false
    }

    var title: String
    var note: String
    var legend: [LegendEntry]
    var panels: [Panel]
    var language: Language

    private static let width = 900.0
    private static let names = 300.0
    private static let pale = 0.3
    private static let barHeight = 24.0
    private static let margin = 24.0

    func svg() -> String {
        let heights = panels.map { 84 + Double($0.bars.count) * Self.barHeight }
        var canvas = SVGCanvas(
            width: Self.width, height: 110 + heights.reduce(0, +) + 12, title: title, description: note)
        canvas.text(
            SVGCanvas.fitted(title, width: Self.width - 48, size: 18), x: Self.margin, y: 34,
            classes: "title")
        canvas.text(note, x: Self.margin, y: 56, classes: "soft")
        var x = Self.margin
        for entry in legend {
            canvas.rectangle(
                x: x, y: 72, width: 12, height: 12, classes: entry.color, radius: 2,
                opacity: entry.isPale ? Self.pale : nil)
            canvas.text(entry.text, x: x + 18, y: 82)
            x += 18 + SVGCanvas.width(of: entry.text) + 24
        }
        var y = 106.0
        for (panel, height) in zip(panels, heights) {
            draw(panel, on: &canvas, y: y)
            y += height
        }
        return canvas.document()
    }

    private func draw(_ panel: Panel, on canvas: inout SVGCanvas, y: Double) {
        let values =
            panel.bars.flatMap { bar in
                bar.segments.flatMap { [$0.from, $0.to] }
                    + (bar.whisker.map { [$0.low, $0.high] } ?? [])
            } + [panel.origin] + (panel.rule.map { [$0.value] } ?? [])
        let scale = ChartScale(
            values, unit: panel.unit, language: language, isDifference: panel.isDifference, count: 6)
        let left = Self.margin + Self.names
        let width = Self.width - left - Self.margin - 90
        // Room for the labels at the ends of bars on either side.
        let start = left + 60
        func x(_ value: Double) -> Double { start + min(1, max(0, scale.place(value))) * (width - 30) }
        let top = y + 34
        let bottom = top + Double(panel.bars.count) * Self.barHeight
        canvas.text(
            SVGCanvas.fitted(panel.title, width: Self.width - 48, size: 13), x: Self.margin, y: y + 18,
            classes: "head")
        for tick in scale.ticks {
            let place = x(tick * scale.factor)
            canvas.line(place, top, place, bottom, classes: "grid")
            canvas.text(scale.label(tick), x: place, y: bottom + 16, anchor: .middle, classes: "soft small")
        }
        canvas.text(
            scale.title(panel.axis), x: start + (width - 30) / 2, y: bottom + 34, anchor: .middle,
            classes: "soft")
        for (row, bar) in panel.bars.enumerated() {
            let place = top + Double(row) * Self.barHeight
            let middle = place + Self.barHeight / 2
            canvas.text(
                SVGCanvas.fitted(bar.name, width: Self.names + 50), x: left + 40, y: middle + 4, anchor: .end)
            for segment in bar.segments where segment.from.isFinite && segment.to.isFinite {
                let ends = [x(segment.from), x(segment.to)].sorted()
                canvas.rectangle(
                    x: ends[0], y: place + 4, width: max(ends[1] - ends[0], 1), height: Self.barHeight - 8,
                    classes: segment.color, radius: 2, hint: segment.hint,
                    opacity: segment.isPale ? Self.pale : nil)
                guard !segment.label.isEmpty else { continue }
                let isRight = segment.to >= segment.from
                canvas.text(
                    segment.label, x: x(segment.to) + (isRight ? 5 : -5), y: middle + 4,
                    anchor: isRight ? .start : .end, classes: "small soft halo")
            }
            if let whisker = bar.whisker, whisker.low.isFinite, whisker.high.isFinite {
                canvas.line(x(whisker.low), middle, x(whisker.high), middle, classes: "whisker")
                for end in [whisker.low, whisker.high] {
                    canvas.line(x(end), middle - 4, x(end), middle + 4, classes: "whisker")
                }
            }
        }
        canvas.line(x(panel.origin), top - 2, x(panel.origin), bottom + 2, classes: "axis")
        if let rule = panel.rule {
            canvas.line(x(rule.value), top - 6, x(rule.value), bottom, classes: "rule")
            canvas.text(rule.label, x: x(rule.value), y: top - 9, anchor: .middle, classes: "small halo")
        }
    }
}
