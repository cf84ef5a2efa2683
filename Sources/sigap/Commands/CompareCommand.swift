import ArgumentParser
import Budgeting
import Experiments
import Reporting
import ScenarioFiles

/// `sigap compare`: the differences between scenarios.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare scenarios with a baseline, on the same incidents and callers.",
        discussion: """
            Runs all scenarios with one seed and prints the headline KPIs with paired
            differences, intervals and verdicts. Writes summary.csv,
            replications.csv, comparison.csv, hourly.csv, detections.csv
            (where a scenario says more about cameras), budget.csv (where a
            scenario has a budget), datapackage.json and run.json to the folder
            OUTPUT/NAME. NAME is BASE-vs-OTHER, with -and-N-more for further ones,
            unless --name gives another. Missed targets are printed, but do not make
            the comparison fail.

            EXAMPLES
              sigap compare today.yaml night-crew.yaml training.yaml --lang id
              sigap compare Scenarios/magelang/magesty-2024.yaml \\
                Scenarios/magelang/tula-style.yaml --name magesty-vs-tula
            """)

    @Argument(help: ArgumentHelp("The scenario file with which the others are compared.", valueName: "base"))
    var base: String

    @Argument(help: ArgumentHelp("The scenario files to compare with it.", valueName: "other"))
    var others: [String]

    @Option(help: ArgumentHelp("Name of the result's folder.", valueName: "name"))
    var name: String?

    @OptionGroup(title: "Scenario options") var scenario: ScenarioOptions
    @OptionGroup(title: "Simulation options") var simulation: SimulationOptions
    @OptionGroup(title: "Output options") var output: OutputOptions

    func run() throws {
        let interruption = Interruption()
        let scenarios = try scenario.load([base] + others)
        let settings = try simulation.settings()
        _ = try Simulation.budgets(scenarios)
        let folder = try output.folder(name ?? Self.defaultName(scenarios.map(\.name)))
        let study = Simulation(settings: settings, interruption: interruption, showsProgress: !output.quiet)
        let outcome = try study.run(scenarios)
        let runs = outcome.runs
        let summaries = runs.map { summarise($0) }
        try interruption.check("all replications were done, but nothing was written")
        let alternatives = runs.indices.dropFirst().map { index in
            ComparisonReport.Alternative(
                run: runs[index], summary: summaries[index],
                comparison: compare(baseline: runs[0], alternative: runs[index]))
        }
        try interruption.check("all replications were done, but nothing was written")
        let lines = scenarios.flatMap { outcome.budgets[$0.name]?.lines ?? [] }
        let writer = ResultWriter(
            folder: folder, description: "Comparison with the scenario \(scenarios[0].name).",
            options: output,
            command: command)
        try writer.write(
            [
                .summary(summaries.flatMap { $0 }), .replications(runs),
                .comparison(alternatives.flatMap(\.comparison)), .hourly(runs.flatMap { hourly($0) }),
            ] + [CSVTable.detections(runs.flatMap { detections($0) })].compactMap(\.self)
                + (outcome.budgets.isEmpty ? [] : [.budget(lines, language: output.lang)]),
            scenarios: scenarios, seed: runs[0].seed, replications: runs[0].results.count)
        guard !output.quiet else { return }
        let report = ComparisonReport(
            baseline: runs[0], summary: summaries[0], alternatives: alternatives, language: output.lang)
        try Console.print(report.text() + ResultWriter.pointer(to: folder, language: output.lang))
    }

    static func defaultName(_ names: [String]) -> String {
        let pair = names.prefix(2).joined(separator: "-vs-")
        return names.count > 2 ? "\(pair)-and-\(names.count - 2)-more" : pair
    }

    private var command: [String] {
        ["compare", base] + others + (name.map { ["--name", $0] } ?? []) + scenario.recorded
            + simulation.recorded + output.recorded
    }
}
