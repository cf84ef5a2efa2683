#ifndef SIGAP_SOLVERS_H
#define SIGAP_SOLVERS_H
#include <stddef.h>

/// A function of one number.
typedef double (*sigap_function)(double x, void *context);

/// A root between `low` and `high`, where the function changes its sign, by Brent's method
/// (`gsl_root_fsolver_brent`), until the bracket, or three steps one after the other, are within a relative tolerance.
///
/// Returns a GSL status: `GSL_EINVAL` where the signs at the ends do not differ, `GSL_EMAXITER` where 200 steps do not
/// do.
int sigap_root(
    sigap_function function, void *context, double low, double high, double tolerance, double *root);

/// The integral of a smooth function from `low` to `high` by adaptive Gauss-Kronrod rules of 21 points
/// (`gsl_integration_qag`), within a relative tolerance or an absolute one of 1e-300.
///
/// Returns a GSL status.
int sigap_integral(
    sigap_function function, void *context, double low, double high, double tolerance, double *integral);

/// Writes `count` residuals for `parameters`.
typedef void (*sigap_residuals)(
    const double *parameters, size_t parameter_count, double *residuals, size_t count, void *context);

/// Parameters with the least sum of squared residuals near a start, by Levenberg and Marquardt's method with
/// differences for derivatives (`gsl_multifit_nlinear`, trust-region `lm`).
///
/// `parameters` holds the start and then the answer; `sum` the sum of squares. Returns a GSL status.
int sigap_least_squares(
    sigap_residuals residuals, void *context, size_t count, double *parameters, size_t parameter_count,
    double *sum);

/// The exponential of a square matrix of `size` rows, row by row (`gsl_linalg_exponential_ss`, in double precision).
///
/// Returns a GSL status.
int sigap_matrix_exponential(const double *matrix, double *result, size_t size);

#endif
