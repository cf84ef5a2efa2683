/// A store of entities with stable indices and a free list.
///
/// An index names an entity from ``insert(_:)`` until ``remove(at:)``; afterwards it is given out again, last
/// freed first, so equal histories give equal indices. The subscript changes an entity in place:
///
/// ```swift
/// var callers = Slab<Caller>()
/// let caller = callers.insert(Caller(patience: .seconds(90)))
/// callers[caller].attempts += 1
/// ```
///
/// Reading a dead or foreign index is an error of the program and asserted in debug builds.
public struct Slab<Element: BitwiseCopyable>: ~Copyable {
    @usableFromInline var elements: UnsafeMutablePointer<Element>
    /// Per index: `liveMark`, or the next free index, or `endMark`.
    @usableFromInline var links: UnsafeMutablePointer<Int32>
    @usableFromInline var storedCapacity: Int
    @usableFromInline var liveCount = 0
    @usableFromInline var usedCount = 0
    @usableFromInline var firstFree: Int32 = -1

    @inlinable static var endMark: Int32 { -1 }
    @inlinable static var liveMark: Int32 { -2 }

    /// Creates an empty store.
    ///
    /// - Parameter minimumCapacity: How many entities may live before storage first grows.
    @inlinable
    public init(minimumCapacity: Int = 64) {
        let capacity = max(minimumCapacity, 4)
        precondition(capacity <= Int(Int32.max), "Too many entities.")
        elements = .allocate(capacity: capacity)
        links = .allocate(capacity: capacity)
        storedCapacity = capacity
    }

    deinit {
        elements.deallocate()
        links.deallocate()
    }

    /// The number of living entities.
    @inlinable
    public var count: Int { liveCount }

    /// Whether no entity lives.
    @inlinable
    public var isEmpty: Bool { liveCount == 0 }

    /// How many entities fit before storage grows.
    @inlinable
    public var capacity: Int { storedCapacity }

    /// The largest number of entities that have lived at the same time; every index is below it.
    @inlinable
    public var highWaterMark: Int { usedCount }

    /// Adds an entity and returns its index.
    ///
    /// - Complexity: O(1), amortised over growth by doubling.
    @inlinable
    public mutating func insert(_ element: Element) -> Int32 {
        let index: Int32
        if firstFree >= 0 {
            index = firstFree
            firstFree = links[Int(index)]
        } else {
            if usedCount == storedCapacity { grow() }
            index = Int32(truncatingIfNeeded: usedCount)
            usedCount &+= 1
        }
        links[Int(index)] = Self.liveMark
        elements[Int(index)] = element
        liveCount &+= 1
        return index
    }

    /// Frees the index of a living entity.
    ///
    /// - Complexity: O(1).
    @inlinable
    public mutating func remove(at index: Int32) {
        // Always checked: freeing an index twice would make two entities share it much later.
        precondition(isLive(index), "The entity does not live.")
        links[Int(index)] = firstFree
        firstFree = index
        liveCount &-= 1
    }

    /// Whether the index names a living entity.
    ///
    /// - Complexity: O(1).
    @inlinable
    public func isLive(_ index: Int32) -> Bool {
        index >= 0 && Int(index) < usedCount && links[Int(index)] == Self.liveMark
    }

    /// The entity of an index, changed in place.
    ///
    /// - Complexity: O(1).
    @inlinable
    public subscript(index: Int32) -> Element {
        unsafeAddress {
            assert(isLive(index), "The entity does not live.")
            return UnsafePointer(elements + Int(index))
        }
        unsafeMutableAddress {
            assert(isLive(index), "The entity does not live.")
            return elements + Int(index)
        }
    }

    /// Calls the body with the index of every living entity, in ascending order.
    ///
    /// - Complexity: O(``highWaterMark``).
    @inlinable
    public func forEachLive<Failure: Error>(_ body: (Int32, Element) throws(Failure) -> Void) throws(Failure)
    {
        for index in 0..<usedCount where links[index] == Self.liveMark {
            try body(Int32(truncatingIfNeeded: index), elements[index])
        }
    }

    /// Removes every entity and keeps the storage.
    ///
    /// - Complexity: O(1).
    @inlinable
    public mutating func removeAll() {
        liveCount = 0
        usedCount = 0
        firstFree = Self.endMark
    }

    @inlinable
    @inline(never)
    mutating func grow() {
        let new = storedCapacity * 2
        precondition(new <= Int(Int32.max), "Too many entities.")
        let largerElements = UnsafeMutablePointer<Element>.allocate(capacity: new)
        let largerLinks = UnsafeMutablePointer<Int32>.allocate(capacity: new)
        largerElements.moveInitialize(from: elements, count: usedCount)
        largerLinks.moveInitialize(from: links, count: usedCount)
        elements.deallocate()
        links.deallocate()
        elements = largerElements
        links = largerLinks
        storedCapacity = new
    }
}

// The storage has one owner and is reachable only through it, so it may move between threads.
extension Slab: @unchecked Sendable where Element: Sendable {}

extension Slab {
    /// What is wrong with the inner state, for tests; `nil` if nothing is.
    ///
    /// - Complexity: O(``highWaterMark``).
    package func _checkInvariants() -> String? {
        let live = (0..<usedCount).count { links[$0] == Self.liveMark }
        if live != liveCount { return "\(live) entities live, \(liveCount) are counted" }
        var free = 0
        var index = firstFree
        while index >= 0, free <= usedCount {
            if Int(index) >= usedCount { return "free index \(index) was never used" }
            if links[Int(index)] == Self.liveMark { return "free index \(index) counts as living" }
            free += 1
            index = links[Int(index)]
        }
        return free + live == usedCount ? nil : "free and living indices do not add up"
    }
}
