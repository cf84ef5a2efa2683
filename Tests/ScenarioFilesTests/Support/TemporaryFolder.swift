import Foundation
import ScenarioFiles
import Testing

/// A folder of files that exists for one test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/scenario-files-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, Array(text.utf8))
    }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        let folder = (file as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    /// The messages about a file, with the folder's own path taken out.
    func messages(_ name: String, overrides: [ScenarioOverride] = []) -> [String] {
        do throws(ScenarioError) {
            _ = try ScenarioLoader.load(path: path + "/" + name, overrides: overrides)
            return []
        } catch {
            return error.problems.map { $0.description.replacingOccurrences(of: path + "/", with: "") }
        }
    }

    func load(_ name: String, overrides: [ScenarioOverride] = []) throws -> Scenario {
        try ScenarioLoader.load(path: path + "/" + name, overrides: overrides)
    }
}

/// The messages about a scenario text.
func messages(_ text: String) -> [String] {
    do throws(ScenarioError) {
        _ = try ScenarioLoader.read(text: text, name: "s.yaml")
        return []
    } catch {
        return error.problems.map(\.description)
    }
}

/// Compares messages so that a failure shows both lists.
func expect(_ found: [String], _ expected: [String], at location: SourceLocation = #_sourceLocation) {
    #expect(found == expected, sourceLocation: location)
}
