/* level-and-growth: columns for the level on the left axis, a line for the growth on the right one. The
 * columns stand on zero; the growth's scale is laid out so that its zero falls on a grid line of the columns.
 */
#include <math.h>

#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/finding.h"
#include "chart/legend.h"
#include "chart/years.h"

typedef struct {
    Chart *chart;
    int indicator, count;
    PlotMeasure level, growth;
    Slot *slots;
    Point *levels, *rates;
    double *x, step;
    Scale level_scale, rate_scale;
    double left, right, top, middle, bottom;
    bool yearly;
} Pair;

static bool gather(Pair *p)
{
    Chart *chart = p->chart;
    p->indicator = chart_indicator(chart, "indicator");
    if (p->indicator < 0) return false;
    if (!kind_has_scope(chart->analysis->data->indicators[p->indicator].kind))
        return chart_refuse(chart, "只有总量指标才有水平和增速");
    bool total = option_true(chart->options, "cumulative");
    p->level = total ? PLOT_TOTAL : PLOT_LEVEL;
    p->growth = total ? PLOT_TOTAL_GROWTH : PLOT_GROWTH;
    p->slots =
        plot_slots(chart, p->level, p->indicator, (int)option_number(chart->options, "months"), &p->count);
    p->yearly = years_wanted(chart, p->level, p->indicator, p->slots, p->count);
    if (p->yearly) {
        p->level = PLOT_TOTAL, p->growth = PLOT_TOTAL_GROWTH;
        p->slots = years_slots(chart, p->level, p->indicator, &p->count);
    }
    p->levels = ARENA_ARRAY(chart->list->arena, Point, p->count);
    p->rates = ARENA_ARRAY(chart->list->arena, Point, p->count);
    for (int i = 0; i < p->count; i++) {
        p->levels[i] = plot_point(chart, p->level, p->indicator, chart->region, p->slots[i].period);
        p->rates[i] = plot_point(chart, p->growth, p->indicator, chart->region, p->slots[i].period);
    }
    return true;
}

static bool range(const Point *points, int count, double *low, double *high)
{
    *low = INFINITY, *high = -INFINITY;
    for (int i = 0; i < count; i++)
        if (points[i].known) *low = fmin(*low, points[i].value), *high = fmax(*high, points[i].value);
    return *low <= *high;
}

/* What the marks are, with units and axes. Returns the height. */
static double draw_legend(const Pair *p, bool rated)
{
    Chart *chart = p->chart;
    const Indicator *item = &chart->analysis->data->indicators[p->indicator];
    const char *level = p->yearly ? "总量" : plot_measure_words(p->level, item),
               *growth = p->yearly ? "增速" : plot_measure_words(p->growth, item);
    LegendEntry entries[] = {{.name = chart_printf(chart, "%s（%s，左轴）", level, item->unit_name)},
                             {.name = chart_printf(chart, "%s（%%，右轴）", growth),
                              .mark = LEGEND_DOT,
                              .colour = chart->style->series[1]}};
    return legend_draw(chart, entries, rated ? 2 : 1, 0, 0, chart->width);
}

/* The growth line runs in the upper part, the columns in the lower: neither hides the other. */
static bool lay_out(Pair *p)
{
    Chart *chart = p->chart;
    double low, high, rate_low, rate_high;
    if (!range(p->levels, p->count, &low, &high)) return chart_empty(chart, "所选期间没有数据");
    bool rated = range(p->rates, p->count, &rate_low, &rate_high);
    chart_domain(chart, 0, &low, &high);
    if (rated) chart_domain(chart, 1, &rate_low, &rate_high);
    p->top = draw_legend(p, rated) + chart->style->label_size;
    p->bottom = chart->height - guide_months_height(chart);
    p->middle = rated ? p->top + (p->bottom - p->top) * 0.42 : p->top;
    p->level_scale = scale_make(low, high, 4, true, p->bottom, rated ? p->middle + 10 : p->top);
    p->left = guide_axis_width(chart, &p->level_scale);
    p->right = chart->width - 4;
    if (rated) {
        p->rate_scale =
            scale_make(rate_low, rate_high, 3, rate_low > 0 && rate_low < 1.5 * (rate_high - rate_low),
                       p->middle - 4, p->top);
        p->right = chart->width - guide_axis_width(chart, &p->rate_scale);
    }
    p->x = ARENA_ARRAY(chart->list->arena, double, p->count);
    p->step = (p->right - p->left) / p->count;
    for (int i = 0; i < p->count; i++) p->x[i] = p->left + p->step * (i + 0.5);
    return true;
}

static void draw_columns(Pair *p, Placer *placer)
{
    Chart *chart = p->chart;
    double width = fmin(p->step * 2 / 3, 26), zero = scale_position(&p->level_scale, 0);
    for (int i = 0; i < p->count; i++) {
        if (!p->levels[i].known) continue;
        double y = scale_position(&p->level_scale, p->levels[i].value);
        Colour fill =
            p->slots[i].period.year == chart->period.year ? chart->style->series[0] : chart->style->series[4];
        display_rect(chart->list, p->x[i] - width / 2, fmin(y, zero), width, fabs(y - zero), fill,
                     DRAWN_MARK);
        display_source(chart->list, chart->list->count - 1, p->levels[i].source);
        placer_block(placer, p->x[i] - width / 2, fmin(y, zero), width, fabs(y - zero));
    }
}

static void draw_rates(Pair *p, Placer *placer)
{
    Chart *chart = p->chart;
    Colour colour = chart->style->series[1];
    double *xs = ARENA_ARRAY(chart->list->arena, double, p->count),
           *ys = ARENA_ARRAY(chart->list->arena, double, p->count);
    int n = 0;
    for (int i = 0; i <= p->count; i++) {
        if (i < p->count && p->rates[i].known) {
            xs[n] = p->x[i];
            ys[n++] = scale_position(&p->rate_scale, p->rates[i].value);
            continue;
        }
        int from = chart->list->count;
        display_polyline(chart->list, xs, ys, n, chart->style->thin_width, colour, NULL, 0, DRAWN_MARK);
        display_source(chart->list, from, plot_sources(chart, p->rates + i - n, n));
        for (int k = 0; k < n; k++) {
            if (k) placer_block_line(placer, xs[k - 1], ys[k - 1], xs[k], ys[k]);
            display_circle(chart->list, xs[k], ys[k], 1.6, colour, 0, DRAWN_MARK);
        }
        n = 0;
    }
}

/* The last growth and the last level are told in figures. */
static void label_last(Pair *p, Placer *placer)
{
    Chart *chart = p->chart;
    int last = p->count - 1;
    if (p->rates[last].known)
        placer_label(placer, p->rates[last].printed, chart_text(chart, chart->style->series[1], true, false),
                     p->x[last], scale_position(&p->rate_scale, p->rates[last].value), p->rates[last].source);
    if (p->levels[last].known)
        placer_label(placer, p->levels[last].printed, chart_text(chart, chart->style->series[0], true, false),
                     p->x[last], scale_position(&p->level_scale, p->levels[last].value),
                     p->levels[last].source);
}

static bool draw(Chart *chart)
{
    Pair p = {.chart = chart};
    if (!gather(&p) || !lay_out(&p)) return false;
    if (chart->empty) return true;
    const Indicator *item = &chart->analysis->data->indicators[p.indicator];
    bool rated = p.rate_scale.tick_count > 0;
    guide_value_axis(chart, &p.level_scale, p.left, p.right, false);
    if (rated) {
        for (int i = 0; i < p.rate_scale.tick_count; i++) {
            double y = scale_position(&p.rate_scale, p.rate_scale.ticks[i]);
            bool zero = p.rate_scale.ticks[i] == 0;
            display_guide(chart->list, p.left, y, p.right, y, zero ? 0.6 : 0.3,
                          zero ? chart->style->rule : chart->style->grid, DRAWN_GRID);
        }
        guide_value_axis(chart, &p.rate_scale, p.left, p.right, true);
    }
    guide_months(chart, p.slots, p.x, p.count, p.bottom);
    Placer *placer = placer_new(chart, p.left, p.top - chart->style->label_size, p.right - p.left,
                                p.bottom - p.top + chart->style->label_size);
    draw_columns(&p, placer);
    if (rated) draw_rates(&p, placer);
    label_last(&p, placer);
    placer_free(placer);
    SeriesLine growth = {
        .measure = p.growth, .indicator = p.indicator, .slots = p.slots, .points = p.rates, .count = p.count};
    if (rated) chart->message = finding_message(chart, &growth);
    chart->unit = "";
    chart->title = chart_printf(chart, "%s%s及增速", p.yearly ? years_words(chart) : "", item->name);
    const char *levels = alternative_series(chart, p.level, item, p.slots, p.levels, p.count),
               *rates = alternative_series(chart, p.growth, item, p.slots, p.rates, p.count);
    chart->alternative = chart_printf(chart, "柱线图：%s，%s%s%s%s", item->name, levels, *rates ? "；" : "",
                                      *rates ? "增速：" : "", rates);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, true, NULL, 0, 0, NULL, "画哪个总量指标"},
    {"months", "月数", OPTION_NUMBER, false, NULL, 2, 60, "13", "横轴有多少个月"},
    {"cumulative", "累计", OPTION_BOOL, false, NULL, 0, 0, "false", "画累计还是当月"},
    CHART_YEAR_OPTIONS,
};

const ChartKind chart_level_and_growth = {"level-and-growth",
                                          "柱线图",
                                          "总量为柱、增速为线，两轴分开",
                                          {options, sizeof options / sizeof *options},
                                          165,
                                          draw};
