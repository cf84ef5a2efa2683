import CityModel
import Foundation
import ScenarioFiles

/// Five days of the shipped scenario of today: telephone handovers, cameras, several agencies.
enum TraceExample {
    static func scenario() throws -> Scenario {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let path = root.appending(path: "Scenarios/magelang/magesty-2024.yaml").path
        return try ScenarioLoader.load(
            path: path, overrides: [ScenarioOverride("simulation.measured=5 d")])
    }

    static func trace(_ scenario: Scenario) throws -> CityTrace {
        try City.trace(scenario.configuration, seed: 1, replication: 0)
    }
}
