/* Legends, for charts whose marks can't be named where they stand. */
#ifndef JIANBAO_CHART_LEGEND_H
#define JIANBAO_CHART_LEGEND_H

#include "chart/chart.h"

typedef enum { LEGEND_FILL, LEGEND_INSET, LEGEND_LINE, LEGEND_DOT, LEGEND_COLOUR } LegendMark;

typedef struct {
    const char *name;
    LegendMark mark;
    int fill;      /* LEGEND_FILL, LEGEND_INSET: see chart/fill.h */
    Colour colour; /* LEGEND_LINE, LEGEND_DOT, LEGEND_COLOUR */
    double width;
    const double *dash;
    int dash_count;
} LegendEntry;

/* Draws the entries in rows from (x, top) no wider than `width`; returns the height used (0 for none). */
double legend_draw(Chart *chart, const LegendEntry *entries, int count, double x, double top, double width);

#endif
