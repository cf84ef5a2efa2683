import ArgumentParser
import Experiments
import Foundation
import Reporting
import ScenarioFiles

/// `sigap check`: the regression test of assumptions.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Test whether the assumptions of scenarios and model still hold.",
        discussion: """
            Holds scenarios and model against the expectations of check files: ranges
            and provenance of parameters, theory and recorded baselines of results, and
            relations that must hold. Names each assumption that moved, and by how much,
            and exits with 1. Writes checks.csv, datapackage.json and run.json to the
            folder OUTPUT/NAME. --record writes the baselines that the files name
            instead of checking, and refuses where scenario files are no longer those
            from which they were recorded, unless --accept-changes says that this is
            meant.

            EXAMPLES
              sigap check Scenarios/checks/*.yaml
              sigap check Scenarios/checks/magelang.yaml --record --accept-changes
              sigap check Scenarios/checks/theory.yaml --seed 2 --junit checks.xml
            """)

    @Argument(help: ArgumentHelp("Check files.", valueName: "file"))
    var files: [String]

    @Flag(help: "Write the baselines that the check files name, and check nothing.")
    var record = false

    @Flag(
        help:
            "With --record: record although scenarios have changed since the baselines were recorded.")
    var acceptChanges = false

    @Option(
        help: ArgumentHelp(
            "Also write the findings as JUnit XML, which build servers show, to this file.",
            valueName: "file"))
    var junit: String?

    @Option(
        help: ArgumentHelp(
            "Seed of all simulations instead of the files': what holds for one seed must hold for others, up to the stated false-alarm rate.",
            valueName: "number"))
    var seed: UInt64?

    @Flag(help: "Only print how many runs there would be and how long they would take.")
    var dryRun = false

    @Flag(help: "Go on from what an interrupted run of the same command has kept.")
    var resume = false

    @Option(
        help: ArgumentHelp(
            "Threads to work with; all cores by default. Results do not depend on it.", valueName: "number"))
    var threads: Int?

    @Option(help: ArgumentHelp("Name of the result's folder.", valueName: "name"))
    var name: String = "checks"

    @OptionGroup(title: "Output options") var output: OutputOptions

    func validate() throws {
        if let threads, !(1...1_024).contains(threads) {
            throw ValidationError("--threads must be between 1 and 1024")
        }
        if record, junit != nil || seed != nil || dryRun || resume {
            throw ValidationError(
                "--record checks nothing: leave out --junit, --seed, --dry-run and --resume")
        }
        if acceptChanges, !record { throw ValidationError("--accept-changes needs --record") }
        if let junit, junit.isEmpty { throw ValidationError("--junit needs the name of a file") }
    }

    func run() throws {
        let interruption = Interruption()
        let suites = try load().map { suite in
            var suite = suite
            suite.seed = seed ?? suite.seed
            return suite
        }
        guard !record else {
            try writeBaselines(suites, interruption)
            return
        }
        guard !dryRun else { return try printPlan(suites, interruption) }
        let folder = try output.folder(name)
        let resumption = Resumption(folder, resumes: resume)
        let reports = try suites.map { suite in
            let progress = ProgressLine(
                label: output.lang(suite.title.en, suite.title.id), isWanted: !output.quiet)
            let report = suite.run(
                threads: threads, progress: progress, cancellation: interruption.cancellation,
                store: resumption.journal)
            progress.finish()
            try interruption.check("nothing was written" + resumption.hint)
            return report
        }
        let writer = ResultWriter(
            folder: folder, description: "Regression test of assumptions.", options: output,
            command: ["check"] + files + (seed.map { ["--seed", "\($0)"] } ?? [])
                + (name == "checks" ? [] : ["--name", name]) + output.recorded)
        try writer.write([.checks(reports)], inputs: suites.flatMap(\.inputs))
        if let junit { try write(OutputFile(name: junit, text: CheckReport.junitXML(reports))) }
        resumption.finish()
        if !output.quiet {
            try Console.print(
                CheckSummary(reports, language: output.lang).text()
                    + ResultWriter.pointer(to: folder, language: output.lang))
        }
        let failed = reports.flatMap(\.failedChecks)
        guard failed.isEmpty else {
            throw CommandFailure(
                .failedCheck,
                output.lang(
                    "\(failed.count) \(failed.count == 1 ? "assumption" : "assumptions") moved: ",
                    "\(failed.count) asumsi bergeser: ") + failed.joined(separator: ", "))
        }
    }

    private func write(_ file: OutputFile) throws(CommandFailure) {
        do throws(OutputError) {
            try FileReplacement.write(file)
        } catch {
            throw CommandFailure(error)
        }
    }

    private func printPlan(_ suites: [CheckSuite], _ interruption: Interruption) throws {
        for suite in suites {
            let began = ContinuousClock.now
            guard let events = suite.pilot(cancellation: interruption.cancellation) else {
                try interruption.check("nothing was written")
                return
            }
            let simulations = suite.simulations
            let runs = Double(max(1, simulations))
            let plan = DryRun(
                scenarios: simulations, replications: suite.replications, limit: suite.replications,
                eventsPerRun: Double(events) / runs,
                secondsPerRun: (ContinuousClock.now - began) / .seconds(1) / runs,
                threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
            try Console.print(output.lang(suite.title.en, suite.title.id) + "\n" + plan.text(output.lang))
        }
    }

    private func load() throws(CommandFailure) -> [CheckSuite] {
        var suites: [CheckSuite] = []
        var problems: [String] = []
        for file in files {
            do throws(ScenarioError) {
                suites.append(try CheckSuite.load(path: file))
            } catch {
                // Files that extend the same one have the same mistakes.
                problems += error.problems.map(\.description).filter { !problems.contains($0) }
            }
        }
        guard problems.isEmpty else { throw CommandFailure(.badInput, problems) }
        return suites
    }

    /// All simulations come before the first file, so that an interruption leaves the old baselines.
    private func writeBaselines(_ suites: [CheckSuite], _ interruption: Interruption) throws {
        let changed = Set(suites.flatMap { $0.changedInputs() }).sorted()
        guard changed.isEmpty || acceptChanges else {
            throw CommandFailure(
                .failedCheck,
                changed.map {
                    "\($0): is not the file from which the baseline was recorded; look at what moves with `sigap check`, then add --accept-changes"
                })
        }
        var baselines: [RecordedBaseline] = []
        for suite in suites {
            do throws(CheckRecordingError) {
                let recorded = try suite.recordBaselines(
                    threads: threads, cancellation: interruption.cancellation)
                baselines += recorded + suite.recordedInputs(of: recorded)
            } catch {
                try interruption.check("nothing was recorded")
                throw CommandFailure(.failedCheck, "\(error)")
            }
        }
        try interruption.check("nothing was recorded")
        for baseline in baselines {
            try write(OutputFile(name: baseline.path, text: baseline.text))
            if !output.quiet {
                try Console.print(output.lang("recorded ", "tercatat ") + baseline.path + "\n")
            }
        }
    }
}
