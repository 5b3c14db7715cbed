/* bar: figures of regions (lying, sorted) or of periods (standing), with a target line or the targets of each
 * period; beside each other for several indicators, or for this year and last. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/ranking.h"
#include "chart/alternative.h"
#include "chart/bars.h"
#include "chart/common.h"
#include "chart/fill.h"
#include "chart/said.h"

enum { MOST_SERIES = 5 };

typedef struct {
    Chart *chart;
    int *indicators; /* one a series, or one for all */
    PlotMeasure measure;
    bool compare; /* two series: last year, this year */
    Bars bars;
} BarChart;

/* ---- series ---- */

static int indicator_of(const BarChart *c, int k) { return c->compare ? c->indicators[0] : c->indicators[k]; }

/* Measures and units must agree: one axis carries them all. */
static bool same_units(const BarChart *c, int count)
{
    const Dataset *d = c->chart->analysis->data;
    for (int k = 1; k < count; k++) {
        const Indicator *x = &d->indicators[c->indicators[0]], *y = &d->indicators[c->indicators[k]];
        if (strcmp(plot_unit(c->measure, x), plot_unit(c->measure, y)))
            return chart_refuse(c->chart,
                                chart_printf(c->chart, "%s与%s单位不同，不能画在一个轴上", x->name, y->name));
    }
    return true;
}

static bool gather_series(BarChart *c)
{
    Chart *chart = c->chart;
    const Dataset *d = chart->analysis->data;
    const char *single = option_text(chart->options, "indicator");
    int count;
    c->indicators = chart_indicators(chart, "indicators", &count);
    if (!count && single) c->indicators[count++] = dataset_find_indicator(d, single);
    if (!count || c->indicators[0] < 0) return chart_refuse(chart, "没有写indicator（指标）");
    if (count > MOST_SERIES) return chart_refuse(chart, "并列的指标最多五个");
    c->measure = plot_measure(chart, c->indicators[0], option_text(chart->options, "measure"), true);
    if (!same_units(c, count)) return false;
    c->compare = count == 1 && option_true(chart->options, "compare");
    Bars *b = &c->bars;
    b->series_count = c->compare ? 2 : count;
    b->series = ARENA_ARRAY(chart->list->arena, BarSeries, b->series_count);
    for (int k = 0; k < count && !c->compare; k++)
        b->series[k] = (BarSeries){.name = count > 1 ? d->indicators[c->indicators[k]].name : "", .fill = k};
    if (c->compare) {
        b->series[0] = (BarSeries){.name = "上年同期", .fill = FILL_BEFORE};
        b->series[1] = (BarSeries){.name = "本期", .fill = 0};
    }
    b->decimals = plot_decimals(c->measure, &d->indicators[c->indicators[0]]);
    return true;
}

static BarGroup *add_group(BarChart *c, const char *name, int region, Period period)
{
    Bars *b = &c->bars;
    BarGroup *g = &b->groups[b->count++];
    *g = (BarGroup){.name = name};
    g->points = ARENA_ARRAY(c->chart->list->arena, Point, b->series_count);
    for (int k = 0; k < b->series_count; k++)
        g->points[k] = plot_point(c->chart, c->measure, indicator_of(c, k), region,
                                  c->compare && k == 0 ? period_year_before(period, 1) : period);
    return g;
}

/* ---- groups: regions, periods, months ---- */

/* By the last series, which is this year's. */
static int compare_last(const void *a, const void *b, void *user)
{
    int last = *(const int *)user;
    const Point *x = &((const BarGroup *)a)->points[last], *y = &((const BarGroup *)b)->points[last];
    if (x->known != y->known) return x->known ? -1 : 1;
    return (x->value < y->value) - (x->value > y->value);
}

static bool gather_regions(BarChart *c)
{
    Chart *chart = c->chart;
    const Dataset *d = chart->analysis->data;
    const OptionValue *regions = option(chart->options, "regions");
    bool children = !regions->given || !strcmp(regions->text, "各区县") || !strcmp(regions->text, "全部");
    int count = 0;
    const int *members = children ? chart_regions(chart, &count) : NULL;
    if (children && !count) return chart_refuse(chart, "没有下级地区");
    Bars *b = &c->bars;
    b->groups = ARENA_ARRAY(chart->list->arena, BarGroup, d->region_count + regions->item_count + 1);
    for (int i = 0; i < (children ? count : regions->item_count); i++) {
        int region = children ? members[i] : dataset_find_region(d, regions->items[i]);
        add_group(c, d->regions[region].name, region, chart->period);
    }
    if (option_true(chart->options, "whole"))
        add_group(c, d->regions[chart->region].name, chart->region, chart->period)->own = true;
    int last = c->compare || b->series_count == 1 ? b->series_count - 1 : 0;
    if (option_true(chart->options, "sorted"))
        g_qsort_with_data(b->groups, b->count, sizeof *b->groups, compare_last, &last);
    b->has_line =
        b->series_count == 1 && option_true(chart->options, "target") &&
        chart_target(chart, c->measure, c->indicators[0], chart->region, chart->period.year, &b->line);
    b->line_name = "年度目标";
    return true;
}

static void add_target(BarChart *c, BarGroup *g, int year)
{
    Chart *chart = c->chart;
    g->has_target = c->bars.series_count == 1 && option_true(chart->options, "target") &&
                    chart_target(chart, c->measure, c->indicators[0], chart->region, year, &g->target);
    if (g->has_target) c->bars.series[0].name = "实际";
}

static bool gather_periods(BarChart *c)
{
    Chart *chart = c->chart;
    const OptionValue *periods = option(chart->options, "periods");
    c->bars.groups = ARENA_ARRAY(chart->list->arena, BarGroup, periods->item_count);
    for (int i = 0; i < periods->item_count; i++) {
        Period p;
        if (period_parse(periods->items[i], &p, NULL))
            return chart_refuse(chart, chart_printf(chart, "期间“%s”不能识别", periods->items[i]));
        char words[4 * PERIOD_TEXT];
        const char *name = period_is_year(p)
                               ? chart_printf(chart, "%d", p.year)
                               : chart_printf(chart, "%s", period_words(p, NOTATION_SPAN, false, words));
        add_target(c, add_group(c, name, chart->region, p), p.year);
    }
    return true;
}

static bool gather_months(BarChart *c)
{
    Chart *chart = c->chart;
    int count, months = (int)option_number(chart->options, "months");
    Slot *slots = plot_slots(chart, c->measure, c->indicators[0], months, &count);
    c->bars.groups = ARENA_ARRAY(chart->list->arena, BarGroup, count);
    c->bars.slots = slots;
    for (int i = 0; i < count; i++) add_group(c, slots[i].label, chart->region, slots[i].period);
    return true;
}

/* ---- words ---- */

/* “10个县（市、区）中7个快于全市”: by rule, from displayed figures. */
static const char *region_message(const BarChart *c)
{
    Chart *chart = c->chart;
    int last = c->bars.series_count - 1;
    if (c->bars.series_count > 1 && !c->compare) return NULL;
    Point whole = plot_point(chart, c->measure, c->indicators[0], chart->region, chart->period);
    bool growth =
        plot_is_growth(c->measure) || chart->analysis->data->indicators[c->indicators[0]].kind == KIND_RATE;
    bool amount = !growth && kind_has_scope(chart->analysis->data->indicators[c->indicators[0]].kind);
    int known = 0, faster = 0;
    for (int i = 0; i < c->bars.count; i++) {
        const BarGroup *g = &c->bars.groups[i];
        if (g->own || !g->points[last].known) continue;
        known++;
        faster += whole.known && g->points[last].value > whole.value;
    }
    if (!whole.known || known < 2 || amount) return NULL; /* a part is never above its whole */
    const char *name = chart->analysis->data->regions[chart->region].name, *than = growth ? "快于" : "高于";
    if (!faster || faster == known)
        return chart_printf(chart, "%d个地区均%s%s%s", known, faster ? "" : "不", than, name);
    return chart_printf(chart, "%d个地区中%d个%s%s", known, faster, than, name);
}

static const char *alternative(const BarChart *c, const char *title)
{
    Chart *chart = c->chart;
    const Bars *b = &c->bars;
    const char *text = "";
    for (int i = 0; i < b->count; i++)
        for (int k = 0; k < b->series_count; k++) {
            const char *name = b->series_count > 1
                                   ? chart_printf(chart, "%s%s", b->groups[i].name, b->series[k].name)
                                   : b->groups[i].name;
            text = alternative_join(chart, text, "，",
                                    alternative_point(chart, name, &b->groups[i].points[k], chart->unit));
        }
    if (!b->has_line) return chart_printf(chart, "条形图：%s，%s", title, text);
    Point target = chart_target_point(chart, c->measure, c->indicators[0], chart->region, chart->period.year);
    text =
        chart_printf(chart, "%s；%s%s%s", text, b->line_name,
                     said_text(chart, guide_number(chart, b->line, b->decimals), target.source), chart->unit);
    return chart_printf(chart, "条形图：%s，%s", title, text);
}

static const char *title_of(const BarChart *c, bool regions)
{
    Chart *chart = c->chart;
    const Dataset *d = chart->analysis->data;
    const Indicator *item = &d->indicators[c->indicators[0]];
    const char *names = item->name;
    for (int k = 1; k < c->bars.series_count && !c->compare; k++)
        names = chart_printf(chart, "%s%s%s", names, k == c->bars.series_count - 1 ? "和" : "、",
                             d->indicators[c->indicators[k]].name);
    return chart_printf(chart, "%s%s%s", regions ? "各地区" : "", names,
                        plot_measure_words(c->measure, item));
}

static bool draw(Chart *chart)
{
    BarChart c = {.chart = chart, .bars = {.chart = chart}};
    if (!gather_series(&c)) return false;
    bool periods = option(chart->options, "periods")->given, months = option(chart->options, "months")->given,
         regions = !periods && !months;
    if (!(periods ? gather_periods(&c) : months ? gather_months(&c) : gather_regions(&c))) return false;
    if (!bars_known(&c.bars)) return chart_empty(chart, "所选地区或期间没有数据");
    const char *direction = option_text(chart->options, "direction");
    bool lying = direction ? !strcmp(direction, "横") : regions;
    if (months && lying) return chart_refuse(chart, "按月画的是竖条，不能写direction: 横");
    if (!(lying ? bars_lying(&c.bars) : bars_standing(&c.bars))) return false;
    chart->unit = plot_unit(c.measure, &chart->analysis->data->indicators[c.indicators[0]]);
    chart->title = title_of(&c, regions);
    if (regions) chart->message = region_message(&c);
    chart->alternative = alternative(&c, chart->title);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, false, NULL, 0, 0, NULL, "画哪个指标"},
    {"indicators", "多个指标", OPTION_INDICATORS, false, NULL, 0, 0, NULL,
     "并列几个单位相同的指标（最多五个）"},
    {"measure", "度量", OPTION_MEASURE, false, NULL, 0, 0, NULL,
     "画哪种数；增速、指数默认本期，总量默认累计同比"},
    {"regions", "地区", OPTION_REGIONS, false, NULL, 0, 0, NULL, "哪些地区，默认各下级地区"},
    {"periods", "期间", OPTION_LIST, false, NULL, 0, 0, NULL, "按期间画，如各年"},
    {"months", "月数", OPTION_NUMBER, false, NULL, 2, 60, NULL, "按月画，到报告期为止多少个月"},
    {"compare", "上年", OPTION_BOOL, false, NULL, 0, 0, "false", "旁边并列上年同期"},
    {"direction", "方向", OPTION_CHOICE, false, "横|竖", 0, 0, NULL, "横条或竖条；默认地区为横，期间为竖"},
    {"sorted", "排序", OPTION_BOOL, false, NULL, 0, 0, "true", "地区从大到小排列"},
    {"whole", "全市", OPTION_BOOL, false, NULL, 0, 0, "true", "同时画出上级地区"},
    {"target", "目标", OPTION_BOOL, false, NULL, 0, 0, "true", "有年度目标时画目标"},
};

const ChartKind chart_bar = {"bar",
                             "条形图",
                             "各地区或各期的数，可与目标、上年、其他指标比较",
                             {options, sizeof options / sizeof *options},
                             165,
                             draw};
