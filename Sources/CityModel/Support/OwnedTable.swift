/// A fixed number of elements with one owner: no reference counting, no copy on write, elements may be
/// `~Copyable`.
struct OwnedTable<Element: ~Copyable>: ~Copyable {
    private let base: UnsafeMutablePointer<Element>
    let count: Int

    /// Makes `count` elements, each by its index.
    init(count: Int, _ make: (Int) -> Element) {
        base = .allocate(capacity: max(count, 1))
        self.count = count
        for index in 0..<count { (base + index).initialize(to: make(index)) }
    }

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    var indices: Range<Int> { 0..<count }

    subscript(index: Int) -> Element {
        unsafeAddress {
            assert(index >= 0 && index < count, "an index outside the table")
            return UnsafePointer(base + index)
        }
        unsafeMutableAddress {
            assert(index >= 0 && index < count, "an index outside the table")
            return base + index
        }
    }
}

extension OwnedTable where Element: Copyable {
    init(_ elements: [Element]) {
        self.init(count: elements.count) { elements[$0] }
    }
}

// One owner and reachable only through it, so it may move between threads.
extension OwnedTable: @unchecked Sendable where Element: ~Copyable & Sendable {}
