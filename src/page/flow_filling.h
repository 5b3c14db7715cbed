/* Private to the flow: pages, or columns, being filled. */
#ifndef JIANBAO_PAGE_FLOW_FILLING_H
#define JIANBAO_PAGE_FLOW_FILLING_H

#include "page/flow.h"

typedef struct Filling Filling;
struct Filling {
    Flow *flow;
    double height;
    GPtrArray *pages;
    int *entry_pages;
    /* Lays out the columns of item i where they stand (settle_columns of flow_columns.h, which fills columns
     * by what is here). */
    bool (*settle)(const Filling *f, int i, double room, bool must);
};

const FlowItem *item_at(const Filling *f, int i);

/* The first item of the next page for a page that begins with `first`. Columns on the way are settled: they
 * take the place that is left, and what remains of them stands behind. */
int find_break(const Filling *f, int first);

/* The height that items [first, end) take on a page that begins with `first`. */
double used_height(const Filling *f, int first, int end);

/* Items [first, end) as they stand on a page. */
DisplayList *draw_items(const Filling *f, int first, int end);

#endif
