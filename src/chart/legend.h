/* Legends, for charts whose marks can't be named where they stand. */
#ifndef JIANBAO_CHART_LEGEND_H
#define JIANBAO_CHART_LEGEND_H

#include "chart/chart.h"

typedef enum {
    LEGEND_FILL,
    LEGEND_INSET,
    LEGEND_LINE,
    LEGEND_DOT,
    LEGEND_COLOUR,
    LEGEND_MISSING,
    LEGEND_DIAMOND,
    LEGEND_HOLLOW
} LegendMark;

typedef struct {
    const char *name;
    LegendMark mark;
    int fill;      /* LEGEND_FILL, LEGEND_INSET: see chart/fill.h */
    Colour colour; /* of all but fills; LEGEND_HOLLOW: a diamond that is not filled */
    double width;
    const double *dash;
    int dash_count;
} LegendEntry;

/* A diamond around (x, y), as the legend shows it. */
void legend_diamond(Chart *chart, double x, double y, double size, Colour colour, bool filled);

/* Adds a part, and behind it its 其中 when `inner` is not NULL; returns the new count. */
int legend_add_part(Chart *chart, LegendEntry *entries, int count, const char *name, int fill,
                    const char *inner);

/* Draws the entries in rows from (x, top) no wider than `width`; returns the height used (0 for none). */
double legend_draw(Chart *chart, const LegendEntry *entries, int count, double x, double top, double width);

#endif
