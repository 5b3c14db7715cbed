#include "chart/data.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "analysis/goal.h"
#include "analysis/ranking.h"

PlotMeasure plot_measure(const Chart *chart, int indicator, const char *name, bool cumulative)
{
    const Measure *asked = name && *name ? measure_find(name) : NULL;
    if (asked && measure_is_numeric(asked)) return asked;
    if (!kind_has_scope(chart->analysis->data->indicators[indicator].kind)) return PLOT_LEVEL;
    return cumulative ? PLOT_TOTAL_GROWTH : PLOT_GROWTH;
}

bool plot_is_growth(PlotMeasure m) { return m->decimals == DECIMALS_GROWTH; }
bool plot_is_total(PlotMeasure m) { return m->span == SPAN_TOTAL; }

const char *plot_measure_words(PlotMeasure m, const Indicator *item)
{
    bool level = m == PLOT_LEVEL || m == PLOT_TOTAL, growth = m == PLOT_GROWTH || m == PLOT_TOTAL_GROWTH;
    if (!level && !growth) return m->words;
    if (!kind_has_scope(item->kind))
        return item->kind == KIND_STOCK && growth ? "增速" : growth ? "同比变动" : "";
    return growth ? (plot_is_total(m) ? "累计增速" : "当月增速") : plot_is_total(m) ? "累计值" : "当月值";
}

const char *plot_unit(PlotMeasure m, const Indicator *item)
{
    if (plot_is_growth(m)) return kind_grows_by_difference(item->kind) ? "百分点" : "%";
    if (m->unit && *m->unit) return m->unit;
    /* 上年同期=100 says what the index is, and is no unit to print behind a figure. */
    bool bare = !strcmp(item->unit_name, "无量纲") || strstr(item->unit_name, "=100") ||
                strstr(item->unit_name, "＝100");
    return m->unit && !bare ? item->unit_name : "";
}

int plot_decimals(PlotMeasure m, const Indicator *item) { return display_item_decimals(item, m->decimals); }

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

static Point point_of(Figure f)
{
    Point p = {.known = f.known};
    if (f.known) p.printed = f.printed, p.value = f.number, p.source = f.source;
    return p;
}

Point plot_value(Chart *chart, const Value *v, int decimals)
{
    return point_of(figure_from_value(chart->analysis, *v, decimals));
}

Point plot_computed(Chart *chart, double value, int decimals, const char *rule, const Point *points,
                    int count)
{
    Value *shown = ARENA_ARRAY(chart->list->arena, Value, count + 1);
    for (int i = 0; i < count; i++)
        shown[i] = (Value){.known = true, .number = points[i].value, .provenance = points[i].source};
    Value v = value_derived(chart->analysis, value, "", rule, shown, count);
    return plot_value(chart, &v, decimals);
}

Point plot_gap(Chart *chart, Point a, Point b, int decimals)
{
    const Point pair[] = {a, b};
    Point difference = plot_computed(chart, a.value - b.value, decimals, "两期之差", pair, 2);
    return plot_computed(chart, fabs(difference.value), decimals, "数的大小", &difference, 1);
}

Point plot_rank(Chart *chart, int indicator, int region, Period period)
{
    return plot_point(chart, measure_find("rank"), indicator, region, period);
}

Point plot_point(Chart *chart, PlotMeasure m, int indicator, int region, Period slot)
{
    Analysis *a = chart->analysis;
    Subject s = {indicator, region, slot};
    Figure f = measure_figure(a, m, s);
    /* 1—2月 of a rate may be delivered under February. No other span may borrow its last month's figure. */
    bool scoped = kind_has_scope(a->data->indicators[indicator].kind);
    if (!f.known && slot.last == 2 && !scoped)
        f = measure_figure(a, m->span == SPAN_TOTAL ? (plot_is_growth(m) ? PLOT_GROWTH : PLOT_LEVEL) : m,
                           subject_at(s, period_month(slot.year, 2)));
    return point_of(f);
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
