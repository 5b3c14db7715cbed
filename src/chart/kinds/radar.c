/* radar: regions by three to eight indicators on one scale: where each stands between the worst (60) and the
 * best (100) of its group, by the efficacy coefficient. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "analysis/goal.h"
#include "analysis/ranking.h"
#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/legend.h"
#include "chart/said.h"

enum { LEAST_AXES = 3, MOST_RADII = 8, MOST_SHAPES = 3 };
static const double worst = 60, best = 100;

typedef struct {
    const char *name;
    double score[MOST_RADII];
    bool known[MOST_RADII];
    const char *printed[MOST_RADII]; /* with its unit */
    const char *figure[MOST_RADII], *unit[MOST_RADII];
    const Provenance *source[MOST_RADII];
} Shape;

typedef struct {
    Chart *chart;
    int *indicators, axes, shapes;
    Shape shape[MOST_SHAPES];
    double x, y, radius;
} Radar;

static void score(const Radar *r, Shape *shape, int region, int axis)
{
    Analysis *a = r->chart->analysis;
    Subject s = ranking_subject(a, (Subject){r->indicators[axis], region, r->chart->period});
    const Indicator *item = subject_indicator(a, s);
    Value v = ranking_figure(a, s);
    double low, high;
    shape->known[axis] = v.known && ranking_range(a, s, &low, &high) > 1 && high > low;
    if (!v.known) return;
    double share = shape->known[axis] ? (v.number - low) / (high - low) : 0;
    if (item->direction == BETTER_DOWN) share = 1 - share;
    shape->score[axis] = worst + (best - worst) * share;
    bool flow = kind_has_scope(item->kind);
    Point p = plot_value(r->chart, &v, flow ? 1 : item->decimals);
    shape->figure[axis] = p.printed;
    shape->unit[axis] = flow ? "%" : item->unit_name;
    shape->printed[axis] = chart_printf(r->chart, "%s%s", p.printed, shape->unit[axis]);
    shape->source[axis] = p.source;
}

/* The figure at an axis for the alternative text. */
static const char *said_radius(Chart *chart, const Shape *shape, int axis)
{
    if (!shape->printed[axis]) return "尚无数据";
    return chart_printf(chart, "%s%s", said_text(chart, shape->figure[axis], shape->source[axis]),
                        shape->unit[axis]);
}

static bool gather(Radar *r)
{
    Chart *chart = r->chart;
    const Dataset *d = chart->analysis->data;
    const OptionValue *regions = option(chart->options, "regions");
    r->indicators = chart_indicators(chart, "indicators", &r->axes);
    if (r->axes < LEAST_AXES || r->axes > MOST_RADII) return chart_refuse(chart, "indicators要写3至8个指标");
    if (!regions->item_count || regions->item_count > MOST_SHAPES)
        return chart_refuse(chart, "regions要写1至3个地区");
    for (int i = 0; i < r->axes; i++)
        if (d->indicators[r->indicators[i]].direction == BETTER_MODERATE)
            return chart_refuse(chart, chart_printf(chart, "%s以适度为好，不能画在雷达图上",
                                                    d->indicators[r->indicators[i]].name));
    bool any = false;
    for (int k = 0; k < regions->item_count; k++) {
        int region = dataset_find_region(d, regions->items[k]);
        Shape *shape = &r->shape[r->shapes++];
        shape->name = d->regions[region].name;
        for (int i = 0; i < r->axes; i++) {
            score(r, shape, region, i);
            any |= shape->known[i];
        }
    }
    return any || !chart_empty(chart, "没有可以比较的数据");
}

static void place(const Radar *r, int axis, double value, double *x, double *y)
{
    double angle = 2 * G_PI * axis / r->axes, at = r->radius * (value - worst + 10) / (best - worst + 10);
    *x = r->x + at * sin(angle);
    *y = r->y - at * cos(angle);
}

static void draw_web(const Radar *r)
{
    Chart *chart = r->chart;
    for (int ring = (int)worst; ring <= (int)best; ring += 10)
        for (int i = 0; i < r->axes; i++) {
            double x1, y1, x2, y2;
            place(r, i, ring, &x1, &y1);
            place(r, (i + 1) % r->axes, ring, &x2, &y2);
            bool end = ring == (int)worst || ring == (int)best;
            display_guide(chart->list, x1, y1, x2, y2, end ? 0.5 : 0.3,
                          end ? chart->style->rule : chart->style->grid, DRAWN_GRID);
        }
    for (int i = 0; i < r->axes; i++) {
        double x, y;
        place(r, i, best, &x, &y);
        display_guide(chart->list, r->x, r->y, x, y, 0.3, chart->style->grid, DRAWN_GRID);
    }
}

/* A missing figure opens the line; nothing is drawn through it. */
static void draw_shape(const Radar *r, int k)
{
    static const double dashes[][2] = {{0}, {4, 2}, {1.2, 1.8}};
    const ChartStyle *style = r->chart->style;
    const Shape *shape = &r->shape[k];
    for (int i = 0; i < r->axes; i++) {
        int next = (i + 1) % r->axes;
        double x[2], y[2];
        if (!shape->known[i]) continue;
        place(r, i, shape->score[i], &x[0], &y[0]);
        display_circle(r->chart->list, x[0], y[0], k ? 1.8 : 2.2, style->series[k], 0, DRAWN_MARK);
        display_source(r->chart->list, r->chart->list->count - 1, shape->source[i]);
        if (!shape->known[next]) continue;
        place(r, next, shape->score[next], &x[1], &y[1]);
        display_polyline(r->chart->list, x, y, 2, k ? style->thin_width : style->line_width, style->series[k],
                         dashes[k], k ? 2 : 0, DRAWN_MARK);
    }
}

/* The common scale, on the first axis; over the shapes, on paper. */
static void draw_scale(const Radar *r)
{
    Chart *chart = r->chart;
    TextStyle muted = chart_text(chart, chart->style->muted, false, true);
    for (int ring = (int)worst; ring <= (int)best; ring += 20) {
        double x, y;
        place(r, 0, ring, &x, &y);
        const char *text = chart_printf(chart, "%d", ring);
        double width = chart_label_width(chart, text, muted);
        display_rect(chart->list, x - width - 4, y - muted.size / 2, width + 2, muted.size,
                     chart->style->paper, DRAWN_PLATE);
        chart_label(chart, text, muted, x - 3, y + muted.size * 0.36, 1, NULL);
    }
}

/* Names at the ends of the axes, with the first region's figure; anchored away from the web. */
static void draw_names(const Radar *r)
{
    Chart *chart = r->chart;
    const Dataset *d = chart->analysis->data;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false),
              muted = chart_text(chart, chart->style->muted, false, false);
    for (int i = 0; i < r->axes; i++) {
        double angle = 2 * G_PI * i / r->axes, x = r->x + (r->radius + 6) * sin(angle),
               y = r->y - (r->radius + 6) * cos(angle);
        double anchor = fabs(sin(angle)) < 0.1 ? 0.5 : sin(angle) > 0 ? 0 : 1;
        double base = cos(angle) > 0.5 ? y - ink.size * 1.5 : cos(angle) < -0.5 ? y + ink.size : y;
        const char *figures = "";
        for (int k = 0; k < r->shapes; k++)
            figures = chart_printf(chart, "%s%s%s", figures, k ? " / " : "",
                                   r->shape[k].printed[i] ? r->shape[k].printed[i] : "—");
        double room = anchor == 0.5 ? chart->width * 0.6 : chart->width / 2 - r->radius - 6;
        chart_label(chart, chart_name(chart, d->indicators[r->indicators[i]].name, ink, room), ink, x, base,
                    anchor, NULL);
        chart_label(chart, figures, muted, x, base + ink.size * 1.15, anchor, r->shape[0].source[i]);
    }
}

static bool draw(Chart *chart)
{
    Radar r = {.chart = chart};
    if (!gather(&r)) return chart->empty;
    if (chart->empty) return true;
    LegendEntry entries[MOST_SHAPES];
    static const double dashes[][2] = {{0}, {4, 2}, {1.2, 1.8}};
    for (int k = 0; k < r.shapes; k++)
        entries[k] = (LegendEntry){.name = r.shape[k].name,
                                   .mark = LEGEND_LINE,
                                   .colour = chart->style->series[k],
                                   .width = k ? chart->style->thin_width : chart->style->line_width,
                                   .dash = dashes[k],
                                   .dash_count = k ? 2 : 0};
    double size = chart->style->label_size, head = legend_draw(chart, entries, r.shapes, 0, 0, chart->width);
    double names = 3.2 * size;
    r.radius = fmin((chart->height - head - 2 * names) / 2, chart->width / 2 - 70);
    if (r.radius < 30) return chart_refuse(chart, "图太窄或太矮，画不开");
    r.x = chart->width / 2;
    r.y = head + names + r.radius;
    draw_web(&r);
    for (int k = r.shapes - 1; k >= 0; k--) draw_shape(&r, k);
    draw_scale(&r);
    draw_names(&r);
    const char *text = "";
    for (int k = 0; k < r.shapes; k++)
        for (int i = 0; i < r.axes; i++)
            text = alternative_join(chart, text, "，",
                                    chart_printf(chart, "%s%s%s", r.shape[k].name,
                                                 chart->analysis->data->indicators[r.indicators[i]].name,
                                                 said_radius(chart, &r.shape[k], i)));
    chart->title =
        r.shapes == 1 ? chart_printf(chart, "%s主要指标的位置", r.shape[0].name) : "主要指标的位置";
    chart->note = "各轴为在同类地区中的位置：最差为60，最好为100（功效系数法）；轴端为实际数。";
    chart->alternative = chart_printf(chart, "雷达图：%s，%s", chart->title, text);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicators", "指标", OPTION_INDICATORS, true, NULL, 0, 0, NULL,
     "三至八个指标：总量用累计增速，其余用累计数"},
    {"regions", "地区", OPTION_REGIONS, true, NULL, 0, 0, NULL, "一至三个地区"},
};

const ChartKind chart_radar = {"radar",
                               "雷达图",
                               "几个地区在各指标上的位置；要看清数的大小，条形图或热力表（heat）更好",
                               {options, sizeof options / sizeof *options},
                               210,
                               draw};
