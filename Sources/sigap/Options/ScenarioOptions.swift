import ArgumentParser
import ScenarioFiles

/// Changes to the scenarios of a command.
struct ScenarioOptions: ParsableArguments {
    @Option(
        name: .customLong("set"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Change one value of every scenario, such as 'handling.answering=4 s'; may be repeated.",
            valueName: "path=value"))
    var overrides: [String] = []

    /// Reads scenarios; all that is wrong with any of them is reported at once.
    ///
    /// - Parameter variants: Further scenarios that are the first file with changes: `name: path=value; path=value`.
    func load(_ paths: [String], variants: [String] = []) throws(CommandFailure) -> [Scenario] {
        var problems: [String] = []
        var changes: [ScenarioOverride] = []
        for text in overrides {
            do throws(ScenarioError) {
                changes.append(try ScenarioOverride(text))
            } catch {
                problems += error.problems.map(\.description)
            }
        }
        guard problems.isEmpty else { throw CommandFailure(.badInput, problems) }
        var scenarios: [Scenario] = []
        for path in paths {
            do throws(ScenarioError) {
                scenarios.append(try ScenarioLoader.load(path: path, overrides: changes))
            } catch {
                // Files that extend the same one have the same mistakes.
                problems += error.problems.map(\.description).filter { !problems.contains($0) }
            }
        }
        for text in variants where !paths.isEmpty {
            let variant: ScenarioVariant
            do throws(CommandFailure) {
                variant = try ScenarioVariant(text)
            } catch {
                problems += error.lines
                continue
            }
            do throws(ScenarioError) {
                var scenario = try ScenarioLoader.load(path: paths[0], overrides: changes + variant.overrides)
                guard !scenarios.contains(where: { $0.name == variant.name }) else {
                    problems.append(
                        "--variant \(text): another scenario is called `\(variant.name)`; give each its own name"
                    )
                    continue
                }
                scenario.name = variant.name
                scenarios.append(scenario)
            } catch {
                problems += error.problems.map { ScenarioVariant.reworded($0.description) }
                    .filter { !problems.contains($0) }
            }
        }
        guard problems.isEmpty else { throw CommandFailure(.badInput, problems) }
        try checkNames(scenarios)
        return scenarios
    }

    private func checkNames(_ scenarios: [Scenario]) throws(CommandFailure) {
        var seen: [String: String] = [:]
        for scenario in scenarios {
            let path = scenario.inputs.first?.path ?? scenario.name
            if let other = seen.updateValue(path, forKey: scenario.name) {
                throw CommandFailure(
                    .badInput,
                    "\(path): is called `\(scenario.name)` like \(other), and results could not be told apart; give one file another name"
                )
            }
        }
    }

    /// The options as the record of the run keeps them.
    var recorded: [String] { overrides.flatMap { ["--set", $0] } }
}
