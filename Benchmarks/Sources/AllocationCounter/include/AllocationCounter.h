#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdint.h>

/// The number of blocks that this process has asked the C allocator for so far (malloc, calloc, realloc,
/// posix_memalign, aligned_alloc, memalign); −1 where calls cannot be counted (no glibc).
int64_t allocation_counter_calls(void);

/// The largest resident size of the process so far, in bytes; −1 if unknown.
int64_t allocation_counter_peak_resident_bytes(void);

/// The resident size of the process now, in bytes; −1 if unknown.
int64_t allocation_counter_resident_bytes(void);

#endif
