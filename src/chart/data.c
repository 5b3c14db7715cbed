#include "chart/data.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "analysis/goal.h"
#include "analysis/ranking.h"
#include "figure/figure.h"

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

const Provenance *plot_sources(Chart *chart, const Point *points, int count)
{
    Arena *arena = chart->list->arena;
    const Provenance **nodes = ARENA_ARRAY(arena, const Provenance *, count + 1);
    GString *all = g_string_new(NULL);
    int n = 0;
    for (int i = 0; i < count; i++) {
        if (!points[i].known || !points[i].source) continue;
        nodes[n++] = points[i].source;
        const char *place = points[i].source->place;
        g_string_append_printf(all, "%s%.*s", all->len ? " " : "", (int)strcspn(place, " "), place);
    }
    Provenance *list = provenance_node(arena, PROVENANCE_LIST, nodes, n);
    list->place = arena_strdup(arena, all->str);
    g_string_free(all, TRUE);
    return n ? list : NULL;
}

const Provenance *plot_row(Chart *chart, const char *file, int line)
{
    Arena *arena = chart->list->arena;
    Provenance *row = provenance_node(arena, PROVENANCE_CELL, NULL, 0);
    row->file = arena_printf(arena, "%s/%s", chart->analysis->data->folder, file);
    row->line = line;
    row->place = line ? arena_printf(arena, "%s:%d", row->file, line) : row->file;
    return row;
}

Point plot_value(Chart *chart, const Value *v, int decimals)
{
    Figure f = figure_from_value(chart->analysis, *v, decimals);
    Point p = {.known = f.known};
    if (f.known) p.printed = f.printed, p.value = f.number, p.source = f.source;
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
