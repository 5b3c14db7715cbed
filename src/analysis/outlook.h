/* What is to be expected of a year against its target: the projection (kept), the probability of meeting the
 * target, and whether what is still required can be had. */
#ifndef JIANBAO_ANALYSIS_OUTLOOK_H
#define JIANBAO_ANALYSIS_OUTLOOK_H

#include "analysis/projection.h"
#include "analysis/goal_band.h"

/* The projection of a subject's year at its period, computed once and kept with the analysis. NULL with the
 * reason in *why. */
const Projection *outlook_projection(Analysis *a, Subject s, const char **why);

/* The probability (0 to 1) that the year's outcome meets the target: of a floor that it ends above, of a
 * ceiling below. False with the reason in *why. */
bool outlook_meets(Analysis *a, const Target *target, Subject s, double *probability, const char **why);

/* The same with what it rests on: the level of the year's total that decides, and the side that is good. */
typedef struct {
    double probability;
    Value level;
    bool above; /* at the level or above it; else at it or below */
} Likelihood;
bool outlook_likelihood(Analysis *a, const Target *target, Subject s, Likelihood *out, const char **why);

/* Whether the required growth can be had (of a ceiling: kept), against the growth of the last three months
 * and the best (lowest) growth that the same remaining months had in five years: 可实现, 有难度, 少有先例,
 * 已完成全年目标, 余下月份下降…以内即可完成, 已超过全年控制数; 基本无法实现 where there is no precedent and
 * the probability is below 5% as well. NULL where it cannot be said. Text in the arena. */
const char *outlook_reachability(Analysis *a, const Target *target, Subject s);

/* The same with the figure: 余下月份需增长6.0%，可实现; 余下月份下降5.1%以内即可完成;
 * 余下月份增速须控制在2.0%以内… NULL where it cannot be said. */
const char *outlook_required_words(Analysis *a, const Target *target, Subject s);

#endif
