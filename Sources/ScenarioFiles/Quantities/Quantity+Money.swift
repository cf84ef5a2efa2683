extension Quantity {
    private static let multipliers: [(word: String, zeros: Int)] = [
        ("ribu", 3), ("juta", 6), ("miliar", 9), ("triliun", 12),
    ]

    private static let misspelt = [
        "rb": "ribu", "jt": "juta", "m": "miliar", "milyar": "miliar", "t": "triliun", "trilyun": "triliun",
        "million": "juta", "billion": "miliar", "thousand": "ribu",
    ]

    /// Reads rupiah exactly, in decimal arithmetic.
    ///
    /// `Rp 3.5 juta`, `Rp 2_281_230`, and with Indonesian group points `Rp 1.250.000`. A point followed by
    /// exactly three digits before `juta` could be either mark and is refused.
    static func money(_ text: String) throws(QuantityError) -> Quantity {
        var scanner = NumberScanner(text)
        guard scanner.scan("Rp") else { throw noCurrency(text) }
        let written = scanner.rest
        guard let last = written.utf8.lastIndex(where: { (0x30...0x39).contains($0) }) else {
            throw notAQuantity(text, .money)
        }
        let digits = String(written[...last])
        let word = normalisedUnit(String(written[written.utf8.index(after: last)...]))
        let zeros = try zeros(for: word, digits: digits, text: text)
        let amount = try amount(digits, zeros: zeros, word: word, text: text)
        return Quantity(dimension: .money, value: Double(amount), rupiah: amount)
    }

    private static func noCurrency(_ text: String) -> QuantityError {
        var scanner = NumberScanner(text)
        for currency in ["IDR", "rp", "RP"] where scanner.scan(currency) {
            return QuantityError(
                what: "\(Wording.quoted(text)) is not an amount of rupiah",
                remedy: "write `Rp \(scanner.rest)`")
        }
        guard scanner.scanNumber() != nil else { return notAQuantity(text, .money) }
        let trimmed = normalisedUnit(text)
        return QuantityError(
            what: "\(Wording.quoted(text)) has no currency", remedy: "write `Rp \(trimmed)`")
    }

    private static func zeros(
        for word: String, digits: String, text: String
    ) throws(QuantityError) -> Int {
        if word.isEmpty { return 0 }
        if let multiplier = multipliers.first(where: { $0.word == word }) { return multiplier.zeros }
        let remedy =
            misspelt[word.lowercased()].map { "write `Rp \(digits) \($0)`" }
            ?? "write rupiah, `ribu`, `juta`, `miliar` or `triliun`"
        throw QuantityError(
            what: "\(Wording.quoted(text)) has the unknown unit \(Wording.quoted(word))", remedy: remedy)
    }

    private static func amount(
        _ digits: String, zeros: Int, word: String, text: String
    ) throws(QuantityError) -> Int64 {
        let unit = word.isEmpty ? "" : " " + word
        if digits.contains(",") { throw comma(digits, unit, text) }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if parts.count > 2 || (parts.count == 2 && zeros == 0) {
            let isGrouped =
                (1...3).contains(parts[0].utf8.count) && parts.dropFirst().allSatisfy { $0.utf8.count == 3 }
                && parts.allSatisfy(isDigits)
            guard isGrouped else {
                throw QuantityError(
                    what: "\(Wording.quoted(text)) has points that do not set off groups of three digits",
                    remedy: "write rupiah as `Rp 1.250.000` or `Rp 1_250_000`, a fraction as `Rp 3.5 juta`")
            }
            return try exact(parts.joined(), fraction: "", zeros: zeros, text: text)
        }
        var scanner = NumberScanner(digits)
        guard let number = scanner.scanNumber(), scanner.rest.isEmpty, number.exponent == nil,
            !number.isNegative, number.text.utf8.first != UInt8(ascii: "+")
        else {
            if digits.hasPrefix("-") {
                throw QuantityError(
                    what: "\(Wording.quoted(text)) is below Rp 0", remedy: "write an amount of Rp 0 or more")
            }
            throw notAQuantity(text, .money)
        }
        let fraction = number.fraction ?? ""
        if parts.count == 2, parts[1].utf8.count == 3 {
            // Three digits after a point are what is ambiguous, so the decimal reading is shown with another number of them.
            let trimmed = trimmedZeros(fraction)
            let decimal = trimmed == fraction ? fraction + "0" : trimmed
            let point = decimal.isEmpty ? "" : "."
            throw QuantityError(
                what: "\(Wording.quoted(text)) can be read in two ways",
                remedy:
                    "write `Rp \(number.whole)\(point)\(decimal)\(unit)` or `Rp \(number.whole)_\(fraction)\(unit)`"
            )
        }
        return try exact(number.whole, fraction: fraction, zeros: zeros, text: text)
    }

    private static func comma(_ digits: String, _ unit: String, _ text: String) -> QuantityError {
        let parts = digits.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let isGrouped = parts.count > 2 || (parts.count == 2 && unit.isEmpty && parts[1].utf8.count == 3)
        if isGrouped {
            return QuantityError(
                what: "\(Wording.quoted(text)) has commas between groups of digits",
                remedy: "write `Rp \(parts.joined(separator: "."))\(unit)`")
        }
        return QuantityError(
            what: "\(Wording.quoted(text)) has a decimal comma",
            remedy: "write `Rp \(parts.joined(separator: "."))\(unit)`")
    }

    private static func exact(
        _ whole: String, fraction: String, zeros: Int, text: String
    ) throws(QuantityError) -> Int64 {
        let significant = trimmedZeros(fraction)
        guard significant.utf8.count <= zeros else {
            throw QuantityError(
                what: "\(Wording.quoted(text)) is not a whole number of rupiah",
                remedy: "round it to whole rupiah")
        }
        let padding = String(repeating: "0", count: zeros - significant.utf8.count)
        guard let amount = Int64(whole + significant + padding) else {
            throw QuantityError(
                what: "\(Wording.quoted(text)) is too large", remedy: "write a smaller amount")
        }
        return amount
    }

    private static func isDigits(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func trimmedZeros(_ digits: String) -> String {
        var result = digits
        while result.hasSuffix("0") { result.removeLast() }
        return result
    }
}
