import ArgumentParser
import Experiments
import Reporting
import ScenarioFiles

/// `sigap gap`: which lever closes how much of the distance between two scenarios.
struct GapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gap",
        abstract: "Share the gap between two scenarios among five levers.",
        discussion: """
            Switches staff, users, technology, technical integration and institutional
            integration from one scenario to the other in all 32 combinations, and
            prints what each lever adds to each headline KPI (Shapley values), what it
            costs, in which order to pull, and whether human resources are the
            bottleneck. A value that differs and belongs to no lever is an error.
            docs/levers.md says which value belongs to which. Writes gap.csv,
            gap_layers.csv, gap_verdicts.csv, gap_interactions.csv, gap_order.csv,
            combinations.csv, gap_levers.csv, replications.csv, datapackage.json and
            run.json to the folder OUTPUT/NAME. NAME is gap-FROM-to-TO unless --name
            gives another.

            EXAMPLES
              sigap gap Scenarios/magelang/magesty-2024.yaml \\
                Scenarios/magelang/tula-style.yaml --lang id
              sigap gap today.yaml plan.yaml --lever 'budget.items.campaign=users'
            """)

    @Argument(help: ArgumentHelp("The scenario file to start from.", valueName: "from"))
    var from: String

    @Argument(help: ArgumentHelp("The scenario file to get to.", valueName: "to"))
    var to: String

    @Option(
        name: .customLong("lever"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Give a value a lever, before the table of the program: 'budget.items.*=staff'; may be repeated.",
            valueName: "path=lever"))
    var levers: [String] = []

    @Option(help: ArgumentHelp("Name of the result's folder.", valueName: "name"))
    var name: String?

    @Flag(help: "Only print how many runs there would be and how long they would take.")
    var dryRun = false

    @OptionGroup(title: "Scenario options") var scenario: ScenarioOptions
    @OptionGroup(title: "Simulation options") var simulation: SimulationOptions
    @OptionGroup(title: "Output options") var output: OutputOptions

    func run() throws {
        let interruption = Interruption()
        let scenarios = try scenario.load([from, to])
        var settings = try simulation.settings()
        settings.memory = .headlines
        let design = try design(scenarios)
        _ = try Simulation.budgets(design.scenarios)
        if dryRun {
            let pilot = try DryRun.measure(design.scenarios, settings: settings, interruption: interruption)
            try Console.print(pilot.text(output.lang))
            return
        }
        let folder = try output.folder(name ?? "gap-\(design.from.name)-to-\(design.to.name)")
        let study = Simulation(settings: settings, interruption: interruption, showsProgress: !output.quiet)
        let resumption = Resumption(folder, resumes: simulation.resume)
        let outcome = try study.run(design.scenarios, resumption: resumption)
        let result = analyseGap(design, runs: outcome.runs)
        try interruption.check("all replications were done, but nothing was written")
        let writer = ResultWriter(
            folder: folder,
            description: "The gap between \(design.from.name) and \(design.to.name), shared among levers.",
            options: output, command: command)
        try writer.write(
            CSVTable.gap(result) + [.replications(outcome.runs)], scenarios: scenarios,
            seed: outcome.runs[0].seed, replications: result.replications)
        resumption.finish()
        guard !output.quiet else { return }
        try Console.print(
            GapReport(result: result, language: output.lang).text()
                + ResultWriter.pointer(to: folder, language: output.lang))
    }

    private func design(_ scenarios: [Scenario]) throws(CommandFailure) -> GapDesign {
        var table = LeverTable.standard
        table.rules = try rules() + table.rules
        do throws(GapError) {
            return try GapDesign(from: scenarios[0], to: scenarios[1], table: table)
        } catch {
            throw CommandFailure(.badInput, error.lines)
        }
    }

    private func rules() throws(CommandFailure) -> [LeverRule] {
        var rules: [LeverRule] = []
        var problems: [String] = []
        let names = Lever.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        for text in levers {
            let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            if parts.count == 2, !parts[0].isEmpty, let lever = Lever(rawValue: parts[1]) {
                rules.append(LeverRule(parts[0], lever))
            } else {
                problems.append(
                    "--lever \(text): is not a path and a lever; write path=lever with one of \(names)")
            }
        }
        guard problems.isEmpty else { throw CommandFailure(.badInput, problems) }
        return rules
    }

    private var command: [String] {
        ["gap", from, to] + levers.flatMap { ["--lever", $0] } + (name.map { ["--name", $0] } ?? [])
            + scenario.recorded + simulation.recorded + output.recorded
    }
}
