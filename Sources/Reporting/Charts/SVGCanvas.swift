/// A picture under construction: one self-contained SVG file that is readable on light and on dark pages.
///
/// Colours are classes of one style sheet, which follows the reader's preference; texts are the system's sans-serif.
struct SVGCanvas {
    /// On which side of its place a text stands.
    enum Anchor: String { case start, middle, end }

    let width: Double
    let height: Double
    private let title: String
    private let description: String
    private var body = ""

    init(width: Double, height: Double, title: String, description: String) {
        self.width = width
        self.height = height
        self.title = title
        self.description = description
    }

    mutating func text(
        _ text: String, x: Double, y: Double, anchor: Anchor = .start, classes: String = "",
        turn: Double? = nil
    ) {
        let rotation = turn.map {
            " transform=\"rotate(\(Self.number($0)) \(Self.number(x)) \(Self.number(y)))\""
        }
        body +=
            "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" text-anchor=\"\(anchor.rawValue)\" class=\"\(classes)\"\(rotation ?? "")>\(XMLText.escaped(text))</text>\n"
    }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, classes: String) {
        body +=
            "<line x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\" y2=\"\(Self.number(y2))\" class=\"\(classes)\"/>\n"
    }

    /// A rectangle with a text that shows when the pointer rests on it.
    mutating func rectangle(
        x: Double, y: Double, width: Double, height: Double, classes: String, radius: Double = 0,
        hint: String = "",
        opacity: Double? = nil
    ) {
        let opacity = opacity.map { " fill-opacity=\"\(Self.number($0))\"" } ?? ""
        body +=
            "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(max(0, width)))\" height=\"\(Self.number(max(0, height)))\" rx=\"\(Self.number(radius))\" class=\"\(classes)\"\(opacity)>"
        body += hint.isEmpty ? "</rect>\n" : "<title>\(XMLText.escaped(hint))</title></rect>\n"
    }

    mutating func circle(x: Double, y: Double, radius: Double, classes: String, hint: String = "") {
        body +=
            "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\" class=\"\(classes)\">"
        body += hint.isEmpty ? "</circle>\n" : "<title>\(XMLText.escaped(hint))</title></circle>\n"
    }

    mutating func polyline(_ points: [(x: Double, y: Double)], classes: String) {
        guard points.count > 1 else { return }
        body += "<polyline points=\"\(Self.list(points))\" class=\"\(classes)\"/>\n"
    }

    mutating func polygon(_ points: [(x: Double, y: Double)], classes: String) {
        guard points.count > 2 else { return }
        body += "<polygon points=\"\(Self.list(points))\" class=\"\(classes)\"/>\n"
    }

    /// The whole file.
    func document() -> String {
        let size = "\(Self.number(width)) \(Self.number(height))"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" width="\(Self.number(width))" height="\(Self.number(height))" role="img">
            <title>\(XMLText.escaped(title))</title>
            <desc>\(XMLText.escaped(description))</desc>
            <style>\(Self.style)</style>
            <rect width="100%" height="100%" class="page"/>
            \(body)</svg>

            """
    }

    /// The classes `s0` to `s5` are steps of one hue, for values in an order; `low` and `high` are a pair.
    private static let style = """

        svg { --page: #ffffff; --ink: #1c2430; --soft: #566072; --grid: #e3e7ee; --axis: #98a2b3;
          --low: #c2570c; --high: #1f6fb8; --noise: #8a4fbf; --heat: #1f6fb8;
          --s0: #8fbbe6; --s1: #5c98d3; --s2: #2f78bd; --s3: #1d5a96; --s4: #123f6d; --s5: #0a2747; }
        @media (prefers-color-scheme: dark) {
          svg { --page: #14181f; --ink: #eef1f6; --soft: #a5afc0; --grid: #2a313d; --axis: #6b7688;
            --low: #f08c46; --high: #5aa9ec; --noise: #b88be0; --heat: #3d8fdb;
            --s0: #2b5f92; --s1: #3a7dbd; --s2: #559be0; --s3: #83b8ee; --s4: #b0d3f6; --s5: #dcecfb; }
        }
        text { font: 12px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: var(--ink); }
        .page { fill: var(--page); } .title { font-size: 18px; font-weight: 600; } .head { font-size: 13px; font-weight: 600; }
        .soft { fill: var(--soft); } .small { font-size: 11px; } .halo { paint-order: stroke; stroke: var(--page); stroke-width: 3px; stroke-linejoin: round; }
        .grid { stroke: var(--grid); stroke-width: 1; } .axis { stroke: var(--axis); stroke-width: 1; }
        .rule { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 4 3; } .whisker { stroke: var(--ink); stroke-width: 1.2; }
        .bar-low { fill: var(--low); } .bar-high { fill: var(--high); } .bar-noise { fill: var(--noise); } .axis-fill { fill: var(--ink); }
        .cell { fill: var(--heat); } .cell-edge { fill: none; stroke: var(--grid); }
        .l0, .l1, .l2, .l3, .l4, .l5 { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .l0 { stroke: var(--s0); } .l1 { stroke: var(--s1); } .l2 { stroke: var(--s2); } .l3 { stroke: var(--s3); } .l4 { stroke: var(--s4); } .l5 { stroke: var(--s5); }
        .b0, .b1, .b2, .b3, .b4, .b5 { fill-opacity: 0.16; }
        .b0, .d0 { fill: var(--s0); } .b1, .d1 { fill: var(--s1); } .b2, .d2 { fill: var(--s2); } .b3, .d3 { fill: var(--s3); } .b4, .d4 { fill: var(--s4); } .b5, .d5 { fill: var(--s5); }
        .d0, .d1, .d2, .d3, .d4, .d5 { stroke: var(--page); stroke-width: 1.5; }

        """

    private static func list(_ points: [(x: Double, y: Double)]) -> String {
        points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
    }

    /// At most two decimals, which is finer than any screen.
    static func number(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        let text = (rounded == 0 ? 0 : rounded).description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The width of a text in pixels, by a usual average: enough to leave room for it.
    static func width(of text: String, size: Double = 12) -> Double { Double(text.count) * size * 0.56 }

    /// The text cut to a width, with an ellipsis in the middle, where paths differ least.
    static func fitted(_ text: String, width: Double, size: Double = 12) -> String {
        let room = Int(width / (size * 0.56))
        guard text.count > room, room > 4 else { return text }
        let front = (room - 1) / 3
        return text.prefix(front) + "…" + text.suffix(room - 1 - front)
    }
}
