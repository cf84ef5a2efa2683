import Dispatch
import Experiments
import Foundation

/// Ctrl-C and the request to terminate that a cluster's scheduler or a service manager sends: the first asks the command
/// to stop where nothing is left half done, the second stops it at once.
final class Interruption {
    /// What the simulation asks.
    let cancellation: Cancellation
    private let sources: [any DispatchSourceSignal]

    /// Takes over SIGINT and SIGTERM for the life of the process.
    init() {
        let cancellation = Cancellation()
        self.cancellation = cancellation
        let queue = DispatchQueue(label: "interruption")
        sources = [SIGINT, SIGTERM].map { number in
            // The default action would end the process before the source hears of the signal.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                guard cancellation.isCancelled else {
                    cancellation.cancel()
                    let again = number == SIGINT ? "press Ctrl-C again" : "terminate again"
                    return Console.error("stopping after the replications in hand; \(again) to stop at once")
                }
                // No folder needs tidying: a result is put in place whole or not at all.
                _exit(ExitStatus.interrupted.rawValue)
            }
            source.activate()
            return source
        }
    }

    /// Ends the command if it has been asked to stop.
    ///
    /// - Parameter done: What had been done, for the message.
    func check(_ done: @autoclosure () -> String) throws(CommandFailure) {
        guard cancellation.isCancelled else { return }
        throw CommandFailure(.interrupted, "interrupted: \(done())")
    }
}
