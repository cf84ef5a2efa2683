import ArgumentParser
import Experiments
import Reporting
import ScenarioFiles

/// How much is simulated of each of many variants.
struct VariantOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Seed of the random numbers instead of the first scenario's.", valueName: "number")
    )
    var seed: UInt64?

    @Option(
        help: ArgumentHelp(
            "Replications of each variant instead of the first scenario's.", valueName: "number"))
    var replications: Int?

    @Option(
        help: ArgumentHelp(
            "Threads to work with; all cores by default. Results do not depend on it.", valueName: "number"))
    var threads: Int?

    @Flag(help: "Go on from what an interrupted run of the same command has kept.")
    var resume = false

    func validate() throws {
        if let replications, replications < 1 {
            throw ValidationError("--replications must be at least 1")
        }
        if let threads, !(1...1_024).contains(threads) {
            throw ValidationError("--threads must be between 1 and 1024")
        }
    }

    /// - Parameter resumption: Where finished replications are kept.
    func settings(_ resumption: Resumption? = nil) -> StudySettings {
        var settings = StudySettings(seed: seed, replications: replications, threads: threads)
        settings.store = resumption?.journal
        return settings
    }

    /// The KPIs that are named; all that is wrong with any of them is the first mistake.
    static func measures(_ texts: [String]) throws(DesignError) -> [MeasuredKPI] {
        var measures: [MeasuredKPI] = []
        for text in texts {
            let measure = try MeasuredKPI(text: text)
            if !measures.contains(measure) { measures.append(measure) }
        }
        return measures
    }

    /// Runs a study with its progress shown, and turns its failures into those of the command.
    func study<Result>(
        _ output: OutputOptions, _ interruption: Interruption, _ resumption: Resumption,
        _ body: (ProgressLine, Cancellation) throws(DesignError) -> Result?
    ) throws(CommandFailure) -> Result {
        let progress = ProgressLine(
            label: output.lang("variants", "varian"), isWanted: !output.quiet)
        defer { progress.finish() }
        let result: Result?
        do throws(DesignError) {
            result = try body(progress, interruption.cancellation)
        } catch {
            throw CommandFailure(.badInput, error.lines)
        }
        guard let result else {
            throw CommandFailure(
                .interrupted, "interrupted: not all variants were run; nothing was written" + resumption.hint)
        }
        return result
    }

    /// Foretells what so many variants of the scenarios take.
    ///
    /// - Parameter note: A line of its own.
    func printPlan(
        _ scenarios: [Scenario], variants: Int, settings: StudySettings, interruption: Interruption,
        language: Language, note: String? = nil
    ) throws(CommandFailure) {
        var plan = try DryRun.measure(scenarios, settings: settings, interruption: interruption)
        let began = ContinuousClock.now
        for scenario in scenarios { _ = try? scenario.changed(by: []) }
        // Each variant is read twice: once for the peaks of its demand, once to be run.
        let reading = (ContinuousClock.now - began) / .seconds(1) / Double(scenarios.count) * 2
        plan.secondsPerRun += reading / Double(plan.replications)
        plan.scenarios = variants * scenarios.count
        let text = plan.text(language)
        let nothing = text.split(separator: "\n").last.map { $0 + "\n" } ?? ""
        try Console.print(
            note.map { text.dropLast(nothing.count) + $0 + "\n" + nothing } ?? text)
    }

    /// The options that can change a result, as the record of the run keeps them.
    var recorded: [String] {
        (seed.map { ["--seed", "\($0)"] } ?? []) + (replications.map { ["--replications", "\($0)"] } ?? [])
    }
}
