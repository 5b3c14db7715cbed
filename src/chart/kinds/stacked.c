/* stacked: the amounts of a total's parts on top of each other, one bar for each year's same span (standing)
 * or each region (lying), with 其中 inside; the total stands at the bar's end. */
#include <string.h>

#include "analysis/goal.h"
#include "chart/alternative.h"
#include "chart/bars.h"
#include "chart/common.h"
#include "chart/parts.h"

static PartBar *region_bars(Chart *chart, int indicator, int *count)
{
    const int *members = chart_regions(chart, count);
    PartBar *bars = ARENA_ARRAY(chart->list->arena, PartBar, *count + 1);
    for (int i = 0; i < *count; i++) {
        Subject at = goal_subject(chart->analysis, (Subject){indicator, members[i], chart->period});
        bars[i] = (PartBar){chart->analysis->data->regions[members[i]].name, members[i], at.period};
    }
    return bars;
}

static Bars to_bars(const Parts *p)
{
    Chart *chart = p->chart;
    Arena *arena = chart->list->arena;
    Bars b = {.chart = chart, .stacked = true, .count = p->bars, .series_count = p->count};
    b.series = ARENA_ARRAY(arena, BarSeries, p->count);
    b.groups = ARENA_ARRAY(arena, BarGroup, p->bars);
    for (int k = 0; k < p->count; k++)
        b.series[k] = (BarSeries){p->parts[k].name, p->parts[k].fill, p->parts[k].inner};
    for (int g = 0; g < p->bars; g++) {
        BarGroup *group = &b.groups[g];
        *group = (BarGroup){.name = p->bar[g].label, .total = p->totals[g]};
        group->points = ARENA_ARRAY(arena, Point, p->count);
        group->inners = ARENA_ARRAY(arena, Point, p->count);
        for (int k = 0; k < p->count; k++) {
            group->points[k] = p->parts[k].points[g];
            if (p->parts[k].inners) group->inners[k] = p->parts[k].inners[g];
        }
    }
    b.decimals = chart->analysis->data->indicators[p->indicator].decimals;
    return b;
}

static bool draw(Chart *chart)
{
    Parts p;
    int count;
    int indicator = chart_indicator(chart, "indicator");
    if (indicator < 0) return false;
    bool regions = !strcmp(option_text(chart->options, "by"), "地区");
    const PartBar *bars =
        regions ? region_bars(chart, indicator, &count) : parts_years(chart, indicator, &count);
    if (!count) return chart_refuse(chart, "没有下级地区");
    if (!parts_gather(&p, chart, bars, count, PARTS_AMOUNTS)) return chart->empty;
    Bars b = to_bars(&p);
    if (!(regions ? bars_lying(&b) : bars_standing(&b))) return false;
    const Indicator *item = &chart->analysis->data->indicators[indicator];
    const char *text = "";
    for (int g = 0; g < p.bars; g++)
        text = alternative_join(
            chart, text, "；",
            chart_printf(chart, "%s，其中%s",
                         alternative_point(chart, p.bar[g].label, &p.totals[g], item->unit_name),
                         parts_words(&p, g, item->unit_name)));
    chart->unit = item->unit_name;
    chart->title = chart_printf(chart, "%s%s及其构成", regions ? "各地区" : "", item->name);
    chart->note = p.note;
    chart->alternative = chart_printf(chart, "堆积图：%s，%s", chart->title, text);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, true, NULL, 0, 0, NULL,
     "总体指标；分项是字典里以它为上级的指标，最多六项，其余归入其他"},
    {"by", "按", OPTION_CHOICE, false, "年份|地区", 0, 0, "年份", "一条是一年的同期，还是一个地区"},
    {"years", "年数", OPTION_NUMBER, false, NULL, 0, 11, "4", "前面画几年的同期"},
};

const ChartKind chart_stacked = {
    "stacked", "堆积图", "总量及其分项的数额，比重用share", {options, sizeof options / sizeof *options},
    165,       draw};
