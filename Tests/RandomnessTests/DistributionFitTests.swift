import CGSL
import Randomness
import Testing

@Suite("Draws follow their law")
struct DistributionFitTests {
    static let sampleSize = 20_000
    /// 1 % over all laws and both kinds of test, shared out by Bonferroni, when the seed was chosen.
    static let falseAlarmRate = 0.01 / Double(Law.continuous.count + Law.discrete.count)

    @Test("continuous laws: Kolmogorov–Smirnov", arguments: Law.continuous)
    func kolmogorovSmirnov(_ law: Law) throws {
        let sample = try draws(of: law.distribution, count: Self.sampleSize)
        let p = GoodnessOfFit.kolmogorovSmirnov(sample) { law.distribution.cumulative($0) }
        #expect(p > Self.falseAlarmRate)
    }

    @Test("the test is sharp enough to tell neighbouring laws apart")
    func power() throws {
        let sample = try draws(of: .lognormal(mean: 120, standardDeviation: 80), count: Self.sampleSize)
        let wrong = Distribution.lognormal(mean: 120, standardDeviation: 86)
        let p = GoodnessOfFit.kolmogorovSmirnov(sample) { wrong.cumulative($0) }
        #expect(p < Self.falseAlarmRate)
    }

    @Test("the discrete law: chi-square")
    func chiSquare() throws {
        let values = [3.0, -1, 10, 4]
        let weights = [1.0, 2, 0.5, 4]
        let sample = try draws(of: .discrete(values: values, weights: weights), count: Self.sampleSize)
        let observed = values.map { value in sample.filter { $0 == value }.count }
        #expect(observed.reduce(0, +) == Self.sampleSize)
        let total = weights.reduce(0, +)
        let expected = weights.map { $0 / total * Double(Self.sampleSize) }
        #expect(GoodnessOfFit.chiSquare(observed: observed, expected: expected) > Self.falseAlarmRate)
    }

    @Test("degenerate laws give their one value")
    func degenerate() throws {
        #expect(try Set(draws(of: .deterministic(-7.25), count: 100)) == [-7.25])
        #expect(try Set(draws(of: .discrete(values: [1, 2, 3], weights: [0, 5, 0]), count: 100)) == [2])
        #expect(try Set(draws(of: .empirical([6]), count: 100)) == [6])
        #expect(try Set(draws(of: .empirical([6, 6, 6]), count: 100)) == [6])
    }

    @Test("mean and variance", arguments: Law.continuous + Law.discrete)
    func moments(_ law: Law) throws {
        let sample = SampleMoments(try draws(of: law.distribution, count: Self.sampleSize, purpose: 2))
        let distribution = law.distribution
        // 4.5 standard errors: 7e-6 two-sided each, so 3e-4 over all laws when the seed was chosen. The
        // rounding allowance is for laws without spread.
        let standardError = (distribution.variance / sample.count).squareRoot()
        #expect(abs(sample.mean - distribution.mean) <= 4.5 * standardError + 1e-12)
        #expect(
            abs(sample.variance - distribution.variance) <= 4.5 * sample.standardErrorOfVariance + 1e-12)
    }

    @Test("draws stay within the bounds of the law")
    func bounds() throws {
        let tail = try draws(
            of: .normal(mean: 0, standardDeviation: 1, low: 6, high: 7), count: Self.sampleSize)
        #expect(tail.allSatisfy { (6...7).contains($0) })
        let sample = try draws(of: .empirical([12, 3, 40]), count: Self.sampleSize)
        #expect(sample.allSatisfy { (3...40).contains($0) })
        let triangular = try draws(of: .triangular(low: 1, mode: 2, high: 4), count: Self.sampleSize)
        #expect(triangular.allSatisfy { (1...4).contains($0) })
    }

    @Test("exponential drawn inline is GSL's exponential at the same place")
    func exponentialMatchesGSL() throws {
        let generator = try #require(gsl_rng_alloc(sigap_rng_philox))
        defer { gsl_rng_free(generator) }
        sigap_philox_key(generator, 5, 6)
        var source = RandomSource(seed: 5, replication: 6)
        for entity in 0..<20_000 as Range<UInt64> {
            let inline = source.exponential(purpose: 3, entity: entity, draw: 2)
            sigap_philox_position(generator, 3, entity, 512)
            let library = gsl_ran_exponential(generator, 1)
            // The inline uniform number exceeds GSL's by at most 2^-53, by which -log(1 - u) grows by
            // 2^-53 / (1 - u) = 2^-53 e^x at most; two more roundings.
            #expect(abs(inline - library) <= 0x1p-53 * exp(inline) + 0x1p-51 * inline)
        }
    }

    @Test("uniform drawn inline is GSL's uniform at the same place, and strictly inside (0, 1)")
    func uniformMatchesGSL() throws {
        let generator = try #require(gsl_rng_alloc(sigap_rng_philox))
        defer { gsl_rng_free(generator) }
        sigap_philox_key(generator, 5, 6)
        var source = RandomSource(seed: 5, replication: 6)
        for entity in 0..<20_000 as Range<UInt64> {
            let inline = source.uniform(purpose: 3, entity: entity, draw: 1)
            sigap_philox_position(generator, 3, entity, 256)
            let library = gsl_ran_flat(generator, 0, 1)
            #expect(inline - library == 0 || inline - library == 0x1p-53)
            #expect(inline > 0 && inline < 1 && 1 - (1 - inline) == inline)
        }
    }

    @Test("counts: Poisson, geometric, integers, Bernoulli")
    func counts() {
        var source = RandomSource(seed: 77, replication: 3)
        let size = Self.sampleSize

        for (purpose, mean) in [(1, 2.5), (2, 40.0)] as [(UInt32, Double)] {
            let sample = (0..<size).map { source.poisson(mean: mean, purpose: purpose, entity: UInt64($0)) }
            // Cells that expect at least 5, both tails pooled into the outermost cells.
            let cells = (0...Int(mean * 3)).filter {
                Double(size) * gsl_ran_poisson_pdf(UInt32($0), mean) >= 5
            }
            let observed = cells.map { cell in
                sample.filter {
                    $0 == cell || (cell == cells[0] && $0 < cell)
                        || (cell == cells[cells.count - 1] && $0 > cell)
                }.count
            }
            let expected = cells.map { cell in
                var probability = gsl_ran_poisson_pdf(UInt32(cell), mean)
                if cell == cells[0], cell > 0 {
                    probability = gsl_cdf_poisson_P(UInt32(cell), mean)
                }
                if cell == cells[cells.count - 1] {
                    probability += gsl_cdf_poisson_Q(UInt32(cell), mean)
                }
                return probability * Double(size)
            }
            // Four tests in this function at 0.25 % each: 1 % together.
            #expect(GoodnessOfFit.chiSquare(observed: observed, expected: expected) > 0.0025)
        }

        let trials = (0..<size).map { source.geometric(probability: 0.3, purpose: 4, entity: UInt64($0)) }
        let cells = Array(1...15)
        let observed = cells.map { cell in
            trials.filter { cell < 15 ? $0 == cell : $0 >= cell }.count
        }
        let expected = cells.map { cell in
            let probability =
                cell < 15
                ? gsl_ran_geometric_pdf(UInt32(cell), 0.3)
                : gsl_cdf_geometric_Q(14, 0.3)
            return probability * Double(size)
        }
        #expect(GoodnessOfFit.chiSquare(observed: observed, expected: expected) > 0.0025)

        var dice = [Int](repeating: 0, count: 6)
        for entity in 0..<UInt64(size) {
            dice[Int(source.integer(below: 6, purpose: 5, entity: entity))] += 1
        }
        let fair = [Double](repeating: Double(size) / 6, count: 6)
        #expect(GoodnessOfFit.chiSquare(observed: dice, expected: fair) > 0.0025)
    }

    @Test("edge cases of counts")
    func countEdges() {
        var source = RandomSource(seed: 1, replication: 1)
        // Just above half of the range, where almost every second word is rejected.
        let bound: UInt64 = 1 << 63 + 1
        for entity in 0..<200 as Range<UInt64> {
            let none = source.poisson(mean: 0, purpose: 1, entity: entity)
            let sure = source.geometric(probability: 1, purpose: 1, entity: entity)
            let only = source.integer(below: 1, purpose: 1, entity: entity)
            let half = source.integer(below: bound, purpose: 1, entity: entity)
            let never = source.bernoulli(probability: 0, purpose: 1, entity: entity)
            let always = source.bernoulli(probability: 1, purpose: 1, entity: entity)
            #expect(none == 0 && sure == 1 && only == 0 && half < bound && !never && always)
        }
    }
}
