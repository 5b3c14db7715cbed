/* Private to the flow: columns, laid out where they stand. */
#ifndef JIANBAO_PAGE_FLOW_COLUMNS_H
#define JIANBAO_PAGE_FLOW_COLUMNS_H

#include "page/flow_filling.h"

/* Gives the columns of item i their height, balanced where all fits into `room`, as
 * high as the room where it does not; what is left becomes an item behind. False when the room is too small
 * to begin and they need not (`must`). */
bool settle_columns(const Filling *f, int i, double room, bool must);

#endif
