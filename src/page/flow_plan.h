/* Private to the flow: pages planned over a whole section, so that they are full.
 *
 * Where a chart or a whole table does not fit, what follows in its section may stand before it; charts may be
 * up to 15 % lower or higher; the room that is left goes between the blocks. The least bad way is found over
 * all pages up to the next forced break. */
#ifndef JIANBAO_PAGE_FLOW_PLAN_H
#define JIANBAO_PAGE_FLOW_PLAN_H

#include "page/flow_filling.h"

/* Items [first, end) of one page. */
typedef struct {
    int first, end;
} FlowExtent;

/* Plans items [first, end), between which no break is forced: puts them in order, sizes charts, opens gaps
 * and appends the pages to `extents` (FlowExtent). False, with nothing changed, when a block is higher than a
 * page: such pages are filled one after another. */
bool plan_pages(const Filling *f, int first, int end, GArray *extents);

#endif
