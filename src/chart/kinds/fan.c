/* fan: the growth of past years, the year's projection with its 80% and 95% intervals, and the target. */
#include <math.h>
#include <string.h>

#include "analysis/goal.h"
#include "analysis/measure.h"
#include "analysis/outlook.h"
#include "chart/common.h"
#include "chart/said.h"

enum { MOST_YEARS = 20 };

typedef struct {
    Chart *chart;
    Subject subject;
    int count; /* past years */
    int years[MOST_YEARS];
    Point past[MOST_YEARS];
    double middle, low80, high80, low95, high95; /* of growth, % */
    bool interval, has_target;
    double target;
    Scale scale;
    double left, right, top, bottom, step;
} Fan;

static double growth(double total, double before) { return (total / before - 1) * 100; }

static void gather_past(Fan *f)
{
    Chart *chart = f->chart;
    int wanted = (int)option_number(chart->options, "years");
    for (int back = wanted; back > 0; back--) {
        int year = chart->period.year - back;
        Point p = plot_point(chart, PLOT_GROWTH, f->subject.indicator, chart->region, period_span(year, 12));
        if (!p.known) {
            f->count = 0; /* the line begins behind the last gap */
            continue;
        }
        f->years[f->count] = year;
        f->past[f->count++] = p;
    }
}

static bool gather(Fan *f)
{
    Chart *chart = f->chart;
    const char *why;
    int indicator = chart_indicator(chart, "indicator");
    if (indicator < 0) return false;
    f->subject = goal_subject(chart->analysis, (Subject){indicator, chart->region, chart->period});
    /* the one that was made already, however often the chart is drawn */
    const Projection *p = outlook_projection(chart->analysis, f->subject, &why);
    if (!p) return chart_empty(chart, why);
    if (!(p->total_before > 0)) return chart_empty(chart, "没有上年全年数");
    gather_past(f);
    f->middle = growth(p->total, p->total_before);
    f->interval = p->has_interval;
    f->low80 = f->high80 = f->low95 = f->high95 = f->middle;
    if (p->has_interval) {
        f->low80 = growth(p->low80, p->total_before), f->high80 = growth(p->high80, p->total_before);
        f->low95 = growth(p->low95, p->total_before), f->high95 = growth(p->high95, p->total_before);
    }
    f->has_target =
        chart_target(chart, PLOT_GROWTH, indicator, chart->region, chart->period.year, &f->target);
    return true;
}

static void lay_out(Fan *f)
{
    Chart *chart = f->chart;
    double low = f->low95, high = f->high95;
    for (int i = 0; i < f->count; i++) low = fmin(low, f->past[i].value), high = fmax(high, f->past[i].value);
    if (f->has_target) low = fmin(low, f->target), high = fmax(high, f->target);
    f->top = 1.4 * chart->style->label_size;
    f->bottom = chart->height - guide_months_height(chart);
    chart_domain(f->chart, 0, &low, &high);
    f->scale = scale_make(low, high, 5, false, f->bottom, f->top);
    f->left = guide_axis_width(chart, &f->scale);
    f->right = chart->width - 11 * chart->style->label_size;
    f->step = (f->right - f->left) / (f->count + 1);
}

static double slot_x(const Fan *f, int i) { return f->left + f->step * (i + 0.5); }

/* From the last year's point to the interval at the year's end. */
static void draw_band(Fan *f, double low, double high, Colour colour)
{
    double x = slot_x(f, f->count);
    if (!f->count) {
        double a = scale_position(&f->scale, low), b = scale_position(&f->scale, high);
        display_rect(f->chart->list, x - f->step * 0.2, b, f->step * 0.4, a - b, colour, DRAWN_BAND);
        return;
    }
    double xs[] = {slot_x(f, f->count - 1), x, x};
    double ys[] = {scale_position(&f->scale, f->past[f->count - 1].value), scale_position(&f->scale, low),
                   scale_position(&f->scale, high)};
    display_polygon(f->chart->list, xs, ys, 3, colour, DRAWN_BAND);
}

static void draw_lines(Fan *f)
{
    Chart *chart = f->chart;
    const ChartStyle *style = chart->style;
    double xs[MOST_YEARS + 1], ys[MOST_YEARS + 1];
    static const double dash[] = {3, 2};
    for (int i = 0; i < f->count; i++) {
        xs[i] = slot_x(f, i);
        ys[i] = scale_position(&f->scale, f->past[i].value);
    }
    xs[f->count] = slot_x(f, f->count);
    ys[f->count] = scale_position(&f->scale, f->middle);
    display_polyline(chart->list, xs, ys, f->count, style->line_width, style->series[0], NULL, 0, DRAWN_MARK);
    if (f->count > 1)
        display_source(chart->list, chart->list->count - 1, plot_sources(chart, f->past, f->count));
    if (f->count)
        display_polyline(chart->list, xs + f->count - 1, ys + f->count - 1, 2, style->line_width,
                         style->series[0], dash, 2, DRAWN_MARK);
    for (int i = 0; i < f->count; i++) {
        display_circle(chart->list, xs[i], ys[i], 1.8, style->series[0], 0, DRAWN_MARK);
        display_source(chart->list, chart->list->count - 1, f->past[i].source);
    }
    display_circle(chart->list, xs[f->count], ys[f->count], 2.4, style->series[0], 1, DRAWN_MARK);
}

/* From the right, where the projection stands: as many years as have room. */
static void draw_years(const Fan *f, TextStyle ink)
{
    Chart *chart = f->chart;
    double next = INFINITY;
    for (int i = f->count; i >= 0; i--) {
        const char *text = i < f->count ? chart_printf(chart, "%d", f->years[i])
                                        : chart_printf(chart, "%d预测", chart->period.year);
        double half = chart_label_width(chart, text, ink) / 2, x = slot_x(f, i);
        if (x + half > next - 4) continue;
        chart_label(chart, text, ink, x, chart->height - ink.size * 0.4, 0.5, NULL);
        next = x - half;
    }
}

static void draw_labels(Fan *f)
{
    Chart *chart = f->chart;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false),
              bold = chart_text(chart, chart->style->series[0], true, false),
              muted = chart_text(chart, chart->style->muted, false, false);
    EndLabel labels[4];
    int n = 0;
    labels[n++] = (EndLabel){chart_printf(chart, "预测%s", guide_number(chart, f->middle, 1)), NULL, bold,
                             scale_position(&f->scale, f->middle), 0};
    if (f->interval)
        labels[n++] = (EndLabel){chart_printf(chart, "80%%区间 %s～%s", guide_number(chart, f->low80, 1),
                                              guide_number(chart, f->high80, 1)),
                                 NULL, muted, scale_position(&f->scale, f->low80), 0};
    if (f->has_target)
        labels[n++] = (EndLabel){chart_printf(chart, "年度目标 %s", guide_number(chart, f->target, 1)), NULL,
                                 ink, scale_position(&f->scale, f->target), 0};
    guide_end_labels(chart, labels, n, f->right + 2, 0, f->bottom);
    draw_years(f, ink);
}

/* A growth of the fan for the alternative text, from the year's total (`bound` of the projection) and last
 * year's. */
static const char *said_growth(const Fan *f, Value (*bound)(Analysis *, Subject), double shown)
{
    Analysis *a = f->chart->analysis;
    const char *text = guide_number(f->chart, shown, 1), *why;
    const Projection *p = outlook_projection(a, f->subject, &why);
    Value v = bound(a, f->subject);
    if (!p || !v.known) return text;
    if (!p->of_rates) { /* of rates it is the growth itself */
        const Value pair[] = {v, projection_total_before(a, f->subject, p)};
        v = value_derived(a, shown, "%", "预测全年÷上年全年（可比口径）－1", pair, 2);
    }
    return said_text(f->chart, text, plot_value(f->chart, &v, 1).source);
}

/* 完成年度目标很可能（99%）: as the figure 完成可能 says it. */
static void state_message(Fan *f)
{
    Chart *chart = f->chart;
    const Target *target =
        dataset_target(chart->analysis->data, f->subject.indicator, chart->region, chart->period.year);
    const char *why;
    double probability;
    if (!target || !outlook_meets(chart->analysis, target, f->subject, &probability, &why)) return;
    const char *said = chart_printf(chart, "%s（%.0f%%）", probability_word(probability),
                                    fmin(fmax(floor(probability * 100 + 0.5), 1), 99));
    Figure likelihood = measure_figure(chart->analysis, measure_find("likelihood"), f->subject);
    chart->message = chart_printf(chart, "完成年度目标%s", said_text(chart, said, likelihood.source));
}

static bool draw(Chart *chart)
{
    Fan f = {.chart = chart};
    if (!gather(&f)) return false;
    if (chart->empty) return true;
    const Indicator *item = &chart->analysis->data->indicators[f.subject.indicator];
    lay_out(&f);
    guide_value_axis(chart, &f.scale, f.left, f.right, false);
    if (f.interval) {
        draw_band(&f, f.low95, f.high95, colour_tint(chart->style->series[0], 0.13));
        draw_band(&f, f.low80, f.high80, colour_tint(chart->style->series[0], 0.30));
    }
    if (f.has_target) {
        double y = scale_position(&f.scale, f.target);
        display_dashed(chart->list, f.left, y, f.right, y, 0.8, chart->style->ink, 3, 2, DRAWN_TARGET);
    }
    draw_lines(&f);
    draw_labels(&f);
    state_message(&f);
    chart->unit = "%";
    chart->title = chart_printf(chart, "%s全年增速及预测", item->name);
    chart->note =
        f.interval ? "深色为80%区间，浅色为95%区间，由历年同期的预测误差得出。" : "不足三年历史，不给区间。";
    Point target =
        chart_target_point(chart, PLOT_GROWTH, f.subject.indicator, chart->region, chart->period.year);
    chart->alternative = chart_printf(
        chart, "扇形图：%s，%d年预测增长%s%%%s%s", chart->title, chart->period.year,
        said_growth(&f, measure_projection, f.middle),
        f.interval
            ? chart_printf(chart, "，80%%区间%s%%至%s%%", said_growth(&f, measure_projection_lo, f.low80),
                           said_growth(&f, measure_projection_hi, f.high80))
            : "",
        f.has_target ? chart_printf(chart, "；年度目标%s%%",
                                    said_text(chart, guide_number(chart, f.target, 1), target.source))
                     : "");
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, true, NULL, 0, 0, NULL, "画哪个总量指标"},
    {"years", "年数", OPTION_NUMBER, false, NULL, 1, 20, "6", "前面画几年"},
};

const ChartKind chart_fan = {"fan",
                             "扇形图",
                             "历年增速、全年预测和80%、95%区间、年度目标",
                             {options, sizeof options / sizeof *options},
                             150,
                             draw};
