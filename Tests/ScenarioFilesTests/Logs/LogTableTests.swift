import Foundation
import ScenarioFiles
import Testing

@Suite("Reading logs of calls")
struct LogTableTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func table(_ text: String, _ change: (inout LogFormat) -> Void = { _ in }) throws -> LogTable {
        var format = LogFormat()
        change(&format)
        return try LogTable.read(path: try folder.write("log.csv", text), format: format)
    }

    private func messages(_ text: String, _ change: (inout LogFormat) -> Void = { _ in }) throws -> [String] {
        do {
            _ = try table(text, change)
            return []
        } catch let error as ScenarioError {
            return error.problems.map { $0.description.replacingOccurrences(of: folder.path + "/", with: "") }
        }
    }

    /// Seconds since the midnight that begins the table.
    private func seconds(_ table: LogTable) -> [Double] {
        table.calls.map { $0.time - Double(table.firstDay.daysSince1970) * 86_400 }
    }

    @Test("Usual names, order of time, days without calls")
    func calls() throws {
        let table = try table("arrival,talk_seconds\n2024-01-03T00:00:05,7\n2024-01-01 12:30:00.5,0\n")
        #expect(table.kind == .calls && table.days == 3 && "\(table.firstDay)" == "2024-01-01")
        #expect(seconds(table) == [45_000.5, 172_805])
        #expect(table.calls.map(\.talk) == [0, 7])
        #expect(table.notes.wasUnsorted)
        #expect(table.columns.map(\.name) == ["arrival", "talk_seconds"])
        let longer = try self.table("time\n2024-01-03T00:00:05\n") {
            $0.from = CivilDate("2024-01-01")
            $0.to = CivilDate("2024-01-31")
        }
        #expect(longer.days == 31)
    }

    @Test("Semicolons with decimal commas, days first, durations as clock times")
    func dialects() throws {
        let text = "Waktu;Lama\r\n31/01/2024 07.05;1,5\r\n01/02/2024 23:59:59;0:02:30\r\n"
        let table = try table("\u{FEFF}" + text) {
            $0.dateOrder = .dayFirst
            $0.durationUnit = 60
        }
        #expect(table.calls.map(\.talk) == [90, 150])
        #expect(seconds(table) == [25_500, 172_799])
        let american = try self.table("time\tduration\n01/31/2024 14:05\t3\n") { $0.dateOrder = .monthFirst }
        #expect("\(american.firstDay)" == "2024-01-31")
        let numbers = try self.table("time_s,duration\n90000,3\n") { $0.start = CivilDate("2024-03-01") }
        #expect("\(numbers.firstDay)" == "2024-03-02" && seconds(numbers) == [3_600])
    }

    @Test(
        "Clock times with points and with AM or PM",
        arguments: [
            ("2024-01-01 03.52.40", 13_960.0), ("2024-01-01 15.52", 57_120),
            ("2024-01-01T3:52:40 PM", 57_160),
            ("2024-01-01 3.52.40 pm", 57_160), ("2024-01-01 12:00:05 AM", 5),
            ("2024-01-01 12:30 p.m.", 45_000),
            ("2024-01-01 11:59:59PM", 86_399), ("2024-01-01 3 PM", 54_000),
            ("2024-01-01 3:52:40\u{202F}AM", 13_960),
            ("\"2024-01-01, 14.05.09\"", 50_709), ("2024-01-01 14.05 WIB", 50_700),
        ])
    func clocks(text: String, expected: Double) throws {
        #expect(seconds(try table("time\n\(text)\n")) == [expected])
        // The same with the clock in a column of its own.
        guard !text.contains("\""), !text.hasSuffix("WIB") else { return }
        let parts = text.dropFirst(11)
        let apart = try table("tanggal,jam\n2024-01-01,\(parts)\n") { $0.columns[.time] = "tanggal+jam" }
        #expect(seconds(apart) == [expected])
    }

    @Test("Points in a column of seconds are decimal marks, and lengths may have them")
    func points() throws {
        let plain = try table("date,tod_s\n2024-01-01,14.25\n") { $0.columns[.time] = "date+tod_s" }
        #expect(seconds(plain) == [14.25])
        let lengths = try table("time,lama\n2024-01-01,00.02.30\n2024-01-01,2.50\n2024-01-01,2:30\n")
        #expect(lengths.calls.map(\.talk) == [150, 2.5, 150])
        let east = try table("time\n2024-01-01 14.05 WIT\n") {
            $0.timeZone = TimeZone(identifier: "Asia/Jakarta")
        }
        #expect(seconds(east) == [43_500])
    }

    @Test("Offsets from UTC become the clock on the wall")
    func zones() throws {
        let text = "time\n2024-01-01T20:00:00Z\n2024-01-02T04:00:00+08:00\n2024-01-02T03:30:00\n"
        let table = try table(text) { $0.timeZone = TimeZone(identifier: "Asia/Jakarta") }
        #expect("\(table.firstDay)" == "2024-01-02")
        #expect(seconds(table) == [10_800, 10_800, 12_600])
        #expect(table.clockChanges.isEmpty)
    }

    @Test("Summer time: what occurs twice and what never does")
    func summerTime() throws {
        let text =
            "time\n2020-03-08T02:30:00\n2020-11-01T01:30:00\n2020-11-01T09:30:00Z\n2020-07-01T08:00:00\n"
        let table = try table(text) { $0.timeZone = TimeZone(identifier: "America/Los_Angeles") }
        #expect(table.notes.missing == 1 && table.notes.ambiguous == 1)
        #expect(
            table.clockChanges.map { "\($0.date) \($0.hour) \($0.added)" } == [
                "2020-03-08 2 -1.0", "2020-11-01 1 1.0",
            ])
        // 09:30 UTC is 01:30 for the second time.
        #expect(table.calls.count { $0.time == table.calls.last?.time } == 2)
    }

    @Test("Outcomes and waits")
    func outcomes() throws {
        let text =
            "time,wait,status,duration\n2024-01-01,3,answered,60\n2024-01-01,9,abandoned,\n2024-01-01,1,terjawab,5\n"
        let table = try table(text)
        #expect(table.calls.map(\.isAnswered) == [true, false, true])
        #expect(table.calls.map(\.wait) == [3, 9, 1])
        #expect(table.calls.map(\.talk) == [60, nil, 5])
        let flags = try self.table("time,abandoned\n2024-01-01,yes\n2024-01-01,0\n")
        #expect(flags.calls.map(\.isAnswered) == [false, true])
    }

    @Test("Units: intervals as seconds or times, impossible ones left out, date and time apart")
    func units() throws {
        let text = """
            incident,date,tod,enroute_s,arrive_s,to_hospital_s,clear_s,distance_km
            7,2024-01-01,3600,60,360,,960,4.5
            7,2024-01-01,3605,-3,,,,
            8,2024-01-01,01:10:00,2024-01-01T01:11:00,2024-01-01T01:15:00,2024-01-01T01:35:00,99999,

            """
        let table = try table(text) { $0.columns[.time] = "date+tod" }
        #expect(table.kind == .dispatches)
        #expect(table.calls.map(\.turnout) == [60, nil, 60])
        #expect(table.calls.map(\.travel) == [300, nil, 240])
        #expect(table.calls.map(\.onScene) == [600, nil, 1_200])
        #expect(table.calls.map(\.distance) == [4.5, nil, nil])
        #expect(table.calls.map(\.incident) == ["7", "7", "8"])
        #expect(table.notes.impossible == 1)
    }

    @Test(
        "Mistakes are named with line and remedy",
        arguments: [
            ("", "log.csv: holds no call; name a log with a header line and calls"),
            ("time\n", "log.csv: holds no call; name a log with a header line and calls"),
            (
                "when,talk\n1,2\n",
                "log.csv:1:1: has no column that is known to hold the time of a call; name it with --column time=NAME; the columns are `when`, `talk`"
            ),
            ("time,Time\n1,2\n", "log.csv:1:1: names the column `time` twice; rename one of them"),
            (
                "time,talk\n2024-02-30T10:00,2\n",
                "log.csv:2:1: time: `2024-02-30T10:00` is no day of the calendar; write 2024-01-31T14:05:09"
            ),
            (
                "time,talk\n31/01/2024 10:00,2\n",
                "log.csv:2:1: time: `31/01/2024 10:00` is not a time that is understood; say --time-format day-first"
            ),
            (
                "time,talk\n02/01/2024 10:00,2\n",
                "log.csv:2:1: time: `02/01/2024 10:00` is not a time that is understood; say --time-format day-first or --time-format month-first"
            ),
            (
                "time,talk\n31/01/24 10:00,2\n",
                "log.csv:2:1: time: `31/01/24 10:00` is not a time that is understood; write years with four digits"
            ),
            (
                "time,talk\n3:52:40 PM,2\n",
                "log.csv:2:1: time: `3:52:40 PM` has no date; join the columns of date and time with --column time=DATE+TIME"
            ),
            (
                "time,talk\n03.52.40,2\n",
                "log.csv:2:1: time: `03.52.40` is not a time that is understood; write years with four digits, or join the columns of date and time with --column time=DATE+TIME"
            ),
            (
                "time,talk\n1704100000,2\n",
                "log.csv:2:1: time: `1704100000` is not a time that is understood; write 2024-01-31T14:05:09, or say --time-format seconds, with --start for the date of second 0"
            ),
            (
                "time,talk\n2024-01-01 15:00 PM,2\n",
                "log.csv:2:1: time: `2024-01-01 15:00 PM` is not a time that is understood; write hours from 1 to 12 before AM or PM, or leave these words out"
            ),
            (
                "time,talk\n2024-01-01T10:00,1:75\n",
                "log.csv:2:18: talk: `1:75` is not a duration that is understood; write a length such as 0:01:30 or 1:30, with minutes and seconds below 60"
            ),
            (
                "time,talk\n2024-01-01T10:00,\"12,5\"\n",
                "log.csv:2:18: talk: `12,5` is not a duration that is understood; say --decimal-comma if the comma is a decimal mark"
            ),
            (
                "time,talk\n2024-01-01T10:00,two\n",
                "log.csv:2:18: talk: `two` is not a duration that is understood; write a number such as 90.5 or a length such as 0:01:30"
            ),
            (
                "time,talk\n2024-01-01T25:00,2\n",
                "log.csv:2:1: time: `2024-01-01T25:00` is not a time that is understood; write a time such as 14:05:09, 14.05.09 or 2:05:09 PM"
            ),
            (
                "time,talk\n2024-01-01T10:00,-2\n",
                "log.csv:2:18: `-2` is negative; write a duration of 0 or more, or leave such lines out with --skip-bad-lines"
            ),
            (
                "time,talk\n2024-01-01T10:00\n",
                "log.csv:2:1: has 1 fields instead of 2; give every line a field for each column of the first"
            ),
            (
                "time,status\n2024-01-01T10:00,maybe\n",
                "log.csv:2:18: `maybe` is no outcome that is known; write `answered` or `abandoned`"
            ),
        ])
    func mistakes(text: String, message: String) throws {
        #expect(try messages(text) == [message])
    }

    @Test("Ten mistakes are told, all are counted, and they can be left out")
    func manyMistakes() throws {
        let text = "time\n2024-01-01\n" + String(repeating: "nonsense\n", count: 25)
        let found = try messages(text)
        #expect(
            found.count == 10 && found[9].hasSuffix("(and 15 more; --skip-bad-lines leaves such lines out)"))
        let table = try table(text) { $0.skipsBadLines = true }
        #expect(table.calls.count == 1 && table.notes.skipped == 25)
    }

    @Test("Columns that are asked for must be there")
    func columns() throws {
        #expect(
            try messages("arival,talk\n") { $0.columns[.time] = "arrival" } == [
                "log.csv:1:1: has no column `arrival` for time; did you mean `arival`?"
            ])
        #expect(
            try messages("time\n2024-05-05\n") { $0.to = CivilDate("2024-01-01") } == [
                "log.csv: holds no call between --from and --to; choose other days"
            ])
    }

    @Test("No file, a folder, and a file above the limit")
    func unreadable() throws {
        #expect(throws: ScenarioError.self) { try LogTable.read(path: folder.path + "/none.csv") }
        #expect(throws: ScenarioError.self) { try LogTable.read(path: folder.path) }
        let path = try folder.write("huge.csv", "time\n")
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        // A hole, which takes no space.
        try handle.truncate(atOffset: 65 << 20)
        try handle.close()
        do throws(ScenarioError) {
            _ = try LogTable.read(path: path)
            Issue.record("a file of 65 MiB was read")
        } catch {
            #expect(error.description.contains("more than the limit of 64 MiB"))
        }
    }
}
