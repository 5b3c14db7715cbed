/* What every question to an analysis carries along: the data, where values live, and what was found already.
 */
#ifndef JIANBAO_ANALYSIS_CONTEXT_H
#define JIANBAO_ANALYSIS_CONTEXT_H

#include "analysis/persistence.h"
#include "data/dataset.h"

/* The analysis of one dataset: read-only data, an arena for what is computed, and the period's spelling. */
typedef struct {
    bool limited;             /* only subjects with a target are projected */
    struct _GHashTable *kept; /* see outlook.c */
} ProjectionCache;

typedef struct {
    const Dataset *data;
    Arena *arena, *home;           /* of the values that are computed; of the analysis itself */
    struct RankingCache *rankings; /* see ranking.c */
    ProjectionCache projection;    /* see outlook.c */
    PersistenceSet *persistence;   /* tests of trends, see trend.h */
    bool traced; /* methods say all the figures that they rest on; else only the nearest (analyze, check) */
} Analysis;

/* Values computed between the two calls are given back by the second: for walks over very many figures. */
Arena *analysis_scratch_begin(Analysis *analysis);
void analysis_scratch_end(Analysis *analysis, Arena *before);

#endif
