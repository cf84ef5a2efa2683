import CGSL
import Randomness
import Testing

/// A published input and output of Philox 4x32-10.
struct KnownAnswer: Sendable {
    let counter: [UInt32]
    let key: UInt64
    let output: [UInt32]

    init(_ counter: [UInt32], key low: UInt32, _ high: UInt32, gives output: [UInt32]) {
        self.counter = counter
        key = UInt64(high) << 32 | UInt64(low)
        self.output = output
    }

    /// From the file `kat_vectors` of the Random123 distribution (D. E. Shaw Research).
    static let all = [
        KnownAnswer(
            [0, 0, 0, 0], key: 0, 0, gives: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
        KnownAnswer(
            [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], key: 0xffff_ffff, 0xffff_ffff,
            gives: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
        KnownAnswer(
            [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], key: 0xa409_3822, 0x299f_31d0,
            gives: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
        // One bit at a time, which settles the order of the words.
        KnownAnswer(
            [1, 0, 0, 0], key: 1, 0, gives: [0xac08_141b, 0xdfc5_ccbe, 0x79c0_7a47, 0xa7f6_6093]),
        KnownAnswer(
            [0, 1, 0, 0], key: 1, 0, gives: [0x833f_f8dc, 0x225c_963c, 0x232b_88b3, 0x0b33_4b07]),
        KnownAnswer(
            [0, 0, 1, 0], key: 1, 0, gives: [0x0707_1c12, 0x4282_64b6, 0x3909_104b, 0x6da2_bda2]),
        KnownAnswer(
            [0, 0, 0, 1], key: 1, 0, gives: [0x127b_ee41, 0x1e04_7488, 0x4884_2b20, 0x0a39_3496]),
        KnownAnswer(
            [0, 0, 0, 1], key: 0, 1, gives: [0x96b2_7e8c, 0x2882_6d0f, 0x66d9_58ef, 0x0815_09dc]),
    ]
}

@Suite("Philox 4x32-10")
struct PhiloxTests {
    @Test("gives the published answers", arguments: KnownAnswer.all)
    func knownAnswers(_ answer: KnownAnswer) {
        let counter = sigap_philox_words(
            word0: answer.counter[0], word1: answer.counter[1], word2: answer.counter[2],
            word3: answer.counter[3])
        let words = sigap_philox4x32_10(counter, answer.key)
        #expect([words.word0, words.word1, words.word2, words.word3] == answer.output)
    }

    @Test("gives the published answers through GSL, block after block", arguments: KnownAnswer.all)
    func knownAnswersThroughGSL(_ answer: KnownAnswer) throws {
        let generator = try #require(gsl_rng_alloc(sigap_rng_philox))
        defer { gsl_rng_free(generator) }
        // Any key can be set in the state; only published ones have published answers.
        generator.pointee.state.assumingMemoryBound(to: sigap_philox_state.self).pointee.key = answer.key
        let entity = UInt64(answer.counter[2]) << 32 | UInt64(answer.counter[1])
        sigap_philox_position(generator, answer.counter[3], entity, answer.counter[0])
        let words = (0..<4).map { _ in UInt32(gsl_rng_get(generator)) }
        #expect(words == answer.output)

        let next = sigap_philox_block(answer.key, answer.counter[3], entity, answer.counter[0] &+ 1)
        if answer.counter[0] != .max { #expect(UInt32(gsl_rng_get(generator)) == next.word0) }
    }

    @Test("carries from block to entity to purpose when it is read on")
    func carry() throws {
        let generator = try #require(gsl_rng_alloc(sigap_rng_philox))
        defer { gsl_rng_free(generator) }
        sigap_philox_key(generator, 1, 2)
        sigap_philox_position(generator, 5, .max, .max)
        for _ in 0..<4 { _ = gsl_rng_get(generator) }
        let first = sigap_philox_block(sigap_philox_mixed_key(1, 2), 6, 0, 0)
        #expect(UInt32(gsl_rng_get(generator)) == first.word0)
    }

    @Test("is a GSL generator of 32-bit words with 53-bit fractions")
    func generatorType() throws {
        let generator = try #require(gsl_rng_alloc(sigap_rng_philox))
        defer { gsl_rng_free(generator) }
        #expect(String(cString: gsl_rng_name(generator)) == "philox4x32-10")
        #expect(gsl_rng_min(generator) == 0)
        #expect(gsl_rng_max(generator) == 0xffff_ffff)
        sigap_philox_position(generator, 1, 2, 3)
        let high = UInt64(gsl_rng_get(generator))
        let low = UInt64(gsl_rng_get(generator))
        sigap_philox_position(generator, 1, 2, 3)
        #expect(gsl_rng_uniform(generator) == Double((high << 32 | low) >> 11) * 0x1p-53)
    }

    @Test("is usable after gsl_rng_set alone, and seeds differ")
    func seeding() throws {
        let generator = try #require(gsl_rng_alloc(sigap_rng_philox))
        defer { gsl_rng_free(generator) }
        var firstWords: Set<UInt> = []
        for seed in 0..<1000 as Range<UInt> {
            gsl_rng_set(generator, seed)
            let first = gsl_rng_get(generator)
            firstWords.insert(first)
            gsl_rng_set(generator, seed)
            #expect(gsl_rng_get(generator) == first)
            let expected = sigap_philox_block(sigap_philox_mixed_key(UInt64(seed), 0), 0, 0, 0).word0
            #expect(UInt32(first) == expected)
        }
        // 1,000 random 32-bit words share one with probability 1.2e-4.
        #expect(firstWords.count == 1000)
    }

    @Test("a clone made by GSL goes on alike")
    func clone() throws {
        let generator = try #require(gsl_rng_alloc(sigap_rng_philox))
        defer { gsl_rng_free(generator) }
        sigap_philox_key(generator, 9, 9)
        _ = gsl_rng_get(generator)
        let copy = try #require(gsl_rng_clone(generator))
        defer { gsl_rng_free(copy) }
        for _ in 0..<10 { #expect(gsl_rng_get(copy) == gsl_rng_get(generator)) }
    }

    @Test("keys of (seed, replication) never meet on a large sample")
    func keysDiffer() {
        // Small, adjacent, and extreme seeds and replications: what people type.
        let seeds = (0..<200).map(UInt64.init) + (0..<64).map { 1 << $0 } + (0..<50).map { .max - $0 }
        var keys: Set<UInt64> = []
        let distinctSeeds = Set(seeds)
        for seed in distinctSeeds {
            for replication in 0..<300 as Range<UInt32> {
                keys.insert(sigap_philox_mixed_key(seed, replication))
                keys.insert(sigap_philox_mixed_key(seed, .max - replication))
            }
        }
        // 180,000 random 64-bit words would share one with probability 1e-9.
        #expect(keys.count == distinctSeeds.count * 600)
    }

    @Test("the key mixing is what the documentation says")
    func keyMixing() {
        let golden: UInt64 = 0x9E37_79B9_7F4A_7C15
        func mix(_ x: UInt64) -> UInt64 {
            var x = (x ^ x >> 30) &* 0xBF58_476D_1CE4_E5B9
            x = (x ^ x >> 27) &* 0x94D0_49BB_1331_11EB
            return x ^ x >> 31
        }
        for (seed, replication) in [(0, 0), (1, 0), (0, 1), (.max, .max)] as [(UInt64, UInt32)] {
            let expected = mix(mix(seed &+ golden) &+ golden &* (UInt64(replication) + 1))
            #expect(sigap_philox_mixed_key(seed, replication) == expected)
        }
        // The first output of SplitMix64 seeded with 0, as published with its reference implementation.
        #expect(mix(golden) == 0xE220_A839_7B1D_CDAF)
    }

    @Test("the error handler is off: GSL reports instead of aborting")
    func errorHandler() {
        sigap_gsl_setup()
        sigap_gsl_setup()
        var result = gsl_sf_result()
        // The pole at -1 would abort the process with GSL's default handler.
        #expect(gsl_sf_lngamma_e(-1, &result) == Int32(GSL_EDOM))
        #expect(String(cString: sigap_gsl_version()).hasPrefix("2."))
    }
}
