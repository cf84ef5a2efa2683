/// A number with its unit, in base units.
///
/// ```swift
/// try Quantity.parse("90 s", as: .duration).value     // 90
/// try Quantity.parse("85 %", as: .share).value        // 0.85
/// try Quantity.parse("120", as: .duration)            // throws: has no unit; write `120 s`
/// ```
///
/// Nothing depends on the locale: the decimal mark is a point, groups of digits may be set off by `_`, and
/// only money knows Indonesian group points.
public struct Quantity: Hashable, Sendable {
    /// What was measured; of ``QuantityDimension/any`` the dimension that was found, `any` for a bare number.
    public var dimension: QuantityDimension
    /// In base units of the dimension (``QuantityDimension/baseUnit``), always finite.
    public var value: Double
    /// Whether the value is per inhabitant (a rate written `… per 100k per …`).
    public var isPerInhabitant: Bool
    /// The exact amount of money, in rupiah.
    public var rupiah: Int64?

    init(dimension: QuantityDimension, value: Double, isPerInhabitant: Bool = false, rupiah: Int64? = nil) {
        self.dimension = dimension
        self.value = value
        self.isPerInhabitant = isPerInhabitant
        self.rupiah = rupiah
    }

    /// Reads a quantity.
    ///
    /// - Parameters:
    ///   - text: A number and a unit, with or without a space between them.
    ///   - dimension: Which units are allowed.
    /// - Throws: ``QuantityError`` with the remedy.
    /// - Complexity: O(*n*) in the length of the text.
    public static func parse(_ text: String, as dimension: QuantityDimension) throws(QuantityError)
        -> Quantity
    {
        switch dimension {
        case .money: return try money(text)
        case .any: return try anything(text)
        default: break
        }
        var scanner = NumberScanner(text)
        guard let number = scanner.scanNumber() else {
            throw notAQuantity(text, dimension)
        }
        let rest = scanner.rest
        try refuseComma(text, number, rest)
        if rest.isEmpty { throw bare(number, dimension) }
        if dimension == .incidence, let perInhabitant = try incidence(number, rest, text) {
            return perInhabitant
        }
        let symbol = normalisedUnit(rest)
        guard let unit = dimension.units.first(where: { $0.symbol == symbol }) else {
            throw wrongUnit(text, number, symbol, dimension)
        }
        return Quantity(dimension: dimension, value: try scaled(number, unit, text))
    }

    /// Reads a number without a unit.
    ///
    /// - Throws: ``QuantityError`` with the remedy.
    public static func number(_ text: String) throws(QuantityError) -> Double {
        var scanner = NumberScanner(text)
        guard let number = scanner.scanNumber() else {
            throw QuantityError(
                what: "\(Wording.quoted(text)) is not a number", remedy: "write a number such as `1.5`")
        }
        let rest = scanner.rest
        try refuseComma(text, number, rest)
        guard rest.isEmpty else {
            throw QuantityError(
                what: "\(Wording.quoted(text)) is not a bare number",
                remedy: "write `\(number.text)` without a unit")
        }
        return try finite(number, text)
    }

    /// Reads a whole number without a unit.
    ///
    /// - Throws: ``QuantityError`` with the remedy.
    public static func integer(_ text: String) throws(QuantityError) -> Int {
        var scanner = NumberScanner(text)
        let number = scanner.scanNumber()
        let rest = scanner.rest
        if let number { try refuseComma(text, number, rest) }
        guard let number, rest.isEmpty, number.fraction == nil, number.exponent == nil else {
            throw QuantityError(
                what: "\(Wording.quoted(text)) is not a whole number",
                remedy: "write a whole number such as `3`")
        }
        guard let value = Int((number.isNegative ? "-" : "") + number.whole) else {
            throw QuantityError(
                what: "\(Wording.quoted(text)) is too large", remedy: "write a smaller number")
        }
        return value
    }

    /// A share, a duration, a rate, money or a bare number, by its unit.
    private static func anything(_ text: String) throws(QuantityError) -> Quantity {
        if text.utf8.drop(while: { $0 == 0x20 }).starts(with: "Rp".utf8) { return try money(text) }
        var scanner = NumberScanner(text)
        guard scanner.scanNumber() != nil else { throw notAQuantity(text, .any) }
        let rest = scanner.rest
        if rest.isEmpty { return Quantity(dimension: .any, value: try number(text)) }
        let symbol = normalisedUnit(rest)
        for dimension in [QuantityDimension.share, .duration, .speed, .rate, .length, .area]
        where dimension.units.contains(where: { $0.symbol == symbol }) {
            return try parse(text, as: dimension)
        }
        throw QuantityError(
            what: "\(Wording.quoted(text)) has an unknown unit",
            remedy: "write a share (`90 %`), a time (`15 s`), money (`Rp 3 juta`) or a bare number")
    }
}

/// Why a text is not the wanted quantity.
public struct QuantityError: Error, Hashable, Sendable {
    /// What is wrong, one clause, no full stop.
    public var what: String
    /// What would be right, one clause, no full stop.
    public var remedy: String

    /// An error with its remedy.
    public init(what: String, remedy: String) {
        self.what = what
        self.remedy = remedy
    }
}
