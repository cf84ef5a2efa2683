import Experiments

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
            "<testsuite name=\"\(XMLText.escaped(title.en))\" tests=\"\(rows.count)\" failures=\"\(failures)\">\n"
        for row in rows {
            let name = XMLText.escaped("\(row.check) \(row.subject)")
            text += "  <testcase classname=\"\(row.kind.rawValue)\" name=\"\(name)\""
            if row.passed {
                text += "/>\n"
            } else {
                text += ">\n    <failure message=\"\(XMLText.escaped(row.message))\"/>\n  </testcase>\n"
            }
        }
        return text + "</testsuite>\n"
    }
}
