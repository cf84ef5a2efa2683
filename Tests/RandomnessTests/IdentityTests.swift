import Randomness
import Testing

@Suite("Stable identities")
struct IdentityTests {
    @Test("names have the identities they always had")
    func fixedForEver() {
        // FNV-1a of "" is the offset basis and of "foobar" 0x85944171F73967E8 (published with FNV); the mixer
        // is the published finaliser of SplitMix64.
        func mix(_ x: UInt64) -> UInt64 {
            var x = (x ^ x >> 30) &* 0xBF58_476D_1CE4_E5B9
            x = (x ^ x >> 27) &* 0x94D0_49BB_1331_11EB
            return x ^ x >> 31
        }
        #expect(StableHash.of("") == mix(0xCBF2_9CE4_8422_2325))
        #expect(StableHash.of("foobar") == mix(0x8594_4171_F739_67E8))
        // Written down so that a change of either function is noticed.
        #expect(StableHash.of("desk:psc119") == 9072919895974064092)
        #expect(StableHash.combine(1, 2) == 18350238978914854945)
    }

    @Test("names and pairs have different identities on a large sample")
    func noCollisions() {
        var identities: Set<UInt64> = []
        var count = 0
        for kind in ["incident", "desk", "unit", "camera", "zone"] {
            for number in 0..<4000 {
                identities.insert(StableHash.of("\(kind):\(number)"))
                count += 1
            }
        }
        // Small parents and children, in both orders, and hashed parents.
        for parent in 0..<150 as Range<UInt64> {
            for child in 0..<150 as Range<UInt64> {
                identities.insert(StableHash.combine(parent, child))
                identities.insert(StableHash.combine(StableHash.of("p\(parent)"), child))
                count += 2
            }
        }
        // 65,000 random 64-bit numbers share one with probability 1e-10.
        #expect(identities.count == count)
    }

    @Test("the order of a pair matters, and one changed bit changes half of the bits")
    func mixing() {
        #expect(StableHash.combine(1, 2) != StableHash.combine(2, 1))
        var changed = 0
        for bit in 0..<64 {
            changed += (StableHash.combine(77, 1 << bit) ^ StableHash.combine(77, 0)).nonzeroBitCount
            changed += (StableHash.combine(1 << bit, 77) ^ StableHash.combine(0, 77)).nonzeroBitCount
        }
        // 128 × 64 fair bits: mean 4096, standard deviation 45; 4.5 of them.
        #expect(abs(changed - 4096) < 204)
    }

    @Test("a registry returns identities and remembers names")
    func registry() throws {
        var registry = IdentityRegistry()
        let identity = try registry.register("desk:psc119")
        #expect(identity == StableHash.of("desk:psc119"))
        let again = try registry.register("desk:psc119")
        #expect(again == identity)
        #expect(registry.count == 1)
        #expect(registry.name(of: identity) == "desk:psc119")
        #expect(registry.name(of: 0) == nil)
    }

    @Test("a registry refuses two names with one identity")
    func collision() throws {
        var registry = IdentityRegistry(hash: { UInt64($0.utf8.count) })
        try registry.register("ab")
        try registry.register("abc")
        do throws(IdentityCollision) {
            try registry.register("xy")
            Issue.record("two names with one identity were both registered")
        } catch {
            #expect(error == IdentityCollision("ab", "xy"))
        }
        // The registry is unchanged.
        #expect(registry.count == 2 && registry.name(of: 2) == "ab")
        #expect(
            IdentityCollision("ab", "xy").description
                == "The names 'ab' and 'xy' have the same identity; rename one of them.")
    }

    @Test("normal forms of one name are different names")
    func normalForms() throws {
        var registry = IdentityRegistry()
        let composed = try registry.register("caf\u{E9}")
        let decomposed = try registry.register("cafe\u{301}")
        #expect(composed != decomposed)
        #expect(registry.count == 2)
    }
}
