/* bullet: outcome, target (base and stretch), last year and time progress, one line an indicator. Each line
 * has a scale of its own, written at its ends: indicators in different units stand under one another. */
#include <math.h>
#include <string.h>

#include "analysis/verdict.h"
#include "chart/alternative.h"
#include "chart/common.h"

enum { MOST_ROWS = 20 };

typedef struct {
    const Target *target;
    const Indicator *item;
    Point outcome, last_year;
    double goal, stretch, time;
    bool has_goal, has_stretch, has_time;
    const char *unit, *goal_text;
    int decimals;
    GoalStatus status;
} Row;

typedef struct {
    Chart *chart;
    Row rows[MOST_ROWS];
    int count;
    double names, values, left, right;
} Bullet;

static void add_row(Bullet *b, int indicator)
{
    Chart *chart = b->chart;
    Analysis *a = chart->analysis;
    const Target *t = dataset_target(a->data, indicator, chart->region, chart->period.year);
    if (!t || b->count == MOST_ROWS) return;
    Row *r = &b->rows[b->count];
    Subject s = goal_subject(a, (Subject){indicator, chart->region, chart->period}),
            before = subject_at(s, period_year_before(s.period, 1));
    bool growth = goal_binds_growth(t);
    *r = (Row){.target = t, .item = &a->data->indicators[indicator]};
    r->decimals = goal_decimals(a, t);
    Value goal = goal_threshold(a, t, s), now = goal_outcome(a, t, s), then = goal_outcome(a, t, before),
          time = goal_time_progress(a, s);
    r->unit = growth ? "%" : r->item->kind == KIND_INDEX ? "" : now.known ? now.unit : r->item->unit_name;
    r->outcome = plot_value(chart, &now, r->decimals);
    r->last_year = plot_value(chart, &then, r->decimals);
    r->status = goal_judge(a, t, s).status;
    r->has_goal = goal.known;
    r->goal = goal.number;
    r->goal_text = t->text;
    r->has_stretch = t->wording.has_second && growth;
    r->stretch = t->wording.second;
    /* Amounts grow with the months: where the year's line is today. */
    r->has_time = !growth && kind_has_scope(r->item->kind) && time.known && goal.known;
    r->time = r->has_time ? goal.number * time.number / 100 : 0;
    if (r->has_goal || r->outcome.known) b->count++;
}

static bool gather(Bullet *b)
{
    Chart *chart = b->chart;
    int count;
    int *named = chart_indicators(chart, "indicators", &count);
    for (int i = 0; i < count; i++) add_row(b, named[i]);
    for (int i = 0; !count && i < chart->analysis->data->indicator_count; i++) add_row(b, i);
    return b->count || !chart_empty(chart, "没有设目标的指标") || chart->empty;
}

static void reach(double *low, double *high, bool known, double value)
{
    if (!known) return;
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

static double row_x(const Bullet *b, double low, double high, double value)
{
    return b->left + (b->right - b->left) * (value - low) / (high - low);
}

static void draw_row(Bullet *b, const Row *r, double middle, double pitch)
{
    Chart *chart = b->chart;
    const ChartStyle *style = chart->style;
    TextStyle ink = chart_text(chart, style->ink, false, false),
              bold = chart_text(chart, style->ink, true, false),
              muted = chart_text(chart, style->muted, false, true);
    double low = 0, high = 0, base = middle + ink.size * 0.36, track = pitch * 0.5;
    reach(&low, &high, r->outcome.known, r->outcome.value);
    reach(&low, &high, r->last_year.known, r->last_year.value);
    reach(&low, &high, r->has_goal, r->goal);
    reach(&low, &high, r->has_stretch, r->stretch);
    if (high <= low) high = low + 1;
    high += (high - low) * 0.04;
    double zero = row_x(b, low, high, 0);
    chart_label(chart, r->item->name, ink, b->names, base, 1, NULL);
    display_rect(chart->list, b->left, middle - track / 2, b->right - b->left, track, style->grid,
                 DRAWN_TRACK);
    if (r->outcome.known) {
        double x = row_x(b, low, high, r->outcome.value);
        display_rect(chart->list, fmin(x, zero), middle - track / 5, fabs(x - zero), track * 0.4,
                     style->series[0], DRAWN_MARK);
        display_source(b->chart->list, b->chart->list->count - 1, r->outcome.source);
    }
    if (r->last_year.known) { /* on white, to be seen on the bar too */
        double x = row_x(b, low, high, r->last_year.value);
        display_circle(chart->list, x, middle, 3, style->paper, 0, DRAWN_LAST_YEAR);
        display_circle(chart->list, x, middle, 2.3, style->ink, 0.9, DRAWN_LAST_YEAR);
    }
    if (r->has_time) {
        double x = row_x(b, low, high, r->time);
        display_dashed(chart->list, x, middle - track / 2, x, middle + track / 2, 0.8, style->ink, 2, 1.5,
                       DRAWN_TIME);
    }
    if (r->has_goal)
        display_rect(chart->list, row_x(b, low, high, r->goal) - 1.1, middle - track * 0.62, 2.2,
                     track * 1.24, style->series[1], DRAWN_TARGET);
    if (r->has_stretch)
        display_rect(chart->list, row_x(b, low, high, r->stretch) - 0.5, middle - track * 0.62, 1,
                     track * 1.24, style->series[1], DRAWN_TARGET);
    const char *outcome = r->outcome.known ? chart_printf(chart, "%s%s", r->outcome.printed, r->unit) : "—";
    double end = b->right + 6;
    end += chart_label(chart, outcome, bold, end, base, 0, r->outcome.source) + 5;
    chart_label(chart, chart_printf(chart, "目标%s", r->goal_text), muted, end, base, 0, NULL);
}

static void draw_legend(Bullet *b)
{
    static const char *const names[] = {"完成", "目标", "上年同期", "时序进度"};
    Chart *chart = b->chart;
    const ChartStyle *style = chart->style;
    TextStyle ink = chart_text(chart, style->ink, false, false);
    double x = b->left, base = ink.size, middle = base - ink.size * 0.36;
    bool timed = false;
    for (int i = 0; i < b->count; i++) timed |= b->rows[i].has_time;
    for (int i = 0; i < (timed ? 4 : 3); i++) {
        if (i == 0) display_rect(chart->list, x, middle - 2, 12, 4, style->series[0], DRAWN_LEGEND);
        if (i == 1) display_rect(chart->list, x + 5, middle - 5, 2.2, 10, style->series[1], DRAWN_LEGEND);
        if (i == 2) display_circle(chart->list, x + 6, middle, 2.3, style->ink, 0.9, DRAWN_LEGEND);
        if (i == 3)
            display_dashed(chart->list, x + 6, middle - 5, x + 6, middle + 5, 0.8, style->ink, 2, 1.5,
                           DRAWN_LEGEND);
        x += 15 + chart_label(chart, names[i], ink, x + 15, base, 0, NULL) + 12;
    }
}

/* “9项目标中6项达到进度，2项低于进度，1项尚不可判”. */
static const char *message(const Bullet *b)
{
    static const GoalStatus order[] = {STATUS_MET, STATUS_ON_TRACK, STATUS_BEHIND, STATUS_MISSED,
                                       STATUS_OPEN};
    const char *text = "";
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        int n = 0;
        for (int i = 0; i < b->count; i++) n += b->rows[i].status == order[k];
        if (n)
            text = alternative_join(b->chart, text, "，",
                                    chart_printf(b->chart, "%d项%s", n, goal_status_name(order[k])));
    }
    return chart_printf(b->chart, "%d项目标中%s", b->count, text);
}

static bool draw(Chart *chart)
{
    Bullet b = {.chart = chart};
    if (!gather(&b)) return false;
    if (chart->empty) return true;
    TextStyle ink = chart_text(chart, chart->style->ink, false, false),
              bold = chart_text(chart, chart->style->ink, true, false),
              muted = chart_text(chart, chart->style->muted, false, true);
    const char *text = "";
    for (int i = 0; i < b.count; i++) {
        const Row *r = &b.rows[i];
        b.names = fmax(b.names, chart_label_width(chart, r->item->name, ink));
        b.values =
            fmax(b.values,
                 chart_label_width(
                     chart, chart_printf(chart, "%s%s", r->outcome.known ? r->outcome.printed : "—", r->unit),
                     bold) +
                     chart_label_width(chart, chart_printf(chart, "目标%s", r->goal_text), muted) + 16);
        text = alternative_join(chart, text, "；",
                                chart_printf(chart, "%s，目标%s",
                                             alternative_point(chart, r->item->name, &r->outcome, r->unit),
                                             r->goal_text));
    }
    b.left = b.names + 8;
    b.right = chart->width - b.values;
    if (b.right - b.left < 40) return chart_refuse(chart, "图太窄，放不下指标名称和目标");
    double head = ink.size * 2, pitch = fmax(15, fmin(22, (chart->height - head) / b.count));
    chart->height = head + pitch * b.count;
    draw_legend(&b);
    for (int i = 0; i < b.count; i++) draw_row(&b, &b.rows[i], head + pitch * (i + 0.5), pitch);
    chart->message = message(&b);
    chart->title = "年度目标完成情况";
    chart->note = "各行的横轴各按本行的数，不能上下比较长短。";
    chart->alternative = chart_printf(chart, "子弹图：%s", text);
    return true;
}

static const OptionSpec options[] = {
    CHART_COMMON_OPTIONS,
    {"indicators", "指标", OPTION_INDICATORS, false, NULL, 0, 0, NULL,
     "哪些指标，不写则为本年设了目标的全部"},
};

const ChartKind chart_bullet = {"bullet",
                                "子弹图",
                                "完成数、目标、上年同期、时序进度，一行一个指标",
                                {options, sizeof options / sizeof *options},
                                180,
                                draw};
