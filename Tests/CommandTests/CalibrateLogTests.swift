import Foundation
import Testing

/// `sigap calibrate LOG.csv`.
@Suite struct CalibrateLogTests {
    /// One desk at which some callers wait and hang up.
    private static let scenario = """
        sigap: 1
        simulation: {start: 2024-01-01, measured: 21 d, replications: 2}
        lines: [{id: "119", desk: centre}]
        callers: {patience: {exponential: {mean: 60 s}}}
        call_streams:
          - {id: calls, kind: emergency, rate: 360/day, calls_to: {"119": 1}, talk: {gamma: {mean: 180 s, sd: 110 s}}}
        desks:
          - {id: centre, agency: health, staff: [{id: takers, roles: [call_taking], posts: 1}]}

        """

    private func withLog<Result>(_ body: (Program) throws -> Result) throws -> Result {
        try withProgram { program in
            try program.write(Self.scenario, to: "known.yaml")
            let outcome = try program.run(["trace", "known.yaml", "--quiet"])
            #expect(outcome.status == 0)
            return try body(program)
        }
    }

    private let log = "Output/known-trace/trace.csv"
    private let folder = "Output/calibrate-log"

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
                    "patience.csv", "profile.csv", "quantiles.csv", "run.json",
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
            // What failed is there to be looked at.
            #expect(program.files(folder).contains("holdout.csv"))
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
            try program.write("time,duration\n2024-01-01T10:00,5\n2024-01-02T10:00,7\n", to: "log.csv")
            let outcome = try program.run(["calibrate", "log.csv"] + options)
            #expect(outcome.status == 2 && outcome.output == "")
            #expect(outcome.errors.contains(message))
            #expect(program.files("Output").isEmpty)
        }
    }
}
