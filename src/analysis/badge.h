/* 徽章: what may be said of a figure's standing, and only when the data prove it. */
#ifndef JIANBAO_ANALYSIS_BADGE_H
#define JIANBAO_ANALYSIS_BADGE_H

#include "analysis/series.h"

/* How many earlier years a record needs. */
enum { RECORD_YEARS = 5 };

/* 全省第一 where the dictionary has “<name>全省位次” (or “<name>增速全省位次”) with the value 1 at the period; else
 * 历史最好 for a rate, index, share or rank, 近n年最高 for the growth of a flow, where at least RECORD_YEARS earlier
 * years of the same span are known and every one of them is displayed worse. NULL when nothing is proved. Text
 * static or in the arena. */
const char *badge_of(Analysis *a, Subject s);

#endif
