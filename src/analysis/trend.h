/* Trend and turning points of a series of displayed growth rates. Two points are
 * never a trend. */
#ifndef JIANBAO_ANALYSIS_TREND_H
#define JIANBAO_ANALYSIS_TREND_H

#include <stdbool.h>

/* How many changes in one direction the displayed values end with: positive 连续n期回升, negative
 * 连续n期回落. Each change must show in print: an equal value ends the run. 0 when there is none. */
int trend_run(const double *displayed, int n);

/* Slope a period of the last `window` values by least squares, with the two-sided p of its t test. */
bool trend_slope(const double *x, int n, int window, double *slope, double *p);

typedef enum { TURN_NONE, TURN_PEAK, TURN_TROUGH } TurnKind;

/* Bry and Boschan's rule for months: local extremes within ±5, phases of at least 5 and cycles of at least 15
 * months, peaks and troughs in turn, none in the last 5 (not yet confirmed). kinds[0..n) is filled; returns
 * how many. */
int trend_turning_points(const double *x, int n, TurnKind *kinds);

/* After trend_turning_points: the extreme of the last 5 that would be the next turn if it held (待确认).
 * False when there is none; one value after it is the least. */
bool trend_turn_in_sight(const double *x, int n, const TurnKind *kinds, int *at, TurnKind *kind);

/* The most likely break of the level: sup-F over the middle 70% (Andrews 1993). Needs n >= 24. *at is the
 * first value after the break; p by the F distribution with Bonferroni's correction. */
bool trend_level_break(const double *x, int n, int *at, double *p);

#endif
