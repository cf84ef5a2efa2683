/// The key of one pending event: 24 bytes that move within the heap.
@usableFromInline
struct HeapNode: BitwiseCopyable {
    @usableFromInline var time: Int64
    @usableFromInline var sequence: UInt64
    @usableFromInline var slot: UInt32

    @inlinable
    init(time: Int64, sequence: UInt64, slot: UInt32) {
        self.time = time
        self.sequence = sequence
        self.slot = slot
    }

    @inlinable
    @inline(__always)
    func precedes(_ other: HeapNode) -> Bool {
        time < other.time || (time == other.time && sequence < other.sequence)
    }
}

/// What the list knows about a slot. The generation is odd while the slot holds a pending event.
@usableFromInline
struct EventSlot: BitwiseCopyable {
    /// The place of the key in the heap; in a free slot, the next free one.
    @usableFromInline var position: UInt32
    @usableFromInline var generation: UInt32

    @inlinable
    init(position: UInt32, generation: UInt32) {
        self.position = position
        self.generation = generation
    }
}

extension EventList {
    /// Places a key at an empty place or at an ancestor of it.
    @inlinable
    @inline(__always)
    mutating func siftUp(_ node: HeapNode, from start: Int) {
        let heap = self.heap
        let slots = self.slots
        var hole = start
        while hole > 0 {
            let parent = (hole &- 1) >> 2
            let above = heap[parent]
            guard node.precedes(above) else { break }
            heap[hole] = above
            slots[Int(above.slot)].position = UInt32(truncatingIfNeeded: hole)
            hole = parent
        }
        heap[hole] = node
        slots[Int(node.slot)].position = UInt32(truncatingIfNeeded: hole)
    }

    /// Places a key at an empty place or at a descendant of it.
    @inlinable
    mutating func siftDown(_ node: HeapNode, from start: Int) {
        let heap = self.heap
        let slots = self.slots
        var hole = start
        while let child = smallestChild(of: hole), heap[child].precedes(node) {
            let below = heap[child]
            heap[hole] = below
            slots[Int(below.slot)].position = UInt32(truncatingIfNeeded: hole)
            hole = child
        }
        heap[hole] = node
        slots[Int(node.slot)].position = UInt32(truncatingIfNeeded: hole)
    }

    /// Fills the empty root: the hole sinks to a leaf first, then the key rises from there. The key comes from
    /// the last leaf and nearly always belongs near the bottom, so this saves a comparison per level
    /// (I. Wegener 1993, "Bottom-up heapsort").
    @inlinable
    @inline(__always)
    mutating func refillRoot(with node: HeapNode) {
        let heap = self.heap
        let slots = self.slots
        var hole = 0
        while let child = smallestChild(of: hole) {
            let below = heap[child]
            heap[hole] = below
            slots[Int(below.slot)].position = UInt32(truncatingIfNeeded: hole)
            hole = child
        }
        siftUp(node, from: hole)
    }

    /// Puts a key where another one stood or was removed, and restores the order in either direction.
    @inlinable
    mutating func replace(at position: Int, with node: HeapNode) {
        if position > 0, node.precedes(heap[(position &- 1) >> 2]) {
            siftUp(node, from: position)
        } else {
            siftDown(node, from: position)
        }
    }

    /// The place of the earliest of at most four children.
    @inlinable
    @inline(__always)
    func smallestChild(of parent: Int) -> Int? {
        let first = parent &* 4 &+ 1
        guard first < pendingCount else { return nil }
        if first &+ 3 < pendingCount {
            let left = heap[first &+ 1].precedes(heap[first]) ? first &+ 1 : first
            let right = heap[first &+ 3].precedes(heap[first &+ 2]) ? first &+ 3 : first &+ 2
            return heap[right].precedes(heap[left]) ? right : left
        }
        var smallest = first
        var child = first &+ 1
        while child < pendingCount {
            if heap[child].precedes(heap[smallest]) { smallest = child }
            child &+= 1
        }
        return smallest
    }

    @inlinable
    @inline(__always)
    mutating func takeSequence() -> UInt64 {
        let sequence = nextSequence
        nextSequence = sequence &+ 1
        return sequence
    }

    /// Gives a slot back and makes its handles stale.
    @inlinable
    @inline(__always)
    mutating func release(_ slot: UInt32) {
        let generation = slots[Int(slot)].generation
        slots[Int(slot)] = EventSlot(position: firstFreeSlot, generation: generation &+ 1)
        firstFreeSlot = slot
    }

    /// Chains the slots from `start` to the capacity into the free list, which must be empty.
    @inlinable
    mutating func chainFreeSlots(from start: Int) {
        for slot in start..<slotCapacity {
            slots[slot] = EventSlot(position: UInt32(truncatingIfNeeded: slot + 1), generation: 0)
        }
        firstFreeSlot = UInt32(truncatingIfNeeded: start)
    }

    @inlinable
    @inline(never)
    mutating func grow() {
        let old = slotCapacity
        let new = old * 2
        precondition(new < Int(UInt32.max), "Too many pending events.")
        heap = Self.moved(heap, count: old, capacity: new)
        slots = Self.moved(slots, count: old, capacity: new)
        payloads = Self.moved(payloads, count: old, capacity: new)
        slotCapacity = new
        chainFreeSlots(from: old)
    }

    @inlinable
    static func moved<Item: BitwiseCopyable>(
        _ items: UnsafeMutablePointer<Item>, count: Int, capacity: Int
    ) -> UnsafeMutablePointer<Item> {
        let larger = UnsafeMutablePointer<Item>.allocate(capacity: capacity)
        larger.moveInitialize(from: items, count: count)
        items.deallocate()
        return larger
    }
}
