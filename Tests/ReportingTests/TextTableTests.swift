import CityModel
import TestSupport
import Testing

import Reporting

@Suite struct TextTableTests {
    @Test func alignsNumbersRightAndBreaksLongTitles() {
        var table = TextTable([("KPI", .left), ("Mean", .right), ("Verdict", .left)], pageWidth: 48)
        table.add(["Reporters who reach the right desk in time", "98.1%", "better"])
        table.add(["Café nai\u{308}f", "7", "no difference"])
        expectGolden(
            table.text(),
            """
            KPI                          Mean  Verdict
            ------------------------------------------------
            Reporters who reach the
              right desk in time        98.1%  better
            Café nai\u{308}f                       7  no difference

            """)
    }

    @Test func controlCharactersDoNotReachTheTerminal() {
        var table = TextTable([("Name", .left)])
        table.add(["\u{1B}[31mred\u{7}\u{202E}abc"])
        expectGolden(table.text(), "Name\n-------------\n\u{FFFD}[31mred\u{FFFD}\u{FFFD}abc\n")
    }
}
