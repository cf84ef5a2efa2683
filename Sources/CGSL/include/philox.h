#ifndef SIGAP_PHILOX_H
#define SIGAP_PHILOX_H
#pragma STDC FP_CONTRACT OFF
#include <gsl/gsl_rng.h>
#include <stdint.h>

/// Philox 4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers:
/// as easy as 1, 2, 3", SC 2011, as a GSL generator.
///
/// Minimum 0, maximum 2^32 - 1. `gsl_rng_set` with seed s gives the key of (s, replication 0) at counter 0.
/// Read on without repositioning, the counter runs through all 2^128 values (block, then entity, then
/// purpose), four words each.
extern const gsl_rng_type *const sigap_rng_philox;

/// Four 32-bit words: a counter, or the output for it. `word0` is the least significant one.
typedef struct {
    uint32_t word0, word1, word2, word3;
} sigap_philox_words;

/// The state behind `sigap_rng_philox`.
typedef struct {
    uint64_t key;
    uint64_t entity;
    uint32_t purpose;
    /// The block that comes next, so the number of blocks begun since block 0.
    uint32_t block;
    /// How many words of `output` have been handed out; 4 means that a new block is due.
    uint32_t word;
    uint32_t output[4];
} sigap_philox_state;

/// The Philox 4x32-10 bijection: ten rounds on `counter` under `key` (low word first).
static inline sigap_philox_words sigap_philox4x32_10(sigap_philox_words counter, uint64_t key) {
    uint32_t key0 = (uint32_t)key, key1 = (uint32_t)(key >> 32);
    for (int round = 0; round < 10; round++) {
        const uint64_t product0 = (uint64_t)0xD2511F53u * counter.word0;
        const uint64_t product1 = (uint64_t)0xCD9E8D57u * counter.word2;
        const sigap_philox_words next = {
            (uint32_t)(product1 >> 32) ^ counter.word1 ^ key0,
            (uint32_t)product1,
            (uint32_t)(product0 >> 32) ^ counter.word3 ^ key1,
            (uint32_t)product0,
        };
        counter = next;
        key0 += 0x9E3779B9u;
        key1 += 0xBB67AE85u;
    }
    return counter;
}

/// The output block of a position: the counter is (block, entity low, entity high, purpose).
static inline sigap_philox_words sigap_philox_block(
    uint64_t key, uint32_t purpose, uint64_t entity, uint32_t block) {
    const sigap_philox_words counter = {block, (uint32_t)entity, (uint32_t)(entity >> 32), purpose};
    return sigap_philox4x32_10(counter, key);
}

/// A bijection of 64-bit words in which every input bit reaches every output bit: the finaliser of
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014; constants are David Stafford's variant 13).
static inline uint64_t sigap_mix64(uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

/// The 64-bit Philox key of (seed, replication): mix(mix(seed + g) + g * (replication + 1)), where mix is
/// `sigap_mix64`, g = 0x9E3779B97F4A7C15 and sums are modulo 2^64.
///
/// For one seed the keys of all 2^32 replications differ, and for one replication those of all 2^64 seeds,
/// because each step is then a bijection. Two different pairs with both parts different meet only by
/// chance: among n keys with a probability of about n^2 / 2^65.
static inline uint64_t sigap_philox_mixed_key(uint64_t seed, uint32_t replication) {
    const uint64_t golden = 0x9E3779B97F4A7C15u;
    return sigap_mix64(sigap_mix64(seed + golden) + golden * ((uint64_t)replication + 1));
}

/// Gives the generator the key of (seed, replication) and returns it to position 0. The generator must be
/// of type `sigap_rng_philox`.
void sigap_philox_key(gsl_rng *generator, uint64_t seed, uint32_t replication);

/// Moves the generator to the first word of a block; constant time, nothing is computed yet. The generator
/// must be of type `sigap_rng_philox`.
static inline void sigap_philox_position(
    gsl_rng *generator, uint32_t purpose, uint64_t entity, uint32_t firstBlock) {
    sigap_philox_state *const state = (sigap_philox_state *)generator->state;
    state->entity = entity;
    state->purpose = purpose;
    state->block = firstBlock;
    state->word = 4;
}

/// The block that the generator would begin next: minus the first block of a draw, this is how many blocks
/// the draw has used.
static inline uint32_t sigap_philox_next_block(const gsl_rng *generator) {
    return ((const sigap_philox_state *)generator->state)->block;
}

#endif
