import Foundation
import Synchronization

/// The values of a function at 0 up to `count`, worked out on several threads and returned in order.
///
/// - Complexity: Each value once; a thread takes the next that nobody has taken.
func parallelMap<Value: Sendable>(
    _ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Value
) -> [Value] {
    guard count > 1, threads > 1 else { return (0..<count).map(body) }
    let work = SharedWork<Value>(count: count)
    onThreads(min(threads, count)) { work.run(body) }
    return work.values
}

/// What the threads of a parallel map share.
private final class SharedWork<Value: Sendable>: Sendable {
    private struct State {
        var next = 0
        var values: [Value?]
    }

    private let state: Mutex<State>

    init(count: Int) { state = Mutex(State(values: Array(repeating: nil, count: count))) }

    func run(_ body: (Int) -> Value) {
        while let index = take() {
            let value = body(index)
            state.withLock { $0.values[index] = value }
        }
    }

    var values: [Value] { state.withLock { $0.values.compactMap { $0 } } }

    private func take() -> Int? {
        state.withLock { state in
            guard state.next < state.values.count else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }
}
