/* A flow becomes pages. */
#ifndef JIANBAO_PAGE_FLOW_PAGES_H
#define JIANBAO_PAGE_FLOW_PAGES_H

#include "base/diag.h"
#include "page/flow.h"

/* Fills pages of `height`; returns one list a page in `pages` (DisplayList *), and the page of each outline
 * entry in entry_pages (may be NULL). Items higher than a page are reported. */
void flow_fill(Flow *flow, double height, GPtrArray *pages, int *entry_pages, const char *file,
               Diagnostics *diags);

/* Everything of the flow on one list, whatever its height, which *height gets; the headings in it go to
 * `entries` (int). */
DisplayList *flow_stack(Flow *flow, double *height, GArray *entries);

#endif
