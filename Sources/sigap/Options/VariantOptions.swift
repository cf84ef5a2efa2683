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

    /// Foretells what a design takes, from some of its variants, and prints it.
    ///
    /// - Parameter isSearched: Whether break-even values are searched besides.
    func printPlan(
        _ interruption: Interruption, language: Language, scenarios: Int, isSearched: Bool = false,
        _ forecast: (StudySettings, Cancellation) throws(DesignError) -> DesignForecast?
    ) throws(CommandFailure) {
        let found: DesignForecast?
        do throws(DesignError) {
            found = try forecast(settings(), interruption.cancellation)
        } catch {
            throw CommandFailure(.badInput, error.lines)
        }
        try interruption.check("nothing was written")
        guard let found else { throw CommandFailure(.interrupted, "interrupted: nothing was written") }
        try Console.print(
            ForecastReport(
                found, scenarios: scenarios, threads: threads ?? DryRun.cores, isSearched: isSearched,
                language: language
            ).text())
    }

    /// The options that can change a result, as the record of the run keeps them.
    var recorded: [String] {
        (seed.map { ["--seed", "\($0)"] } ?? []) + (replications.map { ["--replications", "\($0)"] } ?? [])
    }
}
