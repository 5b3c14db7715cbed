#include "chart/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/goal.h"
#include "analysis/measure.h"
#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/said.h"
#include "chart/legend.h"

/* A part before it is known whether it is named. */
typedef struct {
    int indicator, order;
    double *raw;   /* unrounded, one a bar; NAN unknown */
    Point *points; /* displayed */
    double last;
} Candidate;

typedef struct {
    Parts *out;
    PartsForm form;
    Candidate *found;
    int count;
} Gathering;

PartBar *parts_years(Chart *chart, int indicator, int *count)
{
    int years = (int)option_number(chart->options, "years");
    PartBar *bars = ARENA_ARRAY(chart->list->arena, PartBar, years + 1);
    for (int k = 0; k <= years; k++) {
        Subject at = goal_subject(chart->analysis, (Subject){indicator, chart->region,
                                                             period_year_before(chart->period, years - k)});
        char words[4 * PERIOD_TEXT];
        bars[k] = (PartBar){chart_printf(chart, "%s", period_words(at.period, NOTATION_SPAN, true, words)),
                            chart->region, at.period};
    }
    *count = years + 1;
    return bars;
}

static Subject subject_of(const Parts *p, int indicator, const PartBar *bar)
{
    return goal_subject(p->chart->analysis, (Subject){indicator, bar->region, bar->period});
}

static Point part_point(Gathering *g, int indicator, const PartBar *bar, double *raw)
{
    Parts *p = g->out;
    Analysis *a = p->chart->analysis;
    Subject s = subject_of(p, indicator, bar);
    bool share = g->form == PARTS_SHARES;
    Value v = share ? measure_share(a, s) : series_level(a, s);
    *raw = v.known ? v.number : NAN;
    return plot_value(p->chart, &v, share ? 1 : a->data->indicators[indicator].decimals);
}

static bool find_parts(Gathering *g, const PartBar *bars, int count)
{
    Parts *p = g->out;
    const Dataset *d = p->chart->analysis->data;
    Arena *arena = p->chart->list->arena;
    g->found = ARENA_ARRAY(arena, Candidate, d->indicator_count + 1);
    for (int i = 0; i < d->indicator_count; i++) {
        if (d->indicators[i].parent != p->indicator) continue;
        Candidate *c = &g->found[g->count];
        *c = (Candidate){i, g->count, ARENA_ARRAY(arena, double, count), ARENA_ARRAY(arena, Point, count), 0};
        g->count++;
        for (int b = 0; b < count; b++) {
            c->points[b] = part_point(g, i, &bars[b], &c->raw[b]);
            if (c->raw[b] < 0)
                return chart_refuse(
                    p->chart, chart_printf(p->chart, "分项%s有负数，不能画构成", d->indicators[i].name));
            if (c->points[b].known) c->last = c->points[b].value;
        }
    }
    return g->count > 0 || chart_refuse(p->chart, "没有分项（字典的上级指标为本指标）");
}

/* Leaves out the bars in which no part is known. */
static int keep_known_bars(Gathering *g, PartBar *kept, const PartBar *bars, int count)
{
    int n = 0;
    for (int b = 0; b < count; b++) {
        bool known = false;
        for (int i = 0; i < g->count; i++) known |= g->found[i].points[b].known;
        if (!known) continue;
        kept[n] = bars[b];
        for (int i = 0; i < g->count; i++) {
            g->found[i].points[n] = g->found[i].points[b];
            g->found[i].raw[n] = g->found[i].raw[b];
        }
        n++;
    }
    return n;
}

static int larger_first(const void *a, const void *b)
{
    const Candidate *x = a, *y = b;
    return (x->last < y->last) - (x->last > y->last);
}

static int dictionary_order(const void *a, const void *b)
{
    return ((const Candidate *)a)->order - ((const Candidate *)b)->order;
}

/* The largest parts in the dictionary's order; the others' names go into the note. */
static void name_parts(Gathering *g)
{
    Parts *p = g->out;
    const Dataset *d = p->chart->analysis->data;
    qsort(g->found, (size_t)g->count, sizeof *g->found, larger_first);
    p->count = g->count < MOST_PARTS ? g->count : MOST_PARTS;
    qsort(g->found, (size_t)p->count, sizeof *g->found, dictionary_order);
    const char *gathered = "";
    for (int i = p->count; i < g->count; i++)
        gathered = alternative_join(p->chart, gathered, "、", d->indicators[g->found[i].indicator].name);
    if (*gathered) p->note = chart_printf(p->chart, "其他包括%s等。", gathered);
    for (int i = 0; i < p->count; i++)
        p->parts[i] = (Part){.name = d->indicators[g->found[i].indicator].name,
                             .indicator = g->found[i].indicator,
                             .fill = i,
                             .points = g->found[i].points};
}

/* 其中: the first indicator below each part. */
static void find_inners(Gathering *g)
{
    Parts *p = g->out;
    const Dataset *d = p->chart->analysis->data;
    for (int k = 0; k < p->count; k++)
        for (int i = 0; i < d->indicator_count && !p->parts[k].inner; i++) {
            if (d->indicators[i].parent != p->parts[k].indicator) continue;
            Part *part = &p->parts[k];
            part->inner = d->indicators[i].name;
            part->inners = ARENA_ARRAY(p->chart->list->arena, Point, p->bars);
            for (int b = 0; b < p->bars; b++) {
                double raw;
                Point inner = part_point(g, i, &p->bar[b], &raw);
                if (g->form == PARTS_SHARES && inner.known && part->points[b].known) {
                    /* its share is of its own parent: of the total, for the same scale */
                    const Point shares[] = {inner, part->points[b]};
                    inner = plot_computed(p->chart, inner.value * part->points[b].value / 100, 1,
                                          "占所属项的比重×所属项的比重÷100", shares, 2);
                }
                part->inners[b] = inner;
            }
        }
}

/* Sum of the named parts in a bar, as displayed and unrounded. */
static double named_sum(const Gathering *g, int bar, double *raw)
{
    const Parts *p = g->out;
    double shown = 0;
    *raw = 0;
    for (int i = 0; i < p->count; i++) {
        if (!p->parts[i].points[bar].known) continue;
        shown += p->parts[i].points[bar].value;
        *raw += g->found[i].raw[bar];
    }
    return shown;
}

/* The total less the named parts of a bar, as displayed. */
static Point rest_point(const Parts *p, int bar, bool shares, double rest, int decimals)
{
    Value whole = value_constant(p->chart->analysis, 100, "%", "总体");
    Point *points = ARENA_ARRAY(p->chart->list->arena, Point, p->count + 1);
    int n = 0;
    points[n++] = shares ? (Point){.known = true, .value = 100, .source = whole.provenance} : p->totals[bar];
    for (int i = 0; i < p->count; i++)
        if (p->parts[i].points[bar].known) points[n++] = p->parts[i].points[bar];
    return plot_computed(p->chart, rest, decimals, "总体－各项之和", points, n);
}

/* What the named parts leave; it closes the sum as printed. False after refusing parts that exceed the whole.
 */
static bool add_rest(Gathering *g)
{
    Parts *p = g->out;
    Chart *chart = p->chart;
    bool shares = g->form == PARTS_SHARES, any = false, odd = false, missing = false;
    int decimals = shares ? 1 : chart->analysis->data->indicators[p->indicator].decimals;
    Part rest = {.name = "其他",
                 .indicator = -1,
                 .fill = FILL_REST,
                 .points = ARENA_ARRAY(chart->list->arena, Point, p->bars)};
    for (int b = 0; b < p->bars; b++) {
        double raw, shown = named_sum(g, b, &raw), total = shares ? 100 : p->totals[b].value,
                    least = pow(10, -decimals) / 2;
        if (!shares && !p->totals[b].known) continue;
        if (raw > total + fmax(least * (p->count + 1), 0.005 * total))
            return chart_refuse(chart, "各分项相加超过总体，不能画构成");
        bool complete = raw > total - least * (p->count + 1);
        odd |= complete && fabs(shown - total) > least;
        if (complete) continue;
        any = true;
        for (int i = 0; i < p->count; i++) missing |= !p->parts[i].points[b].known;
        rest.points[b] = rest_point(p, b, shares, total - shown, decimals);
    }
    if (any) p->parts[p->count++] = rest;
    if (missing) p->note = chart_printf(chart, "%s没有数的分项计入其他。", p->note ? p->note : "");
    if (odd)
        p->note = chart_printf(chart, "%s部分数据因四舍五入的原因，存在总计与分项合计不等的情况。",
                               p->note ? p->note : "");
    return true;
}

bool parts_gather(Parts *p, Chart *chart, const PartBar *bars, int count, PartsForm form)
{
    *p = (Parts){.chart = chart};
    p->indicator = chart_indicator(chart, "indicator");
    if (p->indicator < 0) return false;
    if (count > MOST_BARS) return chart_refuse(chart, "条数超过30，放不下");
    Gathering g = {.out = p, .form = form};
    if (!find_parts(&g, bars, count)) return false;
    PartBar *kept = ARENA_ARRAY(chart->list->arena, PartBar, count);
    p->bars = keep_known_bars(&g, kept, bars, count);
    p->bar = kept;
    if (!p->bars) return !chart_empty(chart, "分项没有数据");
    const Indicator *item = &chart->analysis->data->indicators[p->indicator];
    p->totals = ARENA_ARRAY(chart->list->arena, Point, p->bars);
    for (int b = 0; b < p->bars; b++) {
        Value v = series_level(chart->analysis, subject_of(p, p->indicator, &p->bar[b]));
        p->totals[b] = plot_value(chart, &v, item->decimals);
    }
    name_parts(&g);
    find_inners(&g);
    return add_rest(&g);
}

const char *parts_words(const Parts *p, int bar, const char *unit)
{
    const char *text = "";
    for (int i = 0; i < p->count; i++)
        text =
            alternative_join(p->chart, text, "、",
                             alternative_point(p->chart, p->parts[i].name, &p->parts[i].points[bar], unit));
    return text;
}

double parts_legend(const Parts *p, double x, double top, double width)
{
    LegendEntry entries[2 * (MOST_PARTS + 1)];
    int n = 0;
    for (int i = 0; i < p->count; i++)
        n = legend_add_part(p->chart, entries, n, p->parts[i].name, p->parts[i].fill, p->parts[i].inner);
    return legend_draw(p->chart, entries, n, x, top, width);
}

const char *parts_message(const Parts *p)
{
    int last = p->bars - 1, best = -1;
    for (int i = 0; i < p->count; i++) {
        if (p->parts[i].indicator < 0 || !p->parts[i].points[last].known) continue;
        if (best < 0 || p->parts[i].points[last].value > p->parts[best].points[last].value) best = i;
    }
    if (best < 0) return NULL;
    const Part *part = &p->parts[best];
    const char *text =
        chart_printf(p->chart, "%s占比最高，为%s%%", part->name, said_point(p->chart, &part->points[last]));
    bool year_before = last > 0 && part->points[last - 1].known &&
                       p->bar[last - 1].period.year == p->bar[last].period.year - 1 &&
                       p->bar[last - 1].region == p->bar[last].region;
    if (!year_before) return text;
    double change = part->points[last].value - part->points[last - 1].value;
    Point size = plot_gap(p->chart, part->points[last], part->points[last - 1], 1);
    if (fabs(change) < 0.05) return chart_printf(p->chart, "%s，与上年同期持平", text);
    return chart_printf(p->chart, "%s，比上年同期%s%s个百分点", text, change > 0 ? "提高" : "降低",
                        said_point(p->chart, &size));
}
