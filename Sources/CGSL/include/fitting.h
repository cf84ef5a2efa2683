#ifndef SIGAP_FITTING_H
#define SIGAP_FITTING_H
#include <stddef.h>

/// The digamma function, `gsl_sf_psi`; NaN where GSL cannot compute it.
double sigap_digamma(double x);

/// `gsl_sf_lngamma`; NaN where GSL cannot compute it.
double sigap_log_gamma(double x);

/// A function of `count` parameters.
typedef double (*sigap_objective)(const double *parameters, size_t count, void *context);

/// Parameters with the least value near a start, by the simplex method of Nelder and Mead
/// (`gsl_multimin_fminimizer_nmsimplex2`), until the simplex is smaller than `tolerance`.
///
/// `parameters` holds the start and then the answer, `step` the size of the first simplex in each direction. Returns a
/// GSL status: `GSL_EMAXITER` where 5,000 steps do not do.
int sigap_minimise(
    sigap_objective objective, void *context, double *parameters, size_t count, double step, double tolerance,
    double *least);

/// The values of `knots` periodic cubic B-splines on 0 ..< `period` (`gsl_bspline_eval` on equal spans, the ends joined)
/// at `x`, into `values`; at least four. Returns a GSL status.
int sigap_periodic_basis(double x, double period, size_t knots, double *values);

/// Solves a symmetric positive definite system of `size` equations (`gsl_linalg_cholesky_decomp1`); `matrix` is
/// overwritten, `vector` holds the right side and then the answer. Returns a GSL status.
int sigap_solve_positive(double *matrix, double *vector, size_t size);

#endif
