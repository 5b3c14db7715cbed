/* Targets against outcomes: the figure a target asks for, the
 * gap, progress, the growth still required, and the verdict. */
#ifndef JIANBAO_ANALYSIS_GOAL_H
#define JIANBAO_ANALYSIS_GOAL_H

#include "analysis/series.h"

typedef enum {
    STATUS_MET,      /* 已完成 */
    STATUS_ON_TRACK, /* 达到进度 */
    STATUS_BEHIND,   /* 低于进度 */
    STATUS_MISSED,   /* 未完成 */
    STATUS_OPEN      /* 尚不可判 */
} GoalStatus;

typedef struct {
    GoalStatus status;
    const char *reason; /* always given */
    bool nearly;        /* met inside the tolerance: 基本完成 */
    bool stretch_known, stretch_met;
} Verdict;

const char *goal_status_name(GoalStatus status);

/* The period at which a target of this subject is judged: for flows and counts the span from January, else
 * the period itself. */
Subject goal_subject(const Analysis *a, Subject s);

/* What is held against the target: the shown growth, the decline, or the level. */
Value goal_outcome(Analysis *a, const Target *target, Subject s);

/* The figure to reach: a growth rate in %, a level, or the reference's growth. */
Value goal_threshold(Analysis *a, const Target *target, Subject s);

/* The level the year must reach: the target level, or last year's total x (1 + rate). */
Value goal_level(Analysis *a, const Target *target, Subject s);

Value goal_gap(Analysis *a, const Target *target, Subject s);      /* outcome minus target */
Value goal_progress(Analysis *a, const Target *target, Subject s); /* 完成率, % of goal_level */
Value goal_required(Analysis *a, const Target *target, Subject s); /* growth the remaining months need, % */
Value goal_time_progress(Analysis *a, Subject s);                  /* 时序进度: months / 12 x 100 */

/* 历史同期进度: the mean share of the year that the same span had reached in the last three to five years, %.
 */
Value goal_usual_progress(Analysis *a, Subject s);

/* Whether the required growth can be had: against the growth of the last three months and the best growth
 * that the same remaining months had in five years. 可实现, 有难度, 少有先例, 已完成全年目标,
 * 即使下降…仍可完成; NULL where it cannot be said. Text in the arena. */
const char *goal_reachability(Analysis *a, const Target *target, Subject s);

/* The verdict at the subject's period; only a whole year is final. Compares displayed figures. */
Verdict goal_judge(Analysis *a, const Target *target, Subject s);

/* 判定 for a year that is over: 完成, 基本完成, 未完成 or 无法判定. */
const char *goal_final_word(const Wording *wording, bool has_outcome, double outcome, bool has_reference,
                            double reference, double tolerance, Direction direction);

#endif
