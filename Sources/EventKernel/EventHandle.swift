/// The name of one scheduled event, good for cancelling or moving it.
///
/// A handle holds a slot and the slot's generation, which changes whenever the slot is taken or given back.
/// A handle of an event that has occurred or was cancelled is therefore recognised as stale instead of
/// naming a stranger. (The generation has 32 bits: a stale handle would have to be kept while its slot is
/// reused two thousand million times to be mistaken.)
public struct EventHandle: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline let slot: UInt32
    @usableFromInline let generation: UInt32

    @inlinable
    init(slot: UInt32, generation: UInt32) {
        self.slot = slot
        self.generation = generation
    }

    /// The handle of no event; it is never pending.
    @inlinable
    public static var none: EventHandle { EventHandle(slot: .max, generation: 0) }

    /// Whether this is ``none``.
    @inlinable
    public var isNone: Bool { slot == .max }
}
