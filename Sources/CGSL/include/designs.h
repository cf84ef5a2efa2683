#ifndef SIGAP_DESIGNS_H
#define SIGAP_DESIGNS_H
#include <stddef.h>

/// How many dimensions `gsl_qrng_sobol` has at most.
unsigned int sigap_sobol_dimensions(void);

/// Writes the first `count` points of Sobol's sequence in so many dimensions, point by point, by `gsl_qrng_sobol`
/// (Bratley and Fox 1988, ACM Algorithm 659), the origin first, which GSL leaves out: only with it are the first 2^m
/// points balanced (Owen 2020, "On dropping the first Sobol' point"). Coordinates are multiples of 2^-30.
///
/// Returns a GSL status.
int sigap_sobol_points(unsigned int dimensions, size_t count, double *points);

#endif
