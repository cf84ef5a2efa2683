import Foundation

/// The hidden folder in which a result grows.
///
/// It is locked as long as its process lives, by which other runs tell it from the leftover of a killed one.
struct TemporaryFolder: ~Copyable {
    let path: String
    private let descriptor: FileSystem.Descriptor

    /// Makes an empty folder beside the place of a result.
    init(beside folder: OutputFolder) throws(OutputError) {
        var attempt = 0
        while true {
            let name = "\(folder.leftoverPrefix)\(getpid())-\(attempt)"
            let path = OutputFolder.joined(folder.parent, name)
            attempt += 1
            guard mkdir(path, 0o777) == 0 else {
                // A leftover of an earlier process with this number that something still holds.
                if errno == EEXIST, attempt < 1_000 { continue }
                throw FileSystem.failure("make a folder beside", folder.path)
            }
            // Another run may take the folder for a leftover until the lock is taken: then try again.
            guard let descriptor = try? FileSystem.openFolder(path) else {
                if attempt < 1_000 { continue }
                throw FileSystem.failure("make a folder beside", folder.path)
            }
            _ = flock(descriptor.number, LOCK_EX | LOCK_NB)
            guard FileSystem.isFolder(path) || attempt >= 1_000 else { continue }
            self.path = path
            self.descriptor = descriptor
            return
        }
    }

    /// Writes files and waits until they are on the disk.
    func write(_ files: [OutputFile]) throws(OutputError) {
        for file in files { try FileSystem.write(file, in: descriptor, path: path) }
        guard fsync(descriptor.number) == 0 else { throw FileSystem.failure("write", path) }
    }

    /// Removes the folder with what is in it.
    func remove() { OutputFolder.removeResult(path) }
}
