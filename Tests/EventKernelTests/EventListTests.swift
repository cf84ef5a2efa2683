import EventKernel
import Testing

@Suite struct EventListTests {
    private func time(_ microseconds: Int64) -> SimulationTime {
        SimulationTime(microseconds: microseconds)
    }

    @Test func anEmptyListHasNoNextEvent() {
        var list = EventList<Int32>()
        let popped = list.pop()
        #expect(popped == nil)
        #expect(list.isEmpty == true)
        #expect(list.count == 0)
        #expect(list.now == .zero)
        #expect(list.nextTime == .never)
    }

    @Test func eventsComeOutByTimeAndMoveTheClock() {
        var list = EventList<Int32>()
        for (event, at) in [(1, 30), (2, 10), (3, 20)] as [(Int32, Int64)] {
            list.schedule(event, at: time(at))
        }
        var order: [Int32] = []
        var clock: [Int64] = []
        while let event = list.pop() {
            order.append(event)
            clock.append(list.now.microseconds)
        }
        #expect(order == [2, 3, 1])
        #expect(clock == [10, 20, 30])
    }

    @Test func equalTimesKeepTheOrderOfScheduling() {
        var list = EventList<Int32>(minimumCapacity: 4)
        for event in 0..<1000 as Range<Int32> {
            // Three interleaved times, so that equal ones are far apart in the heap.
            list.schedule(event, at: time(Int64(event % 3)))
        }
        var order: [Int32] = []
        while let event = list.pop() { order.append(event) }
        let expected = (0..<3).flatMap { rest in (0..<1000 as Range<Int32>).filter { $0 % 3 == rest } }
        #expect(order == expected)
    }

    @Test func aCancelledEventDoesNotOccur() {
        var list = EventList<Int32>()
        list.schedule(1, at: time(1))
        let handle = list.schedule(2, at: time(2))
        list.schedule(3, at: time(3))
        let first = list.cancel(handle)
        let again = list.cancel(handle)
        #expect(first)
        #expect(!again)
        #expect(list.count == 2)
        var order: [Int32] = []
        while let event = list.pop() { order.append(event) }
        #expect(order == [1, 3])
        #expect(list.cancelledTotal == 1)
    }

    @Test func aHandleIsStaleOnceItsSlotIsReused() {
        var list = EventList<Int32>()
        let old = list.schedule(1, at: time(1))
        _ = list.pop()
        let new = list.schedule(2, at: time(2))
        let (oldPending, newPending) = (list.isPending(old), list.isPending(new))
        let (oldTime, newTime) = (list.time(of: old), list.time(of: new))
        let (cancelled, moved) = (list.cancel(old), list.reschedule(old, to: time(9)))
        #expect(!oldPending)
        #expect(newPending)
        #expect(oldTime == nil)
        #expect(newTime == time(2))
        #expect(!cancelled)
        #expect(!moved)
        #expect(list.event(of: new) == 2)
        #expect(list.nextTime == time(2))
    }

    @Test func noneIsNeverPending() {
        var list = EventList<Int32>()
        list.schedule(1, at: time(1))
        let pending = list.isPending(.none)
        let cancelled = list.cancel(.none)
        #expect(!pending)
        #expect(!cancelled)
        #expect(EventHandle.none.isNone)
        #expect(list.count == 1)
    }

    @Test func reschedulingGoesBehindEventsOfTheSameTime() {
        var list = EventList<Int32>()
        let moved = list.schedule(1, at: time(5))
        list.schedule(2, at: time(5))
        let done = list.reschedule(moved, to: time(5))
        #expect(done)
        #expect(list.time(of: moved) == time(5))
        var order: [Int32] = []
        while let event = list.pop() { order.append(event) }
        #expect(order == [2, 1])
        #expect(list.rescheduledTotal == 1)
        #expect(list.scheduledTotal == 2)
        #expect(list.poppedTotal == 2)
    }

    @Test func anEventAtNeverStaysPendingBehindAllOthers() {
        var list = EventList<Int32>()
        let unlimited = list.schedule(1, at: list.now + .never)
        #expect(list.nextTime == .never)
        list.schedule(2, at: time(7))
        let popped = list.pop()
        #expect(popped == 2)
        let cancelled = list.cancel(unlimited)
        #expect(cancelled)
        #expect(list.isEmpty == true)
    }
}
