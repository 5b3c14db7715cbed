#include "chart/alternative.h"

#include "chart/common.h"
#include "chart/finding.h"
#include "chart/said.h"

const char *alternative_series(Chart *chart, PlotMeasure measure, const Indicator *item, const Slot *slots,
                               const Point *points, int count)
{
    int last = -1, high = -1, low = -1, known = 0;
    const char *unit = plot_unit(measure, item);
    for (int i = 0; i < count; i++) {
        if (!points[i].known) continue;
        known++;
        last = i;
        if (high < 0 || points[i].value > points[high].value) high = i;
        if (low < 0 || points[i].value < points[low].value) low = i;
    }
    if (last < 0) return "";
    const char *text =
        chart_printf(chart, "%s%s%s", finding_period(chart, measure, &slots[last], true, false),
                     said_point(chart, &points[last]), unit);
    int before = finding_before(measure, slots, points, last);
    if (before >= 0)
        text = alternative_join(chart, text, "，",
                                finding_change(chart, measure, item, &points[last], &points[before],
                                               finding_period(chart, measure, &slots[before], true, false)));
    if (known < 3) return text;
    return chart_printf(chart, "%s，最高%s%s（%s），最低%s%s（%s）", text, said_point(chart, &points[high]),
                        unit, finding_period(chart, measure, &slots[high], true, false),
                        said_point(chart, &points[low]), unit,
                        finding_period(chart, measure, &slots[low], true, false));
}

const char *alternative_point(Chart *chart, const char *name, const Point *point, const char *unit)
{
    if (!point->known) return chart_printf(chart, "%s尚无数据", name);
    return chart_printf(chart, "%s%s%s", name, said_point(chart, point), unit);
}

const char *alternative_join(Chart *chart, const char *a, const char *between, const char *b)
{
    return chart_printf(chart, "%s%s%s", a, *a && *b ? between : "", b);
}
