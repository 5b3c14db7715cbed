/* pie, ring: shares of a total as sectors, from twelve o'clock, each named at the side with a lead line. The
 * printed shares add up to 100 with 其他. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/parts.h"

typedef struct {
    Chart *chart;
    Parts parts;
    double x, y, radius, hole;
    bool named; /* at the sides; else in a legend, and only the shares at the sides */
} Pie;

enum { MOST_VERTICES = 200 };

/* Sector from a to b (turns, clockwise from the top) between the hole and the rim. */
static int sector(const Pie *p, double a, double b, double *x, double *y)
{
    int steps = 2 + (int)(90 * (b - a)), n = 0;
    for (int i = 0; i <= steps; i++, n++) {
        double angle = 2 * G_PI * (a + (b - a) * i / steps);
        x[n] = p->x + p->radius * sin(angle);
        y[n] = p->y - p->radius * cos(angle);
    }
    if (p->hole <= 0) {
        x[n] = p->x, y[n] = p->y;
        return n + 1;
    }
    for (int i = steps; i >= 0; i--, n++) {
        double angle = 2 * G_PI * (a + (b - a) * i / steps);
        x[n] = p->x + p->hole * sin(angle);
        y[n] = p->y - p->hole * cos(angle);
    }
    return n;
}

static void draw_edge(const Pie *p, double turn)
{
    double angle = 2 * G_PI * turn;
    display_guide(p->chart->list, p->x + p->hole * sin(angle), p->y - p->hole * cos(angle),
                  p->x + p->radius * sin(angle), p->y - p->radius * cos(angle), 1, p->chart->style->paper,
                  DRAWN_EDGE);
}

static void draw_sectors(const Pie *p, int bar, double total)
{
    double at = 0, xs[MOST_VERTICES], ys[MOST_VERTICES];
    for (int i = 0; i < p->parts.count; i++) {
        const Point *point = &p->parts.parts[i].points[bar];
        if (!point->known) continue;
        double share = point->value / total;
        int n = sector(p, at, at + share, xs, ys);
        int first = p->chart->list->count;
        if (share > 0) fill_polygon(p->chart, xs, ys, n, p->parts.parts[i].fill, DRAWN_MARK);
        display_source(p->chart->list, first, point->source);
        at += share;
    }
    at = 0;
    for (int i = 0; i < p->parts.count; i++) {
        const Point *point = &p->parts.parts[i].points[bar];
        if (!point->known) continue;
        if (point->value < total) draw_edge(p, at);
        at += point->value / total;
    }
}

static const char *side_text(const Pie *p, const Part *part, const Point *point)
{
    return p->named ? chart_printf(p->chart, "%s %s%%", part->name, point->printed)
                    : chart_printf(p->chart, "%s%%", point->printed);
}

/* The names on one side, moved apart, each led to its sector's middle. */
static void draw_side(const Pie *p, int bar, double total, bool right)
{
    Chart *chart = p->chart;
    EndLabel labels[MOST_PARTS + 1];
    double rims[MOST_PARTS + 1][2], at = 0;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    int n = 0;
    for (int i = 0; i < p->parts.count; i++) {
        const Part *part = &p->parts.parts[i];
        const Point *point = &part->points[bar];
        if (!point->known) continue;
        double middle = at + point->value / total / 2;
        at += point->value / total;
        if ((middle < 0.5) != right) continue;
        double angle = 2 * G_PI * middle;
        rims[n][0] = p->x + (p->radius + 1) * sin(angle);
        rims[n][1] = p->y - (p->radius + 1) * cos(angle);
        labels[n] = (EndLabel){.text = side_text(p, part, point),
                               .source = point->source,
                               .style = ink,
                               .y = p->y - (p->radius + 10) * cos(angle),
                               .user = n};
        n++;
    }
    guide_settle_labels(chart, labels, n, p->y - p->radius - 8, chart->height);
    double x = p->x + (right ? 1 : -1) * (p->radius + 18);
    for (int i = 0; i < n; i++) {
        const double *rim = rims[labels[i].user];
        double elbow = right ? fmax(rim[0], x - 10) : fmin(rim[0], x + 10);
        double xs[] = {rim[0], elbow, x - (right ? 2 : -2)}, ys[] = {rim[1], labels[i].y, labels[i].y};
        display_polyline(chart->list, xs, ys, 3, 0.4, chart->style->rule, NULL, 0, DRAWN_LEAD);
        chart_label(chart, labels[i].text, labels[i].style, x, labels[i].y + ink.size * 0.36, right ? 0 : 1,
                    labels[i].source);
    }
}

static void draw_middle(const Pie *p, int bar)
{
    Chart *chart = p->chart;
    const Indicator *item = &chart->analysis->data->indicators[p->parts.indicator];
    const Point *total = &p->parts.totals[bar];
    TextStyle small = chart_text(chart, chart->style->muted, false, false),
              bold = chart_text(chart, chart->style->ink, true, false);
    if (!total->known) return;
    bold.size *= 1.3;
    bool fits = chart_label_width(chart, total->printed, bold) < 1.7 * p->hole;
    if (!fits) return;
    chart_label(chart, total->printed, bold, p->x, p->y + bold.size * 0.2, 0.5, total->source);
    chart_label(chart, item->unit_name, small, p->x, p->y + bold.size * 0.2 + small.size * 1.4, 0.5, NULL);
}

static double widest_label(const Pie *p, int bar)
{
    TextStyle ink = chart_text(p->chart, p->chart->style->ink, false, false);
    double width = 0;
    for (int i = 0; i < p->parts.count; i++) {
        const Point *point = &p->parts.parts[i].points[bar];
        if (point->known)
            width = fmax(width, chart_label_width(p->chart, side_text(p, &p->parts.parts[i], point), ink));
    }
    return width;
}

enum { LEAD = 22, LEAST_RADIUS = 36 };

/* Names beside the sectors; where they leave no room for the pie, in a legend above it. */
static bool lay_out(Pie *p, int bar, bool ring)
{
    Chart *chart = p->chart;
    double head = 0;
    p->named = true;
    if (chart->width / 2 - widest_label(p, bar) - LEAD < LEAST_RADIUS) {
        p->named = false;
        head = parts_legend(&p->parts, 0, 0, chart->width);
    }
    p->radius = fmin((chart->height - head) / 2 - 8, chart->width / 2 - widest_label(p, bar) - LEAD);
    if (p->radius < LEAST_RADIUS) return chart_refuse(chart, "图太窄或太矮，画不开");
    p->x = chart->width / 2;
    p->y = head + (chart->height - head) / 2;
    p->hole = ring ? p->radius * 0.58 : 0;
    return true;
}

static bool draw_round(Chart *chart, bool ring)
{
    Pie p = {.chart = chart};
    double total = 0;
    int indicator = chart_indicator(chart, "indicator");
    if (indicator < 0) return false;
    PartBar bar = {"", chart->region, chart->period};
    if (!parts_gather(&p.parts, chart, &bar, 1, PARTS_SHARES)) return chart->empty;
    for (int i = 0; i < p.parts.count; i++)
        if (p.parts.parts[i].points[0].known) total += p.parts.parts[i].points[0].value;
    if (total <= 0) return chart_empty(chart, "各分项都是0");
    if (!lay_out(&p, 0, ring)) return false;
    draw_sectors(&p, 0, total);
    if (ring) draw_middle(&p, 0);
    draw_side(&p, 0, total, true);
    draw_side(&p, 0, total, false);
    const char *name = chart->analysis->data->indicators[p.parts.indicator].name;
    chart->unit = "%";
    chart->title = chart_printf(chart, "%s的构成", name);
    chart->message = parts_message(&p.parts);
    chart->note = p.parts.note;
    chart->alternative =
        chart_printf(chart, "%s：%s，%s", ring ? "环形图" : "饼图", name, parts_words(&p.parts, 0, "%"));
    return true;
}

static bool draw_pie(Chart *chart) { return draw_round(chart, false); }
static bool draw_ring(Chart *chart) { return draw_round(chart, true); }

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, true, NULL, 0, 0, NULL,
     "总体指标；分项是字典里以它为上级的指标，最多六项，其余归入其他"},
};

const ChartKind chart_pie = {"pie",
                             "饼图",
                             "一期的构成；要比较各项大小或各年变化，条形图、构成图（share）更清楚",
                             {options, sizeof options / sizeof *options},
                             130,
                             draw_pie};
const ChartKind chart_ring = {"ring",
                              "环形图",
                              "同饼图，中间写总量；要比较各项大小或各年变化，条形图、构成图（share）更清楚",
                              {options, sizeof options / sizeof *options},
                              130,
                              draw_ring};
