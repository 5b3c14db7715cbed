#include "chart/guide.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/decimal.h"

const char *guide_number(Chart *chart, double value, int decimals)
{
    char *text = decimal_format(value, -1, decimals, ROUND_HALF_AWAY);
    const char *kept = arena_strdup(chart->list->arena, text);
    g_free(text);
    return kept;
}

/* ---- value axis ---- */

double guide_axis_width(Chart *chart, const Scale *scale)
{
    double width = 0;
    TextStyle style = chart_text(chart, chart->style->ink, false, false);
    for (int i = 0; i < scale->tick_count; i++)
        width = fmax(width,
                     chart_label_width(chart, guide_number(chart, scale->ticks[i], scale->decimals), style));
    return width + 5;
}

static void broken_foot(Chart *chart, double x, double y)
{
    for (int i = 0; i < 2; i++) {
        double up = y - 2 - 3 * i;
        display_guide(chart->list, x - 2.5, up, x + 2.5, up - 2.5, 0.5, chart->style->rule, DRAWN_AXIS);
    }
}

/* How many ticks there are from one label to the next that has room; 0 is always labelled. */
static int label_step(const Chart *chart, const Scale *scale)
{
    double gap = fabs(scale_position(scale, scale->ticks[1]) - scale_position(scale, scale->ticks[0]));
    return scale->tick_count < 2 ? 1 : (int)fmax(1, ceil(chart->style->label_size * 1.25 / fmax(gap, 0.1)));
}

static int zero_tick(const Scale *scale)
{
    for (int i = 0; i < scale->tick_count; i++)
        if (scale->ticks[i] == 0) return i;
    return 0;
}

void guide_value_axis(Chart *chart, const Scale *scale, double x, double x2, bool right)
{
    const ChartStyle *style = chart->style;
    TextStyle text = chart_text(chart, style->ink, false, false);
    double middle = text.size * 0.36;
    int step = label_step(chart, scale), origin = zero_tick(scale);
    for (int i = 0; i < scale->tick_count; i++) {
        if ((i - origin) % step) continue;
        double y = scale_position(scale, scale->ticks[i]);
        bool zero = scale->ticks[i] == 0;
        if (!right)
            display_guide(chart->list, x, y, x2, y, zero ? 0.6 : 0.3, zero ? style->rule : style->grid,
                          DRAWN_GRID);
        chart_label(chart, guide_number(chart, scale->ticks[i], scale->decimals), text,
                    right ? x2 + 5 : x - 5, y + middle, right ? 0 : 1, NULL);
    }
    bool truncated = scale->least > 0 || scale->most < 0;
    if (truncated && !right) broken_foot(chart, x, scale->from);
}

/* ---- months ---- */

double guide_months_height(const Chart *chart) { return 2 * chart->style->label_size * 1.25 + 4; }

/* Whether a slot is labelled when every `step`-th month is. */
static bool is_labelled(const Slot *slot, int step)
{
    return slot->first_of_year || (step < 12 && (slot->period.last - 1) % step == 0);
}

static bool months_fit(Chart *chart, const Slot *slots, const double *x, int count, int step, TextStyle style)
{
    double end = -INFINITY;
    for (int i = 0; i < count; i++) {
        if (!is_labelled(&slots[i], step)) continue;
        double half = chart_label_width(chart, slots[i].label, style) / 2;
        if (x[i] - half < end + 3) return false;
        end = x[i] + half;
    }
    return true;
}

/* Years, as many as have room, counted from the last. */
static void draw_years(Chart *chart, const Slot *slots, const double *x, int count, double top)
{
    TextStyle style = chart_text(chart, chart->style->ink, false, false);
    double wide = chart_label_width(chart, slots[0].label, style) + 4,
           step = count > 1 ? x[1] - x[0] : chart->width;
    int every = (int)fmax(1, ceil(wide / step));
    for (int i = count - 1; i >= 0; i -= every)
        chart_label(chart, slots[i].label, style, x[i], top + style.size * 1.25, 0.5, NULL);
}

void guide_months(Chart *chart, const Slot *slots, const double *x, int count, double top)
{
    static const int steps[] = {1, 2, 3, 6, 12};
    TextStyle style = chart_text(chart, chart->style->ink, false, false),
              muted = chart_text(chart, chart->style->muted, false, false);
    double line = style.size * 1.25, last_year_end = -INFINITY;
    size_t k = 0;
    if (count && slots[0].whole) {
        draw_years(chart, slots, x, count, top);
        return;
    }
    while (k + 1 < G_N_ELEMENTS(steps) && !months_fit(chart, slots, x, count, steps[k], style)) k++;
    bool only_years = steps[k] == 12;
    for (int i = 0; i < count; i++) {
        if (!only_years && is_labelled(&slots[i], steps[k]))
            chart_label(chart, slots[i].label, style, x[i], top + line, 0.5, NULL);
        bool year = slots[i].first_of_year || (i == 0 && !only_years);
        /* A year's name under the window's first month gives way to a January close behind it. */
        if (i == 0 && !slots[0].first_of_year)
            for (int j = 1; j < count && x[j] - x[0] < 40; j++) year &= !slots[j].first_of_year;
        if (!year) continue;
        const char *text = arena_printf(chart->list->arena, "%d年", slots[i].period.year);
        double half = chart_label_width(chart, text, muted) / 2,
               at = fmax(fmin(x[i], chart->width - half), half);
        if (at - half < last_year_end + 4) continue;
        chart_label(chart, text, muted, at, top + (only_years ? 1 : 2) * line, 0.5, NULL);
        last_year_end = at + half;
    }
}

/* ---- placement ---- */

typedef struct {
    double x, y, width, height;
} Box;

struct Placer {
    Chart *chart;
    Box frame;
    GArray *boxes;
};

Placer *placer_new(Chart *chart, double x, double y, double width, double height)
{
    Placer *p = ARENA_NEW(chart->list->arena, Placer);
    p->chart = chart;
    p->frame = (Box){x, y, width, height};
    p->boxes = g_array_new(FALSE, FALSE, sizeof(Box));
    return p;
}

void placer_free(Placer *p) { g_array_free(p->boxes, TRUE); }

void placer_block(Placer *p, double x, double y, double width, double height)
{
    Box box = {x, y, width, height};
    g_array_append_val(p->boxes, box);
}

/* A line is blocked as a chain of small boxes along it. */
void placer_block_line(Placer *p, double x1, double y1, double x2, double y2)
{
    int steps = (int)(hypot(x2 - x1, y2 - y1) / 2) + 1;
    for (int i = 0; i <= steps; i++) {
        double t = (double)i / steps;
        placer_block(p, x1 + t * (x2 - x1) - 1, y1 + t * (y2 - y1) - 1, 2, 2);
    }
}

static bool is_free(const Placer *p, Box b)
{
    const Box *f = &p->frame;
    if (b.x < f->x || b.y < f->y || b.x + b.width > f->x + f->width || b.y + b.height > f->y + f->height)
        return false;
    for (guint i = 0; i < p->boxes->len; i++) {
        const Box *o = &g_array_index(p->boxes, Box, i);
        if (b.x < o->x + o->width && o->x < b.x + b.width && b.y < o->y + o->height && o->y < b.y + b.height)
            return false;
    }
    return true;
}

bool placer_label(Placer *p, const char *text, TextStyle style, double x, double y, const Provenance *source)
{
    double w = chart_label_width(p->chart, text, style), h = style.size;
    const Box tries[] = {{x - w / 2, y - h - 3, w, h},
                         {x - w / 2, y + 3, w, h},
                         {x + 4, y - h / 2, w, h},
                         {x - w - 4, y - h / 2, w, h},
                         {x, y - h - 3, w, h},
                         {x - w, y - h - 3, w, h},
                         {x, y + 3, w, h},
                         {x - w, y + 3, w, h},
                         {x - w / 2, y - h - 9, w, h},
                         {x - w / 2, y + 9, w, h}};
    for (size_t i = 0; i < G_N_ELEMENTS(tries); i++) {
        if (!is_free(p, tries[i])) continue;
        placer_block(p, tries[i].x, tries[i].y, w, h);
        chart_label(p->chart, text, style, tries[i].x, tries[i].y + 0.86 * h, 0, source);
        return true;
    }
    return false;
}

bool placer_put(Placer *p, const char *text, TextStyle style, double x, double baseline, double anchor,
                const Provenance *source)
{
    double w = chart_label_width(p->chart, text, style), h = style.size;
    Box box = {x - anchor * w, baseline - 0.86 * h, w, h};
    if (!is_free(p, box)) return false;
    placer_block(p, box.x - 1, box.y, w + 2, h);
    chart_label(p->chart, text, style, x, baseline, anchor, source);
    return true;
}

bool placer_line_free(const Placer *p, double x1, double y1, double x2, double y2)
{
    int steps = (int)hypot(x2 - x1, y2 - y1) + 1;
    for (int i = 0; i <= steps; i++) {
        double t = (double)i / steps;
        if (!is_free(p, (Box){x1 + t * (x2 - x1) - 0.5, y1 + t * (y2 - y1) - 0.5, 1, 1})) return false;
    }
    return true;
}

void guide_settle_labels(Chart *chart, EndLabel *labels, int count, double top, double bottom)
{
    double gap = chart->style->label_size * 1.2;
    for (int i = 1; i < count; i++) /* by height; few labels */
        for (int j = i; j > 0 && labels[j].y < labels[j - 1].y; j--) {
            EndLabel swap = labels[j];
            labels[j] = labels[j - 1], labels[j - 1] = swap;
        }
    for (int i = 0; i < count; i++) {
        labels[i].y = fmax(labels[i].y, top + gap / 2);
        if (i) labels[i].y = fmax(labels[i].y, labels[i - 1].y + gap);
    }
    for (int i = count - 1; i >= 0; i--) {
        double most = i == count - 1 ? bottom - gap / 2 : labels[i + 1].y - gap;
        labels[i].y = fmin(labels[i].y, most);
    }
}

void guide_end_labels(Chart *chart, EndLabel *labels, int count, double x, double top, double bottom)
{
    guide_settle_labels(chart, labels, count, top, bottom);
    for (int i = 0; i < count; i++)
        chart_label(chart, labels[i].text, labels[i].style, x, labels[i].y + labels[i].style.size * 0.36, 0,
                    labels[i].source);
}
