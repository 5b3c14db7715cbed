/* Price and volume indices: chaining, splicing at a change of base, yearly averages. Indices have their base
 * at 100. */
#ifndef JIANBAO_ANALYSIS_INDEX_H
#define JIANBAO_ANALYSIS_INDEX_H

#include <stdbool.h>

/* Whether an index of this name stands on last year as 100 (上年同月=100, 上年同期=100, 上年=100,
 * 上年同季=100, with either equals sign): what it is above 100 is then its change on last year in %. */
bool index_on_last_year(const char *name);

/* Chains links (上月=100 or 上年=100): fixed[0] = start, fixed[t] = fixed[t-1] x links[t-1] / 100 for t
 * = 1..n. `fixed` has n + 1 values. From links rounded to one decimal the result is 推算 and not worth more
 * than one decimal. */
bool index_chain(const double *links, int n, double start, double *fixed);

/* Splices two fixed-base series that overlap at one period: later values are brought onto the earlier base.
 * before[0..n) ends with the overlap, after[0..m) begins with it; out has n + m - 1 values. */
bool index_splice(const double *before, int n, const double *after, int m, double *out);

/* The yearly index, last year = 100: mean of twelve fixed-base months over the mean of last year's twelve
 * (not December on December, not the mean of the monthly year-on-year indices). */
bool index_year(const double *months, const double *months_before, double *index);

#endif
