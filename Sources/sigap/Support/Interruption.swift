import Dispatch
import Experiments
import Foundation

/// Ctrl-C: the first asks the command to stop where nothing is left half done, the second stops it at once.
final class Interruption {
    /// What the simulation asks.
    let cancellation: Cancellation
    private let source: any DispatchSourceSignal

    /// Takes over SIGINT for the life of the process.
    init() {
        let cancellation = Cancellation()
        self.cancellation = cancellation
        // The default action would end the process before the source hears of the signal.
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: DispatchQueue(label: "interruption"))
        source.setEventHandler {
            guard cancellation.isCancelled else {
                cancellation.cancel()
                return Console.error(
                    "stopping after the replications in hand; press Ctrl-C again to stop at once")
            }
            // No folder needs tidying: a result is put in place whole or not at all.
            _exit(ExitStatus.interrupted.rawValue)
        }
        source.activate()
    }

    /// Ends the command if Ctrl-C has been pressed.
    ///
    /// - Parameter done: What had been done, for the message.
    func check(_ done: @autoclosure () -> String) throws(CommandFailure) {
        guard cancellation.isCancelled else { return }
        throw CommandFailure(.interrupted, "interrupted: \(done())")
    }
}
