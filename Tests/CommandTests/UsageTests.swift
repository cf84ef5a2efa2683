import Foundation
import TestSupport
import Testing

@Suite struct UsageTests {
    @Test(arguments: [
        ["run"], ["run", "--no-such-option", "x.yaml"], ["compare", "one.yaml"], ["no-such-command"],
        ["run", "x.yaml", "--lang", "fr"], ["run", "x.yaml", "--dialect", "tsv"],
        ["run", "x.yaml", "--threads", "0"], ["run", "x.yaml", "--replications", "0"],
        ["run", "x.yaml", "--replications", "many"], ["run", "x.yaml", "--seed", "-1"],
        ["run", "x.yaml", "--max-replications", "0"], ["run", "x.yaml", "--output", ""],
        ["gap", "x.yaml"], ["compare", "x.yaml", "y.yaml", "--uncertainty", "0"],
        ["compare", "x.yaml", "y.yaml", "--uncertainty-replications", "2"],
        ["gap", "x.yaml", "y.yaml", "--threads", "0"], ["budget"], ["trace"],
        ["trace", "x.yaml", "--format", "pdf"], ["validate"], ["new"],
        ["explain", "a", "b"],
    ])
    func wrongUseEndsWithTwoAndOneLine(arguments: [String]) throws {
        try withProgram { program in
            let outcome = try program.run(arguments)
            #expect(outcome.status == 2)
            #expect(outcome.output == "")
            #expect(outcome.errorLines.count == 1)
            #expect(outcome.errors.hasPrefix("sigap: "))
            #expect(program.files() == [])
        }
    }

    @Test func versionAndHelpAreGood() throws {
        try withProgram { program in
            let version = try program.run(["--version"])
            #expect(version.status == 0)
            #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
            for arguments in [["--help"], ["help", "run"], ["compare", "--help"], []] {
                let outcome = try program.run(arguments)
                #expect(outcome.status == 0)
                #expect(outcome.output.contains("USAGE: sigap"))
                #expect(outcome.errors == "")
            }
        }
    }

    @Test(arguments: [
        "run", "compare", "gap", "sensitivity", "sweep", "trace", "budget", "validate", "schema", "explain",
        "new",
    ])
    func everyCommandShowsAnExample(command: String) throws {
        try withProgram { program in
            let help = try program.run([command, "--help"]).output
            #expect(help.contains("EXAMPLE"))
            #expect(help.contains("  sigap \(command)"))
            // Examples that the help breaks in the middle could not be copied.
            let longest = help.split(separator: "USAGE:")[0].split(separator: "\n").map(\.count).max() ?? 0
            #expect(longest <= 80)
        }
    }

    @Test func helpOfTheProgram() throws {
        try withProgram { program in
            let help = try program.run(["--help"])
            expectGolden(
                help.output,
                """
                OVERVIEW: Simulates a city's emergency service, from call to arrival, and what
                its options cost.

                EXAMPLES
                  sigap new my-city
                  sigap validate my-city.yaml
                  sigap run Scenarios/magelang/magesty-2024.yaml
                  sigap compare Scenarios/magelang/magesty-2024.yaml \\
                    Scenarios/magelang/tula-style.yaml
                  sigap staff today.yaml --target 'calls.answered_within_10s>=90 %'
                  sigap budget Scenarios/magelang/tula-style.yaml --lang id
                  sigap check Scenarios/checks/*.yaml
                  sigap calibrate cctv
                  sigap explain incident.response_p90

                Results go to standard output and to a folder in Output; progress and
                warnings go to standard error.

                EXIT CODES
                  0  good
                  1  a check or a target failed
                  2  wrong use or bad input
                  3  could not write
                  130  interrupted

                USAGE: sigap <subcommand>

                OPTIONS:
                  --version               Show the version.
                  -h, --help              Show help information.

                SUBCOMMANDS:
                  run                     Simulate scenarios, each by itself.
                  compare                 Compare scenarios with a baseline, on the same
                                          incidents and callers.
                  gap                     Share the gap between two scenarios among five levers.
                  staff                   Find the cheapest roster that meets the targets.
                  sensitivity             Find the assumptions that matter, and those that
                                          could reverse a decision.
                  sweep                   Run a scenario on a grid of one or two parameters.
                  trace                   Write the event log of one replication, to follow
                                          single incidents.
                  budget                  Price scenarios by fiscal year, agency and account
                                          code.
                  check                   Test whether the assumptions of scenarios and model
                                          still hold.
                  calibrate               Fit values of scenarios to logs, measurements and
                                          published experiments.
                  validate                Check scenario files without simulating.
                  schema                  Print the JSON Schema of scenario files, by which
                                          editors complete and check them.
                  explain                 Say what a KPI or a parameter means; without a name,
                                          list all.
                  new                     Write a commented scenario to begin from.

                  See 'sigap help <subcommand>' for detailed help.

                """)
        }
    }

    @Test func helpOfCompare() throws {
        try withProgram { program in
            let help = try program.run(["compare", "--help"])
            expectGolden(
                help.output,
                """
                OVERVIEW: Compare scenarios with a baseline, on the same incidents and callers.

                Runs all scenarios with one seed and prints the headline KPIs with paired
                differences, intervals and verdicts. Writes summary.csv,
                replications.csv, comparison.csv, hourly.csv, detections.csv
                (where a scenario says more about cameras), budget.csv (where a
                scenario has a budget), datapackage.json and run.json to the folder
                OUTPUT/NAME. NAME is BASE-vs-OTHER, with -and-N-more for further ones,
                unless --name gives another. Missed targets are printed, but do not make
                the comparison fail. --uncertainty N also draws all values that are written
                with low and high N times, runs all scenarios for each draw, prints the range
                of the differences, and writes uncertainty.csv.

                EXAMPLES
                  sigap compare today.yaml night-crew.yaml training.yaml --lang id
                  sigap compare Scenarios/magelang/magesty-2024.yaml \\
                    Scenarios/magelang/tula-style.yaml --name magesty-vs-tula
                  sigap compare today.yaml --variant 'faster: handling.answering=2 s'
                  sigap compare today.yaml plan.yaml --uncertainty 100 --dry-run

                USAGE: sigap compare [<options>] <base> [<other> ...]

                ARGUMENTS:
                  <base>                  The scenario file with which the others are compared.
                  <other>                 The scenario files to compare with it.

                SCENARIO OPTIONS:
                  --set <path=value>      Change one value of every scenario, such as
                                          'handling.answering=4 s'; may be repeated.

                SIMULATION OPTIONS:
                  --seed <number>         Seed of the random numbers instead of the first
                                          scenario's.
                  --replications <number> Number of replications instead of the first
                                          scenario's.
                  --precision <kpi[@scope]=half-width>
                                          Go on until a 95% interval is narrow enough:
                                          'incident.response_p90=30 s',
                                          'calls.wait_mean@desk:psc119=5 %'. Per cent are
                                          points for shares and relative for everything else.
                  --max-replications <number>
                                          Most replications that --precision may use. (default:
                                          1024)
                  --threads <number>      Threads to work with; all cores by default. Results
                                          do not depend on it.
                  --resume                Go on from what an interrupted run of the same
                                          command has kept.

                OUTPUT OPTIONS:
                  --output <folder>       Folder in which the folder of the result is made.
                                          (default: Output)
                  --dialect <dialect>     How CSV files are written; excel-id has semicolons,
                                          decimal commas and a byte-order mark. (values:
                                          rfc4180, excel-id; default: rfc4180)
                  --lang <lang>           Language of tables: English or Indonesian. (values:
                                          en, id; default: en)
                  --quiet                 Print no table and no progress.

                OPTIONS:
                  --variant <name: path=value; …>
                                          Also compare the base with changes of its own,
                                          without a file: 'faster: handling.answering=4 s;
                                          junk_share=40 %'; may be repeated.
                  --precision-of <precision-of>
                                          Whether --precision is about each scenario's value or
                                          about its difference from the base. (values: value,
                                          difference; default: value)
                  --name <name>           Name of the result's folder.
                  --uncertainty <number>  Draw the uncertain inputs so many times and show the
                                          range of the results.
                  --uncertainty-law <uncertainty-law>
                                          Law of the draws: triangular with the written value
                                          as its mode, or uniform, from low to high. (values:
                                          triangular, uniform; default: triangular)
                  --uncertainty-replications <number>
                                          Replications of each scenario in each draw; as many
                                          as without draws by default.
                  --dry-run               Only print how many runs there would be and how long
                                          they would take.
                  --version               Show the version.
                  -h, --help              Show help information.


                """)
        }
    }

    @Test func explainKnowsKPIsAndParameters() throws {
        try withProgram { program in
            let list = try program.run(["explain"])
            #expect(list.status == 0)
            #expect(list.output.contains("incident.response_p90"))
            #expect(list.output.contains("handling.answering"))
            let kpi = try program.run(["explain", "calls.answered_within_10s", "--lang", "id"])
            #expect(kpi.output.contains("Terjawab dalam 10 detik"))
            #expect(kpi.output.contains("Rumus"))
            let parameter = try program.run(["explain", "desks.staff.posts"])
            #expect(parameter.output.contains("How many are on duty round the clock."))
            let wrong = try program.run(["explain", "incident.respons_p90"])
            #expect(wrong.status == 2)
            #expect(wrong.errors.contains("did you mean `incident.response_p90`?"))
        }
    }

    @Test func schemaIsJSON() throws {
        try withProgram { program in
            let schema = try program.run(["schema"])
            #expect(schema.status == 0)
            let object = try JSONSerialization.jsonObject(with: Data(schema.output.utf8)) as? [String: Any]
            #expect((object?["properties"] as? [String: Any])?["desks"] != nil)
        }
    }

    @Test func newWritesAValidScenarioOnce() throws {
        try withProgram { program in
            let first = try program.run(["new", "my-city"])
            #expect(first.status == 0)
            #expect(first.output == "my-city.yaml\n")
            #expect(program.files() == ["my-city.yaml"])
            let valid = try program.run(["validate", "my-city.yaml"])
            #expect(valid.status == 0)
            #expect(valid.output == "my-city.yaml: valid\n")
            try program.write("mine", to: "my-city.yaml")
            let second = try program.run(["new", "my-city.yaml"])
            #expect(second.status == 3)
            #expect(second.errors.contains("my-city.yaml: exists and is not overwritten"))
            #expect(try program.text("my-city.yaml") == "mine")
            #expect(try program.run(["new", "nowhere/my-city"]).status == 3)
            #expect(try program.run(["new", "my city"]).status == 2)
            #expect(program.files() == ["my-city.yaml"])
        }
    }
}
