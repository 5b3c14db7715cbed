/* STL: seasonal-trend decomposition by loess (Cleveland, Cleveland, McRae and Terpenning 1990), the
 * non-robust form with the defaults of R's stl(): seasonal degree 0, trend degree 1, two inner iterations,
 * jumps of a tenth of the windows. */
#ifndef JIANBAO_ANALYSIS_STL_H
#define JIANBAO_ANALYSIS_STL_H

#include <stdbool.h>

/* Decomposes y[0..n) with `period` values a year into seasonal + trend (+ remainder). `seasonal_window` is
 * odd, at least 7. The results have n values each, owned by the caller. False when there are fewer than two
 * periods. */
bool stl_decompose(const double *y, int n, int period, int seasonal_window, double *seasonal, double *trend);

#endif
