import Experiments
import Foundation
import Reporting
import Testing

@Suite struct DataPackageTests {
    private let table = CSVTable(
        name: "summary", description: "Means.",
        columns: [
            CSVColumn("kpi", .string, title: "KPI", titleIndonesian: "Indikator", description: "Which."),
            CSVColumn(
                "mean", .number, unit: "s", title: "Mean", titleIndonesian: "Rata-rata",
                description: "The mean."),
            CSVColumn(
                "better", .string, title: "Verdict", titleIndonesian: "Penilaian", description: "Verdict.",
                values: ["better", "worse"]),
        ], primaryKey: ["kpi"], rows: [[.text("a"), .number(0.5), .text("better")]])

    private func descriptor(_ dialect: CSVDialect) throws -> ([OutputFile], [String: Any]) {
        let package = DataPackage(name: "Today", description: "Results.", tables: [table], dialect: dialect)
        let files = package.files()
        let last = try #require(files.last)
        #expect(last.name == "datapackage.json")
        let object = try JSONSerialization.jsonObject(with: Data(last.bytes)) as? [String: Any]
        return (files, try #require(object))
    }

    @Test(arguments: CSVDialect.allCases)
    func describesTheFilesAsTheyAre(dialect: CSVDialect) throws {
        let (files, descriptor) = try descriptor(dialect)
        #expect(descriptor["profile"] as? String == "tabular-data-package")
        #expect(descriptor["name"] as? String == "today")
        let resources = try #require(descriptor["resources"] as? [[String: Any]])
        let resource = try #require(resources.first)
        #expect(resource["path"] as? String == files[0].name)
        #expect(resource["bytes"] as? Int == files[0].bytes.count)
        #expect(resource["hash"] as? String == "sha256:" + Checksum.sha256(files[0].bytes))
        #expect(resource["profile"] as? String == "tabular-data-resource")
        let described = try #require(resource["dialect"] as? [String: Any])
        #expect(described["delimiter"] as? String == dialect.delimiter)
        #expect(described["lineTerminator"] as? String == "\r\n")
        let schema = try #require(resource["schema"] as? [String: Any])
        #expect(schema["primaryKey"] as? [String] == ["kpi"])
        let fields = try #require(schema["fields"] as? [[String: Any]])
        #expect(fields.map { $0["name"] as? String } == ["kpi", "mean", "better"])
        #expect(fields.map { $0["type"] as? String } == ["string", "number", "string"])
        #expect(fields[1]["unit"] as? String == "s")
        #expect(fields[1]["decimalChar"] as? String == dialect.decimalMark)
        let constraints = try #require(fields[2]["constraints"] as? [String: Any])
        #expect(constraints["enum"] as? [String] == ["better", "worse"])
    }

    /// FIPS 180-4's example "abc" and the empty message.
    @Test func checksumsArePublishedOnes() {
        #expect(
            Checksum.sha256(Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            Checksum.sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test func runRecordHoldsWhatItTakesToRunAgain() throws {
        let scenario = RunRecord.ScenarioRecord(
            name: "today", inputs: [RunRecord.Input(path: "today.yaml", bytes: Array("abc".utf8))],
            resolved: "{}\n")
        let record = RunRecord(
            version: "1.2.3", platform: .current(), command: ["sigap", "run", "today.yaml"], seed: .max,
            replications: 20, scenarios: [scenario], files: ["summary.csv"])
        let file = record.file()
        #expect(file.name == "run.json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any])
        #expect(object["program"] as? String == "sigap")
        #expect(object["version"] as? String == "1.2.3")
        #expect(object["seed"] as? String == "18446744073709551615")
        #expect(object["replications"] as? Int == 20)
        #expect(object["files"] as? [String] == ["summary.csv"])
        let platform = try #require(object["platform"] as? [String: Any])
        #expect((platform["gslVersion"] as? String)?.first?.isNumber == true)
        #expect((platform["architecture"] as? String)?.isEmpty == false)
        #expect((platform["cLibrary"] as? String)?.isEmpty == false)
        let inputs = try #require(
            (object["scenarios"] as? [[String: Any]])?.first?["inputs"] as? [[String: Any]])
        #expect(
            inputs.first?["sha256"] as? String
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
