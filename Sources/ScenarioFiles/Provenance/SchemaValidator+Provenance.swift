extension SchemaValidator {
    /// Checks the names of the keys of a value's long form.
    mutating func checkCompanionKeys(of node: ScenarioNode, at path: [String]) {
        for entry in node.entries ?? [] {
            let inner = path + [entry.key]
            switch entry.key {
            case "value", "low", "high": break
            case "source", "note":
                if entry.value.text == nil || entry.value.isMissing {
                    report(entry.value, inner, "is \(entry.value.kindName)", "write a text")
                }
            case "grade":
                let grades = Grade.allCases.map(\.rawValue)
                if entry.value.text.map({ !grades.contains($0) }) ?? true {
                    let shown = entry.value.text.map(Wording.quoted) ?? "this"
                    report(
                        entry.value, inner, "\(shown) is not a grade",
                        "write `A` (read in the source), `B` (published, not opened) or `C` (assumed)")
                }
            default: reportUnknown(entry, among: ProvenanceForm.keys, at: path)
            }
        }
    }

    /// Checks that the bounds are quantities like the value and lie on either side of it.
    mutating func checkCompanions(
        of node: ScenarioNode, _ value: ScenarioNode, _ kind: ValueKind, at path: [String]
    ) {
        for key in ["low", "high"] {
            guard let bound = node[key] else { continue }
            let inner = path + [key]
            guard let form = Self.boundKind(kind), let text = bound.text else {
                report(
                    bound, inner, "only single numbers and distributions have bounds",
                    "write `\(key)` beside the number that it belongs to")
                continue
            }
            let before = problems.count
            validateScalar(text, bound, form, at: inner)
            guard problems.count == before, let limit = Self.number(text, form) else { continue }
            guard
                Self.isPerInhabitant(text, form) == value.text.map({ Self.isPerInhabitant($0, form) })
                    ?? false
            else {
                report(
                    bound, inner, "only one of value and bound is per inhabitant",
                    "write both in the same unit")
                continue
            }
            guard let centre = Self.centre(of: value, kind) else {
                report(
                    bound, inner, "this distribution has no mean or median that could vary",
                    "write `\(key)` beside one of its figures")
                continue
            }
            if key == "low" ? limit > centre : limit < centre {
                report(
                    bound, inner, "\(Wording.quoted(text)) is \(key == "low" ? "above" : "below") the value",
                    "write low, value and high in ascending order")
            }
        }
    }

    /// What the bounds of a value of this kind are.
    static func boundKind(_ kind: ValueKind) -> ValueKind? {
        switch kind {
        case .quantity(let dimension, _): .quantity(dimension, .any)
        case .number, .integer: .number(.any)
        case .variant(let schema): schema.distribution.map { .quantity($0, .any) }
        default: nil
        }
    }

    /// The number that a value is or varies around.
    static func centre(of value: ScenarioNode, _ kind: ValueKind) -> Double? {
        if case .variant(let schema) = kind, let dimension = schema.distribution {
            return DistributionReader.centre(of: value, dimension: dimension)?.value
        }
        return value.text.flatMap { number($0, kind) }
    }

    /// The number in base units that a text of a numeric kind stands for.
    static func number(_ text: String, _ kind: ValueKind) -> Double? {
        switch kind {
        case .quantity(let dimension, _): (try? Quantity.parse(text, as: dimension))?.value
        case .number, .integer: try? Quantity.number(text)
        default: nil
        }
    }

    private static func isPerInhabitant(_ text: String, _ kind: ValueKind) -> Bool {
        guard case .quantity(.incidence, _) = kind else { return false }
        return (try? Quantity.parse(text, as: .incidence))?.isPerInhabitant ?? false
    }
}
