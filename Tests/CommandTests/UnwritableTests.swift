import Foundation
import Testing

/// What cannot be written ends with status 3 before anything is simulated where that can be known.
@Suite struct UnwritableTests {
    @Test func fileInThePlaceOfTheFolder() throws {
        try withProgram { program in
            try program.writeScenario()
            try program.writeScenario("other")
            try program.write("file", to: "Output")
            for arguments in [
                ["run", "small.yaml"], ["compare", "small.yaml", "other.yaml"], ["budget", "small.yaml"],
            ] {
                let outcome = try program.run(arguments)
                #expect(outcome.status == 3)
                #expect(outcome.output == "")
                #expect(outcome.errorLines.count == 1)
                #expect(outcome.errors.hasPrefix("sigap: Output: cannot make the folder"))
            }
            #expect(try program.text("Output") == "file")
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "needs Linux's /proc"))
    func folderThatTakesNoFolders() throws {
        try withProgram { program in
            try program.writeScenario()
            let outcome = try program.run(["run", "small.yaml", "--output", "/proc/results"])
            #expect(outcome.status == 3)
            #expect(
                outcome.errors
                    == "sigap: /proc/results: cannot make the folder: no folder can be made there; choose another --output\n"
            )
        }
    }

    @Test func foreignFolderIsNotReplaced() throws {
        try withProgram { program in
            try program.writeScenario()
            try FileManager.default.createDirectory(
                atPath: program.folder + "/Output/small", withIntermediateDirectories: true)
            try program.write("precious", to: "Output/small/thesis.txt")
            let outcome = try program.run(["run", "small.yaml"])
            #expect(outcome.status == 3)
            #expect(outcome.errors.contains("Output/small: not replaced"))
            #expect(program.files("Output") == ["small/", "small/thesis.txt"])
        }
    }

    @Test func committedFilesBesideResultsStay() throws {
        try withProgram { program in
            try program.writeScenario()
            try FileManager.default.createDirectory(
                atPath: program.folder + "/Output", withIntermediateDirectories: true)
            try program.write("dictionary", to: "Output/README.md")
            _ = try program.run(["run", "small.yaml"])
            _ = try program.run(["run", "small.yaml"])
            #expect(try program.text("Output/README.md") == "dictionary")
            #expect(try ResultTests.isWhole(program, "Output/small"))
        }
    }

    @Test func standardOutputOnAFullDisk() throws {
        try withProgram { program in
            try program.writeScenario()
            for arguments in [["schema"], ["run", "small.yaml"], ["--help"], ["validate", "small.yaml"]] {
                let outcome = try program.run(arguments, output: "/dev/full")
                #expect(outcome.status == 3)
                #expect(
                    outcome.errors.hasPrefix(
                        "sigap: standard output: cannot write: no space left on the device"))
            }
        }
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount a small file system"))
    func fullDiskKeepsTheOldResult() throws {
        let disk = try #require(SmallDisk("size=256k"))
        try withProgram { program in
            try program.writeScenario()
            let first = try program.run(["run", "small.yaml", "--replications", "2", "--output", disk.path])
            #expect(first.status != 3)
            let before = try FileManager.default.contentsOfDirectory(atPath: disk.path + "/small")
            let record = FileManager.default.contents(atPath: disk.path + "/small/run.json")
            let second = try program.run(["run", "small.yaml", "--replications", "60", "--output", disk.path])
            #expect(second.status == 3)
            #expect(second.output == "")
            #expect(second.errors.contains("no space left on the device"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["small"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path + "/small") == before)
            #expect(FileManager.default.contents(atPath: disk.path + "/small/run.json") == record)
        }
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount a small file system"))
    func readOnlyDisk() throws {
        let disk = try #require(SmallDisk("size=256k,ro"))
        try withProgram { program in
            try program.writeScenario()
            let outcome = try program.run(["run", "small.yaml", "--output", disk.path])
            #expect(outcome.status == 3)
            #expect(outcome.errors.contains("the disk is read-only"))
        }
    }
}

/// A file system of a few kilobytes, which only an administrator may mount.
final class SmallDisk {
    let path: String

    init?(_ options: String) {
        let path = NSTemporaryDirectory() + "sigap-disk-" + UUID().uuidString
        guard mkdir(path, 0o700) == 0 else { return nil }
        guard Self.run("/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", path]) else {
            rmdir(path)
            return nil
        }
        self.path = path
    }

    deinit {
        _ = Self.run("/bin/umount", [path])
        rmdir(path)
    }

    static var isPossible: Bool { SmallDisk("size=64k") != nil }

    private static func run(_ program: String, _ arguments: [String]) -> Bool {
        guard getuid() == 0, FileManager.default.isExecutableFile(atPath: program) else { return false }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
