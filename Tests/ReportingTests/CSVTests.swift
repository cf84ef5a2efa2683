import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct CSVTests {
    private func table(_ rows: [[CSVField]]) -> CSVTable {
        CSVTable(
            name: "example", description: "An example.",
            columns: [
                CSVColumn("name", .string, title: "Name", titleIndonesian: "Nama", description: "A name."),
                CSVColumn(
                    "value", .number, unit: "s", title: "Value", titleIndonesian: "Nilai",
                    description: "A value."),
            ], primaryKey: ["name"], rows: rows)
    }

    private func written(_ field: CSVField, in dialect: CSVDialect = .rfc4180) -> String {
        let text = table([[field, .empty]]).text(in: dialect)
        // CR LF is one character.
        return String(text.dropFirst(table([]).text(in: dialect).count).dropLast())
    }

    @Test func wholeFileInBothDialects() {
        let example = table([
            [.text("plain"), .number(0.1)], [.text("a, \"b\"; c"), .number(-1234.5)],
            [.text("two\r\nlines"), .empty], [.text(""), .number(1e-7)],
        ])
        expectGolden(
            example.text(in: .rfc4180),
            "name,value\r\nplain,0.1\r\n\"a, \"\"b\"\"; c\",-1234.5\r\n\"two\r\nlines\",\r\n,1e-07\r\n")
        expectGolden(
            example.text(in: .excelIndonesian),
            "\u{FEFF}name;value\r\nplain;0,1\r\n\"a, \"\"b\"\"; c\";-1234,5\r\n\"two\r\nlines\";\r\n;1e-07\r\n"
        )
        #expect(example.bytes(in: .rfc4180).starts(with: Array("name".utf8)))
        #expect(example.bytes(in: .excelIndonesian).starts(with: [0xEF, 0xBB, 0xBF]))
    }

    @Test func specialNumbers() {
        #expect(written(.number(-0.0)) == "0.0,")
        #expect(written(.number(.nan)) == ",")
        #expect(written(.number(.infinity)) == "INF,")
        #expect(written(.number(-.infinity)) == "-INF,")
        #expect(written(.number(.infinity), in: .excelIndonesian) == "INF;")
        #expect(written(.integer(.min)) == "-9223372036854775808,")
        #expect(written(.boolean(true)) == "true,")
        #expect(written(CSVField(nil as Double?)) == ",")
        #expect(
            written(.decimal(Decimal(string: "1234567.125") ?? 0), in: .excelIndonesian) == "1234567,125;")
    }

    @Test func numbersRoundTripToTheBit() {
        // A fixed linear congruential generator (Knuth's MMIX constants) walks over bit patterns of all sizes.
        var state: UInt64 = 2_026
        for _ in 0..<10_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let number = Double(bitPattern: state)
            guard number.isFinite else { continue }
            let text = String(written(.number(number)).dropLast())
            #expect(Double(text)?.bitPattern == (number == 0 ? 0 : number.bitPattern))
            let comma = String(written(.number(number), in: .excelIndonesian).dropLast())
            #expect(comma == text.replacingOccurrences(of: ".", with: ","))
        }
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''-1"])
    func formulaIsDisarmed(text: String) {
        for (dialect, delimiter) in [(CSVDialect.rfc4180, Unicode.Scalar(",")), (.excelIndonesian, ";")] {
            let back = readCSV(table([[.text(text), .number(1)]]).text(in: dialect), delimiter: delimiter)
            #expect(back.last?.first == "'" + text)
        }
    }

    @Test(arguments: ["Rescue", "a=b", "1-2", "", "'quoted'", "'", "Åse", "e\u{301}", " =1"])
    func harmlessTextStaysAsItIs(text: String) {
        #expect(readCSV(table([[.text(text), .number(1)]]).text(in: .rfc4180)).last?.first == text)
    }

    @Test func textsRoundTrip() {
        let alphabet: [Unicode.Scalar] = ["a", "\"", ",", ";", "\r", "\n", "'", " ", "é"]
        var state: UInt64 = 7
        for _ in 0..<2_000 {
            var text = String.UnicodeScalarView(["x"])
            for _ in 0..<8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
            }
            let rows = readCSV(
                table([[.text(String(text)), .integer(1)], [.text("z"), .empty]]).text(in: .rfc4180))
            #expect(rows.count == 3)
            // Scalars are compared, because Swift's characters join CR and LF.
            #expect(rows[1][0].unicodeScalars.elementsEqual(text))
        }
    }

    @Test func singleEmptyFieldIsNotAnEmptyLine() {
        let column = CSVColumn("only", .string, title: "Only", titleIndonesian: "Satu", description: "One.")
        let table = CSVTable(name: "t", description: "", columns: [column], primaryKey: [], rows: [[.empty]])
        expectGolden(table.text(in: .rfc4180), "only\r\n\"\"\r\n")
    }
}
