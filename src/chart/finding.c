/* One row a kind of message, tried in order: each says its clause, or NULL where the series does not have it.
 * What has been told is asked of the report's registry, so that a chart does not repeat the paragraph. */
#include "chart/finding.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "chart/common.h"
#include "chart/said.h"

enum { RECORD_POINTS = 6, TURN_POINTS = 3, LONGEST_SEARCH = 240, LONGEST_GAP = 24 };
static const double least_turn = 0.3; /* points: less is no turn that a reader sees */

const char *finding_period(Chart *chart, PlotMeasure measure, const Slot *slot, bool with_year,
                           bool quarterly)
{
    char words[4 * PERIOD_TEXT];
    Period p = slot->period;
    if (plot_is_total(measure) && p.last > 1) p = period_span(p.year, p.last);
    PeriodNotation notation = quarterly ? NOTATION_NAMED : NOTATION_SPAN;
    return chart_printf(chart, "%s", period_words(p, notation, with_year, words));
}

static bool speaks_of_growth(PlotMeasure measure, const Indicator *item)
{
    return plot_is_growth(measure) || indicator_is_growth(item);
}

/* What a difference of the plotted figure is counted in. */
static const char *difference_unit(PlotMeasure measure, const Indicator *item)
{
    bool rate = item->kind == KIND_RATE || item->kind == KIND_SHARE || item->kind == KIND_INDEX;
    const char *unit = plot_unit(measure, item);
    if (speaks_of_growth(measure, item)) return "个百分点";
    return !rate ? unit : !strcmp(unit, "%") ? "个百分点" : item->kind == KIND_INDEX ? "点" : unit;
}

const char *finding_change(Chart *chart, PlotMeasure measure, const Indicator *item, const Point *now,
                           const Point *before, const char *against)
{
    const Point pair[] = {*now, *before};
    bool price = strstr(item->name, "价格") != NULL,
         rate = item->kind == KIND_RATE || item->kind == KIND_SHARE || item->kind == KIND_INDEX;
    int decimals = plot_decimals(measure, item);
    if (speaks_of_growth(measure, item))
        return said_words(chart, "与上期比", chart_printf(chart, "%s%s", against, price ? "|价格" : ""),
                          decimals, pair, 2);
    const char *parameters =
        chart_printf(chart, "%s|%s|%s", against, rate ? "" : "数量", difference_unit(measure, item));
    return said_words(chart, "比上期升降", parameters, decimals, pair, 2);
}

/* Months and spans from January are compared inside their year; whole years and the same spans of several
 * years stand in a row. A month after 1—2月 has no month before it. */
int finding_before(PlotMeasure measure, const Slot *slots, const Point *points, int last)
{
    enum { QUARTER = 3 };
    Period p = slots[last].period;
    int at = last - 1;
    bool in_row = slots[last].whole, total = plot_is_total(measure);
    while (at >= 0 && !points[at].known) at--;
    if (at < 0) return -1;
    Period q = slots[at].period;
    if (in_row) return at == last - 1 ? at : -1;
    if (p.first == 1 && p.last == 2) return -1; /* 1—2月 */
    if (total && q.year != p.year) return -1;
    if (at == last - 1) return total || q.first == q.last ? at : -1;
    bool quarters = p.last % QUARTER == 0 && q.year == p.year && p.last - q.last == QUARTER;
    return quarters && total ? at : -1;
}

/* ---- the messages ---- */

typedef struct {
    Chart *chart;
    const SeriesLine *line;
    const Indicator *item;
    const Slot *slots;
    const Point *points;
    int last, before; /* before: -1 when there is none */
    bool quarterly;
    Point now;
} Finding;

static const char *say_change(const Finding *f)
{
    if (f->before < 0) return NULL;
    bool year = f->slots[f->before].period.year != f->slots[f->last].period.year;
    const char *then = finding_period(f->chart, f->line->measure, &f->slots[f->before], year, f->quarterly);
    return finding_change(f->chart, f->line->measure, f->item, &f->now, &f->points[f->before], then);
}

/* The amounts of months go up and down with the season: only rates, and whole years, have a shape. */
static bool has_shape(const Finding *f)
{
    IndicatorKind kind = f->item->kind;
    bool rate = kind == KIND_RATE || kind == KIND_INDEX || kind == KIND_SHARE;
    return rate || plot_is_growth(f->line->measure) || f->slots[f->last].whole;
}

/* Nothing is compared across a change of 口径. */
static bool breaks_since(const Finding *f, Period then)
{
    return indicator_breaks_between(f->item, then, f->slots[f->last].period);
}

/* The point `back` months before the last: in the chart, or out of the data where it begins later. */
static Point point_before(const Finding *f, int back, Slot *slot)
{
    Period p = f->slots[f->last].period;
    int month = p.year * 12 + p.last - 1 - back;
    *slot = (Slot){.period = period_month(month / 12, month % 12 + 1)};
    for (int i = f->last - 1; i >= 0; i--)
        if (f->slots[i].period.year == slot->period.year && f->slots[i].period.last == slot->period.last) {
            *slot = f->slots[i];
            return f->points[i];
        }
    return plot_point(f->chart, f->line->measure, f->line->indicator, f->chart->region, slot->period);
}

/* 创2024年8月以来新高: no month since then is as high, and there are enough of them; whole years go by years.
 */
static const char *say_record(const Finding *f)
{
    int known = 0, gap = 0, step = f->slots[f->last].whole ? 12 : 1;
    Slot since = f->slots[f->last];
    double sign = 0;
    if (!has_shape(f)) return NULL;
    for (int back = step; back <= LONGEST_SEARCH && gap <= LONGEST_GAP; back += step) {
        Slot slot;
        Point p = point_before(f, back, &slot);
        if (breaks_since(f, slot.period)) break;
        gap = p.known ? 0 : gap + step;
        if (!p.known) continue;
        double d = f->now.value - p.value;
        since = slot;
        if (!sign) sign = d;
        if (d * sign <= 0) break;
        known++;
    }
    if (known < RECORD_POINTS) return NULL;
    bool year = since.period.year != f->slots[f->last].period.year;
    return chart_printf(f->chart, "创%s以来新%s",
                        finding_period(f->chart, f->line->measure, &since, year, f->quarterly),
                        sign > 0 ? "高" : "低");
}

/* The later of the highest and the lowest point; -1 when it is the last one or there are too few. */
static int last_extreme(const Finding *f)
{
    int high = -1, low = -1, known = 0;
    for (int i = 0; i <= f->last; i++) {
        if (!f->points[i].known || breaks_since(f, f->slots[i].period)) continue;
        known++;
        if (high < 0 || f->points[i].value >= f->points[high].value) high = i;
        if (low < 0 || f->points[i].value <= f->points[low].value) low = i;
    }
    int at = high > low ? high : low;
    if (known <= TURN_POINTS || at == f->last || at < 0) return -1;
    return at;
}

/* 比2025年3月的低点7.0%回升1.1个百分点. */
static const char *say_turn(const Finding *f)
{
    int at = has_shape(f) ? last_extreme(f) : -1;
    if (at < 0 || at == f->before) return NULL;
    double then = f->points[at].value, d = f->now.value - then;
    if (fabs(d) < least_turn) return NULL;
    Point size = plot_gap(f->chart, f->now, f->points[at], plot_decimals(f->line->measure, f->item));
    bool growth = speaks_of_growth(f->line->measure, f->item);
    const char *up = growth ? "回升" : "上升", *down = growth ? "回落" : "下降";
    bool year = f->slots[at].period.year != f->slots[f->last].period.year || f->slots[at].whole;
    return chart_printf(f->chart, "比%s的%s点%s%s%s%s%s",
                        finding_period(f->chart, f->line->measure, &f->slots[at], year, f->quarterly),
                        d > 0 ? "低" : "高", said_point(f->chart, &f->points[at]),
                        plot_unit(f->line->measure, f->item), d > 0 ? up : down, said_point(f->chart, &size),
                        difference_unit(f->line->measure, f->item));
}

static const char *say_target(const Finding *f)
{
    if (!f->line->has_target) return NULL;
    const Point pair[] = {f->now, f->line->target};
    const char *parameters =
        chart_printf(f->chart, "年度目标|%s", difference_unit(f->line->measure, f->item));
    return said_words(f->chart, "较", parameters, plot_decimals(f->line->measure, f->item), pair, 2);
}

static const char *say_last_year(const Finding *f)
{
    const Slot *slot = &f->slots[f->last];
    if (slot->whole || f->item->kind == KIND_STOCK || !has_shape(f)) return NULL;
    Point then = plot_point(f->chart, f->line->measure, f->line->indicator, f->chart->region,
                            period_year_before(slot->period, 1));
    if (!then.known) return NULL;
    return finding_change(f->chart, f->line->measure, f->item, &f->now, &then, "上年同期");
}

/* The measure under which the text tells the same of the span from January, and of the month alone. */
static const struct {
    const char *(*say)(const Finding *);
    const char *total, *month;
} messages[] = {
    {say_change, "change_clause", "month_change_clause"},
    {say_record, "record", "month_record"},
    {say_turn, "turn", "month_turn"},
    {say_target, "against_target", "against_target"},
    {say_last_year, "year_change", "year_change_words"},
};

const char *finding_message(Chart *chart, const SeriesLine *line)
{
    int last = line->count - 1;
    if (last < 0 || !line->points[last].known) return NULL;
    Finding f = {.chart = chart,
                 .line = line,
                 .item = &chart->analysis->data->indicators[line->indicator],
                 .slots = line->slots,
                 .points = line->points,
                 .last = last,
                 .before = finding_before(line->measure, line->slots, line->points, last),
                 .now = line->points[last]};
    f.quarterly = f.before >= 0 && f.before < last - 1;
    bool crosses = f.before >= 0 && line->slots[f.before].period.year != line->slots[last].period.year;
    const char *now = finding_period(chart, line->measure, &line->slots[last], crosses, f.quarterly);
    for (size_t i = 0; i < G_N_ELEMENTS(messages); i++) {
        Period p = line->slots[last].period;
        ToldFact fact = {.measure = plot_is_total(line->measure) ? messages[i].total : messages[i].month,
                         .indicator = line->indicator,
                         .region = chart->region,
                         .year = p.year,
                         .month = p.last};
        const char *clause = told_before(chart->told, &fact, chart->options) ? NULL : messages[i].say(&f);
        if (!clause) continue;
        told_add(chart->told, &fact, chart->options);
        return chart_printf(chart, "%s为%s%s，%s", now, said_point(chart, &line->points[last]),
                            plot_unit(line->measure, f.item), clause);
    }
    return NULL;
}
