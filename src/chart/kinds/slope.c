/* slope: regions at two periods, by rank or by figure, or several indicators of one region (a city's places
 * in rankings), with a line between: what rose and what fell. Lines that rise, fall and stay differ in
 * colour, weight and dash. */
#include <math.h>
#include <string.h>

#include "analysis/goal.h"
#include "analysis/ranking.h"
#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/said.h"

enum { MOST_LINES = 30 };

typedef struct {
    const char *name;
    Point at[2]; /* value, or rank */
} Entry;

typedef struct {
    Chart *chart;
    int indicator, count;
    bool ranks, several,
        downwards; /* places are computed; indicators, not regions; a small number stands high */
    PlotMeasure measure;
    Period periods[2];
    Entry entries[MOST_LINES];
    Scale scale;
} Slope;

static bool read_periods(Slope *s)
{
    Chart *chart = s->chart;
    const char *from = option_text(chart->options, "from");
    const char *reason = from ? period_parse(from, &s->periods[0], NULL) : NULL;
    if (reason) return chart_refuse(chart, chart_printf(chart, "期间“%s”%s", from, reason));
    if (!from) s->periods[0] = period_year_before(chart->period, 1);
    s->periods[1] = chart->period;
    return true;
}

static void add_entry(Slope *s, Entry e, int *known)
{
    if (!e.at[0].known && !e.at[1].known) return;
    *known += e.at[0].known && e.at[1].known;
    s->entries[s->count++] = e;
}

static bool gather_regions(Slope *s, int *known)
{
    Chart *chart = s->chart;
    int regions;
    s->indicator = chart_indicator(chart, "indicator");
    if (s->indicator < 0) return false;
    s->ranks = s->downwards = !strcmp(option_text(chart->options, "by"), "位次");
    s->measure = plot_measure(chart, s->indicator, NULL, true);
    const int *members = chart_regions(chart, &regions);
    if (!regions) return chart_refuse(chart, "没有下级地区");
    if (regions > MOST_LINES) return chart_refuse(chart, "地区超过30个，放不下");
    for (int i = 0; i < regions; i++) {
        Entry e = {.name = chart->analysis->data->regions[members[i]].name};
        for (int k = 0; k < 2; k++)
            e.at[k] = s->ranks ? plot_rank(chart, s->indicator, members[i], s->periods[k])
                               : plot_point(chart, s->measure, s->indicator, members[i], s->periods[k]);
        add_entry(s, e, known);
    }
    return true;
}

/* Indicators of one unit side by side: their own figures; places count downwards. */
static bool gather_indicators(Slope *s, int *known)
{
    Chart *chart = s->chart;
    const Dataset *d = chart->analysis->data;
    int count;
    const int *indicators = chart_indicators(chart, "indicators", &count);
    if (count > MOST_LINES) return chart_refuse(chart, "指标超过30个，放不下");
    s->indicator = indicators[0];
    s->measure = PLOT_LEVEL;
    s->several = true;
    s->downwards = d->indicators[s->indicator].kind == KIND_RANK;
    for (int i = 0; i < count; i++) {
        const Indicator *item = &d->indicators[indicators[i]];
        if (strcmp(item->unit_name, d->indicators[s->indicator].unit_name))
            return chart_refuse(chart, chart_printf(chart, "%s与%s单位不同，不能画在一起", item->name,
                                                    d->indicators[s->indicator].name));
        Entry e = {.name = item->name};
        for (int k = 0; k < 2; k++)
            e.at[k] = plot_point(chart, PLOT_LEVEL, indicators[i], chart->region, s->periods[k]);
        add_entry(s, e, known);
    }
    return true;
}

static bool gather(Slope *s)
{
    int known = 0;
    if (!read_periods(s)) return false;
    bool several = option(s->chart->options, "indicators")->item_count > 0;
    if (!(several ? gather_indicators(s, &known) : gather_regions(s, &known))) return false;
    return known > 0 || !chart_empty(s->chart, "没有两期都有的数");
}

static double height_of(const Slope *s, const Point *p)
{
    return scale_position(&s->scale, s->downwards ? -p->value : p->value);
}

/* The labels of one side, moved apart; y[i] gets where each came to stand. */
static void draw_side(Slope *s, int side, double x)
{
    Chart *chart = s->chart;
    EndLabel labels[MOST_LINES];
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    int n = 0;
    for (int i = 0; i < s->count; i++) {
        const Entry *e = &s->entries[i];
        if (!e->at[side].known) continue;
        const char *text = side ? chart_printf(chart, "%s %s", e->at[side].printed, e->name)
                                : chart_printf(chart, "%s %s", e->name, e->at[side].printed);
        labels[n++] = (EndLabel){text, e->at[side].source, ink, height_of(s, &e->at[side]), i};
    }
    guide_end_labels(chart, labels, n, x, 0, chart->height);
}

static void draw_lines(Slope *s, double left, double right)
{
    Chart *chart = s->chart;
    const ChartStyle *style = chart->style;
    static const double fall[] = {4, 2}, none[] = {0};
    for (int i = 0; i < s->count; i++) {
        const Entry *e = &s->entries[i];
        if (!e->at[0].known || !e->at[1].known) continue;
        double change = (s->downwards ? -1 : 1) * (e->at[1].value - e->at[0].value);
        Colour colour = change > 0 ? style->series[0] : change < 0 ? style->series[1] : style->rule;
        double xs[] = {left, right}, ys[] = {height_of(s, &e->at[0]), height_of(s, &e->at[1])};
        display_polyline(chart->list, xs, ys, 2, change ? style->line_width : 0.8, colour,
                         change < 0 ? fall : none, change < 0 ? 2 : 0, DRAWN_MARK);
        display_source(chart->list, chart->list->count - 1, plot_sources(chart, e->at, 2));
        for (int k = 0; k < 2; k++) display_circle(chart->list, xs[k], ys[k], 1.8, colour, 0, DRAWN_MARK);
    }
}

static void set_scale(Slope *s, double top, double bottom)
{
    double low = INFINITY, high = -INFINITY;
    for (int i = 0; i < s->count; i++)
        for (int k = 0; k < 2; k++) {
            const Point *p = &s->entries[i].at[k];
            double v = s->downwards ? -p->value : p->value;
            if (p->known) low = fmin(low, v), high = fmax(high, v);
        }
    s->scale = (Scale){.least = low, .most = high > low ? high : low + 1, .from = bottom, .to = top};
}

/* “3个地区前移，4个后移”, or 上升, 下降 of figures. */
static const char *message(const Slope *s)
{
    int up = 0, down = 0;
    for (int i = 0; i < s->count; i++) {
        const Entry *e = &s->entries[i];
        if (!e->at[0].known || !e->at[1].known) continue;
        double change = (s->downwards ? -1 : 1) * (e->at[1].value - e->at[0].value);
        up += change > 0;
        down += change < 0;
    }
    const char *what = s->several ? "项" : "个地区", *better = s->downwards ? "前移" : "上升",
               *worse = s->downwards ? "后移" : "下降";
    if (!up && !down) return s->downwards ? "位次都不变" : "都没有变化";
    if (!down) return chart_printf(s->chart, "%d%s%s", up, what, better);
    if (!up) return chart_printf(s->chart, "%d%s%s", down, what, worse);
    return chart_printf(s->chart, "%d%s%s，%d%s%s", up, what, better, down, what, worse);
}

static bool draw(Chart *chart)
{
    Slope s = {.chart = chart};
    if (!gather(&s)) return false;
    if (chart->empty) return true;
    const Indicator *item = &chart->analysis->data->indicators[s.indicator];
    TextStyle ink = chart_text(chart, chart->style->ink, false, false),
              bold = chart_text(chart, chart->style->ink, true, false);
    double widest = 0, head = 2 * ink.size;
    const char *text = "";
    for (int i = 0; i < s.count; i++) {
        const Entry *e = &s.entries[i];
        for (int k = 0; k < 2; k++)
            if (e->at[k].known)
                widest = fmax(
                    widest,
                    chart_label_width(chart, chart_printf(chart, "%s %s", e->name, e->at[k].printed), ink));
        text = alternative_join(chart, text, "；",
                                chart_printf(chart, "%s由%s到%s", e->name,
                                             e->at[0].known ? said_point(chart, &e->at[0]) : "—",
                                             e->at[1].known ? said_point(chart, &e->at[1]) : "—"));
    }
    chart->height = fmax(chart->height, head + s.count * ink.size * 1.3);
    double left = widest + 8, right = chart->width - widest - 8;
    if (right - left < 40) return chart_refuse(chart, "图太窄，放不下两边的名称");
    set_scale(&s, head + ink.size, chart->height - ink.size);
    for (int k = 0; k < 2; k++) {
        char words[4 * PERIOD_TEXT];
        Subject at = {s.indicator, chart->region, s.periods[k]};
        if (!s.several) at = goal_subject(chart->analysis, at);
        chart_label(chart, chart_printf(chart, "%s", period_words(at.period, NOTATION_SPAN, true, words)),
                    bold, k ? chart->width : 0, ink.size, k, NULL);
    }
    draw_lines(&s, left, right);
    draw_side(&s, 0, 0);
    draw_side(&s, 1, right + 6);
    chart->unit = s.ranks ? "位" : plot_unit(s.measure, item);
    chart->title = s.several ? (s.downwards ? "位次的变化" : "各指标的变化")
                             : chart_printf(chart, "各地区%s%s变化", item->name,
                                            s.ranks ? "位次" : plot_measure_words(s.measure, item));
    chart->message = message(&s);
    chart->note = "实线上升，虚线下降，细线不变。";
    chart->alternative = chart_printf(chart, "斜线图：%s，%s", chart->title, text);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, false, NULL, 0, 0, NULL, "比较各地区时画哪个指标"},
    {"indicators", "多个指标", OPTION_INDICATORS, false, NULL, 0, 0, NULL,
     "不比较地区而比较几个单位相同的指标，如几项排名"},
    {"by", "按", OPTION_CHOICE, false, "位次|数值", 0, 0, "位次", "按位次还是按数值"},
    {"from", "起期", OPTION_TEXT, false, NULL, 0, 0, NULL, "左边的期间，不写则为上年同期"},
};

const ChartKind chart_slope = {"slope",
                               "斜线图",
                               "各地区（或几项排名）两期的位次或数值，谁升谁降",
                               {options, sizeof options / sizeof *options},
                               170,
                               draw};
