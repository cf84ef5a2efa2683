import Foundation
import Testing

/// A run that ends early leaves nothing half done.
@Suite struct InterruptionTests {
    private let endless = ["run", "small.yaml", "--replications", "1000000"]

    /// Waits until the program simulates: reading the scenario takes far less time of the processor.
    private func waitForStart(_ running: Program.Running) throws {
        for _ in 0..<3_000 {
            guard let used = running.processorSeconds else {
                usleep(3_000_000)
                return
            }
            if used > 0.8 { return }
            usleep(10_000)
        }
        Issue.record("the program does not begin to simulate")
    }

    /// A terminal sends the one, a cluster's scheduler the other.
    @Test(arguments: [SIGINT, SIGTERM]) func firstInterruptStopsCleanly(signal: Int32) throws {
        try withProgram { program in
            try program.writeScenario()
            let running = try program.start(endless)
            let hidden = program.folder + "/Output/.small.unfinished"
            let kept = try running.waitForKept(hidden)
            running.signal(signal)
            let outcome = try running.wait()
            #expect(outcome.status == 130)
            #expect(!outcome.wasKilled)
            // What was in hand at the signal is kept, too.
            #expect(try program.bytes("Output/.small.unfinished").count > kept)
            #expect(outcome.output == "")
            #expect(outcome.errors.contains("sigap: stopping after the replications in hand"))
            #expect(outcome.errors.contains("sigap: interrupted: small after "))
            #expect(outcome.errors.contains(" runs are kept, and --resume goes on from them"))
            #expect(program.files() == ["Output/", "Output/.small.unfinished", "small.yaml"])
        }
    }

    /// Finished replications outlive the run, and the result is that of a run in one go.
    @Test func interruptedRunIsResumed() throws {
        try withProgram { program in
            try program.writeScenario()
            let hidden = program.folder + "/Output/.small.unfinished"
            let whole = ["run", "small.yaml", "--replications", "400", "--quiet"]
            let status = try program.run(whole).status
            let expected = try program.bytes("Output/small/replications.csv")
            let running = try program.start(endless)
            try running.waitForKept(hidden)
            running.signal(SIGINT)
            #expect(try running.wait().status == 130)
            #expect(FileManager.default.fileExists(atPath: hidden))
            let untold = try program.run(["run", "small.yaml", "--quiet"])
            #expect(untold.errors.contains("--resume would go on from them"))
            #expect(!FileManager.default.fileExists(atPath: hidden), "a finished run leaves nothing behind")

            let again = try program.start(endless)
            try again.waitForKept(hidden)
            again.signal(SIGINT)
            #expect(try again.wait().status == 130)
            let resumed = try program.run(whole + ["--resume"])
            #expect(resumed.status == status && resumed.errors.hasPrefix("sigap: going on from "))
            #expect(try program.bytes("Output/small/replications.csv") == expected)
            #expect(!FileManager.default.fileExists(atPath: hidden))
            let nothing = try program.run(whole + ["--resume"])
            #expect(nothing.errors.contains("keeps nothing to go on from; starting from the beginning"))
        }
    }

    @Test func interruptKeepsTheOldResult() throws {
        try withProgram { program in
            try program.writeScenario()
            _ = try program.run(["run", "small.yaml"])
            let before = try program.bytes("Output/small/replications.csv")
            let running = try program.start(endless)
            try waitForStart(running)
            running.signal(SIGINT)
            #expect(try running.wait().status == 130)
            #expect(try program.bytes("Output/small/replications.csv") == before)
            #expect(try ResultTests.isWhole(program, "Output/small"))
        }
    }

    @Test func secondInterruptKills() throws {
        try withProgram { program in
            // One replication of 50 years cannot end while the test looks on.
            try program.writeScenario { $0.replacing("measured: 3 d", with: "measured: 18000 d") }
            let running = try program.start(endless)
            try waitForStart(running)
            running.signal(SIGINT)
            for _ in 0..<6_000 where !running.text("err").contains("stopping") { usleep(10_000) }
            running.signal(SIGINT)
            let outcome = try running.wait()
            #expect(outcome.status == 130)
            #expect(!outcome.errors.contains("interrupted: small after"), "it ended by itself")
            #expect(program.files() == ["Output/", "small.yaml"])
        }
    }

    @Test func killedWriterLeavesTheOldOrTheNewResult() throws {
        try withProgram { program in
            try program.writeScenario("small") { $0.replacing("measured: 3 d", with: "measured: 1 h") }
            let old = ["run", "small.yaml", "--replications", "60", "--quiet", "--seed", "1"]
            let new = ["run", "small.yaml", "--replications", "60", "--quiet", "--seed", "2"]
            _ = try program.run(old)
            let oldRecord = try program.bytes("Output/small/run.json")
            var newRecord: Data?
            var killedWhileWriting = 0
            for attempt in 0..<8 {
                let running = try program.start(new)
                // The hidden folder holds files only while a result is being written.
                let hidden = program.folder + "/Output"
                while running.process.isRunning {
                    let names = (try? FileManager.default.contentsOfDirectory(atPath: hidden)) ?? []
                    if let name = names.first(where: { $0.hasPrefix(".small.sigap-") }),
                        let files = try? FileManager.default.contentsOfDirectory(atPath: hidden + "/" + name),
                        files.count > attempt % 6
                    {
                        running.signal(SIGKILL)
                        break
                    }
                }
                let outcome = try running.wait()
                if outcome.wasKilled { killedWhileWriting += 1 }
                #expect(try ResultTests.isWhole(program, "Output/small"))
                let record = try program.bytes("Output/small/run.json")
                if record != oldRecord {
                    if newRecord == nil { newRecord = record }
                    #expect(record == newRecord)
                    _ = try program.run(old)
                    #expect(try program.bytes("Output/small/run.json") == oldRecord)
                }
            }
            #expect(killedWhileWriting > 0, "no kill came in time, so nothing was tested")
            _ = try program.run(old)
            let names = try FileManager.default.contentsOfDirectory(atPath: program.folder + "/Output")
            #expect(names == ["small"], "leftovers of killed runs are removed")
        }
    }
}
