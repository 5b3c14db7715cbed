/* Private to the flow: pages of text that must be full (GB/T 9704: 22 lines). */
#ifndef JIANBAO_PAGE_FLOW_FULL_H
#define JIANBAO_PAGE_FLOW_FULL_H

#include "page/flow_filling.h"

/* Pages of text that must be full (flow_full.c): whether items [first, end) are text alone, and more follows
 * on another page; and where the page ends when its paragraphs, or one that began before, give or take lines,
 * so that it is full; `end` when there is no way. */
bool is_text_alone(const Filling *f, int first, int end);
int fill_up(const Filling *f, int first, int end);

#endif
