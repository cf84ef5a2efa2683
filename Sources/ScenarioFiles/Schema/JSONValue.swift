/// JSON with keys in the order given.
indirect enum JSONValue {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([JSONValue])
    case object([(key: String, value: JSONValue)])

    /// The text, indented by two spaces.
    func text(indent: Int = 0) -> String {
        let inner = String(repeating: " ", count: indent + 2)
        let outer = String(repeating: " ", count: indent)
        switch self {
        case .text(let text): return CanonicalText.string(text)
        case .number(let number): return Wording.number(number)
        case .flag(let flag): return flag ? "true" : "false"
        case .list(let elements):
            if elements.isEmpty { return "[]" }
            return "[\n" + elements.map { inner + $0.text(indent: indent + 2) }.joined(separator: ",\n")
                + "\n\(outer)]"
        case .object(let entries):
            if entries.isEmpty { return "{}" }
            let lines = entries.map {
                inner + CanonicalText.string($0.key) + ": " + $0.value.text(indent: indent + 2)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        }
    }
}
