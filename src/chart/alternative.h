/* Charts in words, for those who can't see them (/Alt of the figure), from the figures that are drawn. */
#ifndef JIANBAO_CHART_ALTERNATIVE_H
#define JIANBAO_CHART_ALTERNATIVE_H

#include "chart/data.h"

/* “2025年6月9.4%，比2025年5月加快1.7个百分点，最高…（…），最低…（…）”: the last known point of a series, its
 * change, its extremes. Text in the list's arena; "" when nothing is known. */
const char *alternative_series(Chart *chart, PlotMeasure measure, const Indicator *item, const Slot *slots,
                               const Point *points, int count);

/* “东区10.9%” for a figure with its name; "东区尚无数据" when it is missing. */
const char *alternative_point(Chart *chart, const char *name, const Point *point, const char *unit);

/* Joins two texts with `between`; either may be "". */
const char *alternative_join(Chart *chart, const char *a, const char *between, const char *b);

#endif
