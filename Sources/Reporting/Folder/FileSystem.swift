import Foundation

/// The few calls to the system that a result folder needs, with typed errors.
///
/// POSIX, not Foundation's file manager: only here is it written down what is on the disk after which call.
enum FileSystem {
    /// An open file or folder, closed at the end of its life.
    struct Descriptor: ~Copyable {
        let number: Int32

        deinit { close(number) }
    }

    /// What stands at a path; a symbolic link is not followed.
    enum Entry { case nothing, folder, link, other }

    static func entry(at path: String) throws(OutputError) -> Entry {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return .nothing }
            throw failure("look at", path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// Makes a folder and those above it.
    static func makeFolders(_ path: String) throws(OutputError) {
        if mkdir(path, 0o777) == 0 || errno == EEXIST {
            guard isFolder(path) else {
                throw .system(action: "make the folder", path: path, code: ENOTDIR)
            }
            return
        }
        let parent = Self.parent(of: path)
        guard errno == ENOENT, parent != path else { throw failure("make the folder", path) }
        try makeFolders(parent)
        guard mkdir(path, 0o777) == 0 || (errno == EEXIST && isFolder(path)) else {
            // The folder above is there, so that a file system like Linux's /proc takes no folders.
            let code = errno == ENOENT ? ENOTSUP : errno
            throw .system(action: "make the folder", path: path, code: code)
        }
    }

    /// Whether a folder stands at a path, links followed.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The folder above a path.
    static func parent(of path: String) -> String {
        var trimmed = path[...]
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed = trimmed.dropLast() }
        guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    static func openFolder(_ path: String) throws(OutputError) -> Descriptor {
        let number = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard number >= 0 else { throw failure("open the folder", path) }
        return Descriptor(number: number)
    }

    /// Writes a new file and waits until it is on the disk.
    static func write(_ file: OutputFile, in folder: borrowing Descriptor, path: String) throws(OutputError) {
        let full = path + "/" + file.name
        let number = openat(
            folder.number, file.name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard number >= 0 else { throw failure("write", full) }
        var failed: Int32 = 0
        file.bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset < bytes.count {
                let count = Foundation.write(
                    number, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
                if count > 0 {
                    offset += count
                } else if errno != EINTR {
                    failed = errno
                    return
                }
            }
            // Delayed allocation reports a full disk only here.
            if fsync(number) != 0 { failed = errno }
        }
        if close(number) != 0, failed == 0 { failed = errno }
        guard failed == 0 else { throw .system(action: "write", path: full, code: failed) }
    }

    /// The names in a folder, sorted.
    static func names(in path: String) throws(OutputError) -> [String] {
        guard let stream = opendir(path) else { throw failure("list", path) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(
                    to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
                ) {
                    String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The content of a file, or nil when it cannot be read.
    static func contents(of path: String) -> Data? {
        guard case .some(.other) = try? entry(at: path) else { return nil }
        return FileManager.default.contents(atPath: path)
    }

    /// The content of a file in place, or nil when it cannot be read.
    static func mapped(_ path: String) -> Data? {
        guard case .some(.other) = try? entry(at: path) else { return nil }
        return try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    }

    static func failure(_ action: String, _ path: String) -> OutputError {
        .system(action: action, path: path, code: errno)
    }
}
