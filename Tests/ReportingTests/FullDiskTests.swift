import Foundation
import Reporting
import Testing

/// A file system of a few kilobytes, which only an administrator may mount.
final class TinyDisk {
    let path: String

    /// Nil where it cannot be mounted; the test then says that it is skipped.
    init?(_ options: String = "size=64k") {
        let path = NSTemporaryDirectory() + "sigap-disk-" + UUID().uuidString
        guard mkdir(path, 0o700) == 0 else { return nil }
        guard Self.run("/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", path]) else {
            rmdir(path)
            return nil
        }
        self.path = path
    }

    func remount(_ options: String) -> Bool { Self.run("/bin/mount", ["-o", "remount,\(options)", path]) }

    deinit {
        _ = Self.run("/bin/umount", [path])
        rmdir(path)
    }

    static var isPossible: Bool { TinyDisk() != nil }

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

@Suite(.enabled(if: TinyDisk.isPossible, "needs the right to mount a small file system"))
struct FullDiskTests {
    private func record(_ files: [String]) -> OutputFile {
        RunRecord(
            version: "1", platform: .current(), command: [], seed: nil, replications: nil, scenarios: [],
            files: files
        ).file()
    }

    @Test func fullDiskLeavesTheOldResult() throws {
        let disk = try #require(TinyDisk())
        let folder = try OutputFolder(parent: disk.path, name: "today")
        try folder.write([OutputFile(name: "a.csv", text: "old"), record(["a.csv"])])
        let large = OutputFile(name: "a.csv", bytes: [UInt8](repeating: 120, count: 200_000))
        #expect {
            try folder.write([large, record(["a.csv"])])
        } throws: { error in
            "\(error)".contains("cannot write: no space left on the device")
        }
        #expect(FileManager.default.contents(atPath: folder.path + "/a.csv") == Data("old".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["today"])
    }

    @Test func readOnlyDiskIsReportedBeforeTheWork() throws {
        let disk = try #require(TinyDisk())
        let folder = try OutputFolder(parent: disk.path, name: "today")
        try folder.write([record([])])
        #expect(disk.remount("ro"))
        #expect {
            try folder.check()
        } throws: { error in
            "\(error)".contains("the disk is read-only")
        }
    }
}
