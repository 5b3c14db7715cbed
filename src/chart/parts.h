/* A total and its parts (the indicators whose 上级指标 it is), for share, stacked, pie and ring. */
#ifndef JIANBAO_CHART_PARTS_H
#define JIANBAO_CHART_PARTS_H

#include "chart/data.h"
#include "chart/fill.h"

enum { MOST_PARTS = 6, MOST_BARS = 30 };

/* One bar or pie: a region and a span. */
typedef struct {
    const char *label;
    int region;
    Period period;
} PartBar;

typedef struct {
    const char *name;
    int indicator; /* -1: 其他, what the named parts leave of the total */
    int fill;
    Point *points; /* one a bar; of shares the displayed ones */
    /* 其中: a part of this part, the first that the dictionary has */
    const char *inner;
    Point *inners; /* NULL without one */
} Part;

typedef struct {
    Chart *chart;
    int indicator, bars, count;
    const PartBar *bar; /* those with data */
    Part parts[MOST_PARTS + 1];
    Point *totals;    /* one a bar */
    const char *note; /* parts gathered into 其他, rounding; NULL when there is nothing to say */
} Parts;

typedef enum { PARTS_SHARES, PARTS_AMOUNTS } PartsForm;

/* Gathers the parts of the total of option `indicator` in each bar; bars without any part are left out. The
 * largest parts (of the last bar) are named, the rest is 其他; printed shares with 其他 add up to 100.
 * False after refusing (no parts, parts over the total, negative parts) or with chart->empty set. */
bool parts_gather(Parts *out, Chart *chart, const PartBar *bars, int count, PartsForm form);

/* The bars of the option `years`: this span in those years before, and now. In the list's arena. */
PartBar *parts_years(Chart *chart, int indicator, int *count);

/* “工业投资45.2%、…” of one bar, for the alternative text. */
const char *parts_words(const Parts *parts, int bar, const char *unit);

/* Names of the parts, with their 其中; returns the height. */
double parts_legend(const Parts *parts, double x, double top, double width);

/* The widest part of the last bar, its change on the bar before of the same region:
 * “工业投资占比最高，为45.2%， 比上年同期提高1.2个百分点”; NULL when it can't be said. For PARTS_SHARES. */
const char *parts_message(const Parts *parts);

#endif
