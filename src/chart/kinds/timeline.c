/* timeline: tasks and projects on a time axis by their deadlines, with what was reported of them, or the
 * years of a plan; a line stands at the end of the report's period. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "chart/alternative.h"
#include "chart/common.h"
#include "chart/legend.h"

enum { MOST_ROWS = 40, MOST_EVENTS = 24 };

typedef struct {
    double at; /* in months since the year 0, the end of the period */
    bool done;
} Event;

typedef struct {
    const Task *task;
    int index;
    double deadline; /* NAN: none that can be read */
    const char *state;
    bool done, late;
    Event events[MOST_EVENTS];
    int event_count;
} Row;

typedef struct {
    Chart *chart;
    Row rows[MOST_ROWS];
    int count, left_out;
    double now, from, to; /* months */
    double left, right, top, pitch;
} Timeline;

static double end_of(Period p) { return p.year * 12.0 + p.last; }

static bool is_done(const char *state)
{
    static const char *const words[] = {"完成", "投产", "竣工", "建成", "投用", "通车", "开通", NULL};
    for (int i = 0; state && words[i]; i++)
        if (strstr(state, words[i]) && !strstr(state, "未")) return true;
    return false;
}

/* What was reported up to the period: each change of state is an event. */
static void read_events(Timeline *t, Row *r)
{
    const Dataset *d = t->chart->analysis->data;
    const char *before = NULL;
    for (int i = 0; i < d->progress_count && r->event_count < MOST_EVENTS; i++) {
        const Progress *p = &d->progress[i];
        if (p->task != r->index || !p->state || !*p->state || end_of(p->period) > t->now) continue;
        if (before && !strcmp(before, p->state)) continue;
        before = r->state = p->state;
        r->done = is_done(p->state);
        r->events[r->event_count++] = (Event){end_of(p->period), r->done};
    }
}

static int soonest_first(const void *a, const void *b)
{
    const Row *x = a, *y = b;
    if (isnan(x->deadline) != isnan(y->deadline)) return isnan(x->deadline) ? 1 : -1;
    if (x->deadline != y->deadline && !isnan(x->deadline)) return x->deadline < y->deadline ? -1 : 1;
    return x->index - y->index;
}

static bool is_wanted(const Timeline *t, const Task *task)
{
    const OptionSet *set = t->chart->options;
    const char *category = option_text(set, "category"), *parent = option_text(set, "parent");
    if (category && strcmp(task->category, category)) return false;
    return !parent || (task->parent && !strcmp(task->parent, parent));
}

static bool gather(Timeline *t)
{
    Chart *chart = t->chart;
    const Dataset *d = chart->analysis->data;
    int most = (int)option_number(chart->options, "most");
    Row *all = ARENA_ARRAY(chart->list->arena, Row, d->task_count + 1);
    int n = 0;
    for (int i = 0; i < d->task_count; i++) {
        if (!is_wanted(t, &d->tasks[i])) continue;
        Row *r = &all[n];
        *r = (Row){.task = &d->tasks[i], .index = i, .deadline = NAN};
        Period p;
        if (r->task->deadline && *r->task->deadline && !period_parse(r->task->deadline, &p, NULL))
            r->deadline = end_of(p);
        read_events(t, r);
        r->late = !isnan(r->deadline) && r->deadline < t->now && r->state && !r->done;
        n += !isnan(r->deadline) || r->event_count;
    }
    if (!n) return !chart_empty(chart, "没有写明期限或进展的任务");
    qsort(all, (size_t)n, sizeof *all, soonest_first);
    t->left_out = n > most ? n - most : 0;
    t->count = n > most ? most : n;
    for (int i = 0; i < t->count; i++) t->rows[i] = all[i];
    return true;
}

/* Whole years around everything that is drawn. */
static void find_range(Timeline *t)
{
    double low = t->now, high = t->now;
    for (int i = 0; i < t->count; i++) {
        const Row *r = &t->rows[i];
        if (!isnan(r->deadline)) low = fmin(low, r->deadline), high = fmax(high, r->deadline);
        for (int k = 0; k < r->event_count; k++) low = fmin(low, r->events[k].at);
    }
    const char *from = option_text(t->chart->options, "from"), *to = option_text(t->chart->options, "to");
    Period p;
    t->from = from && !period_parse(from, &p, NULL) ? p.year * 12.0 : 12 * floor((low - 0.5) / 12);
    t->to = to && !period_parse(to, &p, NULL) ? p.year * 12.0 + 12 : 12 * ceil(high / 12);
    if (t->to <= t->from) t->to = t->from + 12;
}

static double x_of(const Timeline *t, double month)
{
    double x = t->left + (t->right - t->left) * (month - t->from) / (t->to - t->from);
    return fmin(fmax(x, t->left), t->right);
}

static void draw_axis(const Timeline *t, double foot)
{
    Chart *chart = t->chart;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false);
    int years = (int)lround((t->to - t->from) / 12);
    double wide = chart_label_width(chart, "2025年", ink) + 4;
    int step = (int)fmax(1, ceil(years * wide / (t->right - t->left)));
    for (int k = 0; k <= years; k++) {
        double x = x_of(t, t->from + 12.0 * k);
        display_guide(chart->list, x, t->top, x, foot, 0.3, chart->style->grid, DRAWN_GRID);
        if (k < years && k % step == 0)
            chart_label(chart, chart_printf(chart, "%d年", (int)lround(t->from / 12) + k), ink,
                        x_of(t, t->from + 12.0 * k + 6), t->top - ink.size * 0.5, 0.5, NULL);
    }
    for (int q = 1; years == 1 && q < 4; q++) {
        double x = x_of(t, t->from + 3.0 * q);
        display_guide(chart->list, x, t->top, x, foot, 0.2, chart->style->grid, DRAWN_GRID);
    }
}

/* Nothing reported is not the same as late: it is not known. */
static const char *state_words(const Timeline *t, const Row *r)
{
    if (!r->state) return "○尚无数据";
    return chart_printf(t->chart, "%s%s%s",
                        r->late   ? "▼"
                        : r->done ? "●"
                                  : "○",
                        r->state, r->late ? "，已过期限" : "");
}

/* A bar from the first event to now, dots at the changes of state, a diamond at the deadline. */
static void draw_row(const Timeline *t, const Row *r, double y)
{
    Chart *chart = t->chart;
    const ChartStyle *s = chart->style;
    TextStyle ink = chart_text(chart, s->ink, false, false), bold = chart_text(chart, s->ink, true, false);
    chart_label(chart, chart_name(chart, r->task->name, ink, t->left - 8), ink, t->left - 8,
                y + ink.size * 0.36, 1, NULL);
    display_guide(chart->list, t->left, y, t->right, y, 0.3, s->grid, DRAWN_GRID);
    if (r->event_count) {
        double end = r->done ? r->events[r->event_count - 1].at : t->now;
        display_rect(chart->list, x_of(t, r->events[0].at - 1), y - 2,
                     x_of(t, end) - x_of(t, r->events[0].at - 1), 4, s->series[r->done ? 2 : 0], DRAWN_MARK);
        for (int k = 0; k < r->event_count; k++) {
            double x = x_of(t, r->events[k].at);
            display_circle(chart->list, x, y, 3, s->paper, 0, DRAWN_HALO);
            display_circle(chart->list, x, y, 2.2, s->series[r->events[k].done ? 2 : 0], 0, DRAWN_MARK);
        }
    }
    if (!isnan(r->deadline))
        legend_diamond(chart, x_of(t, r->deadline), y, 3.4, s->series[r->late ? 1 : 0], r->done);
    TextStyle style = r->late ? bold : ink;
    chart_label(chart, chart_name(chart, state_words(t, r), style, chart->width - t->right - 8), style,
                t->right + 8, y + ink.size * 0.36, 0, NULL);
}

static double legend(Timeline *t)
{
    Chart *chart = t->chart;
    Colour colour = chart->style->series[0];
    const LegendEntry entries[] = {{.name = "期限", .mark = LEGEND_HOLLOW, .colour = colour},
                                   {.name = "期限（已完成）", .mark = LEGEND_DIAMOND, .colour = colour},
                                   {.name = "报告的进展", .mark = LEGEND_DOT, .colour = colour}};
    return legend_draw(chart, entries, 3, t->left, 0, chart->width - t->left);
}

static void measure(Timeline *t)
{
    Chart *chart = t->chart;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false),
              bold = chart_text(chart, chart->style->ink, true, false);
    double names = 0, states = 0;
    for (int i = 0; i < t->count; i++) {
        names = fmax(names, chart_label_width(chart, t->rows[i].task->name, ink));
        states = fmax(states, chart_label_width(chart, state_words(t, &t->rows[i]), bold));
    }
    t->left = fmin(names, chart->width * 0.36) + 8;
    t->right = chart->width - fmin(states, chart->width * 0.22) - 8;
}

static bool draw(Chart *chart)
{
    Timeline t = {.chart = chart};
    t.now = end_of(chart->period);
    if (!gather(&t)) return chart->empty;
    find_range(&t);
    measure(&t);
    double size = chart->style->label_size;
    if (t.right - t.left < 60) return chart_refuse(chart, "图太窄，放不下任务名称");
    t.top = legend(&t) + size * 1.8;
    t.pitch = fmax(size * 1.5, fmin(size * 2.4, (chart->height - t.top) / t.count));
    chart->height = t.top + t.pitch * t.count;
    draw_axis(&t, chart->height);
    int late = 0, done = 0;
    const char *text = "";
    for (int i = 0; i < t.count; i++) {
        const Row *r = &t.rows[i];
        draw_row(&t, r, t.top + t.pitch * (i + 0.5));
        late += r->late;
        done += r->done;
        text = alternative_join(chart, text, "；",
                                chart_printf(chart, "%s，期限%s，%s", r->task->name, r->task->deadline,
                                             r->state ? r->state : "尚无数据"));
    }
    double x = x_of(&t, t.now);
    display_dashed(chart->list, x, t.top, x, chart->height, 0.8, chart->style->ink, 3, 2, DRAWN_NOW);
    char words[4 * PERIOD_TEXT];
    if (done && late)
        chart->message = chart_printf(chart, "%d项中%d项已完成，%d项已过期限未完成", t.count, done, late);
    else if (done || late)
        chart->message =
            chart_printf(chart, "%d项中%d项%s", t.count, done + late, done ? "已完成" : "已过期限未完成");
    const char *until = period_words(chart->period, NOTATION_SPAN, true, words);
    chart->note = t.left_out
                      ? chart_printf(chart, "虚线为报告期（%s）；期限靠后的%d项没有列出。", until, t.left_out)
                      : chart_printf(chart, "虚线为报告期（%s）。", until);
    chart->title = chart_printf(
        chart, "%s的期限与进展",
        option_text(chart->options, "category") ? option_text(chart->options, "category") : "任务");
    chart->alternative = chart_printf(chart, "时间轴：%s，%s", chart->title, text);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"category", "类别", OPTION_TEXT, false, NULL, 0, 0, NULL, "哪一类任务，如重点项目；不写则为全部"},
    {"parent", "上级", OPTION_TEXT, false, NULL, 0, 0, NULL, "只画上级编号为此的任务"},
    {"from", "起", OPTION_TEXT, false, NULL, 0, 0, NULL, "横轴从哪一年"},
    {"to", "止", OPTION_TEXT, false, NULL, 0, 0, NULL, "横轴到哪一年"},
    {"most", "行数", OPTION_NUMBER, false, NULL, 1, MOST_ROWS, "20", "最多列几项，期限近的在前"},
};

const ChartKind chart_timeline = {"timeline",
                                  "时间轴",
                                  "任务、项目的期限与进展，过期未完成的标出",
                                  {options, sizeof options / sizeof *options},
                                  200,
                                  draw};
