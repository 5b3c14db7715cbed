/* Trend and turning points of a series of displayed growth rates. Two points are
 * never a trend. */
#ifndef JIANBAO_ANALYSIS_TREND_H
#define JIANBAO_ANALYSIS_TREND_H

#include "analysis/persistence.h"

/* How many changes in one direction the displayed values end with: positive 连续n期回升, negative
 * 连续n期回落. Each change must show in print: an equal value ends the run. 0 when there is none. */
int trend_run(const double *displayed, int n);

/* Slope a period of the last `window` values by least squares, with the two-sided p of its t test, which
 * holds for independent values only: growth rates are asked by trend_slope_test. */
bool trend_slope(const double *x, int n, int window, double *slope, double *p);

typedef enum { TURN_NONE, TURN_PEAK, TURN_TROUGH } TurnKind;

/* Bry and Boschan's rule for months: local extremes within ±5, phases of at least 5 and cycles of at least 15
 * months, peaks and troughs in turn, none in the last 5 (not yet confirmed). kinds[0..n) is filled; returns
 * how many. */
int trend_turning_points(const double *x, int n, TurnKind *kinds);

/* After trend_turning_points: the extreme of the last 5 that would be the next turn if it held (待确认).
 * False when there is none; one value after it is the least. */
bool trend_turn_in_sight(const double *x, int n, const TurnKind *kinds, int *at, TurnKind *kind);

/* Series longer than this are looked at from this many values before their end. */
enum { TREND_LONGEST = 120 };

/* The most likely break of the level (persistence.h): *at is the first value after it, p its false-alarm rate
 * among series as persistent and overlapping. `season`: periods a year. False below 24 values and for series
 * that do not vary. */
bool trend_level_break(PersistenceSet *tests, const double *x, int n, int season, int *at, double *p);

/* The slope of the last `window` values as trend_slope gives it, with an honest p (persistence.h), which
 * takes from the values before how persistent they are. */
bool trend_slope_test(PersistenceSet *tests, const double *x, int n, int window, int season, double *slope,
                      double *p);

#endif
