import EventKernel
import Testing

@Suite struct RankedQueueTests {
    @Test func smallerRanksGoFirstAndEqualRanksInOrderOfArrival() {
        var queue = RankedQueue()
        for (element, rank) in [(10, 2), (11, 1), (12, 2), (13, 1), (14, -5)] as [(Int32, Int32)] {
            queue.enqueue(element, rank: rank)
        }
        #expect(queue.first == 14)
        #expect(queue.firstRank == -5)
        #expect([queue.count(rank: 1), queue.count(rank: 2), queue.count(rank: 3)] == [2, 2, 0])
        var order: [Int32] = []
        while let next = queue.popFirst() { order.append(next) }
        #expect(order == [14, 11, 13, 10, 12])
        #expect(queue.isEmpty == true)
        #expect(queue.first == nil)
        #expect(queue.firstRank == nil)
    }

    @Test func anInterruptedTaskGoesBeforeItsRankOnly() {
        var queue = RankedQueue()
        queue.enqueue(1, rank: 1)
        queue.enqueue(2, rank: 2)
        queue.enqueueAtFront(3, rank: 2)
        queue.enqueueAtFront(4, rank: 3)
        var order: [Int32] = []
        while let next = queue.popFirst() { order.append(next) }
        #expect(order == [1, 3, 2, 4])
    }

    @Test func aTicketIsStaleOnceItsPlaceIsReused() {
        var queue = RankedQueue()
        let old = queue.enqueue(1, rank: 1)
        _ = queue.popFirst()
        let new = queue.enqueue(2, rank: 1)
        let (oldWaits, newWaits) = (queue.isWaiting(old), queue.isWaiting(new))
        let (oldLeft, noneLeft) = (queue.remove(old), queue.remove(.none))
        let (oldElement, newElement) = (queue.element(of: old), queue.element(of: new))
        #expect(!oldWaits)
        #expect(newWaits)
        #expect(!oldLeft)
        #expect(!noneLeft)
        #expect(oldElement == nil)
        #expect(newElement == 2)
        #expect(QueueTicket.none.isNone)
        #expect(!new.isNone)
    }

    @Test func theFirstSuitableEntryCanBeTaken() {
        var queue = RankedQueue()
        queue.enqueue(7, rank: 2)
        queue.enqueue(4, rank: 3)
        queue.enqueue(6, rank: 2)
        let even = queue.first { $0 % 2 == 0 }
        let large = queue.first { $0 > 100 }
        #expect(large == nil)
        let taken = queue.remove(even ?? .none)
        #expect(taken)
        var rest: [Int32] = []
        queue.forEach { element, rank in rest += [element, rank] }
        #expect(rest == [7, 2, 4, 3])
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func behavesLikeASortedArray(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var queue = RankedQueue(minimumCapacity: 1)
        // In turn; the key orders entries of one rank and runs backwards for those put in front.
        var model: [(element: Int32, rank: Int32, key: Int, ticket: QueueTicket)] = []
        var tickets: [QueueTicket] = []
        // More ranks than the table holds at first.
        let ranks = seed == 1 ? 2 : 20
        for step in 0..<12_000 {
            let growing = step % 2000 < 1000
            let choice = random.below(100)
            if choice < (growing ? 55 : 30) {
                let element = Int32(random.below(50))
                let rank = Int32(random.below(ranks)) - 3
                let inFront = random.below(4) == 0
                let ticket =
                    inFront
                    ? queue.enqueueAtFront(element, rank: rank) : queue.enqueue(element, rank: rank)
                model.append((element, rank, inFront ? -step : step, ticket))
                model.sort { ($0.rank, $0.key) < ($1.rank, $1.key) }
                tickets.append(ticket)
            } else if choice < 75 {
                let popped = queue.popFirst()
                #expect(popped == model.first?.element)
                if !model.isEmpty { model.removeFirst() }
            } else if !tickets.isEmpty {
                let ticket = tickets[random.below(tickets.count)]
                let index = model.firstIndex { $0.ticket == ticket }
                let element = queue.element(of: ticket)
                let removed = queue.remove(ticket)
                #expect(element == index.map { model[$0].element })
                #expect(removed == (index != nil))
                if let index { model.remove(at: index) }
            }
            #expect(queue.count == model.count)
            #expect(queue.first == model.first?.element)
            #expect(queue.firstRank == model.first?.rank)
            if step % 100 == 0 {
                let rank = Int32(random.below(ranks)) - 3
                let counted = queue.count(rank: rank)
                #expect(counted == model.count { $0.rank == rank })
                let violation = queue._checkInvariants()
                #expect(violation == nil)
                tickets.removeFirst(max(0, tickets.count - 200))
            }
        }
    }
}
