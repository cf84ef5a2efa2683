import Experiments
import ScenarioFiles
import Testing

@Suite("Checks of parameters")
struct ParameterCheckTests {
    private func rows(_ checks: String, changes: [String] = []) throws -> [CheckRow] {
        let folder = try CheckFolder()
        let suite = try folder.suite(
            "parameters:\n" + checks, changes: ["shop": try changes.map { try ScenarioOverride($0) }])
        let report = suite.run()
        #expect(report.simulations == 0)
        return report.rows
    }

    @Test("Bounds are in the parameter's unit, however they are written")
    func bounds() throws {
        let path = "callers.patience.exponential.mean"
        let row = try rows("  - {id: a, path: \(path), at_least: 1 min, at_most: 0.03 h, why: ringing}")[0]
        #expect(row.passed && row.check == "a" && row.kind == .parameter && row.scenario == "shop")
        #expect(row.subject == path && row.observed == "90 s" && row.expected == ">= 1 min, <= 0.03 h")
        let low = try rows("  - {id: a, path: \(path), at_least: 100 s, why: ringing}")[0]
        #expect(!low.passed)
        #expect(low.message.contains("is 90 s: is below at least 100 s by 10 s (10 %) (its source: counted)"))
        #expect(low.message.hasSuffix("why: ringing"))
        let high = try rows("  - {id: a, path: \(path), at_most: 45 s, why: ringing}")[0]
        #expect(high.message.contains("is above at most 45 s by 45 s (100 %)"))
        let foreign = try rows("  - {id: a, path: \(path), at_most: 45 %, why: ringing}")[0]
        #expect(!foreign.passed && foreign.message.contains("90 s cannot be compared with 45 %"))
    }

    @Test("A recorded value tells how far it has moved, in numbers not in letters")
    func drift() throws {
        let path = "callers.patience.exponential.mean"
        let check = "  - {id: a, path: \(path), equals: 90 s, source: book}"
        #expect(try rows(check)[0].passed)
        #expect(try rows(check, changes: ["\(path)=1.5 min"])[0].passed)
        let moved = try rows(check, changes: ["\(path)=99 s"])[0]
        #expect(!moved.passed && moved.message.contains("was 90 s, has risen by 9 s (10 %)"))
        #expect(moved.message.hasSuffix("source: book"))
        let unit = try rows(check, changes: ["\(path)=90 min"])[0]
        #expect(unit.message.contains("has risen by 5310 s (5900 %)"))
        let word = try rows("  - {id: a, path: lines.shop.desk, equals: till, why: x}")[0]
        #expect(!word.passed && word.message.contains("was till, has become another"))
    }

    @Test("Provenance is demanded of every value that a pattern means")
    func provenance() throws {
        let sourced = try rows(
            "  - {id: a, every: \"callers.**.mean\", needs_source: true, grades: [A, B], why: x}")
        #expect(sourced.count == 1 && sourced[0].passed)
        let grades = try rows("  - {id: a, every: \"callers.**.mean\", grades: [A], why: x}")
        #expect(!grades[0].passed && grades[0].message.contains("has grade B instead of A"))
        let rates = try rows("  - {id: a, every: \"call_streams.*.rate\", needs_source: true, why: x}")
        #expect(rates.map(\.subject) == ["call_streams.jokes.rate"])
        #expect(rates.allSatisfy { !$0.passed } && rates[0].message.contains("names no source"))
        // All as demanded: one row that says how many.
        let all = try rows(
            "  - {id: a, every: \"call_streams.*.kind\", grades: [A], why: x}\n  - {id: b, every: \"lines.*.rank\", equals: \"1\", why: x}"
        )
        #expect(all.last?.passed == true && all.last?.check == "b")
    }

    @Test("A path that means nothing fails, with the nearest one")
    func nothing() throws {
        let row = try rows("  - {id: a, path: lines.shop.rnk, equals: \"1\", why: x}")[0]
        #expect(!row.passed && row.message.contains("did you mean lines.shop.rank?"))
        let pattern = try rows("  - {id: a, every: \"linse.**\", needs_source: true, why: x}")[0]
        #expect(!pattern.passed && pattern.message.contains("no value is written at linse.**"))
    }

    @Test("A table of recorded values shows what moved, what came and what went")
    func table() throws {
        let folder = try CheckFolder()
        let check = "parameters:\n  - {id: a, every: \"call_streams.**\", baseline: base/p.csv, why: x}"
        let before = try folder.suite(check)
        #expect(before.run().rows.first?.message.contains("no recorded baseline") == true)
        let recorded = try before.recordBaselines()
        #expect(recorded.map(\.path) == ["\(folder.path)/base/p.csv"])
        try folder.write(recorded[0].text, to: "base/p.csv")
        let report = try folder.suite(check).run()
        #expect(report.passed && report.rows.count == 1)

        let changes = try [
            "call_streams.calls.talk={exponential: {mean: 220 s}}",
            "call_streams.jokes.talk={exponential: {mean: 20 s}}",
        ].map { try ScenarioOverride($0) }
        let rows = try folder.suite(check, changes: ["shop": changes]).run().rows
        #expect(rows.allSatisfy { !$0.passed })
        let messages = rows.map { "\($0.subject): \($0.message)" }
        #expect(
            messages.contains {
                $0.contains("calls.talk.exponential.mean") && $0.contains("has risen by 20 s (10 %)")
            })
        #expect(messages.contains { $0.contains("jokes.talk.exponential.mean") && $0.contains("is new") })
        #expect(
            messages.contains {
                $0.contains("call_streams.jokes.talk:") && $0.contains("is gone; it was 20 s")
            })
    }
}
