import CityModel
import Experiments
import Foundation
import Reporting
import ScenarioFiles
import Testing

@Suite struct TraceCSVTests {
    private func rows(_ trace: CityTrace, _ dialect: CSVDialect) throws -> [[String]] {
        let text = String(decoding: TraceCSV(trace).file(in: dialect).bytes, as: UTF8.self)
        return readCSV(text, delimiter: dialect == .rfc4180 ? "," : ";")
    }

    @Test func everyEventIsARow() throws {
        let scenario = try TraceExample.scenario()
        let trace = try TraceExample.trace(scenario)
        let rows = try rows(trace, .rfc4180)
        #expect(rows.count == trace.count + 1 && trace.count > 500)
        #expect(
            rows[0].prefix(10) == [
                "time_s", "clock", "activity", "incident", "incident_number", "incident_type", "zone",
                "priority",
                "assessed_priority", "report",
            ])
        for (row, event) in zip(rows.dropFirst(), trace) {
            #expect(row.count == rows[0].count)
            // Six decimals are whole microseconds: nothing is rounded.
            let digits = row[0].replacing(".", with: "")
            #expect(Int64(digits) == event.time && row[0].suffix(7).first == ".")
            #expect(row[2] == event.activity.name)
            #expect(
                event.incident.map { UInt64(row[3], radix: 16) == $0 && row[3].count == 16 } ?? (row[3] == "")
            )
            #expect(event.report.map { UInt64(row[9], radix: 16) == $0 } ?? (row[9] == ""))
            #expect(row[13] == event.desk ?? "" && row[16] == event.unit ?? "")
        }
        let names = Set(trace.map(\.activity))
        for activity: TraceActivity in [
            .handoverRung, .handoverAnswered, .handoverTimedOut, .unitReturned, .callAbandoned,
            .redialPlanned,
        ] {
            #expect(names.contains(activity), "\(activity)")
        }
    }

    @Test func clockIsDayAndTimeOfDay() throws {
        let trace = try TraceExample.trace(TraceExample.scenario())
        for (row, event) in zip(try rows(trace, .rfc4180).dropFirst(), trace) {
            let parts = row[1].split(separator: " ")
            let time = parts[2].split(separator: ":").compactMap { Int64($0) }
            let day = try #require(Int64(parts[1]))
            #expect(parts[0] == "day" && time.count == 3)
            #expect(((day * 24 + time[0]) * 60 + time[1]) * 60 + time[2] == event.time / 1_000_000)
        }
    }

    @Test func indonesianSpreadsheetsGetDecimalCommas() throws {
        let trace = try TraceExample.trace(TraceExample.scenario())
        let plain = try rows(trace, .rfc4180)
        let local = try rows(trace, .excelIndonesian)
        #expect(local.count == plain.count)
        #expect(zip(plain, local).allSatisfy { $1[0] == $0[0].replacing(".", with: ",") })
        #expect(zip(plain, local).allSatisfy { $0[3...16] == $1[3...16] })
    }

    @Test func packageDescribesTheWrittenTable() throws {
        let trace = try TraceExample.trace(TraceExample.scenario())
        let table = TraceCSV(trace).file(in: .rfc4180)
        let package = DataPackage(
            name: "trace", description: "A log.", tables: [], written: [table], dialect: .rfc4180)
        let files = package.files()
        #expect(files.map(\.name) == ["trace.csv", "datapackage.json"])
        let object = try JSONSerialization.jsonObject(with: Data(files[1].bytes)) as? [String: Any]
        let resource = try #require((object?["resources"] as? [[String: Any]])?.first)
        #expect(resource["hash"] as? String == "sha256:" + Checksum.sha256(table.bytes))
        let schema = try #require(resource["schema"] as? [String: Any])
        let fields = try #require(schema["fields"] as? [[String: Any]])
        #expect(fields.map { $0["name"] as? String } == (try rows(trace, .rfc4180)[0]))
    }
}
