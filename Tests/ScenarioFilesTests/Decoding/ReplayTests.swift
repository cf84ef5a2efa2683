import CityModel
import Foundation
import Randomness
import ScenarioFiles
import Testing

/// One desk whose calls come from a log, with so many people round the clock and callers who never hang up.
private func replayScenario(_ file: String, people: Int, start: String = "2024-01-01", more: String = "")
    -> String
{
    """
    sigap: 1
    simulation: {start: \(start), measured: 30 d}
    lines: [{id: "911", desk: centre}]
    desks: [{id: centre, agency: police, staff: [{id: agents, roles: [call_taking], posts: \(people)}]}]
    call_streams:
      - {id: log, kind: emergency, calls_to: {"911": 1}, replay: {file: \(file), arrival: arrival_s, talk: talk_seconds\(more)}}

    """
}

/// Waiting times at `servers` equal servers, first come first served: each call goes to the server that is free
/// first (Kiefer and Wolfowitz, *Transactions of the AMS* 78, 1955). Written apart from the engine on purpose.
private func waits(of calls: [ReplayedCall], servers: Int) -> [Int64] {
    var freeAt = [Int64](repeating: 0, count: servers)
    return calls.map { call in
        let first = freeAt.indices.min { freeAt[$0] < freeAt[$1] }!
        let begins = max(call.arrivalMicroseconds, freeAt[first])
        freeAt[first] = begins + call.talkMicroseconds
        return begins - call.arrivalMicroseconds
    }
}

/// What one replication says of the waits in a scope, in whole microseconds and calls.
private struct Waiting: Equatable {
    var calls: Int
    var sum: Int64
    var longest: Int64?
    var delayed: Int
    var within: [Int]

    init(_ waits: some Sequence<Int64>) {
        let waits = Array(waits)
        calls = waits.count
        sum = waits.reduce(0, +)
        longest = waits.max()
        delayed = waits.count { $0 > 0 }
        within = [10, 15, 20].map { seconds in waits.count { $0 <= seconds * 1_000_000 } }
    }

    init(_ result: ReplicationResult, scope: String) throws {
        func value(_ kpi: String) throws -> Double {
            let index = try #require(result.measures.firstIndex { $0.kpi == kpi && $0.scope == scope })
            return result.values[index]
        }
        let answered = try value("calls.answered")
        let median = try #require(
            result.measures.first { $0.kpi == "calls.wait_p50" && $0.scope == scope }?.histogram)
        calls = Int(answered)
        // The histogram rounds what it sorts, but its sum and its longest are exact.
        sum = Int64(result.histograms[median].sum)
        longest = result.histograms[median].maximum
        delayed = Int((try value("calls.delayed_share") * answered).rounded())
        within = try [10, 15, 20].map {
            Int((try value("calls.answered_within_\($0)s") * answered).rounded())
        }
    }
}

/// The same calls dealt out to `count` streams in turn, so that each has its own account.
private func dealt(_ configuration: CityConfiguration, into count: Int) -> CityConfiguration {
    var dealt = configuration
    let log = configuration.callStreams[0]
    let calls = log.replay ?? []
    dealt.callStreams = (0..<count).map { part in
        var stream = log
        stream.id = "part\(part)"
        stream.replay = stride(from: part, to: calls.count, by: count).map { calls[$0] }
        return stream
    }
    return dealt
}

@Suite("Replaying a log")
struct ReplayTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Random calls of a loaded desk, unsorted, with other columns, in the way spreadsheets write.
    private func syntheticLog(calls: Int, meanGap: Double) -> String {
        var source = RandomSource(seed: 5, replication: 0)
        var time = 0.0
        var lines: [String] = []
        for call in 0..<UInt64(calls) {
            time += meanGap * source.exponential(purpose: 1, entity: call)
            let talk = 100 * source.exponential(purpose: 2, entity: call)
            let seconds = [time, talk].map { String(format: "%.6f", $0) }
            lines.append("\"Jl. Pahlawan, 4\",\(seconds[1]),\(seconds[0])")
        }
        return "place,talk_seconds,arrival_s\r\n" + lines.reversed().joined(separator: "\r\n")
    }

    @Test("Every call waits as long as the recursion of Kiefer and Wolfowitz says", arguments: [1, 2, 3])
    func everyWait(people: Int) throws {
        try folder.write("logs/calls.csv", syntheticLog(calls: 200, meanGap: 110 / Double(people)))
        try folder.write("s.yaml", replayScenario("logs/calls.csv", people: people))
        let city = try folder.load("s.yaml").configuration
        let calls = try #require(city.callStreams[0].replay)
        #expect(calls.count == 200)
        let exact = waits(of: calls, servers: people)
        #expect(exact.contains { $0 > 0 } && exact.contains(0))
        let result = try City.run(dealt(city, into: calls.count), seed: 1, replication: 0)
        for call in calls.indices {
            #expect(try Waiting(result, scope: "stream:part\(call)") == Waiting([exact[call]]))
        }
        let whole = try City.run(city, seed: 2, replication: 3)
        #expect(try Waiting(whole, scope: "stream:log") == Waiting(exact))
    }

    static let seattle: URL = {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.deletingLastPathComponent().appendingPathComponent("shared/data/seattle-calls-train.csv")
    }()

    @Test(
        "A real log of 24,690 calls waits as the recursion says",
        .enabled(
            if: FileManager.default.fileExists(atPath: seattle.path),
            "the Seattle call log is not beside this repository"), arguments: 4...8)
    func seattleLog(people: Int) throws {
        // The offered load of the log is 2.9; its talk is scaled so that each number of people is busy for 85 %.
        try folder.write(
            "s.yaml",
            replayScenario(Self.seattle.path, people: people, start: "2020-08-31"))
        var city = try folder.load("s.yaml").configuration
        let calls = try #require(city.callStreams[0].replay)
        #expect(calls.count == 24_690)
        // Arrivals have whole seconds, some the same: a microsecond for each call before keeps their order when
        // they are dealt out to streams.
        let scaled = calls.enumerated().map { index, call in
            ReplayedCall(
                arrivalMicroseconds: call.arrivalMicroseconds + Int64(index),
                talkMicroseconds: call.talkMicroseconds * Int64(people) * 298 / 1_000)
        }
        let asItWas = try City.run(city, seed: 1, replication: 0)
        #expect(try Waiting(asItWas, scope: "stream:log") == Waiting(waits(of: calls, servers: people)))
        city.callStreams[0].replay = scaled
        let exact = waits(of: scaled, servers: people)
        let parts = 100
        let result = try City.run(dealt(city, into: parts), seed: 1, replication: 0)
        for part in 0..<parts {
            let own = stride(from: part, to: exact.count, by: parts).map { exact[$0] }
            #expect(try Waiting(result, scope: "stream:part\(part)") == Waiting(own))
        }
    }

    @Test("Units, calls without talk, calls of one time, and the human-resource factor")
    func readingOfTheLog() throws {
        try folder.write(
            "calls.csv", "\u{FEFF}arrival_s,talk_seconds\n2000,1\n\n500,0\n1000,2.5\n1000,0.25\n")
        let units = ", arrival_unit: ms, talk_unit: min"
        try folder.write("all.yaml", replayScenario("calls.csv", people: 1, more: units))
        func call(_ arrival: Int64, _ talk: Int64) -> ReplayedCall {
            ReplayedCall(arrivalMicroseconds: arrival, talkMicroseconds: talk)
        }
        let scenario = try folder.load("all.yaml")
        #expect(
            scenario.configuration.callStreams[0].replay == [
                call(500_000, 0), call(1_000_000, 150_000_000), call(1_000_000, 15_000_000),
                call(2_000_000, 60_000_000),
            ])
        #expect(scenario.inputs.map(\.path) == ["all.yaml", "calls.csv"].map { folder.path + "/" + $0 })
        let skipping = try folder.load(
            "all.yaml",
            overrides: [ScenarioOverride(path: "call_streams.log.replay.skip_zero_talk", value: "true")])
        #expect(skipping.configuration.callStreams[0].replay?.count == 3)
        var city = scenario.configuration
        city.desks[0].humanResources.handlingFactor = 2
        let result = try City.run(city, seed: 1, replication: 0)
        let doubled = scenario.configuration.callStreams[0].replay?.map {
            call($0.arrivalMicroseconds, 2 * $0.talkMicroseconds)
        }
        #expect(try Waiting(result, scope: "city") == Waiting(waits(of: doubled ?? [], servers: 1)))
    }

    @Test("A log is found beside the file that names it, and replaces what is drawn")
    func inheritance() throws {
        try folder.write("base/calls.csv", "arrival_s,talk_seconds\n1,2\n")
        try folder.write("base/s.yaml", replayScenario("calls.csv", people: 1))
        try folder.write("heir.yaml", "sigap: 1\nextends: base/s.yaml\n")
        #expect(try folder.load("heir.yaml").configuration.callStreams[0].replay?.count == 1)
        try folder.write(
            "drawn.yaml",
            """
            sigap: 1
            extends: base/s.yaml
            call_streams: [{id: log, rate: 5/day, talk: 60 s}]

            """)
        #expect(try folder.load("drawn.yaml").configuration.callStreams[0].replay == nil)
    }

    @Test("Replayed emergencies count among the genuine calls to which junk is measured")
    func junk() throws {
        try folder.write("calls.csv", "arrival_s,talk_seconds\n0,2\n1000,2\n2591999,3\n2592000,3\n")
        try folder.write(
            "s.yaml",
            replayScenario("calls.csv", people: 1)
                + """
                  - {id: prank, kind: prank, part_of_junk: 1, calls_to: {"911": 1}, talk: 5 s}
                junk_share: 60 %

                """)
        // Three calls in 30 days, and 60 to 40.
        let rate = try folder.load("s.yaml").configuration.callStreams[1].rate
        #expect(abs(rate * 2_592_000 - 4.5) < 1e-9)
    }

    @Test(
        "What is wrong with a log is told with its line",
        arguments: [
            (
                "",
                [
                    "s.yaml:6:69: call_streams.log.replay.file: `calls.csv` holds no call to replay; name a log with calls, or write `rate` and `talk` instead"
                ]
            ),
            (
                "arrival_s,talk\n1,2\n",
                ["calls.csv:1:1: has no column `talk_seconds`; known columns: `arrival_s`, `talk`"]
            ),
            (
                "arrival_s,talk_second\n1,2\n",
                ["calls.csv:1:1: has no column `talk_seconds`; did you mean `talk_second`?"]
            ),
            (
                "arrival_s,talk_seconds,arrival_s\n",
                ["calls.csv:1:24: names the column `arrival_s` twice; rename one of them"]
            ),
            (
                "arrival_s,talk_seconds\n1,2\n3\nx,-4\n5,\"1,5\"\n-6,7\n\n8,2e99\n9,10\n",
                [
                    "calls.csv:3:1: has 1 fields instead of 2; give every line a field for each column of the first",
                    "calls.csv:4:1: arrival_s: `x` is not a number; write a number such as `1.5`",
                    "calls.csv:5:3: talk_seconds: `1,5` has a decimal comma; write `1.5`",
                    "calls.csv:6:1: arrival_s: `-6` is negative; write a time of 0 or more, counted from the scenario's start",
                    "calls.csv:8:3: talk_seconds: `2e99` is too large; write a time of at most 1e11 s",
                ]
            ),
            (
                "arrival_s,talk_seconds\n1,\"2\n",
                ["calls.csv:2:3: has a quote that is not closed; close the quoted field"]
            ),
            (
                "arrival_s,talk_seconds\n1,2\"\n",
                ["calls.csv:2:4: has a quote inside a field; quote the field, the quote doubled"]
            ),
        ])
    func wrongLogs(text: String, expected: [String]) throws {
        try folder.write("calls.csv", text)
        try folder.write("s.yaml", replayScenario("calls.csv", people: 1))
        expect(
            folder.messages("s.yaml").map { $0.replacingOccurrences(of: folder.path + "/", with: "") },
            expected)
    }

    @Test("A wrong column is not told for every line")
    func manyMistakes() throws {
        try folder.write("calls.csv", "arrival_s,talk_seconds\n" + String(repeating: "1,none\n", count: 500))
        try folder.write("s.yaml", replayScenario("calls.csv", people: 1))
        let found = folder.messages("s.yaml")
        #expect(found.count == 10)
        #expect(found.last?.hasSuffix("(and 490 more problems in this file)") == true)
    }

    @Test("Files that are no logs are refused where they are named")
    func wrongFiles() throws {
        try folder.write("s.yaml", replayScenario("none.csv", people: 1))
        let place = "s.yaml:6:69: call_streams.log.replay.file: "
        expect(
            folder.messages("s.yaml"), [place + "`none.csv`: no such file; check the name and the folder"])
        try folder.write("s.yaml", replayScenario("/dev/zero", people: 1))
        expect(
            folder.messages("s.yaml"), [place + "`/dev/zero`: is not a regular file; name a CSV file"])
        let huge = try folder.write("huge.csv", "")
        let handle = try #require(FileHandle(forWritingAtPath: huge))
        try handle.truncate(atOffset: 64 * 1024 * 1024 + 1)
        try handle.close()
        try folder.write("s.yaml", replayScenario("huge.csv", people: 1))
        expect(
            folder.messages("s.yaml"),
            [
                place
                    + "`huge.csv`: has 67108865 bytes, more than the limit of 64 MiB (67108864 bytes); split it, or leave out columns that are not used"
            ])
    }

    @Test("A stream is drawn or replayed, not both")
    func exclusive() throws {
        let text = replayScenario("calls.csv", people: 1)
        expect(
            messages(text.replacingOccurrences(of: "{id: log,", with: "{id: log, rate: 5/day,")),
            [
                "s.yaml:6:5: call_streams.log: has `rate` and `replay` together; write only one of `rate`, `part_of_junk` or `replay`"
            ])
    }

    @Test("A configuration with calls out of order is refused")
    func unsortedConfiguration() throws {
        try folder.write("calls.csv", "arrival_s,talk_seconds\n1,2\n2,2\n")
        try folder.write("s.yaml", replayScenario("calls.csv", people: 1))
        var city = try folder.load("s.yaml").configuration
        #expect(city.problems().isEmpty)
        city.callStreams[0].replay?.reverse()
        #expect(city.problems().map(\.path) == [["call_streams", "log", "replay"]])
        city.callStreams[0].replay = [ReplayedCall(arrivalMicroseconds: -1, talkMicroseconds: 0)]
        #expect(city.problems().map(\.path) == [["call_streams", "log", "replay"]])
    }
}
