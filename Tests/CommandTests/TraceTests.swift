import Foundation
import Testing

/// The event log of one replication.
@Suite struct TraceTests {
    private let folder = "Output/small-trace"

    private func rows(_ text: String) -> [[Substring]] {
        text.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }

    @Test func theLogIsThatOfTheRun() throws {
        try withProgram { program in
            try program.writeScenario()
            _ = try program.run(["run", "small.yaml", "--quiet"])
            let outcome = try program.run(["trace", "small.yaml", "--replication", "2"])
            #expect(outcome.status == 0)
            #expect(outcome.errors == "")
            #expect(outcome.output.hasPrefix("Replication 2 of small"))
            #expect(outcome.output.hasSuffix("\nFiles: \(folder)/\n"))
            #expect(try ResultTests.isWhole(program, folder))
            let log = rows(try program.text(folder + "/trace.csv"))
            let measured = try #require(log[0].firstIndex(of: "measured"))
            let offered = log.count { $0[2] == "call_offered" && $0[measured] == "true" }
            let results = rows(try program.text("Output/small/replications.csv"))
            let result = try #require(
                results.first { $0[1] == "2" && $0[2] == "calls.offered" && $0[3] == "city" })
            #expect(offered > 0 && Double(offered) == Double(result[4]))
        }
    }

    @Test func formatsAreFilesOfTheirOwn() throws {
        try withProgram { program in
            try program.writeScenario()
            let table = ["datapackage.json", "trace.csv"]
            for (format, files) in [
                ("csv", table), ("xes", ["trace.xes"]), ("perfetto", ["trace.perfetto.json"]),
                ("all", table + ["trace.perfetto.json", "trace.xes"]),
            ] {
                // Each replaces the files of the one before.
                let outcome = try program.run(["trace", "small.yaml", "--format", format, "--quiet"])
                #expect(outcome.status == 0)
                #expect(outcome.output == "")
                #expect(program.files(folder) == (files + ["run.json"]).sorted())
            }
            let record = try JSONSerialization.jsonObject(with: try program.bytes(folder + "/run.json"))
            let command = (record as? [String: Any])?["command"] as? [String]
            #expect(command == ["sigap", "trace", "small.yaml", "--format", "all"])
            let first = try program.files(folder).map { try program.bytes(folder + "/" + $0) }
            _ = try program.run(["trace", "small.yaml", "--format", "all", "--quiet"])
            #expect(try program.files(folder).map { try program.bytes(folder + "/" + $0) } == first)
            _ = try program.run(["trace", "small.yaml", "--format", "all", "--seed", "99", "--quiet"])
            #expect(try program.files(folder).map { try program.bytes(folder + "/" + $0) } != first)
        }
    }

    @Test func oneIncidentByNumberOrIdentity() throws {
        try withProgram { program in
            try program.writeScenario()
            let outcome = try program.run(["trace", "small.yaml", "--incident", "1"])
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("incident 1"))
            #expect(outcome.output.contains("incident_occurred"))
            let text = try program.text(folder + "/trace.csv")
            let log = rows(text)
            #expect(Set(log.dropFirst().map { $0[4] }) == ["1"])
            let identity = try #require(log.last?[3])
            let again = try program.run([
                "trace", "small.yaml", "--incident", String(identity), "--lang", "id",
            ])
            #expect(again.output.contains("Kegiatan"))
            #expect(try program.text(folder + "/trace.csv") == text)
        }
    }

    @Test func aWindowKeepsWhatBeginsInIt() throws {
        try withProgram { program in
            try program.writeScenario()
            _ = try program.run(["trace", "small.yaml", "--from", "1 d", "--to", "2 d", "--quiet"])
            let log = rows(try program.text(folder + "/trace.csv")).dropFirst()
            let begins = log.compactMap { Double($0[0]) }
            #expect(log.count > 0 && begins.allSatisfy { $0 >= 86_400 })
            let occurred = log.filter { $0[2] == "incident_occurred" }.compactMap { Double($0[0]) }
            #expect(!occurred.isEmpty && occurred.allSatisfy { $0 < 2 * 86_400 })
        }
    }

    @Test(arguments: [
        (["--incident", "99999"], "the replication has no such incident"),
        (["--incident", "zzzzzzzzzzzzzzzz"], "the replication has no such incident"),
        (["--from", "2 d", "--to", "1 d"], "is not after --from"),
        (["--from", "2"], "--from 2: `2` has no unit"), (["--to", "2 km"], "--to 2 km"),
        (["--from", "9000 d"], "nothing begins between"),
        (["--name", "../x"], "cannot name a result folder"),
    ])
    func badInput(arguments: [String], message: String) throws {
        try withProgram { program in
            try program.writeScenario()
            let outcome = try program.run(["trace", "small.yaml"] + arguments)
            #expect(outcome.status == 2)
            #expect(outcome.output == "")
            #expect(outcome.errorLines.count == 1)
            #expect(outcome.errors.contains(message), "\(outcome.errors)")
            #expect(program.files().allSatisfy { !$0.contains("small-trace") })
        }
    }
}
