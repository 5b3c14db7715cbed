/* waterfall: what the parts of a total pull its growth up or down, in points, one behind the other, and what
 * they add up to. From displayed figures: the bars of the page sum to the printed total; what the parts leave
 * is 其他, of parts that add up to the total 口径差异. */
#include <math.h>
#include <string.h>

#include "analysis/goal.h"
#include "analysis/measure.h"
#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/said.h"

enum { MOST_STEPS = 16, DECIMALS = 1 };

typedef struct {
    const char *name, *printed;
    const Provenance *source;
    double value, from; /* displayed; where the bar begins */
    bool total;
} Step;

typedef struct {
    Chart *chart;
    int indicator, count;
    const char *rest; /* what the parts leave: 其他, of a complete breakdown 口径差异 */
    Step steps[MOST_STEPS];
    double sum;
    Scale scale;
    double left, top, bottom;
} Waterfall;

static double displayed(double value) { return floor(fabs(value) * 10 + 0.5) / 10 * (value < 0 ? -1 : 1); }

static void add_step(Waterfall *w, const char *name, double value, const Provenance *source, bool total)
{
    w->steps[w->count++] = (Step){.name = name,
                                  .printed = guide_number(w->chart, value, DECIMALS),
                                  .source = source,
                                  .value = value,
                                  .from = total ? 0 : w->sum,
                                  .total = total};
    if (!total) w->sum += value;
}

/* What the steps so far leave of the whole. */
static const Provenance *rest_source(const Waterfall *w, Point whole, double rest)
{
    Point points[MOST_STEPS + 1] = {whole};
    for (int i = 0; i < w->count; i++)
        points[i + 1] = (Point){.known = true, .value = w->steps[i].value, .source = w->steps[i].source};
    return plot_computed(w->chart, rest, DECIMALS, "总体－各项之和", points, w->count + 1).source;
}

static bool gather(Waterfall *w)
{
    Chart *chart = w->chart;
    const Dataset *d = chart->analysis->data;
    w->indicator = chart_indicator(chart, "indicator");
    if (w->indicator < 0) return false;
    int parts = 0;
    Point whole = plot_point(chart, PLOT_TOTAL_GROWTH, w->indicator, chart->region, chart->period);
    if (!whole.known) return chart_empty(chart, "没有总体的增速");
    for (int i = 0; i < d->indicator_count && w->count < MOST_STEPS - 2; i++) {
        if (d->indicators[i].parent != w->indicator) continue;
        parts++;
        Subject s = goal_subject(chart->analysis, (Subject){i, chart->region, chart->period});
        Value pull = measure_pull(chart->analysis, s);
        Point step = plot_value(chart, &pull, DECIMALS);
        if (step.known) add_step(w, d->indicators[i].name, step.value, step.source, false);
    }
    if (!parts) return chart_refuse(chart, "没有分项（字典的上级指标为本指标）");
    if (!w->count) return chart_empty(chart, "各分项没有能算拉动的数据");
    double rest = displayed(whole.value - w->sum);
    Subject whole_at = goal_subject(chart->analysis, (Subject){w->indicator, chart->region, chart->period});
    w->rest = measure_parts_complete(chart->analysis, whole_at) ? "口径差异" : "其他";
    if (fabs(rest) >= 0.05) add_step(w, w->rest, rest, rest_source(w, whole, rest), false);
    add_step(w, d->indicators[w->indicator].name, whole.value, whole.source, true);
    return true;
}

/* Names stand under the steps on as many lines as they need. */
static bool lay_out(Waterfall *w)
{
    Chart *chart = w->chart;
    double low = 0, high = 0, size = chart->style->label_size;
    for (int i = 0; i < w->count; i++) {
        double end = w->steps[i].from + w->steps[i].value;
        low = fmin(low, fmin(w->steps[i].from, end)), high = fmax(high, fmax(w->steps[i].from, end));
    }
    w->top = 1.6 * size;
    double step = (chart->width - 40) / w->count, names = 0;
    TextStyle bold = chart_text(chart, chart->style->ink, true, false);
    if (step < 3.2 * size) return chart_refuse(chart, "图太窄，放不下这么多分项");
    for (int i = 0; i < w->count; i++)
        names = fmax(names, chart_lines_height(chart, w->steps[i].name, bold, step - 3));
    w->bottom = chart->height - fmax(names, 2 * 1.25 * size) - 4;
    if (w->bottom - w->top < 40) return chart_refuse(chart, "图太矮，放不下分项的名称");
    w->scale = scale_make(low, high, 4, true, w->bottom - (low < 0 ? 1.4 * size : 0), w->top);
    w->left = guide_axis_width(chart, &w->scale);
    return true;
}

/* On white: no grid line strikes it. */
static void draw_figure(Chart *chart, const Step *s, double x, double base, TextStyle style)
{
    double half = chart_label_width(chart, s->printed, style) / 2 + 1;
    display_rect(chart->list, x - half, base - 0.78 * style.size, 2 * half, 0.84 * style.size,
                 chart->style->paper, DRAWN_KNOCKOUT);
    chart_label(chart, s->printed, style, x, base, 0.5, s->source);
}

/* “工业投资拉动最多，为3.0个百分点”: by rule, from displayed figures. */
static void state_message(Waterfall *w)
{
    const Step *most = NULL;
    for (int i = 0; i < w->count - 1; i++)
        if (strcmp(w->steps[i].name, w->rest) && (!most || w->steps[i].value > most->value))
            most = &w->steps[i];
    if (most && most->value > 0)
        w->chart->message = chart_printf(w->chart, "%s拉动最多，为%s个百分点", most->name,
                                         said_text(w->chart, most->printed, most->source));
}

static void draw_steps(Waterfall *w)
{
    Chart *chart = w->chart;
    const ChartStyle *style = chart->style;
    TextStyle ink = chart_text(chart, style->ink, false, false),
              bold = chart_text(chart, style->ink, true, false);
    double step = (chart->width - w->left) / w->count, width = fmin(step * 0.62, 42);
    for (int i = 0; i < w->count; i++) {
        const Step *s = &w->steps[i];
        double x = w->left + step * (i + 0.5), from = scale_position(&w->scale, s->from),
               to = scale_position(&w->scale, s->from + s->value);
        Colour colour = s->total ? style->series[0] : s->value < 0 ? style->series[1] : style->series[2];
        display_rect(chart->list, x - width / 2, fmin(from, to), width, fmax(fabs(from - to), 0.6), colour,
                     DRAWN_MARK);
        display_source(chart->list, chart->list->count - 1, s->source);
        if (i + 1 < w->count)
            display_guide(chart->list, x + width / 2, to, x + step - width / 2, to, 0.5, style->rule,
                          DRAWN_CONNECTOR);
        draw_figure(chart, s, x, s->value < 0 ? fmax(from, to) + ink.size + 1 : fmin(from, to) - 3,
                    s->total ? bold : ink);
        chart_lines(chart, s->name, s->total ? bold : ink, x, w->bottom + 4, step - 3);
    }
}

static bool draw(Chart *chart)
{
    Waterfall w = {.chart = chart};
    if (!gather(&w)) return false;
    if (chart->empty) return true;
    const Indicator *item = &chart->analysis->data->indicators[w.indicator];
    if (!lay_out(&w)) return false;
    guide_value_axis(chart, &w.scale, w.left, chart->width, false);
    draw_steps(&w);
    state_message(&w);
    chart->unit = "百分点";
    chart->title = chart_printf(chart, "各分项对%s增长的拉动", item->name);
    const char *text = "";
    for (int i = 0; i < w.count; i++)
        text = alternative_join(chart, text, "，",
                                chart_printf(chart, "%s%s", w.steps[i].name,
                                             said_text(chart, w.steps[i].printed, w.steps[i].source)));
    chart->alternative =
        chart_printf(chart, "瀑布图：%s，%s（百分点，%s为增速）", chart->title, text, item->name);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicator", "指标", OPTION_INDICATOR, true, NULL, 0, 0, NULL, "总体指标；分项是字典里以它为上级的指标"},
};

const ChartKind chart_waterfall = {"waterfall",
                                   "瀑布图",
                                   "各分项对总体增长的拉动，加起来等于总体的增速",
                                   {options, sizeof options / sizeof *options},
                                   150,
                                   draw};
