/* Ranks among regions of one parent and one 类别: competition ranking (1, 2, 2, 4) on displayed values, in
 * the indicator's good direction; 适度 by the distance to the target (the region's own, or of the region
 * above) and unranked where there is none; regions without a figure are unranked. */
#ifndef JIANBAO_ANALYSIS_RANKING_H
#define JIANBAO_ANALYSIS_RANKING_H

#include "analysis/value.h"

/* What was ranked already, for the life of an analysis. */
struct RankingCache *ranking_cache_new(void);
void ranking_cache_free(struct RankingCache *cache);

/* The members that `region` is ranked among, in the order of 顺序: a new array in the arena. */
int *ranking_members(Analysis *a, int region, int *count);

/* What is ranked: the shown growth of flows and counts, the level of all others. */
Value ranking_figure(Analysis *a, Subject s);

/* The subject whose figure stands for a region at a month: the span from January where that is delivered
 * (always for flows and counts), else the month itself. Other periods and stocks stay. */
Subject ranking_subject(Analysis *a, Subject s);

/* The rank (1 = best). *among (may be NULL) gets how many were ranked, *ties how many share the rank. */
Value ranking_rank(Analysis *a, Subject s, int *among, int *ties);

/* The efficacy score of the ranked figure among its group (composite.h), from 60 to 100; of 适度 of its
 * distance to the target. */
Value ranking_score(Analysis *a, Subject s);

/* Least and greatest scored figure (unrounded) of the subject's group; returns how many were ranked. */
int ranking_range(Analysis *a, Subject s, double *low, double *high);

/* Places gained on the period before (month on month, span on the span that ended a month earlier); only
 * when the same members were ranked. */
Value ranking_change(Analysis *a, Subject s);

/* The span to compare with: a month or quarter before, or the span from January that ended one month
 * earlier; year 0 for 1—2月 and January. */
Period ranking_period_before(Period p);

#endif
