/// One place in the pool: a waiting entry, or a free place chained through `next`.
///
/// The generation is odd while the place is taken; −1 ends a list.
@usableFromInline
struct QueueNode: BitwiseCopyable {
    @usableFromInline var element: Int32
    @usableFromInline var rank: Int32
    @usableFromInline var previous: Int32
    @usableFromInline var next: Int32
    @usableFromInline var generation: UInt32

    @inlinable
    init(element: Int32, rank: Int32, generation: UInt32) {
        self.element = element
        self.rank = rank
        self.previous = -1
        self.next = -1
        self.generation = generation
    }
}

/// The entries of one rank.
@usableFromInline
struct RankLine: BitwiseCopyable {
    @usableFromInline var rank: Int32
    @usableFromInline var head: Int32 = -1
    @usableFromInline var tail: Int32 = -1
    @usableFromInline var count: Int32 = 0

    @inlinable
    init(rank: Int32) {
        self.rank = rank
    }
}

extension RankedQueue {
    /// The first line whose rank is not smaller. A linear search, as ranks are few.
    @inlinable
    func lineIndex(atOrAfter rank: Int32) -> Int {
        var line = 0
        while line < lineCount, lines[line].rank < rank { line &+= 1 }
        return line
    }

    @inlinable
    var firstOccupiedLine: Int {
        if entryCount == 0 { return lineCount }
        var line = 0
        while line < lineCount, lines[line].count == 0 { line &+= 1 }
        return line
    }

    @inlinable
    mutating func findOrAddLine(_ rank: Int32) -> Int {
        let line = lineIndex(atOrAfter: rank)
        if line == lineCount || lines[line].rank != rank { addLine(rank, at: line) }
        return line
    }

    @inlinable
    mutating func takeNode(_ element: Int32, rank: Int32) -> Int32 {
        entryCount &+= 1
        if firstFreeNode >= 0 {
            let node = firstFreeNode
            firstFreeNode = nodes[Int(node)].next
            let generation = nodes[Int(node)].generation &+ 1
            nodes[Int(node)] = QueueNode(element: element, rank: rank, generation: generation)
            return node
        }
        if usedNodes == nodeCapacity { growNodes() }
        let node = usedNodes
        usedNodes &+= 1
        nodes[node] = QueueNode(element: element, rank: rank, generation: 1)
        return Int32(truncatingIfNeeded: node)
    }

    @inlinable
    mutating func unlink(_ node: Int32, from line: Int) {
        let own = nodes[Int(node)]
        if own.previous >= 0 { nodes[Int(own.previous)].next = own.next } else { lines[line].head = own.next }
        if own.next >= 0 {
            nodes[Int(own.next)].previous = own.previous
        } else {
            lines[line].tail = own.previous
        }
        lines[line].count &-= 1
        entryCount &-= 1
        nodes[Int(node)].generation = own.generation &+ 1
        nodes[Int(node)].next = firstFreeNode
        firstFreeNode = node
    }

    @usableFromInline
    mutating func addLine(_ rank: Int32, at place: Int) {
        if lineCount == lineCapacity {
            let larger = UnsafeMutablePointer<RankLine>.allocate(capacity: lineCapacity * 2)
            larger.moveInitialize(from: lines, count: lineCount)
            lines.deallocate()
            lines = larger
            lineCapacity *= 2
        }
        (lines + place + 1).moveInitialize(from: lines + place, count: lineCount - place)
        lines[place] = RankLine(rank: rank)
        lineCount += 1
    }

    @usableFromInline
    mutating func growNodes() {
        let new = nodeCapacity * 2
        precondition(new <= Int(Int32.max), "The queue is too long.")
        let larger = UnsafeMutablePointer<QueueNode>.allocate(capacity: new)
        larger.moveInitialize(from: nodes, count: usedNodes)
        nodes.deallocate()
        nodes = larger
        nodeCapacity = new
    }

    /// What is wrong with the inner state, for tests; `nil` if nothing is.
    package func _checkInvariants() -> String? {
        var waiting = 0
        for line in 0..<lineCount {
            if line > 0, lines[line - 1].rank >= lines[line].rank { return "ranks are not sorted" }
            var seen = 0
            var before: Int32 = -1
            var node = lines[line].head
            while node >= 0, seen <= usedNodes {
                let own = nodes[Int(node)]
                if own.previous != before { return "node \(node) does not point back" }
                if own.rank != lines[line].rank { return "node \(node) stands in the wrong line" }
                if own.generation % 2 == 0 { return "node \(node) waits and counts as free" }
                seen += 1
                before = node
                node = own.next
            }
            if before != lines[line].tail { return "the last node of rank \(lines[line].rank) is wrong" }
            if seen != Int(lines[line].count) { return "rank \(lines[line].rank) is miscounted" }
            waiting += seen
        }
        if waiting != entryCount { return "\(waiting) entries wait, \(entryCount) are counted" }
        var free = 0
        var node = firstFreeNode
        while node >= 0, free <= usedNodes {
            if nodes[Int(node)].generation % 2 == 1 { return "node \(node) is free and counts as waiting" }
            free += 1
            node = nodes[Int(node)].next
        }
        return free + waiting == usedNodes ? nil : "free and waiting nodes do not add up"
    }
}
