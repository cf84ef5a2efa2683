import ArgumentParser
import Foundation

/// The command line: arguments, progress, exit codes.
@main
struct Sigap: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sigap",
        abstract: "Simulates a city's emergency service, from call to arrival, and what its options cost.",
        discussion: """
            EXAMPLES
              sigap new my-city
              sigap validate my-city.yaml
              sigap run Scenarios/magelang/magesty-2024.yaml
              sigap compare Scenarios/magelang/magesty-2024.yaml \\
                Scenarios/magelang/tula-style.yaml
              sigap staff today.yaml --target 'calls.answered_within_10s>=90 %'
              sigap budget Scenarios/magelang/tula-style.yaml --lang id
              sigap check Scenarios/checks/*.yaml
              sigap calibrate cctv
              sigap explain incident.response_p90

            Results go to standard output and to a folder in Output; progress and
            warnings go to standard error.

            EXIT CODES
              0  good
              1  a check or a target failed
              2  wrong use or bad input
              3  could not write
              130  interrupted
            """,
        version: Version.current,
        subcommands: [
            RunCommand.self, CompareCommand.self, GapCommand.self, StaffCommand.self, SensitivityCommand.self,
            SweepCommand.self, TraceCommand.self, BudgetCommand.self, CheckCommand.self,
            CalibrateCommand.self, ValidateCommand.self, SchemaCommand.self, ExplainCommand.self,
            NewCommand.self,
        ])

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as CommandFailure {
            for line in failure.lines { Console.error(line) }
            Foundation.exit(failure.status.rawValue)
        } catch {
            finish(with: error)
        }
    }

    /// Help, version, and wrong arguments, whose status is that of any other bad input.
    private static func finish(with error: any Error) -> Never {
        guard exitCode(for: error) == .success else {
            let text = message(for: error).split(separator: "\n").joined(separator: " ")
            Console.error("\(text); see sigap --help")
            Foundation.exit(ExitStatus.badInput.rawValue)
        }
        do throws(CommandFailure) {
            try Console.print(fullMessage(for: error) + "\n")
        } catch {
            for line in error.lines { Console.error(line) }
            Foundation.exit(error.status.rawValue)
        }
        Foundation.exit(ExitStatus.good.rawValue)
    }
}
