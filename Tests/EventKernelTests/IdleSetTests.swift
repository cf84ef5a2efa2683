import EventKernel
import Testing

@Suite struct IdleSetTests {
    @Test func theOrderIsThatOfInsertion() {
        var idle = IdleSet()
        for member in [5, 2, 9] as [Int32] { idle.insert(member) }
        #expect(idle.first == 5)
        #expect(idle.last == 9)
        let again = idle.insert(5)
        #expect(!again)
        let removed = idle.remove(2)
        let removedAgain = idle.remove(2)
        #expect(removed)
        #expect(!removedAgain)
        var members: [Int32] = []
        idle.forEach { members.append($0) }
        #expect(members == [5, 9])
        let large = idle.first { $0 > 6 }
        let huge = idle.first { $0 > 60 }
        #expect(large == 9)
        #expect(huge == nil)
    }

    @Test func numbersBeyondTheStorageAreNotMembers() {
        var idle = IdleSet(minimumCapacity: 1)
        let unknown = [idle.contains(1000), idle.contains(-1), idle.remove(1000), idle.remove(-1)]
        #expect(unknown == [false, false, false, false])
        let added = idle.insert(1000)
        let known = idle.contains(1000)
        #expect(added)
        #expect(known)
        let violation = idle._checkInvariants()
        #expect(violation == nil)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func behavesLikeAnArrayWithoutDuplicates(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var idle = IdleSet(minimumCapacity: 1)
        var model: [Int32] = []
        for step in 0..<20_000 {
            // The universe widens, so that the storage grows with members inside.
            let member = Int32(random.below(10 + step / 100))
            switch random.below(5) {
            case 0, 1:
                let added = idle.insert(member)
                #expect(added == !model.contains(member))
                if added { model.append(member) }
            case 2:
                let removed = idle.remove(member)
                let index = model.firstIndex(of: member)
                #expect(removed == (index != nil))
                if let index { model.remove(at: index) }
            case 3:
                if let first = idle.first { idle.remove(first) }
                if !model.isEmpty { model.removeFirst() }
            default:
                if random.below(3) == 0, let last = idle.last {
                    idle.remove(last)
                    model.removeLast()
                }
            }
            let contained = idle.contains(member)
            #expect(contained == model.contains(member))
            #expect(idle.first == model.first)
            #expect(idle.last == model.last)
            #expect(idle.count == model.count)
            if step % 500 == 0 {
                let violation = idle._checkInvariants()
                #expect(violation == nil)
            }
        }
    }
}
