extension Quantity {
    /// The value of a number, refusing what no binary number can hold.
    static func finite(
        _ number: NumberScanner.Number, _ text: String, decimals: Int = 0
    ) throws(QuantityError) -> Double {
        let value = number.value(pointMovedBy: decimals)
        guard value.isFinite else { throw tooLarge(text) }
        guard value != 0 || number.isZero else {
            throw QuantityError(
                what: "\(Wording.quoted(text)) is too close to 0", remedy: "write `0` or a larger number")
        }
        // A zero has no sign here: -0 would print and hash differently from 0.
        return value == 0 ? 0 : value
    }

    /// A number of units in base units.
    static func scaled(
        _ number: NumberScanner.Number, _ unit: QuantityDimension.Unit, _ text: String
    ) throws(QuantityError) -> Double {
        let value = try finite(number, text, decimals: unit.decimals)
        let result = value * unit.numerator / unit.denominator
        guard result.isFinite else { throw tooLarge(text) }
        return result
    }

    /// A unit with single spaces, and none around a stroke.
    static func normalisedUnit(_ text: String) -> String {
        let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" })
        var result = ""
        for word in words {
            if !result.isEmpty, !result.hasSuffix("/"), !word.hasPrefix("/") { result += " " }
            result += word
        }
        return result
    }

    /// A rate per inhabitant: `per 100k per year`.
    static func incidence(
        _ number: NumberScanner.Number, _ rest: String, _ text: String
    ) throws(QuantityError) -> Quantity? {
        let words = rest.split(separator: " ").map(String.init)
        guard words.first == "per", words.count > 1, words[1].hasPrefix("100") else { return nil }
        let time = QuantityDimension.Unit.times.first { words.count == 4 && $0.0 == words[3] }
        guard words.count == 4, words[1] == "100k", words[2] == "per", let time else {
            throw QuantityError(
                what: "\(Wording.quoted(text)) is not a rate per inhabitant",
                remedy: "write `\(number.text) per 100k per year`")
        }
        let value = try scaled(number, QuantityDimension.Unit("", 1, time.1, decimals: 5), text)
        return Quantity(dimension: .incidence, value: value, isPerInhabitant: true)
    }

    /// Refuses a decimal comma, which would otherwise end the number in the middle.
    static func refuseComma(
        _ text: String, _ number: NumberScanner.Number, _ rest: String
    ) throws(QuantityError) {
        guard rest.hasPrefix(","), rest.utf8.dropFirst().first.map({ (0x30...0x39).contains($0) }) ?? false
        else { return }
        let corrected = text.split(separator: ",", maxSplits: 1).joined(separator: ".")
        throw QuantityError(
            what: "\(Wording.quoted(text)) has a decimal comma", remedy: "write `\(corrected)`")
    }

    static func notAQuantity(_ text: String, _ dimension: QuantityDimension) -> QuantityError {
        let examples = dimension.examples.prefix(2).map { "`\($0)`" }.joined(separator: " or ")
        return QuantityError(
            what: "\(Wording.quoted(text)) is not \(dimension.noun)",
            remedy: "write \(dimension.noun) such as \(examples)")
    }

    static func bare(_ number: NumberScanner.Number, _ dimension: QuantityDimension) -> QuantityError {
        let written = Wording.quoted(number.text)
        if dimension == .share, number.value > 0, number.value < 1 {
            // Shifted by two places and rounded to ten digits, so that 0.07 shows as 7 and not 7.000000000000001.
            let percent = (number.value * 1e10).rounded() / 1e8
            return QuantityError(
                what: "\(written) has no unit", remedy: "write `\(Wording.number(percent)) %`")
        }
        return QuantityError(
            what: "\(written) has no unit", remedy: "write `\(number.text)\(dimension.suggestedUnit)`")
    }

    static func wrongUnit(
        _ text: String, _ number: NumberScanner.Number, _ symbol: String, _ dimension: QuantityDimension
    ) -> QuantityError {
        let known = dimension.units.map(\.symbol)
        if let meant = QuantityDimension.misspeltUnits[symbol]
            ?? QuantityDimension.misspeltUnits[symbol.lowercased()],
            known.contains(meant)
        {
            let space = meant.hasPrefix("/") ? "" : " "
            return QuantityError(
                what: "\(Wording.quoted(text)) has the unknown unit \(Wording.quoted(symbol))",
                remedy: "write `\(number.text)\(space)\(meant)`")
        }
        let units = Wording.alternatives(known.map { "`\($0)`" })
        return QuantityError(
            what: "\(Wording.quoted(text)) is not \(dimension.noun)",
            remedy: "write \(dimension.noun) such as `\(dimension.examples[0])` (units: \(units))")
    }

    private static func tooLarge(_ text: String) -> QuantityError {
        QuantityError(what: "\(Wording.quoted(text)) is too large", remedy: "write a smaller number")
    }
}
