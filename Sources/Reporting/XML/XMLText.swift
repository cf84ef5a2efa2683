/// Text inside an element or an attribute of XML 1.0.
///
/// Markup is escaped; line breaks and tabs are written as references, since a reader may turn them into spaces in an
/// attribute; characters that XML 1.0 cannot hold at all (section 2.2, production 2) become U+FFFD.
package enum XMLText {
    /// The text as it stands between quotation marks or tags.
    ///
    /// - Complexity: O(*n*); text without anything special is returned as it is.
    package static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isSpecial) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += "&#\(scalar.value);"
            default: result.unicodeScalars.append(isSpecial(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }

    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "&", "<", ">", "\"", "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": true
        default: false
        }
    }
}
