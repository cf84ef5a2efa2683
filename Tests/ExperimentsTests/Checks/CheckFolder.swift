import Experiments
import Foundation
import ScenarioFiles

/// A folder of its own with a small scenario and check files, removed when the test ends.
final class CheckFolder {
    let path: String

    /// A folder that holds `shop.yaml`: 6 calls an hour of mean 200 s at one agent who leaves after 90 s, in days of
    /// one; quick in debug builds.
    init() throws {
        path = NSTemporaryDirectory() + "sigap-checks-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try write(Self.shop, to: "shop.yaml")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    static let shop = """
        sigap: 1
        title: Shop
        simulation: {warm_up: 0 s, measured: 2 d, replications: 4, seed: 5}
        callers: {patience: {exponential: {mean: {value: 90 s, low: 60 s, high: 120 s, source: "counted", grade: B}}}}
        call_streams:
          - {id: calls, name: Calls, kind: emergency, rate: {value: 6/h, source: "log"}, calls_to: {shop: 1}, talk: {exponential: {mean: 200 s}}}
          - {id: jokes, name: Jokes, kind: prank, rate: 1/h, calls_to: {shop: 1}, talk: 20 s}
        lines:
          - {id: shop, name: Shop, desk: shop, rank: 1}
        human_resource_levels:
          exact: {handling_factor: 1, under_triage: 0 %, over_triage: 0 %, wrong_agency: 0 %, absence: 0 %}
        desks:
          - id: shop
            name: Shop
            agency: health
            trunks: 3
            human_resources: exact
            staff:
              - {id: agents, roles: [call_taking], posts: 1}
        budget:
          currency_year: 2024
          first_fiscal_year: 2025
          fiscal_years: 1
          inflation: 0 %
          relief_factor: 5
          agencies: [{id: health, name: Dinas Kesehatan}]
          account_codes: [{code: "5.1.02.02", name: Belanja Jasa}]
          items:
            - {id: pay, name: Pay, of: desk, account: "5.1.02.02", driver: persons, price: Rp 1 juta}
        """

    func write(_ text: String, to file: String) throws {
        let place = "\(path)/\(file)"
        try FileManager.default.createDirectory(
            atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try text.write(toFile: place, atomically: true, encoding: .utf8)
    }

    /// A check file about `shop.yaml` with the given sections.
    func suite(
        _ sections: String, header: String = "replications: 8", changes: [String: [ScenarioOverride]] = [:]
    ) throws -> CheckSuite {
        try write(
            """
            sigap_checks: 1
            title: Shop
            scenarios: {shop: shop.yaml}
            \(header)
            \(sections)
            """, to: "checks.yaml")
        return try CheckSuite.load(path: "\(path)/checks.yaml", changes: changes)
    }

    /// The repository's own files.
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
}
