import CGSL
import Randomness
import Testing

@Suite("Keyed draws")
struct RandomSourceTests {
    @Test("same key, same bits; in any order and whatever was drawn before", arguments: Law.continuous)
    func independentOfHistory(_ law: Law) throws {
        var arena = SamplerArena()
        let sampler = try arena.sampler(for: law.distribution)
        let other = try arena.sampler(for: .gamma(mean: 1, standardDeviation: 2))
        var forward = RandomSource(seed: 42, replication: 7)
        var backward = RandomSource(seed: 1, replication: 1)
        _ = backward.value(other, purpose: 9, entity: 9)
        backward.rekey(seed: 42, replication: 7)

        let entities = Array(0..<300 as Range<UInt64>)
        let first = entities.map { forward.value(sampler, purpose: 4, entity: $0, draw: 3) }
        let second = entities.reversed().map { entity in
            // A draw that consumes an uncertain number of words, in between.
            _ = backward.value(other, purpose: 4, entity: entity, draw: 3)
            _ = backward.poisson(mean: 30, purpose: 5, entity: entity)
            return backward.value(sampler, purpose: 4, entity: entity, draw: 3)
        }
        #expect(first.map(\.bitPattern) == second.reversed().map(\.bitPattern))
    }

    @Test("every part of the key matters")
    func everyPartMatters() {
        var source = RandomSource(seed: 42, replication: 7)
        var numbers: Set<Double> = []
        numbers.insert(source.uniform(purpose: 1, entity: 1, draw: 1))
        numbers.insert(source.uniform(purpose: 2, entity: 1, draw: 1))
        numbers.insert(source.uniform(purpose: 1, entity: 2, draw: 1))
        numbers.insert(source.uniform(purpose: 1, entity: 1 << 32, draw: 1))
        numbers.insert(source.uniform(purpose: 1, entity: 1, draw: 2))
        source.rekey(seed: 43, replication: 7)
        numbers.insert(source.uniform(purpose: 1, entity: 1, draw: 1))
        source.rekey(seed: 42, replication: 8)
        numbers.insert(source.uniform(purpose: 1, entity: 1, draw: 1))
        #expect(source.seed == 42 && source.replication == 8)
        #expect(numbers.count == 7)
    }

    @Test("outputs of different positions differ on a large sample")
    func outputsDiffer() {
        var blocks: Set<[UInt32]> = []
        var expected = 0
        for replication in 0..<4 as Range<UInt32> {
            let key = sigap_philox_mixed_key(1, replication)
            for purpose in 0..<5 as Range<UInt32> {
                for entity in 0..<500 as Range<UInt64> {
                    for block in [0, 1, 256, 512] as [UInt32] {
                        let words = sigap_philox_block(key, purpose, entity << 31, block)
                        blocks.insert([words.word0, words.word1, words.word2, words.word3])
                        expected += 1
                    }
                }
            }
        }
        // For one key Philox is a bijection; 40,000 random 128-bit blocks share one with probability 2e-30.
        #expect(blocks.count == expected)
    }

    @Test("neighbouring keys are uncorrelated")
    func uncorrelated() {
        // Correlations of uniform numbers at keys that differ in one part by one. Under independence the
        // coefficient of 10,000 pairs has standard error 1/100; 4.5 of these are passed by chance with
        // probability 7e-6, so 3e-5 over the four when the seed was chosen.
        let size = 10_000
        func correlation(_ pair: (UInt64) -> (Double, Double)) -> Double {
            let sum = (0..<UInt64(size)).reduce(0.0) { sum, index in
                let (a, b) = pair(index)
                return sum + (a - 0.5) * (b - 0.5)
            }
            return sum / Double(size) * 12
        }
        let key = sigap_philox_mixed_key(3, 0)
        let next = sigap_philox_mixed_key(3, 1)
        let bound = 0.045
        #expect(
            abs(
                correlation {
                    (sigap_keyed_uniform(key, 1, $0, 0), sigap_keyed_uniform(key, 2, $0, 0))
                }) < bound)
        #expect(
            abs(
                correlation {
                    (sigap_keyed_uniform(key, 1, 2 * $0, 0), sigap_keyed_uniform(key, 1, 2 * $0 + 1, 0))
                }) < bound)
        #expect(
            abs(
                correlation {
                    (sigap_keyed_uniform(key, 1, $0, 0), sigap_keyed_uniform(key, 1, $0, 1))
                }) < bound)
        #expect(
            abs(
                correlation {
                    (sigap_keyed_uniform(key, 1, $0, 0), sigap_keyed_uniform(next, 1, $0, 0))
                }) < bound)
    }

    @Test("no law comes near the end of the blocks of a draw")
    func blocksUsed() throws {
        let generator = try #require(gsl_rng_alloc(sigap_rng_philox))
        defer { gsl_rng_free(generator) }
        sigap_philox_key(generator, 8, 8)
        var most: UInt32 = 0
        for entity in 0..<20_000 as Range<UInt64> {
            let laws: [() -> Void] = [
                { _ = gsl_ran_gamma(generator, 0.05, 1) },
                { _ = gsl_ran_gamma(generator, 1000, 1) },
                { _ = gsl_ran_lognormal(generator, 0, 1) },
                { _ = gsl_ran_weibull(generator, 1, 1) },
                { _ = gsl_ran_poisson(generator, 9.9) },
                { _ = gsl_ran_poisson(generator, 1e6) },
            ]
            for law in laws {
                sigap_philox_position(generator, 0, entity, 0)
                law()
                most = max(most, sigap_philox_next_block(generator))
            }
        }
        // The longest of 120,000 draws; their lengths have exponential tails, so 256 is out of reach.
        #expect(most < 64)
    }

    @Test("durations are rounded to the nearest microsecond and kept in range")
    func microseconds() throws {
        var source = RandomSource(seed: 1, replication: 0)
        func whole(_ seconds: Double, factor: Double = 1) -> Int64 {
            source.microseconds(.constant(seconds), purpose: 1, entity: 1, factor: factor)
        }
        #expect(whole(90) == 90_000_000)
        #expect(whole(0.000_000_4) == 0)
        #expect(whole(0.000_000_6) == 1)
        #expect(whole(1.5, factor: 2) == 3_000_000)
        #expect(whole(-3) == 0)
        #expect(whole(1e300) == 1 << 61)
        #expect(whole(.infinity) == 1 << 61)

        var arena = SamplerArena()
        let talk = try arena.sampler(for: .lognormal(mean: 120, standardDeviation: 80))
        for entity in 0..<100 as Range<UInt64> {
            let seconds = source.value(talk, purpose: 2, entity: entity)
            let duration = source.microseconds(talk, purpose: 2, entity: entity, factor: 0.75)
            #expect(abs(Double(duration) - seconds * 0.75e6) <= 0.5 + 1e-6)
        }
    }

    @Test("thresholds are nested: what happens at 10 % also happens at 20 %")
    func nestedThresholds() {
        var source = RandomSource(seed: 12, replication: 0)
        var rare = 0
        var common = 0
        for entity in 0..<5000 as Range<UInt64> {
            let atTen = source.bernoulli(probability: 0.1, purpose: 1, entity: entity)
            let atTwenty = source.bernoulli(probability: 0.2, purpose: 1, entity: entity)
            #expect(!atTen || atTwenty)
            if atTen { rare += 1 }
            if atTwenty { common += 1 }
        }
        // Binomial standard deviations are 21 and 28; 4.5 of them.
        #expect(abs(rare - 500) < 95 && abs(common - 1000) < 127)
    }

    @Test("the exponential, and laws by inversion, rise with the uniform number of the same key")
    func monotone() throws {
        var arena = SamplerArena()
        let laws: [Distribution] = [
            .exponential(mean: 3), .uniform(low: 1, high: 2), .triangular(low: 0, mode: 1, high: 5),
            .normal(mean: 1, standardDeviation: 1, low: 0, high: .infinity),
            .normal(mean: 1, standardDeviation: 1, low: 4, high: 9),
            .discrete(values: [1, 2, 3], weights: [1, 1, 1]), .empirical([1, 5, 9, 2]),
        ]
        var source = RandomSource(seed: 4, replication: 0)
        let entities = (0..<500 as Range<UInt64>).sorted {
            source.uniform(purpose: 1, entity: $0) < source.uniform(purpose: 1, entity: $1)
        }
        for law in laws {
            let sampler = try arena.sampler(for: law)
            let values = entities.map { source.value(sampler, purpose: 1, entity: $0) }
            #expect(values == values.sorted())
        }
    }

    @Test("samplers are plain data")
    func plainData() {
        #expect(_isPOD(Sampler.self))
        #expect(MemoryLayout<Sampler>.size <= 64)
        #expect(_isPOD(ThinnedProcess.self))
    }
}
