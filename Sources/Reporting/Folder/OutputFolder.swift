import Foundation

/// A result folder that is either the old one or the new one, never half of either.
///
/// The files are written to a hidden folder beside it, forced to the disk, and put in place in one step; the
/// old folder is then removed. A run that is killed leaves the old folder or the new one, and perhaps a hidden
/// leftover `.NAME.sigap-…` that the next run removes. A folder that the program did not write, or that holds
/// files of somebody else, is never replaced.
///
/// ```swift
/// let folder = try OutputFolder(parent: "Output", name: "magesty-2024")
/// try folder.check()          // before the long computation
/// try folder.write(files)
/// ```
public struct OutputFolder: Hashable, Sendable {
    /// The file by which the program knows its own folders.
    public static let recordName = "run.json"

    /// The folder that holds result folders.
    public let parent: String
    /// The name of the result.
    public let name: String

    /// The folder of a result.
    ///
    /// - Throws: ``OutputError/invalidName(_:)`` for a name that could lead elsewhere or be hidden.
    public init(parent: String, name: String) throws(OutputError) {
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."):
                true
            default: false
            }
        }
        let begins = name.unicodeScalars.first.map { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
        guard isPlain, begins == true, name.utf8.count <= 200 else { throw .invalidName(name) }
        self.parent = parent
        self.name = name
    }

    /// Where it stands.
    public var path: String { parent.hasSuffix("/") ? parent + name : parent + "/" + name }

    /// Finds out whether the folder may and can be written, before hours of computing.
    ///
    /// Makes the folder above it, and removes what killed runs left behind.
    ///
    /// - Throws: ``OutputError``.
    public func check() throws(OutputError) {
        try FileSystem.makeFolders(parent)
        cleanUp()
        try checkOwnership()
        let trial = try TemporaryFolder(beside: self)
        trial.remove()
    }

    /// Writes the files and puts them in place of what stood there.
    ///
    /// - Throws: ``OutputError``; the old folder is then untouched.
    public func write(_ files: [OutputFile]) throws(OutputError) {
        try FileSystem.makeFolders(parent)
        cleanUp()
        try checkOwnership()
        let temporary = try TemporaryFolder(beside: self)
        do throws(OutputError) {
            try temporary.write(files)
            try install(temporary)
        } catch {
            temporary.remove()
            throw error
        }
        // The result is in place; that its name reaches the disk later is the worst that can happen now.
        if let folder = try? FileSystem.openFolder(parent) { _ = fsync(folder.number) }
    }

    private func install(_ temporary: borrowing TemporaryFolder) throws(OutputError) {
        guard try FileSystem.entry(at: path) != .nothing else {
            guard rename(temporary.path, path) == 0 else { throw FileSystem.failure("write", path) }
            return
        }
        if try FolderExchange.exchange(temporary.path, path) {
            Self.removeResult(temporary.path)
            return
        }
        // Two steps; should the run die between them, the next one moves the old folder back.
        let aside = temporary.path + Self.asideSuffix
        guard rename(path, aside) == 0 else { throw FileSystem.failure("replace", path) }
        guard rename(temporary.path, path) == 0 else {
            let error = FileSystem.failure("replace", path)
            _ = rename(aside, path)
            throw error
        }
        Self.removeResult(aside)
    }

    static let asideSuffix = ".old"

    var leftoverPrefix: String { ".\(name).sigap-" }
}
