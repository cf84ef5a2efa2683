#ifndef SIGAP_STATISTICS_SHIMS_H
#define SIGAP_STATISTICS_SHIMS_H
#include <stddef.h>

/// The state of `gsl_rstat_workspace` without its median estimator: plain data that Swift can hold by value.
typedef struct {
    double minimum;
    double maximum;
    double mean;
    double m2;
    double m3;
    double m4;
    size_t count;
} sigap_moments;

/// Adds one value with `gsl_rstat_add`; allocates nothing.
void sigap_moments_add(sigap_moments *moments, double value);

/// `gsl_rstat_variance` with the divisor n - 1.
double sigap_moments_variance(const sigap_moments *moments);

/// `gsl_rstat_sd`.
double sigap_moments_standard_deviation(const sigap_moments *moments);

/// `gsl_rstat_sd_mean`: the standard error of the mean.
double sigap_moments_standard_error(const sigap_moments *moments);

/// `gsl_rstat_skew`.
double sigap_moments_skewness(const sigap_moments *moments);

/// `gsl_rstat_kurtosis`: excess kurtosis, 0 for a normal distribution.
double sigap_moments_kurtosis(const sigap_moments *moments);

/// `gsl_stats_mean` of `count` contiguous values.
double sigap_mean(const double *values, size_t count);

/// `gsl_stats_variance_m` about a known mean, divisor n - 1.
double sigap_variance(const double *values, size_t count, double mean);

/// `gsl_stats_correlation`: Pearson's product-moment correlation.
double sigap_correlation(const double *first, const double *second, size_t count);

/// `gsl_stats_lag1_autocorrelation_m` about a known mean.
double sigap_lag1_autocorrelation(const double *values, size_t count, double mean);

/// `gsl_cdf_tdist_Pinv`; NaN when GSL cannot compute it.
double sigap_student_quantile(double probability, double degrees_of_freedom);

/// `gsl_cdf_tdist_P`: the lower tail.
double sigap_student_lower_tail(double t, double degrees_of_freedom);

/// `gsl_cdf_tdist_Q`: the upper tail.
double sigap_student_upper_tail(double t, double degrees_of_freedom);

/// `gsl_cdf_ugaussian_Pinv`.
double sigap_normal_quantile(double probability);

/// `gsl_cdf_ugaussian_Q`: the upper tail.
double sigap_normal_upper_tail(double z);

/// `gsl_cdf_chisq_P`: the lower tail.
double sigap_chi_square_lower_tail(double x, double degrees_of_freedom);

/// `gsl_cdf_chisq_Q`: the upper tail.
double sigap_chi_square_upper_tail(double x, double degrees_of_freedom);

/// `gsl_cdf_chisq_Pinv`.
double sigap_chi_square_quantile(double probability, double degrees_of_freedom);

#endif
