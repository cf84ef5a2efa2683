import EventKernel
import Testing

/// The event list as one would write it on a blackboard: a sorted array.
private struct SortedEvents {
    struct Entry {
        var time: Int64
        var sequence: Int
        var event: Int32
    }

    var entries: [Entry] = []
    var sequence = 0

    mutating func add(_ event: Int32, at time: Int64) {
        entries.append(Entry(time: time, sequence: sequence, event: event))
        sequence += 1
        entries.sort { ($0.time, $0.sequence) < ($1.time, $1.sequence) }
    }

    mutating func remove(_ event: Int32) -> Bool {
        guard let index = entries.firstIndex(where: { $0.event == event }) else { return false }
        entries.remove(at: index)
        return true
    }
}

@Suite struct EventListModelTests {
    /// Every operation, in a random mix, on the list and on the model; whatever can be seen must agree.
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func behavesLikeASortedArray(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var list = EventList<Int32>(minimumCapacity: 4)
        var model = SortedEvents()
        // Handles of living and of finished events alike, so that stale ones are tried as well.
        var handles: [(handle: EventHandle, event: Int32)] = []
        var nextEvent: Int32 = 0
        var counts = (scheduled: 0, popped: 0, cancelled: 0)
        // Narrow spans make equal times frequent.
        let span = seed % 2 == 0 ? 8 : 1000
        for step in 0..<12_000 {
            let choice = random.below(100)
            // The list swells in the first half of every 2,000 steps and shrinks in the second.
            let growing = step % 2000 < 1000
            if choice < (growing ? 50 : 25) {
                let at = list.now.microseconds + Int64(random.below(span))
                handles.append((list.schedule(nextEvent, at: SimulationTime(microseconds: at)), nextEvent))
                model.add(nextEvent, at: at)
                nextEvent += 1
                counts.scheduled += 1
            } else if choice < (growing ? 60 : 65) {
                let popped = list.pop()
                let expected = model.entries.first
                #expect(popped == expected?.event)
                if let expected {
                    #expect(list.now.microseconds == expected.time)
                    model.entries.removeFirst()
                    counts.popped += 1
                }
            } else if let (handle, event) = handles.isEmpty ? nil : handles[random.below(handles.count)] {
                let known = model.entries.first { $0.event == event }
                let pendingTime = list.time(of: handle)
                #expect(pendingTime?.microseconds == known?.time)
                let pendingEvent = list.event(of: handle)
                #expect(pendingEvent == known?.event)
                if choice < 80 {
                    let cancelled = list.cancel(handle)
                    let expected = model.remove(event)
                    #expect(cancelled == expected)
                    counts.cancelled += cancelled ? 1 : 0
                } else {
                    let at = list.now.microseconds + Int64(random.below(span))
                    let moved = list.reschedule(handle, to: SimulationTime(microseconds: at))
                    let expected = model.remove(event)
                    if expected { model.add(event, at: at) }
                    #expect(moved == expected)
                }
            }
            #expect(list.count == model.entries.count)
            #expect(list.nextTime.microseconds == model.entries.first?.time ?? .max)
            if step % 64 == 0 {
                let violation = list._checkInvariants()
                #expect(violation == nil)
                handles.removeFirst(max(0, handles.count - 300))
            }
        }
        #expect(list.scheduledTotal == UInt64(counts.scheduled))
        #expect(list.poppedTotal == UInt64(counts.popped))
        #expect(list.cancelledTotal == UInt64(counts.cancelled))
        var rest: [Int32] = []
        while let event = list.pop() { rest.append(event) }
        #expect(rest == model.entries.map(\.event))
    }

    /// Random keys come out sorted, at sizes that fill, underfill and overfill the last four-way node.
    @Test(arguments: Array(1...40) + [4095, 4096, 4097])
    func sorts(count: Int) {
        var random = SplitMix64(seed: UInt64(count))
        var list = EventList<Int64>(minimumCapacity: 1)
        let times = (0..<count).map { _ in Int64(random.below(1_000_000)) }
        for time in times { list.schedule(time, at: SimulationTime(microseconds: time)) }
        var popped: [Int64] = []
        while let time = list.pop() { popped.append(time) }
        #expect(popped == times.sorted())
        let violation = list._checkInvariants()
        #expect(violation == nil)
    }
}
