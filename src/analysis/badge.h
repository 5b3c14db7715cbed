/* 徽章: what may be said of a figure's standing, and only when the data prove it. */
#ifndef JIANBAO_ANALYSIS_BADGE_H
#define JIANBAO_ANALYSIS_BADGE_H

#include "analysis/series.h"

/* How many earlier years 近n年最好 needs, and how many a record of all time. */
enum { RECORD_YEARS = 5, HISTORY_YEARS = 20 };

/* 全省第一 where the dictionary has “<name>全省位次” (or “<name>增速全省位次”) with the value 1 at the
 * period; else what is compared and with which years: 近6年同期增速最高 of a flow's growth, 近6年同期最高 of
 * a rate (最低 where less is better), 近6年同期最好 of an index, share or rank, where at least RECORD_YEARS
 * earlier years of the same span are known, of one 口径, and every one of them is displayed worse; 历史 in
 * place of 近n年 where all years known are so, HISTORY_YEARS or more. Whole years are not 同期. NULL when
 * nothing is proved. Text static or in the arena. */
const char *badge_of(Analysis *a, Subject s);

#endif
