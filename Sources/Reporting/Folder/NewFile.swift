import Foundation

/// Writes files that must not exist yet.
public enum NewFile {
    /// Writes a file; its name is a path.
    ///
    /// - Throws: ``OutputError``; an existing file is untouched, and no half file is left.
    public static func write(_ file: OutputFile) throws(OutputError) {
        guard try FileSystem.entry(at: file.name) == .nothing else {
            throw .exists(path: file.name)
        }
        let parent = FileSystem.parent(of: file.name)
        guard FileSystem.isFolder(parent) else {
            throw .system(action: "write", path: file.name, code: ENOENT)
        }
        let temporary = OutputFolder.joined(parent, ".sigap-new-\(getpid())")
        unlink(temporary)
        let folder = try FileSystem.openFolder(parent)
        do throws(OutputError) {
            try FileSystem.write(
                OutputFile(name: ".sigap-new-\(getpid())", bytes: file.bytes), in: folder, path: parent)
        } catch {
            unlink(temporary)
            throw error
        }
        defer { unlink(temporary) }
        // A link, unlike a rename, fails when somebody has been quicker.
        guard link(temporary, file.name) == 0 else {
            if errno == EEXIST { throw .exists(path: file.name) }
            throw FileSystem.failure("write", file.name)
        }
    }
}
