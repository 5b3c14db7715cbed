/* Which outline is a region's: names as offices and map files write them. */
#ifndef JIANBAO_CHART_REGION_NAMES_H
#define JIANBAO_CHART_REGION_NAMES_H

#include "chart/outline.h"

/* The outline of a region: of the same name, alias, short name or code, else the only one whose name is the
 * same without 省, 市, 区, 县 and the like at its end. -1 when there is none. */
int region_outline(const Region *region, const Outlines *outlines);

/* Whether two names are the same without such endings. */
bool region_names_alike(const char *a, const char *b);

#endif
