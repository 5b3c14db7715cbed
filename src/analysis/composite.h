/* Composite evaluation of districts: efficacy scores, entropy weights, TOPSIS, and
 * how firm a rank is. Matrices have n rows (districts) and m columns (indicators), row by row; better[j] > 0
 * where larger is better, < 0 where smaller is. Values must be finite. */
#ifndef JIANBAO_ANALYSIS_COMPOSITE_H
#define JIANBAO_ANALYSIS_COMPOSITE_H

#include <stdbool.h>

/* 功效系数: (x - low) / (high - low) x 40 + 60, reversed where smaller is better; capped to [60, 100] when
 * bounds are given (`low`, `high` not NULL), else the column's least and greatest value. A column without
 * spread scores 80. */
bool composite_efficacy(const double *x, int n, int m, const int *better, const double *low,
                        const double *high, double *scores);

/* The weighted mean of each row; weights need not sum to 1. */
bool composite_weighted(const double *scores, int n, int m, const double *weights, double *totals);

/* 熵权: w_j = (1 - E_j) / sum; a column without spread gets 0. False when no column has any. */
bool composite_entropy_weights(const double *x, int n, int m, const int *better, double *weights);

/* TOPSIS closeness in [0, 1]; false where both distances vanish (one district, or all alike). */
bool composite_topsis(const double *x, int n, int m, const int *better, const double *weights,
                      double *closeness);

/* Share of `draws` draws of weights within ±20% (uniform, mt19937 with `seed`) in which each row keeps the
 * rank that `weights` give it by the weighted mean of `scores`. */
bool composite_rank_stability(const double *scores, int n, int m, const double *weights, int draws,
                              unsigned long seed, double *kept);

/* The same for the closeness that TOPSIS gives. */
bool composite_topsis_stability(const double *x, int n, int m, const int *better, const double *weights,
                                int draws, unsigned long seed, double *kept);

#endif
