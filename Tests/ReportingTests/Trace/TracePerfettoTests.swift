import CityModel
import Foundation
import Reporting
import ScenarioFiles
import Testing

@Suite struct TracePerfettoTests {
    private func read(_ file: OutputFile) throws -> (events: [[String: Any]], other: [String: Any]) {
        let object = try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any]
        return (
            try #require(object?["traceEvents"] as? [[String: Any]]),
            try #require(object?["otherData"] as? [String: Any])
        )
    }

    @Test func everyLineHasWhatViewersNeed() throws {
        let scenario = try TraceExample.scenario()
        let trace = try TraceExample.trace(scenario)
        let file = TracePerfetto(trace, scenario: "a \"b\"\\\n", start: scenario.start).file()
        let (events, other) = try read(file)
        #expect(other["scenario"] as? String == "a \"b\"\\\n" && other["start"] as? String == "2024-01-01")
        var open: [String: Int] = [:]
        for event in events {
            let phase = try #require(event["ph"] as? String)
            #expect(["M", "X", "b", "e", "n", "i", "C"].contains(phase))
            #expect(event["name"] is String && event["pid"] is Int && event["tid"] is Int)
            #expect(try #require(event["ts"] as? Int64) >= 0)
            if phase == "X" { #expect(try #require(event["dur"] as? Int64) >= 0) }
            guard phase == "b" || phase == "e" else { continue }
            let id = try #require(event["id"] as? String)
            let track = "\(event["pid"] ?? "") \(event["cat"] ?? "") \(id) \(event["name"] ?? "")"
            open[track, default: 0] += phase == "b" ? 1 : -1
        }
        #expect(!open.isEmpty && open.values.allSatisfy { $0 == 0 })
    }

    @Test func personsAndUnitsDoOneThingAtATime() throws {
        let scenario = try TraceExample.scenario()
        let trace = try TraceExample.trace(scenario)
        let events = try read(TracePerfetto(trace, scenario: "s", start: nil).file()).events
        var threads: [String: [(begins: Int64, ends: Int64)]] = [:]
        for event in events where event["ph"] as? String == "X" {
            let begins = try #require(event["ts"] as? Int64)
            let length = try #require(event["dur"] as? Int64)
            threads["\(event["pid"] ?? "")/\(event["tid"] ?? "")", default: []]
                .append((begins, begins + length))
        }
        #expect(threads.count > 5)
        for spans in threads.values {
            let sorted = spans.sorted { ($0.begins, $0.ends) < ($1.begins, $1.ends) }
            #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.ends <= $1.begins })
        }
        func spans(_ name: String) -> Int {
            events.count { $0["ph"] as? String == "X" && ($0["name"] as? String)?.hasPrefix(name) == true }
        }
        #expect(spans("interview") == trace.count { $0.activity == .callAnswered })
        #expect(spans("dispatch") == trace.count { $0.activity == .dispatchStarted })
        #expect(spans("ringing") == trace.count { $0.activity == .handoverRung })
        // Both sides of a briefing.
        #expect(spans("briefing") == 2 * trace.count { $0.activity == .handoverAnswered })
        #expect(spans("on scene") == trace.count { $0.activity == .unitArrived && $0.duration != 0 })
    }
}
