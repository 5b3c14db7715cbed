/* The message over a chart of one series: the change, or where that has been told already its shape. */
#ifndef JIANBAO_CHART_FINDING_H
#define JIANBAO_CHART_FINDING_H

#include "chart/data.h"

typedef struct {
    PlotMeasure measure;
    int indicator;
    const Slot *slots;
    const Point *points;
    int count;
    bool has_target;
    Point target; /* of the year, on the measure's basis */
} SeriesLine;

/* “1—6月为8.1%，比1—5月加快0.4个百分点”: the first of these that is known and that the report has not told
 * yet: the change on the period before (never across the year for a figure from January: 1—2月 is compared
 * with 1—2月 of last year), the highest or lowest since when, the way from the last high or low, the distance
 * to the target, the change on last year. Then it counts as told. NULL when there is nothing more to say.
 * Text in the list's arena. */
const char *finding_message(Chart *chart, const SeriesLine *line);

/* The point that the last one of `count` is compared with, of the same year where the figure counts from
 * January, the quarter before where the months between have none: -1 when there is none. */
int finding_before(PlotMeasure measure, const Slot *slots, const Point *points, int last);

/* What a slot is called: 6月, 1—6月, 上半年 where `quarterly`. */
const char *finding_period(Chart *chart, PlotMeasure measure, const Slot *slot, bool with_year,
                           bool quarterly);

/* “比1—5月加快0.4个百分点”: growth in the official words, levels by their unit. For the
 * message and the alternative text, as said_words(). */
const char *finding_change(Chart *chart, PlotMeasure measure, const Indicator *item, const Point *now,
                           const Point *before, const char *against);

#endif
