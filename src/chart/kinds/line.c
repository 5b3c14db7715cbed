/* line: an indicator over the months, with the same months of last year dashed, or several indicators. 1—2月
 * is one point; a month without a figure is a gap in the line. */
#include <math.h>
#include <string.h>

#include "analysis/goal.h"
#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/finding.h"
#include "chart/said.h"
#include "chart/years.h"

enum { MOST_SERIES = 5, LEAST_WIDTH = 40 };

typedef struct {
    const char *name;
    Point *points;
    Colour colour;
    double width;
    const double *dash;
    int dash_count;
    bool last_year; /* the same months of the year before */
} Series;

typedef struct {
    Chart *chart;
    PlotMeasure measure;
    int indicator;
    Slot *slots;
    int slot_count;
    Series series[MOST_SERIES];
    int series_count;
    bool yearly, has_target;
    double target, target_high; /* the same but for a range */
    double *x;
    Scale scale;
    double left, right, top, bottom;
} LineChart;

static const double dashes[][4] = {{0}, {4, 2.5}, {1.2, 2}, {6, 2, 1.2, 2}, {2.5, 1.5}};
static const int dash_counts[] = {0, 2, 2, 4, 2};

static void add_series(LineChart *c, const char *name, int indicator, int years_back, int style)
{
    const ChartStyle *s = c->chart->style;
    Series *series = &c->series[c->series_count++];
    series->name = name;
    series->last_year = years_back > 0;
    series->points = ARENA_ARRAY(c->chart->list->arena, Point, c->slot_count);
    series->colour = years_back ? s->muted : chart_line_colour(c->chart, style);
    series->width = style || years_back ? s->thin_width : s->line_width;
    series->dash = dashes[style];
    series->dash_count = dash_counts[style];
    for (int i = 0; i < c->slot_count; i++)
        series->points[i] = plot_point(c->chart, c->measure, indicator, c->chart->region,
                                       period_year_before(c->slots[i].period, years_back));
}

static bool gather(LineChart *c)
{
    Chart *chart = c->chart;
    const OptionValue *list = option(chart->options, "indicators");
    const char *first = list->item_count ? list->items[0] : option_text(chart->options, "indicator");
    c->indicator = first ? dataset_find_indicator(chart->analysis->data, first) : -1;
    if (c->indicator < 0) return chart_refuse(chart, "没有写indicator（指标）");
    if (list->item_count > MOST_SERIES) return chart_refuse(chart, "一张线图最多五条线");
    c->measure = plot_measure(chart, c->indicator, option_text(chart->options, "measure"), true);
    c->slots = plot_slots(chart, c->measure, c->indicator, (int)option_number(chart->options, "months"),
                          &c->slot_count);
    c->yearly = years_wanted(chart, c->measure, c->indicator, c->slots, c->slot_count);
    if (c->yearly) {
        if (kind_has_scope(chart->analysis->data->indicators[c->indicator].kind))
            c->measure = plot_is_growth(c->measure) ? PLOT_TOTAL_GROWTH : PLOT_TOTAL;
        else if (c->measure == PLOT_LEVEL)
            c->measure = PLOT_TOTAL;
        c->slots = years_slots(chart, c->measure, c->indicator, &c->slot_count);
    }
    if (list->item_count > 1) {
        for (int i = 0; i < list->item_count; i++)
            add_series(c, list->items[i], dataset_find_indicator(chart->analysis->data, list->items[i]), 0,
                       i);
    } else {
        bool compare = option_true(chart->options, "compare") && !c->yearly;
        add_series(c, compare ? "本期" : "", c->indicator, 0, 0);
        if (compare) add_series(c, "上年同期", c->indicator, 1, 1);
    }
    c->has_target = option_true(chart->options, "target") && !c->yearly &&
                    chart_target_range(chart, c->measure, c->indicator, chart->region, chart->period.year,
                                       &c->target, &c->target_high);
    return true;
}

static bool find_range(const LineChart *c, double *low, double *high)
{
    *low = INFINITY, *high = -INFINITY;
    for (int k = 0; k < c->series_count; k++)
        for (int i = 0; i < c->slot_count; i++)
            if (c->series[k].points[i].known) {
                *low = fmin(*low, c->series[k].points[i].value);
                *high = fmax(*high, c->series[k].points[i].value);
            }
    if (c->has_target) *low = fmin(*low, c->target), *high = fmax(*high, c->target_high);
    return *low <= *high;
}

static int last_known(const Series *s, int count)
{
    while (count-- > 0)
        if (s->points[count].known) return count;
    return -1;
}

/* “5.0”, or “4.0—6.0” of a range. */
static const char *target_words(const LineChart *c, const Indicator *item)
{
    int decimals = plot_decimals(c->measure, item);
    const char *low = guide_number(c->chart, c->target, decimals);
    if (c->target_high <= c->target) return low;
    return chart_printf(c->chart, "%s—%s", low, guide_number(c->chart, c->target_high, decimals));
}

/* The end labels: “5.2 本年”, “年度目标5.0”. */
static int end_labels(LineChart *c, EndLabel *labels)
{
    Chart *chart = c->chart;
    int n = 0;
    for (int k = 0; k < c->series_count; k++) {
        int last = last_known(&c->series[k], c->slot_count);
        if (last < 0) continue;
        const Point *p = &c->series[k].points[last];
        bool ends_here = last == c->slot_count - 1;
        labels[n++] = (EndLabel){
            .text = chart_printf(chart, *c->series[k].name ? (ends_here ? "%s %s" : "%s%s") : "%s%s",
                                 ends_here ? p->printed : "", c->series[k].name),
            .source = p->source,
            .style = chart_text(chart, chart_text_colour(chart, c->series[k].colour), k == 0, false),
            .y = scale_position(&c->scale, p->value)};
    }
    if (c->has_target) {
        const Indicator *item = &chart->analysis->data->indicators[c->indicator];
        labels[n++] = (EndLabel){.text = chart_printf(chart, "年度目标 %s", target_words(c, item)),
                                 .style = chart_text(chart, chart->style->ink, false, false),
                                 .y = scale_position(&c->scale, (c->target + c->target_high) / 2)};
    }
    return n;
}

static bool lay_out(LineChart *c, double low, double high, EndLabel *labels, int *label_count)
{
    Chart *chart = c->chart;
    c->top = chart->style->label_size;
    c->bottom = chart->height - guide_months_height(chart);
    chart_domain(chart, 0, &low, &high);
    int wanted = (int)fmax(3, (c->bottom - c->top) / 24);
    bool near_zero = (low > 0 && low < 0.6 * (high - low)) || (high < 0 && -high < 0.6 * (high - low));
    c->scale = scale_make(low, high, wanted, near_zero, c->bottom, c->top);
    c->left = guide_axis_width(chart, &c->scale);
    *label_count = end_labels(c, labels);
    double widest = 0;
    for (int i = 0; i < *label_count; i++)
        widest = fmax(widest, chart_label_width(chart, labels[i].text, labels[i].style));
    c->right = chart->width - widest - 8;
    c->x = ARENA_ARRAY(chart->list->arena, double, c->slot_count);
    double inset = 8, step = c->slot_count > 1 ? (c->right - c->left - 2 * inset) / (c->slot_count - 1) : 0;
    for (int i = 0; i < c->slot_count; i++) c->x[i] = c->left + inset + step * i;
    return c->right - c->left >= LEAST_WIDTH || chart_refuse(chart, "图太窄，放不下线端的文字");
}

/* Draws the line in pieces between gaps; single points become dots. */
static void draw_series(LineChart *c, const Series *s, Placer *placer)
{
    DisplayList *list = c->chart->list;
    double *xs = ARENA_ARRAY(list->arena, double, c->slot_count),
           *ys = ARENA_ARRAY(list->arena, double, c->slot_count);
    int n = 0;
    for (int i = 0; i <= c->slot_count; i++) {
        if (i < c->slot_count && s->points[i].known) {
            xs[n] = c->x[i];
            ys[n++] = scale_position(&c->scale, s->points[i].value);
            continue;
        }
        for (int k = 1; k < n; k++) placer_block_line(placer, xs[k - 1], ys[k - 1], xs[k], ys[k]);
        int from = list->count;
        if (n == 1) display_circle(list, xs[0], ys[0], 1.8, s->colour, 0, DRAWN_MARK);
        display_polyline(list, xs, ys, n, s->width, s->colour, s->dash, s->dash_count, DRAWN_MARK);
        display_source(list, from, plot_sources(c->chart, s->points + i - n, n));
        n = 0;
    }
}

/* The highest and the lowest point of the main line, where there is room; the last is at the line's end. */
static void label_extremes(LineChart *c, Placer *placer)
{
    const Series *s = &c->series[0];
    int high = -1, low = -1, last = last_known(s, c->slot_count);
    for (int i = 0; i < c->slot_count; i++) {
        if (!s->points[i].known) continue;
        if (high < 0 || s->points[i].value > s->points[high].value) high = i;
        if (low < 0 || s->points[i].value < s->points[low].value) low = i;
    }
    TextStyle style = chart_text(c->chart, s->colour, false, false);
    int marked[] = {high, low};
    for (int i = 0; i < 2 && high != low; i++) {
        if (marked[i] < 0 || marked[i] >= last - 1) continue; /* the end label tells it, or is too near */
        const Point *p = &s->points[marked[i]];
        double y = scale_position(&c->scale, p->value);
        if (placer_label(placer, p->printed, style, c->x[marked[i]], y, p->source))
            display_circle(c->chart->list, c->x[marked[i]], y, 1.5, s->colour, 0, DRAWN_MARK);
    }
}

/* The same for the alternative text; a range by both its ends. */
static const char *said_target(const LineChart *c, const Indicator *item, const Point *target)
{
    Chart *chart = c->chart;
    if (c->target_high <= c->target) return said_text(chart, target_words(c, item), target->source);
    const Target *t = dataset_target(chart->analysis->data, c->indicator, chart->region, chart->period.year);
    const char *ends[2];
    for (int upper = 0; upper < 2; upper++) {
        Value end = goal_range_end(chart->analysis, t, upper, chart->unit);
        Point p = plot_value(chart, &end, plot_decimals(c->measure, item));
        ends[upper] = said_point(chart, &p);
    }
    return chart_printf(chart, "%s—%s", ends[0], ends[1]);
}

static const char *series_words(LineChart *c, const Series *s, const Indicator *item)
{
    int last = last_known(s, c->slot_count);
    if (s->last_year)
        return last < 0 ? "" : alternative_point(c->chart, s->name, &s->points[last], c->chart->unit);
    const char *words = alternative_series(c->chart, c->measure, item, c->slots, s->points, c->slot_count);
    bool several = c->series_count > 1 && !c->series[c->series_count - 1].last_year;
    return several ? chart_printf(c->chart, "%s：%s", s->name, words) : words;
}

/* “固定资产投资、工业投资和房地产开发投资”. */
static const char *subject_words(const LineChart *c)
{
    const Series *last = &c->series[c->series_count - 1];
    const char *words = c->series[0].name;
    if (c->series_count == 1 || last->last_year)
        return c->chart->analysis->data->indicators[c->indicator].name;
    for (int k = 1; k < c->series_count; k++)
        words =
            chart_printf(c->chart, "%s%s%s", words, k + 1 < c->series_count ? "、" : "和", c->series[k].name);
    return words;
}

static void describe(LineChart *c)
{
    Chart *chart = c->chart;
    const Indicator *item = &chart->analysis->data->indicators[c->indicator];
    chart->unit = plot_unit(c->measure, item);
    bool growth = plot_is_growth(c->measure);
    const char *measure = !c->yearly ? plot_measure_words(c->measure, item) : growth ? "增速" : "";
    chart->title =
        chart_printf(chart, "%s%s%s", c->yearly ? years_words(chart) : "", subject_words(c), measure);
    const char *text = "";
    for (int k = 0; k < c->series_count; k++)
        text = alternative_join(chart, text, "；", series_words(c, &c->series[k], item));
    Point target = chart_target_point(chart, c->measure, c->indicator, chart->region, chart->period.year);
    if (c->has_target)
        text =
            alternative_join(chart, text, "；",
                             chart_printf(chart, "年度目标%s%s", said_target(c, item, &target), chart->unit));
    if (c->series_count == 1 || c->series[1].last_year)
        chart->message =
            finding_message(chart, &(SeriesLine){.measure = c->measure,
                                                 .indicator = c->indicator,
                                                 .slots = c->slots,
                                                 .points = c->series[0].points,
                                                 .count = c->slot_count,
                                                 .has_target = c->has_target && c->target_high <= c->target,
                                                 .target = target});
    chart->alternative = chart_printf(chart, "折线图：%s，%s", chart->title, text);
}

/* A dashed line; a range is a band between two. */
static void draw_target(const LineChart *c, Placer *placer)
{
    DisplayList *list = c->chart->list;
    const ChartStyle *style = c->chart->style;
    double low = scale_position(&c->scale, c->target), high = scale_position(&c->scale, c->target_high);
    if (low - high > 0.5)
        display_rect(list, c->left, high, c->right - c->left, low - high, colour_tint(style->grid, 0.35),
                     DRAWN_BAND);
    for (int i = 0; i < (low - high > 0.5 ? 2 : 1); i++) {
        double y = i ? high : low;
        display_dashed(list, c->left, y, c->right, y, 0.8, style->ink, 3, 2, DRAWN_TARGET);
        placer_block_line(placer, c->left, y, c->right, y);
    }
}

static bool draw(Chart *chart)
{
    LineChart c = {.chart = chart};
    double low, high;
    if (!gather(&c)) return false;
    if (!find_range(&c, &low, &high)) return chart_empty(chart, "所选期间没有数据");
    EndLabel labels[MOST_SERIES + 1];
    int label_count;
    if (!lay_out(&c, low, high, labels, &label_count)) return false;
    guide_value_axis(chart, &c.scale, c.left, c.right, false);
    guide_months(chart, c.slots, c.x, c.slot_count, c.bottom);
    Placer *placer = placer_new(chart, c.left, 0, c.right - c.left, c.bottom);
    placer_block(placer, c.left - 4, c.bottom - 10, 12, 10); /* the mark of a broken axis */
    if (c.has_target) draw_target(&c, placer);
    for (int k = c.series_count - 1; k >= 0; k--) draw_series(&c, &c.series[k], placer);
    const Series *main = &c.series[0];
    int last = last_known(main, c.slot_count);
    if (last >= 0)
        display_circle(chart->list, c.x[last], scale_position(&c.scale, main->points[last].value), 2.2,
                       main->colour, 0, DRAWN_MARK);
    if (c.series_count <= 2) label_extremes(&c, placer);
    guide_end_labels(chart, labels, label_count, c.right + 4, 0, c.bottom);
    placer_free(placer);
    describe(&c);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, false, NULL, 0, 0, NULL, "画哪个指标"},
    {"indicators", "多个指标", OPTION_INDICATORS, false, NULL, 0, 0, NULL, "画几个指标（最多五个）"},
    {"measure", "度量", OPTION_MEASURE, false, NULL, 0, 0, NULL,
     "画哪种数；增速、指数默认本期，总量默认累计同比"},
    {"months", "月数", OPTION_NUMBER, false, NULL, 2, 360, "13", "横轴有多少个月"},
    {"compare", "上年", OPTION_BOOL, false, NULL, 0, 0, "true", "是否画上年同期"},
    {"target", "目标", OPTION_BOOL, false, NULL, 0, 0, "true", "有年度目标时是否画目标线"},
    CHART_YEAR_OPTIONS,
};

const ChartKind chart_line = {
    "line", "线图", "各月的走势，可与上年同期、年度目标比较", {options, sizeof options / sizeof *options},
    150,    draw};
