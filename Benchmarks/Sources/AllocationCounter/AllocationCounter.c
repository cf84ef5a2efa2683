// Counts allocations by standing in front of glibc: definitions in the executable win over those of a shared
// library, for the program itself and for every library that it loads, the Swift runtime included.

#include "AllocationCounter.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__GLIBC__)

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static atomic_int_fast64_t calls;

static void count_call(void) {
    atomic_fetch_add_explicit(&calls, 1, memory_order_relaxed);
}

void *malloc(size_t size) {
    count_call();
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    count_call();
    return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
    count_call();
    return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
    count_call();
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    count_call();
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) {
        return EINVAL;
    }
    count_call();
    void *const memory = __libc_memalign(alignment, size);
    if (memory == NULL) {
        return ENOMEM;
    }
    *block = memory;
    return 0;
}

int64_t allocation_counter_calls(void) {
    return atomic_load_explicit(&calls, memory_order_relaxed);
}

#else

int64_t allocation_counter_calls(void) {
    return -1;
}

#endif

int64_t allocation_counter_peak_resident_bytes(void) {
#if defined(__linux__)
    // Not getrusage: its peak includes what the process had in memory before it executed this program.
    FILE *const file = fopen("/proc/self/status", "r");
    if (file == NULL) {
        return -1;
    }
    char line[256];
    long long kilobytes = -1;
    while (kilobytes < 0 && fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "VmHWM: %lld", &kilobytes) != 1) {
            kilobytes = -1;
        }
    }
    fclose(file);
    return kilobytes < 0 ? -1 : (int64_t)kilobytes * 1024;
#else
    struct rusage usage;
    if (getrusage(RUSAGE_SELF, &usage) != 0) {
        return -1;
    }
#if defined(__APPLE__)
    return usage.ru_maxrss;
#else
    return (int64_t)usage.ru_maxrss * 1024;
#endif
#endif
}

int64_t allocation_counter_resident_bytes(void) {
    FILE *const file = fopen("/proc/self/statm", "r");
    if (file == NULL) {
        return -1;
    }
    long long total = 0;
    long long resident = 0;
    const int found = fscanf(file, "%lld %lld", &total, &resident);
    fclose(file);
    return found == 2 ? (int64_t)resident * sysconf(_SC_PAGESIZE) : -1;
}
