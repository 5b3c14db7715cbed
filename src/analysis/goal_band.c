/* A table of relations and the side that is good gives the two ends. */
#include "analysis/goal_band.h"

#include <math.h>

GoalBand goal_band(Relation relation, double threshold, double tolerance, Direction direction, bool upper)
{
    bool up = direction == BETTER_UP;
    GoalBand floor_band = {threshold, INFINITY, threshold, false},
             ceiling = {-INFINITY, threshold, threshold, false};
    GoalBand around = up ? (GoalBand){threshold - tolerance, INFINITY, threshold, false}
                         : (GoalBand){-INFINITY, threshold + tolerance, threshold, false};
    switch (relation) {
    case RELATION_ABOUT:
    case RELATION_SYNC: return around;
    case RELATION_GT:
    case RELATION_POSITIVE:
    case RELATION_ABOVE: floor_band.open = true; return floor_band;
    case RELATION_BELOW: ceiling.open = true; return ceiling;
    case RELATION_LE:
    case RELATION_BELOW_OR_EQUAL:
    case RELATION_RANK: return ceiling;
    case RELATION_RANGE: return upper ? ceiling : floor_band;
    default: return floor_band;
    }
}

GoalBand goal_target_band(const Analysis *a, const Target *t, double threshold)
{
    bool sized = t->measure == BINDS_DECLINE || t->measure == BINDS_CHANGE;
    Direction direction = sized ? BETTER_UP : a->data->indicators[t->indicator].direction;
    bool margin = relation_has_reference(t->relation) && t->wording.has_value && t->wording.value != 0;
    Relation relation = t->relation;
    if (margin && relation == RELATION_ABOVE)
        relation = RELATION_ABOVE_OR_EQUAL; /* 2个百分点 itself is enough */
    if (margin && relation == RELATION_BELOW) relation = RELATION_BELOW_OR_EQUAL;
    return goal_band(relation, threshold, t->tolerance, direction, goal_range_binds_above(a, t));
}
