import Foundation
import Reporting
import Testing

@Suite struct OutputFolderTests {
    private let record = RunRecord(
        version: "1", platform: .current(), command: ["sigap"], seed: 1, replications: 1, scenarios: [],
        files: ["a.csv", "b.csv"])

    private func files(_ content: String) -> [OutputFile] {
        [
            OutputFile(name: "a.csv", text: content), OutputFile(name: "b.csv", text: content + "b"),
            record.file(),
        ]
    }

    private func entries(_ path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    private func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func writesAndReplacesAsAWhole() throws {
        try withScratchFolder { scratch in
            let folder = try OutputFolder(parent: scratch + "/deep/Output", name: "today")
            try folder.check()
            #expect(entries(scratch + "/deep/Output") == [])
            try folder.write(files("old"))
            #expect(entries(folder.path) == ["a.csv", "b.csv", "run.json"])
            try folder.check()
            try folder.write(files("new"))
            #expect(text(folder.path + "/a.csv") == "new")
            #expect(entries(scratch + "/deep/Output") == ["today"])
        }
    }

    @Test func dropsFilesThatTheNewResultDoesNotHave() throws {
        try withScratchFolder { scratch in
            let folder = try OutputFolder(parent: scratch, name: "today")
            try folder.write(files("old"))
            try folder.write([record.file()])
            #expect(entries(folder.path) == ["run.json"])
        }
    }

    @Test(arguments: ["", ".", "..", ".hidden", "a/b", "../x", "a b", "a\u{0}", "-x", "é", "a\n"])
    func nameThatIsNoFolderNameIsRefused(name: String) {
        #expect(throws: OutputError.invalidName(name)) { try OutputFolder(parent: "Output", name: name) }
    }

    @Test func foreignPlacesAreNeverReplaced() throws {
        try withScratchFolder { scratch in
            let manager = FileManager.default
            let folder = try OutputFolder(parent: scratch, name: "mine")
            func expectRefusal(_ part: String, sourceLocation: SourceLocation = #_sourceLocation) {
                do throws(OutputError) {
                    try folder.write(files("new"))
                    Issue.record("was replaced", sourceLocation: sourceLocation)
                } catch {
                    #expect(error.description.contains(part), sourceLocation: sourceLocation)
                }
                #expect(throws: OutputError.self, sourceLocation: sourceLocation) { try folder.check() }
            }
            try manager.createDirectory(atPath: folder.path, withIntermediateDirectories: false)
            expectRefusal("sigap did not write it")
            try Data("{\"program\": \"other\", \"files\": []}".utf8).write(
                to: URL(filePath: folder.path + "/run.json"))
            expectRefusal("sigap did not write it")
            #expect(entries(folder.path) == ["run.json"])
            try manager.removeItem(atPath: folder.path)

            try folder.write(files("old"))
            try Data("mine".utf8).write(to: URL(filePath: folder.path + "/notes.txt"))
            expectRefusal("it holds `notes.txt`, which sigap did not write")
            #expect(text(folder.path + "/a.csv") == "old")
            #expect(text(folder.path + "/notes.txt") == "mine")
            try manager.removeItem(atPath: folder.path)

            try Data("file".utf8).write(to: URL(filePath: folder.path))
            expectRefusal("it is a file")
            #expect(text(folder.path) == "file")
            try manager.removeItem(atPath: folder.path)

            try manager.createDirectory(atPath: scratch + "/elsewhere", withIntermediateDirectories: false)
            try manager.createSymbolicLink(atPath: folder.path, withDestinationPath: scratch + "/elsewhere")
            expectRefusal("it is a symbolic link")
            #expect(entries(scratch + "/elsewhere") == [])
        }
    }

    @Test func neighboursAreNotTouched() throws {
        try withScratchFolder { scratch in
            try Data("read me".utf8).write(to: URL(filePath: scratch + "/README.md"))
            let folder = try OutputFolder(parent: scratch, name: "today")
            let neighbour = try OutputFolder(parent: scratch, name: "today-2")
            try neighbour.write(files("neighbour"))
            try folder.write(files("one"))
            try folder.write(files("two"))
            #expect(entries(scratch) == ["README.md", "today", "today-2"])
            #expect(text(scratch + "/README.md") == "read me")
            #expect(text(neighbour.path + "/a.csv") == "neighbour")
        }
    }

    @Test func leftoversOfKilledRunsAreRemoved() throws {
        try withScratchFolder { scratch in
            let manager = FileManager.default
            let folder = try OutputFolder(parent: scratch, name: "today")
            try folder.write(files("old"))
            let leftover = scratch + "/.today.sigap-1234-0"
            try manager.createDirectory(atPath: leftover, withIntermediateDirectories: false)
            try Data("half".utf8).write(to: URL(filePath: leftover + "/a.csv"))
            try folder.check()
            #expect(entries(scratch) == ["today"])
            #expect(text(folder.path + "/a.csv") == "old")
        }
    }

    @Test func folderOfARunningProcessIsLeftAlone() throws {
        try withScratchFolder { scratch in
            let folder = try OutputFolder(parent: scratch, name: "today")
            let busy = scratch + "/.today.sigap-1-0"
            try FileManager.default.createDirectory(atPath: busy, withIntermediateDirectories: false)
            let descriptor = open(busy, O_RDONLY | O_DIRECTORY)
            #expect(flock(descriptor, LOCK_EX) == 0)
            try folder.write(files("new"))
            #expect(entries(scratch) == [".today.sigap-1-0", "today"])
            close(descriptor)
            try folder.check()
            #expect(entries(scratch) == ["today"])
        }
    }

    @Test func resultMovedAsideByAKilledRunComesBack() throws {
        try withScratchFolder { scratch in
            let folder = try OutputFolder(parent: scratch, name: "today")
            try folder.write(files("old"))
            #expect(rename(folder.path, scratch + "/.today.sigap-99-0.old") == 0)
            try folder.check()
            #expect(text(folder.path + "/a.csv") == "old")
        }
    }

    @Test func fileInThePlaceOfTheParentIsReported() throws {
        try withScratchFolder { scratch in
            try Data("file".utf8).write(to: URL(filePath: scratch + "/Output"))
            let folder = try OutputFolder(parent: scratch + "/Output", name: "today")
            #expect(
                throws: OutputError.system(
                    action: "make the folder", path: scratch + "/Output", code: ENOTDIR)
            ) { try folder.check() }
            #expect(throws: OutputError.self) { try folder.write(files("new")) }
            #expect(text(scratch + "/Output") == "file")
        }
    }

    @Test func readersNeverSeeHalfAFolder() async throws {
        try await withScratchFolder { scratch in
            let folder = try OutputFolder(parent: scratch, name: "today")
            try folder.write(files("0"))
            let writer = Task.detached {
                for round in 1...150 { try folder.write(files("\(round)")) }
            }
            // An open folder stays the same folder through the exchange, so both files are of one result, or
            // the result has meanwhile been replaced and its files removed.
            var complete = 0
            while complete < 150 {
                let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
                #expect(descriptor >= 0, "the place was empty")
                let first = contents(descriptor, "a.csv")
                let second = contents(descriptor, "b.csv")
                close(descriptor)
                if let first, let second {
                    #expect(second == first + "b")
                    complete += 1
                }
            }
            try await writer.value
        }
    }

    private func contents(_ folder: Int32, _ name: String) -> String? {
        let descriptor = openat(folder, name, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(descriptor, &bytes, bytes.count)
        return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
    }
}
