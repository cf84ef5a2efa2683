/// A table of aligned columns for a terminal.
///
/// Columns are as wide as their widest cell; when that is too wide for the page, the first column's texts are
/// broken between words.
public struct TextTable: Hashable, Sendable {
    /// On which side the cells of a column stand flush.
    public enum Alignment: Hashable, Sendable { case left, right }

    /// The headings.
    public var headings: [String]
    /// The alignment of each column.
    public var alignments: [Alignment]
    private enum Line: Hashable {
        case cells([String])
        case section(String)
    }

    private var body: [Line] = []
    /// The number of columns of the page.
    public var pageWidth: Int

    /// An empty table.
    ///
    /// - Precondition: There are as many alignments as headings.
    public init(_ columns: [(heading: String, alignment: Alignment)], pageWidth: Int = 100) {
        headings = columns.map(\.heading)
        alignments = columns.map(\.alignment)
        self.pageWidth = pageWidth
    }

    /// Adds a row.
    ///
    /// - Precondition: It has as many cells as there are columns.
    public mutating func add(_ cells: [String]) {
        precondition(cells.count == headings.count, "a row has \(cells.count) cells, not \(headings.count)")
        body.append(.cells(cells))
    }

    /// Adds a line that spans all columns, as the title of the rows that follow.
    public mutating func addSection(_ title: String) { body.append(.section(title)) }

    /// Whether nothing has been added.
    public var isEmpty: Bool { body.isEmpty }

    /// The table as lines without trailing spaces, each ended by a line end.
    ///
    /// - Complexity: O(size of the text).
    public func text() -> String {
        let widths = columnWidths()
        var lines = lines(headings.map(Self.printable), widths: widths)
        lines.append(
            String(repeating: "-", count: widths.reduce(-Self.gap.count) { $0 + $1 + Self.gap.count }))
        for line in body {
            switch line {
            case .cells(let cells): lines += self.lines(cells.map(Self.printable), widths: widths)
            case .section(let title): lines += Self.wrapped(Self.printable(title), width: pageWidth)
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func columnWidths() -> [Int] {
        var widths = headings.map { Self.width(Self.printable($0)) }
        for case .cells(let cells) in body {
            for (column, cell) in cells.enumerated() {
                widths[column] = max(widths[column], Self.width(Self.printable(cell)))
            }
        }
        let others = widths.dropFirst().reduce(0) { $0 + $1 + Self.gap.count }
        if let first = widths.first {
            widths[0] = min(first, max(Self.leastFirstWidth, pageWidth - others))
        }
        return widths
    }

    private static let gap = "  "
    private static let leastFirstWidth = 12

    private func lines(_ row: [String], widths: [Int]) -> [String] {
        let first = Self.wrapped(row[0], width: widths[0])
        return first.enumerated().map { position, part in
            var line = pad(part, to: widths[0], alignments[0])
            // The numbers stand beside the last line of a broken text, where the eye leaves it.
            if position == first.count - 1 {
                for column in row.indices.dropFirst() {
                    line += Self.gap + pad(row[column], to: widths[column], alignments[column])
                }
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
    }

    private func pad(_ text: String, to width: Int, _ alignment: Alignment) -> String {
        let space = String(repeating: " ", count: max(0, width - Self.width(text)))
        return alignment == .left ? text + space : space + text
    }

    /// Breaks a text between words; a longer word stays whole.
    package static func wrapped(_ text: String, width: Int, indent: String = "  ") -> [String] {
        guard Self.width(text) > width else { return [text] }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, Self.width(line) + 1 + Self.width(String(word)) > width {
                lines.append(line)
                line = indent + word
            } else {
                line += line.isEmpty ? String(word) : " " + word
            }
        }
        return lines + [line]
    }

    /// Columns that a text takes: characters as people see them, marks above and below not counted.
    static func width(_ text: String) -> Int { text.count }

    /// The text without what would move the cursor or change the terminal.
    static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
        return String(result)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // Marks that turn the direction of writing around.
        default: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
    }
}
