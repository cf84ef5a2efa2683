extension CheckReport {
    /// The findings of several check files as JUnit XML, which build servers show: a test suite for each file, a test case
    /// for each row, classed by kind.
    ///
    /// - Complexity: O(*n*) in the number of rows.
    public static func junitXML(_ reports: [CheckReport]) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n" + reports.map(\.testSuite).joined()
            + "</testsuites>\n"
    }

    private var testSuite: String {
        let failures = rows.count { !$0.passed }
        var text =
            "<testsuite name=\"\(Self.escaped(title.en))\" tests=\"\(rows.count)\" failures=\"\(failures)\">\n"
        for row in rows {
            let name = Self.escaped("\(row.check) \(row.subject)")
            text += "  <testcase classname=\"\(row.kind.rawValue)\" name=\"\(name)\""
            if row.passed {
                text += "/>\n"
            } else {
                text += ">\n    <failure message=\"\(Self.escaped(row.message))\"/>\n  </testcase>\n"
            }
        }
        return text + "</testsuite>\n"
    }

    /// Text inside an attribute; characters that XML 1.0 cannot hold at all are shown as a question mark.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += "&#\(scalar.value);"
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                result += "?"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
