import Foundation

extension Record {
    /// A bare number or a share, exactly as written: 0.025 for `2.5 %`.
    ///
    /// Numbers of more than 38 digits are read to the nearest that `Decimal` holds.
    public func decimal(_ key: String) -> Decimal? {
        guard let text = text(key) else { return nil }
        var scanner = NumberScanner(text)
        guard let number = scanner.scanNumber() else { return nil }
        let fraction = number.fraction ?? ""
        var significand = Decimal(0)
        for digit in (number.whole + fraction).utf8.prefix(38) {
            significand = significand * 10 + Decimal(Int(digit) - 0x30)
        }
        let surplus = max(0, number.whole.utf8.count + fraction.utf8.count - 38)
        let shift = scanner.rest == "%" ? -2 : 0
        let exponent = (number.exponent ?? 0) - fraction.utf8.count + surplus + shift
        guard (-120...120).contains(exponent) else { return value(key).map { Decimal($0) } }
        return Decimal(sign: number.isNegative ? .minus : .plus, exponent: exponent, significand: significand)
    }

    /// The bound `low` or `high` in the provenance of a quantity.
    public func bound(_ bound: String, of key: String) -> Quantity? {
        guard let field = schema[key], let node = node[key], let dimension = field.kind.dimension,
            ProvenanceForm.isUsed(by: node, for: field.kind)
        else { return nil }
        return node[bound]?.text.flatMap { try? Quantity.parse($0, as: dimension) }
    }
}
