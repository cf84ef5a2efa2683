import EventKernel
import Testing

@Suite struct SlabTests {
    @Test func changesHappenInPlace() {
        var slab = Slab<SIMD4<Int32>>(minimumCapacity: 1)
        let index = slab.insert(SIMD4(1, 2, 3, 4))
        slab[index][2] += 10
        #expect(slab[index] == SIMD4(1, 2, 13, 4))
        #expect(slab.count == 1)
    }

    @Test func theIndexFreedLastIsGivenOutFirst() {
        var slab = Slab<Int>()
        let indices = [slab.insert(0), slab.insert(1), slab.insert(2)]
        #expect(indices == [0, 1, 2])
        slab.remove(at: 0)
        slab.remove(at: 2)
        let again = [slab.insert(3), slab.insert(4), slab.insert(5)]
        #expect(again == [2, 0, 3])
        #expect(slab.highWaterMark == 4)
    }

    @Test func removingAllStartsAfresh() {
        var slab = Slab<Int>()
        _ = slab.insert(1)
        _ = slab.insert(2)
        slab.remove(at: 0)
        slab.removeAll()
        #expect(slab.isEmpty == true)
        let living = slab.isLive(1)
        #expect(!living)
        let index = slab.insert(3)
        #expect(index == 0)
        let violation = slab._checkInvariants()
        #expect(violation == nil)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func behavesLikeADictionary(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var slab = Slab<UInt64>(minimumCapacity: 4)
        var model: [Int32: UInt64] = [:]
        var most = 0
        for step in 0..<20_000 {
            let growing = step % 4000 < 2000
            let index = Int32(random.below(slab.highWaterMark + 2)) - 1
            let lives = slab.isLive(index)
            #expect(lives == (model[index] != nil))
            if random.below(100) < (growing ? 60 : 40) {
                let value = random.next()
                let new = slab.insert(value)
                #expect(model[new] == nil)
                model[new] = value
            } else if lives {
                slab.remove(at: index)
                model[index] = nil
            }
            if let value = model[index] {
                #expect(slab[index] == value)
                slab[index] &+= 1
                model[index] = value &+ 1
            }
            most = max(most, model.count)
            #expect(slab.count == model.count)
            if step % 500 == 0 {
                let violation = slab._checkInvariants()
                #expect(violation == nil)
            }
        }
        #expect(slab.highWaterMark == most)
        #expect(slab.capacity >= most)
        var visited: [Int32] = []
        slab.forEachLive { index, value in
            #expect(model[index] == value)
            visited.append(index)
        }
        #expect(visited == model.keys.sorted())
    }
}
