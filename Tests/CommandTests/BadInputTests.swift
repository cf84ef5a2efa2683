import Foundation
import Testing

/// Bad input ends with status 2, one line for each mistake, and nothing written.
@Suite struct BadInputTests {
    private func expectRefusal(
        _ program: Program, _ arguments: [String], saying parts: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = program.files()
        for command in ["run", "validate", "compare"] {
            let rest = command == "compare" ? ["other.yaml"] : []
            if command == "compare" { try program.writeScenario("other") }
            let outcome = try program.run([command] + arguments + rest)
            #expect(outcome.status == 2, "\(command)", sourceLocation: sourceLocation)
            #expect(outcome.output == "", sourceLocation: sourceLocation)
            #expect(outcome.errorLines.allSatisfy { $0.hasPrefix("sigap: ") }, sourceLocation: sourceLocation)
            for part in parts {
                #expect(outcome.errors.contains(part), "\(outcome.errors)", sourceLocation: sourceLocation)
            }
        }
        let after = program.files().filter { $0 != "other.yaml" }
        #expect(after == before.filter { $0 != "other.yaml" }, sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        ("answering: 5 s", "answering: 5 km", "handling.answering: `5 km`"),
        ("answering: 5 s", "answering: 5", "handling.answering: `5`"),
        ("answering: 5 s", "answring: 5 s", "did you mean `answering`?"),
        (
            "rate: 1500 per 100k per year", "rate: -3/day",
            "incident_types.medical.rate: `-3/day` is below 0/s"
        ),
        ("posts: 1   ", "posts: 0   ", "the roster is empty"),
        ("calls_to: {\"119\": 1}", "calls_to: {\"118\": 1}", "`118`"),
        (
            "id: \"119\", name: PSC 119, desk: psc119", "id: \"119\", name: PSC 119, desk: psc118",
            "did you mean `psc119`?"
        ),
        ("dispatches: [ambulance]", "dispatches: []", "no desk dispatches \"ambulance\""),
        ("needs: [{kind: ambulance}]", "needs: [{kind: engine}]", "`engine`"),
        ("kind: ambulance, latitude", "kind: engine, latitude", "units.main_post.kind"),
        ("sigap: 1", "sigap: 1\nextends: small.yaml", "extend each other in a circle"),
        ("sigap: 1", "sigap: 1\nextends: missing.yaml", "no such file"),
        ("sigap: 1", "sigap: [1", "small.yaml:"),
        ("junk_share: 40 %", "junk_share: 40 %\njunk_share: 50 %", "junk_share"),
        ("currency_year: 2024", "currency_year: 2030", "2030"),
    ])
    func mistakeIsNamed(original: String, changed: String, message: String) throws {
        try withProgram { program in
            #expect(smallScenario.contains(original))
            try program.writeScenario { text in
                text.replacing(original, with: changed, maxReplacements: 1)
            }
            try expectRefusal(program, ["small.yaml"], saying: [message])
        }
    }

    @Test func incidentWithoutUnitsIsNamed() throws {
        try withProgram { program in
            try program.writeScenario { text in
                let start = text.range(of: "\nunits:")?.lowerBound ?? text.endIndex
                let end = text.range(of: "# What should be reached")?.lowerBound ?? text.endIndex
                return text.replacingCharacters(in: start..<end, with: "\n")
            }
            try expectRefusal(program, ["small.yaml"], saying: ["ambulance"])
        }
    }

    @Test func allMistakesOfAllFilesAtOnce() throws {
        try withProgram { program in
            try program.writeScenario("one") { $0.replacing("answering: 5 s", with: "answering: 5 km") }
            try program.writeScenario("two") {
                $0.replacing("trunks: 2", with: "trunks: -2").replacing(
                    "road_factor: 1.4", with: "road_factor: x")
            }
            let outcome = try program.run(["run", "one.yaml", "two.yaml"])
            #expect(outcome.status == 2)
            #expect(outcome.errorLines.count == 3)
            #expect(outcome.errors.contains("one.yaml:"))
            #expect(outcome.errors.contains("desks.psc119.trunks"))
            #expect(outcome.errors.contains("city.road_factor"))
        }
    }

    @Test func wrongChangesAreNamed() throws {
        try withProgram { program in
            try program.writeScenario()
            try expectRefusal(
                program, ["small.yaml", "--set", "handling.answering=5"], saying: ["--set handling.answering"]
            )
            try expectRefusal(
                program, ["small.yaml", "--set", "handling.answring=5 s"],
                saying: ["did you mean `answering`?"])
            try expectRefusal(program, ["small.yaml", "--set", "nonsense"], saying: ["write `path=value`"])
        }
    }

    @Test(arguments: [
        ("incident.response_p91=30 s", "did you mean `incident.response_p90`?"),
        ("incident.response_p90=30", "30"), ("incident.response_p90", "has no `=`"),
        ("incident.response_p90=0 s", "not above zero"),
        ("incident.response_p90@desk:nowhere=30 s", "no incident.response_p90 of desk:nowhere"),
    ])
    func wrongPrecisionIsNamed(precision: String, message: String) throws {
        try withProgram { program in
            try program.writeScenario()
            let outcome = try program.run(["run", "small.yaml", "--precision", precision])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains(message), "\(outcome.errors)")
            #expect(program.files().filter { $0.hasSuffix(".csv") } == [])
        }
    }

    @Test func missingFileFolderAndDevice() throws {
        try withProgram { program in
            try FileManager.default.createDirectory(
                atPath: program.folder + "/folder.yaml", withIntermediateDirectories: false)
            try expectRefusal(program, ["missing.yaml"], saying: ["missing.yaml: no such file"])
            try expectRefusal(program, ["folder.yaml"], saying: ["folder.yaml: is a directory"])
            try expectRefusal(program, ["/dev/zero"], saying: ["is not a regular file"])
        }
    }

    @Test func hugeFileIsNotRead() throws {
        try withProgram { program in
            let path = program.folder + "/huge.yaml"
            _ = FileManager.default.createFile(atPath: path, contents: nil)
            // Sparse: it takes no space on the disk.
            #expect(truncate(path, 100_000_000) == 0)
            try expectRefusal(program, ["huge.yaml"], saying: ["more than the limit of 8 MiB"])
        }
    }

    @Test func bombIsNotExpanded() throws {
        try withProgram { program in
            var text = "sigap: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            for level in 1..<30 {
                let references = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
                text += "a\(level): &a\(level) [\(references)]\n"
            }
            try program.write(text, to: "bomb.yaml")
            try expectRefusal(program, ["bomb.yaml"], saying: ["bomb.yaml:2:"])
            try program.write("sigap: " + String(repeating: "[", count: 100_000), to: "deep.yaml")
            try expectRefusal(program, ["deep.yaml"], saying: ["deep.yaml"])
            try program.write("sigap: 1\ntitle: a\u{0}b\n", to: "binary.yaml")
            try expectRefusal(program, ["binary.yaml"], saying: ["binary.yaml"])
        }
    }

    @Test func scenariosThatCouldNotBeToldApart() throws {
        try withProgram { program in
            try FileManager.default.createDirectory(
                atPath: program.folder + "/other", withIntermediateDirectories: false)
            try program.writeScenario()
            try program.writeScenario("other/small")
            for command in ["run", "compare", "budget"] {
                let outcome = try program.run([command, "small.yaml", "other/small.yaml"])
                #expect(outcome.status == 2)
                #expect(outcome.errors.contains("other/small.yaml: is called `small` like small.yaml"))
            }
        }
    }

    @Test func namesThatCannotBeFolders() throws {
        try withProgram { program in
            try program.writeScenario("=cmd")
            #expect(try program.run(["run", "=cmd.yaml"]).status == 2)
            try program.writeScenario()
            try program.writeScenario("other")
            for name in ["../escape", ".hidden", "", "a/b"] {
                let outcome = try program.run(["compare", "small.yaml", "other.yaml", "--name", name])
                #expect(outcome.status == 2)
                #expect(outcome.errors.contains("cannot name a result folder"))
            }
            #expect(program.files().filter { $0.contains("run.json") } == [])
        }
    }

    @Test func budgetNeedsABudget() throws {
        try withProgram { program in
            _ = try program.run(["new", "bare"])
            let outcome = try program.run(["budget", "bare.yaml"])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("bare: budget: is missing"))
            try program.writeScenario()
            let year = try program.run(["budget", "small.yaml", "--year", "2031"])
            #expect(year.status == 2)
            #expect(year.errors.contains("has no fiscal year 2031; choose one of 2025 to 2026"))
            #expect(program.files() == ["bare.yaml", "small.yaml"])
        }
    }
}
