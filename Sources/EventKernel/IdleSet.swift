/// A set of small non-negative numbers in the order in which they were added, for idle servers.
///
/// ``first`` has been idle for longest, ``last`` became idle most recently; both orders depend on the
/// history alone. Every operation is O(1): the set is a doubly linked list whose links are indexed by the
/// members themselves, so memory follows the largest number ever added.
///
/// ```swift
/// var idle = IdleSet(minimumCapacity: seats)
/// idle.insert(seat)
/// if let next = idle.first { idle.remove(next); start(next) }
/// ```
public struct IdleSet: ~Copyable {
    @usableFromInline var links: UnsafeMutablePointer<IdleLinks>
    @usableFromInline var storedCapacity: Int
    @usableFromInline var memberCount = 0
    @usableFromInline var head: Int32 = -1
    @usableFromInline var tail: Int32 = -1

    /// Creates an empty set.
    ///
    /// - Parameter minimumCapacity: Numbers below it are added without growing the storage.
    @inlinable
    public init(minimumCapacity: Int = 16) {
        let capacity = max(minimumCapacity, 4)
        precondition(capacity <= Int(Int32.max), "The set is too large.")
        links = .allocate(capacity: capacity)
        links.initialize(repeating: .absent, count: capacity)
        storedCapacity = capacity
    }

    deinit {
        links.deallocate()
    }

    /// The number of members.
    @inlinable
    public var count: Int { memberCount }

    /// Whether the set has no member.
    @inlinable
    public var isEmpty: Bool { memberCount == 0 }

    /// The member that was added earliest.
    @inlinable
    public var first: Int32? { head >= 0 ? head : nil }

    /// The member that was added last.
    @inlinable
    public var last: Int32? { tail >= 0 ? tail : nil }

    /// Whether the number is in the set.
    @inlinable
    public func contains(_ member: Int32) -> Bool {
        member >= 0 && Int(member) < storedCapacity && links[Int(member)].previous != IdleLinks.absentMark
    }

    /// Adds a number behind all others.
    ///
    /// - Parameter member: A number from zero.
    /// - Returns: `false` if it was in the set already; it then keeps its place.
    /// - Complexity: O(1), amortised over growth by doubling.
    @inlinable
    @discardableResult
    public mutating func insert(_ member: Int32) -> Bool {
        precondition(member >= 0, "Members count from zero.")
        if Int(member) >= storedCapacity { grow(toHold: Int(member)) }
        guard links[Int(member)].previous == IdleLinks.absentMark else { return false }
        links[Int(member)] = IdleLinks(previous: tail, next: -1)
        if tail >= 0 { links[Int(tail)].next = member } else { head = member }
        tail = member
        memberCount &+= 1
        return true
    }

    /// Takes a number out.
    ///
    /// - Returns: `false` if it was not in the set.
    /// - Complexity: O(1).
    @inlinable
    @discardableResult
    public mutating func remove(_ member: Int32) -> Bool {
        guard contains(member) else { return false }
        let own = links[Int(member)]
        if own.previous >= 0 { links[Int(own.previous)].next = own.next } else { head = own.next }
        if own.next >= 0 { links[Int(own.next)].previous = own.previous } else { tail = own.previous }
        links[Int(member)] = .absent
        memberCount &-= 1
        return true
    }

    /// The earliest member that satisfies the predicate.
    ///
    /// - Complexity: O(``count``).
    @inlinable
    public func first<Failure: Error>(
        where predicate: (Int32) throws(Failure) -> Bool
    ) throws(Failure) -> Int32? {
        var member = head
        while member >= 0 {
            if try predicate(member) { return member }
            member = links[Int(member)].next
        }
        return nil
    }

    /// Calls the body with every member, the earliest first.
    ///
    /// - Complexity: O(``count``).
    @inlinable
    public func forEach<Failure: Error>(_ body: (Int32) throws(Failure) -> Void) throws(Failure) {
        var member = head
        while member >= 0 {
            try body(member)
            member = links[Int(member)].next
        }
    }

    @inlinable
    @inline(never)
    mutating func grow(toHold member: Int) {
        let new = min(max(storedCapacity * 2, member + 1), Int(Int32.max) + 1)
        let larger = UnsafeMutablePointer<IdleLinks>.allocate(capacity: new)
        larger.moveInitialize(from: links, count: storedCapacity)
        (larger + storedCapacity).initialize(repeating: .absent, count: new - storedCapacity)
        links.deallocate()
        links = larger
        storedCapacity = new
    }
}

/// The neighbours of a member; −1 is the end of the list.
@usableFromInline
struct IdleLinks: BitwiseCopyable {
    @usableFromInline var previous: Int32
    @usableFromInline var next: Int32

    @inlinable
    init(previous: Int32, next: Int32) {
        self.previous = previous
        self.next = next
    }

    @inlinable static var absentMark: Int32 { -2 }
    @inlinable static var absent: IdleLinks { IdleLinks(previous: absentMark, next: absentMark) }
}

// The storage has one owner and is reachable only through it, so it may move between threads.
extension IdleSet: @unchecked Sendable {}

extension IdleSet {
    /// What is wrong with the inner state, for tests; `nil` if nothing is.
    package func _checkInvariants() -> String? {
        var seen = 0
        var before: Int32 = -1
        var member = head
        while member >= 0, seen <= memberCount {
            if links[Int(member)].previous != before { return "member \(member) does not point back" }
            seen += 1
            before = member
            member = links[Int(member)].next
        }
        if before != tail { return "the last member is not \(tail)" }
        let present = (0..<storedCapacity).count { links[$0].previous != IdleLinks.absentMark }
        return seen == memberCount && present == memberCount ? nil : "members do not add up"
    }
}
