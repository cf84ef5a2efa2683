import ArgumentParser
import Experiments
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
            instead of checking.

            EXAMPLES
              sigap check Scenarios/checks/*.yaml
              sigap check Scenarios/checks/magelang.yaml --record
            """)

    @Argument(help: ArgumentHelp("Check files.", valueName: "file"))
    var files: [String]

    @Flag(help: "Write the baselines that the check files name, and check nothing.")
    var record = false

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
    }

    func run() throws {
        let interruption = Interruption()
        let suites = try load()
        guard !record else {
            try writeBaselines(suites, interruption)
            return
        }
        let folder = try output.folder(name)
        let reports = try suites.map { suite in
            let progress = ProgressLine(
                label: output.lang(suite.title.en, suite.title.id), isWanted: !output.quiet)
            let report = suite.run(
                threads: threads, progress: progress, cancellation: interruption.cancellation)
            progress.finish()
            try interruption.check("nothing was written")
            return report
        }
        let writer = ResultWriter(
            folder: folder, description: "Regression test of assumptions.", options: output,
            command: ["check"] + files + (name == "checks" ? [] : ["--name", name]) + output.recorded)
        try writer.write([.checks(reports)], inputs: suites.flatMap(\.inputs))
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
        var baselines: [RecordedBaseline] = []
        for suite in suites {
            do throws(CheckRecordingError) {
                baselines += try suite.recordBaselines(
                    threads: threads, cancellation: interruption.cancellation)
            } catch {
                try interruption.check("nothing was recorded")
                throw CommandFailure(.failedCheck, "\(error)")
            }
        }
        try interruption.check("nothing was recorded")
        for baseline in baselines {
            do throws(OutputError) {
                try FileReplacement.write(OutputFile(name: baseline.path, text: baseline.text))
            } catch {
                throw CommandFailure(error)
            }
            if !output.quiet {
                try Console.print(output.lang("recorded ", "tercatat ") + baseline.path + "\n")
            }
        }
    }
}
