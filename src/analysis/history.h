/* The displayed growth of an indicator over its months (or quarters), oldest first. */
#ifndef JIANBAO_ANALYSIS_HISTORY_H
#define JIANBAO_ANALYSIS_HISTORY_H

#include "analysis/series.h"

typedef struct {
    int n;
    double *growth; /* displayed: of flows and stocks the shown growth of the single month; of rates,
                       indices and shares the value itself */
    Value *values;  /* the same with their provenance, unrounded */
    Period *periods;
    bool quarterly;
    int season; /* periods a year: 4, 11 where 1—2月 is one, else 12 */
} History;

/* Walks back from the subject's period, at most `most` periods, until one is missing. 1—2月 counts as one
 * where January and February are not known singly. The arrays are in the analysis' arena. */
History history_of_growth(Analysis *a, Subject s, int most);

/* The period that counts as one observation at `s`: the month, 1—2月 at February, the quarter at its last
 * month, whichever has a figure. */
Subject history_observation(Analysis *a, Subject s);

#endif
