import Synchronization

/// Reports several studies that follow each other as one.
final class SequenceProgress: ProgressReporter {
    private struct State {
        var doneBefore = 0
        var eventsBefore: UInt64 = 0
        var done = 0
        var events: UInt64 = 0
    }

    private let whole: any ProgressReporter
    private let total: Int
    private let began = ContinuousClock.now
    private let state = Mutex(State())

    init(_ whole: any ProgressReporter, total: Int) {
        self.whole = whole
        self.total = total
    }

    func progress(done: Int, total _: Int, events: UInt64, elapsedSeconds _: Double) {
        let (sum, all) = state.withLock { state in
            state.done = done
            state.events = events
            return (state.doneBefore + done, state.eventsBefore + events)
        }
        whole.progress(
            done: sum, total: total, events: all, elapsedSeconds: (ContinuousClock.now - began) / .seconds(1))
    }

    /// Notes that one of the studies has ended.
    func finishPart() {
        state.withLock { state in
            state = State(
                doneBefore: state.doneBefore + state.done, eventsBefore: state.eventsBefore + state.events)
        }
    }
}
