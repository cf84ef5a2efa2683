import CityModel
import Experiments
import Foundation
import ScenarioFiles
import Testing

@Suite("Sweeps")
struct SweepTests {
    @Test("Axes are read with their units; steps are even, both ends included")
    func axes() throws {
        let share = try SweepAxis("cctv.sensitivity=45 %..80 %:8")
        #expect(share.values == ["45 %", "50 %", "55 %", "60 %", "65 %", "70 %", "75 %", "80 %"])
        #expect(share.numbers == [45, 50, 55, 60, 65, 70, 75, 80] && share.unit == "%")
        #expect(try SweepAxis("a.b=0.2..0.5/day:4").values == ["0.2/day", "0.3/day", "0.4/day", "0.5/day"])
        #expect(try SweepAxis("p=Rp 1 juta..Rp 3 juta:3").values == ["Rp 1 juta", "Rp 2 juta", "Rp 3 juta"])
        #expect(try SweepAxis("n=1,4,6,9").numbers == [1, 4, 6, 9])
        let words = try SweepAxis("a+b=separate, linked,shared")
        #expect(
            words.paths == ["a", "b"] && words.values == ["separate", "linked", "shared"]
                && words.numbers == nil)
        // Decimal steps are written as people would, not as binary fractions add up.
        #expect(try SweepAxis("x=0..1:11").values[3] == "0.3")
    }

    @Test(
        "What is no axis is one clear line",
        arguments: [
            ("x", "has no `=`"), ("=1..2:3", "names no path"), ("a+=1,2", "names no path"),
            ("a+a=1,2", "a path twice"),
            ("x=1..2", "how many values to take; write `x=1..2:5`"), ("x=1..2:1", "takes 2 to 1000 values"),
            ("x=1..2:two", "such as `x=1..2:5`"),
            ("x=4..1", "is reversed; write the lower end first: `x=1..4:5`"),
            ("x=3 s..1 s:3", "is reversed; write the lower end first: `x=1 s..3 s:3`"),
            ("x=1..1:3", "are equal"),
            ("x=a..b:3", "not numbers"),
            ("x=1 s..2 min:3", "different units"), ("x=1", "one value only"), ("x=1,,2", "an empty value"),
            ("x=1,1", "a value twice"), ("x=2,1", "do not rise"),
        ])
    func noAxes(text: String, what: String) {
        do throws(DesignError) {
            _ = try SweepAxis(text)
            Issue.record("\(text) is accepted")
        } catch {
            #expect(error.lines.count == 1 && error.description.contains(what), "\(error)")
            #expect(error.description.hasPrefix("--vary \(text): "))
        }
    }

    @Test(
        "M/M/c on a grid: waits fall with agents and rise with talk time; each point is the scenario with its values"
    )
    func grid() throws {
        let scenario = try queueScenario("one", days: 4, replications: 2)
        let axes = [
            try SweepAxis("desks.centre.staff.agents.posts=1,2,3"),
            try SweepAxis("call_streams.calls.talk.exponential.mean=60 s..150 s:2"),
        ]
        let measures = try ["calls.wait_mean@desk:centre", "calls.wait_p90@desk:centre"].map {
            try MeasuredKPI(text: $0)
        }
        func run(_ threads: Int) throws -> SweepResult {
            try #require(
                try SweepStudy.run(
                    scenario, axes: axes, measures: measures, settings: StudySettings(threads: threads)))
        }
        let result = try run(1)
        #expect(result.cells.map(\.place) == [[0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [2, 1]])
        func wait(_ place: [Int]) throws -> Double {
            try #require(result.cell(place)?.values[0].value)
        }
        // One FIFO class and calls with times of their own: pathwise, so also in every replication.
        #expect(try wait([0, 0]) > wait([1, 0]) && wait([1, 0]) >= wait([2, 0]))
        for agents in 0..<3 { #expect(try wait([agents, 0]) < wait([agents, 1])) }
        // The same as a run of the changed scenario beside the base: same majorants, for a rate that stays.
        let changed = try scenario.changed(by: [
            ScenarioOverride(path: "desks.centre.staff.agents.posts", value: "2"),
            ScenarioOverride(path: "call_streams.calls.talk.exponential.mean", value: "150 s"),
        ])
        let study = try Study.run(scenarios: [changed])
        for (index, measure) in measures.enumerated() {
            let row = summarise(study.runs[0]).first { $0.kpi == measure.kpi.id && $0.scope == measure.scope }
            #expect(result.cell([1, 1])?.values[index].value == row?.mean)
            #expect(result.cell([1, 1])?.values[index].low == row?.ciLow)
        }
        let difference = try #require(result.cell([1, 1])?.differences[0])
        let base = try #require(result.base[0].value)
        #expect(abs((difference.value ?? .nan) - (try wait([1, 1]) - base)) < 1e-9)
        #expect(try run(8).cells == result.cells)
    }

    @Test("Points that are not valid, too many axes and a common path are refused before anything is run")
    func refusals() throws {
        let scenario = try queueScenario("one", days: 1, replications: 1)
        func line(_ texts: [String]) throws -> String {
            let axes = try texts.map { try SweepAxis($0) }
            do throws(DesignError) {
                _ = try SweepStudy.run(scenario, axes: axes, measures: [])
            } catch {
                return error.description
            }
            Issue.record("\(texts) is accepted")
            return ""
        }
        #expect(try line(["handling.answring=1 s..2 s:2"]).contains("answring"))
        #expect(try line(["handling.answring=1 s..2 s:2"]).contains("--vary handling.answring"))
        #expect(try line(["lines.calls.channel=1..3:3"]).contains("--vary lines.calls.channel"))
        #expect(try line(["desks.centre.staff.agents.posts=1..2:3"]).contains("`1.5`"))
        #expect(try line(["junk_share=1 %,2 %", "junk_share=1 %,2 %"]).contains("a path in common"))
        #expect(try line(["a=1,2", "b=1,2", "c=1,2"]).contains("is written 3 times"))
        #expect(try line(["a=0..1:1000", "b=0..1:1000"]).contains("1000000 points"))
    }
}
