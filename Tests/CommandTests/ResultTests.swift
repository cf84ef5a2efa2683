import Crypto
import Foundation
import Testing

/// What lies in the folder afterwards.
@Suite struct ResultTests {
    private let tables = ["budget.csv", "hourly.csv", "replications.csv", "summary.csv"]

    /// Every file is what the descriptor says, and nothing else is there.
    static func isWhole(_ program: Program, _ folder: String, pictures: Int = 0) throws -> Bool {
        let data = try program.bytes(folder + "/datapackage.json")
        guard let package = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let resources = package["resources"] as? [[String: Any]]
        else { return false }
        for resource in resources {
            guard let path = resource["path"] as? String, let hash = resource["hash"] as? String else {
                return false
            }
            let bytes = try program.bytes(folder + "/" + path)
            let digest = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
            guard hash == "sha256:" + digest, resource["bytes"] as? Int == bytes.count else { return false }
        }
        return program.files(folder).count == resources.count + 2 + pictures
    }

    @Test func runWritesAFolderThatDescribesItself() throws {
        try withProgram { program in
            try program.writeScenario { $0.replacing("at_least: 90 %", with: "at_least: 1 %") }
            let outcome = try program.run(["run", "small.yaml"])
            #expect(outcome.status == 0)
            #expect(outcome.errors == "")
            #expect(outcome.output.hasPrefix("Small city (small)\n\nKPI "))
            #expect(outcome.output.hasSuffix("\nFiles: Output/small/\n"))
            #expect(program.files("Output/small") == (tables + ["datapackage.json", "run.json"]).sorted())
            #expect(try Self.isWhole(program, "Output/small"))
            let summary = try program.text("Output/small/summary.csv")
            #expect(
                summary.hasPrefix(
                    "scenario,kpi,scope,unit,mean,ci_low,ci_high,sd,replications,target,met\r\n"))
            #expect(summary.contains("small,calls.answered_within_10s,city,1,"))
            let replications = try program.text("Output/small/replications.csv")
            #expect(replications.hasPrefix("scenario,replication,kpi,scope,value\r\n"))
            #expect(replications.contains("\r\nsmall,3,calls.offered,city,"))
            #expect(try !program.text("Output/small/hourly.csv").contains("nan"))
            // Texts of the scenario that begin like formulas.
            let budget = try program.text("Output/small/budget.csv")
            #expect(budget.contains(",'=1+1,"))
            #expect(budget.contains(",\"'=Health;agency\","))
        }
    }

    @Test func recordHoldsInputsAndCommand() throws {
        try withProgram { program in
            try program.writeScenario()
            let arguments = [
                "run", "small.yaml", "--seed", "18446744073709551615", "--replications", "2", "--threads",
                "2",
                "--quiet", "--set", "handling.answering=4 s", "--lang", "id",
            ]
            let outcome = try program.run(arguments)
            #expect(outcome.output == "")
            let data = try program.bytes("Output/small/run.json")
            let record = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            #expect(record["program"] as? String == "sigap")
            #expect(record["seed"] as? String == "18446744073709551615")
            #expect(record["replications"] as? Int == 2)
            #expect(
                record["command"] as? [String] == [
                    "sigap", "run", "small.yaml", "--set", "handling.answering=4 s", "--seed",
                    "18446744073709551615", "--replications", "2", "--lang", "id",
                ])
            let scenario = try #require((record["scenarios"] as? [[String: Any]])?.first)
            let input = try #require((scenario["inputs"] as? [[String: Any]])?.first)
            let digest = SHA256.hash(data: try program.bytes("small.yaml")).map { String(format: "%02x", $0) }
            #expect(input["sha256"] as? String == digest.joined())
            try FileManager.default.createDirectory(
                atPath: program.folder + "/again", withIntermediateDirectories: false)
            // The resolved text is a scenario that gives the same results.
            try program.write(try #require(scenario["resolved"] as? String), to: "again/small.yaml")
            let again = try program.run([
                "run", "again/small.yaml", "--seed", "18446744073709551615", "--replications", "2",
                "--output", "Again",
                "--lang", "id",
            ])
            #expect(again.status == outcome.status)
            for table in tables {
                #expect(try program.bytes("Again/small/" + table) == program.bytes("Output/small/" + table))
            }
        }
    }

    @Test func missedTargetEndsWithOneAndIsWritten() throws {
        try withProgram { program in
            try program.writeScenario { $0.replacing("at_least: 90 %", with: "at_least: 100 %") }
            let outcome = try program.run(["run", "small.yaml"])
            #expect(outcome.status == 1)
            #expect(outcome.errors == "")
            #expect(outcome.output.contains("missed"))
            #expect(try Self.isWhole(program, "Output/small"))
        }
    }

    @Test func compareWritesDifferences() throws {
        try withProgram { program in
            try program.writeScenario("base")
            try program.writeScenario("more") { $0.replacing("posts: 1   ", with: "posts: 2   ") }
            let outcome = try program.run(["compare", "base.yaml", "more.yaml", "--lang", "id"])
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("Kondisi awal: Small city (base)\nSkenario: Small city (more)\n"))
            #expect(outcome.output.contains("Biaya per tahun"))
            #expect(outcome.output.hasSuffix("\nBerkas: Output/base-vs-more/\n"))
            #expect(try Self.isWhole(program, "Output/base-vs-more"))
            let lines = try program.text("Output/base-vs-more/comparison.csv").components(separatedBy: "\r\n")
            #expect(
                lines[0]
                    == "baseline,scenario,kpi,scope,difference,ci_low,ci_high,p_value,better,p_adjusted,comparable,unit,ci_low_simultaneous,ci_high_simultaneous,indifference,correlation,effective_gain,detectable"
            )
            // The same incidents happen in both.
            #expect(lines.contains { $0.hasPrefix("base,more,incident.count,city,0.0,0.0,0.0,") })
            #expect(lines.contains { $0.hasPrefix("base,more,cost.yearly,city,") && $0.contains(",worse,") })

            try program.writeScenario("third")
            let three = try program.run([
                "compare", "base.yaml", "more.yaml", "third.yaml", "--replications", "2", "--quiet",
            ])
            #expect(three.status == 0)
            #expect(program.files("Output").contains("base-vs-more-and-1-more/comparison.csv"))
            let named = try program.run([
                "compare", "base.yaml", "more.yaml", "--replications", "2", "--quiet", "--name", "mine",
            ])
            #expect(named.status == 0)
            #expect(try Self.isWhole(program, "Output/mine"))
        }
    }

    @Test func runsOfSeveralFilesDoNotDependOnTheirCompany() throws {
        try withProgram { program in
            try program.writeScenario("one")
            try program.writeScenario("two") { $0.replacing("rate: 1500", with: "rate: 3000") }
            _ = try program.run(["run", "one.yaml", "two.yaml", "--output", "Together"])
            _ = try program.run(["run", "one.yaml", "--output", "Alone"])
            for file in program.files("Alone/one") {
                #expect(try program.bytes("Alone/one/" + file) == program.bytes("Together/one/" + file))
            }
        }
    }

    @Test func budgetAddsUpAndOpensInIndonesianSpreadsheets() throws {
        try withProgram { program in
            try program.writeScenario()
            let outcome = try program.run(["budget", "small.yaml", "--lang", "id", "--dialect", "excel-id"])
            #expect(outcome.status == 0)
            // One post round the clock with relief factor 5, 13 payments: 65 × 2.8 million × 1.025, then × 1.025².
            #expect(outcome.output.contains("Jumlah: Rp377.763.750; biaya per tahun: Rp188.881.875."))
            let bytes = try program.bytes("Output/small-budget/budget.csv")
            #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
            let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n")
            #expect(
                lines[0]
                    == "scenario;fiscal_year;agency_code;agency;program;activity;account_code;account;item;quantity;unit;unit_price;amount;price_source;price_grade;note"
            )
            #expect(lines[1].hasPrefix("small;2025;1.02;\"'=Health;agency\";;;5.1.02.02;Services;'+Gaji;65;"))
            #expect(lines[1].contains(";2870000;186550000;"))
            #expect(try Self.isWhole(program, "Output/small-budget"))
            let year = try program.run(["budget", "small.yaml", "--year", "2026", "--name", "one-year"])
            #expect(year.output.contains("191,213,750"))
            #expect(try program.text("Output/one-year/budget.csv").components(separatedBy: "\r\n").count == 3)
        }
    }

    @Test func whatOnlyASimulationCanPriceIsSaid() throws {
        try withProgram { program in
            try program.writeScenario {
                $0 + """
                        - id: wasted
                          name: {en: Trips for nothing, id: Perjalanan sia-sia}
                          agency: health
                          account: "5.1.02.02"
                          driver: wasted_trips
                          price: Rp 500 ribu
                          times_per_year: 1
                          when: yearly

                    """
            }
            let budget = try program.run(["budget", "small.yaml"])
            #expect(
                budget.output.contains(
                    "\nWithout Trips for nothing: priced by sigap run and sigap compare.\n"))
            let year = try program.run(["budget", "small.yaml", "--year", "2026", "--lang", "id"])
            #expect(
                year.output.contains(
                    "\nTanpa Perjalanan sia-sia: dihitung oleh sigap run dan sigap compare.\n"))
            let run = try program.run(["run", "small.yaml", "--replications", "2"])
            #expect(run.errors == "")
        }
    }

    @Test func precisionStopsAtADoubling() throws {
        try withProgram { program in
            try program.writeScenario()
            let vain = try program.run([
                "run", "small.yaml", "--precision", "calls.offered=1 %", "--max-replications", "16",
                "--quiet",
            ])
            #expect(
                vain.errors.hasPrefix(
                    "sigap: warning: small: precision not reached after 16 replications: half-width "))
            #expect(vain.errors.hasSuffix(" (calls.offered, city)\n"))
            let record = try program.text("Output/small/run.json")
            #expect(record.contains("\"replications\" : 16"))
            let easy = try program.run(["run", "small.yaml", "--precision", "calls.offered=1000", "--quiet"])
            #expect(easy.errors == "")
            #expect(try program.text("Output/small/run.json").contains("\"replications\" : 4"))
        }
    }
}
