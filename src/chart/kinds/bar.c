/* bar: one figure for each region (horizontal, sorted) or each period (vertical), with a target line or the
 * targets of each period, and the whole region's figure for comparison. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/ranking.h"
#include "chart/alternative.h"
#include "chart/common.h"

typedef struct {
    const char *name;
    Point point;
    bool own; /* the whole region among its parts */
    bool has_target;
    double target;
} Bar;

typedef struct {
    Chart *chart;
    int indicator;
    PlotMeasure measure;
    Bar *bars;
    int count;
    bool has_line;
    double line;
    const char *line_name;
    Scale scale;
} BarChart;

static int compare_bars(const void *a, const void *b)
{
    const Bar *x = a, *y = b;
    if (x->point.known != y->point.known) return x->point.known ? -1 : 1;
    return (x->point.value < y->point.value) - (x->point.value > y->point.value);
}

static void add_region(BarChart *c, int region, bool own)
{
    Chart *chart = c->chart;
    Bar *bar = &c->bars[c->count++];
    bar->name = chart->analysis->data->regions[region].name;
    bar->point = plot_point(chart, c->measure, c->indicator, region, chart->period);
    bar->own = own;
}

static bool gather_regions(BarChart *c)
{
    Chart *chart = c->chart;
    const Dataset *d = chart->analysis->data;
    const OptionValue *regions = option(chart->options, "regions");
    bool children = !regions->given || !strcmp(regions->text, "各区县") || !strcmp(regions->text, "全部");
    int first = -1, count = 0;
    for (int r = 0; r < d->region_count && first < 0; r++)
        if (d->regions[r].parent == chart->region) first = r;
    if (children && first < 0) return chart_refuse(chart, "没有下级地区");
    const int *members = children ? ranking_members(chart->analysis, first, &count) : NULL;
    c->bars = ARENA_ARRAY(chart->list->arena, Bar, d->region_count + regions->item_count + 1);
    for (int i = 0; i < (children ? count : regions->item_count); i++)
        add_region(c, children ? members[i] : dataset_find_region(d, regions->items[i]), false);
    if (option_true(chart->options, "whole")) add_region(c, chart->region, true);
    if (option_true(chart->options, "sorted"))
        qsort(c->bars, (size_t)c->count, sizeof *c->bars, compare_bars);
    c->has_line = option_true(chart->options, "target") &&
                  chart_target(chart, c->measure, c->indicator, chart->region, chart->period.year, &c->line);
    c->line_name = "年度目标";
    return true;
}

static bool gather_periods(BarChart *c)
{
    Chart *chart = c->chart;
    const OptionValue *periods = option(chart->options, "periods");
    c->bars = ARENA_ARRAY(chart->list->arena, Bar, periods->item_count);
    for (int i = 0; i < periods->item_count; i++) {
        Period p;
        if (period_parse(periods->items[i], &p, NULL))
            return chart_refuse(chart, chart_printf(chart, "期间“%s”不能识别", periods->items[i]));
        Bar *bar = &c->bars[c->count++];
        char words[4 * PERIOD_TEXT];
        bar->name = period_is_year(p)
                        ? chart_printf(chart, "%d", p.year)
                        : chart_printf(chart, "%s", period_words(p, NOTATION_SPAN, false, words));
        bar->point = plot_point(chart, c->measure, c->indicator, chart->region, p);
        bar->has_target = option_true(chart->options, "target") &&
                          chart_target(chart, c->measure, c->indicator, chart->region, p.year, &bar->target);
    }
    return true;
}

static bool find_range(const BarChart *c, double *low, double *high)
{
    bool any = false;
    *low = *high = 0;
    for (int i = 0; i < c->count; i++) {
        const Bar *b = &c->bars[i];
        if (b->point.known)
            *low = fmin(*low, b->point.value), *high = fmax(*high, b->point.value), any = true;
        if (b->has_target) *low = fmin(*low, b->target), *high = fmax(*high, b->target);
    }
    if (c->has_line) *low = fmin(*low, c->line), *high = fmax(*high, c->line);
    return any;
}

static Colour bar_colour(const BarChart *c, const Bar *b)
{
    const ChartStyle *s = c->chart->style;
    return b->own ? s->series[1] : s->series[0];
}

/* ---- horizontal: regions ---- */

static void draw_horizontal(BarChart *c, double low, double high)
{
    Chart *chart = c->chart;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false),
              bold = chart_text(chart, chart->style->ink, true, false);
    double names = 0, values = 0, head = c->has_line ? chart->style->label_size * 1.4 : 2;
    for (int i = 0; i < c->count; i++) {
        names = fmax(names, chart_label_width(chart, c->bars[i].name, ink));
        if (c->bars[i].point.known)
            values = fmax(values, chart_label_width(chart, c->bars[i].point.printed, ink));
    }
    bool negative = low < 0;
    c->scale =
        scale_make(low, high, 5, true, names + 8 + (negative ? values + 6 : 0), chart->width - values - 8);
    /* No axis is drawn: the scale ends with the data, not with a round number. */
    c->scale.least = low, c->scale.most = high > low ? high : low + 1;
    double pitch = (chart->height - head) / c->count, thick = pitch * 2 / 3,
           zero = scale_position(&c->scale, 0);
    for (int i = 0; i < c->count; i++) {
        const Bar *b = &c->bars[i];
        double y = head + pitch * (i + 0.5), base = y + ink.size * 0.36;
        chart_label(chart, b->name, b->own ? bold : ink, names, base, 1, NULL);
        if (!b->point.known) {
            chart_label(chart, "—", ink, zero + 4, base, 0, NULL);
            continue;
        }
        double x = scale_position(&c->scale, b->point.value);
        display_rect(chart->list, fmin(x, zero), y - thick / 2, fabs(x - zero), thick, bar_colour(c, b),
                     "mark");
        /* The figure keeps clear of the target line that would strike it. */
        double at = b->point.value < 0 ? x - 4 : x + 4,
               width = chart_label_width(chart, b->point.printed, ink);
        double line = c->has_line ? scale_position(&c->scale, c->line) : -1;
        if (c->has_line && b->point.value >= 0 && line > at - 3 && line < at + width + 3) at = line + 4;
        chart_label(chart, b->point.printed, b->own ? bold : ink, at, base, b->point.value < 0 ? 1 : 0,
                    b->point.source);
    }
    display_guide(chart->list, zero, head, zero, chart->height, 0.6, chart->style->rule, "axis");
    if (!c->has_line) return;
    double x = scale_position(&c->scale, c->line);
    const Indicator *item = &chart->analysis->data->indicators[c->indicator];
    const char *name = chart_printf(chart, "%s %s", c->line_name,
                                    guide_number(chart, c->line, plot_decimals(c->measure, item)));
    double half = chart_label_width(chart, name, ink) / 2;
    /* On white first: over the dark bars the line must be seen as well as between them. */
    display_guide(chart->list, x, head, x, chart->height, 2, chart->style->paper, "target");
    display_dashed(chart->list, x, head, x, chart->height, 0.8, chart->style->ink, 3, 2, "target");
    chart_label(chart, name, ink, fmin(fmax(x, half), chart->width - half), ink.size, 0.5, NULL);
}

/* ---- vertical: periods ---- */

static void draw_vertical(BarChart *c, double low, double high)
{
    Chart *chart = c->chart;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    double top = 2.6 * ink.size, bottom = chart->height - ink.size * 1.6;
    c->scale = scale_make(low, high, 4, true, bottom, top);
    double left = guide_axis_width(chart, &c->scale), step = (chart->width - left) / c->count,
           width = fmin(step * 2 / 3, 30);
    double zero = scale_position(&c->scale, 0);
    bool targets = false;
    guide_value_axis(chart, &c->scale, left, chart->width, false);
    for (int i = 0; i < c->count; i++) {
        const Bar *b = &c->bars[i];
        double x = left + step * (i + 0.5);
        chart_label(chart, b->name, ink, x, chart->height - ink.size * 0.3, 0.5, NULL);
        double target = b->has_target ? scale_position(&c->scale, b->target) : 0;
        if (b->point.known) {
            double y = scale_position(&c->scale, b->point.value);
            display_rect(chart->list, x - width / 2, fmin(y, zero), width, fabs(y - zero), bar_colour(c, b),
                         "mark");
            double base = b->point.value < 0 ? y + ink.size + 1 : y - 3;
            if (b->has_target && b->point.value >= 0 && target > base - ink.size - 1 && target < base + 3)
                base = target - 3;
            chart_label(chart, b->point.printed, ink, x, base, 0.5, b->point.source);
        } else {
            chart_label(chart, "—", ink, x, zero - 3, 0.5, NULL);
        }
        if (!b->has_target) continue;
        targets = true;
        display_guide(chart->list, x - step * 0.42, target, x + step * 0.42, target, 1.4,
                      chart->style->series[1], "target");
    }
    double x = left;
    x += chart_label(chart, "■ 实际", chart_text(chart, chart->style->series[0], false, false), x, ink.size,
                     0, NULL) +
         14;
    if (targets)
        chart_label(chart, "━ 预期目标", chart_text(chart, chart->style->series[1], false, false), x,
                    ink.size, 0, NULL);
}

/* “10个县（市、区）中7个快于全市”: by rule, from displayed figures. */
static void state_message(BarChart *c)
{
    Chart *chart = c->chart;
    const char *name = chart->analysis->data->regions[chart->region].name;
    Point whole = plot_point(chart, c->measure, c->indicator, chart->region, chart->period);
    bool growth = c->measure == PLOT_YOY || c->measure == PLOT_TOTAL_YOY;
    int known = 0, faster = 0;
    for (int i = 0; i < c->count; i++) {
        if (c->bars[i].own || !c->bars[i].point.known) continue;
        known++;
        faster += whole.known && c->bars[i].point.value > whole.value;
    }
    if (whole.known && known > 1)
        chart->message =
            chart_printf(chart, "%d个地区中%d个%s%s", known, faster, growth ? "快于" : "高于", name);
}

static const char *alternative(BarChart *c, const Indicator *item)
{
    const char *text = "";
    for (int i = 0; i < c->count; i++)
        text =
            alternative_join(c->chart, text, "，",
                             alternative_point(c->chart, c->bars[i].name, &c->bars[i].point, c->chart->unit));
    if (c->has_line)
        text = chart_printf(c->chart, "%s；%s%s%s", text, c->line_name,
                            guide_number(c->chart, c->line, plot_decimals(c->measure, item)), c->chart->unit);
    return chart_printf(c->chart, "条形图：%s%s，%s", item->name, plot_measure_words(c->measure, item), text);
}

static bool draw(Chart *chart)
{
    BarChart c = {.chart = chart};
    double low, high;
    if (!chart->analysis) return chart_refuse(chart, "没有数据");
    c.indicator = chart_indicator(chart, "indicator");
    if (c.indicator < 0) return false;
    c.measure = plot_measure(chart, c.indicator, option_text(chart->options, "measure"), true);
    bool periods = option(chart->options, "periods")->given;
    if (periods ? !gather_periods(&c) : !gather_regions(&c)) return false;
    if (!find_range(&c, &low, &high)) return chart_empty(chart, "所选地区或期间没有数据");
    const Indicator *item = &chart->analysis->data->indicators[c.indicator];
    chart->unit = plot_unit(c.measure, item);
    chart->title = chart_printf(chart, "%s%s%s", periods ? "" : "各地区", item->name,
                                plot_measure_words(c.measure, item));
    if (periods) {
        draw_vertical(&c, low, high);
    } else {
        draw_horizontal(&c, low, high);
        state_message(&c);
    }
    chart->alternative = alternative(&c, item);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, true, NULL, 0, 0, NULL, "画哪个指标"},
    {"measure", "度量", OPTION_CHOICE, false, "本期|同比|累计|累计同比", 0, 0, NULL,
     "画哪种数；增速、指数默认本期，总量默认累计同比"},
    {"regions", "地区", OPTION_REGIONS, false, NULL, 0, 0, NULL, "哪些地区，默认各下级地区"},
    {"periods", "期间", OPTION_LIST, false, NULL, 0, 0, NULL, "按期间画（竖条），如各年"},
    {"sorted", "排序", OPTION_BOOL, false, NULL, 0, 0, "true", "地区从大到小排列"},
    {"whole", "全市", OPTION_BOOL, false, NULL, 0, 0, "true", "同时画出上级地区"},
    {"target", "目标", OPTION_BOOL, false, NULL, 0, 0, "true", "有年度目标时画目标"},
};

const ChartKind chart_bar = {
    "bar", "条形图", "各地区或各年的数，可与目标比较", {options, sizeof options / sizeof *options},
    165,   draw};
