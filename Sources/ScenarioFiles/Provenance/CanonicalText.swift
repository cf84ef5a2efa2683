/// Writes documents in one fixed form.
package enum CanonicalText {
    /// JSON with sorted keys and every value as text: equal documents give equal bytes.
    package static func json(_ node: ScenarioNode) -> String {
        var text = ""
        write(node, indent: 0, to: &text)
        return text + "\n"
    }

    /// A value on one line as YAML would show it, for tables.
    package static func line(_ node: ScenarioNode) -> String {
        switch node.content {
        case .scalar(let text, _): text
        case .sequence(let elements): "[" + elements.map(line).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\($0.key): \(line($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    /// A JSON string literal (RFC 8259).
    package static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default:
                // YAML reads these as line ends, so that they are escaped beyond what JSON asks for.
                let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                if isControl || scalar.value == 0x2028 || scalar.value == 0x2029 {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    private static func write(_ node: ScenarioNode, indent: Int, to text: inout String) {
        let inner = String(repeating: " ", count: indent + 2)
        let outer = String(repeating: " ", count: indent)
        switch node.content {
        case .scalar(let value, _): text += string(value)
        case .sequence(let elements):
            guard !elements.isEmpty else { return text += "[]" }
            let isFlat = elements.allSatisfy { $0.text != nil }
            text += "["
            for (index, element) in elements.enumerated() {
                text += (index == 0 ? "" : ",") + (isFlat ? (index == 0 ? "" : " ") : "\n" + inner)
                write(element, indent: indent + 2, to: &text)
            }
            text += isFlat ? "]" : "\n\(outer)]"
        case .mapping(let entries):
            guard !entries.isEmpty else { return text += "{}" }
            text += "{"
            for (index, entry) in entries.sorted(by: { $0.key < $1.key }).enumerated() {
                text += (index == 0 ? "\n" : ",\n") + inner + string(entry.key) + ": "
                write(entry.value, indent: indent + 2, to: &text)
            }
            text += "\n\(outer)}"
        }
    }
}
