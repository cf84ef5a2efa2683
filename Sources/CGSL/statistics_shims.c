#include "statistics_shims.h"
#include "setup.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_rstat.h>
#include <gsl/gsl_statistics_double.h>

// The results must not depend on whether the processor has a fused multiply-add.
#pragma STDC FP_CONTRACT OFF

static gsl_rstat_workspace workspace_of(const sigap_moments *m) {
    gsl_rstat_workspace w = {
        .min = m->minimum, .max = m->maximum, .mean = m->mean, .M2 = m->m2, .M3 = m->m3, .M4 = m->m4,
        .n = m->count, .median_workspace_p = NULL};
    return w;
}

void sigap_moments_add(sigap_moments *m, double value) {
    // gsl_rstat_add always feeds its median estimator. An empty one on the stack takes one store and is dropped.
    gsl_rstat_quantile_workspace unused;
    unused.n = 0;
    gsl_rstat_workspace w = workspace_of(m);
    w.median_workspace_p = &unused;
    gsl_rstat_add(value, &w);
    m->minimum = w.min;
    m->maximum = w.max;
    m->mean = w.mean;
    m->m2 = w.M2;
    m->m3 = w.M3;
    m->m4 = w.M4;
    m->count = w.n;
}

double sigap_moments_variance(const sigap_moments *m) {
    gsl_rstat_workspace w = workspace_of(m);
    return gsl_rstat_variance(&w);
}

double sigap_moments_standard_deviation(const sigap_moments *m) {
    gsl_rstat_workspace w = workspace_of(m);
    return gsl_rstat_sd(&w);
}

double sigap_moments_standard_error(const sigap_moments *m) {
    gsl_rstat_workspace w = workspace_of(m);
    return gsl_rstat_sd_mean(&w);
}

double sigap_moments_skewness(const sigap_moments *m) {
    gsl_rstat_workspace w = workspace_of(m);
    return gsl_rstat_skew(&w);
}

double sigap_moments_kurtosis(const sigap_moments *m) {
    gsl_rstat_workspace w = workspace_of(m);
    return gsl_rstat_kurtosis(&w);
}

double sigap_mean(const double *values, size_t count) { return gsl_stats_mean(values, 1, count); }

double sigap_variance(const double *values, size_t count, double mean) {
    return gsl_stats_variance_m(values, 1, count, mean);
}

double sigap_correlation(const double *first, const double *second, size_t count) {
    return gsl_stats_correlation(first, 1, second, 1, count);
}

double sigap_lag1_autocorrelation(const double *values, size_t count, double mean) {
    return gsl_stats_lag1_autocorrelation_m(values, 1, count, mean);
}

double sigap_student_quantile(double probability, double degrees_of_freedom) {
    sigap_gsl_setup();
    return gsl_cdf_tdist_Pinv(probability, degrees_of_freedom);
}

double sigap_student_lower_tail(double t, double degrees_of_freedom) {
    sigap_gsl_setup();
    return gsl_cdf_tdist_P(t, degrees_of_freedom);
}

double sigap_student_upper_tail(double t, double degrees_of_freedom) {
    sigap_gsl_setup();
    return gsl_cdf_tdist_Q(t, degrees_of_freedom);
}

double sigap_normal_quantile(double probability) {
    sigap_gsl_setup();
    return gsl_cdf_ugaussian_Pinv(probability);
}

double sigap_normal_upper_tail(double z) {
    sigap_gsl_setup();
    return gsl_cdf_ugaussian_Q(z);
}

double sigap_chi_square_lower_tail(double x, double degrees_of_freedom) {
    sigap_gsl_setup();
    return gsl_cdf_chisq_P(x, degrees_of_freedom);
}

double sigap_chi_square_upper_tail(double x, double degrees_of_freedom) {
    sigap_gsl_setup();
    return gsl_cdf_chisq_Q(x, degrees_of_freedom);
}

double sigap_chi_square_quantile(double probability, double degrees_of_freedom) {
    sigap_gsl_setup();
    return gsl_cdf_chisq_Pinv(probability, degrees_of_freedom);
}
