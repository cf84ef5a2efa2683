import Foundation
import Testing

/// `sigap gap`, draws of uncertain inputs, and what a dry run says.
@Suite struct GapTests {
    private func withPair<Result>(
        _ change: (String) -> String = { $0 }, _ body: (Program) throws -> Result
    ) throws -> Result {
        try withProgram { program in
            let uncertain = { (text: String) in
                text.replacing("answering: 5 s", with: "answering: {value: 5 s, low: 3 s, high: 9 s}")
            }
            try program.writeScenario("today", change: uncertain)
            try program.writeScenario("plan") { text in
                change(
                    uncertain(text).replacing("posts: 1   ", with: "posts: 2   ")
                        .replacing("human_resources: basic", with: "human_resources: trained")
                        .replacing("trunks: 2", with: "trunks: 4"))
            }
            return try body(program)
        }
    }

    private func bytes(_ arguments: [String], folder: String) throws -> [String: Data] {
        try withPair { program in
            let outcome = try program.run(arguments)
            #expect(outcome.status == 0, "\(outcome.errors)")
            var result = ["stdout": Data(outcome.output.utf8), "stderr": Data(outcome.errors.utf8)]
            for file in program.files("Output/" + folder) {
                result[file] = try program.bytes("Output/\(folder)/\(file)")
            }
            #expect(try ResultTests.isWhole(program, "Output/" + folder))
            return result
        }
    }

    @Test func gapDoesNotDependOnThreads() throws {
        let arguments = ["gap", "today.yaml", "plan.yaml", "--replications", "3", "--threads"]
        let one = try bytes(arguments + ["1"], folder: "gap-today-to-plan")
        #expect(
            Set(one.keys) == [
                "stdout", "stderr", "gap.csv", "gap_layers.csv", "gap_verdicts.csv", "gap_interactions.csv",
                "gap_order.csv", "combinations.csv", "gap_levers.csv", "replications.csv", "datapackage.json",
                "run.json",
            ])
        #expect(try bytes(arguments + ["2"], folder: "gap-today-to-plan") == one)
        #expect(try bytes(arguments + ["8"], folder: "gap-today-to-plan") == one)
        #expect(one["stderr"] == Data())
    }

    @Test func contributionsOfEveryKPIAddUpToTheGap() throws {
        let files = try bytes(
            ["gap", "today.yaml", "plan.yaml", "--lang", "id"], folder: "gap-today-to-plan")
        func rows(_ name: String) throws -> [[String: String]] {
            let text = String(decoding: try #require(files[name]), as: UTF8.self)
            let lines = text.components(separatedBy: "\r\n").filter { !$0.isEmpty }
            let head = lines[0].components(separatedBy: ",")
            return lines.dropFirst().map { line in
                Dictionary(uniqueKeysWithValues: zip(head, line.components(separatedBy: ",")))
            }
        }
        let contributions = try rows("gap.csv")
        var checked = 0
        for whole in try rows("gap_layers.csv") where whole["group"] == "whole" {
            guard let gap = whole["contribution"].flatMap({ Double($0) }), gap.isFinite else { continue }
            let parts = contributions.filter { $0["kpi"] == whole["kpi"] }
            #expect(parts.count == 5)
            let values = parts.compactMap { $0["contribution"].flatMap { Double($0) } }
            guard values.count == 5 else { continue }
            checked += 1
            #expect(abs(values.reduce(0, +) - gap) <= 1e-12 * max(1, abs(gap)), "\(whole)")
        }
        #expect(checked > 10)
        // One post more round the clock costs what the first does: 188,881,875 a year.
        let cost = contributions.filter { $0["kpi"] == "cost.yearly" }
        #expect(cost.map { $0["contribution"] } == ["188881875.0", "0.0", "0.0", "0.0", "0.0"])
        #expect(cost[0]["share"] == "1.0" && cost[0]["ci_low"] == "")
        #expect(
            try rows("gap_levers.csv").map { [$0["path"], $0["lever"], $0["from"], $0["to"]] } == [
                ["desks.psc119.trunks", "technology", "2", "4"],
                ["desks.psc119.human_resources", "staff", "basic", "trained"],
                ["desks.psc119.staff.operators.posts", "staff", "1", "2"],
            ])
        let text = String(decoding: try #require(files["stdout"]), as: UTF8.self)
        #expect(text.contains("Apakah SDM (petugas dan pengguna) merupakan kendala utama?"))
        #expect(text.contains("Pengungkit yang tidak mengubah apa pun: pengguna; integrasi teknis;"))
    }

    @Test func differencesWithoutALeverAreNamed() throws {
        try withPair({
            $0.replacing("junk_share: 40 %", with: "junk_share: 30 %")
                .replacing("road_factor: 1.4", with: "road_factor: 1.5")
        }) { program in
            let outcome = try program.run(["gap", "today.yaml", "plan.yaml"])
            #expect(outcome.status == 2 && outcome.output == "")
            #expect(outcome.errorLines.count == 2)
            #expect(
                outcome.errors.contains(
                    "city.road_factor: differs between the scenarios, but belongs to no lever; write the same in "
                        + "both files, or name its lever with `--lever city.road_factor=LEVER`"))
            #expect(outcome.errors.contains("sigap: plan.yaml:"))
            #expect(outcome.errors.contains("junk_share"))
            #expect(!program.files().contains("Output/"))
            let named = try program.run([
                "gap", "today.yaml", "plan.yaml", "--lever", "city.road_factor=technology", "--lever",
                "junk_share=users", "--replications", "2", "--quiet",
            ])
            #expect(named.status == 0, "\(named.errors)")
            #expect(try program.text("Output/gap-today-to-plan/run.json").contains("junk_share=users"))
            let wrong = try program.run(["gap", "today.yaml", "plan.yaml", "--lever", "junk_share=people"])
            #expect(wrong.status == 2)
            #expect(
                wrong.errors.contains(
                    "--lever junk_share=people: is not a path and a lever; write path=lever"))
            let same = try program.run(["gap", "today.yaml", "today.yaml"])
            #expect(same.status == 2)
            #expect(same.errors.contains("give one file another name"))
        }
    }

    @Test func dryRunsWriteNothing() throws {
        try withPair { program in
            let gap = try program.run(["gap", "today.yaml", "plan.yaml", "--dry-run", "--threads", "2"])
            #expect(gap.status == 0 && gap.errors == "")
            #expect(gap.output.hasPrefix("Scenarios: 4\nRuns: 16 (4 replications each)\nEvents: about "))
            #expect(gap.output.contains("\nTime: about ") && gap.output.contains(" with 2 threads\n"))
            let compare = try program.run([
                "compare", "today.yaml", "plan.yaml", "--dry-run", "--uncertainty", "10",
                "--uncertainty-replications", "3", "--precision", "calls.offered=1", "--max-replications",
                "64",
                "--lang", "id",
            ])
            #expect(
                compare.output.hasPrefix(
                    "Skenario: 2\nSimulasi: 68 (masing-masing 4 ulangan, dan 3 untuk setiap 10 tarikan masukan)\n"
                ))
            #expect(compare.output.contains("Paling banyak: 188 simulasi, sekitar "))
            #expect(program.files() == ["plan.yaml", "today.yaml"])
        }
    }

    @Test func uncertainInputsHaveARange() throws {
        let arguments = [
            "compare", "today.yaml", "plan.yaml", "--uncertainty", "12", "--uncertainty-replications", "1",
            "--threads",
        ]
        let one = try bytes(arguments + ["1"], folder: "today-vs-plan")
        #expect(try bytes(arguments + ["8"], folder: "today-vs-plan") == one)
        let table = String(decoding: try #require(one["uncertainty.csv"]), as: UTF8.self)
        #expect(
            table.hasPrefix(
                "baseline,scenario,kpi,value_low,value_median,value_high,difference_low,difference_median,difference_high,better_share,draws,unit\r\n"
            ))
        #expect(table.contains("\r\ntoday,plan,incident.response_p50,"))
        // A price has no range here, and the cost of each draw is the same.
        #expect(table.contains("today,plan,cost.yearly,377763750.0,377763750.0,377763750.0,188881875.0,"))
        let text = String(decoding: try #require(one["stdout"]), as: UTF8.self)
        #expect(
            text.contains("Uncertain inputs: 1 values with low and high were drawn 12 times (triangular)"))
    }

    @Test func interruptedGapWritesNothing() throws {
        try withPair { program in
            let running = try program.start([
                "gap", "today.yaml", "plan.yaml", "--replications", "1000000",
            ])
            try running.waitForKept(program.folder + "/Output/.gap-today-to-plan.unfinished")
            running.signal(SIGINT)
            let outcome = try running.wait()
            #expect(outcome.status == 130 && !outcome.wasKilled)
            #expect(outcome.output == "")
            #expect(
                program.files() == [
                    "Output/", "Output/.gap-today-to-plan.unfinished", "plan.yaml", "today.yaml",
                ])
        }
    }
}
