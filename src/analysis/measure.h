/* Measures that rest on several series. Each takes the subject at the very period that is meant (a month, or
 * a span from January: figure/registry.h says which) and gives a value, or undefined with the reason. The
 * rows that name them stand in figure/registry.c; formulas and sources there. */
#ifndef JIANBAO_ANALYSIS_MEASURE_H
#define JIANBAO_ANALYSIS_MEASURE_H

#include "analysis/goal.h"

/* Share of the parent indicator (占比), in %; pull and contribution (拉动, 贡献率) of the same part. */
Value measure_share(Analysis *a, Subject s);
Value measure_pull(Analysis *a, Subject s);
Value measure_contribution(Analysis *a, Subject s);

/* 累计占比: the share of all parts of the parent that are not smaller than this one (equal ones in the
 * dictionary's order), in %. Unrounded parts are added, so that a complete breakdown ends at 100. */
Value measure_cumulative_share(Analysis *a, Subject s);

/* Whether the parts of s's indicator (those that name it as parent) are all known and add up to it within
 * rounding: then what their pulls leave of its growth is 口径差异, and not another part. */
bool measure_parts_complete(Analysis *a, Subject s);

/* Published growth less the one that the levels give, in 百分点. */
Value measure_difference(Analysis *a, Subject s);

/* 两年平均: the mean yearly growth over two years, in %. */
Value measure_two_year_average(Analysis *a, Subject s);

/* 年均增速 since the base year of the five-year plan, and 定基指数 with that year = 100. */
Value measure_average(Analysis *a, Subject s);
Value measure_fixed(Analysis *a, Subject s);

/* Seasonally adjusted level (note: the tests of the seasonality), and the change of it on the period before.
 */
Value measure_adjusted(Analysis *a, Subject s);
Value measure_adjusted_mom(Analysis *a, Subject s);

/* The year's target as a figure, outcome less target, share of the goal done, share of the year gone, growth
 * needed in the months left (note: how it compares with what was seen). */
Value measure_target(Analysis *a, Subject s);
Value measure_gap(Analysis *a, Subject s);
Value measure_progress(Analysis *a, Subject s);
Value measure_time_progress(Analysis *a, Subject s);
Value measure_required(Analysis *a, Subject s);

/* The year's total as projected, with the bounds of its intervals; and the probability of meeting the target.
 */
Value measure_projection(Analysis *a, Subject s);
Value measure_projection_lo(Analysis *a, Subject s);
Value measure_projection_hi(Analysis *a, Subject s);
Value measure_projection_lo95(Analysis *a, Subject s);
Value measure_projection_hi95(Analysis *a, Subject s);
Value measure_p_meet(Analysis *a, Subject s);

/* 功效系数 of the ranked figure in its group, and its place. */
Value measure_score(Analysis *a, Subject s);
Value measure_rank(Analysis *a, Subject s);

#endif
