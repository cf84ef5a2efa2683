import Foundation

/// Writes single files over what stood there, whole or not at all.
public enum FileReplacement {
    /// Writes a file; its name is a path, and folders above it are made.
    ///
    /// - Throws: ``OutputError``; the old file is untouched then, and no half file is left.
    public static func write(_ file: OutputFile) throws(OutputError) {
        let parent = FileSystem.parent(of: file.name)
        try FileSystem.makeFolders(parent)
        guard try FileSystem.entry(at: file.name) != .folder else {
            throw .system(action: "write", path: file.name, code: EISDIR)
        }
        let name = ".sigap-replacement-\(getpid())"
        let temporary = OutputFolder.joined(parent, name)
        unlink(temporary)
        let folder = try FileSystem.openFolder(parent)
        do throws(OutputError) {
            try FileSystem.write(OutputFile(name: name, bytes: file.bytes), in: folder, path: parent)
        } catch {
            unlink(temporary)
            throw error
        }
        guard rename(temporary, file.name) == 0 else {
            let failure = FileSystem.failure("write", file.name)
            unlink(temporary)
            throw failure
        }
    }
}
