import Experiments
import Foundation
import ScenarioFiles
import Testing

@Suite("Uncertain inputs")
struct UncertaintyTests {
    private func scenario(_ name: String, posts: Int = 1, extra: String = "") throws -> Scenario {
        try ScenarioLoader.read(
            text: """
                sigap: 1
                simulation: {start: 2024-01-01, measured: 1 d, replications: 2, seed: 1}
                lines: [{id: "119", desk: psc119}]
                call_streams:
                  - {id: info, kind: information, rate: {value: 200/day, low: 100/day, high: 400/day}, calls_to: {"119": 1}, talk: {exponential: {mean: {value: 90 s, low: 60 s, high: 180 s}}}}
                handling: {answering: 5 s}
                callers: {patience: {exponential: {mean: 60 s}}}
                desks:
                  - id: psc119
                    agency: health
                    staff: [{id: crew, roles: [call_taking], posts: {value: \(posts), low: 0, high: \(2 * posts - 1)}}]
                \(extra)
                """, name: name + ".yaml")
    }

    @Test(
        "Drawn values lie within their bounds, have the law's mean, and are written back as they were drawn")
    func laws() throws {
        let inputs = UncertainInputs([try scenario("one")], seed: 1)
        #expect(
            inputs.paths == [
                "call_streams.info.rate", "call_streams.info.talk.exponential.mean",
                "desks.psc119.staff.crew.posts",
            ])
        let talk = try #require(inputs.scenarios[0].parameters.first { $0.path.hasSuffix("mean") })
        let values = (0..<4_000).map { inputs.value(of: talk, draw: $0) }
        #expect(values.allSatisfy { (60...180).contains($0) })
        // Triangular: mean (60 + 90 + 180) / 3 = 110, sd 25.5; five standard errors are 2.0 (false alarm 6e-7).
        let mean = values.reduce(0, +) / 4_000
        #expect(abs(mean - 110) < 2)
        // Below the mode lies (90 - 60) / 120 of it.
        let below = Double(values.count { $0 < 90 }) / 4_000
        #expect(abs(below - 0.25) < 0.035)
        let uniform = UncertainInputs([try scenario("one")], seed: 1, law: .uniform)
        let even = (0..<4_000).map { uniform.value(of: talk, draw: $0) }.reduce(0, +) / 4_000
        // Mean 120, sd 34.6: five standard errors are 2.7.
        #expect(abs(even - 120) < 2.7)
        let drawn = try inputs.draw(3).scenarios[0]
        let again = try #require(drawn.parameters.first { $0.path == talk.path }?.value)
        #expect(abs(again - inputs.value(of: talk, draw: 3, attempt: try inputs.draw(3).rejected)) < 1e-8)
        let posts = try #require(drawn.parameters.first { $0.path.hasSuffix("posts") }?.value)
        #expect(posts == posts.rounded() && (1...3).contains(posts))
    }

    @Test("A parameter is drawn alike in all scenarios, and another one changes nothing")
    func keyed() throws {
        let both = UncertainInputs(
            [
                try scenario("one"),
                try scenario("two", posts: 2, extra: "junk_share: {value: 0 %, low: 0 %, high: 0 %}"),
            ],
            seed: 9)
        for number in 0..<5 {
            let drawn = try both.draw(number).scenarios
            let rates = drawn.map { $0.parameters.first { $0.path == "call_streams.info.rate" }?.value }
            #expect(rates[0] == rates[1])
        }
        let alone = UncertainInputs([try scenario("one")], seed: 9)
        let rate = try #require(alone.scenarios[0].parameters.first { $0.path == "call_streams.info.rate" })
        #expect(alone.value(of: rate, draw: 2) == both.value(of: rate, draw: 2))
        #expect(alone.value(of: rate, draw: 2) != alone.value(of: rate, draw: 3))
        #expect(
            alone.value(of: rate, draw: 2)
                != UncertainInputs(alone.scenarios, seed: 8).value(of: rate, draw: 2))
    }

    @Test("Ranges do not depend on threads; values that do not fit are drawn again; a draw is a comparison")
    func study() throws {
        let scenarios = [try scenario("one"), try scenario("two", posts: 2)]
        func run(_ threads: Int) throws -> UncertaintyResult {
            try #require(
                try UncertaintyStudy.run(
                    scenarios, uncertainty: .init(draws: 20), settings: StudySettings(threads: threads)))
        }
        let result = try run(1)
        #expect(try run(3).rows() == result.rows())
        #expect(
            result.rejected > 0 && result.draws == 20 && result.replications == 2 && result.parameters == 3)
        let row = try #require(result.rows().first { $0.scenario == "two" && $0.kpi == "calls.offered" })
        let value = try #require(row.value)
        #expect(value.low < value.median && value.median < value.high)
        // One draw by hand: the least and greatest of one draw are its value.
        let single = try #require(
            try UncertaintyStudy.run(scenarios, uncertainty: .init(draws: 1), settings: StudySettings()))
        let drawn = try UncertainInputs(scenarios, seed: 1).draw(0).scenarios
        let study = try Study.run(scenarios: drawn)
        let offered = study.runs.map { run in
            summarise(run).first { $0.kpi == "calls.offered" && $0.scope == "city" }?.mean
        }
        for (index, name) in ["one", "two"].enumerated() {
            let row = try #require(single.rows().first { $0.scenario == name && $0.kpi == "calls.offered" })
            #expect(row.value?.low == offered[index] && row.value?.high == offered[index])
        }
    }

    @Test("Nothing uncertain is an error, cancelling is none")
    func refusals() throws {
        let certain = try ScenarioLoader.read(text: StarterScenario.text(name: "x"), name: "x.yaml")
        if UncertainInputs([certain], seed: 1).paths.isEmpty {
            do throws(UncertaintyStudy.Failure) {
                _ = try UncertaintyStudy.run(
                    [certain], uncertainty: .init(draws: 1), settings: StudySettings())
                Issue.record("there is nothing to draw")
            } catch {
                #expect(
                    error.lines == [
                        "no value of the scenarios is uncertain; write some with `low` and `high`"
                    ])
            }
        }
        let cancellation = Cancellation()
        cancellation.cancel()
        let result = try UncertaintyStudy.run(
            [try scenario("one")], uncertainty: .init(draws: 2), settings: StudySettings(),
            cancellation: cancellation)
        #expect(result == nil)
    }
}
