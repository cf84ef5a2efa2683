/// Somebody who wants to hear how far a study has come.
public protocol ProgressReporter: Sendable {
    /// Called after each replication of a scenario, by the thread that ran it; calls never overlap and `done`
    /// rises.
    ///
    /// - Parameters:
    ///   - done: Replications finished, summed over the scenarios, those of an earlier run included.
    ///   - total: Replications planned so far; a sequential study raises it when it goes on.
    ///   - events: Events handled since the study began.
    ///   - elapsedSeconds: Wall-clock time since the study began.
    func progress(done: Int, total: Int, events: UInt64, elapsedSeconds: Double)
}
