import ArgumentParser
import CityModel
import Reporting
import ScenarioFiles

/// `sigap trace`: what happened in one replication.
struct TraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Write the event log of one replication, to follow single incidents.",
        discussion: """
            Writes what happened, event by event, to the folder OUTPUT/SCENARIO-trace:
            trace.csv for spreadsheets, trace.xes (IEEE 1849-2016) for process mining,
            trace.perfetto.json for timelines (ui.perfetto.dev), with run.json. One
            incident is asked for by its number in the log or by its identity of 16
            hexadecimal digits, and is printed. --from and --to choose incidents and
            calls that begin in a part of the time, each with all that follows.

            EXAMPLES
              sigap trace Scenarios/magelang/magesty-2024.yaml
              sigap trace today.yaml --format all --from '2 d' --to '3 d'
              sigap trace today.yaml --replication 3 --incident 12
            """)

    @Argument(help: ArgumentHelp("The scenario file.", valueName: "file"))
    var file: String

    @Option(help: "What to write.")
    var format: TraceFormat = .csv

    @Option(help: ArgumentHelp("Which replication, from 0.", valueName: "number"))
    var replication: UInt32 = 0

    @Option(
        help: ArgumentHelp("Seed of the random numbers instead of the scenario's.", valueName: "number"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("Only this incident.", valueName: "number|identity"))
    var incident: String?

    @Option(
        help: ArgumentHelp(
            "Only what begins at this time since the start or later, such as '2 d'.", valueName: "time"))
    var from: String?

    @Option(help: ArgumentHelp("Only what begins before this time.", valueName: "time"))
    var to: String?

    @Option(help: ArgumentHelp("Name of the result's folder.", valueName: "name"))
    var name: String?

    @OptionGroup(title: "Scenario options") var scenario: ScenarioOptions
    @OptionGroup(title: "Output options") var output: OutputOptions

    func run() throws {
        let scenario = try scenario.load([file])[0]
        var selection = CityTrace.Selection()
        if let from { selection.from = try Self.time(from, option: "--from") }
        if let to { selection.to = try Self.time(to, option: "--to") }
        guard selection.from < selection.to else {
            throw CommandFailure(.badInput, "--to \(to ?? ""): is not after --from; write a later time")
        }
        let folder = try output.folder(name ?? "\(scenario.name)-trace")
        let seed = seed ?? scenario.configuration.simulation.seed
        let whole: CityTrace
        do throws(CityModelError) {
            whole = try City.trace(scenario.configuration, seed: seed, replication: replication)
        } catch {
            throw CommandFailure(.badInput, "\(file): \(error)")
        }
        if let incident { selection.incident = try Self.identity(incident, in: whole) }
        let trace = whole.selecting(selection)
        guard !trace.isEmpty else {
            throw CommandFailure(.badInput, "nothing begins between --from and --to; widen the window")
        }
        try write(trace, scenario, seed: seed, to: folder)
        guard !output.quiet else { return }
        let report = TraceReport(trace, scenario: scenario, language: output.lang)
        try Console.print(
            (incident == nil ? report.summary() : report.course())
                + ResultWriter.pointer(to: folder, language: output.lang))
    }

    private func write(
        _ trace: CityTrace, _ scenario: Scenario, seed: UInt64, to folder: OutputFolder
    ) throws(CommandFailure) {
        var others: [OutputFile] = []
        if format.includes(.xes) {
            others.append(TraceXES(trace, scenario: scenario.name, start: scenario.start).file())
        }
        if format.includes(.perfetto) {
            others.append(TracePerfetto(trace, scenario: scenario.name, start: scenario.start).file())
        }
        let writer = ResultWriter(
            folder: folder, description: "What happened in one replication of \(scenario.name).",
            options: output, command: command)
        try writer.write(
            [], written: format.includes(.csv) ? [TraceCSV(trace).file(in: output.dialect)] : [],
            others: others, scenarios: [scenario], seed: seed, replications: 1)
    }

    private static func time(_ text: String, option: String) throws(CommandFailure) -> Int64 {
        do throws(QuantityError) {
            let seconds = try Quantity.parse(text, as: .duration).value
            // Half of what 64 bits hold, so that nothing that is added overflows.
            guard seconds >= 0, seconds < 4e12 else {
                throw QuantityError(
                    what: "the time is out of range", remedy: "write a time since the start, such as `2 d`")
            }
            return Int64((seconds * 1e6).rounded())
        } catch {
            throw CommandFailure(.badInput, "\(option) \(text): \(error.what); \(error.remedy)")
        }
    }

    /// A number in the log, or 16 hexadecimal digits.
    private static func identity(_ text: String, in trace: CityTrace) throws(CommandFailure) -> UInt64 {
        if text.utf8.count == 16, let identity = UInt64(text, radix: 16), trace.contains(incident: identity) {
            return identity
        }
        if let number = Int(text), let identity = trace.incident(number: number) { return identity }
        throw CommandFailure(
            .badInput,
            "--incident \(text): the replication has no such incident; trace.csv without --incident lists them"
        )
    }

    private var command: [String] {
        var options = ["trace", file]
        if format != .csv { options += ["--format", format.rawValue] }
        if replication != 0 { options += ["--replication", "\(replication)"] }
        if let seed { options += ["--seed", "\(seed)"] }
        for (option, value) in [("--incident", incident), ("--from", from), ("--to", to), ("--name", name)] {
            if let value { options += [option, value] }
        }
        return options + scenario.recorded + output.recorded
    }
}

/// The files of an event log.
enum TraceFormat: String, CaseIterable, ExpressibleByArgument {
    case csv, xes, perfetto, all

    func includes(_ other: TraceFormat) -> Bool { self == other || self == .all }
}
