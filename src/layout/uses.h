/* What kinds of data a layout speaks of (`uses` in its front matter), and how much of each a folder holds. */
#ifndef JIANBAO_LAYOUT_USES_H
#define JIANBAO_LAYOUT_USES_H

#include <stdbool.h>

#include "data/dataset.h"

/* The kind of which figures are: 指标. */
enum { USE_FIGURES = 0 };

/* The kinds, in the order in which they are listed; NULL past the last. */
const char *use_name(int kind);

/* The kind of this name, -1 when there is none. */
int use_find(const char *name);

/* How many of a kind the data hold for a region's report of a period: indicators with a figure, targets of
 * the year, regions below, tasks of the year, tasks that have reported. `data` is as of the period. */
int use_count(const Dataset *data, int kind, int region, Period period);

/* What a count is counted in: 项 or 个. */
const char *use_counter(int kind);

#endif
