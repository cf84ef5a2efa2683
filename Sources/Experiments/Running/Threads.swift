import Foundation

/// Does the same on so many threads, the calling one among them, and returns when all are done.
///
/// - Parameter count: At least the calling thread works, whatever the number.
func onThreads(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    let group = DispatchGroup()
    for _ in 1..<max(count, 1) {
        group.enter()
        let thread = Thread {
            body()
            group.leave()
        }
        // Deep documents and large plans need more than a secondary thread usually has.
        thread.stackSize = 8 << 20
        thread.start()
    }
    body()
    group.wait()
}
