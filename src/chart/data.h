/* What charts draw: figures of the analysis as points with their sources. */
#ifndef JIANBAO_CHART_DATA_H
#define JIANBAO_CHART_DATA_H

#include "chart/chart.h"
#include "figure/registry.h"

/* What is plotted of an indicator: a row of the registry. */
typedef const Measure *PlotMeasure;

/* The rows that charts ask for by themselves. */
#define PLOT_LEVEL measure_find("level")
#define PLOT_GROWTH measure_find("growth")
#define PLOT_TOTAL measure_find("total")
#define PLOT_TOTAL_GROWTH measure_find("total_growth")

/* The option `measure` as written in blocks; without it the default by the indicator's kind (rates and
 * indices: 本期; flows: 累计同比 where `cumulative`, else 同比). */
PlotMeasure plot_measure(const Chart *chart, int indicator, const char *name, bool cumulative);

/* Whether it is a growth (of a rate a difference), and whether it stands for the span from January. */
bool plot_is_growth(PlotMeasure measure);
bool plot_is_total(PlotMeasure measure);

/* What a title calls it: 当月增速, 累计值; "" for the level of a rate. */
const char *plot_measure_words(PlotMeasure measure, const Indicator *item);

/* % for growth, the indicator's unit else; decimals to print. */
const char *plot_unit(PlotMeasure measure, const Indicator *item);
int plot_decimals(PlotMeasure measure, const Indicator *item);

typedef struct {
    bool known;
    double value; /* as displayed, so that marks and labels agree */
    const char *printed;
    const Provenance *source;
} Point;

/* A computed or delivered value as a point; printed with `decimals`. */
Point plot_value(Chart *chart, const Value *value, int decimals);

/* A number that follows from points as they are displayed, by a rule over them (analysis/rule.h). */
Point plot_computed(Chart *chart, double value, int decimals, const char *rule, const Point *points,
                    int count);

/* How far two points are apart as they are displayed: the size of their difference. */
Point plot_gap(Chart *chart, Point a, Point b, int decimals);

/* A region's place in its group at a period, see ranking_subject. */
Point plot_rank(Chart *chart, int indicator, int region, Period period);

/* The figure of an indicator and region at a month's slot. */
Point plot_point(Chart *chart, PlotMeasure measure, int indicator, int region, Period slot);

/* The sources of several points, one after another; for a line through them. */
const Provenance *plot_sources(Chart *chart, const Point *points, int count);

/* Months on the axis: 1—2月 is one slot in a year whose January is not published alone. */
typedef struct {
    Period period;
    char label[16]; /* 1—2, 3 … 12; 2024年 */
    bool first_of_year;
    bool whole; /* the slot of a year (chart/years.h) */
} Slot;

/* The `count` calendar months that end with the chart's period, as slots; the result is in the list's arena.
 */
Slot *plot_slots(Chart *chart, PlotMeasure measure, int indicator, int months, int *count);

#endif
