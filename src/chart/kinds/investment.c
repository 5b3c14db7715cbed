/* investment: the investment of projects added up month by month, done and funded, against the year's plan
 * spread evenly over the months (时序). */
#include <math.h>
#include <string.h>

#include "analysis/task.h"
#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/said.h"

enum { MONTHS = 12 };

typedef struct {
    Chart *chart;
    double plan, done[MONTHS + 1], funded[MONTHS + 1]; /* NAN: no report of that month */
    int projects, last;                                /* months with a report */
    Point done_last, funded_last, planned; /* the last sums and the plan, with the cells that are added */
    double x[MONTHS + 1];
    Scale scale;
    double left, right, top, bottom;
} Investment;

static bool is_counted(const Investment *v, const Task *t)
{
    const char *category = option_text(v->chart->options, "category");
    return !strcmp(t->category, category) && t->year_investment > 0 &&
           (!t->year || t->year == v->chart->period.year);
}

/* The sums at the end of a month; what a project has not reported yet counts nothing. */
static void add_month(Investment *v, int month)
{
    const Dataset *d = v->chart->analysis->data;
    Period at = period_month(v->chart->period.year, month);
    v->done[month] = v->funded[month] = NAN;
    double done = 0, funded = 0;
    bool reported = false;
    for (int i = 0; i < d->task_count; i++) {
        const Progress *p = is_counted(v, &d->tasks[i]) ? dataset_progress(d, i, at) : NULL;
        if (!p || p->period.year != at.year) continue;
        reported |= p->period.last == month && !isnan(p->invested);
        if (!isnan(p->invested)) done += p->invested;
        if (!isnan(p->funded)) funded += p->funded;
    }
    if (!reported) return;
    v->done[month] = floor(done * 100 + 0.5) / 100;
    v->funded[month] = floor(funded * 100 + 0.5) / 100;
    v->last = month;
}

/* Which amount of a task is added up. */
typedef enum { DONE, FUNDED, PLANNED } Summed;

/* The same sum at the end of the last month with a report, from the tasks' standings. */
static Point sum_point(const Investment *v, Summed summed)
{
    Analysis *a = v->chart->analysis;
    Period at = period_month(v->chart->period.year, v->last);
    Value *parts = ARENA_ARRAY(v->chart->list->arena, Value, a->data->task_count + 1);
    double sum = 0;
    int n = 0;
    for (int i = 0; i < a->data->task_count; i++) {
        if (!is_counted(v, &a->data->tasks[i])) continue;
        TaskStanding s = task_standing(a, i, at);
        bool this_year = s.progress && s.progress->period.year == at.year;
        Value part = summed == PLANNED ? s.planned : summed == DONE ? s.invested : s.funded;
        if (!part.known || (summed != PLANNED && !this_year)) continue;
        sum += part.number;
        parts[n++] = part;
    }
    Value v_sum = value_derived(a, sum, "亿元", "各项之和", parts, n);
    return plot_value(v->chart, &v_sum, 2);
}

static bool gather(Investment *v)
{
    const Dataset *d = v->chart->analysis->data;
    for (int i = 0; i < d->task_count; i++)
        if (is_counted(v, &d->tasks[i])) v->plan += d->tasks[i].year_investment, v->projects++;
    if (!v->projects) return !chart_empty(v->chart, "没有写明年度计划投资的项目");
    v->done[0] = v->funded[0] = 0;
    int until = v->chart->period.last;
    for (int m = 1; m <= MONTHS; m++)
        if (m <= until)
            add_month(v, m);
        else
            v->done[m] = v->funded[m] = NAN;
    if (!v->last) return !chart_empty(v->chart, "项目没有投资进展数");
    v->done_last = sum_point(v, DONE);
    v->funded_last = sum_point(v, FUNDED);
    v->planned = sum_point(v, PLANNED);
    return true;
}

/* The curve; other curves' names keep clear of it. */
static void draw_series(const Investment *v, const double *amounts, Colour colour, double width,
                        const double *dash, int dash_count, Placer *placer)
{
    double xs[MONTHS + 1], ys[MONTHS + 1];
    DisplayList *list = v->chart->list;
    int n = 0;
    for (int m = 0; m <= MONTHS; m++) {
        if (isnan(amounts[m])) continue; /* a month without a report is drawn through: the sums go on */
        xs[n] = v->x[m];
        ys[n++] = scale_position(&v->scale, amounts[m]);
    }
    display_polyline(list, xs, ys, n, width, colour, dash, dash_count, DRAWN_MARK);
    for (int k = 1; k < n; k++) placer_block_line(placer, xs[k - 1], ys[k - 1], xs[k], ys[k]);
    display_circle(list, xs[n - 1], ys[n - 1], 2.2, colour, 0, DRAWN_MARK);
    placer_block(placer, xs[n - 1] - 2.2, ys[n - 1] - 2.2, 4.4, 4.4);
}

/* The last sum and what it is, at the first free place around the curve's end. */
static void name_series(const Investment *v, const char *name, Point sum, Colour colour, bool bold,
                        Placer *placer)
{
    Chart *chart = v->chart;
    TextStyle style = chart_text(chart, chart_text_colour(chart, colour), bold, false);
    const char *text = chart_printf(chart, "%s %s", sum.printed, name);
    if (!placer_label(placer, text, style, v->x[v->last], scale_position(&v->scale, sum.value), sum.source))
        chart_left_out(chart, 1, "数");
}

static void draw_months(const Investment *v)
{
    TextStyle ink = chart_text(v->chart, v->chart->style->ink, false, false);
    for (int m = 1; m <= MONTHS; m++)
        chart_label(v->chart, chart_printf(v->chart, m == 1 ? "1月" : "%d", m), ink, v->x[m],
                    v->bottom + ink.size * 1.3, 0.5, NULL);
}

/* Curves end at the last report, so that their names stand there; the plan's name stands at the right end. */
static bool lay_out(Investment *v)
{
    Chart *chart = v->chart;
    double high = fmax(v->plan, fmax(v->done[v->last], v->funded[v->last])), size = chart->style->label_size;
    v->top = size;
    v->bottom = chart->height - 1.8 * size;
    v->scale = scale_make(0, high, 4, true, v->bottom, v->top);
    v->left = guide_axis_width(chart, &v->scale);
    TextStyle bold = chart_text(chart, chart->style->ink, true, false);
    v->right =
        chart->width - chart_label_width(chart, chart_printf(chart, "%.2f 年度计划", v->plan), bold) - 8;
    for (int m = 0; m <= MONTHS; m++) v->x[m] = v->left + (v->right - v->left) * m / MONTHS;
    return v->right - v->left > 120 || chart_refuse(chart, "图太窄，放不下线端的文字");
}

/* “12个项目完成年度计划投资的48.2%，慢于时序进度1.8个百分点”: from the sums as they are displayed. */
static const char *message(const Investment *v)
{
    Chart *chart = v->chart;
    const Point sums[] = {v->done_last, v->planned};
    Value gone = goal_time_progress(chart->analysis,
                                    (Subject){0, chart->region, period_month(chart->period.year, v->last)});
    Point share =
              plot_computed(chart, v->done_last.value / v->planned.value * 100, 1, "完成÷目标×100", sums, 2),
          time = plot_value(chart, &gone, 1), apart = plot_gap(chart, share, time, 1);
    const char *gap = apart.value < 0.05 ? "与时序进度持平"
                                         : chart_printf(chart, "%s时序进度%s个百分点",
                                                        share.value > time.value ? "快于" : "慢于",
                                                        said_point(chart, &apart));
    return chart_printf(chart, "%d个项目完成年度计划投资的%s%%，%s", v->projects, said_point(chart, &share),
                        gap);
}

static bool draw(Chart *chart)
{
    static const double dashed[] = {4, 2.5}, dotted[] = {1.2, 2};
    Investment v = {.chart = chart};
    if (!gather(&v)) return chart->empty;
    if (!lay_out(&v)) return false;
    const ChartStyle *s = chart->style;
    double even[MONTHS + 1];
    for (int m = 0; m <= MONTHS; m++) even[m] = v.plan * m / MONTHS;
    guide_value_axis(chart, &v.scale, v.left, v.right, false);
    draw_months(&v);
    Placer *placer = placer_new(chart, v.left, 0, v.right - v.left, v.bottom);
    draw_series(&v, even, s->ink, 0.8, dashed, 2, placer);
    draw_series(&v, v.funded, s->series[2], s->thin_width, dotted, 2, placer);
    draw_series(&v, v.done, s->series[0], s->line_width, NULL, 0, placer);
    name_series(&v, "完成投资", v.done_last, s->series[0], true, placer);
    name_series(&v, "到位资金", v.funded_last, s->series[2], false, placer);
    placer_free(placer);
    chart_label(chart, chart_printf(chart, "%s 年度计划", v.planned.printed),
                chart_text(chart, s->ink, false, false), v.right + 5,
                scale_position(&v.scale, v.plan) + s->label_size * 0.36, 0, v.planned.source);
    chart->unit = "亿元";
    chart->message = message(&v);
    chart->title = chart_printf(chart, "%s累计投资与计划", option_text(chart->options, "category"));
    chart->note = "虚线为年度计划按月均摊（时序进度）。";
    chart->alternative = chart_printf(
        chart, "投资曲线：%s，%d月完成投资%s亿元，到位资金%s亿元，年度计划%s亿元", chart->message, v.last,
        said_point(chart, &v.done_last), said_point(chart, &v.funded_last), said_point(chart, &v.planned));
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"category", "类别", OPTION_TEXT, false, NULL, 0, 0, "重点项目", "哪一类任务"},
};

const ChartKind chart_investment = {"investment",
                                    "投资曲线",
                                    "项目累计完成投资、到位资金与年度计划的时序",
                                    {options, sizeof options / sizeof *options},
                                    150,
                                    draw};
