import Foundation

/// A file that a result depends on.
public struct InputFile: Hashable, Sendable {
    /// The path as it was given.
    public var path: String
    /// What the file held when it was read.
    public var bytes: [UInt8]

    /// A file with its content.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// What tells two files apart however they are named.
struct FileIdentity: Hashable {
    var device: UInt64
    var number: UInt64
}

/// Why a file was not read.
struct FileReadingError: Error {
    var what: String
    var remedy: String
    var isNotFound = false

    /// What helps with a file that was looked for beside another one: many take the folder in which the
    /// program runs for the place from which paths are counted.
    func remedy(inFolderOf reference: ScenarioNode) -> String? {
        guard isNotFound, let written = reference.text, !written.hasPrefix("/") else { return nil }
        let file = reference.position.file
        let folder = file.lastIndex(of: "/").map { file[..<$0].isEmpty ? "/" : file[..<$0] } ?? "."
        return
            "check the name; \(Wording.quoted(written)) is looked for in the folder of this file, `\(folder)`"
    }
}

/// What kind of file is asked for, and how large it may be.
struct FileKind {
    var noun: String
    var mebibytes: Int
    /// What to do about a file that is larger.
    var remedy: String

    var sizeLimit: Int { mebibytes * 1024 * 1024 }

    static let yaml = FileKind(
        noun: "YAML", mebibytes: 8, remedy: "split it with `extends` or keep bulk data in a CSV file")
    static let csv = FileKind(
        noun: "CSV", mebibytes: 64, remedy: "split it, or leave out columns that are not used")
}

/// Reads regular files of a bounded size.
enum FileReader {

    /// Opens and reads a file.
    ///
    /// The kind and size are asked of the open file, not of its name, so that nothing can be exchanged in
    /// between; a device or a pipe is opened without waiting and never read.
    static func read(
        _ path: String, as kind: FileKind = .yaml
    ) throws(FileReadingError) -> (file: InputFile, identity: FileIdentity) {
        guard !path.utf8.contains(0) else {
            throw FileReadingError(what: "the file name holds a zero byte", remedy: "remove it")
        }
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR:
            throw FileReadingError(what: "is a directory", remedy: "name a \(kind.noun) file")
        default:
            throw FileReadingError(what: "is not a regular file", remedy: "name a \(kind.noun) file")
        }
        guard status.st_size <= kind.sizeLimit else { throw tooLarge(Int(status.st_size), kind) }
        let bytes = try contents(of: descriptor, expected: Int(status.st_size), kind)
        let identity = FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
        return (InputFile(path: path, bytes: bytes), identity)
    }

    private static func contents(
        of descriptor: Int32, expected: Int, _ kind: FileKind
    ) throws(FileReadingError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(expected)
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Foundation.read(descriptor, &chunk, chunk.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(errno)
            }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            // The file may have grown since its size was asked.
            guard bytes.count <= kind.sizeLimit else { throw tooLarge(bytes.count, kind) }
        }
    }

    private static func tooLarge(_ size: Int, _ kind: FileKind) -> FileReadingError {
        FileReadingError(
            what: "has \(size) bytes, more than the limit of \(kind.mebibytes) MiB (\(kind.sizeLimit) bytes)",
            remedy: kind.remedy)
    }

    private static func failure(_ code: Int32) -> FileReadingError {
        switch code {
        case ENOENT, ENOTDIR:
            FileReadingError(
                what: "no such file", remedy: "check the name and the folder", isNotFound: true)
        case EACCES, EPERM:
            FileReadingError(what: "the file may not be read", remedy: "check its permissions")
        case ELOOP:
            FileReadingError(
                what: "the symbolic links lead round in a circle", remedy: "name the file itself")
        case ENAMETOOLONG:
            FileReadingError(what: "the file name is too long", remedy: "use a shorter one")
        default:
            FileReadingError(
                what: "the file cannot be read (system error \(code))", remedy: "check the disk and the name")
        }
    }
}
