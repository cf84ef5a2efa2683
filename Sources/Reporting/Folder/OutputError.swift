import Foundation

/// Why a result could not be written; nothing of the old result was lost.
public enum OutputError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name of a result cannot be the name of a folder.
    case invalidName(String)
    /// The place holds something that the program did not write.
    case foreign(path: String, reason: String)
    /// A file that was to be new is there already.
    case exists(path: String)
    /// The system refused: what was tried with which path, and its error number.
    case system(action: String, path: String, code: Int32)

    /// One line: what is wrong; what would be right.
    public var description: String {
        switch self {
        case .invalidName(let name):
            "\(Self.quoted(name)) cannot name a result folder; use letters, digits, `-`, `_` and `.`, and begin with a letter or digit"
        case .foreign(let path, let reason):
            "\(path): not replaced, because \(reason); move it away or choose another --output"
        case .exists(let path): "\(path): exists and is not overwritten; move it away or choose another name"
        case .system(let action, let path, let code):
            "\(path): cannot \(action): \(Self.meaning(of: code))"
        }
    }

    private static func quoted(_ text: String) -> String {
        "`" + String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0) })
            + "`"
    }

    /// The usual errors in words that do not depend on the system or its language.
    package static func meaning(of code: Int32) -> String {
        switch code {
        case ENOSPC: "no space left on the device; free some and run again"
        case EDQUOT: "the disk quota is used up; free some space and run again"
        case EROFS: "the disk is read-only; choose another --output"
        case EACCES, EPERM: "no permission; choose another --output"
        case ENOTDIR, EEXIST: "a file stands where a folder is needed; choose another --output"
        case ENOENT: "there is no such folder; make it first"
        case ENAMETOOLONG: "the name is too long; choose a shorter one"
        case EIO: "the disk reports an error"
        case ELOOP: "the symbolic links lead round in a circle"
        case EFBIG: "the file would be too large"
        case EPIPE: "its reader has gone"
        case EBADF: "it is closed"
        case ENOTSUP: "no folder can be made there; choose another --output"
        default: "system error \(code)"
        }
    }
}
