#include "draws.h"

uint64_t sigap_keyed_integer(
    uint64_t bound, uint64_t key, uint32_t purpose, uint64_t entity, uint32_t draw) {
    uint32_t block = draw * SIGAP_BLOCKS_PER_DRAW;
    // 2^64 mod bound: this many low halves too many would favour some results.
    const uint64_t surplus = (0 - bound) % bound;
    for (;;) {
        const sigap_philox_words words = sigap_philox_block(key, purpose, entity, block++);
        const uint64_t bits = (uint64_t)words.word0 << 32 | words.word1;
        const unsigned __int128 product = (unsigned __int128)bits * bound;
        if ((uint64_t)product >= surplus) return (uint64_t)(product >> 64);
    }
}
