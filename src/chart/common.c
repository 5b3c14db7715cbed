#include "chart/common.h"

#include <stdarg.h>
#include <stdio.h>

#include "analysis/goal.h"

int chart_indicator(Chart *chart, const char *key)
{
    const char *name = option_text(chart->options, key);
    int found = name && chart->analysis ? dataset_find_indicator(chart->analysis->data, name) : -1;
    if (found < 0) chart_refuse(chart, "没有写indicator（指标）");
    return found;
}

const char *chart_printf(Chart *chart, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_alloc(chart->list->arena, (size_t)n + 1);
    vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return text;
}

bool chart_target(Chart *chart, PlotMeasure m, int indicator, int region, int year, double *value)
{
    const Target *t = dataset_target(chart->analysis->data, indicator, region, year);
    if (!t) return false;
    bool growth = t->measure == BINDS_GROWTH, plotted_growth = m == PLOT_YOY || m == PLOT_TOTAL_YOY;
    bool rate = chart->analysis->data->indicators[indicator].kind == KIND_RATE;
    if (growth != plotted_growth && !(rate && m == PLOT_LEVEL)) return false;
    Value v =
        goal_threshold(chart->analysis, t,
                       goal_subject(chart->analysis, (Subject){indicator, region, period_span(year, 12)}));
    bool fixed = t->wording.relation != RELATION_SYNC && t->wording.relation != RELATION_ABOVE;
    if (!v.known || !fixed || t->wording.relation == RELATION_POSITIVE) return false;
    *value = v.number;
    return true;
}
