import ArgumentParser
import Experiments
import Foundation
import Reporting
import ScenarioFiles

extension LogFormat.Kind: ExpressibleByArgument {}
extension LogFormat.DateOrder: ExpressibleByArgument {}

/// `sigap calibrate LOG.csv`: demand, durations and patience from a log.
struct CalibrateLogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Fit demand, talk, patience, turnout and travel to a log.",
        discussion: """
            Reads a CSV log of calls, of units sent, or of `sigap trace`. Fits the first
            two thirds of the days, simulates the fitted scenario for the others, and
            says whether what happened lies within limits (docs/calibration.md). Writes
            fragment.yaml, a scenario that runs and can be named in `extends`, fit.csv,
            profile.csv, dispersion.csv, quantiles.csv and holdout.csv to the folder
            OUTPUT/LOG-calibrate. With --base it writes a second scenario, which extends
            that one and has the log's demand in place of its own.

            Columns: time, duration, wait, outcome; for units also incident, enroute,
            arrive, leave, clear, distance. Usual names are known; time may be two
            columns, date+time.

            EXAMPLES
              sigap calibrate calls.csv
              sigap calibrate calls.csv --column time=Waktu --column duration=Lama \\
                --time-format day-first --time-zone Asia/Jakarta
              sigap calibrate responses.csv --column time=date+dispatch_tod_s
              sigap calibrate calls.csv --fit-share 1
              sigap calibrate calls.csv --base today.yaml --line 119
            """)

    @Argument(help: ArgumentHelp("The log.", valueName: "log.csv"))
    var file: String

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "What a column holds, such as 'time=Waktu'; may be repeated.", valueName: "what=name"))
    var column: [String] = []

    @Option(help: "What the lines are about; told by the columns when left out.")
    var what: LogFormat.Kind?

    @Option(help: "How times are written.")
    var timeFormat: LogFormat.DateOrder = .iso

    @Option(
        help: ArgumentHelp(
            "Zone of the clock on the wall, such as Asia/Jakarta or UTC+7; as written when left out.",
            valueName: "zone"))
    var timeZone: String?

    @Option(help: ArgumentHelp("The date of second 0 where times are seconds.", valueName: "date"))
    var start: String?

    @Option(help: ArgumentHelp("Unit of durations that are numbers: s, ms, min or h.", valueName: "unit"))
    var durationUnit: String = "s"

    @Option(
        help: ArgumentHelp(
            "Between fields: comma, semicolon or tab; found out when left out.", valueName: "name"))
    var delimiter: String?

    @Flag(
        inversion: .prefixedNo, help: "Whether numbers have a decimal comma; with semicolons when left out.")
    var decimalComma: Bool?

    @Option(help: ArgumentHelp("The first day to read.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("The last day to read.", valueName: "date"))
    var to: String?

    @Flag(help: "Leave lines with a mistake out, and say how many, instead of refusing the log.")
    var skipBadLines = false

    @Option(
        help: ArgumentHelp(
            "Share of the days that is fitted, such as 2/3; 1 holds nothing out.", valueName: "share"))
    var fitShare: String = "2/3"

    @Option(
        name: .customLong("id"), help: ArgumentHelp("Name of the stream or incident type.", valueName: "name")
    )
    var stream: String = "calls"

    @Option(help: ArgumentHelp("Name of the desk.", valueName: "name"))
    var desk: String = "centre"

    @Option(help: ArgumentHelp("The number that is rung.", valueName: "name"))
    var line: String = "119"

    @Option(help: ArgumentHelp("Bootstrap samples for the p-values of each law.", valueName: "number"))
    var bootstraps: Int = 199

    @Option(help: ArgumentHelp("Replications of the days held out.", valueName: "number"))
    var replications: Int = 100

    @Option(help: ArgumentHelp("Seed of bootstraps and simulations.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Threads to work with; all cores by default.", valueName: "number"))
    var threads: Int?

    @Flag(help: "Say what would be done, and write nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp("Name of the result's folder; LOG-calibrate when left out.", valueName: "name"))
    var name: String?

    @OptionGroup(title: "Options of a scenario that gets the log's demand") var base: CalibrateBaseOptions

    @OptionGroup(title: "Output options") var output: OutputOptions

    func validate() throws {
        if !(2...100_000).contains(replications) {
            throw ValidationError("--replications must be between 2 and 100000")
        }
        if !(39...10_000).contains(bootstraps) {
            throw ValidationError("--bootstraps must be between 39 and 10000, for fewer could reject nothing")
        }
        if base.file == nil, !base.keep.isEmpty || base.unitKind != nil {
            throw ValidationError("--keep and --unit-kind need --base")
        }
        if let threads, !(1...1_024).contains(threads) {
            throw ValidationError("--threads must be between 1 and 1024")
        }
    }

    func run() throws {
        let folder = try output.folder(name ?? usualName)
        var calibration = LogCalibration(table: try read())
        calibration.fitShare = try share()
        calibration.seed = seed
        calibration.bootstraps = bootstraps
        calibration.names.stream = stream
        calibration.names.desk = desk
        calibration.names.line = line
        try check(calibration)
        let replacement = try base.replacement(in: calibration)
        guard !dryRun else { return try foretell(calibration) }
        let interruption = Interruption()
        let fit = calibration.fit()
        try interruption.check("the log was fitted; nothing of it was written")
        let hash = RunRecord.Input(path: file, bytes: calibration.table.file.bytes).sha256
        let log = file.split(separator: "/").last.map(String.init) ?? file
        let source = "\(log), SHA-256 \(hash.prefix(16))"
        let fragment = fit.fragment(source: source)
        let heldOut = try compare(fit, fragment: fragment, interruption)
        let writer = ResultWriter(
            folder: folder, description: "A scenario fitted to \(log), and how well it fits.",
            options: output,
            command: command)
        try writer.write(
            CSVTable.logFit(fit, heldOut: heldOut),
            others: [OutputFile(name: "fragment.yaml", text: fragment)]
                + base.files(replacement, fit, source: source, folder: folder),
            scenarios: replacement.map { [$0.base] } ?? [], inputs: [calibration.table.file],
            seed: seed, replications: heldOut?.replications)
        try base.verify(replacement, in: folder)
        if !output.quiet {
            try Console.print(
                LogFitReport(fit, heldOut: heldOut, language: output.lang).text()
                    + base.note(
                        replacement, isAboutUnits: calibration.table.kind == .dispatches,
                        language: output.lang)
                    + ResultWriter.pointer(to: folder, language: output.lang))
        }
        if let heldOut, heldOut.isRefuted {
            let outside = heldOut.rows.filter { $0.verdict == .outside }.map {
                "\($0.measure.rawValue) \($0.scope)"
            }
            throw CommandFailure(
                .failedCheck,
                "the days held out lie outside of the limits: \(outside.joined(separator: ", ")); see holdout.csv"
            )
        }
    }

    /// Refuses a log that is too short.
    private func check(_ calibration: LogCalibration) throws(CommandFailure) {
        do throws(LogShortage) {
            try calibration.check()
        } catch {
            let things = calibration.table.kind == .dispatches ? "incidents" : "calls"
            throw CommandFailure(
                .badInput,
                "\(file): \(error.calls) \(things) on \(error.days) whole \(error.days == 1 ? "day" : "days") to be fitted are too few; a fit takes \(LogCalibration.leastCalls) \(things) on \(LogCalibration.leastDays) days: "
                    + (error.wouldDoWhole
                        ? "hold nothing out with --fit-share 1, or bring a longer log"
                        : "bring a longer log"))
        }
    }

    /// `calls-calibrate` for `logs/calls.csv`; letters that no folder may have become hyphens.
    var usualName: String {
        let log = file.split(separator: "/").last.map(String.init) ?? file
        let stem = log.lastIndex(of: ".").flatMap { $0 > log.startIndex ? String(log[..<$0]) : nil } ?? log
        let plain = String(
            stem.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" }
        ).drop { !$0.isLetter && !$0.isNumber }
        return (plain.isEmpty ? "log" : String(plain.prefix(180))) + "-calibrate"
    }

    private func compare(
        _ fit: LogFit, fragment: String, _ interruption: Interruption
    ) throws(CommandFailure) -> HoldOut? {
        do throws(ScenarioError) {
            _ = try ScenarioLoader.read(text: fragment, name: "fragment.yaml")
        } catch {
            throw CommandFailure(.badInput, error.problems.map(\.description))
        }
        guard fit.heldOutDays > 0 else { return nil }
        let progress = ProgressLine(label: "days held out", isWanted: !output.quiet)
        defer { progress.finish() }
        do throws(HoldOutError) {
            return try fit.compareHeldOut(
                fragment: fragment, replications: replications, threads: threads, progress: progress,
                cancellation: interruption.cancellation)
        } catch {
            switch error {
            case .nothingHeldOut:
                throw CommandFailure(
                    .badInput, "\(file): nothing happened on the days held out; write --fit-share 1")
            case .scenario(let error): throw CommandFailure(.badInput, error.problems.map(\.description))
            case .model(let error): throw CommandFailure(.badInput, "\(file): \(error)")
            case .cancelled:
                throw CommandFailure(.interrupted, "interrupted: \(file); nothing of it was written")
            }
        }
    }

    private func foretell(_ calibration: LogCalibration) throws(CommandFailure) {
        let table = calibration.table
        let heldOut = table.days - calibration.fitDays
        let calls = table.calls.count * heldOut / max(1, table.days)
        try Console.print(
            output.lang(
                "\(table.calls.count) lines on \(table.days) days: \(calibration.fitDays) fitted, \(heldOut) simulated \(heldOut > 0 ? replications : 0) times, about \(calls) calls each; nothing was written\n",
                "\(table.calls.count) baris dalam \(table.days) hari: \(calibration.fitDays) disesuaikan, \(heldOut) disimulasikan \(heldOut > 0 ? replications : 0) kali, masing-masing sekitar \(calls) panggilan; tidak ada yang ditulis\n"
            ))
    }
}
