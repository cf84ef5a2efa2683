import CGSL

/// Random numbers by key: what is drawn depends on the seed, the replication, and the three numbers that name
/// the draw (purpose, entity, draw), and on nothing that was drawn before.
///
/// ```swift
/// var source = RandomSource(seed: 20261124, replication: 0)
/// let talk = source.microseconds(talkTime, purpose: Purpose.talk, entity: incident.identity)
/// ```
///
/// - `purpose` says what the number is for and is a constant of the model.
/// - `entity` is a stable identity (see ``StableHash``), never a position in an array.
/// - `draw` numbers several draws of one purpose and entity, from 0 up to 2²⁴ − 1.
///
/// So incident 4711's talk time comes from the same base number whatever else a scenario changes, which is
/// what makes compared scenarios comparable (common random numbers).
///
/// The generator is Philox 4×32-10 (Salmon, Moraes, Dror, Shaw, 2011) under a 64-bit key mixed from seed and
/// replication; its counter is (purpose 32 bits, entity 64, block 32). Draw *n* begins at block 256 *n* and so
/// has 256 blocks (1,024 words of 32 bits) before it would meet draw *n* + 1; the laws use a handful, and a
/// debug build checks. Drawing neither allocates nor counts references.
///
/// One source serves one thread at a time; make one per worker and ``rekey(seed:replication:)`` it for each
/// replication.
public struct RandomSource: ~Copyable, @unchecked Sendable {
    /// The seed of the whole study.
    public private(set) var seed: UInt64
    /// The replication within the study.
    public private(set) var replication: UInt32
    @usableFromInline var key: UInt64
    /// The one GSL generator, moved to the place of each draw; owned, so the source may change threads.
    @usableFromInline let generator: UnsafeMutablePointer<gsl_rng>

    /// A source for one replication.
    public init(seed: UInt64, replication: UInt32) {
        sigap_gsl_setup()
        guard let generator = gsl_rng_alloc(sigap_rng_philox) else {
            preconditionFailure("no memory for a random number generator")
        }
        self.generator = generator
        self.seed = seed
        self.replication = replication
        key = sigap_philox_mixed_key(seed, replication)
        sigap_philox_key(generator, seed, replication)
    }

    deinit { gsl_rng_free(generator) }

    /// Turns this into the source of another replication.
    ///
    /// - Complexity: O(1), without allocation.
    public mutating func rekey(seed: UInt64, replication: UInt32) {
        self.seed = seed
        self.replication = replication
        key = sigap_philox_mixed_key(seed, replication)
        sigap_philox_key(generator, seed, replication)
    }

    /// The first counter block of a draw.
    @inlinable
    static func firstBlock(of draw: UInt32) -> UInt32 {
        assert(draw < 1 << 24, "draws are numbered from 0 to 2^24 - 1")
        return draw << 8
    }

    /// Lets GSL draw from the place that starts at `block`.
    @inlinable
    func atBlock<Result>(
        _ block: UInt32, purpose: UInt32, entity: UInt64,
        _ body: (UnsafeMutablePointer<gsl_rng>) -> Result
    ) -> Result {
        sigap_philox_position(generator, purpose, entity, block)
        let result = body(generator)
        // A mixture's part starts one block late, so compare with the place of the next draw.
        assert(
            sigap_philox_next_block(generator) &- (block & ~255) <= 256,
            "a draw has run into the numbers of the next")
        return result
    }
}
