import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// `sigap sensitivity` and `sigap sweep`.
@Suite struct SensitivityTests {
    /// Two scenarios with three uncertain values, one of which does nothing, and one that no scenario of the city has.
    private func withPair<Result>(_ body: (Program) throws -> Result) throws -> Result {
        try withProgram { program in
            let uncertain = { (text: String) in
                text.replacing(
                    "answering: 5 s",
                    with: "answering: {value: 5 s, low: 3 s, high: 30 s, source: \"=guess\", grade: C}"
                )
                .replacing("junk_share: 40 %", with: "junk_share: {value: 40 %, low: 10 %, high: 70 %}")
                .replacing("measured: 3 d", with: "measured: 2 d")
                .replacing("replications: 4", with: "replications: 2")
            }
            try program.writeScenario("today", change: uncertain)
            try program.writeScenario("plan") { uncertain($0).replacing("posts: 1   ", with: "posts: 2   ") }
            return try body(program)
        }
    }

    private func bytes(_ arguments: [String], folder: String) throws -> [String: Data] {
        try withPair { program in
            let outcome = try program.run(arguments)
            #expect(outcome.status == 0, "\(outcome.errors)")
            var result = ["stdout": Data(outcome.output.utf8), "stderr": Data(outcome.errors.utf8)]
            for file in program.files("Output/" + folder) {
                result[file] = try program.bytes("Output/\(folder)/\(file)")
            }
            #expect(try ResultTests.isWhole(program, "Output/" + folder, pictures: 1))
            return result
        }
    }

    private func text(_ files: [String: Data], _ name: String) throws -> String {
        String(decoding: try #require(files[name], "\(name) is missing"), as: UTF8.self)
    }

    @Test func tornadoDoesNotDependOnThreads() throws {
        let arguments = ["sensitivity", "today.yaml", "plan.yaml", "--threads"]
        let one = try bytes(arguments + ["1"], folder: "today-vs-plan-sensitivity")
        #expect(
            Set(one.keys) == [
                "stdout", "stderr", "sensitivity.csv", "break_even.csv", "tornado.svg", "datapackage.json",
                "run.json",
            ])
        #expect(one["stderr"] == Data())
        for threads in ["2", "8"] {
            #expect(try bytes(arguments + [threads], folder: "today-vs-plan-sensitivity") == one)
        }
        let table = try text(one, "sensitivity.csv")
        #expect(
            table.hasPrefix(
                "kpi,scope,parameter,group,low,value,high,parameter_unit,at_low,at_value,at_high,swing,ci_low,ci_high,above_noise,unit,source,grade\r\n"
            ))
        #expect(table.contains(",handling.answering,handling.answering,3.0,5.0,30.0,s,"))
        // A source that would like to be a formula is disarmed.
        #expect(table.contains("'=guess,C\r\n"))
        #expect(try text(one, "stdout").contains("Which assumption could reverse the decision?"))
        #expect(try text(one, "tornado.svg").hasPrefix("<svg xmlns="))
        // What does not move the KPI beyond the noise is marked in the table and pale in the picture.
        #expect(table.contains(",false,") && table.contains(",true,"))
        #expect(try text(one, "stdout").contains("Above noise"))
        #expect(try text(one, "tornado.svg").contains("pale: may be the simulation"))
    }

    @Test func oneFileIsJudgedByItsTargets() throws {
        let files = try bytes(
            [
                "sensitivity", "today.yaml", "--set",
                "targets=[{kpi: calls.wait_mean, scope: \"desk:psc119\", at_most: 20 s}]",
                "--kpi", "calls.wait_mean@desk:psc119", "--lang", "id", "--dialect", "excel-id",
            ], folder: "today-sensitivity")
        let table = try text(files, "break_even.csv")
        #expect(table.contains("calls.wait_mean;desk:psc119;at_most;20,0;handling.answering;"))
        #expect(try text(files, "stdout").contains("Asumsi mana yang dapat membalik keputusan?"))
        #expect(try text(files, "run.json").contains("\"calls.wait_mean@desk:psc119\""))
    }

    @Test func screeningDoesNotDependOnThreads() throws {
        for method in [["morris", "--trajectories", "3"], ["sobol", "--rows", "4", "--group", "section"]] {
            let arguments =
                ["sensitivity", "today.yaml", "--replications", "1", "--kpi", "calls.answered", "--method"]
                + method + ["--threads"]
            let one = try bytes(arguments + ["1"], folder: "today-sensitivity")
            #expect(try bytes(arguments + ["8"], folder: "today-sensitivity") == one)
            #expect(try text(one, "sensitivity.csv").contains("(random numbers)"))
            #expect(one["importance.svg"] != nil && one["break_even.csv"] == nil)
        }
    }

    @Test func sweepWritesATableAndAPicture() throws {
        let arguments = [
            "sweep", "today.yaml", "--vary", "handling.answering=5 s..25 s:3", "--vary",
            "junk_share=10 %,50 %",
            "--kpi", "calls.offered", "--kpi", "calls.wait_mean@desk:psc119", "--threads",
        ]
        let one = try bytes(arguments + ["1"], folder: "today-sweep")
        #expect(
            Set(one.keys) == ["stdout", "stderr", "sweep.csv", "sweep.svg", "datapackage.json", "run.json"])
        #expect(try bytes(arguments + ["2"], folder: "today-sweep") == one)
        #expect(try bytes(arguments + ["8"], folder: "today-sweep") == one)
        let lines = try text(one, "sweep.csv").components(separatedBy: "\r\n")
        #expect(
            lines[0]
                == "first,first_number,second,second_number,kpi,scope,mean,ci_low,ci_high,difference,difference_ci_low,difference_ci_high,unit"
        )
        #expect(lines.count == 1 + 3 * 2 * 2 + 1)
        #expect(lines[1].hasPrefix("5 s,5.0,10 %,10.0,calls.offered,city,"))
        let picture = try text(one, "sweep.svg")
        #expect(picture.contains("handling.answering (s)") && picture.contains("prefers-color-scheme: dark"))
        // Well-formed, and nothing is loaded from elsewhere.
        #expect(XMLParser(data: Data(picture.utf8)).parse())
        #expect(!picture.contains("href") && !picture.contains("url("))
    }

    @Test func wordsAreNotJoinedAndRefusalsAreCounted() throws {
        let levels = try bytes(
            [
                "sweep", "today.yaml", "--vary", "desks.psc119.when_closed=ring,fail", "--kpi",
                "calls.answered",
            ],
            folder: "today-sweep")
        let picture = try text(levels, "sweep.svg")
        #expect(!picture.contains("<polyline") && !picture.contains("<polygon"))
        #expect(picture.contains("Upright lines: 95%") && picture.contains("<circle"))
        let refused = try bytes(
            [
                "sensitivity", "today.yaml", "--method", "morris", "--trajectories", "4", "--kpi",
                "calls.answered", "--parameter", "desks.psc119.staff.operators.posts=0..1", "--parameter",
                "junk_share",
            ], folder: "today-sensitivity")
        let table = try text(refused, "refused.csv")
        #expect(table.hasPrefix("message,variants\r\n") && table.contains("the roster is empty,"))
        #expect(try text(refused, "datapackage.json").contains("refused.csv"))
    }

    @Test func badInputIsOneClearLine() throws {
        try withPair { program in
            for (arguments, what) in [
                (["sensitivity", "today.yaml", "--parameter", "handling.locating"], "has no low and high"),
                (
                    ["sensitivity", "today.yaml", "--parameter", "nothing.here"],
                    "the scenario has no such parameter"
                ),
                (
                    ["sensitivity", "today.yaml", "--kpi", "calls.waitmean"],
                    "did you mean `calls.wait_mean`?"
                ),
                (
                    ["sensitivity", "today.yaml", "--kpi", "calls.wait_mean@desk:moon"],
                    "does not measure it there"
                ),
                (["sensitivity", "today.yaml", "--method", "guess"], "guess"),
                (
                    ["sensitivity", "today.yaml", "--group", "lever"],
                    "--group needs --method morris or sobol"
                ),
                (["sensitivity", "today.yaml", "--trajectories", "1"], "--trajectories must be between 2"),
                (["sensitivity", "today.yaml", "today.yaml"], "give one file another name"),
                (["sweep", "today.yaml"], "name what to vary"),
                (["sweep", "today.yaml", "--vary", "junk_share=80 %..10 %:3"], "the range is reversed"),
                (["sweep", "today.yaml", "--vary", "junk_share=10 %..80 %:1"], "takes 2 to 1000 values"),
                (["sweep", "today.yaml", "--vary", "junk_shar=10 %..80 %:2"], "did you mean `junk_share`?"),
                (
                    ["sweep", "today.yaml", "--vary", "desks.psc119.agency=1..3:3"],
                    "--vary desks.psc119.agency"
                ),
                (
                    ["sweep", "today.yaml", "--vary", "a=1,2", "--vary", "b=1,2", "--vary", "c=1,2"],
                    "is written 3 times"
                ),
            ] {
                let outcome = try program.run(arguments)
                #expect(outcome.status == 2, "\(arguments)")
                #expect(outcome.output == "")
                #expect(outcome.errorLines.count == 1 && outcome.errors.contains(what), "\(outcome.errors)")
                #expect(!program.files().contains { $0.hasSuffix(".csv") })
            }
        }
    }

    @Test func dryRunsWriteNothing() throws {
        try withPair { program in
            let tornado = try program.run([
                "sensitivity", "today.yaml", "plan.yaml", "--dry-run", "--threads", "2",
            ])
            #expect(tornado.output.hasPrefix("Scenarios: 10\nRuns: 20 (2 replications each)\nEvents: about "))
            #expect(tornado.output.hasSuffix("Nothing was written.\n"))
            let sweep = try program.run([
                "sweep", "today.yaml", "--vary", "junk_share=0 %..80 %:9", "--dry-run", "--lang", "id",
            ])
            #expect(sweep.output.hasPrefix("Skenario: 10\nSimulasi: 20 "))
            #expect(program.files() == ["plan.yaml", "today.yaml"])
        }
    }

    @Test func interruptionWritesNothing() throws {
        try withPair { program in
            let running = try program.start([
                "sensitivity", "today.yaml", "plan.yaml", "--replications", "5000",
            ])
            try running.waitForKept(program.folder + "/Output/.today-vs-plan-sensitivity.unfinished")
            running.signal(SIGINT)
            let outcome = try running.wait()
            #expect(outcome.status == 130 && !outcome.wasKilled && outcome.output == "")
            #expect(
                program.files() == [
                    "Output/", "Output/.today-vs-plan-sensitivity.unfinished", "plan.yaml", "today.yaml",
                ])
        }
    }
}
