import ArgumentParser
import Budgeting
import Experiments
import Foundation
import Reporting
import ScenarioFiles

extension UncertaintyLaw: ExpressibleByArgument {}

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
            the comparison fail. --uncertainty N also draws all values that are written
            with low and high N times, runs all scenarios for each draw, prints the range
            of the differences, and writes uncertainty.csv.

            EXAMPLES
              sigap compare today.yaml night-crew.yaml training.yaml --lang id
              sigap compare Scenarios/magelang/magesty-2024.yaml \\
                Scenarios/magelang/tula-style.yaml --name magesty-vs-tula
              sigap compare today.yaml --variant 'faster: handling.answering=2 s'
              sigap compare today.yaml plan.yaml --uncertainty 100 --dry-run
            """)

    @Argument(help: ArgumentHelp("The scenario file with which the others are compared.", valueName: "base"))
    var base: String

    @Argument(help: ArgumentHelp("The scenario files to compare with it.", valueName: "other"))
    var others: [String] = []

    @Option(
        name: .customLong("variant"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Also compare the base with changes of its own, without a file: 'faster: handling.answering=4 s; junk_share=40 %'; may be repeated.",
            valueName: "name: path=value; …"))
    var variants: [String] = []

    @Option(
        help: "Whether --precision is about each scenario's value or about its difference from the base.")
    var precisionOf = PrecisionSubject.value

    enum PrecisionSubject: String, ExpressibleByArgument, CaseIterable {
        case value, difference
    }

    @Option(help: ArgumentHelp("Name of the result's folder.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp(
            "Draw the uncertain inputs so many times and show the range of the results.", valueName: "number")
    )
    var uncertainty: Int?

    @Option(
        help: "Law of the draws: triangular with the written value as its mode, or uniform, from low to high."
    )
    var uncertaintyLaw: UncertaintyLaw = .triangular

    @Option(
        help: ArgumentHelp(
            "Replications of each scenario in each draw; as many as without draws by default.",
            valueName: "number"))
    var uncertaintyReplications: Int?

    @Flag(help: "Only print how many runs there would be and how long they would take.")
    var dryRun = false

    @OptionGroup(title: "Scenario options") var scenario: ScenarioOptions
    @OptionGroup(title: "Simulation options") var simulation: SimulationOptions
    @OptionGroup(title: "Output options") var output: OutputOptions

    func validate() throws {
        if others.isEmpty, variants.isEmpty {
            throw ValidationError(
                "there is nothing to compare with: name another scenario file or a --variant")
        }
        if precisionOf == .difference, simulation.precision == nil {
            throw ValidationError("--precision-of difference needs --precision")
        }
        if let uncertainty, !(1...100_000).contains(uncertainty) {
            throw ValidationError("--uncertainty must be between 1 and 100000")
        }
        if let uncertaintyReplications, uncertaintyReplications < 1 {
            throw ValidationError("--uncertainty-replications must be at least 1")
        }
        if uncertainty == nil, uncertaintyReplications != nil || uncertaintyLaw != .triangular {
            throw ValidationError("--uncertainty-law and --uncertainty-replications need --uncertainty")
        }
    }

    func run() throws {
        let interruption = Interruption()
        let scenarios = try scenario.load([base] + others, variants: variants)
        try Self.checkLengths(scenarios)
        var settings = try simulation.settings()
        settings.precision?.ofDifference = precisionOf == .difference
        _ = try Simulation.budgets(scenarios)
        if dryRun {
            try printPlan(scenarios, settings, interruption)
            return
        }
        let folder = try output.folder(name ?? Self.defaultName(scenarios.map(\.name)))
        let study = Simulation(settings: settings, interruption: interruption, showsProgress: !output.quiet)
        let resumption = Resumption(folder, resumes: simulation.resume)
        let outcome = try study.run(scenarios, resumption: resumption)
        let runs = outcome.runs
        let summaries = runs.map { summarise($0) }
        try interruption.check("all replications were done, but nothing was written")
        let alternatives = runs.indices.dropFirst().map { index in
            ComparisonReport.Alternative(
                run: runs[index], summary: summaries[index],
                comparison: compare(baseline: runs[0], alternative: runs[index]))
        }
        try interruption.check("all replications were done, but nothing was written")
        let ranges = try draw(scenarios, settings, interruption, resumption)
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
                + (outcome.budgets.isEmpty ? [] : [.budget(lines, language: output.lang)])
                + (ranges.map { [.uncertainty($0)] } ?? []),
            scenarios: scenarios, seed: runs[0].seed, replications: runs[0].results.count)
        resumption.finish()
        guard !output.quiet else { return }
        let report = ComparisonReport(
            baseline: runs[0], summary: summaries[0], alternatives: alternatives, language: output.lang)
        let below = ranges.map {
            "\n"
                + UncertaintyReport(result: $0, alternatives: alternatives, language: output.lang).text()
        }
        try Console.print(
            report.text() + (below ?? "") + ResultWriter.pointer(to: folder, language: output.lang))
    }

    /// Counts of windows of different lengths say nothing about each other.
    private static func checkLengths(_ scenarios: [Scenario]) throws(CommandFailure) {
        let windows = scenarios.map(\.configuration.simulation.measured)
        guard let odd = windows.firstIndex(where: { $0 != windows[0] }) else { return }
        func days(_ seconds: Double) -> String {
            String(format: "%g d", seconds / 86_400)
        }
        throw CommandFailure(
            .badInput,
            "\(scenarios[odd].name) measures \(days(windows[odd])) and \(scenarios[0].name) \(days(windows[0])), so that their counts cannot be compared; give both the same time, such as by `--set 'simulation.measured=\(days(windows[0]))'`"
        )
    }

    private func printPlan(
        _ scenarios: [Scenario], _ settings: StudySettings, _ interruption: Interruption
    ) throws(CommandFailure) {
        var plan = try DryRun.measure(scenarios, settings: settings, interruption: interruption)
        plan.draws = uncertainty ?? 0
        plan.drawReplications = uncertaintyReplications ?? plan.replications
        try Console.print(plan.text(output.lang))
    }

    /// Runs the scenarios for each draw of the uncertain inputs; nil where none are wanted.
    private func draw(
        _ scenarios: [Scenario], _ settings: StudySettings, _ interruption: Interruption,
        _ resumption: Resumption
    ) throws(CommandFailure) -> UncertaintyResult? {
        guard let uncertainty else { return nil }
        var settings = settings
        settings.store = resumption.journal
        let progress = ProgressLine(label: "\(uncertainty) draws", isWanted: !output.quiet)
        defer { progress.finish() }
        let result: UncertaintyResult?
        do throws(UncertaintyStudy.Failure) {
            result = try UncertaintyStudy.run(
                scenarios,
                uncertainty: .init(
                    draws: uncertainty, law: uncertaintyLaw, replications: uncertaintyReplications),
                settings: settings, progress: progress, cancellation: interruption.cancellation)
        } catch {
            throw CommandFailure(.badInput, error.lines)
        }
        guard let result else {
            throw CommandFailure(
                .interrupted,
                "interrupted: not all draws were done; nothing was written" + resumption.hint)
        }
        return result
    }

    static func defaultName(_ names: [String]) -> String {
        let pair = names.prefix(2).joined(separator: "-vs-")
        return names.count > 2 ? "\(pair)-and-\(names.count - 2)-more" : pair
    }

    private var command: [String] {
        ["compare", base] + others + (name.map { ["--name", $0] } ?? []) + scenario.recorded
            + variants.flatMap { ["--variant", $0] }
            + (precisionOf == .value ? [] : ["--precision-of", precisionOf.rawValue])
            + (uncertainty.map { ["--uncertainty", "\($0)"] } ?? [])
            + (uncertaintyLaw == .triangular ? [] : ["--uncertainty-law", uncertaintyLaw.rawValue])
            + (uncertaintyReplications.map { ["--uncertainty-replications", "\($0)"] } ?? [])
            + simulation.recorded + output.recorded
    }
}
