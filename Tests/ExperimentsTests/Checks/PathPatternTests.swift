import Experiments
import ScenarioFiles
import Testing

@Suite("Paths and tables of checks")
struct PathPatternTests {
    @Test(
        "Patterns match whole paths",
        arguments: [
            ("a.b", "a.b", true), ("a.b", "a.b.c", false), ("a.b.c", "a.b", false), ("*.b", "a.b", true),
            ("*.b", "a.c", false), ("a.*", "a", false), ("a.*.c", "a.b.c", true), ("a.*.c", "a.b.b.c", false),
            ("**", "a.b.c", true), ("a.**", "a", true), ("a.**", "a.b.c", true), ("a.**", "b.a", false),
            ("**.c", "a.b.c", true), ("**.c", "c", true), ("**.c", "a.c.b", false), ("a.**.c", "a.c", true),
            ("a.**.c", "a.b.b.c", true), ("a.**.c", "a.b", false),
            ("*_levels.**", "technical_levels.phone.loss", true),
            ("*_levels.**", "levels.phone", false), ("a*b*c", "aXbYc", true), ("a*b*c", "acb", false),
            ("ab*ba", "aba", false), ("*", "a.b", false),
        ])
    func patterns(pattern: String, path: String, expected: Bool) {
        #expect(PathPattern(pattern).matches(path) == expected)
    }

    @Test("Tables survive being written and read")
    func roundTrip() throws {
        let rows = [["a", "1,5", "say \"x\""], ["", "two\nlines", "é"], ["plain", "", "last"]]
        let table = BaselineTable(columns: ["x", "y", "z"], rows: rows)
        #expect(try BaselineTable(text: table.text, file: "t.csv", columns: ["x", "y", "z"]) == table)
        // Spreadsheets end lines by CR LF and leave the last one open.
        let foreign = "x,y,z\r\n1,2,3\r\n\"4\",5,6"
        #expect(
            try BaselineTable(text: foreign, file: "t.csv", columns: ["x", "y", "z"]).rows == [
                ["1", "2", "3"], ["4", "5", "6"],
            ])
    }

    @Test(
        "A table that is none is refused with its line",
        arguments: [
            ("", 1), ("a,b\n1,2\n", 1), ("x,y\n1,2\n3\n", 3), ("x,y\n1,\"2\n", 2), ("x,y\n1,2\"\n", 2),
            ("x,y\n1,\"2\"3\n", 2),
        ])
    func refusal(text: String, line: Int) throws {
        let error = try #require(throws: ScenarioError.self) {
            try BaselineTable(text: text, file: "t.csv", columns: ["x", "y"])
        }
        #expect(error.problems.first?.line == line && error.problems.first?.file == "t.csv")
    }
}
