import ArgumentParser
import Foundation
import Reporting
import ScenarioFiles

/// `sigap new`: a commented scenario to begin from.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a commented scenario to begin from.",
        discussion: """
            Writes NAME.yaml and never overwrites a file.

            EXAMPLES
              sigap new my-city
              sigap new Scenarios/my-city
            """)

    @Argument(help: ArgumentHelp("The scenario's name, with a folder if need be.", valueName: "name"))
    var name: String

    func run() throws {
        let path = name.hasSuffix(".yaml") ? name : name + ".yaml"
        let title = path.split(separator: "/").last.map { String($0.dropLast(".yaml".count)) } ?? ""
        do throws(OutputError) {
            // A name that no result folder could have would fail only after the first run.
            _ = try OutputFolder(parent: ".", name: title)
            try NewFile.write(OutputFile(name: path, text: StarterScenario.text(name: title)))
        } catch {
            throw CommandFailure(error)
        }
        try Console.print("\(path)\n")
    }
}
