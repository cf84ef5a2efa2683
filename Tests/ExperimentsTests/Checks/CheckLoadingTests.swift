import Experiments
import Foundation
import ScenarioFiles
import Testing

@Suite("Reading check files")
struct CheckLoadingTests {
    @Test(
        "What is wrong is reported with its remedy",
        arguments: [
            (
                "results:\n  - {id: a, scenario: shop, kpi: calls.wait_men, expected: 5 s, why: x}",
                "did you mean `calls.wait_mean`?"
            ),
            (
                "results:\n  - {id: a, scenario: shop, kpi: calls.wait_mean, expected: 5 %, why: x}",
                "a time such as `12 s`"
            ),
            (
                "results:\n  - {id: a, scenario: shop, kpi: calls.offered, expected: 5 s, why: x}",
                "a number without a unit (calls)"
            ),
            ("results:\n  - {id: a, scenario: shop, kpi: calls.offered, why: x}", "demands nothing"),
            (
                "results:\n  - {id: a, scenario: shop, kpi: calls.offered, expected: 5, at_least: 4, why: x}",
                "several references"
            ),
            (
                "results:\n  - {id: a, scenario: shop, kpi: calls.offered, at_least: 4, tolerance: 1, why: x}",
                "nothing to be tolerant about"
            ),
            (
                "results:\n  - {id: a, scenario: shop, kpi: calls.offered, expected: 5}",
                "neither why nor by which source"
            ),
            (
                "results:\n  - {id: a, scenario: shp, kpi: calls.offered, expected: 5, why: x}",
                "did you mean `shop`?"
            ),
            (
                "results:\n  - {id: a, scenario: shop, set: [lines.shop.rnk=2], kpi: calls.offered, expected: 5, why: x}",
                "did you mean `rank`?"
            ),
            (
                "results:\n  - {id: a, scenario: shop, set: [lines], kpi: calls.offered, expected: 5, why: x}",
                "write `path=value`"
            ),
            (
                "parameters:\n  - {id: a, path: x, every: y, equals: \"1\", why: x}",
                "only one of `path` or `every`"
            ),
            ("parameters:\n  - {id: a, path: x, why: x}", "demands nothing"),
            (
                "parameters:\n  - {id: a, path: x, equals: \"1\", why: x}\nresults:\n  - {id: a, scenario: shop, kpi: calls.offered, expected: 5, why: x}",
                "give each check its own id"
            ),
            (
                "relations:\n  - {id: a, kind: larger, scenario: shop, kpi: calls.offered, why: x}",
                "has no other side"
            ),
            (
                "relations:\n  - {id: a, kind: zero, scenario: shop, kpi: calls.offered, than: {scenario: shop}, why: x}",
                "has one side only"
            ),
            (
                "relations:\n  - {id: a, kind: unchanged, scenario: shop, kpi: calls.offered, why: x}",
                "changes nothing"
            ),
            ("relations:\n  - {id: a, kind: zero, scenario: shop, why: x}", "measures nothing"),
            (
                "relations:\n  - {id: a, kind: larger, scenario: shop, kpi: calls.offered, than: {scenario: shop}, tolerance: 1, why: x}",
                "only `equal` has a tolerance"
            ),
            (
                "relations:\n  - {id: a, kind: smaller, scenario: shop, kpi: calls.offered, why: x}",
                "not_larger"
            ),
            ("paramters: []", "did you mean `parameters`?"),
        ])
    func problems(sections: String, expected: String) throws {
        let folder = try CheckFolder()
        let error = try #require(throws: ScenarioError.self) { try folder.suite(sections) }
        #expect(error.description.contains(expected), "\(error.description)")
    }

    @Test("A scenario that cannot be read is reported under its own name, with everything else")
    func scenarios() throws {
        let folder = try CheckFolder()
        try folder.write(
            """
            sigap_checks: 1
            scenarios: {a: none.yaml, b: broken.yaml}
            results:
              - {id: r, scenario: a, kpi: calls.ofered, expected: 5, why: x}
            """, to: "checks.yaml")
        try folder.write("sigap: 1\nhandling: {answering: 5}\n", to: "broken.yaml")
        let error = try #require(throws: ScenarioError.self) {
            try CheckSuite.load(path: "\(folder.path)/checks.yaml")
        }
        let text = error.description
        #expect(
            text.contains("none.yaml") && text.contains("broken.yaml:2") && text.contains("calls.offered"))
    }

    @Test("A log that a scenario replays is among the inputs")
    func replayedLog() throws {
        let folder = try CheckFolder()
        try folder.write("at,talk\n60,90\n", to: "calls.csv")
        try folder.write(
            CheckFolder.shop.replacingOccurrences(
                of: "rate: 1/h, calls_to: {shop: 1}, talk: 20 s",
                with: "calls_to: {shop: 1}, replay: {file: calls.csv, arrival: at, talk: talk}"),
            to: "shop.yaml")
        let suite = try folder.suite(
            "results: [{id: a, scenario: shop, why: w, kpi: calls.offered, at_least: 1}]")
        let names = suite.inputs.map { ($0.path as NSString).lastPathComponent }
        #expect(names.filter { $0 == "calls.csv" }.count == 1)
    }

    @Test("Everything that a verdict depends on is among the inputs")
    func inputs() throws {
        let folder = try CheckFolder()
        try folder.write("subject,kpi,scope,mean,sd,n\nshop,calls.offered,city,1,1,8\n", to: "base/r.csv")
        let suite = try folder.suite(
            "results:\n  - {id: a, scenario: shop, kpi: calls.offered, baseline: base/r.csv, why: x}")
        let names = suite.inputs.map { ($0.path as NSString).lastPathComponent }
        #expect(names == ["checks.yaml", "shop.yaml", "r.csv"])
        #expect(suite.checks == ["a"])
        #expect(suite.title.en == "Shop")
    }

    @Test("A change to a scenario that the file does not name is refused")
    func changes() throws {
        let folder = try CheckFolder()
        let change = try ScenarioOverride("lines.shop.rank=2")
        let error = try #require(throws: ScenarioError.self) {
            try folder.suite(
                "parameters:\n  - {id: a, path: lines.shop.rank, equals: \"1\", why: x}",
                changes: ["store": [change]])
        }
        #expect(error.description.contains("no scenario `store`"))
    }

    @Test("Some checks can be kept; one that does not exist is an error")
    func only() throws {
        let folder = try CheckFolder()
        _ = try folder.suite(
            "results:\n  - {id: first, scenario: shop, kpi: calls.offered, expected: 5, why: x}\n"
                + "  - {id: second, scenario: shop, kpi: calls.offered, expected: 6, why: x}")
        let path = "\(folder.path)/checks.yaml"
        #expect(try CheckSuite.load(path: path, only: ["second"]).checks == ["second"])
        let error = try #require(throws: ScenarioError.self) {
            try CheckSuite.load(path: path, only: ["frist"])
        }
        #expect(error.description.contains("there is no check `frist`"))
    }
}
