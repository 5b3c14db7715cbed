/* Private to the page stage: charts with their titles and notes. */
#ifndef JIANBAO_PAGE_FIGURE_H
#define JIANBAO_PAGE_FIGURE_H

#include "page/setting.h"

/* Sets the chart at `blocks` (and the next one beside it when both are of half width); returns how many. */
int set_charts(Setting *s, const Block *blocks, int count);

#endif
