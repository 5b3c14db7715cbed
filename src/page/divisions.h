/* Private to the page stage: any block, divisions among them. */
#ifndef JIANBAO_PAGE_DIVISIONS_H
#define JIANBAO_PAGE_DIVISIONS_H

#include "page/setting.h"

/* Sets the first of `blocks` (with what belongs to it: charts side by side); returns how many were set. */
int set_block(Setting *s, const Block *blocks, int count);

#endif
