#include "fitting.h"
#include "setup.h"

#include <gsl/gsl_bspline.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_psi.h>

// The results must not depend on whether the processor has a fused multiply-add.
#pragma STDC FP_CONTRACT OFF

double sigap_digamma(double x) {
    sigap_gsl_setup();
    gsl_sf_result result;
    return gsl_sf_psi_e(x, &result) == GSL_SUCCESS ? result.val : GSL_NAN;
}

double sigap_log_gamma(double x) {
    sigap_gsl_setup();
    gsl_sf_result result;
    return gsl_sf_lngamma_e(x, &result) == GSL_SUCCESS ? result.val : GSL_NAN;
}

struct objective {
    sigap_objective function;
    void *context;
};

static double value(const gsl_vector *parameters, void *data) {
    const struct objective *const objective = data;
    return objective->function(parameters->data, parameters->size, objective->context);
}

int sigap_minimise(
    sigap_objective function, void *context, double *parameters, size_t count, double step, double tolerance,
    double *least) {
    sigap_gsl_setup();
    gsl_multimin_fminimizer *minimizer =
        gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, count);
    gsl_vector *steps = gsl_vector_alloc(count);
    if (minimizer == NULL || steps == NULL) {
        if (minimizer != NULL) gsl_multimin_fminimizer_free(minimizer);
        if (steps != NULL) gsl_vector_free(steps);
        return GSL_ENOMEM;
    }
    gsl_vector_set_all(steps, step);
    struct objective objective = {function, context};
    gsl_multimin_function problem = {.f = value, .n = count, .params = &objective};
    gsl_vector_view start = gsl_vector_view_array(parameters, count);
    int status = gsl_multimin_fminimizer_set(minimizer, &problem, &start.vector, steps);
    int converged = GSL_CONTINUE;
    for (int turn = 0; status == GSL_SUCCESS && converged == GSL_CONTINUE && turn < 5000; turn++) {
        status = gsl_multimin_fminimizer_iterate(minimizer);
        converged = gsl_multimin_test_size(gsl_multimin_fminimizer_size(minimizer), tolerance);
    }
    const gsl_vector *const answer = gsl_multimin_fminimizer_x(minimizer);
    for (size_t index = 0; index < count; index++) parameters[index] = gsl_vector_get(answer, index);
    *least = gsl_multimin_fminimizer_minimum(minimizer);
    gsl_multimin_fminimizer_free(minimizer);
    gsl_vector_free(steps);
    if (status != GSL_SUCCESS) return status;
    return converged == GSL_SUCCESS ? GSL_SUCCESS : GSL_EMAXITER;
}

int sigap_periodic_basis(double x, double period, size_t knots, double *values) {
    sigap_gsl_setup();
    // Equal spans, three more on either side: each spline of the middle then has its whole support, and those that
    // reach over an end are added to the ones that they stand for.
    const size_t breaks = knots + 7;
    const double span = period / (double)knots;
    gsl_bspline_workspace *workspace = gsl_bspline_alloc(4, breaks);
    if (workspace == NULL) return GSL_ENOMEM;
    int status = gsl_bspline_knots_uniform(-3 * span, period + 3 * span, workspace);
    gsl_vector *all = gsl_vector_alloc(gsl_bspline_ncoeffs(workspace));
    if (all == NULL) status = GSL_ENOMEM;
    if (status == GSL_SUCCESS) status = gsl_bspline_eval(x, all, workspace);
    if (status == GSL_SUCCESS) {
        for (size_t index = 0; index < knots; index++) values[index] = 0;
        for (size_t index = 0; index < all->size; index++)
            values[index % knots] += gsl_vector_get(all, index);
    }
    if (all != NULL) gsl_vector_free(all);
    gsl_bspline_free(workspace);
    return status;
}

int sigap_solve_positive(double *matrix, double *vector, size_t size) {
    sigap_gsl_setup();
    gsl_matrix_view system = gsl_matrix_view_array(matrix, size, size);
    gsl_vector_view side = gsl_vector_view_array(vector, size);
    const int status = gsl_linalg_cholesky_decomp1(&system.matrix);
    return status == GSL_SUCCESS ? gsl_linalg_cholesky_svx(&system.matrix, &side.vector) : status;
}
