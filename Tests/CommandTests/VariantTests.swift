import Foundation
import Testing

/// `compare` of one file with changes of its own, and what it refuses.
@Suite struct VariantTests {
    @Test func variantsNeedNoFile() throws {
        try withProgram { program in
            try program.writeScenario("base")
            try program.writeScenario("slow") { $0.replacing("answering: 5 s", with: "answering: 50 s") }
            let variant = try program.run([
                "compare", "base.yaml", "--variant", "slow: handling.answering=50 s", "--quiet", "--name",
                "one",
            ])
            #expect(variant.status == 0 && variant.errors == "")
            _ = try program.run(["compare", "base.yaml", "slow.yaml", "--quiet", "--name", "two"])
            for file in ["summary.csv", "comparison.csv", "replications.csv", "hourly.csv"] {
                let one = try program.bytes("Output/one/\(file)")
                #expect(try one == program.bytes("Output/two/\(file)"), "\(file)")
            }
            let record = String(decoding: try program.bytes("Output/one/run.json"), as: UTF8.self)
            #expect(record.contains("slow: handling.answering=50 s"))
            let several = try program.run([
                "compare", "base.yaml", "slow.yaml", "--variant",
                "quick: handling.answering=1 s; junk_share=10 %",
                "--replications", "2",
            ])
            #expect(several.status == 0 && several.output.contains("quick"))
        }
    }

    @Test(arguments: [
        ([], "there is nothing to compare with"),
        (["--variant", "handling.answering=1 s"], "has no name; write `name: path=value`"),
        (["--variant", "a b/c: handling.answering=1 s"], "has no name"),
        (["--variant", "quick:"], "changes nothing; write `quick: path=value`"),
        (["--variant", "quick: handling.answring=1 s"], "did you mean `answering`?"),
        (["--variant", "base: handling.answering=1 s"], "another scenario is called `base`"),
        (
            ["--variant", "longer: simulation.measured=6 d"],
            "longer measures 6 d and base 3 d, so that their counts cannot be compared"
        ),
        (
            ["--variant", "q: handling.answering=1 s", "--precision-of", "difference"],
            "--precision-of difference needs --precision"
        ),
    ])
    func mistakesAreNamed(arguments: [String], message: String) throws {
        try withProgram { program in
            try program.writeScenario("base")
            let outcome = try program.run(["compare", "base.yaml"] + arguments)
            #expect(outcome.status == 2 && outcome.output == "")
            #expect(outcome.errors.contains(message), "\(outcome.errors)")
            #expect(program.files() == ["base.yaml"])
        }
    }

    @Test func precisionOfADifference() throws {
        try withProgram { program in
            try program.writeScenario("base")
            func replications(_ subject: String) throws -> Int {
                let outcome = try program.run([
                    "compare", "base.yaml", "--variant", "quick: handling.answering=4 s", "--quiet",
                    "--precision",
                    "staff.busy_mean=0.002", "--precision-of", subject, "--max-replications", "256",
                ])
                #expect(outcome.status == 0)
                let csv = String(
                    decoding: try program.bytes("Output/base-vs-quick/summary.csv"), as: UTF8.self)
                let rows = csv.split(separator: "\r\n").map {
                    $0.split(separator: ",", omittingEmptySubsequences: false)
                }
                let column = try #require(rows.first?.firstIndex(of: "replications"))
                let row = try #require(rows.first { $0[1] == "staff.busy_mean" && $0[2] == "city" })
                return try #require(Int(row[column]))
            }
            // Common random numbers make the difference far more precise than either value.
            let difference = try replications("difference")
            let value = try replications("value")
            #expect(difference < value)
        }
    }

    @Test func titlesAreExplained() throws {
        try withProgram { program in
            let byName = try program.run(["explain", "incident.not_reached_share"])
            let title = try #require(byName.output.split(separator: "\n").dropFirst().first)
                .trimmingCharacters(in: .whitespaces)
            let byTitle = try program.run(["explain", title.uppercased()])
            #expect(byTitle.status == 0 && byTitle.output == byName.output)
            let part = try program.run(["explain", "detected"])
            #expect(part.status == 0 && part.output.contains("cctv.detected_share\n"))
        }
    }

    @Test func checksAsJUnitAndForetold() throws {
        try withProgram { program in
            try program.writeScenario("base")
            let file = program.folder + "/checks.yaml"
            try """
            sigap_checks: 1
            title: Trial
            replications: 2
            scenarios: {base: base.yaml}
            parameters:
              - {id: good, scenario: base, path: handling.answering, equals: 5 s, why: x}
              - {id: bad, scenario: base, path: handling.answering, equals: 6 s, why: x}
            results:
              - {id: offered, scenario: base, kpi: calls.offered, at_least: "1", why: x}
            """.write(toFile: file, atomically: true, encoding: .utf8)
            let plan = try program.run(["check", "checks.yaml", "--dry-run"])
            #expect(plan.status == 0 && plan.output.contains("Runs: 2 (2 replications each)"))
            #expect(!FileManager.default.fileExists(atPath: program.folder + "/Output"))
            let outcome = try program.run(["check", "checks.yaml", "--junit", "out/junit.xml", "--seed", "4"])
            #expect(outcome.status == 1)
            let xml = String(decoding: try program.bytes("out/junit.xml"), as: UTF8.self)
            #expect(xml.contains("<testsuite name=\"Trial\" tests=\"3\" failures=\"2\">"))
            #expect(xml.contains("name=\"bad handling.answering\">"))
            #expect(xml.contains("name=\"good handling.answering\"/>"))
            let refused = try program.run(["check", "checks.yaml", "--record", "--seed", "4"])
            #expect(refused.status == 2)
        }
    }

    /// A baseline is not recorded over changed scenarios by habit.
    @Test func recordingOverChangedFilesIsRefused() throws {
        try withProgram { program in
            try program.writeScenario("base")
            try """
            sigap_checks: 1
            title: Trial
            replications: 2
            scenarios: {base: base.yaml}
            results:
              - {id: offered, scenario: base, kpi: calls.offered, baseline: b.csv, why: x}
            """.write(toFile: program.folder + "/checks.yaml", atomically: true, encoding: .utf8)
            #expect(try program.run(["check", "checks.yaml", "--record", "--quiet"]).status == 0)
            let recorded = try program.bytes("b.csv")
            #expect(try program.run(["check", "checks.yaml", "--record", "--quiet"]).status == 0)
            try program.writeScenario("base") { $0.replacing("answering: 5 s", with: "answering: 6 s") }
            let refused = try program.run(["check", "checks.yaml", "--record"])
            #expect(refused.status == 1)
            #expect(
                refused.errors.contains("base.yaml: is not the file from which the baseline was recorded"))
            #expect(try program.bytes("b.csv") == recorded)
            let accepted = try program.run(["check", "checks.yaml", "--record", "--accept-changes"])
            #expect(accepted.status == 0 && accepted.output.contains("recorded b.inputs.csv"))
            #expect(try program.run(["check", "checks.yaml", "--record", "--quiet"]).status == 0)
        }
    }
}
