import ArgumentParser
import Budgeting
import Experiments
import Reporting
import ScenarioFiles

/// `sigap run`: simulates scenarios, each by itself.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Simulate scenarios, each by itself.",
        discussion: """
            Prints the headline KPIs and the targets of each scenario, and writes
            summary.csv, replications.csv, hourly.csv, detections.csv (where it says more
            about cameras than their number), budget.csv (where the scenario has a
            budget), datapackage.json and run.json to the folder
            OUTPUT/SCENARIO. The exit code is 1 when a target is missed.

            EXAMPLES
              sigap run Scenarios/magelang/magesty-2024.yaml
              sigap run today.yaml --replications 64 --lang id
              sigap run today.yaml --set 'handling.answering=4 s' --output Trials
              sigap run today.yaml --precision 'incident.response_p90=30 s'
            """)

    @Argument(help: ArgumentHelp("Scenario files.", valueName: "file"))
    var files: [String]

    @Flag(help: "Only print how many runs there would be and how long they would take.")
    var dryRun = false

    @OptionGroup(title: "Scenario options") var scenario: ScenarioOptions
    @OptionGroup(title: "Simulation options") var simulation: SimulationOptions
    @OptionGroup(title: "Output options") var output: OutputOptions

    func run() throws {
        let interruption = Interruption()
        let scenarios = try scenario.load(files)
        let settings = try simulation.settings()
        _ = try Simulation.budgets(scenarios)
        Console.warnOfHoles(in: scenarios, language: output.lang)
        if dryRun {
            for scenario in scenarios {
                let plan = try DryRun.measure([scenario], settings: settings, interruption: interruption)
                try Console.print("\(scenario.name)\n" + plan.text(output.lang))
            }
            return
        }
        let folders = try scenarios.map { try output.folder($0.name) }
        let study = Simulation(settings: settings, interruption: interruption, showsProgress: !output.quiet)
        var missesTarget = false
        for (position, scenario) in scenarios.enumerated() {
            let resumption = Resumption(folders[position], resumes: simulation.resume)
            let outcome = try study.run([scenario], resumption: resumption)
            let run = outcome.runs[0]
            let rows = summarise(run)
            try interruption.check(
                "\(scenario.name) was not written, \(position) of \(scenarios.count) scenarios were")
            let writer = ResultWriter(
                folder: folders[position], description: "Results of the scenario \(scenario.name).",
                options: output, command: command(file: files[position]))
            let lines = outcome.budgets[scenario.name].map {
                CSVTable.budget($0.lines, language: output.lang)
            }
            try writer.write(
                [.summary(rows), .replications([run]), .hourly(hourly(run))]
                    + [CSVTable.detections(detections(run)), lines].compactMap(\.self),
                scenarios: [scenario], seed: run.seed, replications: run.results.count)
            resumption.finish()
            missesTarget = missesTarget || rows.contains { $0.met == false }
            guard !output.quiet else { continue }
            try Console.print(
                (position == 0 ? "" : "\n")
                    + SummaryReport(run: run, rows: rows, language: output.lang).text()
                    + ResultWriter.pointer(to: folders[position], language: output.lang))
        }
        if missesTarget { throw CommandFailure(.failedCheck, []) }
    }

    private func command(file: String) -> [String] {
        ["run", file] + scenario.recorded + simulation.recorded + output.recorded
    }
}
