/// How tables become text.
///
/// Both dialects end lines with CR LF, as RFC 4180 says, and double quotation marks inside quoted fields.
public enum CSVDialect: String, Hashable, Sendable, CaseIterable {
    /// RFC 4180: comma, decimal point, UTF-8 without byte-order mark.
    case rfc4180 = "rfc4180"
    /// What spreadsheets with Indonesian settings open by a double click: semicolon, decimal comma, UTF-8 with
    /// byte-order mark.
    case excelIndonesian = "excel-id"

    /// Between fields.
    public var delimiter: String {
        switch self {
        case .rfc4180: ","
        case .excelIndonesian: ";"
        }
    }

    /// Between the whole and the fraction of a number.
    public var decimalMark: String {
        switch self {
        case .rfc4180: "."
        case .excelIndonesian: ","
        }
    }

    /// Whether the file begins with U+FEFF.
    public var hasByteOrderMark: Bool { self == .excelIndonesian }

    /// At the end of every line, the last one included.
    public static let lineEnd = "\r\n"

    /// A number in plain form with this dialect's decimal mark.
    func localized(_ number: String) -> String {
        guard decimalMark != "." else { return number }
        return String(number.map { $0 == "." ? Character(decimalMark) : $0 })
    }

    /// The text in quotation marks if it needs them.
    ///
    /// The delimiters of both dialects are quoted in either, so that a file that is opened with the wrong one
    /// still keeps texts whole.
    func quoted(_ text: String) -> String {
        // Scalars, not characters: CR LF is one character that equals neither of its parts.
        let needsQuotes = text.unicodeScalars.contains { scalar in
            switch scalar {
            case "\"", "\r", "\n", ",", ";": true
            default: false
            }
        }
        guard needsQuotes else { return text }
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { result.unicodeScalars.append(scalar) }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
