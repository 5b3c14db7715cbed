/* scatter: regions by two figures, level against growth unless told otherwise, with the lines of the whole
 * region that part the four quadrants. */
#include <math.h>
#include <string.h>

#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/said.h"

typedef struct {
    Chart *chart;
    int across, up, count; /* indicators */
    PlotMeasure across_measure, up_measure;
    const int *regions;
    Point *x, *y;
    Point mean_x, mean_y; /* of the whole region; of x the mean of the parts when it is an amount */
    Scale xs, ys;
    double left, right, top, bottom;
} Scatter;

static void range(const Point *points, const Point *pair, int count, const Point *mean, double *low,
                  double *high)
{
    *low = INFINITY, *high = -INFINITY;
    for (int i = 0; i < count; i++)
        if (points[i].known && pair[i].known)
            *low = fmin(*low, points[i].value), *high = fmax(*high, points[i].value);
    if (mean->known) *low = fmin(*low, mean->value), *high = fmax(*high, mean->value);
}

/* The mean of the regions for an amount, whose whole would lie far out; the whole region's figure else. */
static Point middle_of(Scatter *s, PlotMeasure measure, int indicator, const Point *points)
{
    Chart *chart = s->chart;
    const Indicator *item = &chart->analysis->data->indicators[indicator];
    bool amount = (measure == PLOT_LEVEL || measure == PLOT_TOTAL) && kind_has_scope(item->kind);
    if (!amount) return plot_point(chart, measure, indicator, chart->region, chart->period);
    double sum = 0;
    int known = 0;
    Point *named = ARENA_ARRAY(chart->list->arena, Point, s->count + 1);
    for (int i = 0; i < s->count; i++)
        if (points[i].known) sum += points[i].value, named[known++] = points[i];
    if (!known) return (Point){0};
    return plot_computed(chart, sum / known, plot_decimals(measure, item), "平均", named, known);
}

static int known_regions(Scatter *s, PlotMeasure measure, int indicator)
{
    int known = 0;
    for (int i = 0; i < s->count; i++)
        known += plot_point(s->chart, measure, indicator, s->regions[i], s->chart->period).known;
    return known;
}

/* A rate of regions is delivered for the month or for the span from January: what most of them have. */
static PlotMeasure delivered_measure(Scatter *s, PlotMeasure measure, int indicator)
{
    bool scoped = kind_has_scope(s->chart->analysis->data->indicators[indicator].kind);
    PlotMeasure other = measure == PLOT_LEVEL ? PLOT_TOTAL : PLOT_LEVEL;
    if (scoped || known_regions(s, measure, indicator) >= known_regions(s, other, indicator)) return measure;
    return other;
}

static bool gather(Scatter *s)
{
    Chart *chart = s->chart;
    s->up = chart_indicator(chart, "indicator");
    if (s->up < 0) return false;
    const char *other = option_text(chart->options, "against");
    s->across = other ? dataset_find_indicator(chart->analysis->data, other) : s->up;
    bool total = kind_has_scope(chart->analysis->data->indicators[s->up].kind);
    s->up_measure = total ? PLOT_TOTAL_GROWTH : PLOT_TOTAL;
    s->across_measure = other ? plot_measure(chart, s->across, NULL, true) : PLOT_TOTAL;
    if (!other && !total) return chart_refuse(chart, "不是总量指标，要写against（横轴的指标）");
    s->regions = chart_regions(chart, &s->count);
    if (!s->count) return chart_refuse(chart, "没有下级地区");
    s->x = ARENA_ARRAY(chart->list->arena, Point, s->count);
    s->y = ARENA_ARRAY(chart->list->arena, Point, s->count);
    int known = 0;
    s->across_measure = delivered_measure(s, s->across_measure, s->across);
    s->up_measure = delivered_measure(s, s->up_measure, s->up);
    for (int i = 0; i < s->count; i++) {
        s->x[i] = plot_point(chart, s->across_measure, s->across, s->regions[i], chart->period);
        s->y[i] = plot_point(chart, s->up_measure, s->up, s->regions[i], chart->period);
        known += s->x[i].known && s->y[i].known;
    }
    s->mean_x = middle_of(s, s->across_measure, s->across, s->x);
    s->mean_y = middle_of(s, s->up_measure, s->up, s->y);
    return known >= 2 || !chart_empty(chart, "有数的地区不足两个") || chart->empty;
}

static void lay_out(Scatter *s)
{
    Chart *chart = s->chart;
    double low, high, size = chart->style->label_size;
    range(s->y, s->x, s->count, &s->mean_y, &low, &high);
    chart_domain(chart, 0, &low, &high);
    s->top = 1.6 * size;
    s->bottom = chart->height - 3 * size;
    s->ys = scale_make(low, high, 5, false, s->bottom, s->top);
    s->left = guide_axis_width(chart, &s->ys);
    s->right = chart->width - 7 * size;
    range(s->x, s->y, s->count, &s->mean_x, &low, &high);
    chart_domain(chart, 1, &low, &high);
    s->xs = scale_make(low, high, 6, false, s->left, s->right);
}

static void draw_axis(Scatter *s)
{
    Chart *chart = s->chart;
    const Indicator *item = &chart->analysis->data->indicators[s->across];
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    double base = s->bottom + ink.size * 1.2;
    display_guide(chart->list, s->left, s->bottom, s->right, s->bottom, 0.6, chart->style->rule, DRAWN_AXIS);
    double end = -INFINITY;
    for (int i = 0; i < s->xs.tick_count; i++) { /* as many as have room */
        const char *text = guide_number(chart, s->xs.ticks[i], s->xs.decimals);
        double x = scale_position(&s->xs, s->xs.ticks[i]), half = chart_label_width(chart, text, ink) / 2;
        if (x - half < end + ink.size) continue;
        chart_label(chart, text, ink, x, base, 0.5, NULL);
        end = x + half;
    }
    const char *unit = plot_unit(s->across_measure, item);
    chart_label(chart,
                chart_printf(chart, "%s%s%s%s%s", item->name, plot_measure_words(s->across_measure, item),
                             *unit ? "（" : "", unit, *unit ? "）" : ""),
                ink, (s->left + s->right) / 2, base + ink.size * 1.35, 0.5, NULL);
}

static void draw_means(Scatter *s, Placer *placer)
{
    Chart *chart = s->chart;
    TextStyle muted = chart_text(chart, chart->style->muted, false, true);
    const char *whole = chart->analysis->data->regions[chart->region].name;
    bool amount =
        kind_has_scope(chart->analysis->data->indicators[s->across].kind) && s->across_measure == PLOT_TOTAL;
    if (s->mean_x.known) {
        double x = scale_position(&s->xs, s->mean_x.value);
        display_dashed(chart->list, x, s->top, x, s->bottom, 0.6, chart->style->muted, 3, 2, DRAWN_MEAN);
        placer_block_line(placer, x, s->top, x, s->bottom);
        const char *text = chart_printf(chart, "%s %s", amount ? "平均" : whole, s->mean_x.printed);
        double half = chart_label_width(chart, text, muted) / 2;
        chart_label(chart, text, muted, fmax(x, s->left + half + 2), s->top - 4, 0.5, s->mean_x.source);
    }
    if (!s->mean_y.known) return;
    double y = scale_position(&s->ys, s->mean_y.value);
    display_dashed(chart->list, s->left, y, s->right, y, 0.6, chart->style->muted, 3, 2, DRAWN_MEAN);
    placer_block_line(placer, s->left, y, s->right, y);
    chart_label(chart, chart_printf(chart, "%s %s", whole, s->mean_y.printed), muted, s->right + 2,
                y + muted.size * 0.36, 0, s->mean_y.source);
}

static const char *draw_points(Scatter *s, Placer *placer)
{
    Chart *chart = s->chart;
    const Dataset *d = chart->analysis->data;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    const char *text = "", *x_unit = plot_unit(s->across_measure, &d->indicators[s->across]),
               *y_unit = plot_unit(s->up_measure, &d->indicators[s->up]);
    int left_out = 0;
    for (int i = 0; i < s->count; i++)
        if (s->x[i].known && s->y[i].known) {
            double x = scale_position(&s->xs, s->x[i].value), y = scale_position(&s->ys, s->y[i].value);
            display_circle(chart->list, x, y, 2.4, chart->style->series[0], 0, DRAWN_MARK);
            const Point pair[] = {s->x[i], s->y[i]};
            display_source(chart->list, chart->list->count - 1, plot_sources(chart, pair, 2));
            placer_block(placer, x - 2.6, y - 2.6, 5.2, 5.2);
        }
    for (int i = 0; i < s->count; i++) {
        if (!s->x[i].known || !s->y[i].known) continue;
        const char *name = d->regions[s->regions[i]].name;
        double x = scale_position(&s->xs, s->x[i].value), y = scale_position(&s->ys, s->y[i].value);
        left_out += !placer_label(placer, name, ink, x, y, s->y[i].source);
        text = alternative_join(chart, text, "；",
                                chart_printf(chart, "%s%s%s、%s%s", name, said_point(chart, &s->x[i]), x_unit,
                                             said_point(chart, &s->y[i]), y_unit));
    }
    if (left_out) chart->note = chart_printf(chart, "有%d个地区的名称放不下，没有标出。", left_out);
    return text;
}

/* How many stand above both lines; only where both are there. */
static const char *message(const Scatter *s)
{
    int both = 0, known = 0;
    if (!s->mean_x.known || !s->mean_y.known) return NULL;
    for (int i = 0; i < s->count; i++) {
        if (!s->x[i].known || !s->y[i].known) continue;
        known++;
        both += s->x[i].value > s->mean_x.value && s->y[i].value > s->mean_y.value;
    }
    return chart_printf(s->chart, "%d个地区中%d个两项都在参照线以上", known, both);
}

static bool draw(Chart *chart)
{
    Scatter s = {.chart = chart};
    if (!gather(&s)) return false;
    if (chart->empty) return true;
    const Indicator *item = &chart->analysis->data->indicators[s.up];
    lay_out(&s);
    guide_value_axis(chart, &s.ys, s.left, s.right, false);
    draw_axis(&s);
    Placer *placer = placer_new(chart, s.left, s.top - 2, s.right - s.left + 2 * chart->style->label_size,
                                s.bottom - s.top);
    draw_means(&s, placer);
    const char *text = draw_points(&s, placer);
    placer_free(placer);
    chart->unit = plot_unit(s.up_measure, item);
    chart->title =
        chart_printf(chart, "各地区%s%s", item->name, s.across == s.up ? "的总量与增速" : "与另一指标的关系");
    chart->message = message(&s);
    chart->alternative = chart_printf(chart, "散点图：%s，%s", chart->title, text);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, true, NULL, 0, 0, NULL,
     "纵轴：总量指标画累计增速，增速指标画累计数"},
    {"against", "横轴", OPTION_INDICATOR, false, NULL, 0, 0, NULL, "横轴的指标，不写则为同一指标的累计总量"},
};

const ChartKind chart_scatter = {
    "scatter", "散点图", "各地区的总量与增速，四个象限", {options, sizeof options / sizeof *options},
    190,       draw};
