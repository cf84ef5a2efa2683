/// The clock and the list of future events of one replication.
///
/// Events come out by time and, at the same time, in the order in which they were scheduled. An event is a
/// plain value; what it does is the model's business:
///
/// ```swift
/// var events = EventList<Event>()
/// let patience = events.schedule(.abandon(caller), at: events.now + .seconds(90))
/// events.cancel(patience)                        // the call was answered
/// while events.nextTime < end, let event = events.pop() {
///     model.handle(event, at: events.now)
/// }
/// ```
///
/// The list is a 4-ary heap (D. B. Johnson 1975, "Priority queues with update and finding minimum spanning
/// trees") of small keys, with an index from each event to its place in the heap, so that cancelling removes
/// the event at once instead of leaving a tombstone. Storage is owned and grows by doubling; nothing else
/// allocates. An event scheduled at ``SimulationTime/never`` is legal and stays pending until it is
/// cancelled: ``nextTime`` then reads `never`, as for an empty list.
public struct EventList<Event: BitwiseCopyable & Sendable>: ~Copyable {
    /// The keys, as an implicit 4-ary tree; the first `pendingCount` of `slotCapacity` are in use.
    @usableFromInline var heap: UnsafeMutablePointer<HeapNode>
    /// One record per slot: where the slot's key stands in the heap, or the next free slot.
    @usableFromInline var slots: UnsafeMutablePointer<EventSlot>
    /// One payload per slot. Apart from `slots`, because moving keys touches those and never these.
    @usableFromInline var payloads: UnsafeMutablePointer<Event>
    @usableFromInline var slotCapacity: Int
    @usableFromInline var pendingCount = 0
    @usableFromInline var firstFreeSlot: UInt32
    @usableFromInline var clock: Int64 = 0
    @usableFromInline var nextSequence: UInt64 = 0
    @usableFromInline var rescheduled: UInt64 = 0
    @usableFromInline var cancelled: UInt64 = 0

    /// Creates an empty list whose clock stands at zero.
    ///
    /// - Parameter minimumCapacity: How many events may be pending before storage first grows.
    @inlinable
    public init(minimumCapacity: Int = 64) {
        let capacity = max(minimumCapacity, 4)
        precondition(capacity < Int(UInt32.max), "Too many pending events.")
        heap = .allocate(capacity: capacity)
        slots = .allocate(capacity: capacity)
        payloads = .allocate(capacity: capacity)
        slotCapacity = capacity
        firstFreeSlot = 0
        chainFreeSlots(from: 0)
    }

    deinit {
        heap.deallocate()
        slots.deallocate()
        payloads.deallocate()
    }

    /// The number of pending events.
    @inlinable
    public var count: Int { pendingCount }

    /// Whether no event is pending.
    @inlinable
    public var isEmpty: Bool { pendingCount == 0 }

    /// The clock: the time of the event that was popped last, zero before the first.
    @inlinable
    public var now: SimulationTime { SimulationTime(microseconds: clock) }

    /// The time of the next event, ``SimulationTime/never`` if there is none.
    ///
    /// - Complexity: O(1).
    @inlinable
    public var nextTime: SimulationTime {
        pendingCount == 0 ? .never : SimulationTime(microseconds: heap[0].time)
    }

    /// How many events have ever been scheduled; moving an event does not count again.
    @inlinable
    public var scheduledTotal: UInt64 { nextSequence &- rescheduled }

    /// How many events have been popped.
    @inlinable
    public var poppedTotal: UInt64 { scheduledTotal &- cancelled &- UInt64(pendingCount) }

    /// How many events were cancelled before they occurred.
    @inlinable
    public var cancelledTotal: UInt64 { cancelled }

    /// How often a pending event was moved.
    @inlinable
    public var rescheduledTotal: UInt64 { rescheduled }

    /// Adds an event.
    ///
    /// - Parameters:
    ///   - event: The payload, returned by ``pop()``.
    ///   - time: When it occurs, not before ``now`` (asserted in debug builds).
    /// - Returns: A handle that stays valid until the event occurs or is cancelled.
    /// - Complexity: O(log *n*) at worst, O(1) on average for times that are not sorted backwards.
    @inlinable
    @discardableResult
    public mutating func schedule(_ event: Event, at time: SimulationTime) -> EventHandle {
        assert(time.microseconds >= clock, "An event must not be scheduled in the past.")
        if pendingCount == slotCapacity { grow() }
        let slot = firstFreeSlot
        let record = slots[Int(slot)]
        firstFreeSlot = record.position
        let generation = record.generation &+ 1
        slots[Int(slot)].generation = generation
        payloads[Int(slot)] = event
        let node = HeapNode(time: time.microseconds, sequence: takeSequence(), slot: slot)
        pendingCount &+= 1
        siftUp(node, from: pendingCount &- 1)
        return EventHandle(slot: slot, generation: generation)
    }

    /// Removes the next event, sets the clock to its time, and returns it; `nil` if none is pending.
    ///
    /// - Complexity: O(log *n*).
    @inlinable
    public mutating func pop() -> Event? {
        guard pendingCount > 0 else { return nil }
        let root = heap[0]
        let event = payloads[Int(root.slot)]
        clock = root.time
        release(root.slot)
        pendingCount &-= 1
        if pendingCount > 0 { refillRoot(with: heap[pendingCount]) }
        return event
    }

    /// Removes a pending event.
    ///
    /// - Returns: `false` if the handle is ``EventHandle/none`` or stale; nothing changes then.
    /// - Complexity: O(log *n*).
    @inlinable
    @discardableResult
    public mutating func cancel(_ handle: EventHandle) -> Bool {
        guard isPending(handle) else { return false }
        let position = Int(slots[Int(handle.slot)].position)
        release(handle.slot)
        cancelled &+= 1
        pendingCount &-= 1
        if position < pendingCount { replace(at: position, with: heap[pendingCount]) }
        return true
    }

    /// Moves a pending event to another time, as if it were cancelled and scheduled anew: among events of the
    /// same time it is now the last. The handle stays valid.
    ///
    /// - Parameters:
    ///   - handle: The event.
    ///   - time: When it occurs now, not before ``now`` (asserted in debug builds).
    /// - Returns: `false` if the handle is ``EventHandle/none`` or stale; nothing changes then.
    /// - Complexity: O(log *n*).
    @inlinable
    @discardableResult
    public mutating func reschedule(_ handle: EventHandle, to time: SimulationTime) -> Bool {
        guard isPending(handle) else { return false }
        assert(time.microseconds >= clock, "An event must not be moved into the past.")
        let position = Int(slots[Int(handle.slot)].position)
        rescheduled &+= 1
        replace(
            at: position,
            with: HeapNode(time: time.microseconds, sequence: takeSequence(), slot: handle.slot))
        return true
    }

    /// Whether the handle's event is still to come.
    ///
    /// - Complexity: O(1).
    @inlinable
    public func isPending(_ handle: EventHandle) -> Bool {
        Int(handle.slot) < slotCapacity && slots[Int(handle.slot)].generation == handle.generation
    }

    /// The time at which the handle's event will occur; `nil` if it has occurred or was cancelled.
    ///
    /// - Complexity: O(1).
    @inlinable
    public func time(of handle: EventHandle) -> SimulationTime? {
        guard isPending(handle) else { return nil }
        return SimulationTime(microseconds: heap[Int(slots[Int(handle.slot)].position)].time)
    }

    /// The payload of a pending event; `nil` if it has occurred or was cancelled.
    ///
    /// - Complexity: O(1).
    @inlinable
    public func event(of handle: EventHandle) -> Event? {
        guard isPending(handle) else { return nil }
        return payloads[Int(handle.slot)]
    }
}

// The storage has one owner and is reachable only through it, so it may move between threads.
extension EventList: @unchecked Sendable {}
