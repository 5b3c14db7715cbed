/* The outcomes that meet a target. Every relation becomes a band first; verdict, probability and reachability
 * ask the band and not the relation, so that they cannot disagree. */
#ifndef JIANBAO_ANALYSIS_GOAL_BAND_H
#define JIANBAO_ANALYSIS_GOAL_BAND_H

#include "analysis/goal.h"

/* The outcomes that meet a target: from `low` to `high` (either infinite), the ends included unless open;
 * `figure` is what the plan names: met short of it is 基本完成. */
typedef struct {
    double low, high, figure;
    bool open; /* the finite end itself is not enough */
} GoalBand;

/* The band of a displayed threshold. `upper`: of a range, its upper end binds. */
GoalBand goal_band(Relation relation, double threshold, double tolerance, Direction direction, bool upper);

/* The band of a target; its direction is 越大越好 where the size of a decline or change is bound. */
GoalBand goal_target_band(const Analysis *a, const Target *target, double threshold);

#endif
