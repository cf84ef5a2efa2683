import Foundation
import Testing

/// `sigap calibrate LOG.csv`.
@Suite struct CalibrateLogTests {
    /// One desk at which some callers wait and hang up.
    private func withLog<Result>(_ body: (Program) throws -> Result) throws -> Result {
        try withProgram { program in
            try program.write(String(contentsOfFile: Self.known, encoding: .utf8), to: "known.yaml")
            let outcome = try program.run(["trace", "known.yaml", "--quiet"])
            #expect(outcome.status == 0)
            return try body(program)
        }
    }

    /// The shipped example of the documentation.
    private static var known: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Scenarios/examples/known.yaml").path
    }

    private let log = "Output/known-trace/trace.csv"
    private let folder = "Output/trace-calibrate"

    /// The log of a simulation gives back what it was made from: 5,000 answered calls, 2,500 that hung up; the standard
    /// errors of talk and patience are 1 and 2 %.
    @Test func traceGivesBackItsScenario() throws {
        try withLog { program in
            let outcome = try program.run([
                "calibrate", log, "--bootstraps", "39", "--replications", "4", "--start", "2024-01-01",
            ])
            #expect(outcome.errors == "" && outcome.status == 0)
            #expect(outcome.output.contains("Kaplan-Meier"))
            #expect(
                program.files(folder) == [
                    "datapackage.json", "dispersion.csv", "fit.csv", "fragment.yaml", "holdout.csv",
                    "patience.csv", "profile.csv", "quantiles.csv", "run.json", "trend.csv",
                ])
            let fragment = try program.text(folder + "/fragment.yaml")
            let patience = try #require(
                fragment.firstMatch(
                    of:
                        /patience: \{value: \{(?:exponential: \{mean|weibull: \{shape: [0-9.]+, scale): ([0-9.]+) s/
                ))
            #expect(abs((Double(patience.1) ?? 0) / 60 - 1) < 0.1)
            let talk = try #require(
                fragment.firstMatch(of: /talk: \{value: \{gamma: \{mean: ([0-9.]+) s, sd: ([0-9.]+) s/))
            #expect(
                abs((Double(talk.1) ?? 0) / 180 - 1) < 0.05 && abs((Double(talk.2) ?? 0) / 110 - 1) < 0.08)
            #expect(fragment.contains("SHA-256"))
            #expect(try program.run(["validate", folder + "/fragment.yaml"]).status == 0)
        }
    }

    @Test func threadsDoNotMatterAndDryRunsWriteNothing() throws {
        try withLog { program in
            let command = ["calibrate", "log", log, "--bootstraps", "39", "--replications", "4", "--quiet"]
            let dry = try program.run(["calibrate", log, "--dry-run", "--lang", "id"])
            #expect(dry.status == 0 && dry.output.contains("disimulasikan 100 kali"))
            #expect(program.files(folder).isEmpty)
            #expect(try program.run(command + ["--threads", "1"]).status == 0)
            let first = try program.files(folder).map { try program.bytes(folder + "/" + $0) }
            #expect(try program.run(command + ["--threads", "3"]).status == 0)
            #expect(try program.files(folder).map { try program.bytes(folder + "/" + $0) } == first)
        }
    }

    /// Calls whose number doubles where the fit cannot see it.
    @Test func changedDaysFailTheCheck() throws {
        try withProgram { program in
            var text = "Waktu;Lama\n"
            for day in 1...21 {
                for call in 0..<(day <= 14 ? 96 : 192) {
                    let minute = call * 1_440 / (day <= 14 ? 96 : 192)
                    text +=
                        "\(day)/01/2024 \(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60);\(60 + call % 7),5\n"
                }
            }
            try program.write(text, to: "log.csv")
            let outcome = try program.run([
                "calibrate", "log.csv", "--time-format", "day-first", "--bootstraps", "39", "--replications",
                "4", "--lang", "id",
            ])
            #expect(outcome.status == 1)
            #expect(outcome.errors.hasPrefix("sigap: the days held out lie outside of the limits: total all"))
            #expect(outcome.output.contains("DI LUAR"))
            // Times are whole minutes: spans of 10 s would show nothing but that.
            #expect(outcome.output.contains("waktu ditulis dalam menit bulat"))
            let spans = try program.text("Output/log-calibrate/dispersion.csv").split(separator: "\r\n")
            #expect(
                spans.count > 3
                    && !spans.contains { $0.contains(",10,") || $0.contains(",30,") || $0.hasPrefix("10,") })
            // What failed is there to be looked at.
            #expect(program.files("Output/log-calibrate").contains("holdout.csv"))
        }
    }

    /// Calls every 15 minutes of some days; `until` breaks the last one off.
    private func regular(days: Int, until hour: Int = 24) -> String {
        var text = "time,duration\n"
        for day in 1...days {
            for quarter in 0..<96 where day < days || quarter < hour * 4 {
                let clock = quarter * 15 + quarter % 7
                let time = [clock / 60, clock % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }.joined(
                    separator: ":")
                text += "2024-01-\(day < 10 ? "0" : "")\(day)T\(time),\(60 + quarter % 9)\n"
            }
        }
        return text
    }

    @Test func aLastDayThatBreaksOffIsLeftOut() throws {
        try withProgram { program in
            try program.write(regular(days: 10, until: 9), to: "kota calls.csv")
            let command = ["calibrate", "kota calls.csv", "--bootstraps", "39", "--replications", "4"]
            let english = try program.run(command)
            #expect(english.output.contains("864 calls on 9 days"))
            #expect(
                english.output.replacing(/\s+/, with: " ").contains(
                    "2024-01-10 was left out as not whole: the log breaks off at 08:45:00, after which other days have 60.0 calls on the average; --to 2024-01-10 keeps it"
                ))
            #expect(program.files("Output/kota-calls-calibrate").contains("fragment.yaml"))
            let indonesian = try program.run(command + ["--lang", "id"])
            #expect(indonesian.output.contains("terputus pukul 08.45.00"))
            #expect(!indonesian.output.contains("quantile") && !indonesian.output.contains("zero_share"))
            #expect(indonesian.output.contains("Bicara 50 %"))
            let kept = try program.run(command + ["--to", "2024-01-10"])
            #expect(kept.output.contains("on 10 days") && !kept.output.contains("left out as not whole"))
        }
    }

    @Test(arguments: [
        (
            2,
            "sigap: log.csv: 96 calls on 1 whole day to be fitted are too few; a fit takes 100 calls on 3 days: bring a longer log\n"
        ),
        (
            3,
            "sigap: log.csv: 192 calls on 2 whole days to be fitted are too few; a fit takes 100 calls on 3 days: hold nothing out with --fit-share 1, or bring a longer log\n"
        ),
    ])
    func shortLogsAreRefused(days: Int, message: String) throws {
        try withProgram { program in
            try program.write(regular(days: days), to: "log.csv")
            for more in [[], ["--dry-run"]] {
                let outcome = try program.run(["calibrate", "log.csv"] + more)
                #expect(outcome.status == 2 && outcome.output == "")
                #expect(outcome.errors == message)
            }
            #expect(program.files("Output").isEmpty)
        }
    }

    @Test func fewDurationsGetNoLaw() throws {
        try withProgram { program in
            var lines = regular(days: 9).split(separator: "\n").map(String.init)
            for index in lines.indices.dropFirst(20) {
                lines[index] = lines[index].replacing(/,.*/, with: ",")
            }
            try program.write(lines.joined(separator: "\n") + "\n", to: "log.csv")
            let outcome = try program.run([
                "calibrate", "log.csv", "--bootstraps", "39", "--replications", "4", "--fit-share", "1",
            ])
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("too few for a law"))
            let fragment = try program.text("Output/log-calibrate/fragment.yaml")
            #expect(fragment.firstMatch(of: /talk: .value: .exponential.*only 19 durations.*grade: C/) != nil)
        }
    }

    private static let today = """
        sigap: 1
        simulation: {start: 2024-02-01, measured: 7 d, replications: 4}
        lines: [{id: "119", desk: psc}, {id: "110", desk: psc}]
        callers:
          patience: {exponential: {mean: 30 s}}
          after_abandoning: {probability: 75 %}
        junk_share: 40 %
        incident_types:
          - {id: fire, rate: 20/day, calls_to: {"119": 1}, needs: [{kind: engine}]}
        call_streams:
          - {id: prank, kind: prank, part_of_junk: 1, calls_to: {"119": 1}, talk: 20 s}
          - {id: police, kind: emergency, rate: 5/day, calls_to: {"110": 1}, talk: 60 s}
        unit_kinds: [{id: engine, turnout: 60 s, speed: 35 km/h, on_scene: 20 min}]
        units: [{id: base, kind: engine, latitude: 0, longitude: 0, posts: 2}]
        city: {zones: [{id: centre, population: 1, latitude: 0, longitude: 0}]}
        desks:
          - {id: psc, agency: fire, dispatches: [engine], staff: [{id: takers, roles: [call_taking, dispatching], posts: 3}]}

        """

    /// 96 calls a day of the log and none of the scenario's own, but for what is kept: 672 in seven days, and with 5 a day
    /// 707; the standard error is 4 %, the limit nearly four of them.
    @Test func theLogTakesThePlaceOfAScenariosDemand() throws {
        try withProgram { program in
            try program.write(regular(days: 12), to: "log.csv")
            try FileManager.default.createDirectory(
                atPath: program.folder + "/plans", withIntermediateDirectories: false)
            try program.write(Self.today, to: "plans/today.yaml")
            let command = [
                "calibrate", "log.csv", "--bootstraps", "39", "--replications", "4", "--fit-share", "1",
                "--base", "plans/today.yaml",
            ]
            for (options, expected) in [([], 96.0), (["--keep", "police"], 101)] {
                let outcome = try program.run(command + options)
                #expect(outcome.errors == "" && outcome.status == 0)
                let told = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                #expect(
                    told.contains(
                        "today-calibrated.yaml extends today with the log's demand. Switched off there: "))
                let file = "Output/log-calibrate/today-calibrated.yaml"
                #expect(try program.text(file).contains("extends: \"../../plans/today.yaml\""))
                let trace = try program.run(["trace", file, "--quiet"])
                #expect(trace.errors == "" && trace.status == 0)
                let text = try program.text("Output/today-calibrated-trace/trace.csv")
                let offered = text.split(whereSeparator: \.isNewline).count { $0.contains("call_offered") }
                #expect(abs(Double(offered) / 7 / expected - 1) < 0.15)
                #expect(!text.contains("incident_occurred"))
            }
        }
    }

    @Test(arguments: [
        (["--keep", "police"], "--keep and --unit-kind need --base"),
        (["--base", "none.yaml"], "none.yaml"),
        (
            ["--base", "today.yaml", "--line", "112"],
            "sigap: --line 112: today.yaml has no such line; write one of 119, 110"
        ),
        (
            ["--base", "today.yaml", "--keep", "fires"],
            "sigap: --keep fires: today.yaml has no such call stream or incident type; write one of fire, prank, police"
        ),
        (
            ["--base", "today.yaml", "--id", "prank"],
            "sigap: --id prank: today.yaml has a `prank`; choose another name with --id"
        ),
        (
            ["--base", "today.yaml", "--unit-kind", "boat"],
            "sigap: --unit-kind boat: today.yaml has no such kind of units; write one of engine"
        ),
    ])
    func wrongBasesAreNamed(options: [String], message: String) throws {
        try withProgram { program in
            try program.write(regular(days: 6), to: "log.csv")
            try program.write(Self.today, to: "today.yaml")
            let outcome = try program.run(["calibrate", "log.csv"] + options)
            #expect(outcome.status == 2 && outcome.output == "")
            #expect(outcome.errors.contains(message))
            #expect(program.files("Output").isEmpty)
        }
    }

    @Test(arguments: [
        (
            ["--column", "when=x"],
            "--column when=x: write what=name, where what is one of time, duration, wait, outcome, incident, enroute, arrive, leave, clear, distance"
        ),
        (["--column", "time=waktu"], "log.csv:1:1: has no column `waktu` for time"),
        (
            ["--time-zone", "Mars"],
            "--time-zone Mars: is no zone that is known; write one such as Asia/Jakarta or UTC+7"
        ),
        (["--fit-share", "3/2"], "--fit-share 3/2: write a share above 0 and up to 1, such as 2/3"),
        (["--from", "1 May"], "--from 1 May: write a date such as 2024-01-31"),
        (
            ["--from", "2024-02-01", "--to", "2024-01-01"],
            "--to 2024-01-01: lies before --from; write a later day"
        ),
        (["--delimiter", "x"], "--delimiter x: write comma, semicolon or tab"),
        (["--duration-unit", "weeks"], "--duration-unit weeks: write s, ms, min or h"),
        (["--bootstraps", "5"], "--bootstraps must be between 39 and 10000"),
        (["--id", "not a name"], "not a name"),
    ])
    func wrongOptionsAreNamed(options: [String], message: String) throws {
        try withProgram { program in
            try program.write(regular(days: 6), to: "log.csv")
            let outcome = try program.run(["calibrate", "log.csv"] + options)
            #expect(outcome.status == 2 && outcome.output == "")
            #expect(outcome.errors.contains(message))
            #expect(program.files("Output").isEmpty)
        }
    }
}
