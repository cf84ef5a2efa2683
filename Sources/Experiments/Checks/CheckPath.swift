import Foundation

/// Paths as people write them.
package enum CheckPath {
    /// The path without `.` and without folders that `..` leaves again: `checks/../magelang/x.yaml` becomes
    /// `magelang/x.yaml`.
    ///
    /// Where a symbolic link makes that another folder, or the folder does not exist, the path stays as it is.
    package static func normalised(_ path: String) -> String {
        var kept: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = kept.last, last != ".." {
                kept.removeLast()
            } else {
                kept.append(part)
            }
        }
        let short = (path.hasPrefix("/") ? "/" : "") + kept.joined(separator: "/")
        guard let old = real(folder(of: path)), old == real(folder(of: short)) else { return path }
        return short
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return String(path[...slash])
    }

    /// The folder with all links followed; nil where there is none.
    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
