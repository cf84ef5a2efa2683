// The benchmark package compiles this very file a second time, as part of another module, and compares.
#if HOLD_LOOP_OUTSIDE_KERNEL
    import EventKernel
#endif

/// The classic load of an event list: take the next event, put one back ("hold", D. W. Jones 1986, "An
/// empirical comparison of priority-queue and event-set implementations").
///
/// It exists for the benchmark that compares the speed of the kernel inside its module and from outside; it is
/// not part of the public interface.
@_spi(Benchmarks)
public struct HoldLoop: ~Copyable {
    struct Event: BitwiseCopyable, Sendable {
        var entity: Int32
        var kind: Int32
    }

    private var list: EventList<Event>
    private var state: UInt64

    /// Fills a list.
    ///
    /// - Parameters:
    ///   - pending: The number of events that stay pending.
    ///   - seed: The seed of the spans between an event and its successor.
    public init(pending: Int, seed: UInt64) {
        list = EventList(minimumCapacity: pending)
        state = seed
        for entity in 0..<pending {
            let time = Self.span(&state)
            list.schedule(Event(entity: Int32(truncatingIfNeeded: entity), kind: 0), at: time)
        }
    }

    /// Replaces the next event so many times.
    ///
    /// - Returns: A sum over the events, so that no work can be left out and two runs can be compared.
    @inline(never)
    public mutating func run(events: Int) -> UInt64 {
        var sum: UInt64 = 0
        for _ in 0..<events {
            guard var event = list.pop() else { break }
            sum = sum &* 31 &+ UInt64(truncatingIfNeeded: event.entity)
            event.kind &+= 1
            list.schedule(event, at: list.now + Self.span(&state))
        }
        return sum
    }

    /// A uniform span below 2^20 µs by SplitMix64: cheap, as the list is to be measured and not the generator.
    @inline(__always)
    private static func span(_ state: inout UInt64) -> SimulationTime {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return SimulationTime(microseconds: Int64(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 44))
    }
}
