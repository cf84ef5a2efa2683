import ArgumentParser
import Experiments
import Reporting
import ScenarioFiles

extension CameraCalibration.ExposureLaw: ExpressibleByArgument {}

/// `sigap calibrate cctv`: how fast watchers notice, from published shares.
struct CalibrateCamerasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cctv",
        abstract: "Fit how fast watchers notice to published shares by screens per operator.",
        discussion: """
            One fresh operator with 1, 4, 6 or 9 screens notices 85, 74, 58 or 53 % of
            the events (Aldridge, UK PSDB, quoted by Donald). The time for which they
            were visible is not published: state it with --exposure, and its range with
            --shortest and --longest. Finds the rates of noticing, tries them on the
            engine, and writes calibration.csv and watching.yaml, a file to name in
            `extends`, to the folder OUTPUT/NAME.

            EXAMPLES
              sigap calibrate cctv
              sigap calibrate cctv --exposure '30 s' --exposure-law exponential
              sigap calibrate cctv --case realistic
            """)

    /// Which experiment counts.
    enum Case: String, CaseIterable, ExpressibleByArgument {
        case published, realistic
    }

    @Option(help: ArgumentHelp("How long the event was visible, on the average.", valueName: "duration"))
    var exposure: String = "60 s"

    @Option(help: ArgumentHelp("The shortest exposure that is thought possible.", valueName: "duration"))
    var shortest: String = "20 s"

    @Option(help: ArgumentHelp("The longest exposure that is thought possible.", valueName: "duration"))
    var longest: String = "180 s"

    @Option(help: "Whether all events were visible for the same time, or for exponential times.")
    var exposureLaw: CameraCalibration.ExposureLaw = .fixed

    @Option(
        name: .customLong("case"),
        help: ArgumentHelp(
            "The published shares, or these scaled to 50 % with four screens (Donald et al. 2015).",
            valueName: "case"))
    var which: Case = .published

    @Option(help: ArgumentHelp("Incidents of each simulated share.", valueName: "number"))
    var incidents: Int = 4_000

    @Option(help: ArgumentHelp("Seed of the simulated shares.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Name of the result's folder.", valueName: "name"))
    var name: String = "calibrate-cctv"

    @OptionGroup(title: "Output options") var output: OutputOptions

    func validate() throws {
        if !(1...10_000_000).contains(incidents) {
            throw ValidationError("--incidents must be between 1 and 10000000")
        }
    }

    func run() throws {
        let folder = try output.folder(name)
        let exposure = try Self.duration(exposure, option: "--exposure")
        let (shortest, longest) = try (
            Self.duration(self.shortest, option: "--shortest"),
            Self.duration(self.longest, option: "--longest")
        )
        guard shortest <= exposure, exposure <= longest else {
            throw CommandFailure(
                .badInput, "--exposure must lie between --shortest and --longest; write such a range")
        }
        let problem = CameraCalibration(
            exposure: exposure, exposureRange: shortest...longest, law: exposureLaw,
            realistic: which == .realistic ? CameraCalibration.realisticShare : nil)
        let fit: CameraFit
        do throws(CalibrationError) {
            fit = try problem.fit(incidents: incidents, seed: seed)
        } catch {
            throw CommandFailure(.badInput, "the shares cannot be reproduced: \(error)")
        }
        let writer = ResultWriter(
            folder: folder, description: "Rates of noticing by screens per operator.", options: output,
            command: command)
        try writer.write(
            [.calibration(fit)], others: [OutputFile(name: "watching.yaml", text: fit.fragment())],
            seed: seed)
        guard !output.quiet else { return }
        try Console.print(
            CalibrationReport(fit, language: output.lang).text()
                + ResultWriter.pointer(to: folder, language: output.lang))
    }

    private static func duration(_ text: String, option: String) throws(CommandFailure) -> Double {
        do throws(QuantityError) {
            let value = try Quantity.parse(text, as: .duration).value
            guard value > 0, value <= 86_400 else {
                throw QuantityError(
                    what: "the time is out of range", remedy: "write a time above 0 s and up to 1 d")
            }
            return value
        } catch {
            throw CommandFailure(.badInput, "\(option) \(text): \(error.what); \(error.remedy)")
        }
    }

    private var command: [String] {
        var options = ["calibrate", "cctv"]
        for (option, value, usual) in [
            ("--exposure", exposure, "60 s"), ("--shortest", shortest, "20 s"),
            ("--longest", longest, "180 s"), ("--exposure-law", exposureLaw.rawValue, "fixed"),
            ("--case", which.rawValue, "published"), ("--incidents", "\(incidents)", "4000"),
            ("--seed", "\(seed)", "1"), ("--name", name, "calibrate-cctv"),
        ] where value != usual {
            options += [option, value]
        }
        return options + output.recorded
    }
}
