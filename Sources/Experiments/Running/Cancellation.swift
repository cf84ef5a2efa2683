import Synchronization

/// A switch that asks a running study to stop at the next replication.
///
/// Cheap to read and safe to set from anywhere, a signal handler's thread included. Once set it stays set.
public final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)

    /// A switch that is not set.
    public init() {}

    /// Asks for the stop.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Whether the stop has been asked for.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
