#include "analysis/statistics.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multifit.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

bool statistics_finite(const double *x, int n)
{
    for (int i = 0; i < n; i++)
        if (!isfinite(x[i])) return false;
    return n > 0;
}

bool statistics_mean(const double *x, int n, double *mean)
{
    if (n < 1) return false;
    *mean = gsl_stats_mean(x, 1, (size_t)n);
    return isfinite(*mean);
}

bool statistics_sd(const double *x, int n, double *sd)
{
    if (n < 2) return false;
    *sd = gsl_stats_sd(x, 1, (size_t)n);
    return isfinite(*sd);
}

/* The two-pass form: gsl_stats_lag1_autocorrelation updates a running mean and loses digits on large offsets.
 */
bool statistics_autocorrelation(const double *x, int n, double *r)
{
    double mean, product = 0, square = 0;
    if (n < 2 || !statistics_mean(x, n, &mean)) return false;
    for (int i = 0; i < n; i++) {
        double d = x[i] - mean;
        square += d * d;
        if (i) product += d * (x[i - 1] - mean);
    }
    *r = product / square;
    return isfinite(*r);
}

static bool has_constant(const double *X, int n, int p)
{
    for (int j = 0; j < p; j++) {
        int i = 1;
        while (i < n && X[i * p + j] == X[j]) i++;
        if (i == n && X[j] != 0) return true;
    }
    return false;
}

static double r_square(const double *y, int n, double sum_of_squares, bool centred)
{
    double mean = centred ? gsl_stats_mean(y, 1, (size_t)n) : 0, total = 0;
    for (int i = 0; i < n; i++) total += (y[i] - mean) * (y[i] - mean);
    return total > 0 ? 1 - sum_of_squares / total : 1;
}

bool regression_fit(const double *X, const double *y, int n, int p, double *coefficients, double *errors,
                    double *residuals, double *residual_sd, double *r_squared)
{
    if (n < p || p < 1 || !statistics_finite(X, n * p) || !statistics_finite(y, n)) return false;
    gsl_set_error_handler_off();
    gsl_multifit_linear_workspace *work = gsl_multifit_linear_alloc((size_t)n, (size_t)p);
    gsl_matrix *covariance = gsl_matrix_alloc((size_t)p, (size_t)p);
    gsl_vector *c = gsl_vector_alloc((size_t)p), *r = gsl_vector_alloc((size_t)n);
    gsl_matrix_const_view mx = gsl_matrix_const_view_array(X, (size_t)n, (size_t)p);
    gsl_vector_const_view vy = gsl_vector_const_view_array(y, (size_t)n);
    double chisq;
    bool good = work && covariance && c && r &&
                gsl_multifit_linear(&mx.matrix, &vy.vector, c, covariance, &chisq, work) == GSL_SUCCESS;
    good = good && gsl_multifit_linear_residuals(&mx.matrix, &vy.vector, c, r) == GSL_SUCCESS;
    for (int j = 0; good && j < p; j++) {
        coefficients[j] = gsl_vector_get(c, (size_t)j);
        good = isfinite(coefficients[j]);
        if (errors) errors[j] = n > p ? sqrt(gsl_matrix_get(covariance, (size_t)j, (size_t)j)) : 0;
    }
    double sum = 0;
    for (int i = 0; good && i < n; i++) {
        double e = gsl_vector_get(r, (size_t)i);
        if (residuals) residuals[i] = e;
        sum += e * e;
    }
    if (good && residual_sd) *residual_sd = n > p ? sqrt(sum / (n - p)) : 0;
    if (good && r_squared) *r_squared = r_square(y, n, sum, has_constant(X, n, p));
    if (work) gsl_multifit_linear_free(work);
    if (covariance) gsl_matrix_free(covariance);
    if (c) gsl_vector_free(c);
    if (r) gsl_vector_free(r);
    return good;
}

/* Coefficients of sum c_k ((x - m) / s)^k as a polynomial in x. */
static void expand(const double *scaled, int degree, double m, double s, double *out)
{
    for (int j = 0; j <= degree; j++) out[j] = 0;
    for (int k = degree; k >= 0; k--) { /* Horner: out = out * (x - m) / s + c_k */
        for (int j = degree; j >= 0; j--) out[j] = ((j ? out[j - 1] : 0) - m * out[j]) / s;
        out[0] += scaled[k];
    }
}

bool regression_polynomial(const double *x, const double *y, int n, int degree, double *coefficients,
                           double *residual_sd)
{
    int p = degree + 1;
    double low = INFINITY, high = -INFINITY;
    for (int i = 0; i < n; i++) low = fmin(low, x[i]), high = fmax(high, x[i]);
    double m = (low + high) / 2, s = (high - low) / 2;
    double *X = malloc(sizeof(double) * (size_t)(n * p)), *scaled = malloc(sizeof(double) * (size_t)p);
    bool good = X && scaled && s > 0 && n >= p;
    for (int i = 0; good && i < n; i++) {
        double power = 1;
        for (int j = 0; j < p; j++, power *= (x[i] - m) / s) X[i * p + j] = power;
    }
    good = good && regression_fit(X, y, n, p, scaled, NULL, NULL, residual_sd, NULL);
    if (good) expand(scaled, degree, m, s, coefficients);
    free(X);
    free(scaled);
    return good;
}
