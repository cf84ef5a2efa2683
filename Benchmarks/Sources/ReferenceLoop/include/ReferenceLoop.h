#ifndef REFERENCE_LOOP_H
#define REFERENCE_LOOP_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How the reference loop draws.
typedef enum {
    /// `std::mt19937_64` and `std::exponential_distribution`: what a C++ programmer would reach for.
    reference_generator_standard_library = 0,
    /// SplitMix64 and −log(u): the same draws as the Swift loop, so that only the loops differ.
    reference_generator_split_mix = 1,
} reference_generator;

typedef struct {
    int64_t customers;
    int64_t events;
    /// The mean wait before service, in mean service times.
    double mean_wait;
    /// Processor time of the loop.
    double seconds;
} reference_result;

/// A single-server queue (M/M/1) as a plain event loop on `std::priority_queue`, from empty until the given number of
/// customers have begun service.
reference_result reference_single_server(
    int64_t customers, double utilisation, uint64_t seed, reference_generator generator);

#ifdef __cplusplus
}
#endif

#endif
