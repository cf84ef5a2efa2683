#ifndef SIGAP_DRAWS_H
#define SIGAP_DRAWS_H
#pragma STDC FP_CONTRACT OFF
#include "philox.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/// Blocks reserved for one draw: draw n begins at block n * 256, so a draw may use 1,024 words of 32 bits
/// before it would meet the next, and draws are numbered from 0 to 2^24 - 1.
#define SIGAP_BLOCKS_PER_DRAW 256u

/// A uniform number in the open interval (0, 1) from the first two words of a block.
///
/// The 64 bits word0 * 2^32 + word1 are cut to their top 53, the lowest of these is set to 1, and the
/// integer is divided by 2^53: the odd multiples of 2^-53, so never 0 or 1, exactly representable, and
/// symmetric (1 - u is one of them and is computed without rounding).
static inline double sigap_block_uniform(
    uint64_t key, uint32_t purpose, uint64_t entity, uint32_t block) {
    const sigap_philox_words words = sigap_philox_block(key, purpose, entity, block);
    const uint64_t bits = (uint64_t)words.word0 << 32 | words.word1;
    return (double)(bits >> 11 | 1) * 0x1p-53;
}

/// An exponential number of mean 1 from the first two words of a block, by inversion: -log(1 - u) with u
/// from `sigap_block_uniform`. Between 2^-53 and 36.8, rising with u. The law and the direction of
/// `gsl_ran_exponential`; because 1 - u is exact, log loses nothing against GSL's log1p.
static inline double sigap_block_exponential(
    uint64_t key, uint32_t purpose, uint64_t entity, uint32_t block) {
    return -log(1.0 - sigap_block_uniform(key, purpose, entity, block));
}

/// `sigap_block_uniform` at the first block of a draw.
static inline double sigap_keyed_uniform(
    uint64_t key, uint32_t purpose, uint64_t entity, uint32_t draw) {
    return sigap_block_uniform(key, purpose, entity, draw * SIGAP_BLOCKS_PER_DRAW);
}

/// `sigap_block_exponential` at the first block of a draw.
static inline double sigap_keyed_exponential(
    uint64_t key, uint32_t purpose, uint64_t entity, uint32_t draw) {
    return sigap_block_exponential(key, purpose, entity, draw * SIGAP_BLOCKS_PER_DRAW);
}

/// A uniform integer in 0 ..< bound, without bias; `bound` must not be 0.
///
/// Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019, on 64-bit words; one
/// 64-bit word per block, a further block for each of the (rarer than 1 in 2) rejections.
uint64_t sigap_keyed_integer(
    uint64_t bound, uint64_t key, uint32_t purpose, uint64_t entity, uint32_t draw);

#endif
