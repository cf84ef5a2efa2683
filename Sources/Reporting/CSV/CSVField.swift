import Foundation

/// One value of a table, before it is written in a dialect.
public enum CSVField: Hashable, Sendable {
    /// A text, escaped so that no spreadsheet takes it for a formula.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A binary floating-point number; NaN means undefined and becomes an empty field.
    case number(Double)
    /// An exact decimal number, such as a quantity of a budget.
    case decimal(Decimal)
    /// `true` or `false`.
    case boolean(Bool)
    /// Undefined or not applicable.
    case empty

    /// A text that may be missing.
    public init(_ text: String?) { self = text.map(CSVField.text) ?? .empty }

    /// A number that may be undefined.
    public init(_ number: Double?) { self = number.map(CSVField.number) ?? .empty }

    /// A truth value that may be undefined.
    public init(_ boolean: Bool?) { self = boolean.map(CSVField.boolean) ?? .empty }

    /// The field in a dialect, quoted where it must be.
    func written(in dialect: CSVDialect) -> String {
        switch self {
        case .text(let text): dialect.quoted(Self.disarmed(text))
        case .integer(let number): String(number)
        case .number(let number): dialect.localized(Self.plain(number))
        case .decimal(let number): dialect.localized(number.description)
        case .boolean(let value): value ? "true" : "false"
        case .empty: ""
        }
    }

    /// The shortest decimal text that reads back as the same number, without a negative zero.
    ///
    /// Infinity is written as `INF`, which the Frictionless Table Schema (version 1, type `number`) names.
    static func plain(_ number: Double) -> String {
        if number.isNaN { return "" }
        if number.isInfinite { return number < 0 ? "-INF" : "INF" }
        return number == 0 ? "0.0" : number.description
    }

    /// The text with a leading apostrophe if a spreadsheet might run it as a formula (OWASP, "CSV Injection").
    ///
    /// A text that is such a text behind apostrophes gets one more, so that a reader who takes one apostrophe
    /// off every text that matches `'+[=+-@…]` has the original back.
    static func disarmed(_ text: String) -> String {
        let first = text.unicodeScalars.first { $0 != "'" }
        guard let first, triggers.contains(first) else { return text }
        return "'" + text
    }

    /// What begins a formula in some spreadsheet, the full-width forms included, and white space that some skip.
    private static let triggers: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
}
