import Foundation

extension OutputFolder {
    /// What the program must find in a folder to know it as its own.
    private struct Ownership: Decodable {
        var program: String
        var files: [String]
    }

    static func joined(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// Refuses a place that holds anything but a result of the program.
    func checkOwnership() throws(OutputError) {
        switch try FileSystem.entry(at: path) {
        case .nothing: return
        case .link: throw .foreign(path: path, reason: "it is a symbolic link")
        case .other: throw .foreign(path: path, reason: "it is a file")
        case .folder: break
        }
        let record = FileSystem.contents(of: Self.joined(path, Self.recordName))
        guard let record, let ownership = try? JSONDecoder().decode(Ownership.self, from: record),
            ownership.program == RunRecord.programName
        else {
            throw .foreign(
                path: path, reason: "sigap did not write it (it has no \(Self.recordName) of sigap)")
        }
        let known = Set(ownership.files + [Self.recordName])
        let strange = try FileSystem.names(in: path).first { !known.contains($0) }
        if let strange {
            throw .foreign(path: path, reason: "it holds `\(strange)`, which sigap did not write")
        }
    }

    /// Removes what killed runs left behind, and moves an old result back that one of them had moved aside.
    func cleanUp() {
        guard let names = try? FileSystem.names(in: parent) else { return }
        for leftover in names where leftover.hasPrefix(leftoverPrefix) {
            let leftoverPath = Self.joined(parent, leftover)
            guard case .some(.folder) = try? FileSystem.entry(at: leftoverPath),
                let descriptor = try? FileSystem.openFolder(leftoverPath),
                flock(descriptor.number, LOCK_EX | LOCK_NB) == 0
            else { continue }
            if leftover.hasSuffix(Self.asideSuffix), case .some(.nothing) = try? FileSystem.entry(at: path) {
                if rename(leftoverPath, path) == 0 { continue }
            }
            Self.removeResult(leftoverPath)
        }
    }

    /// Removes a folder with the files in it; folders inside stay, because the program makes none.
    static func removeResult(_ path: String) {
        for name in (try? FileSystem.names(in: path)) ?? [] { unlink(joined(path, name)) }
        rmdir(path)
    }
}
