import ArgumentParser
import Experiments
import Reporting
import ScenarioFiles

/// `sigap sweep`: a scenario on a grid of one or two parameters.
struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Run a scenario on a grid of one or two parameters.",
        discussion: """
            Gives one or two parameters all values of a list or of even steps, runs each
            point with the same random numbers, and prints the KPIs. Paths that get the
            same value are joined by +. Writes sweep.csv, sweep.svg, datapackage.json and
            run.json to the folder OUTPUT/NAME. NAME is SCENARIO-sweep unless --name gives
            another. Without --kpi, the file holds all headlines, and the first six that
            vary are shown.

            EXAMPLES
              sigap sweep today.yaml --vary 'junk_share=0 %..80 %:9'
              sigap sweep Scenarios/cctv/analytics-with-people.yaml \\
                --vary cctv.screens_per_operator=1,4,6,9 \\
                --vary 'technology_levels.with_people.sensitivity=45 %..85 %:5' \\
                --kpi cctv.detected_share --kpi cctv.time_to_detect_p50 \\
                --kpi cctv.false_alarms_per_operator_hour
            """)

    @Argument(help: ArgumentHelp("The scenario file.", valueName: "file"))
    var file: String

    @Option(
        name: .customLong("vary"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A parameter and its values: 'path=LOW..HIGH:COUNT' for evenly spaced ones, both ends included, or 'path=VALUE,VALUE'; once or twice.",
            valueName: "path=values"))
    var axes: [String] = []

    @OptionGroup var kpis: KPIOptions

    @Option(help: ArgumentHelp("Name of the result's folder.", valueName: "name"))
    var name: String?

    @Flag(help: "Only print how many runs there would be and how long they would take.")
    var dryRun = false

    @OptionGroup(title: "Scenario options") var scenario: ScenarioOptions
    @OptionGroup(title: "Simulation options") var simulation: VariantOptions
    @OptionGroup(title: "Output options") var output: OutputOptions

    func validate() throws {
        if axes.isEmpty {
            throw ValidationError("name what to vary, such as --vary 'junk_share=0 %..80 %:9'")
        }
        if axes.count > 2 {
            throw ValidationError("--vary is written \(axes.count) times; vary one parameter or two")
        }
    }

    func run() throws {
        let interruption = Interruption()
        let scenario = try scenario.load([file])[0]
        var axes: [SweepAxis] = []
        let measures: [MeasuredKPI]
        let corners: [Scenario]
        do throws(DesignError) {
            for text in self.axes { axes.append(try SweepAxis(text)) }
            measures = try kpis.measures(of: [scenario])
            corners = try SweepStudy.corners(scenario, axes: axes)
        } catch {
            throw CommandFailure(.badInput, error.lines)
        }
        _ = try Simulation.budgets([scenario])
        if dryRun {
            try simulation.printPlan(interruption, language: output.lang, scenarios: 1) {
                settings, cancellation throws(DesignError) in
                try SweepStudy.forecast(
                    scenario, axes: axes, measures: measures, settings: settings, cancellation: cancellation)
            }
            return
        }
        _ = try Simulation.budgets(corners)
        let folder = try output.folder(name ?? scenario.name + "-sweep")
        let resumption = Resumption(folder, resumes: simulation.resume)
        let result = try simulation.study(output, interruption, resumption) {
            progress, cancellation throws(DesignError) in
            try SweepStudy.run(
                scenario, axes: axes, measures: measures, settings: simulation.settings(resumption),
                progress: progress, cancellation: cancellation)
        }
        let shown =
            kpis.isEmpty
            ? Array(result.measures.indices.filter { result.varies($0) }.prefix(6))
            : Array(result.measures.indices)
        let writer = ResultWriter(
            folder: folder, description: "\(scenario.name) on a grid of parameters.", options: output,
            command: command)
        try writer.write(
            [.sweep(result)],
            others: [
                OutputFile(
                    name: "sweep.svg",
                    text: SweepChart(result, measures: shown, language: output.lang).svg())
            ],
            scenarios: [scenario], seed: result.seed, replications: result.replications)
        resumption.finish()
        guard !output.quiet else { return }
        try Console.print(
            SweepReport(result, measures: shown, language: output.lang).text()
                + ResultWriter.pointer(to: folder, language: output.lang))
    }

    private var command: [String] {
        ["sweep", file] + axes.flatMap { ["--vary", $0] } + kpis.recorded
            + (name.map { ["--name", $0] } ?? []) + scenario.recorded + simulation.recorded
            + output.recorded
    }
}
