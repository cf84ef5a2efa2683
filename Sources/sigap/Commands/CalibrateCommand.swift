import ArgumentParser

/// `sigap calibrate`: values of scenarios from logs, measurements and published experiments.
struct CalibrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Fit values of scenarios to logs, measurements and published experiments.",
        discussion: """
            EXAMPLES
              sigap calibrate calls.csv
              sigap calibrate log --help
              sigap calibrate cctv
              sigap calibrate cctv --exposure '30 s' --case realistic
            """,
        subcommands: [CalibrateLogCommand.self, CalibrateCamerasCommand.self],
        defaultSubcommand: CalibrateLogCommand.self)
}
