/* Slips in what was sent: a cumulative that falls, cumulative figures under single quarters, last month's
 * file again, a month missing between two others, tasks and districts that have not reported. */
#ifndef JIANBAO_ANALYSIS_DOUBT_SLIPS_H
#define JIANBAO_ANALYSIS_DOUBT_SLIPS_H

#include "analysis/doubt/doubt.h"

/* Reports W_DATA_FALLS, W_DATA_QUARTERS, W_DATA_REPEATED, W_DATA_GAP and W_DATA_UNREPORTED. What the
 * dictionary's 频率 says is not due, and regions that have ended (止), are not missing. */
void slips_check(Doubts *doubts);

#endif
