/* Targets against outcomes: the figure a target asks for, the gap, progress, and the growth still required.
 * The period of every subject is that of goal_subject() (span.h). */
#ifndef JIANBAO_ANALYSIS_GOAL_H
#define JIANBAO_ANALYSIS_GOAL_H

#include "analysis/span.h"

/* Whether the target binds a growth or the size of a decline, in %. */
bool goal_binds_growth(const Target *target);

/* Whether its figures differ by percentage points. */
bool goal_in_points(const Analysis *a, const Target *target);

/* Whether the target is a level that an amount reaches by adding up through the year (完成率 says how far).
 */
bool goal_accumulates(const Analysis *a, const Target *target);

/* Whether the upper end of a range binds: where small is good or neither is, and where the plan says 控制在.
 */
bool goal_range_binds_above(const Analysis *a, const Target *target);

/* Decimals that outcome, target and gap are displayed with. */
int goal_decimals(const Analysis *a, const Target *target);

/* What is held against the target: the shown growth, the size of the decline, the change on last year, or the
 * level. */
Value goal_outcome(Analysis *a, const Target *target, Subject s);

/* An end of a range (4%—6%) as the plan states it, in `unit`. */
Value goal_range_end(Analysis *a, const Target *target, bool upper, const char *unit);

/* The figure to reach: a growth rate in %, a level, or the reference's figure with the margin. */
Value goal_threshold(Analysis *a, const Target *target, Subject s);

/* The level the year must reach: the target level, or last year's comparable total x (1 + rate). */
Value goal_level(Analysis *a, const Target *target, Subject s);

Value goal_gap(Analysis *a, const Target *target, Subject s); /* outcome minus target */

/* The gap as a reader can redo it: displayed outcome minus displayed target. */
Value goal_displayed_gap(Analysis *a, const Target *target, Subject s);

/* 完成率, % of goal_level; of a ceiling the use of the allowance. */
Value goal_progress(Analysis *a, const Target *target, Subject s);

/* Growth the remaining months need (of a ceiling: may have at most), %. */
Value goal_required(Analysis *a, const Target *target, Subject s);

Value goal_time_progress(Analysis *a, Subject s); /* 时序进度: months / 12 x 100 */

/* 历史同期进度: the mean share of the year that the same span had reached in the last three to five years, %.
 */
Value goal_usual_progress(Analysis *a, Subject s);

#endif
