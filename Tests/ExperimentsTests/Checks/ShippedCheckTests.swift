import Experiments
import Foundation
import ScenarioFiles
import Testing

/// Five days instead of twenty.
private let shorter = ScenarioOverride(path: "simulation.measured", value: "5 d")

@Suite("The shipped checks")
struct ShippedCheckTests {
    static func load(
        _ name: String, only identifiers: Set<String>? = nil, changes: [String: [ScenarioOverride]] = [:]
    ) throws -> CheckSuite {
        try CheckSuite.load(
            path: "\(CheckFolder.repository)/Scenarios/checks/\(name).yaml", only: identifiers,
            changes: changes)
    }

    @Test("There are enough of them, each with its own name")
    func count() throws {
        let names = try ["assumptions", "theory", "magelang"].flatMap { try Self.load($0).checks }
        #expect(names.count >= 25 && Set(names).count == names.count)
    }

    @Test("All assumptions hold, and nothing has drifted")
    func assumptions() throws {
        let report = try Self.load("assumptions").run()
        for row in report.rows where !row.passed { Issue.record("\(row.check): \(row.message)") }
        #expect(report.checks >= 25 && report.simulations == 0)
    }

    /// A part of the results, with fewer replications, because debug builds are slow; `sigap check` runs all of them.
    @Test("Results hold")
    func results() throws {
        var magelang = try Self.load(
            "magelang",
            only: [
                "r-incidents", "r-cardiac-arrests", "r-prank-calls", "r-cameras-today", "r-occupancy-today",
                "r-today-busy", "r-today-abandoned", "r-today-handovers", "r-cost-today", "r-cost-tula",
                "r-fair-money", "r-conservation-today", "r-no-junk-no-pranks",
            ])
        magelang.replications = 3
        var theory = try Self.load(
            "theory",
            only: [
                "t-priority-urgent", "t-priority-other", "t-urgent-first", "t-mmck-patience-abandoned",
                "t-conservation-priority",
            ], changes: ["priority": [shorter], "mmck_patience": [shorter], "priority_patience": [shorter]])
        theory.replications = 6
        for report in [magelang.run(), theory.run()] {
            for row in report.rows where !row.passed { Issue.record("\(row.check): \(row.message)") }
            #expect(report.rows.count == report.checks)
        }
    }
}

/// A deliberate mistake in a scenario, and the shipped checks that must notice it.
struct Mutation: Sendable, CustomTestStringConvertible {
    /// What somebody did.
    var mistake: String
    /// The check file.
    var suite: String
    /// The scenario's name in it.
    var scenario: String
    var changes: [String]
    /// The checks that must fail, all of them.
    var caught: [String]
    /// As many as show it; debug builds are slow.
    var replications = 2

    var testDescription: String { mistake }

    /// The row of `docs/assumption-checks.md`.
    var documentation: String {
        let changes = changes.map { "`\($0)`" }.joined(separator: ", ")
        let caught = caught.map { "`\($0)`" }.joined(separator: ", ")
        return "| \(mistake) | \(scenario): \(changes) | \(caught) |"
    }

    static let parameters: [Mutation] = [
        Mutation(
            mistake: "talk time × 1.1", suite: "assumptions", scenario: "today",
            changes: ["handling.interviewing.lognormal.mean=82.5 s"],
            caught: ["p-interview", "p-handling-sourced", "p-drift-handling"]),
        Mutation(
            mistake: "wrong unit: minutes instead of seconds", suite: "assumptions", scenario: "today",
            changes: ["callers.patience.exponential.mean=90 min"], caught: ["p-patience", "p-drift-callers"]),
        Mutation(
            mistake: "wrong unit: a day instead of a year", suite: "assumptions", scenario: "today",
            changes: ["incident_types.fire.rate=28/day"],
            caught: ["p-fire-rate", "p-rates-sourced", "p-drift-incidents"]),
        Mutation(
            mistake: "swapped: under-triage and over-triage", suite: "assumptions", scenario: "today",
            changes: [
                "human_resource_levels.basic.under_triage=28.6 %",
                "human_resource_levels.basic.over_triage=23.4 %",
            ],
            caught: [
                "p-under-triage-basic", "p-over-triage-basic", "p-human-resources-sourced",
                "p-drift-human-resources",
            ]),
        Mutation(
            mistake: "swapped: turn-out of ambulance and engine", suite: "assumptions", scenario: "today",
            changes: [
                "unit_kinds.ambulance.turnout.lognormal.mean=80 s",
                "unit_kinds.engine.turnout.lognormal.mean=112 s",
            ], caught: ["p-ambulance-turnout", "p-engine-turnout", "p-drift-unit-kinds"]),
        Mutation(
            mistake: "dropped: the loss of handovers", suite: "assumptions", scenario: "today",
            changes: ["technical_levels.phone.loss=0 %"],
            caught: ["p-handover-loss", "p-technical-sourced", "p-drift-technical"]),
        Mutation(
            mistake: "off by one: priorities counted from 0", suite: "assumptions", scenario: "today",
            changes: ["incident_types.cardiac_arrest.priorities=[0, 1, 0, 0]"],
            caught: ["p-cardiac-priority", "p-drift-incidents"]),
        Mutation(
            mistake: "off by one: the rank of a line", suite: "assumptions", scenario: "today",
            changes: ["lines.110.rank=2"], caught: ["p-lines-one-rank", "p-drift-lines"]),
        Mutation(
            mistake: "a digit too many in a price", suite: "assumptions", scenario: "today",
            changes: ["budget.items.operator_pay.price=Rp 28 juta"],
            caught: ["p-operator-pay", "p-prices-sourced", "p-drift-budget"]),
    ]

    static let results: [Mutation] = [
        Mutation(
            mistake: "talk time × 1.1", suite: "magelang", scenario: "today",
            changes: [
                "handling.interviewing.lognormal.mean=82.5 s", "handling.locating.lognormal.mean=44 s",
                "handling.answering=5.5 s",
            ], caught: ["r-today-busy"], replications: 16),
        Mutation(
            mistake: "wrong unit: minutes instead of seconds", suite: "magelang", scenario: "today",
            changes: ["callers.patience.exponential.mean=90 min"], caught: ["r-today-abandoned"]),
        Mutation(
            mistake: "wrong unit: a week instead of a year", suite: "magelang", scenario: "today",
            changes: ["incident_types.fire.rate=28/week"], caught: ["r-incidents"], replications: 3),
        Mutation(
            mistake: "dropped: the loss of handovers", suite: "magelang", scenario: "today",
            changes: ["technical_levels.phone.loss=0 %"], caught: ["r-today-handovers-lost"],
            replications: 16),
        Mutation(
            mistake: "prank stream left on without junk", suite: "magelang", scenario: "today",
            changes: ["call_streams.prank.rate=4/day"], caught: ["r-no-junk-no-pranks"]),
        Mutation(
            mistake: "a digit too many in a price", suite: "magelang", scenario: "today",
            changes: ["budget.items.operator_pay.price=Rp 28 juta"], caught: ["r-cost-today"]),
        Mutation(
            mistake: "the city pays for more than the centre costs", suite: "magelang", scenario: "money",
            changes: ["budget.items.ambulance_crews.price=Rp 1.4 miliar"], caught: ["r-fair-money"]),
        Mutation(
            mistake: "swapped: the ranks of two lines", suite: "theory", scenario: "priority",
            changes: ["lines.urgent.rank=2", "lines.other.rank=1"],
            caught: ["t-priority-urgent", "t-priority-other", "t-urgent-first"], replications: 6),
        Mutation(
            mistake: "off by one: both lines of one rank", suite: "theory", scenario: "priority",
            changes: ["lines.urgent.rank=2"], caught: ["t-priority-urgent", "t-urgent-first"], replications: 6
        ),
        Mutation(
            mistake: "talk time × 1.1", suite: "theory", scenario: "mmck_patience",
            changes: ["call_streams.calls.talk={exponential: {mean: 220 s}}"],
            caught: ["t-mmck-patience-abandoned"],
            replications: 6),
        Mutation(
            mistake: "off by one: an agent too many", suite: "theory", scenario: "mmck",
            changes: ["desks.centre.staff.agents.posts=5"], caught: ["t-mmck-blocked", "t-mmck-wait"],
            replications: 6),
        Mutation(
            mistake: "off by one: a line too few", suite: "theory", scenario: "erlang_b",
            changes: ["desks.centre.trunks=7"], caught: ["t-erlang-b-blocked", "t-erlang-b-busy"],
            replications: 6),
        Mutation(
            mistake: "dropped: ringing again after a busy tone", suite: "theory", scenario: "retrial",
            changes: ["callers.after_blocked.probability=0 %"],
            caught: ["t-retrial-attempts", "t-retrial-blocked"], replications: 6),
        Mutation(
            mistake: "another law with the same mean", suite: "theory", scenario: "mdc",
            changes: ["call_streams.calls.talk={exponential: {mean: 120 s}}"],
            caught: ["t-mdc-wait"], replications: 6),
    ]
}

@Suite("Mistakes are caught")
struct MutationTests {
    /// That the same checks pass without the mistake is shown by ``ShippedCheckTests`` and `sigap check`.
    ///
    /// A changed value has lost its source as well, which the checks of provenance notice.
    @Test(
        "A changed parameter fails the checks of that parameter and no others", arguments: Mutation.parameters
    )
    func parameters(mutation: Mutation) throws {
        let report = try run(mutation)
        #expect(Set(report.failedChecks) == Set(mutation.caught))
        for check in mutation.caught { expectNamed(check, in: report) }
    }

    @Test("A changed model fails the checks of its results", arguments: Mutation.results)
    func results(mutation: Mutation) throws {
        let report = try run(mutation)
        #expect(Set(report.failedChecks) == Set(mutation.caught))
        for check in mutation.caught { expectNamed(check, in: report) }
    }

    /// The message names what moved, by how much or from what, and why it matters.
    private func expectNamed(_ check: String, in report: CheckReport) {
        for row in report.rows where row.check == check && !row.passed {
            #expect(row.message.contains("why: ") || row.message.contains("source: "))
            #expect(!row.observed.isEmpty && !row.expected.isEmpty)
        }
    }

    private func run(_ mutation: Mutation) throws -> CheckReport {
        let changes = [mutation.scenario: try mutation.changes.map { try ScenarioOverride($0) }]
        guard mutation.suite != "assumptions" else {
            return try ShippedCheckTests.load(mutation.suite, changes: changes).run()
        }
        // Debug builds are slow: the checks in question, with few replications and shorter ones.
        var all = changes
        if mutation.suite == "theory" { all[mutation.scenario]?.append(shorter) }
        var suite = try ShippedCheckTests.load(mutation.suite, only: Set(mutation.caught), changes: all)
        suite.replications = mutation.replications
        return suite.run()
    }

    @Test("A mistake in a copy of the files is caught as well, at its line")
    func editedFile() throws {
        let folder = try CheckFolder()
        let shipped = "\(CheckFolder.repository)/Scenarios"
        for part in ["common", "magelang", "checks"] {
            try FileManager.default.copyItem(atPath: "\(shipped)/\(part)", toPath: "\(folder.path)/\(part)")
        }
        let file = "\(folder.path)/common/service.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let edited = text.replacing("speed: {value: 35 km/h", with: "speed: {value: 44 km/h")
        #expect(edited != text)
        // What the copy came with may be read-only.
        try FileManager.default.removeItem(atPath: file)
        try edited.write(toFile: file, atomically: true, encoding: .utf8)
        let report = try CheckSuite.load(path: "\(folder.path)/checks/assumptions.yaml").run()
        #expect(report.failedChecks == ["p-drift-unit-kinds"])
        let row = try #require(report.rows.first { !$0.passed })
        #expect(
            row.message.contains("was 35 km/h, has risen by 9 km/h (25.71 %)")
                && row.message.contains("service.yaml:"))
    }

    @Test("The documentation shows these mistakes")
    func documentation() throws {
        let text = try String(
            contentsOfFile: "\(CheckFolder.repository)/docs/assumption-checks.md", encoding: .utf8)
        for mutation in Mutation.parameters + Mutation.results {
            #expect(text.contains(mutation.documentation), "missing: \(mutation.documentation)")
        }
    }
}
