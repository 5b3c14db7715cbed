#include "chart/bars.h"

#include <math.h>

#include "chart/common.h"
#include "chart/fill.h"
#include "chart/legend.h"

static const double most_height = 620; /* what a page can hold */

bool bars_known(const Bars *b)
{
    for (int g = 0; g < b->count; g++)
        for (int k = 0; k < b->series_count; k++)
            if (b->groups[g].points[k].known) return true;
    return false;
}

/* The length of a stacked bar: the sum of what is drawn. */
static double stack_length(const Bars *b, const BarGroup *g)
{
    double sum = 0;
    for (int k = 0; k < b->series_count; k++)
        if (g->points[k].known) sum += g->points[k].value;
    return sum;
}

static void find_range(const Bars *b, double *low, double *high)
{
    *low = *high = 0;
    for (int i = 0; i < b->count; i++) {
        const BarGroup *g = &b->groups[i];
        if (b->stacked) *high = fmax(*high, stack_length(b, g));
        for (int k = 0; k < b->series_count; k++)
            if (g->points[k].known)
                *low = fmin(*low, g->points[k].value), *high = fmax(*high, g->points[k].value);
        if (g->has_target) *low = fmin(*low, g->target), *high = fmax(*high, g->target);
    }
    if (b->has_line) *low = fmin(*low, b->line), *high = fmax(*high, b->line);
}

static bool has_legend(const Bars *b) { return b->series_count > 1 || *b->series[0].name; }

static double draw_legend(const Bars *b, double left, bool targets)
{
    LegendEntry *entries = ARENA_ARRAY(b->chart->list->arena, LegendEntry, 2 * b->series_count + 1);
    int n = 0;
    if (!has_legend(b) && !targets) return 0;
    for (int k = 0; k < b->series_count; k++)
        n = legend_add_part(b->chart, entries, n, b->series[k].name, b->series[k].fill, b->series[k].inner);
    if (targets)
        entries[n++] = (LegendEntry){
            .name = "预期目标", .mark = LEGEND_LINE, .colour = b->chart->style->series[1], .width = 1.4};
    return legend_draw(b->chart, entries, n, left, 0, b->chart->width - left);
}

static int fill_of(const Bars *b, const BarGroup *g, int k)
{
    return g->own && b->series_count == 1 ? 1 : b->series[k].fill;
}

static void draw_inner(const Bars *b, const BarGroup *g, int k, double x, double y, double width,
                       double height)
{
    if (g->inners && b->series[k].inner && g->inners[k].known)
        display_rect(b->chart->list, x, y, width, height, b->chart->style->paper, DRAWN_INSET);
}

/* ---- lying ---- */

typedef struct {
    const Bars *b;
    Scale scale;
    double names, head, pitch, thick, zero;
    TextStyle ink, bold;
} Lying;

/* Names take at most two fifths of the width; longer ones are shortened. */
static double name_width(const Lying *l)
{
    double widest = 0;
    for (int i = 0; i < l->b->count; i++)
        widest = fmax(widest, chart_label_width(l->b->chart, l->b->groups[i].name, l->ink));
    return fmin(widest, l->b->chart->width * 0.4);
}

static double figure_width(const Lying *l)
{
    double widest = 0;
    for (int i = 0; i < l->b->count; i++) {
        const BarGroup *g = &l->b->groups[i];
        if (g->total.known) widest = fmax(widest, chart_label_width(l->b->chart, g->total.printed, l->ink));
        for (int k = 0; k < l->b->series_count && !l->b->stacked; k++)
            if (g->points[k].known)
                widest = fmax(widest, chart_label_width(l->b->chart, g->points[k].printed, l->ink));
    }
    return widest;
}

/* The figure keeps clear of the target line that would strike it. */
static void lying_figure(Lying *l, const Point *p, double value, double y, TextStyle style)
{
    Chart *chart = l->b->chart;
    double x = scale_position(&l->scale, value), at = value < 0 ? x - 4 : x + 4,
           width = chart_label_width(chart, p->printed, l->ink);
    double line = l->b->has_line ? scale_position(&l->scale, l->b->line) : -1;
    if (l->b->has_line && value >= 0 && line > at - 3 && line < at + width + 3) at = line + 4;
    chart_label(chart, p->printed, style, at, y + l->ink.size * 0.36, value < 0 ? 1 : 0, p->source);
}

static void lying_bar(Lying *l, const BarGroup *g, int k, double y)
{
    const Bars *b = l->b;
    const Point *p = &g->points[k];
    double base = y + l->ink.size * 0.36;
    if (!p->known) {
        chart_label(b->chart, "—", l->ink, l->zero + 4, base, 0, NULL);
        return;
    }
    double x = scale_position(&l->scale, p->value);
    int from = b->chart->list->count;
    fill_rect(b->chart, fmin(x, l->zero), y - l->thick / 2, fabs(x - l->zero), l->thick, fill_of(b, g, k),
              DRAWN_MARK);
    display_source(b->chart->list, from, p->source);
    lying_figure(l, p, p->value, y, g->own ? l->bold : l->ink);
}

static void lying_stack(Lying *l, const BarGroup *g, double y)
{
    const Bars *b = l->b;
    double at = 0;
    for (int k = 0; k < b->series_count; k++) {
        const Point *p = &g->points[k];
        if (!p->known) continue;
        double from = scale_position(&l->scale, at), to = scale_position(&l->scale, at + p->value);
        int first = b->chart->list->count;
        fill_rect(b->chart, from, y - l->thick / 2, to - from, l->thick, b->series[k].fill, DRAWN_MARK);
        display_source(b->chart->list, first, p->source);
        if (g->inners && g->inners[k].known)
            draw_inner(b, g, k, from, y + l->thick * 0.34,
                       (to - from) * g->inners[k].value / fmax(p->value, 1e-300), l->thick * 0.16);
        if (at > 0)
            display_guide(b->chart->list, from, y - l->thick / 2, from, y + l->thick / 2, 0.8,
                          b->chart->style->paper, DRAWN_EDGE);
        if (fill_label_fits(b->chart, p->printed, to - from, l->thick))
            fill_label(b->chart, p->printed, (from + to) / 2, y, b->series[k].fill, p->source);
        at += p->value;
    }
    if (g->total.known) lying_figure(l, &g->total, at, y, l->ink);
}

static void lying_target(const Lying *l)
{
    Chart *chart = l->b->chart;
    double x = scale_position(&l->scale, l->b->line);
    const char *name =
        chart_printf(chart, "%s %s", l->b->line_name, guide_number(chart, l->b->line, l->b->decimals));
    double half = chart_label_width(chart, name, l->ink) / 2;
    /* On white first: over the dark bars the line must be seen as well as between them. */
    display_guide(chart->list, x, l->head, x, chart->height, 2, chart->style->paper, DRAWN_TARGET);
    display_dashed(chart->list, x, l->head, x, chart->height, 0.8, chart->style->ink, 3, 2, DRAWN_TARGET);
    chart_label(chart, name, l->ink, fmin(fmax(x, half), chart->width - half), l->head - l->ink.size * 0.4,
                0.5, NULL);
}

/* The bars of a group touch; between groups is a third of a bar, or half where they have several. */
static bool lying_room(Lying *l)
{
    const Bars *b = l->b;
    Chart *chart = b->chart;
    int bars = b->stacked ? 1 : b->series_count;
    double least = bars == 1 ? l->ink.size * 1.15 : (bars + 0.6) * l->ink.size * 1.05;
    chart->height = fmax(chart->height, l->head + b->count * least);
    if (chart->height > most_height) return chart_refuse(chart, "条数太多，一页放不下；请减少地区或序列");
    l->pitch = (chart->height - l->head) / b->count;
    l->thick = bars == 1 ? l->pitch * 2 / 3 : l->pitch / (bars + 0.6);
    return true;
}

bool bars_lying(const Bars *b)
{
    Chart *chart = b->chart;
    Lying l = {.b = b,
               .ink = chart_text(chart, chart->style->ink, false, false),
               .bold = chart_text(chart, chart->style->ink, true, false)};
    double low, high, values = figure_width(&l);
    find_range(b, &low, &high);
    chart_domain(chart, 0, &low, &high);
    l.names = name_width(&l);
    l.head = draw_legend(b, l.names + 8, false);
    l.head += b->has_line ? chart->style->label_size * 1.4 : 2;
    if (!lying_room(&l)) return false;
    l.scale =
        scale_make(low, high, 5, true, l.names + 8 + (low < 0 ? values + 6 : 0), chart->width - values - 8);
    if (l.scale.to - l.scale.from < 30) return chart_refuse(chart, "图太窄，放不下名称和数");
    /* No axis is drawn: the scale ends with the data, not with a round number. */
    l.scale.least = low, l.scale.most = high > low ? high : low + 1;
    l.zero = scale_position(&l.scale, 0);
    for (int i = 0; i < b->count; i++) {
        const BarGroup *g = &b->groups[i];
        double y = l.head + l.pitch * (i + 0.5);
        TextStyle style = g->own ? l.bold : l.ink;
        chart_label(chart, chart_name(chart, g->name, style, l.names + 1), style, l.names,
                    y + l.ink.size * 0.36, 1, NULL);
        if (b->stacked) {
            lying_stack(&l, g, y);
            continue;
        }
        for (int k = 0; k < b->series_count; k++)
            lying_bar(&l, g, k, y + l.thick * (k - (b->series_count - 1) / 2.0));
    }
    display_guide(chart->list, l.zero, l.head, l.zero, chart->height, 0.6, chart->style->rule, DRAWN_AXIS);
    if (b->has_line) lying_target(&l);
    return true;
}

/* ---- standing ---- */

typedef struct {
    const Bars *b;
    Scale scale;
    double left, step, width, top, bottom, zero, *x;
    TextStyle ink;
    Placer *placer;
    int left_out;
} Standing;

static void standing_figure(Standing *s, const Point *p, double x, double base)
{
    if (!placer_put(s->placer, p->printed, s->ink, x, base, 0.5, p->source)) s->left_out++;
}

static void standing_bars(Standing *s, const BarGroup *g, double x)
{
    const Bars *b = s->b;
    Chart *chart = b->chart;
    double left = x - s->width * b->series_count / 2;
    for (int k = 0; k < b->series_count; k++) {
        const Point *p = &g->points[k];
        double at = left + s->width * k;
        if (!p->known) continue;
        double y = scale_position(&s->scale, p->value);
        int first = chart->list->count;
        fill_rect(chart, at, fmin(y, s->zero), s->width, fabs(y - s->zero), fill_of(b, g, k), DRAWN_MARK);
        display_source(chart->list, first, p->source);
        placer_block(s->placer, at, fmin(y, s->zero), s->width, fabs(y - s->zero));
    }
    if (!g->has_target) return;
    double y = scale_position(&s->scale, g->target);
    display_guide(chart->list, x - s->step * 0.42, y, x + s->step * 0.42, y, 1.4, chart->style->series[1],
                  DRAWN_TARGET);
    placer_block_line(s->placer, x - s->step * 0.42, y, x + s->step * 0.42, y);
}

/* After all bars, the last series (this year's) first: what has no room is left out. */
static void standing_figures(Standing *s, int k)
{
    const Bars *b = s->b;
    for (int i = b->count - 1; i >= 0; i--) {
        const BarGroup *g = &b->groups[i];
        const Point *p = &g->points[k];
        double x = s->x[i] + s->width * (k + 0.5 - b->series_count / 2.0);
        if (!p->known) {
            if (b->series_count == 1) chart_label(b->chart, "—", s->ink, x, s->zero - 3, 0.5, NULL);
            continue;
        }
        double y = scale_position(&s->scale, p->value),
               target = g->has_target ? scale_position(&s->scale, g->target) : 0,
               base = p->value < 0 ? y + s->ink.size + 1 : y - 3;
        if (g->has_target && p->value >= 0 && target > base - s->ink.size - 1 && target < base + 3)
            base = target - 3;
        standing_figure(s, p, x, base);
    }
}

static void standing_stack(Standing *s, const BarGroup *g, double x)
{
    const Bars *b = s->b;
    double at = 0, width = s->width;
    for (int k = 0; k < b->series_count; k++) {
        const Point *p = &g->points[k];
        if (!p->known) continue;
        double foot = scale_position(&s->scale, at), head = scale_position(&s->scale, at + p->value);
        int first = b->chart->list->count;
        fill_rect(b->chart, x - width / 2, head, width, foot - head, b->series[k].fill, DRAWN_MARK);
        display_source(b->chart->list, first, p->source);
        if (g->inners && g->inners[k].known) {
            double part = (foot - head) * g->inners[k].value / fmax(p->value, 1e-300);
            draw_inner(b, g, k, x + width * 0.34, foot - part, width * 0.16, part);
        }
        if (at > 0)
            display_guide(b->chart->list, x - width / 2, foot, x + width / 2, foot, 0.8,
                          b->chart->style->paper, DRAWN_EDGE);
        if (fill_label_fits(b->chart, p->printed, width, foot - head))
            fill_label(b->chart, p->printed, x, (foot + head) / 2, b->series[k].fill, p->source);
        at += p->value;
    }
    if (g->total.known) standing_figure(s, &g->total, x, scale_position(&s->scale, at) - 3);
}

/* Names of groups under the axis, on as many lines as they need; infinite where they have no room. */
static double names_height(const Standing *s)
{
    const Bars *b = s->b;
    if (b->slots) return guide_months_height(b->chart);
    double most = 0, step = (b->chart->width - 40) / b->count - 3;
    if (step < 2 * s->ink.size) return INFINITY;
    for (int i = 0; i < b->count; i++)
        most = fmax(most, chart_lines_height(b->chart, b->groups[i].name, s->ink, step));
    return most <= 1.5 * s->ink.size ? s->ink.size * 1.6 : most + 5;
}

static void draw_names(const Standing *s)
{
    const Bars *b = s->b;
    if (b->slots) {
        guide_months(b->chart, b->slots, s->x, b->count, s->bottom);
        return;
    }
    for (int i = 0; i < b->count; i++) {
        if (chart_label_width(b->chart, b->groups[i].name, s->ink) <= s->step - 2)
            chart_label(b->chart, b->groups[i].name, s->ink, s->x[i], s->bottom + s->ink.size * 1.3, 0.5,
                        NULL);
        else
            chart_lines(b->chart, b->groups[i].name, s->ink, s->x[i], s->bottom + 3, s->step - 2);
    }
}

static bool standing_room(Standing *s, bool targets)
{
    const Bars *b = s->b;
    Chart *chart = b->chart;
    double low, high;
    find_range(b, &low, &high);
    chart_domain(chart, 0, &low, &high);
    double legend = draw_legend(b, 0, targets);
    s->top = legend + 1.4 * s->ink.size; /* for a figure over a bar as high as the scale */
    s->bottom = chart->height - names_height(s);
    if (s->bottom - s->top < 40) return chart_refuse(chart, "图太矮或组数太多，放不下名称");
    s->scale = scale_make(low, high, 4, true, s->bottom - (low < 0 ? s->ink.size : 0), s->top);
    s->left = guide_axis_width(chart, &s->scale);
    s->step = (chart->width - s->left) / b->count;
    int bars = b->stacked ? 1 : b->series_count;
    s->width = fmin(s->step * (bars == 1 ? 2.0 / 3 : 0.78) / bars, 30);
    if (s->width < 1.5 || (!b->slots && s->step < 1.2 * s->ink.size))
        return chart_refuse(chart, "图太窄，放不下这么多柱");
    s->zero = scale_position(&s->scale, 0);
    s->x = ARENA_ARRAY(chart->list->arena, double, b->count);
    for (int i = 0; i < b->count; i++) s->x[i] = s->left + s->step * (i + 0.5);
    return true;
}

bool bars_standing(const Bars *b)
{
    Chart *chart = b->chart;
    Standing s = {.b = b, .ink = chart_text(chart, chart->style->ink, false, false)};
    bool targets = false;
    for (int i = 0; i < b->count; i++) targets |= b->groups[i].has_target;
    if (!standing_room(&s, targets)) return false;
    guide_value_axis(chart, &s.scale, s.left, chart->width, false);
    s.placer = placer_new(chart, s.left - 2, s.top - s.ink.size * 1.4, chart->width - s.left + 4,
                          s.bottom - s.top + s.ink.size * 1.4);
    for (int i = 0; i < b->count && !b->stacked; i++) standing_bars(&s, &b->groups[i], s.x[i]);
    for (int i = 0; i < b->count && b->stacked; i++) standing_stack(&s, &b->groups[i], s.x[i]);
    for (int k = b->series_count - 1; k >= 0 && !b->stacked; k--) standing_figures(&s, k);
    display_guide(chart->list, s.left, s.zero, chart->width, s.zero, 0.6, chart->style->rule, DRAWN_AXIS);
    draw_names(&s);
    placer_free(s.placer);
    chart_left_out(chart, s.left_out, "数");
    return true;
}
