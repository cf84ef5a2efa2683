import ArgumentParser
import Experiments
import Reporting
import ScenarioFiles

extension SensitivityGrouping: ExpressibleByArgument {}

/// `sigap sensitivity`: which assumption matters, and which could reverse the decision.
struct SensitivityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sensitivity",
        abstract: "Find the assumptions that matter, and those that could reverse a decision.",
        discussion: """
            Varies the values that are written with low and high. With one file, looks at
            its KPIs and targets; with two, at the difference OTHER - FILE, with every
            parameter that both have moved alike in both. --method oat moves one after
            the other from end to end and finds the value at which the decision turns
            (break-even); morris and sobol move all of them at once. Writes
            sensitivity.csv, break_even.csv (where something is decided), refused.csv
            (where variants are no valid scenarios), a picture (tornado.svg or
            importance.svg), datapackage.json and run.json to the folder OUTPUT/NAME. NAME is SCENARIO-sensitivity, or FILE-vs-OTHER-sensitivity,
            unless --name gives another.

            EXAMPLES
              sigap sensitivity today.yaml plan.yaml --replications 8
              sigap sensitivity today.yaml --parameter 'handling' --kpi calls.wait_mean
              sigap sensitivity today.yaml --parameter 'junk_share=10 %..60 %'
              sigap sensitivity today.yaml plan.yaml --method sobol --group section \\
                --rows 64 --replications 2 --dry-run
            """)

    /// How parameters are varied.
    enum Method: String, CaseIterable, ExpressibleByArgument {
        case oat, morris, sobol
    }

    @Argument(help: ArgumentHelp("The scenario file.", valueName: "file"))
    var file: String

    @Argument(help: ArgumentHelp("The scenario file that is compared with it.", valueName: "other"))
    var other: String?

    @Option(
        help: "One at a time (oat: a tornado), elementary effects (morris), or shares of variance (sobol).")
    var method: Method = .oat

    @Option(
        name: .customLong("parameter"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Only these: a path, a section, or a pattern with * and **; 'path=LOW..HIGH' gives a range. May be repeated.",
            valueName: "pattern"))
    var parameters: [String] = []

    @Option(
        name: .customLong("except"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Leave these out: paths, sections or patterns. May be repeated.", valueName: "pattern"))
    var exceptions: [String] = []

    @OptionGroup var kpis: KPIOptions

    @Option(help: "Take parameters together by lever or by section of the file (morris and sobol).")
    var group: SensitivityGrouping = .none

    @Option(help: ArgumentHelp("Trajectories of morris.", valueName: "number"))
    var trajectories: Int = 10

    @Option(help: ArgumentHelp("Rows of sobol, best a power of two.", valueName: "number"))
    var rows: Int = 64

    @Option(help: "Law of the values of sobol: triangular with the written value as its mode, or uniform.")
    var law: UncertaintyLaw = .triangular

    @Option(
        help: ArgumentHelp(
            "Parameters printed for each KPI; 10 with --kpi, otherwise 3. The files hold all.",
            valueName: "number"))
    var top: Int?

    @Option(help: ArgumentHelp("Name of the result's folder.", valueName: "name"))
    var name: String?

    @Flag(help: "Only print how many runs there would be and how long they would take.")
    var dryRun = false

    @OptionGroup(title: "Scenario options") var scenario: ScenarioOptions
    @OptionGroup(title: "Simulation options") var simulation: VariantOptions
    @OptionGroup(title: "Output options") var output: OutputOptions

    func validate() throws {
        if !(2...100_000).contains(trajectories) {
            throw ValidationError("--trajectories must be between 2 and 100000")
        }
        if !(2...1_000_000).contains(rows) { throw ValidationError("--rows must be between 2 and 1000000") }
        if let top, top < 1 { throw ValidationError("--top must be at least 1") }
        if method == .oat, group != .none {
            throw ValidationError("--group needs --method morris or sobol: a tornado moves one at a time")
        }
        if method != .sobol, law != .triangular {
            throw ValidationError("--law needs --method sobol")
        }
    }

    func run() throws {
        let interruption = Interruption()
        let scenarios = try scenario.load([file] + (other.map { [$0] } ?? []))
        let design: Design
        do throws(DesignError) {
            let inputs = try InputSelection(
                patterns: parameters, exceptions: exceptions, grouping: group
            ).inputs(of: scenarios)
            design = Design(
                scenarios: scenarios, inputs: inputs,
                measures: try kpis.measures(of: scenarios))
        } catch {
            throw CommandFailure(.badInput, error.lines)
        }
        _ = try Simulation.budgets(scenarios)
        warn(design)
        if dryRun {
            try simulation.printPlan(
                interruption, language: output.lang, scenarios: scenarios.count, isSearched: method == .oat
            ) { settings, cancellation throws(DesignError) in
                try forecast(design, settings, cancellation)
            }
            return
        }
        let folder = try output.folder(name ?? Self.defaultName(scenarios.map(\.name)))
        switch screening {
        case .none: try tornado(design, folder, interruption)
        case .some(let screening): try screen(design, screening, folder, interruption)
        }
    }

    /// What is varied and looked at.
    private struct Design {
        var scenarios: [Scenario]
        var inputs: [SensitivityInput]
        var measures: [MeasuredKPI]
    }

    private var screening: ScreeningStudy.Method? {
        switch method {
        case .oat: nil
        case .morris: .morris(trajectories: trajectories)
        case .sobol: .sobol(rows: rows, law: law)
        }
    }

    private func variants(_ design: Design) -> Int {
        screening.map { $0.variants(groups: ScreeningStudy.groups(of: design.inputs).count) + 1 }
            ?? TornadoStudy.variants(design.inputs)
    }

    private func forecast(
        _ design: Design, _ settings: StudySettings, _ cancellation: Cancellation
    ) throws(DesignError) -> DesignForecast? {
        guard let screening else {
            return try TornadoStudy.forecast(
                design.scenarios, inputs: design.inputs, measures: design.measures, settings: settings,
                cancellation: cancellation)
        }
        return try ScreeningStudy.forecast(
            design.scenarios, inputs: design.inputs, method: screening, measures: design.measures,
            settings: settings, cancellation: cancellation)
    }

    private func warn(_ design: Design) {
        let groups = ScreeningStudy.groups(of: design.inputs).count
        guard method == .sobol, group == .none, groups > 20 else { return }
        Console.warning(
            "\(groups) parameters need \(variants(design)) variants of each scenario; screen them with --method morris first and name the strongest with --parameter, or take them together with --group section"
        )
    }

    private func tornado(_ design: Design, _ folder: OutputFolder, _ interruption: Interruption) throws {
        let resumption = Resumption(folder, resumes: simulation.resume)
        let result = try simulation.study(output, interruption, resumption) {
            progress, cancellation throws(DesignError) in
            try TornadoStudy.run(
                design.scenarios, inputs: design.inputs, measures: design.measures,
                settings: simulation.settings(resumption), progress: progress, cancellation: cancellation)
        }
        let picture = TornadoChart(result, bars: 10, language: output.lang).svg()
        try write(
            CSVTable.sensitivity(result), picture.map { [OutputFile(name: "tornado.svg", text: $0)] } ?? [],
            design, folder, seed: result.seed, replications: result.replications)
        resumption.finish()
        try show(TornadoReport(result, top: shown, language: output.lang).text(), folder)
    }

    private func screen(
        _ design: Design, _ method: ScreeningStudy.Method, _ folder: OutputFolder,
        _ interruption: Interruption
    ) throws {
        let resumption = Resumption(folder, resumes: simulation.resume)
        let result = try simulation.study(output, interruption, resumption) {
            progress, cancellation throws(DesignError) in
            try ScreeningStudy.run(
                design.scenarios, inputs: design.inputs, method: method, measures: design.measures,
                settings: simulation.settings(resumption), progress: progress, cancellation: cancellation)
        }
        let picture = ScreeningChart(result, bars: 12, language: output.lang).svg()
        try write(
            CSVTable.sensitivity(result),
            picture.map { [OutputFile(name: "importance.svg", text: $0)] } ?? [], design, folder,
            seed: result.seed, replications: result.replications)
        resumption.finish()
        try show(ScreeningReport(result, top: shown, language: output.lang).text(), folder)
    }

    private var shown: Int { top ?? (kpis.isEmpty ? 3 : 10) }

    private func write(
        _ tables: [CSVTable], _ pictures: [OutputFile], _ design: Design, _ folder: OutputFolder,
        seed: UInt64, replications: Int
    ) throws(CommandFailure) {
        let names = design.scenarios.map(\.name).joined(separator: " and ")
        let writer = ResultWriter(
            folder: folder, description: "Sensitivity of \(names) to their uncertain values.",
            options: output,
            command: command)
        try writer.write(
            tables, others: pictures, scenarios: design.scenarios, seed: seed, replications: replications)
    }

    private func show(_ text: String, _ folder: OutputFolder) throws(CommandFailure) {
        guard !output.quiet else { return }
        try Console.print(text + ResultWriter.pointer(to: folder, language: output.lang))
    }

    static func defaultName(_ names: [String]) -> String { names.joined(separator: "-vs-") + "-sensitivity" }

    private var command: [String] {
        var options = ["sensitivity", file] + (other.map { [$0] } ?? [])
        if method != .oat { options += ["--method", method.rawValue] }
        options +=
            parameters.flatMap { ["--parameter", $0] } + exceptions.flatMap { ["--except", $0] }
            + kpis.recorded
        if group != .none { options += ["--group", group.rawValue] }
        if method == .morris { options += ["--trajectories", "\(trajectories)"] }
        if method == .sobol { options += ["--rows", "\(rows)"] }
        if law != .triangular { options += ["--law", law.rawValue] }
        return options + (name.map { ["--name", $0] } ?? []) + scenario.recorded + simulation.recorded
            + output.recorded
    }
}
