/// Reads numbers from the bytes of a text, the same under every locale.
struct NumberScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        skipSpaces()
    }

    /// What is left, without spaces at its ends.
    var rest: String {
        var end = bytes.count
        while end > position, Self.isSpace(bytes[end - 1]) { end -= 1 }
        return String(decoding: bytes[position..<max(position, end)], as: UTF8.self)
    }

    /// The next byte.
    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// A decimal number in its parts.
    struct Number {
        var isNegative = false
        /// Digits before the point, without group marks.
        var whole = ""
        /// Digits after the point; nil without a point.
        var fraction: String?
        var exponent: Int?
        /// The text of the number alone, as written.
        var text = ""

        /// The nearest binary number, infinite when it is too large.
        var value: Double { value(pointMovedBy: 0) }

        /// The binary number nearest to this one with its decimal point moved to the left.
        func value(pointMovedBy decimals: Int) -> Double {
            var text = (isNegative ? "-" : "") + whole
            if let fraction { text += "." + fraction }
            text += "e\((exponent ?? 0) - decimals)"
            return Double(text) ?? .infinity
        }

        var isZero: Bool { (whole + (fraction ?? "")).utf8.allSatisfy { $0 == UInt8(ascii: "0") } }
    }

    /// The number that the text begins with: a sign, digits with `_` between them, a fraction, an exponent.
    ///
    /// - Returns: nil when the text begins with none; the scanner then stays where it is.
    mutating func scanNumber() -> Number? {
        let start = position
        var number = Number()
        if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") {
            number.isNegative = next == UInt8(ascii: "-")
            position += 1
        }
        guard let whole = scanDigits() else {
            position = start
            return nil
        }
        number.whole = whole
        if next == UInt8(ascii: ".") {
            let point = position
            position += 1
            if let fraction = scanDigits() { number.fraction = fraction } else { position = point }
        }
        scanExponent(into: &number)
        number.text = String(decoding: bytes[start..<position], as: UTF8.self)
        skipSpaces()
        return number
    }

    private mutating func scanExponent(into number: inout Number) {
        guard next == UInt8(ascii: "e") || next == UInt8(ascii: "E") else { return }
        let start = position
        position += 1
        var isNegative = false
        if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") {
            isNegative = next == UInt8(ascii: "-")
            position += 1
        }
        guard let digits = scanDigits(), digits.utf8.count <= 6, let size = Int(digits) else {
            position = start
            return
        }
        number.exponent = isNegative ? -size : size
    }

    /// Digits with single underscores between them.
    private mutating func scanDigits() -> String? {
        var digits: [UInt8] = []
        while let byte = next {
            if Self.isDigit(byte) {
                digits.append(byte)
            } else if byte == UInt8(ascii: "_"), !digits.isEmpty, position + 1 < bytes.count,
                Self.isDigit(bytes[position + 1]), bytes[position - 1] != UInt8(ascii: "_")
            {
                // A group mark.
            } else {
                break
            }
            position += 1
        }
        return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
    }

    /// Passes over a word if it comes next.
    mutating func scan(_ word: String) -> Bool {
        guard bytes[position...].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        skipSpaces()
        return true
    }

    private mutating func skipSpaces() {
        while let byte = next, Self.isSpace(byte) { position += 1 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
}
