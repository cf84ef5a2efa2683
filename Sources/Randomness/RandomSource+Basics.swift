import CGSL

extension RandomSource {
    /// A uniform number strictly between 0 and 1: an odd multiple of 2⁻⁵³, so that 1 − u is exact too.
    ///
    /// - Complexity: O(1), inline.
    @inlinable
    public mutating func uniform(purpose: UInt32, entity: UInt64, draw: UInt32 = 0) -> Double {
        sigap_block_uniform(key, purpose, entity, Self.firstBlock(of: draw))
    }

    /// An exponential number of mean 1, by inversion: it rises with the uniform number of the same key.
    ///
    /// - Complexity: O(1), inline.
    @inlinable
    public mutating func exponential(purpose: UInt32, entity: UInt64, draw: UInt32 = 0) -> Double {
        sigap_block_exponential(key, purpose, entity, Self.firstBlock(of: draw))
    }

    /// Whether an event of the given probability happens: whether the uniform number of this key lies below
    /// it. Thresholds are nested, so what happens at one probability also happens at every higher one; 0 is
    /// never, 1 is always.
    ///
    /// - Complexity: O(1), inline.
    @inlinable
    public mutating func bernoulli(
        probability: Double, purpose: UInt32, entity: UInt64, draw: UInt32 = 0
    ) -> Bool {
        sigap_block_uniform(key, purpose, entity, Self.firstBlock(of: draw)) < probability
    }

    /// A uniform integer in `0 ..< bound`, without bias (Lemire, ACM TOMACS 29(1), 2019); `bound` is at
    /// least 1.
    ///
    /// - Complexity: O(1) expected.
    @inlinable
    public mutating func integer(
        below bound: UInt64, purpose: UInt32, entity: UInt64, draw: UInt32 = 0
    ) -> UInt64 {
        precondition(bound > 0, "there is no integer from 0 up to below 0")
        assert(draw < 1 << 24, "draws are numbered from 0 to 2^24 - 1")
        return sigap_keyed_integer(bound, key, purpose, entity, draw)
    }

    /// A Poisson count (`gsl_ran_poisson`); `mean` lies within 0 ... 10⁹.
    ///
    /// - Complexity: O(min(mean, 10) + log mean).
    @inlinable
    public mutating func poisson(
        mean: Double, purpose: UInt32, entity: UInt64, draw: UInt32 = 0
    ) -> Int {
        precondition(mean >= 0 && mean <= 1e9, "the mean of a Poisson count lies within 0 ... 10^9")
        return atBlock(Self.firstBlock(of: draw), purpose: purpose, entity: entity) {
            Int(gsl_ran_poisson($0, mean))
        }
    }

    /// The number of trials up to and including the first success, so 1 or more (`gsl_ran_geometric`);
    /// `probability`, that of success in one trial, lies within 10⁻⁸ ... 1.
    ///
    /// - Complexity: O(1).
    @inlinable
    public mutating func geometric(
        probability: Double, purpose: UInt32, entity: UInt64, draw: UInt32 = 0
    ) -> Int {
        precondition(
            probability >= 1e-8 && probability <= 1, "a geometric count needs a probability of 10^-8 ... 1")
        return atBlock(Self.firstBlock(of: draw), purpose: purpose, entity: entity) {
            Int(gsl_ran_geometric($0, probability))
        }
    }
}
