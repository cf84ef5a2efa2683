import Reporting
import ScenarioFiles

/// What the process tells its caller.
enum ExitStatus: Int32, Sendable {
    case good = 0
    /// A check or a target failed.
    case failedCheck = 1
    /// Wrong use or bad input.
    case badInput = 2
    /// Something could not be written.
    case couldNotWrite = 3
    /// Stopped by the user: 128 + SIGINT, as shells report it.
    case interrupted = 130
}

/// Why a command ends early, with one line for each reason.
struct CommandFailure: Error {
    var status: ExitStatus
    var lines: [String]

    init(_ status: ExitStatus, _ lines: [String]) {
        self.status = status
        self.lines = lines
    }

    init(_ status: ExitStatus, _ line: String) { self.init(status, [line]) }

    init(_ error: OutputError) {
        if case .invalidName = error {
            self.init(.badInput, error.description)
        } else {
            self.init(.couldNotWrite, error.description)
        }
    }
}
