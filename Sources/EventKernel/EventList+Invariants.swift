extension EventList {
    /// What is wrong with the inner state, for tests; `nil` if nothing is.
    ///
    /// - Complexity: O(capacity).
    package func _checkInvariants() -> String? {
        for position in 0..<pendingCount {
            let node = heap[position]
            if position > 0, !heap[(position - 1) / 4].precedes(node) {
                return "heap order is broken at place \(position)"
            }
            if node.time < clock { return "the event at place \(position) lies in the past" }
            guard Int(node.slot) < slotCapacity else { return "slot \(node.slot) does not exist" }
            let record = slots[Int(node.slot)]
            if Int(record.position) != position { return "slot \(node.slot) does not point back" }
            if record.generation % 2 == 0 { return "slot \(node.slot) is pending and counts as free" }
            if node.sequence >= nextSequence { return "sequence number \(node.sequence) was never given" }
        }
        var free = 0
        var slot = Int(firstFreeSlot)
        while slot < slotCapacity, free <= slotCapacity {
            if slots[slot].generation % 2 == 1 { return "slot \(slot) is free and counts as pending" }
            free += 1
            slot = Int(slots[slot].position)
        }
        return free + pendingCount == slotCapacity ? nil : "free and pending slots do not add up"
    }
}
