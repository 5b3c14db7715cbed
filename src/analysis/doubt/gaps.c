/* Months are counted from year 0, so that a gap is a difference of two numbers. */
#include "analysis/doubt/gaps.h"

#include <glib.h>
#include <string.h>

static int month_number(Period p) { return p.year * 12 + p.last - 1; }

static bool is_monthly(const Indicator *item)
{
    return item->frequency == FREQUENCY_UNSAID || item->frequency == FREQUENCY_MONTH;
}

/* A month that is missing in a region, and of how many indicators. */
typedef struct {
    int month, region, indicators;
    const char *names[3];
    const Observation *after; /* the first figure behind the gap */
} Gap;

static void note_gap(Doubts *d, GArray *gaps, const Observation *after, int month)
{
    const char *name = doubt_name(d, after);
    for (guint i = 0; i < gaps->len; i++) {
        Gap *g = &g_array_index(gaps, Gap, i);
        if (g->month != month || g->region != after->region) continue;
        if (g->indicators < 3) g->names[g->indicators] = name;
        g->indicators++;
        return;
    }
    Gap gap = {month, after->region, 1, {name}, after};
    g_array_append_val(gaps, gap);
}

/* Single months missing between their neighbours. Figures published from 1—2月 on have no January, and those
 * whose first month of a year is February's span have no month there either. */
static void find_gaps(Doubts *d, const Observation *series, int count, GArray *gaps)
{
    int before = 0, runs = 0;
    for (int i = 0; i < count; i++) {
        const Observation *o = &series[i];
        bool given = o->state == FIGURE_VALUE || o->yoy_state == FIGURE_VALUE;
        if (!given || (!period_is_month(o->period) && !period_is_cumulative(o->period))) continue;
        int month = month_number(o->period), missing = month - before - 1;
        if (missing < 0) continue; /* the same month again, as a span */
        if (before && missing == 1 && (before + 1) % 12 != 0) note_gap(d, gaps, o, before + 1);
        /* Two months at once count in a series that has proved to be monthly. */
        if (before && missing == 2 && runs >= 6 && (before + 1) % 12 > 0 && (before + 2) % 12 > 0)
            note_gap(d, gaps, o, before + 1), note_gap(d, gaps, o, before + 2);
        runs = missing == 0 || (missing == 1 && (before + 1) % 12 == 0) ? runs + 1 : 0;
        before = month;
    }
}

static void report_gaps(Doubts *d, const GArray *gaps)
{
    const Dataset *data = d->analysis->data;
    for (guint i = 0; i < gaps->len; i++) {
        const Gap *g = &g_array_index(gaps, Gap, i);
        GString *names = g_string_new(NULL);
        for (int k = 0; k < MIN(g->indicators, 3); k++)
            g_string_append_printf(names, "%s%s", k ? "、" : "", g->names[k]);
        char *many = g->indicators > 3 ? g_strdup_printf("等%d项", g->indicators) : g_strdup("");
        diag_report(d->diags, W_DATA_GAP, doubt_place(d, observation_value_source(g->after)),
                    "%s缺%d年%d月的数（%s%s），前后月份都有；请补上", data->regions[g->region].name,
                    g->month / 12, g->month % 12 + 1, names->str, many);
        g_free(many);
        g_string_free(names, TRUE);
    }
}

/* ---- districts ---- */

static bool reported(const Dataset *data, int indicator, int region, Period p)
{
    const Observation *o = dataset_observation(data, indicator, region, p);
    return o && (o->state == FIGURE_VALUE || o->yoy_state == FIGURE_VALUE);
}

/* Whether the region has a figure of the indicator for the month or the span that ends with it. */
static bool has_month(const Dataset *data, int indicator, int region, Period month)
{
    return month.year &&
           (reported(data, indicator, region, month) ||
            (month.last > 1 && reported(data, indicator, region, period_span(month.year, month.last))));
}

/* Most of a region's fellows have the month, and it had the month before, or the same of last year. */
static bool is_late(const Dataset *data, int indicator, int region, Period month)
{
    const Region *r = &data->regions[region];
    if (region_ended_before(r, month) || has_month(data, indicator, region, month) ||
        !(has_month(data, indicator, region, period_before(month)) ||
          has_month(data, indicator, region, period_year_before(month, 1))))
        return false;
    int fellows = 0, here = 0;
    for (int i = 0; i < data->region_count; i++) {
        const Region *other = &data->regions[i];
        if (i == region || other->parent != r->parent || strcmp(other->category, r->category)) continue;
        fellows++;
        here += has_month(data, indicator, i, month);
    }
    return fellows && here * 2 > fellows;
}

static void check_districts(Doubts *d)
{
    const Dataset *data = d->analysis->data;
    Period latest = dataset_latest_period(data);
    if (!latest.year) return;
    Period month = period_month(latest.year, latest.last);
    for (int region = 0; region < data->region_count; region++) {
        int late = 0;
        const char *first = NULL;
        const Observation *last = NULL;
        for (int i = 0; i < data->indicator_count; i++) {
            if (!is_monthly(&data->indicators[i]) || !is_late(data, i, region, month)) continue;
            int count;
            const Observation *series = dataset_series(data, i, region, &count);
            if (!late++) first = data->indicators[i].name, last = &series[count - 1];
        }
        if (!late) continue;
        char words[4 * PERIOD_TEXT], *more = late > 1 ? g_strdup_printf("等%d项", late) : g_strdup("");
        diag_report(d->diags, W_DATA_UNREPORTED, doubt_place(d, observation_value_source(last)),
                    "%s还没有报%s的“%s”%s，同类地区大多已报", data->regions[region].name,
                    period_words(month, NOTATION_SPAN, true, words), first, more);
        g_free(more);
    }
}

/* ---- tasks ---- */

static bool is_finished(const Progress *p)
{
    static const char *const words[] = {"完成", "已完成", "投产", "建成", "竣工", "建成投用", "终止", "取消"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (!strcmp(p->state, words[i])) return true;
    return false;
}

static bool is_year_of(const Task *t, Period p) { return !t->year || t->year == p.year; }

/* The period of the latest progress of any task; year 0 without progress. */
static Period latest_progress(const Dataset *data)
{
    Period latest = {0};
    for (int i = 0; i < data->progress_count; i++)
        if (!latest.year || period_compare(data->progress[i].period, latest) > 0)
            latest = data->progress[i].period;
    return latest;
}

static void check_tasks(Doubts *d)
{
    const Dataset *data = d->analysis->data;
    Period latest = latest_progress(data);
    const char *file = "progress.csv";
    for (int i = 0; i < data->file_count; i++)
        if (strstr(data->files[i], "progress.")) file = data->files[i];
    for (int i = 0; latest.year && i < data->task_count; i++) {
        const Task *t = &data->tasks[i];
        const Progress *p = dataset_progress(data, i, latest);
        bool late =
            is_year_of(t, latest) && p && (p->period.year != latest.year || p->period.last < latest.last);
        if (!late || is_finished(p)) continue;
        if (p->done_state == FIGURE_VALUE && t->has_goal && t->goal > 0 && p->done >= t->goal) continue;
        char now[4 * PERIOD_TEXT], then[4 * PERIOD_TEXT];
        diag_report(d->diags, W_DATA_UNREPORTED, (Place){.file = file, .line = p->line, .column = 1},
                    "“%s”（%s）没有报%s的进展，最近一次是%s", t->name, t->id,
                    period_words(latest, NOTATION_SPAN, true, now),
                    period_words(p->period, NOTATION_SPAN, true, then));
    }
}

void gaps_check(Doubts *d)
{
    const Dataset *data = d->analysis->data;
    GArray *gaps = g_array_new(FALSE, FALSE, sizeof(Gap));
    for (int i = 0; i < data->observation_count;) {
        const Observation *first = &data->observations[i];
        int count;
        const Observation *series = dataset_series(data, first->indicator, first->region, &count);
        if (is_monthly(&data->indicators[first->indicator])) find_gaps(d, series, count, gaps);
        i += count;
    }
    report_gaps(d, gaps);
    g_array_free(gaps, TRUE);
    check_districts(d);
    check_tasks(d);
}
