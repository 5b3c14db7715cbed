/* progress: tasks (民生实事, 重点项目 …) by the share of their goal that is done, against the time that has
 * gone; the latest ones first. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/task.h"
#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/said.h"

enum { MOST_ROWS = 40 };

typedef struct {
    const Task *task;
    bool known;
    double rate; /* displayed, % */
    const char *printed;
    const Provenance *source;
} Row;

typedef struct {
    Chart *chart;
    Row rows[MOST_ROWS];
    int count;
    double time; /* % */
    Point gone;  /* the same with its source */
} ProgressChart;

static int behind_first(const void *a, const void *b)
{
    const Row *x = a, *y = b;
    if (x->known != y->known) return x->known ? -1 : 1;
    return (x->rate > y->rate) - (x->rate < y->rate);
}

static bool gather(ProgressChart *p)
{
    Chart *chart = p->chart;
    const Dataset *d = chart->analysis->data;
    const char *category = option_text(chart->options, "category");
    bool known = false;
    for (int i = 0; i < d->task_count; i++) {
        const Task *t = &d->tasks[i];
        if ((category && strcmp(t->category, category)) || (t->year && t->year != chart->period.year) ||
            !t->has_goal || t->goal <= 0)
            continue;
        if (p->count == MOST_ROWS) return chart_refuse(chart, "任务超过40项，放不下；请写category（类别）");
        TaskStanding standing = task_standing(chart->analysis, i, chart->period);
        Row *r = &p->rows[p->count++];
        *r = (Row){.task = t, .known = standing.rate.known};
        if (!r->known) continue;
        Point rate = plot_value(chart, &standing.rate, 1);
        r->rate = rate.value;
        r->printed = rate.printed;
        r->source = rate.source;
        known = true;
    }
    if (!p->count) return !chart_empty(chart, "没有有目标值的任务") || chart->empty;
    if (!known) return !chart_empty(chart, "各项任务都没有进展数") || chart->empty;
    qsort(p->rows, (size_t)p->count, sizeof *p->rows, behind_first);
    Value gone = goal_time_progress(chart->analysis, (Subject){0, chart->region, chart->period});
    p->gone = plot_value(chart, &gone, 1);
    p->time = p->gone.value;
    return true;
}

static void draw_rows(ProgressChart *p, double left, double right, double head, double pitch)
{
    Chart *chart = p->chart;
    const ChartStyle *style = chart->style;
    TextStyle ink = chart_text(chart, style->ink, false, false),
              bold = chart_text(chart, style->ink, true, false);
    double scale = (right - left) / 100, thick = pitch * 0.5;
    for (int i = 0; i < p->count; i++) {
        const Row *r = &p->rows[i];
        double middle = head + pitch * (i + 0.5), base = middle + ink.size * 0.36;
        bool late = r->known && r->rate < p->time;
        chart_label(chart, r->task->name, ink, left - 8, base, 1, NULL);
        display_rect(chart->list, left, middle - thick / 2, right - left, thick, style->grid, DRAWN_TRACK);
        if (r->known) {
            display_rect(chart->list, left, middle - thick / 2, fmin(r->rate, 100) * scale, thick,
                         style->series[late ? 1 : 2], DRAWN_MARK);
            display_source(chart->list, chart->list->count - 1, r->source);
        }
        const char *sign = !r->known ? "○" : late ? "▼" : "●";
        double x = right + 6;
        x += chart_label(chart, sign, ink, x, base, 0, NULL) + 2;
        chart_label(chart, r->known ? chart_printf(chart, "%s%%", r->printed) : "尚无数据", late ? bold : ink,
                    x, base, 0, r->known ? r->source : NULL);
    }
}

static bool draw(Chart *chart)
{
    ProgressChart p = {.chart = chart};
    if (!gather(&p)) return false;
    if (chart->empty) return true;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    double names = 0, head = ink.size * 1.6;
    int late = 0, known = 0;
    const char *text = "";
    for (int i = 0; i < p.count; i++) {
        const Row *r = &p.rows[i];
        names = fmax(names, chart_label_width(chart, r->task->name, ink));
        known += r->known;
        late += r->known && r->rate < p.time;
        text = alternative_join(chart, text, "，",
                                chart_printf(chart, "%s%s%s", r->task->name,
                                             r->known ? said_text(chart, r->printed, r->source) : "尚无数据",
                                             r->known ? "%" : ""));
    }
    double left = names + 8, right = chart->width - 8 * ink.size;
    if (right - left < 40) return chart_refuse(chart, "图太窄，放不下任务名称");
    double pitch = fmax(14, fmin(20, (chart->height - head) / p.count));
    chart->height = head + pitch * p.count;
    draw_rows(&p, left, right, head, pitch);
    double x = left + (right - left) * p.time / 100;
    display_guide(chart->list, x, head, x, chart->height, 2, chart->style->paper, DRAWN_TARGET);
    display_dashed(chart->list, x, head, x, chart->height, 0.8, chart->style->ink, 3, 2, DRAWN_TARGET);
    chart_label(chart, chart_printf(chart, "时序进度 %s%%", p.gone.printed), ink, x, ink.size, 0.5,
                p.gone.source);
    chart->message = late ? chart_printf(chart, "%d项中%d项慢于时序进度", known, late)
                          : chart_printf(chart, "%d项均不慢于时序进度", known);
    chart->title = chart_printf(
        chart, "%s进展",
        option_text(chart->options, "category") ? option_text(chart->options, "category") : "任务");
    chart->alternative =
        chart_printf(chart, "进度图：%s，时序进度%s%%，%s", chart->title, said_point(chart, &p.gone), text);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"category", "类别", OPTION_TEXT, false, NULL, 0, 0, NULL, "哪一类任务，如民生实事；不写则为全部"},
};

const ChartKind chart_progress = {
    "progress", "进度图", "各项任务的完成率与时序进度，慢的在前", {options, sizeof options / sizeof *options},
    150,        draw};
