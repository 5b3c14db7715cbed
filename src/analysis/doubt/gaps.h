/* What did not come: a month between two others, a district or a task whose fellows have reported. */
#ifndef JIANBAO_ANALYSIS_DOUBT_GAPS_H
#define JIANBAO_ANALYSIS_DOUBT_GAPS_H

#include "analysis/doubt/doubt.h"

/* Reports W_DATA_GAP (once a missing month of a region) and W_DATA_UNREPORTED (once a district or task). A
 * month is missing between its two neighbours; January of figures that are published from 1—2月 on is not. */
void gaps_check(Doubts *doubts);

#endif
