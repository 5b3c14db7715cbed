/* Statistics on plain arrays, on GSL: what the other modules and other programs need. All return false (or
 * STATISTICS_…) instead of NaN or infinity; those that call
 * GSL turn its error handler off first, which would end the program. */
#ifndef JIANBAO_ANALYSIS_STATISTICS_H
#define JIANBAO_ANALYSIS_STATISTICS_H

#include <stdbool.h>

/* Whether all of x[0..n) is finite, and n > 0. */
bool statistics_finite(const double *x, int n);

/* Mean, sample standard deviation (n - 1) and lag-1 autocorrelation of x[0..n). */
bool statistics_mean(const double *x, int n, double *mean);
bool statistics_sd(const double *x, int n, double *sd);
bool statistics_autocorrelation(const double *x, int n, double *r);

/* Least squares y = X b + e by balanced singular value decomposition (gsl_multifit_linear). X has n rows and
 * p columns, row by row. Results, owned by the caller: p coefficients, p standard errors (may be NULL), n
 * residuals (may be NULL), residual standard deviation (n - p degrees of freedom; may be NULL) and R²
 * (centred unless the model has no constant column; may be NULL). False when n < p or the fit fails. */
bool regression_fit(const double *X, const double *y, int n, int p, double *coefficients, double *errors,
                    double *residuals, double *residual_sd, double *r_squared);

/* A polynomial of `degree` in x: coefficients from the constant up. The powers are built on the centred and
 * scaled x, then brought back, which keeps ill-conditioned sets (Filip, Wampler) accurate. */
bool regression_polynomial(const double *x, const double *y, int n, int degree, double *coefficients,
                           double *residual_sd);

#endif
