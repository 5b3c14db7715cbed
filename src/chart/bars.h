/* Bars in groups, side by side or stacked, lying or standing: the core of the kinds bar and stacked. */
#ifndef JIANBAO_CHART_BARS_H
#define JIANBAO_CHART_BARS_H

#include "chart/data.h"

typedef struct {
    const char *name;
    bool own;      /* the whole region among its parts */
    Point *points; /* one a series */
    Point *inners; /* stacked: 其中, one a series; NULL without */
    Point total;   /* stacked: written at the bar's end */
    bool has_target;
    double target;
} BarGroup;

typedef struct {
    const char *name;  /* "" where the chart has one series only */
    int fill;          /* see chart/fill.h */
    const char *inner; /* name of the 其中, or NULL */
} BarSeries;

typedef struct {
    Chart *chart;
    BarGroup *groups;
    int count;
    BarSeries *series;
    int series_count;
    bool stacked;
    bool has_line; /* one target for all */
    double line;
    const char *line_name;
    int decimals;
    const Slot *slots; /* standing bars of months: their axis; NULL else */
} Bars;

/* Whether any point is known; and draws. Both forms refuse what has no room. Bars stand on zero always; each
 * figure is written at its bar's end, or left out (the least important first) and that is reported. */
bool bars_known(const Bars *bars);
bool bars_lying(const Bars *bars);
bool bars_standing(const Bars *bars);

#endif
