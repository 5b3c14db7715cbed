/* Verdicts on targets, in one rule for text, tables, charts and `analyze`. */
#ifndef JIANBAO_ANALYSIS_VERDICT_H
#define JIANBAO_ANALYSIS_VERDICT_H

#include "analysis/goal_band.h"

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

enum {
    SLOW_POINTS = 5,       /* 慢于时序进度 by at most this is 达到进度 where no three years stand */
    HOPELESS_PERCENT = 15, /* below this probability nothing is 达到进度 */
};

const char *goal_status_name(GoalStatus status);

/* Whether an amount of `progress` (%, displayed) keeps up with the time: not slower than the share that the
 * same span usually had (NAN: not known) nor than the time; without it by SLOW_POINTS at most. One rule for
 * targets and tasks. */
bool goal_keeps_pace(double progress, double time, double usual);

/* The verdict at the subject's period; only a whole year is final. Compares displayed figures. */
Verdict goal_judge(Analysis *a, const Target *target, Subject s);

/* 判定 for a year that is over: 完成, 基本完成, 未完成 or 无法判定. The outcome is the growth, level or
 * change as it is, a decline negative; it is compared as displayed. */
const char *goal_final_word(const Wording *wording, bool has_outcome, double outcome, bool has_reference,
                            double reference, double tolerance, Direction direction);

#endif
