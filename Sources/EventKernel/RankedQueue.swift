/// The name of one entry of a ``RankedQueue``, good for taking it out of turn.
///
/// Like an ``EventHandle`` it carries a generation, so the ticket of an entry that has left is recognised.
public struct QueueTicket: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline let node: Int32
    @usableFromInline let generation: UInt32

    @inlinable
    init(node: Int32, generation: UInt32) {
        self.node = node
        self.generation = generation
    }

    /// The ticket of no entry.
    @inlinable
    public static var none: QueueTicket { QueueTicket(node: -1, generation: 0) }

    /// Whether this is ``none``.
    @inlinable
    public var isNone: Bool { node < 0 }
}

/// A queue served by rank and, within a rank, in order of arrival.
///
/// Smaller ranks go first. Entries are indices, as a rule into a ``Slab``; one index may wait more than once.
/// An interrupted task returns with ``enqueueAtFront(_:rank:)``, an impatient caller leaves with
/// ``remove(_:)``:
///
/// ```swift
/// let ticket = queue.enqueue(caller, rank: 2)
/// if let next = queue.popFirst() { answer(next) }
/// queue.remove(ticket)             // false if the caller has been answered
/// ```
///
/// Each rank is a doubly linked list in a shared pool. Ranks stand in a small sorted table that remembers
/// every rank ever used, so operations cost O(number of ranks) at worst: give ranks to classes, not to
/// continuous quantities.
public struct RankedQueue: ~Copyable {
    @usableFromInline var nodes: UnsafeMutablePointer<QueueNode>
    @usableFromInline var nodeCapacity: Int
    @usableFromInline var usedNodes = 0
    @usableFromInline var firstFreeNode: Int32 = -1
    @usableFromInline var lines: UnsafeMutablePointer<RankLine>
    @usableFromInline var lineCapacity = 8
    @usableFromInline var lineCount = 0
    @usableFromInline var entryCount = 0

    /// Creates an empty queue.
    ///
    /// - Parameter minimumCapacity: How many entries may wait before storage first grows.
    @inlinable
    public init(minimumCapacity: Int = 16) {
        let capacity = max(minimumCapacity, 4)
        precondition(capacity <= Int(Int32.max), "The queue is too long.")
        nodes = .allocate(capacity: capacity)
        nodeCapacity = capacity
        lines = .allocate(capacity: lineCapacity)
    }

    deinit {
        nodes.deallocate()
        lines.deallocate()
    }

    /// The number of waiting entries.
    @inlinable
    public var count: Int { entryCount }

    /// Whether nothing waits.
    @inlinable
    public var isEmpty: Bool { entryCount == 0 }

    /// The number of entries that wait with the given rank.
    ///
    /// - Complexity: O(number of ranks).
    @inlinable
    public func count(rank: Int32) -> Int {
        let line = lineIndex(atOrAfter: rank)
        return line < lineCount && lines[line].rank == rank ? Int(lines[line].count) : 0
    }

    /// The entry whose turn is next.
    ///
    /// - Complexity: O(number of ranks).
    @inlinable
    public var first: Int32? {
        let line = firstOccupiedLine
        return line < lineCount ? nodes[Int(lines[line].head)].element : nil
    }

    /// The rank of the entry whose turn is next.
    ///
    /// - Complexity: O(number of ranks).
    @inlinable
    public var firstRank: Int32? {
        let line = firstOccupiedLine
        return line < lineCount ? lines[line].rank : nil
    }

    /// Adds an entry behind all others of its rank.
    ///
    /// - Complexity: O(number of ranks), amortised over growth by doubling.
    @inlinable
    @discardableResult
    public mutating func enqueue(_ element: Int32, rank: Int32) -> QueueTicket {
        let line = findOrAddLine(rank)
        let node = takeNode(element, rank: rank)
        let tail = lines[line].tail
        nodes[Int(node)].previous = tail
        if tail >= 0 { nodes[Int(tail)].next = node } else { lines[line].head = node }
        lines[line].tail = node
        lines[line].count &+= 1
        return QueueTicket(node: node, generation: nodes[Int(node)].generation)
    }

    /// Adds an entry before all others of its rank.
    ///
    /// - Complexity: O(number of ranks), amortised over growth by doubling.
    @inlinable
    @discardableResult
    public mutating func enqueueAtFront(_ element: Int32, rank: Int32) -> QueueTicket {
        let line = findOrAddLine(rank)
        let node = takeNode(element, rank: rank)
        let head = lines[line].head
        nodes[Int(node)].next = head
        if head >= 0 { nodes[Int(head)].previous = node } else { lines[line].tail = node }
        lines[line].head = node
        lines[line].count &+= 1
        return QueueTicket(node: node, generation: nodes[Int(node)].generation)
    }

    /// Takes out the entry whose turn is next; `nil` if nothing waits.
    ///
    /// - Complexity: O(number of ranks).
    @inlinable
    public mutating func popFirst() -> Int32? {
        let line = firstOccupiedLine
        guard line < lineCount else { return nil }
        let node = lines[line].head
        let element = nodes[Int(node)].element
        unlink(node, from: line)
        return element
    }

    /// Takes out an entry wherever it stands.
    ///
    /// - Returns: `false` if the ticket is ``QueueTicket/none`` or its entry has left; nothing changes then.
    /// - Complexity: O(number of ranks).
    @inlinable
    @discardableResult
    public mutating func remove(_ ticket: QueueTicket) -> Bool {
        guard isWaiting(ticket) else { return false }
        unlink(ticket.node, from: lineIndex(atOrAfter: nodes[Int(ticket.node)].rank))
        return true
    }

    /// Whether the ticket's entry still waits.
    ///
    /// - Complexity: O(1).
    @inlinable
    public func isWaiting(_ ticket: QueueTicket) -> Bool {
        ticket.node >= 0 && Int(ticket.node) < usedNodes
            && nodes[Int(ticket.node)].generation == ticket.generation
    }

    /// The index that waits under the ticket; `nil` if it has left.
    ///
    /// - Complexity: O(1).
    @inlinable
    public func element(of ticket: QueueTicket) -> Int32? {
        isWaiting(ticket) ? nodes[Int(ticket.node)].element : nil
    }

    /// The ticket of the entry that is next in turn among those that satisfy the predicate.
    ///
    /// - Complexity: O(``count`` + number of ranks).
    @inlinable
    public func first<Failure: Error>(
        where predicate: (Int32) throws(Failure) -> Bool
    ) throws(Failure) -> QueueTicket? {
        for line in 0..<lineCount {
            var node = lines[line].head
            while node >= 0 {
                if try predicate(nodes[Int(node)].element) {
                    return QueueTicket(node: node, generation: nodes[Int(node)].generation)
                }
                node = nodes[Int(node)].next
            }
        }
        return nil
    }

    /// Calls the body with every entry and its rank, in turn.
    ///
    /// - Complexity: O(``count`` + number of ranks).
    @inlinable
    public func forEach<Failure: Error>(
        _ body: (_ element: Int32, _ rank: Int32) throws(Failure) -> Void
    ) throws(Failure) {
        for line in 0..<lineCount {
            var node = lines[line].head
            while node >= 0 {
                try body(nodes[Int(node)].element, lines[line].rank)
                node = nodes[Int(node)].next
            }
        }
    }
}

// The storage has one owner and is reachable only through it, so it may move between threads.
extension RankedQueue: @unchecked Sendable {}
