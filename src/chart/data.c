#include "chart/data.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "analysis/goal.h"
#include "analysis/ranking.h"
#include "base/decimal.h"

const char plot_measure_choices[] = "本期|同比|累计|累计同比";

PlotMeasure plot_measure(const Chart *chart, int indicator, const char *name, bool cumulative)
{
    static const char *const names[] = {"本期", "同比", "累计", "累计同比"};
    for (int i = 0; name && i < 4; i++)
        if (!strcmp(names[i], name)) return (PlotMeasure)i;
    IndicatorKind kind = chart->analysis->data->indicators[indicator].kind;
    if (!kind_has_scope(kind)) return PLOT_LEVEL;
    return cumulative ? PLOT_TOTAL_YOY : PLOT_YOY;
}

static bool is_growth(PlotMeasure m) { return m == PLOT_YOY || m == PLOT_TOTAL_YOY; }
static bool is_total(PlotMeasure m) { return m == PLOT_TOTAL || m == PLOT_TOTAL_YOY; }

const char *plot_measure_words(PlotMeasure m, const Indicator *item)
{
    if (!kind_has_scope(item->kind))
        return item->kind == KIND_STOCK && is_growth(m) ? "增速" : is_growth(m) ? "同比变动" : "";
    static const char *const words[] = {"当月值", "当月增速", "累计值", "累计增速"};
    return words[m];
}

const char *plot_unit(PlotMeasure m, const Indicator *item)
{
    if (!is_growth(m)) return strcmp(item->unit_name, "无量纲") ? item->unit_name : "";
    return kind_grows_by_difference(item->kind) ? "百分点" : "%";
}

int plot_decimals(PlotMeasure m, const Indicator *item)
{
    return is_growth(m) && !kind_grows_by_difference(item->kind) ? 1 : item->decimals;
}

const char *plot_source(Chart *chart, const Value *v)
{
    if (!v->source_count) return NULL;
    const Source *s = &v->sources[0];
    return arena_printf(chart->list->arena, "%s:%d:%d", chart->analysis->data->files[s->file], s->line,
                        s->column);
}

const char *plot_sources(Chart *chart, const Point *points, int count)
{
    GString *all = g_string_new(NULL);
    for (int i = 0; i < count; i++)
        if (points[i].known && points[i].source)
            g_string_append_printf(all, "%s%s", all->len ? " " : "", points[i].source);
    const char *kept = all->len ? arena_strdup(chart->list->arena, all->str) : NULL;
    g_string_free(all, TRUE);
    return kept;
}

Point plot_value(Chart *chart, const Value *v, int decimals)
{
    Point p = {.known = v->known};
    if (!v->known) return p;
    char *printed = decimal_format(v->number, v->typed_places, decimals, ROUND_HALF_AWAY);
    p.printed = arena_strdup(chart->list->arena, printed);
    free(printed);
    p.value = strtod(p.printed, NULL);
    p.source = plot_source(chart, v);
    return p;
}

Point plot_rank(Chart *chart, int indicator, int region, Period period)
{
    Value v = ranking_rank(
        chart->analysis, ranking_subject(chart->analysis, (Subject){indicator, region, period}), NULL, NULL);
    return plot_value(chart, &v, 0);
}

Point plot_point(Chart *chart, PlotMeasure m, int indicator, int region, Period slot)
{
    Analysis *a = chart->analysis;
    const Indicator *item = &a->data->indicators[indicator];
    Subject s = {indicator, region, slot};
    bool scoped = kind_has_scope(item->kind);
    if (is_total(m) && slot.last > 1) s.period = period_span(slot.year, slot.last);
    Value v = is_growth(m) ? series_shown_yoy(a, s) : series_level(a, s);
    /* 1—2月 of a rate may be delivered under February. No other span may borrow its last month's figure. */
    if (!v.known && s.period.first == 1 && s.period.last == 2 && !scoped) {
        s.period = period_month(slot.year, slot.last);
        v = is_growth(m) ? series_shown_yoy(a, s) : series_level(a, s);
    }
    return plot_value(chart, &v, plot_decimals(m, item));
}

/* Whether January and February stand as one slot in this year. */
static bool joined(Chart *chart, PlotMeasure m, int indicator, int year)
{
    bool january = plot_point(chart, m, indicator, chart->region, period_month(year, 1)).known;
    bool both = plot_point(chart, m, indicator, chart->region, period_span(year, 2)).known;
    bool february = plot_point(chart, m, indicator, chart->region, period_month(year, 2)).known;
    return !january && (both || february);
}

Slot *plot_slots(Chart *chart, PlotMeasure m, int indicator, int months, int *count)
{
    Slot *slots = ARENA_ARRAY(chart->list->arena, Slot, months);
    int end = chart->period.year * 12 + chart->period.last - 1;
    *count = 0;
    for (int at = end - months + 1; at <= end; at++) {
        int year = at / 12, month = at % 12 + 1;
        bool pair = month <= 2 && joined(chart, m, indicator, year);
        if (pair && month == 1 && at < end) continue;
        Slot *slot = &slots[(*count)++];
        slot->period = pair ? period_span(year, 2) : period_month(year, month);
        slot->first_of_year = pair || month == 1;
        snprintf(slot->label, sizeof slot->label, pair ? "1—2" : "%d", month);
    }
    return slots;
}
