#include "solvers.h"
#include "setup.h"
#include <gsl/gsl_blas.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <gsl/gsl_roots.h>

// The results must not depend on whether the processor has a fused multiply-add.
#pragma STDC FP_CONTRACT OFF

int sigap_root(
    sigap_function function, void *context, double low, double high, double tolerance, double *root) {
    sigap_gsl_setup();
    gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    if (solver == NULL) return GSL_ENOMEM;
    gsl_function problem = {.function = function, .params = context};
    int status = gsl_root_fsolver_set(solver, &problem, low, high);
    int converged = GSL_CONTINUE;
    int still = 0;
    for (int step = 0; status == GSL_SUCCESS && converged == GSL_CONTINUE && step < 200; step++) {
        const double before = gsl_root_fsolver_root(solver);
        status = gsl_root_fsolver_iterate(solver);
        converged = gsl_root_test_interval(
            gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver), 0, tolerance);
        // The bracket may keep a far end while the root no longer moves; once is chance, three times is not.
        const int moved = gsl_root_test_delta(gsl_root_fsolver_root(solver), before, 0, tolerance);
        still = moved == GSL_SUCCESS ? still + 1 : 0;
        if (still == 3) converged = GSL_SUCCESS;
    }
    *root = gsl_root_fsolver_root(solver);
    gsl_root_fsolver_free(solver);
    if (status != GSL_SUCCESS) return status;
    return converged == GSL_SUCCESS ? GSL_SUCCESS : GSL_EMAXITER;
}

int sigap_integral(
    sigap_function function, void *context, double low, double high, double tolerance, double *integral) {
    sigap_gsl_setup();
    const size_t limit = 1000;
    gsl_integration_workspace *workspace = gsl_integration_workspace_alloc(limit);
    if (workspace == NULL) return GSL_ENOMEM;
    gsl_function problem = {.function = function, .params = context};
    double error = 0;
    const int status = gsl_integration_qag(
        &problem, low, high, 1e-300, tolerance, limit, GSL_INTEG_GAUSS21, workspace, integral, &error);
    gsl_integration_workspace_free(workspace);
    return status;
}

struct problem {
    sigap_residuals residuals;
    void *context;
    gsl_vector *scratch;
};

static int evaluate(const gsl_vector *parameters, void *data, gsl_vector *residuals) {
    const struct problem *const problem = data;
    // The solver may ask for a column of its matrix, whose elements do not lie side by side.
    problem->residuals(
        parameters->data, parameters->size, problem->scratch->data, problem->scratch->size,
        problem->context);
    return gsl_vector_memcpy(residuals, problem->scratch);
}

int sigap_least_squares(
    sigap_residuals residuals, void *context, size_t count, double *parameters, size_t parameter_count,
    double *sum) {
    sigap_gsl_setup();
    gsl_multifit_nlinear_parameters settings = gsl_multifit_nlinear_default_parameters();
    gsl_multifit_nlinear_workspace *workspace =
        gsl_multifit_nlinear_alloc(gsl_multifit_nlinear_trust, &settings, count, parameter_count);
    gsl_vector *scratch = gsl_vector_alloc(count);
    if (workspace == NULL || scratch == NULL) {
        if (workspace != NULL) gsl_multifit_nlinear_free(workspace);
        if (scratch != NULL) gsl_vector_free(scratch);
        return GSL_ENOMEM;
    }
    struct problem problem = {residuals, context, scratch};
    gsl_multifit_nlinear_fdf system = {
        .f = evaluate, .df = NULL, .fvv = NULL, .n = count, .p = parameter_count, .params = &problem};
    gsl_vector_view start = gsl_vector_view_array(parameters, parameter_count);
    int info = 0;
    int status = gsl_multifit_nlinear_init(&start.vector, &system, workspace);
    if (status == GSL_SUCCESS)
        status = gsl_multifit_nlinear_driver(200, 1e-10, 1e-10, 0, NULL, NULL, &info, workspace);
    const gsl_vector *const answer = gsl_multifit_nlinear_position(workspace);
    const gsl_vector *const rest = gsl_multifit_nlinear_residual(workspace);
    gsl_blas_ddot(rest, rest, sum);
    for (size_t index = 0; index < parameter_count; index++)
        parameters[index] = gsl_vector_get(answer, index);
    gsl_multifit_nlinear_free(workspace);
    gsl_vector_free(scratch);
    return status;
}

int sigap_matrix_exponential(const double *matrix, double *result, size_t size) {
    sigap_gsl_setup();
    gsl_matrix_const_view from = gsl_matrix_const_view_array(matrix, size, size);
    gsl_matrix_view to = gsl_matrix_view_array(result, size, size);
    return gsl_linalg_exponential_ss(&from.matrix, &to.matrix, GSL_PREC_DOUBLE);
}
