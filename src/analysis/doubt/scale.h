/* Figures that are a power of ten off: another unit than last year's, a fraction among per cents, a figure a
 * hundred times its neighbours. */
#ifndef JIANBAO_ANALYSIS_DOUBT_SCALE_H
#define JIANBAO_ANALYSIS_DOUBT_SCALE_H

#include "analysis/doubt/doubt.h"

/* Amounts, counts and stocks against the same span of last year, lasting or not, and against the periods
 * beside where there is no last year (W_DATA_JUMP); rates, shares and published growth against the series
 * (W_DATA_SCALE). */
void scale_check(Doubts *doubts);

#endif
