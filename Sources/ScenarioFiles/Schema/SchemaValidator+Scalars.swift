extension SchemaValidator {
    /// Checks a single value.
    mutating func validateScalar(_ text: String, _ node: ScenarioNode, _ kind: ValueKind, at path: [String]) {
        do throws(QuantityError) {
            switch kind {
            case .identifier: try checkIdentifier(text)
            case .reference(let target): checkReference(text, target, node, at: path)
            case .word(let words): try checkWord(text, words)
            case .integer(let range):
                try checkRange(Double(try Quantity.integer(text)), text, range, unit: nil)
            case .number(let range): try checkRange(try Quantity.number(text), text, range, unit: nil)
            case .quantity(let dimension, let range):
                try checkRange(try Quantity.parse(text, as: dimension).value, text, range, unit: dimension)
            case .date:
                guard CivilDate(text) != nil else {
                    throw QuantityError(
                        what: "\(Wording.quoted(text)) is not a date",
                        remedy: "write year, month and day as `2024-01-31`")
                }
            case .dateTime:
                guard CivilTime(text) != nil else {
                    throw QuantityError(
                        what: "\(Wording.quoted(text)) is not a date and time",
                        remedy: "write day, hour and minute as `2024-01-31T14:00`")
                }
            case .clockTime:
                guard ClockTime(text) != nil else {
                    throw QuantityError(
                        what: "\(Wording.quoted(text)) is not a time of day",
                        remedy: "write hour and minute as `07:00`")
                }
            default: break
            }
        } catch {
            report(node, path, error.what, error.remedy)
        }
    }

    private func checkIdentifier(_ text: String) throws(QuantityError) {
        let isName = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
            default: false
            }
        }
        guard isName, !text.isEmpty, text.utf8.count <= 64 else {
            throw QuantityError(
                what: "\(Wording.quoted(text)) is not a name",
                remedy: "use 1 to 64 letters, digits, `_` and `-`, such as `cardiac_arrest`")
        }
    }

    private mutating func checkReference(
        _ text: String, _ target: ReferenceTarget, _ node: ScenarioNode, at path: [String]
    ) {
        let names = names(for: target)
        guard !names.contains(text) else { return }
        let remedy =
            names.isEmpty
            ? "declare it under `\(target.path.joined(separator: "."))`"
            : Wording.suggestion(for: text, among: Array(names), noun: target.noun)
        // The reference may stand in an inherited file that is right on its own.
        let removal = notes.removals[target.path + [text]].map { position in
            " (removed in \(position.file)\(position.line > 0 ? ":\(position.line)" : ""))"
        }
        report(node, path, "there is no \(target.noun) \(Wording.quoted(text))\(removal ?? "")", remedy)
    }

    private func checkWord(_ text: String, _ words: [String]) throws(QuantityError) {
        guard !words.contains(text) else { return }
        let all = Wording.alternatives(words.map { "`\($0)`" })
        let remedy = Wording.nearest(to: text, among: words).map { "did you mean `\($0)`?" } ?? "write \(all)"
        throw QuantityError(what: "\(Wording.quoted(text)) is not known here", remedy: remedy)
    }

    private func checkRange(
        _ value: Double, _ text: String, _ range: NumberRange, unit: QuantityDimension?
    ) throws(QuantityError) {
        guard !range.contains(value) else { return }
        func shown(_ bound: Double) -> String { Self.shown(bound, unit) }
        let noun = unit?.noun ?? "a number"
        let remedy =
            switch (range.low, range.high) {
            case (let low?, let high?): "write \(noun) from \(shown(low)) to \(shown(high))"
            case (let low?, nil):
                range.excludesLow
                    ? "write \(noun) above \(shown(low))" : "write \(noun) of \(shown(low)) or more"
            case (nil, let high?): "write \(noun) of at most \(shown(high))"
            case (nil, nil): "write \(noun)"
            }
        let what: String
        if let low = range.low, value < low {
            what = "is below \(shown(low))"
        } else if let low = range.low, value == low {
            what = "is not above \(shown(low))"
        } else {
            what = "is above \(shown(range.high ?? .infinity))"
        }
        throw QuantityError(what: "\(Wording.quoted(text)) \(what)", remedy: remedy)
    }

    /// A bound in the unit in which it would be written.
    static func shown(_ bound: Double, _ dimension: QuantityDimension?) -> String {
        switch dimension {
        case .share: "\(Wording.number((bound * 1e10).rounded() / 1e8)) %"
        case .money: "Rp \(Wording.number(bound))"
        case .rate, .incidence: "\(Wording.number(bound))/s"
        case .duration where bound >= 86_400 && bound.truncatingRemainder(dividingBy: 86_400) == 0:
            "\(Wording.number(bound / 86_400)) d"
        case .duration where bound >= 3_600 && bound.truncatingRemainder(dividingBy: 3_600) == 0:
            "\(Wording.number(bound / 3_600)) h"
        case nil, .any: Wording.number(bound)
        case let dimension?: "\(Wording.number(bound)) \(dimension.baseUnit)"
        }
    }
}
