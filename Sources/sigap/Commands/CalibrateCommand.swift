import ArgumentParser

/// `sigap calibrate`: values of scenarios from measurements and published experiments.
struct CalibrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Fit values of scenarios to measurements and published experiments.",
        discussion: """
            EXAMPLES
              sigap calibrate cctv
              sigap calibrate cctv --exposure '30 s' --case realistic
            """,
        subcommands: [CalibrateCamerasCommand.self])
}
