import Foundation
import ScenarioFiles

/// A scenario that is another one with changes, as `--variant` writes it: `name: path=value; path=value`.
struct ScenarioVariant {
    var name: String
    var overrides: [ScenarioOverride]

    init(_ text: String) throws(CommandFailure) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0]).trimmingCharacters(in: .whitespaces)
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_.".unicodeScalars.contains($0)
        }
        guard parts.count == 2, !name.isEmpty, isPlain else {
            throw CommandFailure(
                .badInput,
                "--variant \(text): has no name; write `name: path=value`, the name of letters, digits, `-`, `_` and `.`"
            )
        }
        var overrides: [ScenarioOverride] = []
        var problems: [String] = []
        for change in parts[1].split(separator: ";") where change.contains(where: { $0 != " " }) {
            do throws(ScenarioError) {
                overrides.append(try ScenarioOverride(String(change)))
            } catch {
                problems += error.problems.map { Self.reworded($0.description) }
            }
        }
        guard problems.isEmpty else { throw CommandFailure(.badInput, problems) }
        guard !overrides.isEmpty else {
            throw CommandFailure(
                .badInput, "--variant \(text): changes nothing; write `\(name): path=value`")
        }
        self.name = name
        self.overrides = overrides
    }

    /// Changes of a variant are read as those of `--set`, but nobody wrote that option.
    static func reworded(_ message: String) -> String {
        message.hasPrefix("--set ") ? "--variant " + message.dropFirst("--set ".count) : message
    }
}
