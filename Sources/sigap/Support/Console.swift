import Foundation
import Reporting

/// Standard output and standard error.
enum Console {
    /// Writes a result.
    ///
    /// - Throws: When standard output cannot take it, such as on a full disk.
    static func print(_ text: String) throws(CommandFailure) {
        guard let code = write(text, to: STDOUT_FILENO) else { return }
        throw CommandFailure(
            .couldNotWrite, "standard output: cannot write: \(OutputError.meaning(of: code))")
    }

    /// Writes a line about a failure; where even that fails, the status still tells.
    static func error(_ line: String) { _ = write("sigap: \(line)\n", to: STDERR_FILENO) }

    /// Writes a line that does not stop the work.
    static func warning(_ line: String) { _ = write("sigap: warning: \(line)\n", to: STDERR_FILENO) }

    /// Writes a line that is no cause for concern.
    static func note(_ line: String) { _ = write("sigap: \(line)\n", to: STDERR_FILENO) }

    /// Writes without a line end, for progress.
    static func raw(_ text: String) { _ = write(text, to: STDERR_FILENO) }

    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// The number of the error, or nil.
    private static func write(_ text: String, to descriptor: Int32) -> Int32? {
        let bytes = Array(text.utf8)
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            if count > 0 {
                offset += count
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
    }
}
