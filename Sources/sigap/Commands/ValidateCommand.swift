import ArgumentParser
import Budgeting
import CityModel
import ScenarioFiles

/// `sigap validate`: whether scenario files can be run.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check scenario files without simulating.",
        discussion: """
            Prints `FILE: valid` for each good file. Everything that is wrong with
            the others goes to standard error, one line each, as
            FILE:LINE:COLUMN: PATH: what is wrong; what would be right
            and the exit code is 2. Hours in which nobody is rostered at a desk where
            calls ring are a warning, and the file is valid.

            EXAMPLES
              sigap validate Scenarios/theory/*.yaml
              sigap validate today.yaml --set 'callers.patience=2 min'
            """)

    @Argument(help: ArgumentHelp("Scenario files.", valueName: "file"))
    var files: [String]

    @OptionGroup(title: "Scenario options") var scenario: ScenarioOptions

    func run() throws {
        var problems: [String] = []
        for file in files {
            do throws(CommandFailure) {
                let scenarios = try scenario.load([file])
                for scenario in scenarios { try check(scenario) }
                Console.warnOfHoles(in: scenarios)
                try Console.print("\(file): valid\n")
            } catch {
                guard error.status == .badInput else { throw error }
                problems += error.lines.filter { !problems.contains($0) }
            }
        }
        guard problems.isEmpty else { throw CommandFailure(.badInput, problems) }
    }

    /// What only the engine and the budget can find.
    private func check(_ scenario: Scenario) throws(CommandFailure) {
        let settings = scenario.configuration.simulation
        do throws(CityModelError) {
            _ = try City(scenario.configuration, seed: settings.seed, replication: 0)
        } catch {
            throw CommandFailure(.badInput, "\(scenario.name): \(error)")
        }
        _ = try Simulation.budgets([scenario])
    }
}
