import Experiments
import Reporting
import ScenarioFiles
import Testing

@Suite("XML") struct XMLTests {
    @Test("Markup, breaks and what XML cannot hold")
    func escaping() {
        #expect(XMLText.escaped("plain, é and 🚑") == "plain, é and 🚑")
        #expect(XMLText.escaped("a < b & \"c\" > d") == "a &lt; b &amp; &quot;c&quot; &gt; d")
        #expect(XMLText.escaped("one\ttwo\nthree\r") == "one&#9;two&#10;three&#13;")
        #expect(XMLText.escaped("\u{0}\u{1B}\u{FFFE}") == "\u{FFFD}\u{FFFD}\u{FFFD}")
    }

    @Test("A build server reads the findings as JUnit XML")
    func junit() {
        func row(_ check: String, passed: Bool, _ message: String) -> CheckRow {
            CheckRow(
                check: check, kind: .parameter, scenario: "shop", subject: "lines.shop.rank", expected: "",
                observed: "1", ciLow: nil, ciHigh: nil, passed: passed, message: message)
        }
        let rows = [
            row("good", passed: true, "lines.shop.rank is 1"),
            row("bad", passed: false, "lines.shop.rank is 1: was 2; why: a < b & \"c\""),
        ]
        let report = CheckReport(
            title: LocalizedText(en: "Shop", id: "Toko"), rows: rows, checks: 2, simulations: 0)
        #expect(
            CheckReport.junitXML([report]) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites>
                <testsuite name="Shop" tests="2" failures="1">
                  <testcase classname="parameter" name="good lines.shop.rank"/>
                  <testcase classname="parameter" name="bad lines.shop.rank">
                    <failure message="lines.shop.rank is 1: was 2; why: a &lt; b &amp; &quot;c&quot;"/>
                  </testcase>
                </testsuite>
                </testsuites>

                """)
    }
}
